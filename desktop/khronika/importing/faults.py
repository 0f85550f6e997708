"""Why a file cannot come in. Each stands beside its file in the plan, and stops no other."""

from typing import TypeVar

from khronika.domain.errors import KnownError
from khronika.i18n import N_

# A text is held in memory a few times over while it is read, so there has to be an end; and it has
# to be decoded at once whenever it is shown, for which this much takes a tenth of a second.
LARGEST = 32 << 20
LARGEST_PARSED = 256 << 20  # of pages and pictures the text is but a small part


class FileFault(KnownError):
    """One file's failure; what is wrong with it and what the person can do."""


F = TypeVar("F", bound=FileFault)


def by_itself(fault: F) -> F:
    """Return `fault` without the way it came, to be kept: that way is every function it passed
    through, and what these held, the bytes of its file among it.
    """
    fault.__context__ = fault.__cause__ = None
    return fault.with_traceback(None)


class PassedOver(FileFault):
    """Nothing is wrong with it, but it is not a file that a document could be made of."""


class LinkToFolder(PassedOver):
    summary = N_("This is a link to another folder, and links are not followed.")
    remedy = N_("Import the folder it leads to by itself.")


class FileGone(FileFault):
    summary = N_("There is no such file.")
    remedy = N_("Check that the drive is connected and the name is right.")


class FileForbidden(FileFault):
    summary = N_("You may not read this.")
    remedy = N_("Change its permissions, or copy it to a place of your own.")


class FileUnreadable(FileFault):
    summary = N_("The disk did not give this out.")
    remedy = N_("Check that the drive is connected, or copy the file to another disk.")


class NotAFile(PassedOver):
    summary = N_("This is neither a file nor a folder but a device or a pipe.")


class ArchiveInside(PassedOver):
    summary = N_("This is a Khronika archive; its files are not read as documents.")
    remedy = N_("Open it instead.")


class FileTooBig(FileFault):
    summary = N_("It holds {size} MiB; a text may hold {largest} MiB at most.")
    remedy = N_("Cut it into parts, then import those.")


class PastedTooBig(FileFault):
    summary = N_("It holds {size} MiB; {largest} MiB at most can be pasted.")
    remedy = N_("Save it as a file in the program it came from, then bring that in.")


class FileEmpty(FileFault):
    summary = N_("There is no text in it.")


class FileChanged(FileFault):
    summary = N_("The file has changed since you looked at the plan.")
    remedy = N_("Import it again.")


class NotText(FileFault):
    summary = N_("It is not text: it holds zero bytes, as programs and pictures do.")
    remedy = N_("If it is text all the same, choose its encoding.")


class ControlCharacter(FileFault):
    summary = N_("It holds the control character {character} in line {line}, so it is not text.")
    remedy = N_("Open it in a text editor, delete that character, and import it again.")


class EncodingUnclear(FileFault):
    summary = N_("It makes sense in none of the encodings that Khronika knows.")
    remedy = N_("Choose its encoding, or save it as UTF-8.")


class EncodingWrong(FileFault):
    summary = N_("It is not {encoding}: what stands in line {line} cannot be read so.")
    remedy = N_("Choose another encoding, or save it as UTF-8.")


class EncodingUnknown(FileFault):
    summary = N_("Khronika knows no encoding “{encoding}”.")
    remedy = N_("It knows {known}.")


class DamagedUtf8(FileFault):
    summary = N_("It is UTF-8, but damaged: line {line} holds bytes that cannot be read.")
    remedy = N_("Open it in a text editor, put that line right, and save it as UTF-8.")


class AlreadyIn(FileFault):
    summary = N_("The same file, byte for byte, is already in the archive: “{title}”.")


class TwiceInPlan(FileFault):
    summary = N_("The same file, byte for byte, stands above: “{name}”.")


def say(fault: KnownError) -> str:
    """Return what is wrong and what to do about it, in the person's language."""
    return f"{fault} {fault.advice}".strip()
