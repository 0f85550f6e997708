"""The reader on a text of a million characters with 5,000 passages, beside a tenth of that."""

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import Any

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot
from tests.benchmarks.texts import text
from tests.robots.fixtures import english, theme

from khronika.domain.kinds import Kind, RecordId, Uid
from khronika.domain.values import Document, Named, Passage, Tag
from khronika.ui.reader.edges import Edge
from khronika.ui.reader.reader import Reader
from khronika.ui.reader.side import TAGS
from khronika.ui.style.theme import Theme

__all__ = ["english", "theme"]

FRAME = 0.032  # seconds, at most, of 99.5 in a hundred frames
TYPED = 0.100
TAGGED = 0.050
OPENED = 0.500
SIZES = {100_000: 500, 1_000_000: 5_000}
TAGS_THERE = 120


@dataclass(frozen=True, slots=True)
class Shown:
    """A reader with a text in it, as large as on a window of 1600 × 900."""

    reader: Reader
    document: Document
    body: str
    passages: list[Passage]


def body_of(length: int) -> str:
    """Return so many characters in paragraphs of some hundreds."""
    made = text(1, 2 * length)
    pieces = [made[at : at + 480] for at in range(0, length, 480)]
    return "\n\n".join(pieces)[:length]


def tags() -> list[Tag]:
    roots = [f"branch {n}" for n in range(12)]
    paths = [(root, f"tag {n}") for root in roots for n in range(TAGS_THERE // 12)]
    return [
        Tag(id=RecordId(n), uid=Uid(b""), kind=Kind.TAG, name=path[-1], path=path)
        for n, path in enumerate(paths, 1)
    ]


def passages_of(document: Document, body: str, number: int) -> list[Passage]:
    """Return passages of up to 400 characters, every third lying over the next."""
    there, every, made = tags(), len(body) // number, []
    for n in range(number):
        start = n * every
        end = min(len(body), start + (400 if n % 3 == 0 else 120))
        made.append(
            Passage(
                id=RecordId(10_000 + n), uid=Uid(b""), kind=Kind.PASSAGE,
                document=Named(id=document.id, uid=Uid(b""), kind=Kind.DOCUMENT, title="A"),
                version=1, start=start, end=end, exact=body[start:end],
                important=n % 7 == 0, comment="Why?" if n % 5 == 0 else None,
                tags=tuple(there[(n + i) % len(there)] for i in range(1 + n % 3)),
            )
        )  # fmt: skip
    return made


@pytest.fixture(params=list(SIZES))
def shown(request: pytest.FixtureRequest, qtbot: QtBot, theme: Theme) -> Iterator[Shown]:
    body = body_of(request.param)
    document = Document(
        id=RecordId(1), uid=Uid(b""), kind=Kind.DOCUMENT, title="A long text",
        characters=len(body),
    )  # fmt: skip
    reader = Reader(theme, QWidget())
    qtbot.addWidget(reader)
    reader.resize(1136, 840)
    reader.show()
    passages = passages_of(document, body, SIZES[request.param])
    yield Shown(reader, document, body, passages)
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def drawn(deed: Callable[[], object]) -> float:
    """Return the seconds that the window's thread works until what `deed` does is drawn.

    Its own time, not the clock's: what else the machine is doing must not count.
    """
    began = time.thread_time()
    deed()
    for _round in range(3):
        QApplication.processEvents()
    return time.thread_time() - began


def show(shown: Shown) -> float:
    """Show the text and let Qt lay it out to its end; return the seconds to the first page."""
    reader = shown.reader
    taken = drawn(lambda: reader.show_document(shown.document, shown.body, shown.passages))
    reader.text.document().documentLayout().documentSize()
    drawn(lambda: None)
    return taken


def worst(seconds: list[float]) -> float:
    """Return what 99.5 in a hundred of them do not exceed."""
    return sorted(seconds)[min(len(seconds) - 1, int(len(seconds) * 0.995))]


def tell(benchmark: Any, shown: Shown, seconds: float) -> None:
    benchmark.extra_info[f"{len(shown.body):,} ms"] = round(seconds * 1e3, 1)


def test_opening(shown: Shown, benchmark: Any) -> None:
    """From the values to the first drawn page."""
    benchmark.pedantic(lambda: None)
    taken = show(shown)
    tell(benchmark, shown, taken)
    assert taken <= OPENED


@pytest.mark.parametrize("step", [90, 1200])
def test_scrolling(shown: Shown, benchmark: Any, step: int) -> None:
    """The wheel, and the bar drawn fast, from the top and from the middle."""
    benchmark.pedantic(lambda: None)
    show(shown)
    shown.reader.text.setFocus()
    bar = shown.reader.text.verticalScrollBar()
    frames = []
    for begin in (0, bar.maximum() // 2):
        bar.setValue(begin)
        drawn(lambda: None)
        frames += [drawn(lambda: bar.setValue(bar.value() + step)) for _frame in range(300)]
    tell(benchmark, shown, worst(frames))
    assert worst(frames) <= FRAME


def test_walking(shown: Shown, benchmark: Any) -> None:
    """The cursor by words through marked text, with all that follows it."""
    benchmark.pedantic(lambda: None)
    show(shown)
    text = shown.reader.text
    text.show_at(len(shown.body) // 2)
    text.setFocus()
    frames = [
        drawn(lambda: QTest.keyClick(text, Qt.Key.Key_Right, Qt.KeyboardModifier.ControlModifier))
        for _step in range(300)
    ]
    tell(benchmark, shown, worst(frames))
    assert worst(frames) <= FRAME


def test_tagging(shown: Shown, benchmark: Any) -> None:
    """One more passage, and one with another tag, till both are drawn everywhere."""
    benchmark.pedantic(lambda: None)
    show(shown)
    reader, middle = shown.reader, len(shown.passages) // 2
    reader.point_at(shown.passages[middle])
    drawn(lambda: None)
    times = []
    for n in range(20):
        one = shown.passages[middle + n]
        fresh = replace(one, id=RecordId(90_000 + n), start=one.start + 5, tags=one.tags[:1])
        times.append(drawn(lambda: reader.patch_passages((), [fresh])))  # noqa: B023
        other = replace(one, important=not one.important)
        times.append(drawn(lambda: reader.patch_passages((), [other])))  # noqa: B023
    tell(benchmark, shown, max(times))
    assert max(times) <= TAGGED


def test_moving_an_edge(shown: Shown, benchmark: Any) -> None:
    """A bracket held down."""
    benchmark.pedantic(lambda: None)
    show(shown)
    reader = shown.reader
    reader.point_at(shown.passages[len(shown.passages) // 2])
    drawn(lambda: None)
    frames = [drawn(lambda: reader.move_edge(Edge.END_ON)) for _step in range(60)]
    tell(benchmark, shown, worst(frames))
    assert worst(frames) <= TAGGED


def test_finding(shown: Shown, benchmark: Any) -> None:
    """Each letter typed into the line that finds, the first of them everywhere in the text."""
    benchmark.pedantic(lambda: None)
    show(shown)
    shown.reader.text.setFocus()
    shown.reader.find_here()
    words = shown.reader.finder.words
    letters = shown.body[len(shown.body) // 2 :].split()[1]
    times = [drawn(lambda: words.insert(letter)) for letter in letters]  # noqa: B023
    tell(benchmark, shown, max(times))
    assert max(times) <= TYPED


def test_narrowing_tags(shown: Shown, benchmark: Any) -> None:
    """Each letter typed into the tree of tags."""
    benchmark.pedantic(lambda: None)
    show(shown)
    shown.reader.side.turn_to(TAGS)
    shown.reader.show_tags(tags())
    drawn(lambda: None)
    line = shown.reader.tree.line
    times = [drawn(lambda: line.insert(letter)) for letter in "branch 1"]  # noqa: B023
    tell(benchmark, shown, max(times))
    assert max(times) <= TYPED
