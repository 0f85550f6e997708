"""The facet table against the same asked of every row by itself, and patched against made anew."""

from collections.abc import Mapping, Sequence

from hypothesis import given
from hypothesis import strategies as st

from khronika.domain.facet_values import Bounds, FacetRow, Heading, Order
from khronika.domain.facets import Facets
from khronika.domain.filters import Facet, Filter, Value
from khronika.domain.kinds import RecordId
from khronika.domain.vocabulary import GRADES
from khronika.language.folding import fold

RECORDED = (Facet.PLACE, Facet.PERSON, Facet.TAG)
HAD = (*RECORDED, Facet.GRADE, Facet.PROTECTION)
WORDS = ("Ёлка", "лист", "Кам'янець", "arson", "I-7")
IDS = st.integers(1, 9).map(RecordId)
Headed = Mapping[Facet, Mapping[RecordId, Heading]]

HEADINGS = st.fixed_dictionaries(
    {
        facet: st.dictionaries(
            IDS,
            st.builds(
                Heading,
                names=st.sampled_from(("", *WORDS)),
                parent=st.none() | IDS,
                head=st.none() | IDS,
                key=st.sampled_from("абв"),
            ),
            max_size=6,
        )
        for facet in RECORDED
    }
)
SOME = st.lists(IDS, max_size=3)
VALUES: st.SearchStrategy[Mapping[Facet, Sequence[Value]]] = st.fixed_dictionaries(
    dict.fromkeys(RECORDED, SOME)
    | {
        Facet.GRADE: st.sampled_from(sorted(GRADES)).map(lambda code: [code]),
        Facet.PROTECTION: st.lists(st.sampled_from(("protected", "ask")), max_size=2),
    }
)


@st.composite
def bounds(draw: st.DrawFn) -> Bounds:
    start, end = sorted((draw(st.integers(1, 20)), draw(st.integers(1, 20))))
    later, after = start + draw(st.integers(0, 9)), end + draw(st.integers(0, 9))
    known = [day * draw(st.integers(0, 1)) for day in (start, later, end, after)]
    return known[0], known[1], known[2], known[3]


ROWS = st.builds(
    FacetRow,
    id=st.integers(1, 30).map(RecordId),
    bounds=bounds(),
    text=st.lists(st.sampled_from(WORDS), max_size=2).map("\n".join),
    key=st.sampled_from(("а\x01А", "б\x01Б", "бб\x01ББ", "z\x01Z")),
    values=VALUES,
)
TABLES = st.lists(ROWS, max_size=15, unique_by=lambda row: row.id)
DAYS = st.none() | st.integers(1, 30)
FILTERS = st.builds(
    Filter,
    text=st.lists(
        st.sampled_from(("", "ёлк", "КАМ’ян", "i-7", "а", "son l", "-ЁЛК", "-")), max_size=2
    ).map(" ".join),
    since=DAYS,
    until=DAYS,
    surely=st.booleans(),
    chosen=st.dictionaries(
        st.sampled_from((*RECORDED, Facet.CATEGORY)), st.frozensets(IDS, min_size=1), max_size=2
    )
    | st.fixed_dictionaries(
        {Facet.GRADE: st.frozensets(st.sampled_from(sorted(GRADES)), min_size=1)}
    ),
)


def table(rows: Sequence[FacetRow], headings: Headed) -> Facets:
    made = Facets(HAD, fold)
    made.fill(sorted(rows, key=lambda row: row.id))
    made.settle()
    for facet, known in headings.items():
        made.head(facet, known)
    return made


def line(headings: Headed, facet: Facet, value: Value) -> set[Value]:
    """A value and all that it lies in."""
    found: set[Value] = set()
    at: Value | None = value
    while at is not None and at not in found:
        found.add(at)
        known = headings.get(facet, {})
        at = known[at].parent if isinstance(at, int) and at in known else None
    return found


def names(row: FacetRow, headings: Headed) -> str:
    """All that a row is found by."""
    said = [row.text]
    for facet in RECORDED:
        known = headings[facet]
        said += [
            one.names for record, one in known.items() if (one.head or record) in row.values[facet]
        ]
    return fold("\n".join(said))


def fits(row: FacetRow, wanted: Filter, headings: Headed) -> bool:
    """What `mask` should say of one row."""
    said = names(row, headings)
    for word in fold(wanted.text).split():
        bare = word.removeprefix("-")
        if any(map(str.isalnum, bare)) and (bare in said) is not (bare == word):
            return False
    start, end = row.bounds[0], row.bounds[3]
    if wanted.is_dated and not any(row.bounds):
        return False
    if wanted.surely:
        if wanted.since is not None and not (start and start >= wanted.since):
            return False
        if wanted.until is not None and not (end and end <= wanted.until):
            return False
    else:
        if wanted.since is not None and end and end < wanted.since:
            return False
        if wanted.until is not None and start and start > wanted.until:
            return False
    return all(
        any(line(headings, facet, one) & values for one in row.values.get(facet, ()))
        for facet, values in wanted.chosen.items()
    )


def by(order: Order, row: FacetRow, headings: Headed) -> tuple[object, ...]:
    """What a row is sorted by; the first part says whether there is anything to go by."""
    start, later, end, after = row.bounds
    first = start or end or later or after
    date = (not first, first, after, row.id)
    if order is Order.TITLE:
        return (False, row.key, row.id)
    if order is Order.ADDED:
        return (False, row.id)
    if order is Order.GRADE:
        return (False, list(GRADES).index(str(row.values[Facet.GRADE][0])), *date)
    if order is Order.PLACE:
        places = row.values[Facet.PLACE]
        if not places:
            return (True, *date)
        known = headings[Facet.PLACE].get(RecordId(int(places[0])), Heading())
        return (False, known.key, places[0], *date)
    return date


def listed(
    rows: Sequence[FacetRow], order: Order, headings: Headed, *, descending: bool
) -> list[int]:
    """What `listed` should say."""
    keys = {row.id: by(order, row, headings) for row in rows}
    everything = sorted(keys, key=lambda one: keys[one])
    known = [one for one in everything if not keys[one][0]]
    rest = [one for one in everything if keys[one][0]]
    return (known[::-1] if descending else known) + rest  # type: ignore[return-value]


@given(TABLES, HEADINGS, FILTERS)
def test_a_mask_is_what_each_row_says_by_itself(
    rows: list[FacetRow], headings: Headed, wanted: Filter
) -> None:
    made = table(rows, headings)
    fitting = {row.id for row in rows if fits(row, wanted, headings)}
    for _again in range(2):  # the second time from what was kept
        mask = made.mask(wanted)
        assert set(made.listed(mask, Order.DATE)) == fitting
        assert made.count(mask) == len(fitting)


@given(TABLES, HEADINGS, st.sampled_from(WORDS))
def test_what_is_typed_letter_by_letter_is_found_as_if_at_once(
    rows: list[FacetRow], headings: Headed, word: str
) -> None:
    made = table(rows, headings)
    for at in range(1, len(word) + 1):
        wanted = Filter(text=word[:at])
        fitting = {row.id for row in rows if fits(row, wanted, headings)}
        assert set(made.listed(made.mask(wanted), Order.DATE)) == fitting


@given(TABLES, HEADINGS, FILTERS, st.sampled_from(Order), st.booleans())
def test_an_order_is_what_sorting_says(
    rows: list[FacetRow], headings: Headed, wanted: Filter, order: Order, descending: bool
) -> None:
    made = table(rows, headings)
    fitting = [row for row in rows if fits(row, wanted, headings)]
    expected = listed(fitting, order, headings, descending=descending)
    assert list(made.listed(made.mask(wanted), order, descending=descending)) == expected


@given(TABLES, HEADINGS, FILTERS, st.sampled_from(HAD))
def test_counts_say_how_many_bear_a_value_or_one_that_lies_in_it(
    rows: list[FacetRow], headings: Headed, wanted: Filter, facet: Facet
) -> None:
    made = table(rows, headings)
    fitting = [row for row in rows if fits(row, wanted, headings)]
    expected: dict[Value, int] = {}
    borne: set[Value] = set()
    for row in fitting:
        borne |= set(row.values[facet])
        for value in set().union(*(line(headings, facet, one) for one in row.values[facet])):
            expected[value] = expected.get(value, 0) + 1
    mask = made.mask(wanted)
    assert made.counts(mask, facet) == expected
    assert made.values_of(mask, facet) == borne


@given(TABLES, HEADINGS, FILTERS, st.none() | st.sampled_from((*HAD, Facet.CATEGORY)))
def test_spans_are_the_dates_in_order_once_a_lane(
    rows: list[FacetRow], headings: Headed, wanted: Filter, lanes: Facet | None
) -> None:
    made = table(rows, headings)
    fitting = {row.id: row for row in rows if fits(row, wanted, headings)}
    spans = made.spans(made.mask(wanted), lanes)
    expected: list[tuple[object, ...]] = []
    for one in listed(list(fitting.values()), Order.DATE, headings, descending=False):
        row = fitting[RecordId(one)]
        values: list[Value | None] = []
        if lanes is not None:
            values += dict.fromkeys(row.values.get(lanes, ()))
        expected += [(row.id, *row.bounds, value) for value in values or [None]]
    starts = (spans.earliest_start, spans.latest_start)
    ends = (spans.earliest_end, spans.latest_end)
    assert list(zip(spans.ids, *starts, *ends, spans.lanes, strict=True)) == expected
    assert spans.dated == sum(any(one[1:5]) for one in expected)


STEPS = st.lists(
    st.tuples(st.just("patch"), st.lists(ROWS, max_size=4, unique_by=lambda row: row.id))
    | st.tuples(st.just("drop"), st.lists(ROWS, max_size=4))
    | st.tuples(st.just("head"), HEADINGS),
    max_size=8,
)


@given(TABLES, HEADINGS, STEPS, FILTERS)
def test_patched_is_as_made_anew(
    rows: list[FacetRow],
    headings: dict[Facet, dict[RecordId, Heading]],
    steps: list[tuple[str, list[FacetRow]] | tuple[str, Headed]],
    wanted: Filter,
) -> None:
    made, held = table(rows, headings), {row.id: row for row in rows}
    known = {facet: dict(of_it) for facet, of_it in headings.items()}
    for step, what in steps:
        made.mask(wanted)  # kept, and wrong afterwards
        made.listed(made.all, Order.PLACE)
        if isinstance(what, Mapping):
            for facet, of_it in what.items():
                made.head(facet, of_it)
                known[facet].update(of_it)
        elif step == "patch":
            made.patch(what)
            held |= {row.id: row for row in what}
        else:
            made.drop(row.id for row in what)
            held = {one: row for one, row in held.items() if one not in {row.id for row in what}}
    anew = table(list(held.values()), known)
    assert len(made) == len(anew)
    for order in Order:
        assert made.listed(made.mask(wanted), order) == anew.listed(anew.mask(wanted), order)
    for facet in HAD:
        assert made.counts(made.all, facet) == anew.counts(anew.all, facet)
    assert made.spans(made.all, Facet.PLACE) == anew.spans(anew.all, Facet.PLACE)
    for number in range(1, 31):
        assert (made.row_of(RecordId(number)) is None) == (number not in held)


def test_other_forms_of_a_word_count_for_what_is_called_so_and_what_bears_it() -> None:
    table = Facets(RECORDED, fold)
    rows = [
        FacetRow(id=RecordId(1), text="Hrebeniuk"),
        FacetRow(id=RecordId(2), text="лист", values={Facet.PERSON: [RecordId(21)]}),
        FacetRow(id=RecordId(3), text="лист", values={Facet.PERSON: [RecordId(22)]}),
        FacetRow(id=RecordId(4), text="лист", values={Facet.TAG: [RecordId(23)]}),
        FacetRow(id=RecordId(5), text="Гребенюк"),
    ]
    table.fill(rows)
    named = {RecordId(21): Heading(names="Hrebeniuk"), RecordId(22): Heading(names="Інша")}
    merged = Heading(names="Grebenyuk", head=RecordId(22))
    table.head(Facet.PERSON, named | {RecordId(24): merged})
    table.head(Facet.TAG, {RecordId(23): Heading()})  # lists are not narrowed by names of tags
    table.settle()

    def found(text: str, *others: int) -> list[int]:
        mask = table.mask(Filter(text=text), {"гребенюк": frozenset(map(RecordId, others))})
        return list(table.listed(mask, Order.ADDED))

    assert found("Гребенюк") == [5]
    assert found("Гребенюк", 1, 21, 23, 99) == [1, 2, 5]
    assert found("Гребенюк лист", 1, 21) == [2]
    assert found("лист", 1, 21) == [2, 3, 4], "they are other forms of another word"
    assert found("лист -Гребенюк", 21) == [3, 4], "a minus takes away what the word would find"
    assert found("-Гребенюк", 1, 21) == [3, 4]
    assert found("лист -") == [2, 3, 4], "a minus that is only begun"
    assert found("Гребенюк", 24) == [3, 5], "whoever was merged counts as the one they are"
    assert [table.says("Гребенюк", RecordId(one)) for one in (1, 5, 99)] == [False, True, False]
    table.drop([RecordId(1)])
    assert found("Гребенюк", 1) == [5]
