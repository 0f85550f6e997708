"""A hidden name leaves its length and nothing else; all names are invented."""

from hypothesis import given
from hypothesis import strategies as st

from khronika.language.names import protected_patterns
from khronika.language.veiling import SHADE, Veil

NAMES = ("Тарас Гребенчук", "Olha Dem'yanivska", "boatman_77", "Нечуй-Тихоборець Лука")
WORDS = (
    "Гребенчука", "ГРЕБЕН-\nЧУК", "Dem’yanivska’s", "@boatman_77", "Луки Нечуя-Тихоборця",
    "Те\u0301кст", "🕊️", "слово", "і", "-\n", "\u00a0", "&#1043;ребенчук", "…", "Tara\u0301s",
)  # fmt: skip
texts = st.lists(st.sampled_from(WORDS) | st.text(max_size=6)).map(" ".join)


@given(texts)
def test_every_place_stays_and_nobody_is_named(text: str) -> None:
    hidden = Veil(NAMES).hide(text)
    assert len(hidden) == len(text)
    assert not protected_patterns(NAMES).holds(hidden)
    assert all(new in (old, SHADE) for old, new in zip(text, hidden, strict=True))
    assert [at for at, one in enumerate(hidden) if one.isspace()] == [
        at for at, one in enumerate(text) if one.isspace()
    ]


@given(st.lists(texts, max_size=12))
def test_many_at_once_are_as_one_by_one(several: list[str]) -> None:
    together, alone = Veil(NAMES), Veil(NAMES)
    together.learn(several)
    assert [together.hide(text) for text in several] == [alone.hide(text) for text in several]


def test_names_in_different_strings_are_not_one_name() -> None:
    veil = Veil(["Ким Анна"])
    veil.learn(["Ким", "Анна"])
    assert veil.hide("Ким") == "Ким"
    assert veil.hide("Ким, Анна") == "▒▒▒▒ ▒▒▒▒"


def test_a_long_text_is_seen_across_its_pieces() -> None:
    veil = Veil(NAMES)
    body = "слово " * 20_000
    for at in range(65_000, 66_500, 250):
        text = f"{body[:at]} Тараса Гребенчука {body[at:]}"
        assert veil.hide(text).count(SHADE) == len("ТарасаГребенчука")


def test_without_names_nothing_is_hidden() -> None:
    assert Veil([]).hide("Тарас Гребенчук") == "Тарас Гребенчук"
    assert not Veil(["…"]).holds("Тарас …")
