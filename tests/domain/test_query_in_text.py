import pytest
from hypothesis import given
from hypothesis import strategies as st

from khronika.domain.query_in_text import InText, Piece, in_text


def exactly(text: str, *, begun: bool = False) -> Piece:
    return Piece(text, exact=True, begun=begun)


@pytest.mark.parametrize(
    ("typed", "wanted", "left_out"),
    [
        ("", [], []),
        (" листи до Києва ", [Piece("листи до Києва")], []),
        ('"на площі"', [exactly("на площі")], []),
        ("«на площі»", [exactly("на площі")], []),
        ('="на площі"', [exactly("на площі")], []),
        ('"на пло', [exactly("на пло", begun=True)], []),
        ('"на пло ', [exactly("на пло")], []),
        ('листи "на площі" ліс', [Piece("листи"), exactly("на площі"), Piece("ліс")], []),
        ("листи -школа", [Piece("листи")], [Piece("школа")]),
        ("-школа листи", [Piece("листи")], [Piece("школа")]),
        ('листи -"у школі"', [Piece("листи")], [exactly("у школі")]),
        ('листи -="у школі"', [Piece("листи")], [exactly("у школі")]),
        ("листи -person:x", [Piece("листи")], [Piece("person:x")]),
        ("листи -OR", [Piece("листи")], [Piece("OR")]),
        # Amid words the marks are letters, and a minus alone is a dash.
        ('об"єкт', [Piece('об"єкт')], []),
        ("Івано-Франківськ", [Piece("Івано-Франківськ")], []),
        ("Київ - Львів", [Piece("Київ - Львів")], []),
        ("листи -", [Piece("листи -")], []),
        ("листи -!", [Piece("листи -!")], []),
        # What a query knows besides is words here.
        ("(листи OR ліс) person:Ostap", [Piece("(листи OR ліс) person:Ostap")], []),
        ('person:"Ostap X"', [Piece('person:"Ostap X"')], []),
        ("листи -(ліс", [Piece("листи -(ліс")], []),
        # With nothing to look for the marks are looked for.
        ("-школа", [Piece("-школа")], []),
        ('"', [Piece('"')], []),
        ('""', [Piece('""')], []),
        ("-", [Piece("-")], []),
        ("(", [Piece("(")], []),
    ],
)
def test_what_is_meant(typed: str, wanted: list[Piece], left_out: list[Piece]) -> None:
    assert in_text(typed) == InText(tuple(wanted), tuple(left_out))


@given(st.text(max_size=40) | st.text('aя1 "«»-=(:*,\n', max_size=16))
def test_whatever_is_typed_is_found_somehow(typed: str) -> None:
    meant = in_text(typed)
    assert bool(meant.wanted) == bool(typed.strip())
    assert all(one.text in typed and one.text.strip() for one in (*meant.wanted, *meant.left_out))
