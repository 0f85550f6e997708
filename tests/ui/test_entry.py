import json

from hypothesis import given
from hypothesis import strategies as st

from khronika.ui.editors.entry import (
    Count,
    Evidence,
    IncidentEntry,
    Part,
    Pick,
    Placed,
    Stated,
    from_json,
)

WORDS = st.text(max_size=12)
NUMBERS = st.none() | st.integers(0, 10**9)
EVIDENCE = st.lists(
    st.builds(
        Evidence, document=st.integers(1), start=st.integers(0), end=st.integers(0), words=WORDS
    ),
    max_size=2,
).map(tuple)
PICKS = st.builds(Pick, text=WORDS, id=NUMBERS, code=st.none() | WORDS)
ENTRIES = st.builds(
    IncidentEntry,
    incident=NUMBERS,
    title=st.builds(Stated, text=WORDS, evidence=EVIDENCE),
    description=WORDS,
    when=st.builds(Stated, text=WORDS, evidence=EVIDENCE),
    place=st.builds(Placed, pick=PICKS, evidence=EVIDENCE),
    category=st.builds(Stated, text=WORDS, evidence=EVIDENCE),
    people=st.lists(st.builds(Part, pick=PICKS, role=WORDS, evidence=EVIDENCE), max_size=2).map(
        tuple
    ),
    figures=st.lists(st.builds(Count, counted=WORDS, low=NUMBERS, evidence=EVIDENCE), max_size=2)
    .map(tuple),
    source=PICKS,
    whole=EVIDENCE,
)  # fmt: skip


@given(ENTRIES)
def test_a_draft_comes_back_as_it_was_kept(entry: IncidentEntry) -> None:
    kept = json.loads(json.dumps(entry.as_json(), ensure_ascii=False))
    assert from_json(kept) == entry


def test_only_what_nobody_touched_is_empty() -> None:
    assert IncidentEntry(incident=7).is_empty
    assert not IncidentEntry(description="something").is_empty
