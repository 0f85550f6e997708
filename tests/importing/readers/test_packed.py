"""Zips that were made to do harm, and honest ones."""

import io
import struct
import warnings
import zipfile
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from khronika.importing.extracted import REFUSALS, Refused
from khronika.importing.readers import packed
from khronika.importing.readers.packed import Packed
from tests.importing.readers.word import zipped

GOOD = zipped({"a.xml": "перше", "b/Б.xml": "друге " * 100})


def refusal(data: bytes) -> str:
    with pytest.raises(Refused) as caught:
        list(map(list, map(Packed(data).blocks, ("a.xml", "b/Б.xml"))))
    return caught.value.code


def patched(where: bytes, offset: int, form: str, value: int, data: bytes = GOOD) -> bytes:
    """Return `data` with a number changed, so far behind the last place where `where` stands."""
    changed = bytearray(data)
    struct.pack_into(form, changed, data.rindex(where) + offset, value)
    return bytes(changed)


def test_an_entry_is_read_whole_and_without_regard_to_capitals() -> None:
    read = Packed(GOOD)
    assert b"".join(read.blocks("A.XML")).decode() == "перше"
    assert b"".join(read.blocks("b/Б.xml")).decode() == "друге " * 100
    assert "c.xml" not in read
    assert list(read.names()) == ["a.xml", "b/б.xml"]


@pytest.mark.parametrize(
    "name",
    ["../a.xml", "/a.xml", "a/../../b", "a\\b.xml", "c:a.xml", "a/./b", "a\0b", "..", "a\nb"],
)
def test_a_name_with_tricks_is_refused(name: str) -> None:
    made = zipped({"a.xml": "", "x" * len(name): ""}).replace(b"x" * len(name), name.encode())
    assert refusal(made) == "forbidden"


def test_two_entries_of_one_name_are_refused() -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        assert refusal(zipped({"a.xml": "1", "A.XML": "2"})) == "forbidden"


def test_more_than_is_declared_does_not_come_out() -> None:
    size = len("друге ".encode()) * 100
    lying = patched(b"PK\x01\x02", 24, "<L", size // 2)
    taken: list[bytes] = []
    with pytest.raises(Refused, match="damaged"):
        taken.extend(Packed(lying).blocks("b/Б.xml"))
    assert sum(map(len, taken)) <= size // 2


@pytest.mark.parametrize(
    ("make", "code"),
    [
        (lambda: b"", "damaged"),
        (lambda: b"PK\x03\x04", "damaged"),
        (lambda: b"{\\rtf1 words}", "another-format"),
        (lambda: packed._OLE + bytes(600), "another-format"),
        (lambda: packed._OLE + bytes(600) + packed._ENCRYPTED_PACKAGE, "encrypted"),
        (lambda: zipped({"a.xml": bytes(4 << 20)}), "too-big"),  # a thousand to one
        (lambda: patched(b"PK\x01\x02", 24, "<L", packed.UNPACKED + 1), "too-big"),
        (lambda: zipped({f"{n}": "" for n in range(packed.ENTRIES + 1)}), "too-big"),
        (lambda: patched(b"PK\x01\x02", 8, "<H", 1), "encrypted"),
        (lambda: patched(b"PK\x01\x02", 10, "<H", zipfile.ZIP_BZIP2), "damaged"),
        (lambda: patched(b"PK\x01\x02", 42, "<L", 0), "forbidden"),  # both at the first's place
        (lambda: patched(b"PK\x01\x02", 42, "<L", 1 << 30), "damaged"),
        (lambda: patched(b"PK\x01\x02", 20, "<L", 1 << 30), "damaged"),  # longer than the file
        (lambda: patched(b"PK\x03\x04", 26, "<H", 2), "damaged"),  # another name where it stands
        (lambda: GOOD[:-1], "damaged"),
        (lambda: GOOD[: len(GOOD) // 2], "damaged"),
    ],
)
def test_what_does_harm_is_refused(make: Callable[[], bytes], code: str) -> None:
    assert refusal(make()) == code


def test_many_entries_of_an_honest_ratio_are_too_much_together() -> None:
    """Each stays under the ratio, having been made incompressible in part; the sum counts."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as written:
        for n in range(11):
            written.writestr(f"{n}", bytes(1 << 20))
    data = bytearray(made.getvalue())
    place = -1
    while (place := data.find(b"PK\x01\x02", place + 1)) >= 0:
        struct.pack_into("<L", data, place + 24, packed.RATIO * 1000)  # of 1,033 packed bytes
    Packed(bytes(data))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(packed, "UNPACKED", packed.RATIO * 1000 * 11 - 1)
        assert refusal(bytes(data)) == "too-big"


def test_entries_inside_an_entry_are_refused() -> None:
    """A zip in which the kernel of one entry is quoted by others (Fifield 2019)."""
    inner = zipped({"b": "x" * 40})
    local = inner[: inner.index(b"PK\x01\x02")]
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_STORED) as written:
        written.writestr("a.xml", local)
        written.writestr("b", "")
    data = made.getvalue()
    quoted = patched(b"PK\x01\x02", 42, "<L", data.index(local), data)
    quoted = patched(b"PK\x01\x02", 20, "<L", len(local) - 31, quoted)
    assert refusal(quoted) == "forbidden"


@given(st.integers(0, len(GOOD) - 1), st.integers(0, 255), st.integers(0, len(GOOD)))
def test_a_changed_zip_is_read_or_refused(place: int, byte: int, cut: int) -> None:
    changed = bytearray(GOOD)
    changed[place] = byte
    for data in (bytes(changed), GOOD[:cut], GOOD[cut:] + GOOD[:cut]):
        try:
            read = Packed(data)
            for name in read.names():
                list(read.blocks(name))
        except Refused as refused:
            assert refused.code in REFUSALS
