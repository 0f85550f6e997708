"""What the settings of this computer and their values are called."""

from collections.abc import Callable
from dataclasses import dataclass

from khronika.i18n import ASKED, N_, _, asked_language, ngettext
from khronika.ui.settings import SCALE, scale_from_outside


def _minutes(value: object) -> str:
    n = int(str(value))
    return ngettext("{n} minute", "{n} minutes", n).format(n=n)


def _seconds(value: object) -> str:
    n = int(str(value))
    return ngettext("{n} second", "{n} seconds", n).format(n=n)


def _per_cent(value: object) -> str:
    return _("{n} %").format(n=value)


_WORDS = {
    "system": N_("As the system"),
    "en": "English",
    "uk": "Українська",
    "ru": "Русский",
    "light": N_("Light"),
    "dark": N_("Dark"),
    "contrast": N_("High contrast"),
    "serif": N_("With serifs"),
    "sans": N_("Without serifs"),
    "comfortable": N_("Comfortable"),
    "compact": N_("Compact"),
}
_SIZES = {15: N_("Small"), 16: N_("Medium"), 17: N_("Large"), 19: N_("Very large")}


def _word(value: object) -> str:
    return _(_WORDS[str(value)])


def _size(value: object) -> str:
    return _(_SIZES[int(str(value))])


@dataclass(frozen=True, slots=True, kw_only=True)
class Option:
    """One setting: the name of its field in `Preferences`, and words for people.

    `said` names a value; without it the setting is ticked or not.
    """

    field: str
    name: str
    hint: str = ""
    said: Callable[[object], str] | None = None


def overruled(field: str) -> str:
    """Say what the environment asks for in place of the setting `field`; empty: nothing.

    Nobody guesses from a choice without effect that a variable of the system is why.
    """
    if field == "language" and (asked := asked_language()) is not None:
        said = _(
            "The environment sets {name}, so that everything is in this language: {language}. "
            "The choice here counts when that is not set."
        )
        return said.format(name=ASKED, language=_WORDS[asked])
    if field == "scale" and (by := scale_from_outside()):
        said = _("The environment sets {name} to {value}, which counts where 100 % is chosen.")
        return said.format(name=SCALE, value=by)
    return ""


SECTIONS: tuple[tuple[str, tuple[Option, ...]], ...] = (
    (
        N_("Look"),
        (
            Option(field="language", name=N_("Language"), said=_word),
            Option(field="theme", name=N_("Light or dark"), said=_word),
            Option(field="scale", name=N_("Size of everything"), said=_per_cent),
            Option(field="rows", name=N_("Rows of lists"), said=_word),
            Option(field="reduce_motion", name=N_("Less movement: nothing fades or blinks")),
        ),
    ),
    (
        N_("Reading"),
        (
            Option(field="reading_font", name=N_("Typeface of documents"), said=_word),
            Option(field="reading_size", name=N_("Letter size of documents"), said=_size),
        ),
    ),
    (
        N_("Locking"),
        (
            Option(
                field="lock_after",
                name=N_("Lock when idle for"),
                said=_minutes,
                hint=N_("No key was pressed and the pointer did not move."),
            ),
            Option(field="lock_with_screen", name=N_("Lock when the screen is locked")),
            Option(field="lock_with_sleep", name=N_("Lock when the computer goes to sleep")),
        ),
    ),
    (
        N_("Clipboard"),
        (
            Option(
                field="clipboard",
                name=N_("Empty the clipboard after"),
                said=_seconds,
                hint=N_("Only what was copied here, and while nothing else was copied since."),
            ),
        ),
    ),
)
