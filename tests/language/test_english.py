"""Forms of English words meet; words that only look alike do not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from khronika.language.english import english_lemmas


@pytest.mark.parametrize(
    "forms",
    [
        "arrest arrests arrested arresting",
        "city cities",
        "stop stops stopped stopping",
        "fine fines fined fining",
        "take takes took taken taking",
        "witness witnesses witnessed",
        "child children",
        "carry carries carried carrying",
        "church churches",
        "house houses housed",
        "visit visited visiting",
        "kill killed killing",
    ],
)
def test_forms_meet(forms: str) -> None:
    first, *others = forms.split()
    lemmas = english_lemmas(first)
    assert [other for other in others if not lemmas & english_lemmas(other)] == []


@pytest.mark.parametrize(
    "pair",
    ["rated rat", "city cite", "news new", "bus bu", "being bed", "species spec", "fined fin"],
)
def test_look_alikes_do_not(pair: str) -> None:
    one, other = pair.split()
    assert not english_lemmas(one) & english_lemmas(other)


@given(st.text(alphabet="abcdefghijklmnopqrstuvwxyz", min_size=1))
def test_a_word_is_a_form_of_itself(word: str) -> None:
    found = english_lemmas(word)
    assert word in found
    assert len(found) <= 4
