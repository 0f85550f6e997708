"""The contrasts that the tokens promise (WCAG 2.2, 1.4.3 and 1.4.11)."""

from itertools import combinations, product
from math import dist

import pytest

from khronika.domain.tag_colours import COLOURS as HANDED_OUT
from khronika.domain.tag_colours import apart
from khronika.ui.style.tokens import COLOURS, TAG_COLOURS, Scheme, tag_colour


def linear(colour: str) -> list[float]:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    return [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts]


def luminance(colour: str) -> float:
    red, green, blue = linear(colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


INKS = ("ink", "quiet", "accent", "protected", "disputed", "corroborated", "unsourced")
GROUNDS = ("ground", "paper", "raised", "wash", "wash_away")


def needed(scheme: Scheme) -> float:
    """What words need: 4.5:1 (1.4.3), in high contrast 7:1 (1.4.6)."""
    return 7 if scheme.is_high else 4.5


@pytest.mark.parametrize(("scheme", "ink", "ground"), list(product(Scheme, INKS, GROUNDS)))
def test_words_can_be_read(scheme: Scheme, ink: str, ground: str) -> None:
    colours = COLOURS[scheme]
    assert contrast(getattr(colours, ink), getattr(colours, ground)) >= needed(scheme)


@pytest.mark.parametrize("scheme", list(Scheme))
def test_what_is_on_the_accent_and_the_edges_of_fields_can_be_seen(scheme: Scheme) -> None:
    colours = COLOURS[scheme]
    assert contrast(colours.on_accent, colours.accent) >= needed(scheme)
    assert contrast(colours.ground, colours.ink) >= needed(scheme)  # a pressed main button
    assert contrast(colours.ground, colours.disputed) >= needed(scheme)  # a pressed one that erases
    for ground in (colours.ground, colours.paper, colours.raised):
        assert contrast(colours.edge, ground) >= (4.5 if scheme.is_high else 3)
        assert contrast(colours.accent, ground) >= (4.5 if scheme.is_high else 3)
    for ground in (colours.wash, colours.wash_away):  # the bar of a selected row, its keyboard away
        assert contrast(colours.accent, ground) >= 3
        assert contrast(colours.edge, ground) >= 2.4


@pytest.mark.parametrize("scheme", [one for one in Scheme if one.is_high])
def test_in_high_contrast_lines_and_what_is_disabled_can_be_seen_too(scheme: Scheme) -> None:
    colours = COLOURS[scheme]
    for ground in (colours.ground, colours.paper, colours.raised):
        assert contrast(colours.line, ground) >= 4.5
        assert contrast(colours.faint, ground) >= 4.5
    assert contrast(colours.rim, colours.paper) >= 4.5
    assert colours.ring > COLOURS[Scheme.LIGHT].ring


@pytest.mark.parametrize(("scheme", "name"), list(product(Scheme, TAG_COLOURS)))
def test_tags_can_be_told_from_what_is_behind_them(scheme: Scheme, name: str) -> None:
    for ground in GROUNDS:
        behind = getattr(COLOURS[scheme], ground)
        assert contrast(tag_colour(name, 0, scheme), behind) >= 4.5


# What people see who lack the long, middle or short cones, for linear sRGB: Machado, Oliveira and
# Fernandes, "A Physiologically-based Model for Simulation of Color Vision Deficiency", IEEE
# Transactions on Visualization and Computer Graphics 15 (2009), severity 1.0.
EYES = {
    "all cones": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "protan": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "deutan": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
    "tritan": (
        (1.255528, -0.076749, -0.178779),
        (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.303900),
    ),
}
APART = 10  # in CIELAB (CIE 1976); 2.3 is just noticed where two patches touch, and stripes do not


def seen(colour: str, eyes: str) -> tuple[float, float, float]:
    """Return a colour in CIELAB (D65) as those `eyes` see it."""
    red, green, blue = (
        min(1.0, max(0.0, sum(a * b for a, b in zip(row, linear(colour), strict=True))))
        for row in EYES[eyes]
    )
    x = (0.4124 * red + 0.3576 * green + 0.1805 * blue) / 0.95047
    y = 0.2126 * red + 0.7152 * green + 0.0722 * blue
    z = (0.0193 * red + 0.1192 * green + 0.9505 * blue) / 1.08883
    x, y, z = (t ** (1 / 3) if t > 216 / 24389 else (24389 / 27 * t + 16) / 116 for t in (x, y, z))
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


@pytest.mark.parametrize(("scheme", "eyes"), list(product(Scheme, EYES)))
def test_no_two_tags_look_alike_to_any_eyes(scheme: Scheme, eyes: str) -> None:
    each = {name: seen(tag_colour(name, 0, scheme), eyes) for name in TAG_COLOURS}
    pairs = {(a, b): round(dist(each[a], each[b]), 1) for a, b in combinations(each, 2)}
    assert {pair: apart for pair, apart in pairs.items() if apart < APART} == {}


def test_the_four_meanings_differ_from_each_other_for_most_eyes() -> None:
    """Each comes with a shape and a word; this is only that the hue says something too."""
    roles = ("protected", "disputed", "corroborated", "unsourced")
    for scheme in Scheme:
        each = [seen(getattr(COLOURS[scheme], role), "all cones") for role in roles]
        assert min(dist(a, b) for a, b in combinations(each, 2)) >= 2 * APART


def test_every_colour_that_is_handed_out_can_be_drawn() -> None:
    assert set(HANDED_OUT) == set(TAG_COLOURS)
    assert tag_colour(None, 3, Scheme.LIGHT) == tag_colour(None, 15, Scheme.LIGHT)


@pytest.mark.parametrize(("one", "other"), list(combinations(HANDED_OUT, 2)))
def test_how_far_colours_are_apart_is_known_without_the_window(one: str, other: str) -> None:
    least = min(
        dist(seen(tag_colour(one, 0, scheme), eyes), seen(tag_colour(other, 0, scheme), eyes))
        for scheme, eyes in product((Scheme.LIGHT, Scheme.DARK), EYES)
    )
    assert apart(one, other) == apart(other, one) == int(least)
