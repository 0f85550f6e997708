"""Why a document was not read, where a process of its own had to read it."""

from khronika.i18n import N_
from khronika.importing.faults import FileFault

_SUSPICIOUS = N_(
    "It may be damaged, or made to do harm. Ask whoever gave it to you for the text in another"
    " form."
)


class ReadingStopped(FileFault):
    """The process that read one document came to an end without an answer."""


class TookTooLong(ReadingStopped):
    summary = N_("Reading it took longer than {seconds} seconds and was stopped.")
    remedy = _SUSPICIOUS


class TookTooMuchMemory(ReadingStopped):
    summary = N_("Reading it took more than {memory} MiB of memory and was stopped.")
    remedy = _SUSPICIOUS


class ReaderCrashed(ReadingStopped):
    summary = N_("The process that read it broke down over it; nothing else was touched.")
    remedy = _SUSPICIOUS


class AnswerSenseless(ReadingStopped):
    summary = N_("What was read of it makes no sense, and none of it was used.")
    remedy = _SUSPICIOUS


class TriedTheForbidden(ReadingStopped):
    summary = N_("It tried to do what no document does, and was stopped before it could.")
    remedy = N_(
        "It may well have been made to do harm. Do not open it in another program; show it to"
        " someone who examines such files."
    )


class ReadersGone(ReadingStopped):
    summary = N_("The process that reads files ended while it read this one.")
    remedy = N_("Import it once more. If it happens again, leave this file out.")


class ReadersUnavailable(ReadingStopped):
    summary = N_("The process that reads files could not be started.")
    remedy = N_("Close other programs, then import it once more.")


class LessProtected(ReadingStopped):
    summary = N_("It was not opened: less protection stood around its reader than you were told.")
    remedy = N_("Close Khronika, open it again, and see what the import says of protection.")


class RefusedByReader(FileFault):
    """The reader of its format will not read it; `reason` is a code of REASONS."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason=reason)
        self.reason = reason
        self.summary, self.remedy = REASONS[reason]


# What would be said again if the same file were read again.
JUDGED = (
    RefusedByReader,
    TookTooLong,
    TookTooMuchMemory,
    ReaderCrashed,
    AnswerSenseless,
    TriedTheForbidden,
)

# What a reader may say: its code, and the sentences for it. A process that has a hostile document
# in it can choose among these, and puts no words of its own before the person.
REASONS = {
    "encrypted": (
        N_("It is locked with a password."),
        N_("Save it without one in the program it came from, then import that."),
    ),
    "damaged": (
        N_("It is damaged, and nothing can be made out of it."),
        N_("Open it in the program it came from and save it anew, if you trust whoever made it."),
    ),
    "too-big": (
        N_("There is more in it than is read of one file."),
        N_(
            "If you trust whoever made it, cut it into parts in the program it came from, then"
            " import those."
        ),
    ),
    "too-deep": (
        N_("Too much in it stands within something else, as in files made to choke programs."),
        _SUSPICIOUS,
    ),
    "another-format": (
        N_("It is damaged, or not of the format that its name says."),
        N_("Open it in the program it came from and save it anew, if you trust whoever made it."),
    ),
    "forbidden": (
        N_("It asks for what no honest document needs, and was read no further."),
        _SUSPICIOUS,
    ),
    "misasked": (N_("Its reader was asked for what it does not do."), ""),
}
