"""Words for people, in their language. No Qt, so every floor may speak."""

import gettext
import locale
import os

from khronika.paths import LOCALE

LANGUAGES = ("en", "uk", "ru")
ASKED = "KHRONIKA_LANGUAGE"  # of the environment: whoever sets it for a start means this start
DOMAIN = "khronika"

_translation: gettext.NullTranslations = gettext.NullTranslations()
_current = "en"


def N_(text: str) -> str:
    """Mark `text` for translators; it is translated later, when shown."""
    return text


def _(text: str) -> str:
    """Translate `text` now. Format afterwards: `_("{n} files").format(n=3)`."""
    return _translation.gettext(text) if text else ""


def ngettext(one: str, many: str, n: int) -> str:
    """Translate the sentence that fits `n`; format afterwards."""
    return _translation.ngettext(one, many, n)


def asked_language() -> str | None:
    """Return the language that the environment asks for by our own name, if it is one of ours."""
    asked = os.environ.get(ASKED, "")[:2]
    return asked if asked in LANGUAGES else None


def system_language() -> str:
    """Return the first of our languages that the environment asks for, else English.

    `ASKED` wins; then the variables gettext itself reads, in its order (LANGUAGE is a
    colon-separated list); then the locale of the system.
    """
    asked = [asked_language() or ""]
    asked += os.environ.get("LANGUAGE", "").split(":")
    asked += [os.environ.get(name, "") for name in ("LC_ALL", "LC_MESSAGES", "LANG")]
    asked.append(locale.getlocale()[0] or "")
    for name in asked:
        if name[:2] in LANGUAGES:
            return name[:2]
    return "en"


def speak(language: str) -> None:
    """Use `language` ("en", "uk", "ru") from now on; anything else means English."""
    global _translation, _current
    _current = language if language in LANGUAGES else "en"
    _translation = gettext.translation(DOMAIN, LOCALE, [_current], fallback=True)


def language() -> str:
    """Return the language spoken now."""
    return _current
