"""Narrowing a query as it stands in its line: fields put behind it, and taken off again."""

from collections.abc import Sequence

from khronika.domain import query_fields
from khronika.domain.query import Query, parse
from khronika.domain.query_nodes import All, Field
from khronika.domain.query_plain import valued
from khronika.i18n import language as spoken


def narrowed(text: str, code: str, value: str, language: str = "") -> str:
    """Return `text` with the field `code` and its value behind it, so that both must hold.

    Args:
        text: A query as it was typed.
        code: Of `query_fields.FIELDS`.
        value: What the field is to hold: a name.
        language: "en", "uk" or "ru", in which the field is called; the one spoken now if empty.
    """
    name = query_fields.FIELDS[code][language or spoken()][0]
    if any(remark.code == "unclosed quote" for remark in parse(text).remarks):
        text = f'{text.rstrip()}"'  # else the field would be words of the phrase
    return f"{text.rstrip()} {name}:{valued(value)}".lstrip()


def narrowings(query: Query, codes: Sequence[str]) -> list[Field]:
    """Return the fields of `codes` that all that `query` finds must be of, in order."""
    root = query.root
    nodes = root.nodes if isinstance(root, All) else (root,)
    return [one for one in nodes if isinstance(one, Field) and one.code in codes]


def without(text: str, field: Field) -> str:
    """Return `text` without `field`, which stands in it."""
    before, after = text[: field.start].rstrip(), text[field.end :].lstrip()
    return f"{before} {after}".strip()
