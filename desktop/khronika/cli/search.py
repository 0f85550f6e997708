"""`khronika search`: finding by words."""

import sys
from collections.abc import Iterator
from dataclasses import dataclass

import click

from khronika.archive.archive import Archive
from khronika.archive.search import CUT, PATIENCE, Found, Search
from khronika.cli.list_records import listed
from khronika.cli.opening import on_archive
from khronika.cli.output import Answer, written
from khronika.cli.shapes import Shape, hit_shape
from khronika.domain.kinds import Kind
from khronika.i18n import _, ngettext

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
@click.option("--exact", is_flag=True, help="Only words as typed: no other form or script.")
@click.option("--limit", type=click.IntRange(min=0), default=50, show_default=True)
def search(
    archive: Archive, answer: Answer, query: str, kinds: list[Kind], exact: bool, limit: int
) -> None:
    """Find QUERY in ARCHIVE, the nearest forms first.

    It is sought in texts, names, titles and notes, in every form, spelling and script of its words
    that occurs. Words are joined by AND; "a phrase", -without, one OR other, (brackets),
    beginning*, =exactly, one NEAR/5 other, person:Name, date:2022..2023 and other fields. A QUERY
    of - reads queries from standard input, one a line, and answers one JSON document a line. Exits
    0 even when nothing is found.
    """
    if not exact:
        archive.learn()
    asked = _Asked(archive.catalogue.search, kinds, limit, exact=exact)
    if query == "-":
        for line in sys.stdin.buffer:
            said = line.decode("utf-8", "replace").rstrip("\r\n")
            click.echo(written(_shape(*asked.find(said))))
        return
    found, total = asked.find(query)
    answer.give(_shape(found, total), _lines(found, total))


@dataclass(frozen=True, slots=True)
class _Asked:
    """How the queries of one run are to be answered."""

    search: Search
    kinds: list[Kind]
    limit: int
    exact: bool

    def find(self, query: str) -> tuple[Found, int]:
        """Return what is found, and how many records there are in all."""
        found = self.search.find(query, self.kinds, self.limit, exact=self.exact, patience=PATIENCE)
        counts = self.search.counts(query, exact=self.exact, patience=PATIENCE)
        wanted = [number for kind, number in counts.items() if kind in (self.kinds or counts)]
        return found, max(found.records, sum(wanted))


def _shape(found: Found, total: int) -> Shape:
    return {
        "query": found.query,
        "total": total,
        "hits": [hit_shape(hit) for hit in found.hits],
        "remarks": [remark.said for remark in found.remarks],
        "instead": found.instead or None,
        "cut": found.is_cut,
    }


def _lines(found: Found, total: int) -> Iterator[str]:
    yield from (remark.said for remark in found.remarks)
    if found.is_cut:
        yield _(CUT)
    if found.hits:
        yield from listed("kind title snippet why", [hit_shape(hit) for hit in found.hits])
    yield ngettext("{n} record", "{n} records", total).format(n=total)
    if found.instead:
        yield _("Did you mean: {query}").format(query=found.instead)
