"""`khronika collect`: gathering records into a collection."""

import click

from khronika.archive.archive import Archive
from khronika.archive.recording import sets
from khronika.cli.opening import on_archive
from khronika.cli.output import Answer
from khronika.cli.shapes import mention
from khronika.domain.kinds import Kind
from khronika.i18n import ngettext


@click.command("collect")
@on_archive
@click.argument("collection")
@click.argument("records", nargs=-1, required=True)
@click.option("--remove", is_flag=True, help="Take them out instead.")
def collect(
    archive: Archive, answer: Answer, collection: str, records: tuple[str, ...], remove: bool
) -> None:
    """Put RECORDS into COLLECTION, or take them out.

    `khronika add ARCHIVE collection` makes one.
    """
    catalogue = archive.catalogue
    kept = catalogue.records.resolve(collection, Kind.COLLECTION)
    named = [catalogue.records.resolve(text).id for text in records]
    with archive.change("uncollect" if remove else "collect") as change:
        (sets.uncollect if remove else sets.collect)(change, kept.id, named)
    members = catalogue.collections.members(kept.id)
    sentence = ngettext(
        "“{name}” holds {n} record.", "“{name}” holds {n} records.", len(members)
    ).format(name=kept.title, n=len(members))
    answer.give(
        {"uid": kept.uid.hex(), "members": [mention(member) for member in members]}, [sentence]
    )
