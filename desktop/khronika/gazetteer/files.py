"""The gazetteer's files: what ships in seeds/places, read as lines."""

from khronika.domain.errors import KnownError
from khronika.i18n import N_
from khronika.paths import SEEDS

FOLDER = SEEDS / "places"


class GazetteerMissing(KnownError):
    """Facts: name (of the file)."""

    summary = N_("The list of places of this installation is missing (“{name}”).")
    remedy = N_("Install Khronika again. No archive has been changed.")


def read_lines(name: str) -> list[str]:
    """Return the lines of one file, without those that begin with # and explain it.

    Raises GazetteerMissing when it cannot be read.
    """
    try:
        text = (FOLDER / name).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise GazetteerMissing(name=name) from error
    return [line for line in text.split("\n") if line and not line.startswith("#")]
