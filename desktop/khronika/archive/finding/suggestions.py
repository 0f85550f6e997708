"""What somebody may have meant whose word occurs nowhere in the archive."""

import difflib
from collections.abc import Iterable, Iterator

from sqlite_utils.db import Database

from khronika.archive.change import chunks, marks
from khronika.archive.finding.forms import Meaning
from khronika.language.folding import fold

_LATIN = "abcdefghijklmnopqrstuvwxyz"
_CYRILLIC = "абвгґдеєжзиіїйклмнопрстуфхцчшщьъыэюя"
# The keys of the usual layouts, for who typed in the other one: ghbdtn for привет.
_KEYS = "qwertyuiop[]asdfghjkl;'zxcvbnm,."
_RUSSIAN = "йцукенгшщзхъфывапролджэячсмитьбю"
_UKRAINIAN = "йцукенгшщзхїфівапролджєячсмитьбю"
_SHORTEST, _LONGEST = 4, 40  # letters
_ALIKE = 0.75  # of difflib's ratio
_BEGINNING = 3  # letters that words compared by it share


def suggested(db: Database, text: str, meaning: Meaning) -> str:
    """Return the query `text` with each word that occurs nowhere replaced by the likeliest that
    does; "" where none is missing or nothing is like it.
    """
    changed = text
    for word in sorted(meaning.missing(), key=lambda word: -word.start):
        other = nearest(db, fold(word.text))
        if other is None:
            return ""
        changed = changed[: word.start] + other + changed[word.end :]
    return changed if changed != text else ""


def nearest(db: Database, word: str) -> str | None:
    """Return the word that occurs and is most like the folded `word`; None if none is.

    Those typed in another layout come first, then those of one letter more, less, other or
    swapped, then those with the same beginning.
    """
    if not _SHORTEST <= len(word) <= _LONGEST:
        return None
    for candidates in (_of_layouts(word), _one_off(word)):
        found = _occurring(db, candidates)
        if found:
            return max(
                found, key=lambda one: (difflib.SequenceMatcher(None, word, one).ratio(), one)
            )
    beginning = word[:_BEGINNING]
    sql = (
        "SELECT term FROM vocabulary WHERE term >= ? AND term < ? AND length(term) BETWEEN ? AND ?"
    )
    bounds = [beginning, beginning + "\uffff", len(word) - 2, len(word) + 2]
    others = [row[0] for row in db.conn.execute(sql, bounds).fetchall()]
    close = difflib.get_close_matches(word, others, n=1, cutoff=_ALIKE)
    return close[0] if close else None


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


def _occurring(db: Database, words: Iterable[str]) -> list[str]:
    found: list[str] = []
    for piece in chunks(dict.fromkeys(words)):
        sql = f"SELECT term FROM vocabulary WHERE term IN ({marks(piece)})"
        found += [row[0] for row in db.conn.execute(sql, piece).fetchall()]
    return found
