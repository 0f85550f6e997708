"""While names are hidden, a hidden name is answered as a word that nobody ever wrote."""

from collections.abc import Iterator

import pytest

from khronika.archive import recording
from khronika.archive.archive import Archive
from khronika.archive.finding.sight import EVERYTHING, Sight
from khronika.domain.drafts import DocumentDraft, PersonDraft
from khronika.domain.filters import Filter
from khronika.domain.kinds import Kind, RecordId
from khronika.domain.values import Name
from khronika.domain.ways import Way
from khronika.language.veiling import Veil
from tests.robots.planted import PEOPLE, Planted, plant, traces_in

NOBODY = "Жвардзокл"
FIELDS = ("person", "place", "source", "tag", "collection", "title")
people = pytest.mark.parametrize("one", PEOPLE, ids=lambda one: one.traces[0])


@pytest.fixture
def planted(archive: Archive) -> Archive:
    plant(archive)
    archive.learn()
    return archive


def _sight(archive: Archive) -> Sight:
    hidden = archive.catalogue.agents.names_guarded(("protected", "ask"))
    names = (name for one in hidden for name in one.names)
    return Sight(frozenset(one.id for one in hidden), Veil(names))


def _typed(one: Planted) -> Iterator[str]:
    """Yield what somebody may type who guesses: names, forms, each of their words, beginnings."""
    for said in dict.fromkeys((*one.names, *one.forms)):
        yield said
        yield f'"{said}"'
        yield from (word for word in said.split() if len(word) > 2)
    for trace in one.traces:
        yield f"{trace}*"
        yield trace


def _answer(archive: Archive, query: str, sight: Sight) -> tuple[set[RecordId], dict[Kind, int]]:
    search = archive.catalogue.search
    found, counts = search.find(query, sight=sight), search.counts(query, sight=sight)
    assert not traces_in(" ".join([found.instead, *(hit.snippet for hit in found.hits)]))
    assert not found.is_cut
    return {hit.id for hit in found.hits}, dict(counts)


@people
def test_nothing_is_found_by_a_hidden_name(planted: Archive, one: Planted) -> None:
    sight, told = _sight(planted), {}
    for query in _typed(one):
        if (answer := _answer(planted, query, sight)) != (set(), {}):
            told[query] = answer
        if planted.catalogue.narrowers.of(query, sight=sight):
            told[query] = answer
    assert not told
    seen = planted.catalogue.search
    assert any(seen.find(said, sight=EVERYTHING).hits for said in one.names), "the control"


@people
def test_a_hidden_name_leaves_nothing_out(planted: Archive, one: Planted) -> None:
    """It is left out of an answer, joined to other words and set beside them as nobody's name."""
    sight = _sight(planted)
    for said in (*one.names[:1], *one.forms[:2]):
        for pattern in ("kind:document -{}", "Кінець -{}", "Кінець OR {}", "Кінець {}",
                        "kind:incident ({} OR Суд)", "Кінець NEAR {}"):  # fmt: skip
            word = said.split()[-1]
            asked = _answer(planted, pattern.format(word), sight)
            assert asked == _answer(planted, pattern.format(NOBODY), sight), pattern.format(word)


@people
def test_no_field_finds_anything_by_a_hidden_name(planted: Archive, one: Planted) -> None:
    sight = _sight(planted)
    asked = [
        f'{field}:"{said}"'
        for field in FIELDS
        for name in (*one.names, *one.forms)
        for said in (name, name.split()[-1])
    ]
    assert not [query for query in asked if _answer(planted, query, sight) != (set(), {})]


@people
def test_no_list_meets_another_form_of_it(planted: Archive, one: Planted) -> None:
    sight, words = _sight(planted), planted.catalogue.record_words
    assert not any(words.by_other_forms(said, sight).records for said in _typed(one))


@people
def test_who_misspells_it_is_not_put_right(planted: Archive, one: Planted) -> None:
    sight, search = _sight(planted), planted.catalogue.search
    said = [word for name in one.names for word in name.split()]
    for word in (f"{one[:-2]}{one[-1]}" for one in said if len(one) > 4):
        assert not traces_in(search.find(f"{word} ", sight=sight).instead), word


@people
def test_no_table_says_it(planted: Archive, one: Planted) -> None:
    sight = _sight(planted)
    for kind in (Kind.INCIDENT, Kind.DOCUMENT):
        table = planted.catalogue.facets.load(kind, sight=sight)
        for said in (*one.names, *one.forms, *one.traces):
            assert not any(table.mask(Filter(text=said)))


def test_what_is_seen_is_found_as_ever(planted: Archive) -> None:
    sight, search = _sight(planted), planted.catalogue.search
    for query in ("Кінець", "Public Speaker", "Speake*", "Гость OR абзаци", "Арешт", '"Абзац 0"'):
        plain, veiled = search.find(query, limit=500), search.find(query, limit=500, sight=sight)
        assert {hit.id for hit in veiled.hits} == {hit.id for hit in plain.hits}, query
        assert [hit.way for hit in veiled.hits] == [hit.way for hit in plain.hits]
        assert search.counts(query, sight=sight) == search.counts(query)
    assert search.find("абзаци", sight=sight).hits[0].way is Way.INFLECTED


def test_a_given_name_is_found_where_it_is_seen(archive: Archive) -> None:
    """Of two who are called so, one is hidden: their name is masked only beside the other's."""
    with archive.change("import") as change:
        hidden = PersonDraft(names=(Name(text="Олена Гребенчук"),))
        recording.add_person(change, hidden)
        seen = PersonDraft(names=(Name(text="Олена Сизова"),), protection="public")
        recording.add_person(change, seen)
        for title, body in (
            ("Лист", "Прийшла Олена Гребенчук."),
            ("Записка", "Олена пішла."),
            ("Допис", "Бачили Олену Гребенчук, а ще була Олена Сизова."),
        ):
            recording.add_documents(change, [DocumentDraft(title=title, body=body)])
    archive.learn()
    sight, search = _sight(archive), archive.catalogue.search
    titles = {hit.title for hit in search.find("Олена", sight=sight).hits}
    assert titles == {"Олена Сизова", "Записка", "Допис"}
    assert search.counts("Олена", sight=sight) == {Kind.AGENT: 1, Kind.DOCUMENT: 2}
    assert {hit.title for hit in search.find("Оле*", sight=sight).hits} == titles
    assert search.counts("kind:document -Олена", sight=sight) == {Kind.DOCUMENT: 1}
    assert {one.title for one in search.find('person:"Олена"', sight=sight).hits} == {
        "Олена Сизова"
    }
