"""The contrasts that the tokens promise (WCAG 2.2, 1.4.3 and 1.4.11)."""

from itertools import product

import pytest

from khronika.archive.recording.marking import COLOURS as HANDED_OUT
from khronika.ui.style.tokens import COLOURS, TAG_COLOURS, Scheme, tag_colour


def luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


INKS = ("ink", "quiet", "accent", "protected", "disputed", "corroborated", "unsourced")
GROUNDS = ("ground", "paper", "raised", "wash", "wash_away")


@pytest.mark.parametrize(("scheme", "ink", "ground"), list(product(Scheme, INKS, GROUNDS)))
def test_words_can_be_read(scheme: Scheme, ink: str, ground: str) -> None:
    colours = COLOURS[scheme]
    assert contrast(getattr(colours, ink), getattr(colours, ground)) >= 4.5


@pytest.mark.parametrize("scheme", list(Scheme))
def test_what_is_on_the_accent_and_the_edges_of_fields_can_be_seen(scheme: Scheme) -> None:
    colours = COLOURS[scheme]
    assert contrast(colours.on_accent, colours.accent) >= 4.5
    for ground in (colours.ground, colours.paper, colours.raised):
        assert contrast(colours.edge, ground) >= 3
        assert contrast(colours.accent, ground) >= 3


@pytest.mark.parametrize(("scheme", "name"), list(product(Scheme, TAG_COLOURS)))
def test_tags_can_be_told_from_the_paper(scheme: Scheme, name: str) -> None:
    assert contrast(tag_colour(name, 0, scheme), COLOURS[scheme].paper) >= 4.5


def test_every_colour_that_is_handed_out_can_be_drawn() -> None:
    assert set(HANDED_OUT) == set(TAG_COLOURS)
    assert tag_colour(None, 3, Scheme.LIGHT) == tag_colour(None, 15, Scheme.LIGHT)
