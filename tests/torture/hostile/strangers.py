"""Files that are not what their names say, and texts that are hardly texts."""

import random
from collections.abc import Iterator, Mapping

_ENDINGS = ("html", "mhtml", "pdf", "docx", "odt", "jpg", "txt", "md")


def files(sound: Mapping[str, bytes]) -> Iterator[tuple[str, bytes]]:
    """Yield them, as name and bytes."""
    for ending in _ENDINGS:
        for other, data in sound.items():
            if other != ending:
                yield f"really {other}.{ending}", data
    chance = random.Random(6)
    for ending in _ENDINGS:
        yield f"noise.{ending}", chance.randbytes(200_000)
        yield f"empty.{ending}", b""
    yield "one line.txt", "слово ".encode() * 5_000_000
    yield "lines.txt", b"\n" * 5_000_000
    yield "marks.md", "\u202e\u0300\u200d\ufeff".encode() * 500_000
    yield "halves.txt", b"\xd0" * 100_000
    yield "surrogates.txt", b"\xed\xa0\x80" * 50_000
    yield "sixteen.txt", "слово".encode("utf-16-le") * 1_000 + b"\xd8"
    yield "headings.md", b"#" * 2_000_000
    yield "quotes.md", b"> " * 1_000_000
    yield "brackets.md", b"[" * 500_000 + b"](" * 500_000
    yield "a name with \u202egnp.txt", "слово".encode()
    yield "a name with\nan end of line.txt", "слово".encode()
