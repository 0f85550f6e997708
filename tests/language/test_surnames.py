"""Surnames that no dictionary has, from any case to the form in which they are recorded."""

import pytest

from khronika.language.surnames import masculine, recorded_forms


@pytest.mark.parametrize(
    ("found", "recorded"),
    [
        ("скобовым", "скобов"),
        ("зиничем", "зинич"),
        ("зиничу", "зинич"),
        ("верхівського", "верхівський"),
        ("самойленком", "самойленко"),
        ("самойленків", "самойленко"),
        ("деречі", "дереча"),
        ("деречею", "дереча"),
        ("дерузі", "деруга"),
        ("палія", "палій"),
        ("саркисяну", "саркисян"),
    ],
)
def test_the_recorded_form_is_among_those_offered(found: str, recorded: str) -> None:
    assert recorded in recorded_forms(found)


@pytest.mark.parametrize(
    ("hers", "his"),
    [
        ("козлова", "козлов"),
        ("яворська", "яворський"),
        ("яворская", "яворский"),
        ("kozlova", "kozlov"),
        ("yavorska", "yavorsky"),
        ("yavorskaya", "yavorsky"),
        ("шевченко", None),
        ("сорока", None),
        ("ова", None),
    ],
)
def test_a_womans_surname_leads_to_a_mans(hers: str, his: str | None) -> None:
    assert masculine(hers) == his
