"""`khronika show`: one record with everything recorded of it."""

from collections.abc import Iterator

import click

from khronika.archive.archive import Archive
from khronika.cli.cases import case
from khronika.cli.opening import on_archive
from khronika.cli.output import Answer
from khronika.cli.shapes import Shape
from khronika.cli.words import label, said

_STEP = "  "


@click.command("show")
@on_archive
@click.argument("record")
def show(archive: Archive, answer: Answer, record: str) -> None:
    """Show RECORD with all that is recorded of it.

    RECORD is a uid, a number such as I-207, or a name that only one record has. Exits 0, or 1
    when there is no such record.
    """
    catalogue = archive.catalogue
    found = case(catalogue, catalogue.records.resolve(record))
    answer.give(found, _lines(found, ""))


def _lines(shape: Shape, indent: str) -> Iterator[str]:
    for key, value in shape.items():
        if value in (None, "", [], {}) or _is_left_out(key, shape):
            continue
        if isinstance(value, str) and "\n" in value:
            yield f"{indent}{label(key)}:"
            yield value
        elif isinstance(value, list) and isinstance(value[0], dict):
            yield f"{indent}{label(key)}:"
            for one in value:
                yield from _item(key, one, indent + _STEP)
        elif shown := said(key, value):
            yield f"{indent}{label(key)}: {shown}"


def _is_left_out(key: str, shape: Shape) -> bool:
    """Whether a person has no use for a key, or reads the same further down."""
    if key == "uid" or key.endswith("_uid"):
        return True
    return (key in ("when", "place") and "dates" in shape) or (key == "title" and "quote" in shape)


def _item(key: str, shape: Shape, indent: str) -> Iterator[str]:
    """Yield one member of a list: its first line marked, the others under it."""
    if key == "citations":
        yield f"{indent}- {_citation(shape)}"
        return
    mark = "- "
    for line in _lines(shape, indent + _STEP):
        yield f"{indent}{mark}{line.removeprefix(indent + _STEP)}" if mark else line
        mark = ""


def _citation(shape: Shape) -> str:
    """Return a citation on one line: who says it and where, and how much it is worth."""
    passage = shape["passage"] or {}
    quote = f"“{passage['quote']}”" if passage else None
    where = " · ".join(filter(None, (passage.get("number"), passage.get("document"))))
    said_by = [shape["source"], quote, where or shape["document"]]
    worth = [said(key, shape[key]) for key in ("basis", "credibility", "caveat")]
    parts = ", ".join(part for part in said_by if part)
    return "; ".join(filter(None, (f"{said('stance', shape['stance'])}: {parts}", *worth)))
