"""The sample's files: every entry whole, cited, placed, in three languages, and exposing nobody."""

import json
import re
from collections import Counter
from collections.abc import Iterator
from itertools import chain
from pathlib import Path
from typing import Any

import pytest

from khronika.domain.incident_json import parse_incident
from khronika.gazetteer import load
from khronika.i18n import LANGUAGES
from khronika.importing.seed_files import read_seeds
from khronika.importing.seeds import SAMPLE, VOCABULARIES

STATED = ("when", "places", "categories", "people", "figures")
AT_RISK = {
    "refuser",
    "deserter",
    "claimant",
    "held",
    "actor",
    "participant",
    "conscript",
    "accused",
}


def shelf(name: str) -> list[dict[str, Any]]:
    """Return all entries of one kind, whichever file they stand in."""
    single = SAMPLE / f"{name}.json"
    paths = [single] if single.is_file() else sorted((SAMPLE / name).glob("*.json"))
    return [entry for path in paths for entry in json.loads(path.read_text(encoding="utf-8"))]


def each(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value] if value else []


def stated(incident: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    for key in STATED:
        for one in each(incident.get(key)):
            yield key, one


def citations() -> Iterator[tuple[str, dict[str, Any]]]:
    for incident in INCIDENTS:
        rested = [incident, *(one for _key, one in stated(incident))]
        for citation in chain.from_iterable(each(one.get("citations")) for one in rested):
            yield incident["code"], citation


def codes(vocabulary: str) -> set[str]:
    found = json.loads((VOCABULARIES / f"{vocabulary}.json").read_text(encoding="utf-8"))
    return {term["code"] for term in found["terms"]}


INCIDENTS, PEOPLE, SOURCES = shelf("incidents"), shelf("people"), shelf("sources")
PASSAGES, DOCUMENTS, PLACES = shelf("passages"), shelf("documents"), shelf("places")
TEXTS = {
    one["code"]: (SAMPLE / "documents" / one["file"]).read_text(encoding="utf-8")
    for one in DOCUMENTS
}


def test_it_is_as_large_as_was_asked() -> None:
    assert len(INCIDENTS) >= 90
    assert len(PEOPLE) >= 60
    assert len(SOURCES) >= 30
    assert len(list(citations())) >= 350
    assert len(PASSAGES) >= 40
    assert len({tag for passage in PASSAGES for tag in each(passage.get("tags"))}) >= 8


def test_codes_are_unique_and_every_reference_is_known() -> None:
    seeds = read_seeds(SAMPLE)  # raises on a code that stands twice or means nothing
    assert len({seed.where for seed in seeds}) == len(seeds)


def test_every_quotation_stands_once_in_its_document() -> None:
    for passage in PASSAGES:
        quote = passage["quote"]
        assert TEXTS[passage["document"]].count(quote) == 1, passage["code"]
        assert "\n" not in quote, passage["code"]


def test_everything_stated_is_cited_by_a_passage_and_who_says_so() -> None:
    for incident in INCIDENTS:
        for key in ("when", "categories"):
            assert incident.get(key), (incident["code"], key)
        for key, one in stated(incident):
            assert each(one.get("citations")), (incident["code"], key, one)
    for code, citation in citations():
        assert citation.get("passage"), code
        assert citation.get("source"), code


def test_every_passage_and_source_is_used() -> None:
    used = {citation["passage"] for _code, citation in citations()}
    used |= {member for one in shelf("collections") for member in one["members"]}
    tagged = {passage["code"] for passage in PASSAGES if passage.get("tags")}
    assert {passage["code"] for passage in PASSAGES} <= used | tagged


def test_terms_are_those_of_the_vocabularies() -> None:
    known = {name: codes(name) for name in ("category", "role", "outcome")}
    for incident in INCIDENTS:
        for one in each(incident.get("categories")):
            assert one["category"] in known["category"], incident["code"]
        for one in each(incident.get("people")):
            assert one.get("role") is None or one["role"] in known["role"], incident["code"]
            assert one.get("outcome") is None or one["outcome"] in known["outcome"]
        for one in each(incident.get("figures")):
            if counts := one.get("counts"):
                assert counts["code"] in known[counts["vocabulary"]], incident["code"]
            assert one.get("among") is None or one["among"] in known["category"]


def test_dates_are_understood() -> None:
    for incident in INCIDENTS:
        said = {key: value for key, value in incident.items() if key != "code"}
        for when in parse_incident(said, incident["code"]).whens:
            assert when.when.edtf or not when.when.is_unknown, (incident["code"], when.when.words)


def test_places_are_the_gazetteers() -> None:
    gazetteer = load()
    for place in PLACES:
        assert gazetteer.get(place["gazetteer"]) is not None, place
    placed = {one["place"] for incident in INCIDENTS for one in each(incident.get("places"))}
    assert placed <= {place["code"] for place in PLACES}


def test_titles_and_names_are_in_three_languages() -> None:
    for incident in INCIDENTS:
        assert set(incident["title"]) == set(LANGUAGES), incident["code"]
    for person in PEOPLE:
        if "name" in person:
            assert set(person["name"]) == set(LANGUAGES), person["code"]
    assert {one["language"] for one in DOCUMENTS} == set(LANGUAGES)


def test_figures_have_their_bounds_in_order_and_their_words_in_a_document() -> None:
    for incident in INCIDENTS:
        for figure in each(incident.get("figures")):
            low, high = figure.get("low"), figure.get("high")
            assert low is None or high is None or low <= high, incident["code"]
            if words := figure.get("words"):
                assert any(words in text for text in TEXTS.values()), (incident["code"], words)


def test_whoever_is_protected_has_a_label_and_a_reason_and_no_name() -> None:
    for person in PEOPLE:
        if person["protection"] == "protected":
            assert not {"name", "names"} & set(person), person["code"]
            assert person["label"], person["code"]
            assert person["protection_reason"], person["code"]
            assert person["identity"] != "named", person["code"]
        else:
            assert {"name", "names", "label"} & set(person), person["code"]


def test_people_at_risk_are_protected() -> None:
    people = {person["code"]: person for person in PEOPLE}
    for incident in INCIDENTS:
        for part in each(incident.get("people")):
            person = people[part["person"]]
            if part.get("role") in AT_RISK and person.get("kind") != "group":
                assert person["protection"] != "public" or _is_public_life(incident), part


def _is_public_life(incident: dict[str, Any]) -> bool:
    """Whether it is about a politician's own arrest or the like: a public person, named as one."""
    return bool(incident["code"] == "incident.navalny-arrest")


def test_the_four_totals_say_what_they_count_and_what_they_are_part_of() -> None:
    by_code = {incident["code"]: incident for incident in INCIDENTS}
    totals = {
        "incident.count-partisan-actions": (310, 310),
        "incident.count-state-arsons": (128, 128),
        "incident.count-railway-sabotage": (111, 111),
        "incident.count-industrial-sabotage": (18, 18),
        "incident.count-participants": (401, None),
        "incident.count-participants-arrested": (156, 156),
        "incident.count-participants-unknown": (176, 176),
        "incident.count-participants-not-arrested": (37, None),
    }
    for code, (low, high) in totals.items():
        (figure,) = each(by_code[code]["figures"])
        assert (figure["low"], figure.get("high")) == (low, high), code
        assert figure["counts"], code
    parts = Counter(
        link["object"] for link in shelf("relations")
        if link["relation"] == "part_of" and link["subject"] in totals
    )  # fmt: skip
    assert parts["incident.count-partisan-actions"] == 3
    assert parts["incident.count-participants"] == 3


# -- names that must not be here ----------------------------------------------------------------

# The list lies beside the project and is never a part of it: where it is not, nothing is checked.
ROOT = Path(__file__).resolve().parents[2]
LIST = ROOT.parent / "shared" / "data" / "protected_in_texts.txt"
SPELLED = {  # both alphabets to one rough one; what spellings differ by falls together
    "kh": "h", "zh": "j", "shch": "s", "sh": "s", "ch": "c", "ts": "c", "ks": "x", "yu": "u",
    "ya": "a", "ye": "e", "yo": "e", "iu": "u", "ia": "a", "ie": "e", "ii": "i", "iy": "i",
    "ij": "i", "yi": "i", "qu": "k", "q": "k", "w": "v", "y": "i", "g": "h",
}  # fmt: skip
CYRILLIC = dict(
    zip(
        "абвгґдежзийклмнопрстуфхцчшщъыьэюяіїєё",
        "a b v h h d e j z i i k l m n o p r s t u f h c c s s _ i _ e u a i i e e".split(),
        strict=True,
    )
)


def rough(word: str) -> str:
    """Return `word` so that its spellings in either alphabet come out alike."""
    word = "".join(CYRILLIC.get(letter, letter) for letter in word.casefold().replace("’", ""))
    word = word.replace("_", "")
    for spelled in sorted(SPELLED, key=len, reverse=True):
        word = word.replace(spelled, SPELLED[spelled])
    return re.sub(r"(.)\1+", r"\1", word)


def test_spellings_of_a_name_come_out_alike() -> None:
    for one in ("Шахибгаров", "Shakhibgarov", "Shahibgarov", "Шахібгаров"):  # an invented name
        assert rough(one) == rough("Shakhibgarov"), one
    assert rough("Барабанщиков") != rough("Shakhibgarov")


def _read(path: Path) -> str:
    """Return the text of a file; of a page in another encoding, in each that it may be in."""
    data = path.read_bytes()
    try:
        return data.decode()
    except UnicodeDecodeError:
        return " ".join(data.decode(name, "replace") for name in ("cp1251", "koi8-u", "utf-16"))


@pytest.mark.skipif(not LIST.is_file(), reason="not run here: the list of names is not beside us")
def test_no_protected_name_stands_anywhere_in_the_project() -> None:
    listed = LIST.read_text(encoding="utf-8").splitlines()
    surnames = {rough(line.split()[-1]) for line in listed if line and not line.startswith("#")}
    tracked = chain.from_iterable(
        (ROOT / top).rglob("*") for top in ("desktop", "seeds", "resources", "tests", ".ci")
    )
    texts = [*(path for path in tracked if path.is_file()), *ROOT.glob("*.md")]
    suffixes = {".py", ".json", ".md", ".txt", ".tsv", ".po", ".toml", ".html", ".css"}
    found = set()
    for path in texts:
        if path.suffix in suffixes:
            words = set(re.findall(r"[^\W\d_]{5,}", _read(path)))
            for word in words:
                form = rough(word)
                if any(form.startswith(name) and len(form) <= len(name) + 3 for name in surnames):
                    found.add(path.relative_to(ROOT).as_posix())  # where, never which
    assert found == set()
