"""`khronika tag`: putting tags on a record."""

import click

from khronika.archive.archive import Archive
from khronika.archive.recording.marking import tag as put_tag
from khronika.cli.opening import on_archive
from khronika.cli.output import Answer
from khronika.i18n import _


@click.command("tag")
@on_archive
@click.argument("record")
@click.argument("tags", nargs=-1, required=True)
def tag(archive: Archive, answer: Answer, record: str, tags: tuple[str, ...]) -> None:
    """Put TAGS on RECORD.

    A tag is a path such as resistance/arson; what does not exist of it is made.
    """
    named = archive.catalogue.records.resolve(record)
    with archive.change("tag") as change:
        for path in tags:
            put_tag(change, named.id, path)
    carried = ["/".join(tag.path) for tag in archive.catalogue.tags.of_record(named.id)]
    sentence = _("“{title}” carries: {tags}").format(title=named.title, tags=", ".join(carried))
    answer.give({"uid": named.uid.hex(), "tags": carried}, [sentence])
