"""`khronika search`: finding by words."""

import sys
from collections.abc import Iterator

import click

from khronika.archive.archive import Archive
from khronika.archive.search import Found
from khronika.cli.list_records import listed
from khronika.cli.opening import on_archive
from khronika.cli.output import Answer, written
from khronika.cli.shapes import Shape, hit_shape
from khronika.domain.kinds import Kind
from khronika.i18n import ngettext

# What a person may call each kind: as `list` does, as `add` does, or as the model does.
_PLURALS = {
    "documents": Kind.DOCUMENT,
    "passages": Kind.PASSAGE,
    "incidents": Kind.INCIDENT,
    "people": Kind.AGENT,
    "person": Kind.AGENT,
    "sources": Kind.SOURCE,
    "places": Kind.PLACE,
    "tags": Kind.TAG,
    "collections": Kind.COLLECTION,
    "notes": Kind.NOTE,
    "terms": Kind.TERM,
}
_KINDS = _PLURALS | {kind.value: kind for kind in set(_PLURALS.values())}


def _kinds(_context: click.Context, _parameter: click.Parameter, said: str) -> list[Kind]:
    """Read kinds between commas."""
    names = [name.strip() for name in said.split(",") if name.strip()]
    for name in names:
        if name not in _KINDS:
            raise click.BadParameter(f"{name!r} is not one of {', '.join(_PLURALS)}.")
    return [_KINDS[name] for name in names]


@click.command("search")
@on_archive
@click.argument("query")
@click.option("--in", "kinds", callback=_kinds, default="", help="Only these: people,places …")
@click.option(
    "--exact", is_flag=True, help="Only words as written; so far nothing else is searched."
)
@click.option("--limit", type=click.IntRange(min=0), default=50, show_default=True)
def search(
    archive: Archive, answer: Answer, query: str, kinds: list[Kind], exact: bool, limit: int
) -> None:
    """Find QUERY in ARCHIVE, the best places first.

    It is sought in texts, names, titles and notes. Words are joined by AND; "a phrase", -without,
    one OR other, beginning*. A QUERY of - reads queries from standard input, one a line, and
    answers one JSON document a line. Exits 0 even when nothing is found.
    """
    if query == "-":
        _answer_lines(archive, kinds, limit)
        return
    found = archive.catalogue.search.find(query, kinds, limit)
    answer.give(_shape(found), _lines(found))


def _answer_lines(archive: Archive, kinds: list[Kind], limit: int) -> None:
    for line in sys.stdin.buffer:
        query = line.decode("utf-8", "replace").rstrip("\r\n")
        click.echo(written(_shape(archive.catalogue.search.find(query, kinds, limit))))


def _shape(found: Found) -> Shape:
    hits = [hit_shape(hit) for hit in found.hits]
    return {"query": found.query, "total": found.total, "hits": hits}


def _lines(found: Found) -> Iterator[str]:
    if found.hits:
        yield from listed("kind title snippet", [hit_shape(hit) for hit in found.hits])
    yield ngettext("{n} place", "{n} places", found.total).format(n=found.total)
