"""What the characters of Word's symbol fonts look like, as Unicode has them.

Such a font has a picture in the place of a letter; Word keeps it as U+F000 and the place.
"""

_PRIVATE = range(0xF000, 0xF100)
# The encoding of Symbol as Adobe publishes it, from the place 0x20 and from 0xA0 on.
_SYMBOL = dict(
    enumerate(
        " !∀#∃%&∋()∗+,−./0123456789:;<=>?"
        "≅ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ[∴]⊥_"
        "‾αβχδεφγηιϕκλμνοπθρστυϖωξψζ{|}∼",
        0x20,
    )
) | dict(
    enumerate(
        "€ϒ′≤⁄∞ƒ♣♦♥♠↔←↑→↓°±″≥×∝∂•÷≠≡≈…⏐⎯↵ℵℑℜ℘⊗⊕∅∩∪⊃⊇⊄⊂⊆∈∉∠∇®©™∏√⋅¬∧∨⇔⇐⇑⇒⇓◊",
        0xA0,
    )
)
# Of the hundreds of pictures those that forms and lists are made with.
_WINGDINGS = {
    0x28: "☎", 0x2A: "✉", 0x6C: "●", 0x6E: "■", 0x6F: "☐", 0x71: "☐", 0x76: "❖", 0x78: "☒",
    0x9F: "•", 0xA7: "▪", 0xA8: "☐", 0xD8: "➢", 0xDF: "←", 0xE0: "→", 0xE8: "➔", 0xF0: "⇨",
    0xFB: "✗", 0xFC: "✓", 0xFD: "☒", 0xFE: "☑",
}  # fmt: skip
_WINGDINGS_2 = {0x4F: "✗", 0x50: "✓", 0x51: "☒", 0x52: "☑", 0xA3: "☐"}
_FONTS = {"symbol": _SYMBOL, "wingdings": _WINGDINGS, "wingdings 2": _WINGDINGS_2}

UNKNOWN = "\N{REPLACEMENT CHARACTER}"


def shown(code: int, font: str) -> str:
    """Return what `font` shows at `code`, or UNKNOWN."""
    place = code - _PRIVATE.start if code in _PRIVATE else code
    pictures = _FONTS.get(font.casefold())
    if pictures is not None:
        return pictures.get(place, UNKNOWN)
    return chr(code) if 0x20 <= code < 0xD800 and code not in _PRIVATE else UNKNOWN


def is_private(words: str) -> bool:
    """Whether there is a character in `words` that only a symbol font can show."""
    return not words.isascii() and any(ord(one) in _PRIVATE for one in words)


def spelled(words: str, font: str) -> str:
    """Return `words` with what `font` shows in the place of private characters."""
    return "".join(shown(ord(one), font) if ord(one) in _PRIVATE else one for one in words)
