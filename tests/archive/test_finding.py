"""Finding in any form: which records, in which order, why, and what was meant instead."""

from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from khronika.archive import recording, vocabulary
from khronika.archive.archive import Archive
from khronika.archive.doors import create_archive
from khronika.archive.finding import conditions, matching, patience
from khronika.archive.finding import finder as finder_module
from khronika.archive.finding.finder import Finder
from khronika.archive.key_files import make_key_file
from khronika.archive.openings import KeyFile
from khronika.archive.search import PATIENCE
from khronika.domain.date_words import parse_when
from khronika.domain.drafts import (
    CitationDraft,
    CollectionDraft,
    DocumentDraft,
    IncidentDraft,
    ParticipationDraft,
    PersonDraft,
    PlaceClaimDraft,
    PlaceDraft,
    SourceDraft,
    TextDraft,
    WhenDraft,
)
from khronika.domain.kinds import Kind
from khronika.domain.values import Name
from khronika.domain.ways import Way
from tests.conftest import SMALL_BALLAST
from tests.domain.queries import odd_queries

BODIES = {
    "Лист": "Учора в Києві бачили Гребенюка.\n\nЙого листівки лежали на підлозі.",
    "Letter": "Hrebeniuk was seen in Kyiv. His leaflets were found.",
    "Записка": "Говорили с Гребенюком о море. Листовки сожгли.",
    "Повість": "Сорока сіла на паркан, а море шуміло.",
    "Довгий": "На початку стояло море.\n" + "Тихі слова йшли далі.\n" * 120 + "Наприкінці був ліс.",
}


@pytest.fixture(scope="module")
def stocked(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Archive]:
    folder = tmp_path_factory.mktemp("finding")
    key = KeyFile(folder / "key.txt")
    make_key_file(key.path)
    archive = create_archive(folder / "case.khronika", [key], ballast_bytes=SMALL_BALLAST)
    with archive.change("import") as change:
        recording.add_source(change, SourceDraft(names=(Name(text="Вісник моря"),), kind="outlet"))
        drafts = [
            DocumentDraft(
                title=title, body=body, language="en" if title == "Letter" else "uk",
                publisher="Вісник моря" if title == "Повість" else None,
                published=parse_when("5 травня 2022") if title == "Лист" else parse_when(""),
                tags=("обшук",) if title == "Записка" else (),
            )
            for title, body in BODIES.items()
        ]  # fmt: skip
        recording.add_documents(change, drafts)
        recording.add_person(change, PersonDraft(names=(Name(text="Остап Гребенюк"),)))
        recording.add_place(change, PlaceDraft(names=(Name(text="Київ"),)))
        recording.add_incident(
            change,
            IncidentDraft(
                texts=(TextDraft(title="Обшук на вулиці"),),
                people=(ParticipationDraft(agent="Остап Гребенюк"),),
                places=(PlaceClaimDraft(place="Київ"),),
                whens=(
                    WhenDraft(
                        when=parse_when("3 червня 2023"),
                        citations=(CitationDraft(document="Лист"),),
                    ),
                ),
            ),
        )
        recording.add_collection(change, CollectionDraft(name="Відібране", members=("Letter",)))
    archive.learn()
    yield archive
    archive.close()


@pytest.fixture(scope="module")
def scattered(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Archive]:
    """One text, with its words in different paragraphs."""
    folder = tmp_path_factory.mktemp("scattered")
    key = KeyFile(folder / "key.txt")
    make_key_file(key.path)
    archive = create_archive(folder / "case.khronika", [key], ballast_bytes=SMALL_BALLAST)
    between = "Далі було тихіше. " * 50
    body = "\n".join(["Почули тривогу.", between, "Їхали до Києва.", between, "With Hrebeniuk."])
    with archive.change("import") as change:
        recording.add_documents(change, [DocumentDraft(title="Розлогий", body=body)])
    archive.learn()
    yield archive
    archive.close()


def titles(archive: Archive, query: str, *kinds: Kind, exact: bool = False) -> list[str]:
    found = archive.catalogue.search.find(query, kinds, exact=exact)
    return list(dict.fromkeys(hit.title for hit in found.hits))


def test_the_nearest_forms_come_first_and_say_so(stocked: Archive) -> None:
    hits = stocked.catalogue.search.find("Гребенюк", [Kind.DOCUMENT, Kind.AGENT]).hits
    ways = {hit.title: hit.way for hit in hits}
    assert hits[0].title == "Остап Гребенюк"
    assert ways == {
        "Остап Гребенюк": Way.EXACT,
        "Лист": Way.INFLECTED,
        "Записка": Way.INFLECTED,
        "Letter": Way.SPELLED,
    }
    assert [hit.way for hit in hits] == sorted(hit.way for hit in hits)


def test_what_is_called_so_comes_before_what_only_speaks_of_it(
    scattered: Archive,
) -> None:
    with scattered.change("import") as change:
        drafts = [
            DocumentDraft(title="Мітинг у Полтаві", body="Коротко."),
            DocumentDraft(title="Зведення", body="У Полтаві мітинг. Мітинг! Знову мітинг."),
        ]
        recording.add_documents(change, drafts)
    assert titles(scattered, "мітинг Полтаві") == ["Мітинг у Полтаві", "Зведення"]


def test_the_words_found_stand_where_the_marks_say(stocked: Archive) -> None:
    for hit in stocked.catalogue.search.find("hrebeniuk").hits:
        assert hit.marks
        for mark in hit.marks:
            assert hit.snippet[mark.start : mark.end].startswith(("Гребенюк", "Hrebeniuk"))
        if hit.kind is Kind.DOCUMENT:
            body = stocked.catalogue.documents.body(hit.id)
            assert body[hit.start : hit.end].startswith(("Гребенюк", "Hrebeniuk"))


def test_exactly_as_typed(stocked: Archive) -> None:
    assert titles(stocked, "Гребенюка", exact=True) == ["Лист"]
    assert titles(stocked, "=Гребенюка") == ["Лист"]
    assert len(titles(stocked, "Гребенюка")) > 3


def test_a_place_by_its_other_name(stocked: Archive) -> None:
    assert {"Лист", "Letter", "Київ"} <= set(titles(stocked, "Киев"))


def test_phrases_stand_together_in_any_form(stocked: Archive) -> None:
    assert titles(stocked, '"бачити Гребенюк"') == ["Лист"]
    assert titles(stocked, '"Гребенюк бачити"') == []
    assert titles(stocked, "Гребенюк NEAR/1 бачити") == ["Лист"]
    assert titles(stocked, "Гребенюк NEAR/1 Київ") == ["Лист"]


@pytest.mark.parametrize("exact", [False, True])
def test_a_phrase_that_is_still_typed_is_found_before_its_last_word_is_whole(
    stocked: Archive, exact: bool
) -> None:
    for typed in ('"сіла на п', '"сіла на парк', '"сіла на паркан', "-ліс «сіла на пар"):
        assert titles(stocked, typed, exact=exact) == ["Повість"], typed
    assert titles(stocked, '"сіла на парк"') == []
    assert titles(stocked, '"сіла на парк" море') == []
    assert titles(stocked, 'море -"тихі сл', Kind.DOCUMENT) == ["Записка", "Повість"]


def test_a_phrase_that_is_still_typed_is_found_in_any_form_too(stocked: Archive) -> None:
    assert titles(stocked, '"бачити hrebeniuk') == ["Лист"]
    assert titles(stocked, '"бачити Гребе') == ["Лист"]
    (hit, *_more) = stocked.catalogue.search.find('"hrebeniuk was s').hits
    assert [hit.snippet[mark.start : mark.end] for mark in hit.marks] == ["Hrebeniuk was seen"]


def test_words_of_one_record_need_not_stand_in_one_paragraph(stocked: Archive) -> None:
    found = stocked.catalogue.search.find("море ліс")
    assert [hit.title for hit in found.hits] == ["Довгий", "Довгий"]
    assert titles(stocked, "море -ліс", Kind.DOCUMENT) != []
    assert "Довгий" not in titles(stocked, "море -ліс")


@pytest.mark.parametrize("limit", [0, 64])
@pytest.mark.parametrize(
    ("query", "wanted"),
    [
        ('"бачити Гребенюк"', {"Лист"}),
        ('"Гребенюк бачити"', set()),
        ('"Гребенюк бачити" Київ', set()),
        ('"бачили hrebeniuk" Київ', {"Лист"}),
        ('"тихі слова" -"слова тихі"', {"Довгий"}),
        ('Київ -"бачити Гребенюк"', {"Letter", "Київ", "Обшук на вулиці"}),
        ("Гребенюк NEAR/1 Київ", {"Лист"}),
        ('("сіла на паркан" OR "сорока на паркан") kind:document', {"Повість"}),
        ('"сорока на паркан" OR kind:person', {"Остап Гребенюк"}),
    ],
)
def test_phrases_too_long_to_be_written_out_are_looked_for_all_the_same(
    stocked: Archive, monkeypatch: pytest.MonkeyPatch, query: str, wanted: set[str], limit: int
) -> None:
    monkeypatch.setattr(matching, "_MOST_COMBINATIONS", limit)
    assert set(titles(stocked, query)) == wanted
    assert sum(stocked.catalogue.search.counts(query).values()) == len(wanted)


def test_what_takes_too_long_is_cut_short(
    stocked: Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(patience, "_STEPS", 1)
    found = stocked.catalogue.search.find("сорока OR море OR ліс -паркан", patience=0.0)
    assert found.is_cut
    assert not found.is_all
    assert stocked.catalogue.search.counts("сорока OR море", patience=0.0) == {}
    again = stocked.catalogue.search.find("сорока OR море OR ліс", patience=60.0)
    assert not again.is_cut
    assert again.hits == stocked.catalogue.search.find("сорока OR море OR ліс").hits


def test_one_word_is_not_near_itself(stocked: Archive) -> None:
    for query in ("море NEAR море", "мор* NEAR море", "мор* NEAR мо*", "Гребенюка NEAR Гребенюк"):
        assert titles(stocked, query) == []
    assert titles(stocked, "тихі NEAR/4 тихі") == ["Довгий"]


def test_brackets_and_alternatives(stocked: Archive) -> None:
    assert set(titles(stocked, "(сорока OR ліс) море")) == {"Повість", "Довгий"}
    assert set(titles(stocked, "(сорока OR ліс) -(паркан OR тиша)")) == {"Довгий"}


@pytest.mark.parametrize(
    ("query", "wanted"),
    [
        ("person:Гребенюк", {"Остап Гребенюк", "Обшук на вулиці", "Лист"}),
        ("особа:Hrebeniuk kind:incident", {"Обшук на вулиці"}),
        ("place:Kiev kind:document", {"Лист"}),
        ("source:Вісник kind:document", {"Повість"}),
        ("tag:обшук kind:document", {"Записка"}),
        ("collection:Відібране kind:document", {"Letter"}),
        ("lang:en", {"Letter"}),
        ("дата:2022-05", {"Лист"}),
        ("date:2023 kind:incident", {"Обшук на вулиці"}),
        ("date:..2021", set()),
        ("grade:unnamed", {"Обшук на вулиці"}),
        ("title:Лист kind:document", {"Лист"}),
        ("листівки person:Гребенюк", {"Лист"}),
        ("person:Нема", set()),
        ("сорока OR person:Гребенюк kind:document", {"Повість", "Лист"}),
    ],
)
def test_fields(stocked: Archive, query: str, wanted: set[str]) -> None:
    assert set(titles(stocked, query)) - {"обшук"} == wanted


def test_what_was_meant(stocked: Archive) -> None:
    find = stocked.catalogue.search.find
    assert find("лестівки").instead == "листівки"
    assert find("ukbcnsdrb").instead in ("", "листівки")
    assert find("kbcnjdrb").instead == "листовки"  # typed in the other layout
    assert find("сарока море").instead == "сорока море"
    assert find("море Сарока").instead == "море Сорока"
    assert find("xyzzyplugh").instead == ""
    assert find("сорока").instead == ""


@pytest.mark.parametrize(
    ("query", "meant"),
    [
        ("Остпа Гребенюк", "Остап Гребенюк"),
        ("Гребенюк Остпа", "Гребенюк Остап"),
        ("остаа гребинюк", "остап гребенюк"),
        ("Ostpa Hrebeniuk", "Ostap Hrebeniuk"),  # who is written in another script
        ("сорока мре", "сорока море"),  # three letters
        ('"Остап Гребинюк"', '"Остап Гребенюк"'),
    ],
)
def test_of_several_words_the_one_that_occurs_nowhere_is_replaced(
    stocked: Archive, query: str, meant: str
) -> None:
    found = stocked.catalogue.search.find(query)
    assert not found.hits
    assert found.instead == meant
    assert stocked.catalogue.search.find(meant).hits


def test_what_would_find_nothing_is_not_proposed(stocked: Archive) -> None:
    find = stocked.catalogue.search.find
    assert not find("гребенюк сорока").hits  # both occur, and not together
    assert find("гребенюк сорока").instead == ""
    assert find("гребенюк сарока").instead == ""


def test_words_far_apart_are_found_in_any_spelling(scattered: Archive) -> None:
    search = scattered.catalogue.search
    hits = search.find("Grebenyuk Kiev тривога").hits
    assert {(hit.title, hit.way) for hit in hits} == {("Розлогий", Way.SPELLED)}
    marked = [hit.snippet[mark.start : mark.end] for hit in hits for mark in hit.marks]
    assert {"Hrebeniuk", "Києва", "тривогу"} <= set(marked)
    assert search.counts("Grebenyuk Kiev тривога") == {Kind.DOCUMENT: 1}
    assert search.find("Grebenyuk Kiev тривога", exact=True).hits == ()


def test_the_first_page_does_not_go_far(scattered: Archive) -> None:
    search = scattered.catalogue.search
    near = search.find("Київ тривога", goes_far=False)
    assert (near.hits, near.has_more, near.is_all, near.instead) == ((), True, False, "")
    assert not search.find("Київ", goes_far=False).has_more
    assert not search.find("Київ тривога").has_more


@pytest.mark.parametrize(("few", "looked_into"), [(0, 0), (0, 200), (2000, 0), (2000, 200)])
def test_what_is_rare_changes_the_way_and_not_what_is_found(
    stocked: Archive, monkeypatch: pytest.MonkeyPatch, few: int, looked_into: int
) -> None:
    monkeypatch.setattr(conditions, "_FEW", few)
    monkeypatch.setattr(conditions, "_LOOKED_INTO", looked_into)
    assert titles(stocked, "початку ліс") == ["Довгий"]
    assert titles(stocked, "поч* лісом") == titles(stocked, "початку лі*") == ["Довгий"]
    assert titles(stocked, '"тихі слова" лісом море') == ["Довгий"]
    assert titles(stocked, "початку сорока") == []
    assert stocked.catalogue.search.counts("моря лісу") == {Kind.DOCUMENT: 1}


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=150)
@given(
    st.lists(
        st.sampled_from((
            "л*", "листів*", "мо*", "гребен*", "море", "Гребенюка", "сорока", '"море шум*"',
            '"на п* стояло"', "OR", "(", ")", "NEAR/3", "kind:document", "-ли*", "йшли",
        )),
        min_size=1,
        max_size=6,
    ).map(" ".join),
    st.sampled_from((1, 2, 1_000)),
)  # fmt: skip
def test_sparing_a_beginning_changes_the_way_and_not_what_is_found(
    stocked: Archive, monkeypatch: pytest.MonkeyPatch, query: str, through: int
) -> None:
    search = stocked.catalogue.search
    with monkeypatch.context() as patch:
        patch.setattr(finder_module, "_SPARED_THROUGH", through)
        patch.setattr(vocabulary, "MANY", 0)  # every beginning that occurs is costly
        spared, counts = (
            stocked.catalogue.search.find(query),
            stocked.catalogue.search.counts(query),
        )
    found = stocked.catalogue.search.find(query)
    # Beside other words nobody is meant by such a beginning: no incident is found by who is in it.
    others = [
        {(hit.id, hit.way) for hit in one.hits if hit.kind is not Kind.INCIDENT}
        for one in (spared, found)
    ]
    assert others[0] == others[1]
    counted = search.counts(query)
    assert {**counts, Kind.INCIDENT: 0} == {**counted, Kind.INCIDENT: 0}


def test_a_costly_beginning_is_looked_for_where_other_words_stand(
    stocked: Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(vocabulary, "MANY", 0)
    finder = Finder(stocked.catalogue.db, '"море шум*" сорока л*', stocked.language)
    assert finder.query.root is not None
    asked = matching.match(finder.meaning, finder.query.root, Way.EXACT, spares=True)
    assert asked is not None
    assert asked.is_loose
    assert "*" not in asked.expression


def test_of_a_page_that_looked_through_enough_it_is_told(
    stocked: Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    search = stocked.catalogue.search
    monkeypatch.setattr(matching, "_MOST_COMBINATIONS", 0)
    monkeypatch.setattr(finder_module, "_LOOKED_THROUGH", 0)
    assert search.find('"тихі слова"').is_cut


def test_of_words_said_twice_one_place_is_shown(scattered: Archive) -> None:
    hits = scattered.catalogue.search.find("тихіше").hits
    assert len(hits) == len({hit.snippet for hit in hits}) == 1


def test_places_that_read_the_same_where_they_are_cut_are_shown_once(archive: Archive) -> None:
    around = "Сьогодні вранці в місті знову було чути про це від усіх, кого ми стрічали. " * 4
    pasted = [f"{around}Тут бачили журавля над річкою. {around}{end}." for end in ("Раз", "Два")]
    pasted.append("А журавля більше не бачили.")
    with archive.change("import") as change:
        draft = DocumentDraft(title="Вставлене двічі", body="\n\n".join(pasted), language="uk")
        recording.add_documents(change, [draft])
    archive.learn()
    hits = archive.catalogue.search.find("журавля").hits
    assert len(hits) == 2
    assert len({hit.snippet for hit in hits}) == 2


def test_counts_are_of_records(stocked: Archive) -> None:
    counts = stocked.catalogue.search.counts("Гребенюк")
    assert counts == {Kind.DOCUMENT: 3, Kind.AGENT: 1, Kind.INCIDENT: 1}
    assert stocked.catalogue.search.counts("kind:document") == {Kind.DOCUMENT: 5}
    assert stocked.catalogue.search.counts("") == {}


def test_words_far_apart_are_counted_as_they_are_found(stocked: Archive) -> None:
    search = stocked.catalogue.search
    assert {hit.title for hit in search.find("початку ліс").hits} == {"Довгий"}
    assert search.counts("початку ліс") == {Kind.DOCUMENT: 1}
    assert search.counts("початку ліс -море") == {}


def test_a_page_says_whether_there_is_more(stocked: Archive) -> None:
    search = stocked.catalogue.search
    assert not search.find("море", limit=1).is_all
    assert search.find("сорока", limit=1).is_all
    assert search.find("", limit=1).hits == ()


def test_what_was_not_understood_is_told(stocked: Archive) -> None:
    found = stocked.catalogue.search.find("(сорока")
    assert [remark.code for remark in found.remarks] == ["unclosed bracket"]
    assert found.records == 1


def test_odd_queries_fail_in_no_archive(stocked: Archive) -> None:
    for query in odd_queries(1974, 500):
        found = stocked.catalogue.search.find(f"{query} море", limit=5, patience=PATIENCE)
        assert not found.is_cut, ascii(query)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.lists(st.sampled_from(
    ["море", "ліс*", "=сорока", '"тихі слова"', "OR", "-", "(", ")", "NEAR/2", "person:Гребенюк",
     "date:2022", "NOT", "kind:document,incident", "Kiev", "о\u02bcнь", "\ud800", "tag:"]
), max_size=9).map(" ".join))  # fmt: skip
def test_no_query_fails_in_any_way(stocked: Archive, query: str) -> None:
    found = stocked.catalogue.search.find(query, limit=3)
    counts = stocked.catalogue.search.counts(query)
    assert found.records <= max(3, sum(counts.values()))
