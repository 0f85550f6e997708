"""What files of Word and of LibreOffice have in common: how their text is put together for
keeping, and which of the things that a program filled in say anything of a document."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from khronika.importing.extracted import Field, Proposal
from khronika.language.guess import UNDETERMINED, guess_language

_LONGEST = 500  # code points of a value; whoever writes more there writes the text itself
_MOST_AUTHORS = 20

# The layout's hyphens would keep a word from being found; marks of byte order are no text.
_NOT_KEPT = dict.fromkeys(map(ord, "\x7f\u00ad\ufeff")) | {ord("\r"): "\n"}
_DEFAULT_TITLE = re.compile(
    r"microsoft (?:office )?word\b.*|word document|(?:untitled|document|документ)[ _-]?\d*"
    r"|без (?:имени|названия|назви)[ _-]?\d*|.*\.(?:docx?|docm|dotx?|odt|rtf|txt|pdf|html?)"
    r"|\W*|\d+",
    re.IGNORECASE,
)
_DEFAULT_AUTHORS = frozenset(
    "admin|administrator|author|guest|home|hp|lenovo|asus|acer|dell|samsung|me|microsoft|"
    "microsoft office user|owner|pc|python-docx|test|unknown|user|windows user|пк|автор|"
    "администратор|админ|адміністратор|адмін|дом|гость|гість|пользователь|"
    "пользователь windows|користувач|користувач windows|неизвестный|невідомий".split("|")
)
_SEVERAL = re.compile(r"\s*[;\n]\s*")
_LANGUAGE = re.compile(r"([a-z]{2,3})(?:[-_].*)?", re.IGNORECASE)  # BCP 47, its first part
_DAY = re.compile(r"((?:19[89]|20\d)\d-\d\d-\d\d)(?:T.*)?")
_TEMPLATES = ("2013-12-23",)  # that of python-docx, which hands its day on to what it makes


@dataclass(frozen=True, slots=True)
class Labels:
    """What stands before that which had no place of its own in the text.

    They are kept and cited with the text, the same whoever reads the file anew: so they follow
    the text's language and not that of the window, and are not in the catalogs.
    """

    comment: str
    around: str


_LABELS = {
    "en": Labels("Comment", "Headers and footers"),
    "ru": Labels("Комментарий", "Колонтитулы"),
    "uk": Labels("Коментар", "Колонтитули"),
}


def language_of(blocks: Iterable[str]) -> str | None:
    """Return what the text is seen to be in, or None."""
    guessed = guess_language("\n".join(blocks))
    return None if guessed == UNDETERMINED else guessed


def labels(language: str | None) -> Labels:
    """Return the labels for a text in `language`."""
    return _LABELS.get(language or "en", _LABELS["en"])


def commented(label: str, author: str, date: str, about: str, blocks: Iterable[str]) -> list[str]:
    """Return a comment as blocks, with who wrote it, when, and of which words."""
    day = _DAY.fullmatch(date)
    spoken_of = one_line(about)
    said = (label, one_line(author), day[1] if day else "", f"«{spoken_of}»" if spoken_of else "")
    words = "\n".join(blocks)
    return [f"[{', '.join(filter(None, said))}] {words}"] if words else []


def marked(mark: str, blocks: Sequence[str]) -> list[str]:
    """Return a footnote as blocks, the first behind the mark that it has in the text."""
    return [f"[{mark}] {blocks[0]}", *blocks[1:]] if blocks else []


def around(label: str, stories: Iterable[Iterable[str]]) -> list[str]:
    """Return what stands above and below pages: each once, and no bare number of a page."""
    once = dict.fromkeys(block for story in stories for block in story)
    kept = [block for block in once if any(map(str.isalpha, block))]
    return [f"[{label}]", *kept] if kept else []


def joined(blocks: Iterable[str]) -> str:
    """Return `blocks` as a text is kept: NFC, LF, an empty line between paragraphs."""
    text = "\n\n".join(blocks).translate(_NOT_KEPT)
    return unicodedata.normalize("NFC", text).strip("\n")


def lack(text: str) -> set[str]:
    """Return the remark that there are no words, as where pages are pictures."""
    return set() if any(map(str.isalnum, text)) else {"no-text"}


def one_line(value: str | None) -> str:
    """Return `value` in NFC on one line, cut where it is too long to be what it says."""
    words = " ".join((value or "").translate(_NOT_KEPT).split())
    return unicodedata.normalize("NFC", words)[:_LONGEST]


def titles(said: Iterable[tuple[str | None, str]]) -> Iterator[Proposal]:
    """Yield the titles among pairs of value and evidence, without those no person wrote."""
    for title, evidence in said:
        if title and not _DEFAULT_TITLE.fullmatch(one_line(title)):
            yield Proposal(field="title", value=one_line(title), evidence=evidence)


def authors(said: str | None, evidence: str) -> Iterator[Proposal]:
    """Yield the authors named in one value, without what a computer is called."""
    names = _SEVERAL.split((said or "").strip()[:_LONGEST])
    for name in dict.fromkeys(map(one_line, names[:_MOST_AUTHORS])):
        if name.casefold() not in _DEFAULT_AUTHORS and any(map(str.isalpha, name)):
            yield Proposal(field="authors", value=name, evidence=evidence)


def day(said: str | None, evidence: str) -> Iterator[Proposal]:
    """Yield the day on which a file was begun: no later than it was published, as a rule."""
    found = _DAY.fullmatch((said or "").strip())
    if found is not None and found[1] not in _TEMPLATES:
        yield Proposal(field="published", value=found[1], evidence=evidence)


def languages(said: Iterable[tuple[str | None, str]], seen: str | None) -> Iterator[Proposal]:
    """Yield the languages told, but none that the text is seen not to be in.

    Programs write the language of whoever installed them, into every file.
    """
    for language, evidence in said:
        found = _LANGUAGE.fullmatch(language or "")
        if found is not None and seen in (None, found[1].lower()):
            yield Proposal(field="language", value=found[1].lower(), evidence=evidence)


def distinct(proposals: Iterable[Proposal]) -> tuple[Proposal, ...]:
    """Return `proposals` without what has been proposed before them."""
    by_value: dict[tuple[Field, str], Proposal] = {}
    for one in proposals:
        by_value.setdefault((one.field, one.value), one)
    return tuple(by_value.values())


def properties(said: Iterable[tuple[str, str | None]]) -> tuple[tuple[str, str], ...]:
    """Return the pairs of name and value that have a value."""
    return tuple((name, words) for name, value in said if (words := one_line(value)))
