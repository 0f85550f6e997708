"""What was copied elsewhere and pasted here: it lies in no file, so its bytes go along with it."""

import base64
from dataclasses import dataclass, field, replace
from typing import Any

from khronika.importing.extracted import Proposal
from khronika.importing.faults import LARGEST, FileEmpty, PastedTooBig
from khronika.importing.formats import format_of_type

PLAIN = "text/plain"
CLIPBOARD = "clipboard"  # how all evidence begins that stood there


@dataclass(frozen=True, slots=True, kw_only=True)
class Pasted:
    """One thing that was on the clipboard.

    Attributes:
        data: As whoever copied it offered it; of a plain text its UTF-8.
        media_type: What it was offered as (RFC 6838).
        plain: The plain text that was offered beside it, for who would rather have that.
        address: Where it was copied from, as whoever copied it says.
        evidence: In what on the clipboard `address` stood.
    """

    data: bytes = field(repr=False)
    media_type: str = PLAIN
    plain: str = field(default="", repr=False)
    address: str = ""
    evidence: str = ""

    @property
    def format(self) -> str:
        """What it is, of `formats`."""
        return format_of_type(self.media_type)

    @property
    def proposals(self) -> tuple[Proposal, ...]:
        """What is told of it from outside. It can be anything, so a person has to look at it: it is
        never recorded by itself.
        """
        if not self.address:
            return ()
        evidence = f"{CLIPBOARD} {self.evidence}"
        return (Proposal(field="url", value=self.address, evidence=evidence),)

    def as_plain(self) -> "Pasted":
        """Return the plain text that was offered beside it; itself where there was none."""
        return of_text(self.plain, self) if self.plain.strip() else self

    def judge(self) -> None:
        """Raise FileFault if nothing can be made of it. It is kept whole inside the archive until
        it is in, so there is an end to how large it may be.
        """
        if len(self.data) > LARGEST:
            raise PastedTooBig(size=len(self.data) >> 20, largest=LARGEST >> 20)
        if not self.data:
            raise FileEmpty

    def as_json(self) -> Any:
        """Return what `of_json` reads back: of a text of which no more is known the text itself,
        as it was kept when nothing else could be pasted.
        """
        if self.media_type == PLAIN and not (self.plain or self.address):
            return self.data.decode()
        return {
            "data": base64.b64encode(self.data).decode("ascii"),
            "type": self.media_type,
            "plain": self.plain,
            "address": self.address,
            "evidence": self.evidence,
        }


def of_text(text: str, beside: Pasted | None = None) -> Pasted:
    """Return a plain text. What it was offered `beside` says where it is from."""
    plain = Pasted(data=text.encode("utf-8", "replace"))
    if beside is None:
        return plain
    return replace(plain, address=beside.address, evidence=beside.evidence)


def of_json(written: Any) -> Pasted:
    """Read back what `Pasted.as_json` gave."""
    if isinstance(written, str):
        return of_text(written)
    return Pasted(
        data=base64.b64decode(written["data"]),
        media_type=written["type"],
        plain=written["plain"],
        address=written["address"],
        evidence=written["evidence"],
    )
