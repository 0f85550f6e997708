import io
import json
import re
import uuid
from collections.abc import Iterator
from dataclasses import asdict, replace
from typing import Any

import pytest

from khronika.domain.kinds import new_uid
from khronika.exporting.blank import blank
from khronika.exporting.scan_process import ENOUGH, answer
from khronika.exporting.scanning import Sighting, scan
from khronika.exporting.writers import FORMATS
from khronika.i18n import LANGUAGES, speak
from khronika.language.names import protected_patterns
from tests.exporting.made import view

NAME = "Ярина Підкаменська"
GUARD = protected_patterns([NAME])
REFERENCES = "".join(f"&#{ord(letter)};" for letter in "Підкаменська")
ESCAPES = json.dumps("Підкаменська")
UID = new_uid().hex()
ORIGINAL = bytes(range(32)).hex()
RELEASED = "p4f7k2m9qx3d5"
IDS = frozenset({RELEASED})
NUMBERED = frozenset(f"{kind}0000000000{n:02}" for kind in "ipsldqtcx" for n in (1, 2))


def seen(name: str, text: str) -> list[Sighting]:
    return list(scan({name: text.encode()}, {}, GUARD, IDS))


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.csv", "title\r\nбачили Підкаменську\r\n"),
        ("a.csv", '"Підкаменська, Ярина"\r\n'),
        ("a.json", '{"title": "ПІДКАМЕНСЬКОЇ"}'),
        ("a.json", f"[{ESCAPES}]"),
        ("a.json", '{"Підкаменська": 1}'),
        ("a.html", "<p>Під&shy;каменська</p>"),
        ("a.html", "<p>Під<b>камен</b>ська</p>"),
        ("a.html", f"<p>{REFERENCES}</p>"),
        ("a.html", '<p title="Підкаменська">x</p>'),
        ("a.html", "<!-- Підкаменська --><p>x</p>"),
        ("Підкаменська.json", "[]"),
    ],
)
def test_a_name_is_seen_wherever_a_reader_would_see_it(name: str, text: str) -> None:
    assert {sighting.name for sighting in seen(name, text)} == {NAME}


@pytest.mark.parametrize(
    "number",
    [UID, UID.upper(), str(uuid.UUID(UID)), ORIGINAL],
    ids=["uid", "in capitals", "with dashes", "fingerprint"],
)
@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.csv", "note\r\nsee {}\r\n"),
        ("a.json", '["see {}"]'),
        ("a.html", "<p data-of='{}'>x</p>"),
    ],
)
def test_a_number_that_may_be_the_archives_is_seen(name: str, text: str, number: str) -> None:
    found = {sighting.number for sighting in seen(name, text.format(number))}
    assert found == {number.replace("-", "").lower()}


def test_a_number_of_another_length_is_none_of_the_archives() -> None:
    assert not seen("a.json", f'["{UID[:-1]}", "{UID}{UID}{UID}", "{"ab" * 20}"]')


@pytest.mark.parametrize("number", ["17", "P-33", UID[:13]], ids=["17", "P-33", "uid"])
@pytest.mark.parametrize(
    ("name", "text", "where"),
    [
        ("a.json", '{{"id": "{}"}}', "id"),
        ("a.csv", "person_id\r\n{}\r\n", "row 2, person_id"),
        ("a.html", '<p id="{}">x</p>', "line 1, id"),
    ],
)
def test_where_an_id_stands_only_released_ids_may(
    name: str, text: str, where: str, number: str
) -> None:
    assert seen(name, text.format(number)) == [Sighting(name, where)]


def test_released_ids_and_a_pages_own_headings_are_let_through() -> None:
    assert not seen("a.html", f'<h2 id="people"></h2><p id="{RELEASED}">17</p>')
    assert not seen("a.json", f'{{"id": "{RELEASED}", "number": 17}}')


@pytest.mark.parametrize("name", FORMATS)
def test_a_writers_own_mistake_is_seen_in_every_format(name: str) -> None:
    write = FORMATS[name].write
    own = write(blank(view()))
    mistaken = replace(view(), incidents=(replace(view().incidents[0], title=NAME),))
    assert any(sighting.name for sighting in scan(write(mistaken), own, GUARD, NUMBERED))
    assert not list(scan(write(view()), own, GUARD, NUMBERED))


def _strings(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for one in value.values():
            yield from _strings(one)
    elif isinstance(value, list | tuple):
        for one in value:
            yield from _strings(one)


@pytest.mark.parametrize("name", FORMATS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_somebody_called_by_a_word_of_the_program_refuses_nothing(name: str, language: str) -> None:
    """Every word that a file has of itself, be it a heading, a column or markup, is tried."""
    write, made = FORMATS[name].write, replace(view(), language=language)
    speak(language)
    try:
        files, own = write(made), write(blank(made))
    finally:
        speak("en")
    text = " ".join(content.decode("utf-8-sig") for content in own.values())
    guard = protected_patterns(sorted(set(re.findall(r"[^\W\d_]{4,}", text))))
    assert guard.holds(text)
    said = {hit.name for one in _strings(asdict(made)) for hit in guard.find(one)}
    assert {one.name for one in scan(files, own, guard, NUMBERED)} <= said


@pytest.mark.parametrize("name", FORMATS)
def test_such_a_word_refuses_where_the_archive_has_said_it(name: str) -> None:
    write, guard = FORMATS[name].write, protected_patterns(["Content Group"])
    own = write(blank(view()))
    assert not list(scan(write(view()), own, guard, NUMBERED))
    told = replace(view(), notes=(replace(view().notes[0], text="The content of it"),))
    found = {one.name for one in scan(write(told), own, guard, NUMBERED)}
    assert "Content Group" in found


def test_what_was_made_here_stays_and_the_same_word_said_elsewhere_is_seen() -> None:
    write, guard = FORMATS["json"].write, protected_patterns(["Person A, platoon commander"])
    labelled = replace(view(), people=(replace(view().people[0], name="Person 1"),))
    own = write(blank(labelled, {"Person 1"}))
    assert not list(scan(write(labelled), own, guard, NUMBERED))
    assert list(scan(write(labelled), write(blank(labelled)), guard, NUMBERED))
    told = replace(labelled, notes=(replace(view().notes[0], text="Person of note"),))
    assert list(scan(write(told), own, guard, NUMBERED))


@pytest.mark.parametrize(
    "told",
    [
        {"documents": (replace(view().documents[0], kind=NAME),)},
        {"sources": (replace(view().sources[0], language=NAME),)},
        {"people": (replace(view().people[0], id=NAME),)},
        {"title": NAME},
        {"recipient": NAME},
    ],
    ids=lambda told: next(iter(told)),
)
def test_a_name_in_place_of_a_code_is_no_word_of_the_program(told: dict[str, Any]) -> None:
    mistaken = replace(view(), **told)
    write = FORMATS["json"].write
    found = scan(write(mistaken), write(blank(mistaken)), GUARD, NUMBERED)
    assert NAME in {one.name for one in found}


def test_nothing_of_an_archive_is_left_in_what_counts_as_the_programs_own() -> None:
    said = {"Fire at the office", "It began at two.", "Верхня Долина", "may be a fake", "Agency"}
    own = FORMATS["json"].write(blank(view()))["export.json"].decode()
    whole = FORMATS["json"].write(view())["export.json"].decode()
    assert {one for one in said if one in whole} == said
    assert not {one for one in said if one in own}


def ask(text: str) -> list[Sighting]:
    content = text.encode()
    request = {"names": [NAME], "ids": [RELEASED], "files": [("a.csv", len(content))], "own": []}
    return answer(io.BytesIO(json.dumps(request).encode() + b"\n" + content))


def test_a_thousand_names_are_as_bad_as_twenty() -> None:
    rows = "".join(f"Підкаменська {number}\r\n" for number in range(1000))
    assert len(ask(f"title\r\n{rows}")) == ENOUGH


def test_no_crowd_of_numbers_hides_a_name() -> None:
    rows = "".join(f"{number:064x}\r\n" for number in range(3000))
    found = ask(f"title\r\n{rows}Підкаменська\r\n")
    assert NAME in {sighting.name for sighting in found}
    assert len({sighting.number for sighting in found if sighting.number}) == 3000
