"""A reader of text, with an answer of every kind of value; its document is the text."""

from array import array

from khronika.importing.extracted import Dots, Extracted, Proposal, Refused
from khronika.importing.worker.answer import kept

WARMED: list[str] = []


def warm() -> None:
    """Note each time that this was asked for."""
    WARMED.append("warm")
    read("Лист\n".encode())


def read(data: bytes, refuse: str | None = None) -> Extracted:
    """Answer with the text, or refuse it for the reason that is told."""
    if refuse is not None:
        raise Refused(refuse)
    text = kept(data.decode())
    return Extracted(
        text=text,
        pages=(0, len(text)),
        proposals=(
            Proposal(field="title", value="Лист\u202e\x07 додому", evidence="line 1"),
            Proposal(field="authors", value="О. Вигадана", evidence="line\x1b 2"),
            Proposal(field="authors", value="\u2066", evidence="line 3"),
            Proposal(field="url", value="https://example.org/лист", evidence="line 4"),
        ),
        properties=(("Producer", "Хтось"), ("Warmed", str(len(WARMED)))),
        remarks=("composed",),
    )


def shown(data: bytes, *, width: int, is_grey: bool = False) -> Dots:
    """Answer with one row of dots, a box for each byte of `data`."""
    boxes = array("f", (0, 0, 0.5, 1)).tobytes() * len(data)
    return Dots(width=width, height=1, pixels=bytes([is_grey, 1, 2]) * width, boxes=boxes)
