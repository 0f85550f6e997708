"""What was done to a text on its way in, or left out of it: codes, and the words for them."""

from khronika.i18n import N_, _

NOTES = {
    "mark": N_("a byte order mark was left out"),
    "line-ends": N_("line ends were made the same"),
    "composed": N_("letters and their accents were put together (NFC)"),
    "end-of-file": N_("the end-of-file sign of DOS was left out"),
    "unread": N_("kept as it came: nothing here reads it"),
    "picture": N_("a picture: it is kept, and shown"),
    "no-text": N_("some pages are pictures, and their words are not read"),
    "whole-page": N_("menus and the like may stand in it: no main text was made out"),
    "no-words": N_("there are no words in it"),
    "encoding-unsure": N_("its encoding was guessed"),
    "letters-damaged": N_("some of its letters could not be read"),
    "headers": N_("headers and footers stand at its end"),
    "footnotes": N_("footnotes stand at its end"),
    "comments": N_("comments stand at its end"),
    "deletions": N_("what somebody had deleted was left out"),
    "macros": N_("it holds a program, which was not run"),
}


def told(codes: tuple[str, ...]) -> str:
    """Return what the codes say, in the person's language; of one that is not known nothing."""
    return "; ".join(_(NOTES[code]) for code in codes if code in NOTES)
