"""What is said of the answer to a search: how much was found, what to know of it, why nothing."""

from khronika.archive.search import CUT, Found
from khronika.i18n import _, ngettext
from khronika.ui.words import number


def counted(found: Found) -> str:
    """Return how many records are listed."""
    text = ngettext("{n} record", "{n} records", found.records)
    if not found.is_all:
        text = _("The nearest {n} records are shown")
    return text.format(n=number(found.records)) if found.records else ""


def remarks(found: Found, *, exact: bool, is_veiled: bool) -> list[str]:
    """Return what must be known of the answer besides. `is_veiled`: names are hidden, which is said
    of every answer: to say it of some would confirm a guess.
    """
    said = [remark.said for remark in found.remarks]
    if is_veiled:
        said.append(_("While names are hidden, nothing is found by a hidden name."))
    if found.is_cut:
        said.append(_(CUT))
    # What is learned in a moment is looked for again then: no one is told of it.
    if found.learned is not None and not found.learned.is_nearly:
        text = _("The words are still being learned ({share} %): other forms may be missing.")
        share = 100 * found.learned.done // max(1, found.learned.total)
        said.append(text.format(share=number(share)))
    elif not found.is_wide and not exact:
        said.append(_("Other forms of the words could not be looked for just now."))
    return said


def nothing(found: Found, text: str, *, exact: bool, is_guessed: bool) -> str:
    """Return what stands where nothing is listed. `is_guessed`: what was meant is offered."""
    if not text:
        said = _(
            "Type words or names. Texts, names, titles and notes are looked through for them, in "
            "every form, spelling and script; a beginning, with a star, as it is written. Enter "
            "goes to what was found and opens it there; F3 opens one place after another."
        )
    elif exact:
        said = _("Nothing is written so. Other forms and spellings were not looked for.")
    elif found.is_cut:
        said = _("Nothing was found until then.")
    elif is_guessed:
        said = _("Nothing was found.")
    else:
        said = _("Nothing was found. Try fewer words, or only how one begins, with a star.")
    return said
