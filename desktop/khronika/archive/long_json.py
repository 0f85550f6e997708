"""JSON of some megabytes, written and read a piece at a time.

One call for tens of thousands of files would hold all other threads, and the window, meanwhile.
"""

import json
import re
from typing import Any

_DECODER = json.JSONDecoder()
_SPACE = re.compile(r"[ \t\n\r]*")


def written_json(value: Any) -> str:
    """Return `value` as JSON; a list is written one by one, in it and one level down."""
    match value:
        case dict():
            pairs = ((json.dumps(str(key)), written_json(one)) for key, one in value.items())
            return "{" + ", ".join(f"{key}: {one}" for key, one in pairs) + "}"
        case list():
            return "[" + ", ".join(json.dumps(one, ensure_ascii=False) for one in value) + "]"
    return json.dumps(value, ensure_ascii=False)


def read_json(text: str) -> Any:
    """Return what `text` says; a list is read one by one, in it and one level down.

    Raises:
        ValueError: It is not JSON.
    """
    value, end = _value(text, _past_space(text, 0), levels=2)
    if _past_space(text, end) != len(text):
        raise ValueError("more than one value")
    return value


def _value(text: str, at: int, levels: int) -> tuple[Any, int]:
    """Return the value that begins at `at`, and where it ends."""
    match text[at : at + 1] if levels else "":
        case "[":
            return _list(text, at, levels)
        case "{":
            return _dict(text, at, levels)
    return _DECODER.raw_decode(text, at)


def _list(text: str, at: int, levels: int) -> tuple[list[Any], int]:
    found: list[Any] = []
    at = _past_space(text, at + 1)
    while text[at : at + 1] != "]":
        value, at = _value(text, at, levels - 1)
        found.append(value)
        at = _past_comma(text, at, "]")
    return found, at + 1


def _dict(text: str, at: int, levels: int) -> tuple[dict[str, Any], int]:
    found: dict[str, Any] = {}
    at = _past_space(text, at + 1)
    while text[at : at + 1] != "}":
        key, at = _DECODER.raw_decode(text, at)
        at = _past_space(text, at)
        if text[at : at + 1] != ":" or not isinstance(key, str):
            raise ValueError("a key without a value")
        found[key], at = _value(text, _past_space(text, at + 1), levels - 1)
        at = _past_comma(text, at, "}")
    return found, at + 1


def _past_comma(text: str, at: int, end: str) -> int:
    """Return where the next value begins, or `end` stands."""
    at = _past_space(text, at)
    if text[at : at + 1] == end:
        return at
    if text[at : at + 1] != ",":
        raise ValueError(f"neither a comma nor {end}")
    at = _past_space(text, at + 1)
    if text[at : at + 1] == end:
        raise ValueError("a comma and nothing behind it")
    return at


def _past_space(text: str, at: int) -> int:
    found = _SPACE.match(text, at)
    return found.end() if found else at
