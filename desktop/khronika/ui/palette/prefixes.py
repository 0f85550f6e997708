"""The signs that, typed first, look only among one kind of thing."""

from dataclasses import dataclass

from khronika.domain.kinds import Kind
from khronika.i18n import N_


@dataclass(frozen=True, slots=True)
class Prefix:
    """A sign, the words for what it looks among, and that kind; None for actions."""

    sign: str
    among: str
    kind: Kind | None


PREFIXES = (
    Prefix(">", N_("actions"), None),
    Prefix("@", N_("people"), Kind.AGENT),
    Prefix("!", N_("incidents"), Kind.INCIDENT),
    Prefix('"', N_("documents"), Kind.DOCUMENT),
    Prefix("/", N_("places"), Kind.PLACE),
    Prefix(":", N_("sources"), Kind.SOURCE),
    Prefix("#", N_("tags"), Kind.TAG),
)
# What comes by itself when one goes for a sign on a Ukrainian or Russian keyboard.
_SAME = {"“": '"', "«": '"', "„": '"', "№": "#"}


def split(text: str) -> tuple[Prefix | None, str]:
    """Return the prefix `text` begins with, if it does, and the rest."""
    said = text.lstrip()
    sign = _SAME.get(said[:1], said[:1])
    for prefix in PREFIXES:
        if sign == prefix.sign:
            return prefix, said[1:].strip()
    return None, said.strip()
