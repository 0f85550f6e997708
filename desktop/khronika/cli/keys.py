"""`khronika keys`: the ways to open an archive."""

from pathlib import Path

import click

from khronika.archive.archive import Archive
from khronika.archive.key_changes import add_slot, remove_slot, replace_slot
from khronika.archive.key_files import make_key_file
from khronika.archive.key_steps import NoSuchSlot
from khronika.archive.keyring import Slot, slots
from khronika.archive.openings import KeyFile, Kind, Opening, Passphrase, RecoveryCode
from khronika.archive.recovery import generate_recovery_code
from khronika.cli.opening import FILE, new_passphrase, on_archive
from khronika.cli.output import Answer, stoppable
from khronika.cli.shapes import Shape
from khronika.cli.tables import table
from khronika.i18n import N_, _

_KINDS = {
    Kind.PASSPHRASE: N_("passphrase"),
    Kind.RECOVERY: N_("recovery code"),
    Kind.KEY: N_("key file"),
    Kind.SECRET: N_("passphrase or recovery code"),
}
_NEW_FILE = click.Path(path_type=Path)


@click.command("keys")
@on_archive
@click.argument("action", type=click.Choice(["list", "add", "change", "remove"]))
@click.argument("number", type=click.IntRange(min=1), required=False)
@click.option("--new-passphrase-file", type=FILE, help="The first line of FILE, from now on.")
@click.option("--new-key-file", type=_NEW_FILE, help="The identity in FILE; made if absent.")
@click.option("--new-recovery-code", is_flag=True, help="A new code, which is printed.")
@click.option("--label", help="What to call it; kept inside the archive.")
def keys(
    archive: Archive,
    answer: Answer,
    action: str,
    number: int | None,
    new_passphrase_file: Path | None,
    new_key_file: Path | None,
    new_recovery_code: bool,
    label: str | None,
) -> None:
    """List, add, change or remove the ways to open ARCHIVE.

    One is removed by its NUMBER in the list. Add and change ask for a new passphrase unless an
    option names something else; change takes the one that ARCHIVE was opened with unless a NUMBER
    is given. None of it can be undone.
    """
    named = [new_passphrase_file is not None, new_key_file is not None, new_recovery_code]
    if sum(named) > 1:
        raise click.UsageError("Give one new way to open the archive, not several.")
    if action == "list":
        _list(archive, answer)
    elif action == "remove":
        _remove(archive, answer, number)
    else:
        replaced = (number or archive.keys.slot) if action == "change" else None
        if replaced is not None and not any(named):
            new_recovery_code = _slot(archive, replaced).kind is Kind.RECOVERY
        opening, said = _new(answer, new_passphrase_file, new_key_file, new_recovery_code)
        _put(archive, answer, replaced, opening, label, said)


def _list(archive: Archive, answer: Answer) -> None:
    labels = archive.slot_labels()
    items = [
        {
            "number": slot.number,
            "kind": slot.kind.value,
            "label": labels.get(slot.number),
            "used": slot.number == archive.keys.slot,
        }
        for slot in slots(archive.path)
    ]
    rows = [
        [
            str(slot.number),
            _(_KINDS[slot.kind]),
            labels.get(slot.number) or "",
            _("in use now") if slot.number == archive.keys.slot else "",
        ]
        for slot in slots(archive.path)
    ]
    heads = [_("number"), _("kind"), _("label"), ""]
    answer.give({"kind": "keys", "total": len(items), "items": items}, table(heads, rows))


def _remove(archive: Archive, answer: Answer, number: int | None) -> None:
    if number is None:
        raise click.UsageError("Say which: its NUMBER is in the list.")
    remove_slot(archive.path, archive.keys, number)
    archive.label_slot(number, None)
    sentence = _("Key {number} no longer opens the archive. Old copies of it still do.")
    answer.give({"removed": number}, [sentence.format(number=number)])


def _put(
    archive: Archive,
    answer: Answer,
    replaced: int | None,
    opening: Opening,
    label: str | None,
    said: Shape,
) -> None:
    """Make the new slot; one that replaces another takes over its label."""
    with stoppable(_("Making the key")) as progress:
        if replaced is None:
            slot = add_slot(archive.path, archive.keys, opening, progress)
        else:
            slot = replace_slot(archive.path, archive.keys, replaced, opening, progress)
            label = label or archive.slot_labels().get(replaced)
            archive.label_slot(replaced, None)
    if label is not None:
        archive.label_slot(slot.number, label)
    sentence = _("Key {number} opens the archive from now on: {kind}.")
    secrets = [f"    {secret}" for secret in said.values()]
    shape = {"number": slot.number, "kind": slot.kind.value, "label": label}
    lines = [sentence.format(number=slot.number, kind=_(_KINDS[slot.kind])), *secrets]
    answer.give(shape | said, lines)


def _new(
    answer: Answer, passphrase_file: Path | None, key_file: Path | None, recovery_code: bool
) -> tuple[Opening, Shape]:
    """Return the new opening, and what has to be written down because it was generated."""
    if recovery_code:
        code = generate_recovery_code()
        return RecoveryCode(code), {"recovery_code": code}
    if key_file is not None:
        if not key_file.exists():
            make_key_file(key_file)
        return KeyFile(key_file), {}
    words, generated = new_passphrase(passphrase_file, answer)
    return Passphrase(words), {"passphrase": words} if generated else {}


def _slot(archive: Archive, number: int) -> Slot:
    for slot in slots(archive.path):
        if slot.number == number:
            return slot
    raise NoSuchSlot(number=number)
