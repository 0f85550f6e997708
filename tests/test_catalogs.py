"""Every sentence the program says is said in every language it speaks, with the same facts."""

import pytest
from babel.messages.catalog import Catalog

import catalogs
from khronika.i18n import LANGUAGES

TRANSLATED = [language for language in LANGUAGES if language != "en"]


def test_each_language_but_that_of_the_code_has_a_catalog() -> None:
    assert catalogs.languages() == sorted(TRANSLATED)


@pytest.mark.parametrize("language", TRANSLATED)
def test_the_catalog_is_whole_and_fits_the_code(language: str) -> None:
    faults = catalogs.faults(language)
    assert not faults, "\n".join(faults)


def test_there_is_something_to_translate() -> None:
    assert any(message.id for message in catalogs.collect())


@pytest.mark.parametrize(
    ("translation", "fault"),
    [
        ("", "has no translation"),
        ("{m} файлов", "names other facts in its translation"),
        ("{n} файлов", None),
    ],
)
def test_a_translation_names_the_facts_of_its_sentence(
    monkeypatch: pytest.MonkeyPatch, translation: str, fault: str | None
) -> None:
    code, catalog = Catalog(), Catalog(locale="ru")
    code.add("{n} files")
    catalog.add("{n} files", translation)
    monkeypatch.setattr(catalogs, "collect", lambda: code)
    monkeypatch.setattr(catalogs, "read", lambda language: catalog)
    expected = [f"ru: {fault}: '{{n}} files'"] if fault else []
    assert catalogs.faults("ru") == expected


def test_a_plural_needs_every_form_of_the_language(monkeypatch: pytest.MonkeyPatch) -> None:
    code, catalog = Catalog(), Catalog(locale="uk")
    code.add(("{n} file", "{n} files"))
    catalog.add(("{n} file", "{n} files"), ("{n} файл", "{n} файли", ""))
    monkeypatch.setattr(catalogs, "collect", lambda: code)
    monkeypatch.setattr(catalogs, "read", lambda language: catalog)
    assert catalogs.faults("uk") == ["uk: has no translation: ('{n} file', '{n} files')"]


def test_a_sentence_that_left_the_code_leaves_the_catalog(monkeypatch: pytest.MonkeyPatch) -> None:
    catalog = Catalog(locale="uk")
    catalog.add("Old", "Старе")
    monkeypatch.setattr(catalogs, "collect", Catalog)
    monkeypatch.setattr(catalogs, "read", lambda language: catalog)
    assert catalogs.faults("uk") == ["uk: is not in the code: 'Old'"]
