"""What a search shows of what it found."""

import re

import pytest
from PySide6.QtWidgets import QListView, QStyleOptionViewItem
from pytestqt.qtbot import QtBot

from khronika.domain.kinds import Kind, RecordId, Uid
from khronika.domain.values import Hit
from khronika.domain.ways import Mark, Way
from khronika.ui.models.hits import Hits, seen
from khronika.ui.style.theme import Theme
from khronika.ui.widgets.hit_painter import HitPainter


def hit(title: str, snippet: str, way: Way = Way.EXACT) -> Hit:
    return Hit(
        kind=Kind.AGENT,
        id=RecordId(1),
        uid=Uid(bytes(16)),
        title=title,
        snippet=snippet,
        start=0,
        end=0,
        way=way,
        marks=tuple(Mark(*one.span(), way) for one in re.finditer("refuse[sd]?", snippet)),
    )


@pytest.mark.parametrize(
    ("title", "snippet", "words"),
    [
        ("Refuser 1", "Refuser 1 Refused to fight.", "Refused to fight."),
        ("Refuser 1", "Refuser 1 · Refused to fight.", "Refused to fight."),
        ("Refuser 1", "Refuser 1", ""),
        ("Refuser", "Refusers were many", "Refusers were many"),
        ("A letter", "…they refused to…", "…they refused to…"),
        ("A note that is cut…", "A note that is cut short", "…short"),
    ],
)
def test_a_title_is_not_said_twice(title: str, snippet: str, words: str) -> None:
    assert seen(hit(title, snippet), (), first=True).words == words


@pytest.mark.parametrize(
    ("title", "snippet"),
    [
        ("Those who refused", "Those who refused · They refuse it, and refused."),
        ("They refused and…", "They refused and went; others refuse."),
        ("Somebody", "…they refuse it…"),
    ],
)
def test_the_words_sought_are_pointed_at_where_they_now_stand(title: str, snippet: str) -> None:
    shown = seen(hit(title, snippet), (), first=True)
    pointed = [shown.words[start:end] for start, end in shown.in_words]
    assert pointed == re.findall("refuse[sd]?", shown.words)
    assert pointed


def test_a_further_place_of_a_record_is_words_alone() -> None:
    found = hit("A letter", "They refuse it.", Way.SPELLED)
    first, further = (seen(found, [Mark(0, 1, Way.EXACT)], first=one) for one in (True, False))
    assert (first.title, first.in_title, first.why) == (
        "A letter", ((0, 1),), "another spelling or script",
    )  # fmt: skip
    assert (further.title, further.in_title, further.why) == ("", (), "")
    assert further.words == "They refuse it."


def test_who_listens_hears_each_part_once() -> None:
    hits = Hits()
    places = (hit("Refuser 1", "Refuser 1 Refused to fight.", Way.INFLECTED), hit("A", "refuse"))
    hits.show((*places, places[1]))
    assert hits.index(0, 0).data() == (
        "person or group; Refuser 1; Refused to fight.; another form"
    )
    assert hits.index(1, 0).data() == "refuse", "the same record's next place"


def test_a_place_is_drawn_over_all_the_width_there_is(qtbot: QtBot, theme: Theme) -> None:
    """Words ended at 900 pixels, cut short, with as much room empty beside them."""
    hits = Hits()
    hits.show((hit("A letter", "They refused to go, all of them, and said so in writing. " * 4),))
    view, painter = QListView(), HitPainter(theme)
    qtbot.addWidget(view)
    view.setModel(hits)
    view.setItemDelegate(painter)
    view.resize(1600, 200)
    view.show()
    drawn = view.viewport().grab().toImage()
    row = view.visualRect(hits.index(0, 0))
    ground = drawn.pixelColor(1590, row.bottom() - 1)
    inked = [
        x
        for x in range(1000, 1500)
        if any(drawn.pixelColor(x, y) != ground for y in range(row.top(), row.bottom()))
    ]
    assert inked


def test_places_of_a_record_stand_as_far_from_its_name_as_from_each_other(theme: Theme) -> None:
    """With words beside the name the first stood four pixels nearer than without."""
    painter, option = HitPainter(theme), QStyleOptionViewItem()
    named = hit("A letter", "A letter")
    first, further = hit("A letter", "They refuse it."), hit("A letter", "And refused.")
    last = hit("A letter", "They refuse.")

    def height(at: int, *places: Hit) -> int:
        hits = Hits()
        hits.show(places)
        return painter.sizeHint(option, hits.index(at, 0)).height()

    step = height(1, first, further, last)
    assert height(0, first, further, last) - height(0, named, further, last) == step
    assert height(0, first) == theme.row_two_lines, "as in lists of records"
