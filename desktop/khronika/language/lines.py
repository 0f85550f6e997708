"""Pieces of a text set on one line, for lists and beside quotations."""

import re

_HEADING = re.compile(r"^[ ]{0,3}#{1,6}[ \t]+", re.MULTILINE)  # CommonMark 4.2


def one_line(text: str) -> str:
    """Return `text` on one line, without the marks by which Markdown tells headings.

    Where lines run together such a mark says nothing any longer.
    """
    return " ".join(_HEADING.sub("", text).split())
