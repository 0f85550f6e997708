"""What a picture's file says of itself: when, where and by what it was taken, as the camera put it.

It is evidence and no more than that, so it is told apart from what a person recorded.
"""

import re
from collections.abc import Sequence
from datetime import date

from khronika.domain import date_shown
from khronika.i18n import N_, _, language
from khronika.ui.widgets.sheet import Sheet

Said = Sequence[tuple[str, str]]  # names as the format has them, and values
_PLACE = "GPS decimal degrees"
# What people ask for first, in the order in which they do; the rest keeps the format's own names.
_KNOWN = {
    "EXIF DateTimeOriginal": N_("Taken"),
    "EXIF OffsetTimeOriginal": N_("Time zone"),
    _PLACE: N_("Place (GPS)"),
    "GPS GPSDate": N_("Date (GPS)"),
    "GPS GPSTimeStamp": N_("Time (GPS)"),
    "GPS GPSImgDirection": N_("Direction"),
    "Image Make": N_("Maker"),
    "Image Model": N_("Camera"),
    "EXIF BodySerialNumber": N_("Serial number"),
    "EXIF CameraOwnerName": N_("Owner"),
    "Image Artist": N_("Author"),
    "Image ImageDescription": N_("Description"),
    "EXIF UserComment": N_("Comment"),
    "Image Copyright": N_("Copyright"),
    "Image Software": N_("Program"),
    "Image DateTime": N_("Changed"),
    "Format": N_("Format"),
    "Size": N_("Size"),
}
_DAY = re.compile(r"(\d{4}):(\d\d):(\d\d)(?: (\d\d:\d\d:\d\d))?")
_HOUR = re.compile(r"\[(\d{1,2}), (\d{1,2}), (\d{1,2})(?:\.\d+)?\]")


def fill_pictured(sheet: Sheet, said: Said, *, is_begun: bool = False) -> None:
    """Show what a file says of itself, with a word of how far that is to be believed.

    `is_begun`: something that it says stands there already, under the heading.
    """
    values = dict(said)
    if not is_begun:
        sheet.section(_("What the file says of itself"))
    if values.keys() - {"Format", "Size"}:
        sheet.words(_("Whoever had the file could change this: it is a trace, no proof."), "quiet")
    if _PLACE in values:
        sheet.words(
            _("The place may be where the photographer stood, and lead to them."), "badge-unsourced"
        )
    for name, caption in _KNOWN.items():
        sheet.fact(_(caption), _shown(values.get(name, "")))
    rest = [f"{name}: {_shown(value)}" for name, value in said if name not in _KNOWN]
    if rest:
        sheet.apart()
        sheet.words("\n".join(rest), "small")


def _dated(year: int, month: int, day: int, hour: str) -> str:
    """Return a day of the calendar as every other one is said; nothing for one that is none."""
    try:
        said = date_shown.day(date(year, month, day), language())
    except ValueError:  # a camera whose clock was never set writes zeros
        return ""
    return f"{said}, {hour}" if hour else said


def _shown(value: str) -> str:
    """Return a value with days and hours written as elsewhere."""
    if (day := _DAY.fullmatch(value)) is not None:
        return _dated(int(day[1]), int(day[2]), int(day[3]), day[4] or "") or value
    if (hour := _HOUR.fullmatch(value)) is not None:
        return ":".join(f"{int(part):02}" for part in hour.groups())
    return value
