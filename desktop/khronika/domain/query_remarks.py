"""What of a query was not understood, and how it was taken; said in the person's language."""

from dataclasses import dataclass

from khronika.i18n import N_, _

SENTENCES = {
    "unclosed bracket": N_("A bracket is opened and never closed; it is read to the end."),
    "unopened bracket": N_("A bracket is closed that was never opened; it is passed over."),
    "unclosed quote": N_("A quotation mark is never closed; the phrase is read to the end."),
    "deep brackets": N_(
        "Brackets lie in brackets more than {most} deep; the innermost are passed over."
    ),
    "unknown field": N_("“{name}:” is not a field; it is looked for as a word."),
    "nearly a field": N_(
        "“{name}:” is not a field; it is looked for as a word. Is “{other}:” meant?"
    ),
    "empty field": N_("No value stands right after “{name}:”; it is passed over."),
    "unreadable date": N_("“{value}” cannot be read as a date; it is looked for as words."),
    "date in words": N_(
        '“{value}” alone is no date. If “{whole}” is meant, type {name}:"{whole}" with the '
        "quotation marks."
    ),
    "dates out of order": N_("“{value}” ends before it begins; it is looked for as words."),
    "unknown value": N_("“{value}” is no value of “{name}:”; it is looked for as words."),
    "lonely operator": N_("“{said}” joins nothing on one side; it is passed over."),
    "near what": N_(
        "“{said}” stands between words or phrases only; here both sides are looked for anywhere."
    ),
    "far": N_("“{said}” cannot be counted; it is read as “{taken}”."),
    "asterisk": N_("An asterisk counts only at the end of a word; this one is passed over."),
    "long word": N_("“{word}…” is longer than {most} letters; what follows them is left out."),
    "many words": N_("A query holds at most {most} words; the rest of this one is left out."),
    "only leaves out": N_(
        "This only says what to leave out, so it finds nothing; say what to look for as well."
    ),
}
_SHOWN = 40  # code points of what was typed that a sentence repeats


@dataclass(frozen=True, slots=True)
class Remark:
    """One thing that was not taken as it was typed.

    Attributes:
        code: A key of `SENTENCES`.
        start, end: What it is about, in code points of the text read.
        facts: What fills the sentence in, as pairs; it may hold what was typed: shown, not logged.
    """

    code: str
    start: int
    end: int
    facts: tuple[tuple[str, str], ...] = ()

    @property
    def said(self) -> str:
        """The sentence, in the language spoken now."""
        return _(SENTENCES[self.code]).format(**dict(self.facts))


def short(text: str) -> str:
    """Return `text`, cut to what a sentence has room for."""
    return text if len(text) <= _SHOWN else text[: _SHOWN - 1] + "…"
