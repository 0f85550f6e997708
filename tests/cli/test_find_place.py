"""`khronika find-place`: the gazetteer at a command line, without an archive."""

import json
from collections.abc import Iterator
from typing import Any

import pytest
from click.testing import CliRunner, Result

from khronika.cli.main import khronika
from khronika.i18n import language, speak


@pytest.fixture
def in_ukrainian() -> Iterator[None]:
    before = language()
    speak("uk")
    yield
    speak(before)


def run(*words: str) -> Result:
    """Run `khronika find-place WORDS`; there is no archive and no key."""
    result = CliRunner().invoke(khronika, ["find-place", *words])
    assert (result.exit_code, result.stderr) == (0, "")
    return result


def found(*words: str) -> list[Any]:
    """Return what each name found."""
    document = json.loads(run(*words, "--json").stdout)
    assert document["total"] == len(document["items"])
    return [item["places"] for item in document["items"]]


def test_a_candidate_says_where_it_is() -> None:
    (place,) = found("gn.691469")[0]
    assert (place["code"], place["title"], place["kind"]) == ("gn.691469", "Tokmak", "settlement")
    assert [one["code"] for one in place["parents"]] == ["iso.UA-23", "iso.UA"]
    assert [one["title"] for one in place["parents"]] == ["Zaporizhzhia region", "Ukraine"]
    assert place["country"] == "UA"
    assert (round(place["latitude"]), round(place["longitude"])) == (47, 36)
    assert {"text": "Токмак", "language": "uk", "kind": "legal"} in place["names"]
    assert {"text": "Великий Токмак", "language": "uk", "since": 1784, "until": 1962} in place[
        "former"
    ]


def test_several_names_are_answered_in_their_order() -> None:
    donetsk, artemivsk, nowhere = found("Donetsk", "Artemivsk", "Nowherehausen")
    assert [place["code"] for place in donetsk] == ["gn.709717", "gn.565348", "iso.UA-14"]
    assert [place["title"] for place in artemivsk] == ["Bakhmut"]
    assert nowhere == []


def test_limit() -> None:
    assert len(found("Kamianka", "--limit", "2")[0]) == 2


def test_lines_for_people() -> None:
    lines = run("Bakhmut", "Nowherehausen").stdout.splitlines()
    assert lines[0] == "Bakhmut:"
    assert lines[1].split() == "code title kind in latitude longitude former names".split()
    assert "Donetsk region, Ukraine" in lines[2]
    assert "Artemivsk (1924–2016)" in lines[2]
    assert lines[-1] == "The gazetteer knows no place called “Nowherehausen”."


@pytest.mark.usefixtures("in_ukrainian")
def test_titles_are_in_the_persons_language() -> None:
    line = run("Bakhmut").stdout.splitlines()[1]
    assert "Бахмут" in line
    assert "Донецька область, Україна" in line
    assert "Артемівськ (1924–2016)" in line


def test_a_name_is_needed() -> None:
    assert CliRunner().invoke(khronika, ["find-place"]).exit_code == 2
