"""Reading what someone wrote as JSON, key by key, so that a mistake is named and not guessed at.

Every reader takes `where`, the place in the JSON that its sentences begin with, such as
"incident.places[1]".
"""

import json
import unicodedata
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from khronika.domain.errors import KnownError
from khronika.i18n import N_, _

_LARGEST = 2**63 - 1  # what a column of whole numbers holds


class DraftUnreadable(KnownError):
    """The JSON is not what was asked for. Facts: where (in the JSON), why (a sentence)."""

    summary = N_("{where}: {why}")
    remedy = N_("Correct the JSON and give it again. None of it has been recorded.")


def read_objects(text: str) -> list[object]:
    """Return the values in `text`: one JSON value, the items of one array, or JSON lines.

    Raises:
        DraftUnreadable: It is none of these, or an object in it has a key twice.
    """
    try:
        found = _parsed(text)
    except json.JSONDecodeError as error:
        lines = [(number, line) for number, line in enumerate(text.splitlines(), 1) if line.strip()]
        if len(lines) < 2 or not _is_json(lines[0][1]):
            raise _not_json(error, error.lineno) from None
        return [_line(number, line) for number, line in lines]
    return found if isinstance(found, list) else [found]


def _line(number: int, line: str) -> object:
    try:
        return _parsed(line)
    except json.JSONDecodeError as error:
        raise _not_json(error, number) from None


def _is_json(text: str) -> bool:
    try:
        _parsed(text)
    except json.JSONDecodeError:
        return False
    return True


def _parsed(text: str) -> object:
    try:
        return json.loads(text, object_pairs_hook=_object, parse_constant=_no_number)
    except RecursionError:
        raise DraftUnreadable(where="JSON", why=_("it is nested too deeply.")) from None
    except json.JSONDecodeError:
        raise
    except ValueError:  # a number of more digits than Python reads
        raise DraftUnreadable(where="JSON", why=_("it holds a number without end.")) from None


def _not_json(error: json.JSONDecodeError, line: int) -> DraftUnreadable:
    why = _("this is not JSON (line {line}, character {column}).")
    return DraftUnreadable(where="JSON", why=why.format(line=line, column=error.colno))


def _object(pairs: list[tuple[str, object]]) -> dict[str, object]:
    found = dict(pairs)
    if len(found) < len(pairs):
        keys = [key for key, _value in pairs]
        twice = next(key for key in keys if keys.count(key) > 1)
        raise DraftUnreadable(where="JSON", why=_("“{key}” stands twice.").format(key=twice))
    return found


def _no_number(name: str) -> float:
    raise DraftUnreadable(where="JSON", why=_("“{key}” is not a number.").format(key=name))


class Fields:
    """One JSON object whose keys are all known, read key by key.

    A key that is absent, and one that is null, read the same: None, or the default.
    """

    def __init__(self, found: object, where: str, keys: str, *, short: str | None = None) -> None:
        """Read `found`, in which only `keys` (between spaces) may stand.

        Where the key `short` is named, a mere text is taken for an object with that key.

        Raises:
            DraftUnreadable: It is no object, or has another key, which is named.
        """
        self.where = where
        if short is not None and isinstance(found, str):
            found = {short: found}
        if not isinstance(found, dict):
            raise self.wrong(_("an object {…} was expected here."))
        self._keys = keys.split()
        self._found: Mapping[str, Any] = found
        for key in found:
            if key not in self._keys:
                why = _("“{key}” is not a key that is known here. Known are: {known}.")
                raise self.wrong(why.format(key=key, known=", ".join(self._keys)))

    def wrong(self, why: str, key: str | None = None) -> DraftUnreadable:
        """Return the error that says `why` of this object, or of its `key`."""
        return DraftUnreadable(where=f"{self.where}.{key}" if key else self.where, why=why)

    def missing(self, key: str) -> DraftUnreadable:
        """Return the error that says that `key` is needed."""
        return self.wrong(_("“{key}” is missing.").format(key=key))

    def has(self, *keys: str) -> bool:
        """Say whether one of `keys` holds anything."""
        return any(self._found.get(key) is not None for key in keys)

    def take(self, key: str) -> object:
        """Return what stands at `key`, whatever it is; None when it is absent."""
        if key not in self._keys:
            raise KeyError(key)
        return self._found.get(key)

    def text(self, key: str) -> str | None:
        """Return a text in NFC with LF, never empty."""
        found = self.take(key)
        return None if found is None else self.as_text(found, key)

    def needed_text(self, key: str) -> str:
        """Return a text that must be there."""
        text = self.text(key)
        if text is None:
            raise self.missing(key)
        return text

    def as_text(self, found: object, key: str) -> str:
        """Return `found`, which stands at `key`, as a text in NFC with LF.

        Raises:
            DraftUnreadable: It is none, is empty, or holds what no text may (U+0000, half a
                surrogate pair).
        """
        if not isinstance(found, str):
            raise self.wrong(_("a text was expected here."), key)
        if not found.strip():
            raise self.wrong(_("this text is empty."), key)
        if "\0" in found or any("\ud800" <= character <= "\udfff" for character in found):
            raise self.wrong(_("this text holds a character that no text may hold."), key)
        return unicodedata.normalize("NFC", found.replace("\r\n", "\n").replace("\r", "\n"))

    def texts(self, key: str) -> tuple[str, ...]:
        """Return one text or a list of them as texts."""
        return tuple(self.as_text(found, at) for found, at in self._listed(key))

    def by_language(self, key: str, language: str) -> dict[str, str]:
        """Return texts by language: {"uk": "…"}, or one text, which is then in `language`."""
        found = self.take(key)
        if found is None:
            return {}
        if not isinstance(found, dict):
            return {language: self.as_text(found, key)}
        return {name: self.as_text(text, f"{key}.{name}") for name, text in found.items()}

    def each(self, key: str) -> list[tuple[object, str]]:
        """Return what stands at `key`, a list or a single thing, each with its place."""
        return [(found, f"{self.where}.{at}") for found, at in self._listed(key)]

    def _listed(self, key: str) -> list[tuple[object, str]]:
        found = self.take(key)
        if found is None:
            return []
        if not isinstance(found, list):
            return [(found, key)]
        return [(one, f"{key}[{number}]") for number, one in enumerate(found)]

    def one_of(self, key: str, codes: Iterable[str]) -> str | None:
        """Return one of `codes`, whatever its case and with spaces for underscores."""
        found = self.take(key)
        if found is None:
            return None
        said = str(found).strip().replace(" ", "_").casefold()
        for code in codes:
            if code.casefold() == said and not isinstance(found, bool):
                return code
        why = _("“{value}” is not known here. It can be: {codes}.")
        raise self.wrong(why.format(value=found, codes=", ".join(codes)), key)

    def needed_one_of(self, key: str, codes: Iterable[str]) -> str:
        """Return one of `codes`; it must be there."""
        code = self.one_of(key, codes)
        if code is None:
            raise self.missing(key)
        return code

    def whole(self, key: str) -> int | None:
        """Return a whole number from 0 to 2^63 - 1."""
        found = self.take(key)
        if found is None:
            return None
        if isinstance(found, bool) or not isinstance(found, int) or not 0 <= found <= _LARGEST:
            raise self.wrong(_("a whole number, 0 or more, was expected here."), key)
        return found

    def degrees(self, key: str, most: float) -> float | None:
        """Return degrees from -`most` to `most`."""
        found = self.take(key)
        if found is None:
            return None
        if isinstance(found, bool) or not isinstance(found, int | float):
            raise self.wrong(_("a number of degrees was expected here."), key)
        if not -most <= found <= most:
            why = _("degrees go from -{most} to {most} here.")
            raise self.wrong(why.format(most=most), key)
        return float(found)

    def flag(self, key: str, default: bool | None = False) -> bool | None:
        """Return true or false."""
        found = self.take(key)
        if found is not None and not isinstance(found, bool):
            raise self.wrong(_("true or false was expected here."), key)
        return default if found is None else found

    def day(self, key: str) -> date | None:
        """Return a day, written as ISO 8601 has it: 2022-03-01."""
        text = self.text(key)
        if text is None:
            return None
        try:
            return date.fromisoformat(text)
        except ValueError:
            why = _("“{value}” is not a day such as 2022-03-01.")
            raise self.wrong(why.format(value=text), key) from None
