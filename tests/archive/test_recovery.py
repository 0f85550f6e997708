"""Recovery codes: what a tired person may type, and what is noticed before the wait."""

import random
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from khronika.archive.recovery import (
    ALPHABET,
    SYMBOLS,
    MistypedRecoveryCode,
    RecoveryCodeGroup,
    RecoveryCodeLength,
    RecoveryCodeSymbol,
    generate_recovery_code,
    read_recovery_code,
)

codes = st.sampled_from([generate_recovery_code() for _n in range(50)])


def spelled(symbols: str) -> str:
    return "-".join(symbols[start : start + 4] for start in range(0, SYMBOLS, 4))


def test_a_code_is_seven_groups_of_four_and_never_the_same() -> None:
    made = {generate_recovery_code() for _n in range(100)}
    assert len(made) == 100
    for code in made:
        assert [len(group) for group in code.split("-")] == [4] * 7
        assert set(code) <= set(ALPHABET) | {"-"}
        assert read_recovery_code(code) == code


def test_every_wrong_symbol_is_noticed_and_its_group_named() -> None:
    code = generate_recovery_code().replace("-", "")
    for place in range(SYMBOLS):
        for symbol in ALPHABET.replace(code[place], ""):
            typed = code[:place] + symbol + code[place + 1 :]
            with pytest.raises(RecoveryCodeGroup) as caught:
                read_recovery_code(typed)
            group = place // 4
            assert caught.value.facts == {
                "group": group + 1,
                "typed": typed[group * 4 : group * 4 + 4],
            }


@given(code=codes, chance=st.randoms(use_true_random=False))
def test_two_wrong_symbols_are_noticed(code: str, chance: random.Random) -> None:
    symbols = list(code.replace("-", ""))
    for place in chance.sample(range(SYMBOLS), 2):
        symbols[place] = chance.choice(ALPHABET.replace(symbols[place], ""))
    with pytest.raises(MistypedRecoveryCode):
        read_recovery_code("".join(symbols))


@given(code=codes, place=st.integers(0, SYMBOLS - 2))
def test_exchanged_neighbours_are_noticed(code: str, place: int) -> None:
    symbols = code.replace("-", "")
    left, right = symbols[place], symbols[place + 1]
    typed = symbols[:place] + right + left + symbols[place + 2 :]
    if left == right:
        assert read_recovery_code(typed) == code
    else:
        with pytest.raises(MistypedRecoveryCode):
            read_recovery_code(typed)


@pytest.mark.parametrize(
    ("looks", "like"),
    [*zip("OILoil", "011011", strict=True), *zip("АВЕКМНОРСТУХІ", "ABEKMH0PCTYX1", strict=True)],
)
def test_look_alikes_are_read_as_the_symbol_they_look_like(looks: str, like: str) -> None:
    tried = 0
    while tried < 5:
        code = generate_recovery_code()
        if like in code:
            tried += 1
            assert read_recovery_code(code.replace(like, looks)) == code
            assert read_recovery_code(code.replace(like, looks.lower())) == code


@given(
    code=codes, gap=st.sampled_from(["", " ", "-", "–", "—", " - ", "\n", "\u00a0", "−", "\u200b"])
)
def test_case_and_separators_do_not_matter(code: str, gap: str) -> None:
    assert read_recovery_code(f" {code.replace('-', gap).lower()}\n") == code


def test_wide_digits_and_letters_of_a_phone_keyboard_are_read() -> None:
    code = generate_recovery_code()
    wide = "".join(chr(ord(c) + 0xFEE0) if c != "-" else c for c in code)
    assert unicodedata.normalize("NFKC", wide) == code
    assert read_recovery_code(wide) == code


@pytest.mark.parametrize("symbol", ["U", "u", "Ф", "!", "é"])
def test_a_symbol_that_no_code_has_is_shown(symbol: str) -> None:
    code = generate_recovery_code()
    with pytest.raises(RecoveryCodeSymbol) as caught:
        read_recovery_code(symbol + code[1:])
    assert symbol.upper() in str(caught.value)
    assert "layout" in caught.value.advice


@pytest.mark.parametrize(("typed", "count"), [("", 0), ("AB12", 4), ("0" * 29, 29)])
def test_a_missing_or_doubled_symbol_is_counted(typed: str, count: int) -> None:
    with pytest.raises(RecoveryCodeLength) as caught:
        read_recovery_code(typed)
    assert f"{count} symbols of 28" in str(caught.value)


@given(typed=st.text(max_size=60))
def test_any_text_is_a_code_or_a_sentence(typed: str) -> None:
    try:
        assert spelled(read_recovery_code(typed).replace("-", "")) == read_recovery_code(typed)
    except MistypedRecoveryCode as mistake:
        assert str(mistake)
        assert mistake.advice
