"""What was done to a text on its way in, or left out of it: codes, and the words for them."""

from khronika.i18n import N_, _

NOTES = {
    "mark": N_("a byte order mark was left out"),
    "line-ends": N_("line ends were made the same"),
    "composed": N_("letters and their accents were put together (NFC)"),
    "end-of-file": N_("the end-of-file sign of DOS was left out"),
    "unread": N_("kept as it came: nothing here reads it"),
    "picture": N_("a picture: it is kept, and has no text"),
    "no-text": N_("some pages are pictures, and their words are not read"),
    "whole-page": N_("menus and the like may stand in it: no main text was made out"),
    "damaged-pages": N_("some pages are damaged, and were left out"),
    "unknown-letters": N_("which letters some of its signs are is not known"),
    "no-words": N_("there are no words in it"),
    "encoding-unsure": N_("its encoding was guessed"),
    "letters-damaged": N_("some of its letters could not be read"),
    "symbols": N_("some signs of its special fonts are not known"),
    "deletions": N_("what somebody had deleted was left out"),
    "hidden-text": N_("what is hidden in it was left out"),
    "pictures": N_("its pictures are in the file, and not in the text"),
    "embedded-files": N_("other files are in it, which were not read"),
    "parts-damaged": N_("parts of it are damaged, and were left out"),
    "macros": N_("it holds a program, which was not run"),
}


def told(codes: tuple[str, ...]) -> str:
    """Return what the codes say, in the person's language; of one that is not known nothing."""
    return "; ".join(_(NOTES[code]) for code in codes if code in NOTES)
