"""What a search shows of what it found."""

import pytest

from khronika.domain.kinds import Kind, RecordId, Uid
from khronika.domain.query import parse
from khronika.domain.values import Hit
from khronika.ui.models.hits import Hits, seen


def hit(title: str, snippet: str) -> Hit:
    return Hit(
        kind=Kind.AGENT,
        id=RecordId(1),
        uid=Uid(bytes(16)),
        title=title,
        snippet=snippet,
        start=0,
        end=0,
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
    assert seen(hit(title, snippet), parse("refus*")).words == words


def test_the_words_sought_are_pointed_at_in_both_lines() -> None:
    shown = seen(hit("Those who refused", "Those who refused They refuse it."), parse("refus*"))
    assert shown.title[slice(*shown.in_title)] == "refused"
    assert shown.words[slice(*shown.in_words)] == "refuse"


def test_words_that_stand_nowhere_are_pointed_at_nowhere() -> None:
    shown = seen(hit("Somebody", "…else…"), parse("refus*"))
    assert (shown.in_title, shown.in_words) == ((0, 0), (0, 0))


def test_who_listens_hears_each_part_once() -> None:
    hits = Hits()
    hits.show([hit("Refuser 1", "Refuser 1 Refused to fight.")], "refus*")
    assert hits.index(0, 0).data() == "person or group; Refuser 1; Refused to fight."
