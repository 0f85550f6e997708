"""Writers: a released view in, named bytes out. Nothing here opens a file or sees an archive."""

from collections.abc import Callable
from dataclasses import dataclass

from khronika.exporting.released import ReleasedView
from khronika.exporting.writers import csv_, html, json_
from khronika.i18n import N_, _

Files = dict[str, bytes]


@dataclass(frozen=True, slots=True, kw_only=True)
class Format:
    """One way to write a view.

    Attributes:
        label: For people, marked for translation.
        write: Returns the bytes of each file by its name; the same view gives the same bytes.
        ending: What the name of the one file ends in; empty where a folder of files is written.
    """

    label: str
    write: Callable[[ReleasedView], Files]
    ending: str = ""

    @property
    def is_folder(self) -> bool:
        """Whether several files are written, into a folder of their own."""
        return not self.ending

    def title(self) -> str:
        """Return the label in the person's language."""
        return _(self.label)


FORMATS = {
    "csv": Format(label=N_("Tables (CSV), one for each kind of record"), write=csv_.write),
    "json": Format(label=N_("Data (JSON)"), write=json_.write, ending=".json"),
    "html": Format(label=N_("Report to read and print (HTML)"), write=html.write, ending=".html"),
}
