"""`khronika merge-people`: saying that two people are one, or that they are not after all."""

import click

from khronika.archive import recording
from khronika.archive.archive import Archive
from khronika.cli.opening import on_archive
from khronika.cli.output import Answer
from khronika.domain.kinds import Kind
from khronika.i18n import _


@click.command("merge-people")
@on_archive
@click.argument("person")
@click.argument("into", required=False)
@click.option("--apart", is_flag=True, help="Take PERSON out of the group it was merged into.")
def merge_people(
    archive: Archive, answer: Answer, person: str, into: str | None, apart: bool
) -> None:
    """Say that PERSON and INTO are one: from now on INTO stands for both.

    Nothing is moved or lost, and undo or --apart takes it back.
    """
    if apart == (into is not None):
        raise click.UsageError("Say INTO whom, or --apart.")
    catalogue = archive.catalogue
    one = catalogue.records.resolve(person, Kind.AGENT)
    head = one if into is None else catalogue.records.resolve(into, Kind.AGENT)
    with archive.change("unmerge-people" if apart else "merge-people") as change:
        if apart:
            recording.unmerge_people(change, one.id)
        else:
            recording.merge_people(change, one.id, head.id)
    said = catalogue.agents.many([head.id])[head.id]
    names = [name.text for name in said.names]
    sentence = _("“{title}” goes by: {names}").format(title=said.title, names=", ".join(names))
    answer.give({"uid": said.uid.hex(), "names": names}, [sentence])
