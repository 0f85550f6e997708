"""What somebody may have meant whose word occurs nowhere in the archive."""

import difflib
from collections.abc import Callable, Iterable, Iterator
from itertools import islice, product

from sqlite_utils.db import Database

from khronika.archive.change import chunks, marks
from khronika.archive.finding.forms import Meaning
from khronika.archive.finding.sight import EVERYTHING, Sight
from khronika.domain.query_nodes import Word
from khronika.language.folding import words
from khronika.language.keys import SPELLING
from khronika.language.runs import Run
from khronika.language.skeleton import skeletons

_LATIN = "abcdefghijklmnopqrstuvwxyz"
_CYRILLIC = "абвгґдеєжзиіїйклмнопрстуфхцчшщьъыэюя"
# The keys of the usual layouts, for who typed in the other one: ghbdtn for привет.
_KEYS = "qwertyuiop[]asdfghjkl;'zxcvbnm,."
_RUSSIAN = "йцукенгшщзхъфывапролджэячсмитьбю"
_UKRAINIAN = "йцукенгшщзхїфівапролджєячсмитьбю"
_SHORTEST, _LONGEST = 3, 40  # letters
_TELLING = 4  # letters: fewer are likened to nothing but what is one letter off
_ALIKE = 0.75  # of difflib's ratio
_BEGINNING = 3  # letters that words compared by it share
_TRIED = 6  # proposals that are looked for before there is none


def suggested(
    db: Database,
    text: str,
    meaning: Meaning,
    finds: Callable[[str], bool],
    sight: Sight = EVERYTHING,
) -> str:
    """Return the query `text` with each word that occurs nowhere replaced by the likeliest that
    does, and with which something is found; "" where none is missing or nothing is like it.

    `finds`: whether a query finds anything. Of words that all occur, though not together, none is
    more likely wrong than another. What `sight` does not see is proposed to nobody.
    """
    missing = [(word, *piece) for word in meaning.missing() for piece in _pieces(meaning, word)]
    every = [candidates(db, piece, is_wide=meaning.is_wide) for _word, _at, piece in missing]
    likely = [[one for one in ones if not sight.hides(one)] for ones in every]
    for chosen in islice(product(*likely), _TRIED) if missing else ():
        said = text
        for (word, at, piece), other in sorted(
            zip(missing, chosen, strict=True), key=lambda one: (-one[0][0].start, -one[0][1])
        ):
            start = word.start + at
            written = other.capitalize() if said[start].isupper() else other
            said = said[:start] + written + said[start + len(piece) :]
        if finds(said):
            return said
    return ""


def _pieces(meaning: Meaning, word: Word) -> list[tuple[int, str]]:
    """Return what of a word occurs nowhere: where in it that begins, and its folded letters."""
    run = meaning.runs[word]
    forms = run.forms if isinstance(run, Run) else ()
    return [
        (piece.start, piece.folded)
        for piece, one in zip(words(word.text), forms, strict=True)
        if not (one.words or one.beginning)
    ]


def candidates(db: Database, word: str, *, is_wide: bool) -> list[str]:
    """Return the words that may be meant by the folded `word`, the likeliest first.

    Those typed in another layout come first, then those of one letter more, less, other or
    swapped, then those with the same beginning. With `is_wide`, what is one letter off may be the
    name of somebody who is written in another script.
    """
    if not _SHORTEST <= len(word) <= _LONGEST or not any(map(str.isalpha, word)):
        return []
    is_telling = len(word) >= _TELLING
    one_off = {one for one in _one_off(word) if len(one) >= _SHORTEST} - {word}
    likely = _likest(word, _occurring(db, _of_layouts(word))) if is_telling else []
    likely += _likest(word, _occurring(db, one_off))
    if is_wide:
        likely += _likest(word, _sounding(db, one_off))[:_TRIED]
    if is_telling:
        likely += _with_its_beginning(db, word)
    return list(dict.fromkeys(likely))


def _likest(word: str, found: Iterable[str]) -> list[str]:
    """Return `found`, what is most like `word` first."""
    ratios = {one: difflib.SequenceMatcher(None, word, one).ratio() for one in found}
    return sorted(ratios, key=lambda one: (ratios[one], one), reverse=True)


def _with_its_beginning(db: Database, word: str) -> list[str]:
    beginning = word[:_BEGINNING]
    sql = (
        "SELECT term FROM vocabulary WHERE term >= ? AND term < ? AND length(term) BETWEEN ? AND ?"
    )
    bounds = [beginning, beginning + "\uffff", len(word) - 2, len(word) + 2]
    others = [row[0] for row in db.conn.execute(sql, bounds).fetchall()]
    return difflib.get_close_matches(word, others, cutoff=_ALIKE)


def _sounding(db: Database, typed: Iterable[str]) -> set[str]:
    """Return those of `typed` that sound like a name that occurs, in whatever script."""
    spelled: dict[str, list[str]] = {}
    for one in typed:
        for skeleton in skeletons(one):
            spelled.setdefault(SPELLING + skeleton, []).append(one)
    found: set[str] = set()
    for piece in chunks(spelled):
        sql = f"SELECT DISTINCT key FROM vocabulary_key WHERE key IN ({marks(piece)})"
        for (key,) in db.conn.execute(sql, piece).fetchall():
            found.update(spelled[key])
    return found


def _of_layouts(word: str) -> Iterator[str]:
    for layout in (_RUSSIAN, _UKRAINIAN):
        yield word.translate(str.maketrans(_KEYS, layout))
        yield word.translate(str.maketrans(layout, _KEYS))


def _one_off(word: str) -> Iterator[str]:
    letters = _LATIN if word.isascii() else _CYRILLIC
    for at in range(len(word) + 1):
        before, after = word[:at], word[at:]
        if after:
            yield before + after[1:]
        if len(after) > 1:
            yield before + after[1] + after[0] + after[2:]
        for letter in letters:
            yield before + letter + after
            if after:
                yield before + letter + after[1:]


def _occurring(db: Database, typed: Iterable[str]) -> list[str]:
    found: list[str] = []
    for piece in chunks(dict.fromkeys(typed)):
        sql = f"SELECT term FROM vocabulary WHERE term IN ({marks(piece)})"
        found += [row[0] for row in db.conn.execute(sql, piece).fetchall()]
    return found
