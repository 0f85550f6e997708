"""Entries of seed files: their codes, what they name of one another, and in which order they go."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from khronika.domain.json_fields import DraftUnreadable
from khronika.domain.kinds import Kind, Uid, shipped_uid
from khronika.i18n import _, language

# Where a record has one text, and an entry may say it by language: the one that is spoken is taken.
_SPOKEN = ("label", "memo", "protection_reason", "caveat", "comment", "note")

# Where an entry names another record by its code, and of which kind that must be (None: any).
_REFERENCES: dict[str, Kind | None] = {
    "publisher": Kind.SOURCE,
    "source": Kind.SOURCE,
    "other": Kind.SOURCE,
    "document": Kind.DOCUMENT,
    "passage": Kind.PASSAGE,
    "place": Kind.PLACE,
    "places": Kind.PLACE,
    "parent": Kind.PLACE,
    "person": Kind.AGENT,
    "people": Kind.AGENT,
    "members": None,
    "subject": None,
    "object": None,
}


@dataclass(frozen=True, slots=True)
class Shelf:
    """The files of one kind of record, and how an entry in them becomes a draft."""

    name: str
    kind: Kind
    parse: Callable[[object, str], Any]
    takes_uid: bool = True  # or the draft has no place for it, and it is given beside
    spoken: tuple[str, ...] = _SPOKEN


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry as its file has it; `said` is its JSON without the code."""

    shelf: Shelf
    file: str
    code: str
    said: dict[str, Any]

    @property
    def where(self) -> str:
        """Its file and code, for sentences."""
        return f"{self.file} {self.code}"

    @property
    def uid(self) -> Uid:
        """The uid of what it stands for: a place of the gazetteer's has one of its own."""
        place = self.said.get("gazetteer") if self.shelf.kind is Kind.PLACE else None
        return shipped_uid(place if isinstance(place, str) else self.code)


def as_entry(shelf: Shelf, file: str, found: object, where: str) -> Entry:
    """Return what stands at `where` as an entry, or raise DraftUnreadable."""
    if not isinstance(found, dict) or not isinstance(found.get("code"), str):
        raise DraftUnreadable(where=where, why=_("an object with a “code” was expected here."))
    if shelf.kind is Kind.TERM:  # whose code is unique in its vocabulary, and a part of the term
        return Entry(shelf, file, f"{found.get('vocabulary')}.{found['code']}", found)
    return Entry(shelf, file, found["code"], {key: found[key] for key in found if key != "code"})


def by_code(entries: Iterable[Entry]) -> dict[str, Entry]:
    """Return `entries` by their codes, or raise DraftUnreadable when two have the same."""
    known: dict[str, Entry] = {}
    for entry in entries:
        if entry.code in known:
            raise DraftUnreadable(where=entry.where, why=_("another entry has this code too."))
        known[entry.code] = entry
    return known


def leaning_last(entries: Sequence[Entry], known: Mapping[str, Entry]) -> list[Entry]:
    """Return `entries` so that each follows those of its shelf that it names, else as they were."""
    ordered: dict[str, Entry] = {}
    waiting: set[str] = set()

    def put(entry: Entry) -> None:
        if entry.code in ordered or entry.code in waiting:  # of a circle one is told: not there yet
            return
        waiting.add(entry.code)
        for code in _named(entry.said):
            if (other := known.get(code)) is not None and other.shelf is entry.shelf:
                put(other)
        ordered[entry.code] = entry

    for entry in entries:
        put(entry)
    return list(ordered.values())


def _named(said: object, key: str = "") -> Iterator[str]:
    """Yield the codes that `said`, which stands at `key`, names."""
    if isinstance(said, dict):
        for inner, value in said.items():
            yield from _named(value, inner)
    elif isinstance(said, list):
        for one in said:
            yield from _named(one, key)
    elif isinstance(said, str) and key in _REFERENCES:
        yield said


@dataclass(frozen=True, slots=True)
class Codes:
    """The codes of a folder of seeds, for the references of one entry."""

    known: Mapping[str, Entry]
    where: str
    spoken: tuple[str, ...] = _SPOKEN

    def resolved(self, said: dict[str, Any]) -> dict[str, Any]:
        """Return `said` with the uid of what each reference means in the place of its code."""
        return {key: self._value(key, value) for key, value in said.items()}

    def _value(self, key: str, value: Any) -> Any:
        if isinstance(value, dict):
            if key in self.spoken and "en" in value:
                return value.get(language(), value["en"])
            return self.resolved(value)
        if isinstance(value, list):
            return [self._value(key, one) for one in value]
        if isinstance(value, str) and key in _REFERENCES:
            return self._uid(value, _REFERENCES[key])
        return value

    def _uid(self, code: str, kind: Kind | None) -> str:
        found = self.known.get(code)
        if found is None or kind not in (None, found.shelf.kind):
            why = _("there is no {kind} with the code “{code}” in these files.")
            sort = kind.value if kind else _("entry")
            raise DraftUnreadable(where=self.where, why=why.format(kind=sort, code=code))
        return found.uid.hex()
