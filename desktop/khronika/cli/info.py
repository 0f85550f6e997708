"""`khronika info`: an archive in numbers."""

import click

from khronika.archive.archive import Archive
from khronika.cli.opening import on_archive
from khronika.cli.output import Answer
from khronika.cli.shapes import kind_word
from khronika.cli.words import said
from khronika.i18n import _


@click.command("info")
@on_archive
def info(archive: Archive, answer: Answer) -> None:
    """Say in numbers what ARCHIVE holds."""
    found = archive.info()
    counts = {kind_word(kind): number for kind, number in found.counts.items()}
    document = {
        "archive": str(archive.path),
        "uid": found.uid,
        "schema": found.schema,
        "created": found.created,
        "counts": counts,
        "in_trash": found.in_trash,
        "changes": found.changes,
        "bytes": found.bytes,
        "backups": list(found.backups),
    }
    lines = [
        _("archive: {path}").format(path=archive.path),
        _("made: {when}").format(when=found.created),
        _("format: {number}").format(number=found.schema),
        _("size: {size} MB").format(size=round(found.bytes / 1e6, 1)),
        *(f"{said('kind', kind)}: {number}" for kind, number in counts.items()),
        _("in the trash: {number}").format(number=found.in_trash),
        _("changes in the history: {number}").format(number=found.changes),
        _("backups: {number}").format(number=len(found.backups)),
    ]
    answer.give(document, lines)
