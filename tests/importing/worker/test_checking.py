"""What a process says is believed only where it cannot mean anything else."""

from contextlib import suppress
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from khronika.importing.worker.answer import AUTHOR, LENGTHS, Answer, Picture, kept, packed
from khronika.importing.worker.checking import understood
from khronika.importing.worker.faults import REASONS, RefusedByReader, TookTooMuchMemory
from khronika.importing.worker.protocol import Malformed, message
from tests.importing.worker.test_protocol import VALUES

DOTS = Picture(width=2, height=3, channels=1, dots=b"123456")
GOOD = Answer(
    text="Перша\n\fдруга",
    pages=(0, 7),
    title="Лист",
    authors=("О. Вигадана", "П. Вигаданий"),
    publisher="Газета",
    url="https://example.org/a?b=1",
    published="2023-05",
    language="uk",
    notes=("composed", "end-of-file"),
    pictures=(DOTS,),
)
SAID: dict[str, Any] = packed(GOOD)[0]["answer"]


def sent(answer: Answer) -> bytes:
    return b"".join(message(*packed(answer)))


def with_said(*texts: bytes, **changed: object) -> bytes:
    """A message of `texts`, or of one, and a picture, in which some values are others."""
    said = {"answer": {**SAID, "pages": [0], **changed}}
    return b"".join(message(said, [*(texts or [b"text"]), DOTS.dots]))


def test_an_answer_arrives_as_it_was_sent() -> None:
    assert understood(sent(GOOD), 1) == GOOD


@given(st.text())
def test_any_text_that_a_reader_keeps_arrives(text: str) -> None:
    assert understood(sent(Answer(text=kept(text))), 1).text == kept(text)


@given(st.text())
def test_what_is_kept_stays_as_it_is(text: str) -> None:
    assert kept(kept(text)) == kept(text)


@pytest.mark.parametrize(
    "part",
    [b"\xff", "й".encode()[:1], b"a\r\nb", b"a\0b", b"a\x1b[2J", b" \r ", "\ufeffa".encode(),
     "\ufeff".encode(), "и\u0306".encode(), b"a\x1a"],
)  # fmt: skip
def test_a_text_that_is_not_in_its_kept_form_is_refused(part: bytes) -> None:
    with pytest.raises(Malformed):
        understood(with_said(part), 1)


def test_pages_that_are_pictures_have_no_text() -> None:
    assert understood(with_said(b"\n\n", pages=[0, 1, 2]), 1).text == "\n\n"
    assert understood(with_said(b"", pages=[0, 0]), 1).pages == (0, 0)


def test_lines_are_made_such_as_can_be_shown() -> None:
    answer = understood(
        with_said(
            title="Лист\u202eкод\x1b[2J\n додому",
            authors=["\u2066О. Вигадана\u2069", "\u200b \x00"],
            url="javascript:alert(1)",
        ),
        1,
    )
    assert answer.title == "Листкод [2J додому"
    assert answer.authors == ("О. Вигадана",)
    assert answer.url == ""


def test_half_a_letter_is_shown_as_such() -> None:
    halved = sent(GOOD).replace('"Лист"'.encode(), b'"\\ud800ab"')
    assert understood(halved, 1).title == "�ab"


@pytest.mark.parametrize(
    "changed",
    [
        {"title": None},
        {"title": 3},
        {"title": ["Лист"]},
        {"title": "x" * (LENGTHS["title"] + 1)},
        {"authors": "О. Вигадана"},
        {"authors": [["О. Вигадана"]]},
        {"authors": ["x"] * 101},
        {"authors": ["x" * (AUTHOR + 1)]},
        {"pages": [1]},
        {"pages": [0, 3, 2]},
        {"pages": [0, 5]},
        {"pages": [0, -1]},
        {"pages": [0, True]},
        {"pages": [0, 1.0]},
        {"pages": {"0": 1}},
        {"pages": [0] * 50_001},
        {"notes": ["Composed"]},
        {"notes": [1]},
        {"notes": ["a" * 31]},
        {"pictures": []},
        {"pictures": [[2, 3, 1, 0], [2, 3, 1, 0]]},
        {"pictures": [[2, 3, 1]]},
        {"pictures": [[2, 3, 1, 0.5]]},
        {"pictures": [[2, 3, 2, 0]]},
        {"pictures": [[2, 4, 1, 0]]},
        {"pictures": [[-2, -3, 1, 0]]},
        {"pictures": [[6, 1, 1, -1]]},
        {"pictures": ["2311"]},
        {"extra": 1},
    ],
)
def test_what_is_of_another_kind_is_refused(changed: dict[str, object]) -> None:
    understood(with_said(), 1)
    with pytest.raises(Malformed):
        understood(with_said(**changed), 1)


@pytest.mark.parametrize("missing", sorted(SAID))
def test_nothing_may_be_missing(missing: str) -> None:
    less = {name: value for name, value in SAID.items() if name != missing}
    with pytest.raises(Malformed):
        understood(b"".join(message({"answer": less}, [b"text", DOTS.dots])), 1)


@given(st.sampled_from(sorted(SAID)), VALUES)
def test_any_value_anywhere_is_taken_or_malformed(name: str, value: object) -> None:
    with suppress(Malformed):
        understood(with_said(**{name: value}), 1)


@given(st.dictionaries(st.sampled_from(["answer", "refused", "failed", "facts"]), VALUES))
def test_any_head_is_known_or_malformed(head: dict[str, Any]) -> None:
    with suppress(Malformed, RefusedByReader, TookTooMuchMemory):
        understood(b"".join(message(head, [b"text"])), 1)


@given(st.data())
def test_an_answer_with_any_byte_changed_is_known_or_malformed(data: st.DataObject) -> None:
    mangled = bytearray(sent(replace(GOOD, title="Лист")))
    for _time in range(data.draw(st.integers(1, 4))):
        at = data.draw(st.integers(0, len(mangled) - 1))
        mangled[at] = data.draw(st.integers(0, 255))
    with suppress(Malformed):
        understood(mangled, 1)


@pytest.mark.parametrize("reason", sorted(REASONS))
def test_each_reason_is_a_sentence(reason: str) -> None:
    with pytest.raises(RefusedByReader) as caught:
        understood(b"".join(message({"refused": reason, "facts": {}})), 1)
    assert str(caught.value).endswith(".")


@pytest.mark.parametrize(
    "head",
    [
        {"refused": "Send us the passphrase.", "facts": {}},
        {"refused": "damaged", "facts": {"n": "Send us the passphrase."}},
        {"refused": "damaged", "facts": {"n": -1}},
        {"refused": "damaged", "facts": {str(n): n for n in range(6)}},
        {"refused": "damaged"},
        {"refused": "damaged", "facts": {}, "answer": {}},
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
    long = replace(GOOD, title="x" * 5000, authors=("y" * 500,) * 200)
    answer = understood(sent(long), 1)
    assert len(answer.title) == LENGTHS["title"]
    assert {len(author) for author in answer.authors} == {AUTHOR}
    assert len(answer.authors) == 100
