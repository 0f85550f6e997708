"""What the window says of protection: what is true on this computer, and only what is missing."""

from khronika.i18n import N_, _
from khronika.importing.worker.sandbox import Protections

NETWORK = N_("A file made to do harm could reach the network while it is read on this computer.")
FILES = N_("A file made to do harm could open your other files while it is read on this computer.")
LIMITS = N_("A file made to do harm could take all memory while it is read on this computer.")
THINNER = N_(
    "What reads files is cut off from the network and from other files on this computer, but by one"
    " means where there should be two."
)


def missing(stands: Protections) -> tuple[str, ...]:
    """Return a sentence for each thing that nothing prevents, in the person's language.

    Network and files are shut off twice, each time by other means. Where one of the two is missing
    that is said as well.
    """
    open_to = {
        NETWORK: not (stands.namespace or stands.syscalls),
        FILES: not (stands.landlock or stands.syscalls),
        LIMITS: not stands.limits,
    }
    said = [sentence for sentence, is_so in open_to.items() if is_so]
    whole = stands.namespace and stands.landlock and stands.syscalls
    if not whole and not (open_to[NETWORK] or open_to[FILES]):
        said.append(THINNER)
    return tuple(_(sentence) for sentence in said)
