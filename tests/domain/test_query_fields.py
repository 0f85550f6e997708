"""Fields and their values are understood in every language, as the program itself says them."""

from itertools import chain

import pytest

import catalogs
from khronika.domain import vocabulary
from khronika.domain.kinds import LETTERS
from khronika.domain.query_fields import (
    FIELDS,
    VALUES,
    field_called,
    field_like,
    field_names,
    folded,
    value_said,
    values,
)
from khronika.ui.words import KINDS, TONGUES


def test_no_name_means_two_fields_nor_two_values() -> None:
    for table in (FIELDS, *VALUES.values()):
        for code, words in table.items():
            each = chain(*words.values()) if isinstance(words, dict) else words
            for said in each:
                others = [other for other, its in table.items() if other != code and said in (
                    set(chain(*its.values())) if isinstance(its, dict) else set(its)
                )]  # fmt: skip
                assert not others, said


def test_every_name_is_understood_in_any_case() -> None:
    for code, tongues in FIELDS.items():
        for name in chain(*tongues.values()):
            assert field_called(name) == field_called(name.upper()) == code


def test_every_value_is_understood_in_any_case() -> None:
    for field, table in VALUES.items():
        for code, words in table.items():
            for said in (code, *words):
                assert value_said(field, said) == value_said(field, said.upper()) == code


@pytest.mark.parametrize("language", catalogs.languages())
def test_the_words_of_the_program_itself_are_understood_as_it_now_says_them(language: str) -> None:
    catalog = catalogs.read(language)
    tables = {
        "grade": vocabulary.GRADES,
        "status": vocabulary.STATUSES,
        "lang": TONGUES,
        "kind": {kind.value: KINDS[kind] for kind in LETTERS},
    }
    for field, table in tables.items():
        for code, said in table.items():
            assert value_said(field, said) == code
            translated = next(one for one in catalog if said in (one.id, *one.id[:1]))
            forms = translated.string
            form = forms if isinstance(forms, str) else (forms or ("",))[0]
            assert value_said(field, form) == code, form


def test_what_is_settled_is_all_there() -> None:
    assert set(VALUES["grade"]) == set(vocabulary.GRADES)
    assert set(VALUES["status"]) == set(vocabulary.STATUSES)
    assert set(VALUES["lang"]) >= set(TONGUES)
    assert set(VALUES["kind"]) >= {kind.value for kind in LETTERS}


def test_languages_by_their_codes() -> None:
    assert value_said("lang", "PT-br") == "pt-br"
    assert value_said("lang", "gibberish") is None
    assert value_said("kind", "xx") is None


def test_slips_of_the_pen() -> None:
    assert field_like("persom") == "person"
    assert field_like("джерела") == "джерело"
    assert field_like("colour") is None


def test_names_begin_in_the_language_spoken_else_in_another() -> None:
    assert list(field_names("д", "uk")) == ["де", "джерело", "дата", "добірка"]
    assert list(field_names("Per", "uk")) == ["person"]
    assert list(field_names("ст", "ru"))[-1] == "статус"
    assert len(list(field_names("", "en"))) == len(FIELDS)


def test_values_begin_with_any_of_their_words() -> None:
    assert list(values("grade", "corr", "en")) == ["independently corroborated"]
    assert list(values("lang", "укр", "uk")) == ["українська"]
    assert list(values("lang", "ukr", "uk")) == ["Ukrainian"]


def test_folding_looks_past_case_and_yo() -> None:
    assert folded("Ёлка") == folded("елка")
