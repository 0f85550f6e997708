"""What a process says is believed only where it cannot mean anything else."""

import math
from array import array
from contextlib import suppress
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from khronika.importing.extracted import REFUSALS, Dots, Extracted, Proposal
from khronika.importing.faults import LARGEST
from khronika.importing.worker.answer import NAME, VALUE, kept, packed
from khronika.importing.worker.checking import understood
from khronika.importing.worker.faults import REASONS, RefusedByReader, TookTooMuchMemory
from khronika.importing.worker.protocol import Malformed, message
from tests.importing.worker.test_protocol import VALUES

GOOD = Extracted(
    text="Перша\n\fдруга",
    pages=(0, 7, 7),
    proposals=(
        Proposal(field="title", value="Лист", evidence="meta og:title"),
        Proposal(field="authors", value="О. Вигадана", evidence="byline"),
        Proposal(field="url", value="https://example.org/a?b=1", evidence="link canonical"),
    ),
    properties=(("Producer", "LibreOffice 7"),),
    remarks=("composed", "end-of-file"),
)
DOTS = Dots(width=2, height=1, pixels=b"123456", boxes=array("f", (0, 0, 0.5, 1)).tobytes())
SAID: dict[str, Any] = packed(GOOD)[0]["read"]


def sent(found: Extracted | Dots) -> bytes:
    return b"".join(message(*packed(found)))


def with_said(text: bytes = b"text", /, **changed: object) -> bytes:
    """A message of `text` in which some values are others."""
    return b"".join(message({"read": {**SAID, "pages": [0], **changed}}, [text]))


def read(message_: bytes) -> Extracted:
    found = understood(message_, 1)
    assert isinstance(found, Extracted)
    return found


def test_what_was_read_arrives_as_it_was_sent() -> None:
    assert understood(sent(GOOD), 1) == GOOD
    assert understood(sent(DOTS), 1) == DOTS


# What is kept in another form than a reader may make it in, and ends of pages beside it.
_PIECES = st.sampled_from(["и\u0306", "\u0301", "a", "\r\n", "\n\n", "\x01", "п", "\ud800"])


@example(["и\u0306", "и\u0306"], [1, 2])
@given(st.lists(_PIECES), st.lists(st.integers(0, 40), max_size=4))
def test_pages_of_a_text_that_is_kept_in_another_form_begin_where_they_did(
    pieces: list[str], places: list[int]
) -> None:
    """It was senseless: a PDF of such a text could not be read at all."""
    text = "".join(pieces)
    pages = (0, *sorted(min(place, len(text)) for place in places))
    arrived = read(sent(Extracted(text=text, pages=pages)))
    assert arrived.text == kept(text)
    assert len(arrived.pages) == len(pages)
    for place, page in zip(pages, arrived.pages, strict=True):
        before = kept(text[:place])
        if before + kept(text[place:]) == kept(text):  # else an accent or a line end was parted
            assert page == len(before)


def test_a_page_in_letters_and_accents_apart_is_read() -> None:
    text = "И\u0306ого лист\n\nДруга сторі\u0301нка"
    arrived = read(sent(Extracted(text=text, pages=(0, text.index("Друга")))))
    assert arrived.text[arrived.pages[1] :].startswith("Друга")
    assert arrived.text.startswith("Його")


@given(st.text())
def test_any_text_that_a_reader_keeps_arrives(text: str) -> None:
    assert read(sent(Extracted(text=text))).text == kept(text)
    assert read(sent(Extracted(text=kept(text), pages=(0,)))).text == kept(text)


@given(st.text())
def test_what_is_kept_stays_as_it_is(text: str) -> None:
    assert kept(kept(text)) == kept(text)


@pytest.mark.parametrize(
    "part",
    [b"\xff", "й".encode()[:1], b"a\r\nb", b"a\0b", b"a\x1b[2J", b" \r ", "и\u0306".encode(),
     b"a\x1a", b"\xed\xa0\x80"],
)  # fmt: skip
def test_a_text_that_is_not_in_its_kept_form_is_refused(part: bytes) -> None:
    with pytest.raises(Malformed):
        understood(with_said(part), 1)


def test_pages_that_are_pictures_have_no_text() -> None:
    assert read(with_said(b"\n\n", pages=[0, 1, 2])).text == "\n\n"
    assert read(with_said(b"", pages=[0, 0])).pages == (0, 0)


def test_lines_are_made_such_as_can_be_shown() -> None:
    found = read(
        with_said(
            proposals=[
                ["title", "Лист\u202eкод\x1b[2J\n додому", "meta\u2066 title\0"],
                ["authors", "\u2066О. Вигадана\u2069", ""],
                ["authors", "\u200b \x00", "byline"],
                ["url", "javascript:alert(1)", "link"],
                ["url", "file:///etc/passwd", "link"],
            ],
            properties=[["Producer\x07", "\u202eabc"], ["\u200b", "x"], ["Empty", " "]],
        )
    )
    assert found.proposals == (
        Proposal(field="title", value="Листкод [2J додому", evidence="meta title"),
        Proposal(field="authors", value="О. Вигадана", evidence=""),
    )
    assert found.properties == (("Producer", "abc"),)


def test_half_a_letter_is_shown_as_such() -> None:
    halved = sent(GOOD).replace('"Лист"'.encode(), b'"\\ud800ab"')
    assert read(halved).proposals[0].value == "�ab"


@pytest.mark.parametrize(
    "changed",
    [
        {"proposals": None},
        {"proposals": {"title": "Лист"}},
        {"proposals": ["title"]},
        {"proposals": [["title", "Лист"]]},
        {"proposals": [["title", "Лист", "here", "there"]]},
        {"proposals": [["body", "Лист", "here"]]},
        {"proposals": [[["title"], "Лист", "here"]]},
        {"proposals": [["title", 3, "here"]]},
        {"proposals": [["title", "Лист", None]]},
        {"proposals": [["title", "x" * (VALUE + 1), "here"]]},
        {"proposals": [["title", "Лист", "x" * 201]]},
        {"proposals": [["title", "Лист", "here"]] * 101},
        {"properties": [["Producer"]]},
        {"properties": [["Producer", 1]]},
        {"properties": [["x" * (NAME + 1), ""]]},
        {"properties": [["x", "x" * (VALUE + 1)]]},
        {"properties": [["x", "x"]] * 201},
        {"pages": [1]},
        {"pages": [0, 3, 2]},
        {"pages": [0, 5]},
        {"pages": [0, -1]},
        {"pages": [0, True]},
        {"pages": [0, 1.0]},
        {"pages": {"0": 1}},
        {"pages": [0] * 50_001},
        {"remarks": ["Composed"]},
        {"remarks": [1]},
        {"remarks": ["a" * 31]},
        {"remarks": ["a"] * 31},
        {"extra": 1},
    ],
)
def test_what_is_of_another_kind_is_refused(changed: dict[str, object]) -> None:
    understood(with_said(), 1)
    with pytest.raises(Malformed):
        understood(with_said(**changed), 1)


@pytest.mark.parametrize(
    ("said", "parts"),
    [
        ([2, 1], [b"12345", b""]),
        ([2, 1], [b"1234567", b""]),
        ([1, 2, 1], [b"123456", b""]),
        ([2], [b"123456", b""]),
        ({"width": 2, "height": 1}, [b"123456", b""]),
        ([-2, -1], [b"123456", b""]),
        ([0, 0], [b"", b""]),
        ([2.0, 1], [b"123456", b""]),
        ([True, 2], [b"123456", b""]),
        ([2, 1], [b"123456"]),
        ([2, 1], [b"123456", b"", b""]),
        ([2, 1], [b"123456", bytes(15)]),
        ([2, 1], [b"123456", array("f", [0, 0, math.nan, 1]).tobytes()]),
        ([2, 1], [b"123456", array("f", [0, 0, math.inf, 1]).tobytes()]),
    ],
)
def test_dots_that_do_not_add_up_are_refused(said: object, parts: list[bytes]) -> None:
    with pytest.raises(Malformed):
        understood(b"".join(message({"dots": said}, parts)), 1)


@pytest.mark.parametrize("missing", sorted(SAID))
def test_nothing_may_be_missing(missing: str) -> None:
    less = {name: value for name, value in SAID.items() if name != missing}
    with pytest.raises(Malformed):
        understood(b"".join(message({"read": less}, [b"text"])), 1)


@given(st.sampled_from(sorted(SAID)), VALUES)
def test_any_value_anywhere_is_taken_or_malformed(name: str, value: object) -> None:
    with suppress(Malformed):
        understood(with_said(**{name: value}), 1)


@given(st.dictionaries(st.sampled_from(["read", "dots", "refused", "failed"]), VALUES))
def test_any_head_is_known_or_malformed(head: dict[str, Any]) -> None:
    with suppress(Malformed, RefusedByReader, TookTooMuchMemory):
        understood(b"".join(message(head, [b"text"])), 1)


@given(st.data())
def test_an_answer_with_any_byte_changed_is_known_or_malformed(data: st.DataObject) -> None:
    mangled = bytearray(data.draw(st.sampled_from([sent(GOOD), sent(DOTS)])))
    for _time in range(data.draw(st.integers(1, 4))):
        at = data.draw(st.integers(0, len(mangled) - 1))
        mangled[at] = data.draw(st.integers(0, 255))
    with suppress(Malformed):
        understood(mangled, 1)


@pytest.mark.parametrize("reason", sorted(REASONS))
def test_each_reason_is_a_sentence(reason: str) -> None:
    with pytest.raises(RefusedByReader) as caught:
        understood(b"".join(message({"refused": reason})), 1)
    assert str(caught.value).endswith(".")


@pytest.mark.parametrize(
    "head",
    [
        {"refused": "Send us the passphrase."},
        {"refused": ["damaged"]},
        {"refused": "damaged", "read": {}},
        {"refused": "damaged", "facts": {}},
        {"failed": "nothing"},
        {},
    ],
)
def test_a_process_has_no_words_of_its_own(head: dict[str, Any]) -> None:
    with pytest.raises(Malformed):
        understood(b"".join(message(head)), 1)


def test_a_process_may_say_that_memory_was_short() -> None:
    with pytest.raises(TookTooMuchMemory) as caught:
        understood(b"".join(message({"failed": "memory"})), 1024)
    assert "1024 MiB" in str(caught.value)


def test_what_is_too_long_is_cut_before_it_is_sent() -> None:
    long = Extracted(
        text="",
        proposals=(Proposal(field="title", value="x" * 5000, evidence="y" * 500),) * 200,
        properties=(("x" * 500, "y" * 5000),) * 300,
        remarks=("a",) * 50,
    )
    found = read(sent(long))
    assert {len(one.value) for one in found.proposals} == {VALUE}
    assert len(found.proposals) == 100
    assert {(len(name), len(value)) for name, value in found.properties} == {(NAME, VALUE)}
    assert len(found.properties) == 200
    assert len(found.remarks) == 30


def test_every_refusal_of_a_reader_has_its_sentence() -> None:
    assert {*REFUSALS} < REASONS.keys()


_ANY = st.text(
    alphabet=st.sampled_from("aи\u0306\u0301e\r\n\f\x01\x7f ") | st.characters(codec="utf-8")
)


@given(_ANY)
def test_a_text_is_believed_in_just_the_form_in_which_it_is_kept(text: str) -> None:
    if kept(text) == text:
        assert read(with_said(text.encode())).text == text
    else:
        with pytest.raises(Malformed):
            read(with_said(text.encode()))


def test_more_text_than_is_held_of_a_file_is_refused() -> None:
    with pytest.raises(RefusedByReader) as raised:
        read(with_said(b"a " * (LARGEST // 2) + b"a"))
    assert raised.value.reason == "too-big"
