import pytest
from hypothesis import given
from hypothesis import strategies as st

from khronika.domain.json_fields import DraftUnreadable, Fields, read_objects


def why(text: str) -> str:
    with pytest.raises(DraftUnreadable) as refused:
        read_objects(text)
    return str(refused.value)


def test_one_object_an_array_and_lines_are_read_alike() -> None:
    one, other = {"name": "Óda"}, {"name": "Ёлка"}
    assert read_objects('{"name": "Óda"}') == [one]
    assert read_objects('[{"name": "Óda"}, {"name": "Ёлка"}]') == [one, other]
    assert read_objects('{"name": "Óda"}\n\n{"name": "Ёлка"}\n') == [one, other]
    assert read_objects('{\n  "name": "Óda"\n}\n') == [one]
    assert read_objects("[]") == []


def test_a_mistake_says_its_line() -> None:
    assert why('{"name": }') == "JSON: this is not JSON (line 1, character 10)."
    assert why('{"name": "a"}\n{"name": b}') == "JSON: this is not JSON (line 2, character 10)."
    assert why('{\n"name" "a"\n}') == "JSON: this is not JSON (line 2, character 8)."
    assert why("") == "JSON: this is not JSON (line 1, character 1)."


def test_a_key_that_stands_twice_is_not_chosen_between() -> None:
    assert why('{"name": "a", "name": "b"}') == "JSON: “name” stands twice."


@pytest.mark.parametrize(
    "text", ['{"low": NaN}', '{"low": -Infinity}', '{"low": %s}' % ("9" * 5000)]
)
def test_what_is_no_number_is_refused(text: str) -> None:
    assert "number" in why(text)


def test_bottomless_nesting_is_refused() -> None:
    assert why("[" * 100_000) == "JSON: it is nested too deeply."


@given(st.text())
def test_any_text_is_read_or_refused(text: str) -> None:
    try:
        read_objects(text)
    except DraftUnreadable as refused:
        assert str(refused)


@given(st.text(min_size=1), st.sets(st.sampled_from("name kind note label".split())))
def test_a_key_nobody_knows_is_named(key: str, known: set[str]) -> None:
    if key in known:
        return
    with pytest.raises(DraftUnreadable, match="not a key") as refused:
        Fields({key: 1}, "person", " ".join(known))
    assert key in str(refused.value)


def test_texts_are_nfc_with_lf() -> None:
    fields = Fields({"text": "Е\u0308лка\r\nй\rї"}, "note", "text")
    assert fields.text("text") == "Ёлка\nй\nї"


@pytest.mark.parametrize("text", ["", " \n", "a\0b", "\ud800"])
def test_what_no_text_may_hold_is_refused(text: str) -> None:
    with pytest.raises(DraftUnreadable) as refused:
        Fields({"text": text}, "note", "text").text("text")
    assert str(refused.value).startswith("note.text: ")


def test_a_choice_forgives_case_and_spaces_and_names_the_others() -> None:
    codes = ("reprint_of", "quotes", "A")
    for said, code in (("Reprint of", "reprint_of"), ("QUOTES", "quotes"), ("a", "A")):
        assert Fields({"kind": said}, "source", "kind").one_of("kind", codes) == code
    assert Fields({"credibility": 3}, "citation", "credibility").one_of("credibility", "123") == "3"
    with pytest.raises(DraftUnreadable, match="reprint_of, quotes, A"):
        Fields({"kind": True}, "source", "kind").one_of("kind", codes)


@pytest.mark.parametrize("number", [-1, True, 1.5, "7", 2**63])
def test_what_is_no_whole_number_is_refused(number: object) -> None:
    with pytest.raises(DraftUnreadable):
        Fields({"low": number}, "figure", "low").whole("low")


@pytest.mark.parametrize("degrees", [91, -90.1, "50", True, float("inf")])
def test_degrees_stay_on_the_globe(degrees: object) -> None:
    with pytest.raises(DraftUnreadable):
        Fields({"latitude": degrees}, "place", "latitude").degrees("latitude", 90)


def test_a_day_is_iso_8601() -> None:
    fields = Fields({"review": "2030-02-28", "until": "2030-02-30"}, "person", "review until")
    day = fields.day("review")
    assert day is not None
    assert day.isoformat() == "2030-02-28"
    with pytest.raises(DraftUnreadable, match="2030-02-30"):
        fields.day("until")


def test_one_thing_stands_for_a_list() -> None:
    assert Fields({"tags": "a"}, "passage", "tags").texts("tags") == ("a",)
    assert Fields({"tags": ["a", "b"]}, "passage", "tags").texts("tags") == ("a", "b")
    assert Fields({"tags": None}, "passage", "tags").texts("tags") == ()
    with pytest.raises(DraftUnreadable, match=r"passage\.tags\[1\]: "):
        Fields({"tags": ["a", 1]}, "passage", "tags").texts("tags")
