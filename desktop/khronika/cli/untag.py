"""`khronika untag`: taking tags off a record."""

import click

from khronika.archive.archive import Archive
from khronika.archive.catalogue import Catalogue
from khronika.archive.recording.marking import untag as take_tag
from khronika.cli.opening import on_archive
from khronika.cli.output import Answer
from khronika.domain.kinds import Kind, RecordId
from khronika.i18n import _


@click.command("untag")
@on_archive
@click.argument("record")
@click.argument("tags", nargs=-1, required=True)
def untag(archive: Archive, answer: Answer, record: str, tags: tuple[str, ...]) -> None:
    """Take TAGS off RECORD.

    A tag is named by its path, number or uid. The tags themselves stay.
    """
    catalogue = archive.catalogue
    named = catalogue.records.resolve(record)
    found = [_meant(catalogue, text) for text in tags]
    with archive.change("untag") as change:
        for one in found:
            take_tag(change, named.id, one)
    carried = ["/".join(tag.path) for tag in catalogue.tags.of_record(named.id)]
    sentence = _("“{title}” carries: {tags}").format(title=named.title, tags=", ".join(carried))
    answer.give({"uid": named.uid.hex(), "tags": carried}, [sentence])


def _meant(catalogue: Catalogue, text: str) -> RecordId:
    found = catalogue.tags.by_path(tuple(text.split("/")))
    return found.id if found else catalogue.records.resolve(text, Kind.TAG).id
