"""Recovery codes: what is printed on the sheet, and typed back years later.

A code has 26 random symbols of Crockford's base 32 (130 bits) and two check symbols, in
seven groups of four. The check symbols are those of a Reed-Solomon code over GF(32): any
one or two wrong symbols, and so any two exchanged neighbours, are always noticed before
the slow key derivation starts, and one wrong symbol can be pointed at. (Two symbols of a
hash would miss one typing mistake in 1,024 and could point at none.)
"""

import secrets
import unicodedata
from collections.abc import Sequence

from khronika.domain.errors import KnownError
from khronika.i18n import N_

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"  # https://www.crockford.com/base32.html
RANDOM_SYMBOLS = 26
SYMBOLS = RANDOM_SYMBOLS + 2
GROUP = 4

# Crockford's own substitutions, then the Cyrillic letters that look like a Latin one: a
# person who copies a Latin code with a Cyrillic keyboard sees no difference on the screen.
_LOOK_ALIKES = str.maketrans("OIL" + "АВЕКМНОРСТУХІ", "011" + "ABEKMH0PCTYX1")
_MINUS = "\N{MINUS SIGN}"  # a dash to the eye, mathematics to Unicode


class MistypedRecoveryCode(KnownError):
    """The code cannot be right as typed; no key was tried. Facts: none."""

    summary = N_("That recovery code has a typing mistake.")
    remedy = N_("Compare it with the recovery sheet, group by group, and type it again.")


class RecoveryCodeLength(MistypedRecoveryCode):
    """Symbols are missing or too many. Facts: count, whole (both numbers of symbols)."""

    summary = N_("That recovery code is not whole: {count} symbols of {whole}.")
    remedy = N_("Type all seven groups of four symbols; hyphens and spaces do not matter.")


class RecoveryCodeSymbol(MistypedRecoveryCode):
    """A character that no code has. Facts: symbol."""

    summary = N_("No recovery code contains “{symbol}”.")
    remedy = N_(
        "Codes have only digits and Latin letters, and never the letter U (it may be a V). "
        "Check the keyboard layout, then compare with the recovery sheet."
    )


class RecoveryCodeGroup(MistypedRecoveryCode):
    """The mistake is most likely in one group. Facts: group (from 1), typed (its symbols)."""

    summary = N_(
        "That recovery code has a typing mistake, most likely in group {group}: “{typed}”."
    )


def generate_recovery_code() -> str:
    """Return a new code as it is printed: `XXXX-XXXX-XXXX-XXXX-XXXX-XXXX-XXXX`, 130 bits."""
    symbols = [secrets.randbelow(32) for _ in range(RANDOM_SYMBOLS)]
    return _printed([*symbols, *_check_symbols(symbols)])


def read_recovery_code(text: str) -> str:
    """Return `text` as the code is printed, whatever case and separators it was typed with.

    O is read as 0, I and L as 1 (Crockford), Cyrillic look-alikes as the Latin letter.
    The printed form, hyphens and all, is the passphrase of the age file, so that the
    sheet can be typed into `age -d` as it stands.

    Raises:
        MistypedRecoveryCode: A symbol is wrong, missing or too many.
    """
    folded = unicodedata.normalize("NFKC", text).upper().translate(_LOOK_ALIKES)
    typed = "".join(symbol for symbol in folded if not _separates(symbol))
    for symbol in typed:
        if symbol not in ALPHABET:
            raise RecoveryCodeSymbol(symbol=symbol)
    if len(typed) != SYMBOLS:
        raise RecoveryCodeLength(count=len(typed), whole=SYMBOLS)
    symbols = [ALPHABET.index(symbol) for symbol in typed]
    _refuse_mistakes(symbols)
    return _printed(symbols)


def _separates(symbol: str) -> bool:
    return symbol == _MINUS or unicodedata.category(symbol) in {"Pd", "Zs", "Cc", "Cf"}


def _printed(symbols: Sequence[int]) -> str:
    written = "".join(ALPHABET[symbol] for symbol in symbols)
    return "-".join(written[start : start + GROUP] for start in range(0, SYMBOLS, GROUP))


# GF(32) with the primitive polynomial x^5 + x^2 + 1; _POWER[n] is its root to the n.
_POWER = [1]
while len(_POWER) < 31:
    _POWER.append(_POWER[-1] << 1 if _POWER[-1] < 16 else (_POWER[-1] << 1) ^ 0b100101)
_LOG = {value: power for power, value in enumerate(_POWER)}


def _times(left: int, right: int) -> int:
    return _POWER[(_LOG[left] + _LOG[right]) % 31] if left and right else 0


def _check_symbols(symbols: Sequence[int]) -> tuple[int, int]:
    """Divide by (x - a)(x - a²): the remainder makes the whole divisible by both."""
    high = low = 0
    for symbol in symbols:
        carried = symbol ^ high
        high = low ^ _times(carried, _POWER[1] ^ _POWER[2])
        low = _times(carried, _POWER[3])
    return high, low


def _refuse_mistakes(symbols: Sequence[int]) -> None:
    first, second = _value_at(symbols, _POWER[1]), _value_at(symbols, _POWER[2])
    if not first and not second:
        return
    if first and second:
        # One wrong symbol in the place of x^n gives the two values e·a^n and e·a^2n.
        from_the_end = (_LOG[second] - _LOG[first]) % 31
        if from_the_end < SYMBOLS:
            group = (SYMBOLS - 1 - from_the_end) // GROUP
            raise RecoveryCodeGroup(group=group + 1, typed=_printed(symbols).split("-")[group])
    raise MistypedRecoveryCode


def _value_at(symbols: Sequence[int], point: int) -> int:
    value = 0
    for symbol in symbols:
        value = _times(value, point) ^ symbol
    return value
