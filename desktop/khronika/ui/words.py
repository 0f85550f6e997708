"""How the window says what the archive holds: grades, protection, dates, numbers."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Protocol

from khronika.domain import date_shown, vocabulary
from khronika.domain.dates import When
from khronika.domain.grades import rests_on_whole
from khronika.domain.kinds import Kind
from khronika.domain.values import Agent, Citation, Document, Grade, Incident, IncidentText
from khronika.domain.vocabulary import word
from khronika.i18n import N_, _, language, ngettext
from khronika.ui.models.record_rows import Badge

KINDS = {
    Kind.DOCUMENT: N_("document"),
    Kind.PASSAGE: N_("passage"),
    Kind.INCIDENT: N_("incident"),
    Kind.AGENT: N_("person or group"),
    Kind.SOURCE: N_("source"),
    Kind.PLACE: N_("place"),
    Kind.TAG: N_("tag"),
    Kind.COLLECTION: N_("collection"),
    Kind.NOTE: N_("note"),
    Kind.TERM: N_("term"),
    Kind.CLAIM: N_("stated value"),
    Kind.CITATION: N_("citation"),
    Kind.PARTICIPATION: N_("part in an incident"),
    Kind.FIGURE: N_("figure"),
    Kind.RELATION: N_("link"),
}
ICONS = {
    Kind.DOCUMENT: "file-text",
    Kind.PASSAGE: "quote",
    Kind.INCIDENT: "calendar-days",
    Kind.AGENT: "user",
    Kind.SOURCE: "newspaper",
    Kind.PLACE: "map-pin",
    Kind.TAG: "tag",
    Kind.COLLECTION: "library",
    Kind.NOTE: "message-square-text",
}
PLURALS = {
    Kind.DOCUMENT: N_("Documents"),
    Kind.PASSAGE: N_("Passages"),
    Kind.INCIDENT: N_("Incidents"),
    Kind.AGENT: N_("People"),
    Kind.SOURCE: N_("Sources"),
    Kind.PLACE: N_("Places"),
    Kind.TAG: N_("Tags"),
    Kind.COLLECTION: N_("Collections"),
    Kind.NOTE: N_("Notes"),
}
TONGUES = {
    "uk": N_("Ukrainian"),
    "ru": N_("Russian"),
    "en": N_("English"),
    "be": N_("Belarusian"),
    "bg": N_("Bulgarian"),
    "crh": N_("Crimean Tatar"),
    "cs": N_("Czech"),
    "de": N_("German"),
    "es": N_("Spanish"),
    "et": N_("Estonian"),
    "fr": N_("French"),
    "it": N_("Italian"),
    "ka": N_("Georgian"),
    "kk": N_("Kazakh"),
    "lt": N_("Lithuanian"),
    "lv": N_("Latvian"),
    "pl": N_("Polish"),
    "ro": N_("Romanian"),
    "tr": N_("Turkish"),
}
_GRADES = {
    "unsourced": ("circle", "unsourced"),
    "unnamed": ("circle-question-mark", "unsourced"),
    "single": ("circle-dot", "quiet"),
    "reprints": ("copy", "unsourced"),
    "corroborated": ("circle-check", "corroborated"),
    "disputed": ("circle-alert", "disputed"),
    "refuted": ("circle-x", "disputed"),
}
_PROTECTIONS = {
    "protected": ("shield-check", "protected"),
    "ask": ("shield-question-mark", "quiet"),
    "public": ("user", "quiet"),
}
_GROUP = "users"
FIELDS = {
    "when": N_("Date"),
    "place": N_("Place"),
    "place_from": N_("From"),
    "place_to": N_("To"),
    "category": N_("Category"),
}


class _Shown(Protocol):
    """A record as anything that lists it knows it."""

    @property
    def kind(self) -> Kind: ...
    @property
    def is_group(self) -> bool: ...


def icon_of(record: _Shown, otherwise: str = "circle") -> str:
    """Return the icon of what `record` is: people are several figures, somebody is one. What no
    list is made of has `otherwise`.
    """
    return _GROUP if record.is_group else ICONS.get(record.kind, otherwise)


def grade_badge(grade: Grade) -> Badge:
    """Return how the grade of one thing stated is shown; two or more independent sources are
    counted.
    """
    icon, role = _GRADES[grade.grade]
    if grade.grade == "corroborated":
        said = ngettext("{n} source", "{n} independent sources", grade.independent)
        return Badge(icon=icon, word=said.format(n=grade.independent), role=role)
    said = word(vocabulary.GRADES, grade.grade)
    return Badge(icon=icon, word=said, role=role, usual=grade.grade == "single")


def whole_badge(grade: Grade) -> Badge:
    """Return how the grade of a record that states several things is shown: what is best supported
    of them is, which says nothing of the others.
    """
    badge = grade_badge(grade)
    if grade.grade != "corroborated":
        return badge
    said = ngettext(
        "up to {n} independent source", "up to {n} independent sources", grade.independent
    )
    return replace(badge, word=said.format(n=grade.independent))


def part_badge(grade: Grade, whole: Iterable[Citation]) -> Badge:
    """Return how the grade of a part is shown whose record rests on `whole`: calmly where nothing
    is cited for the part itself and something for all of it.
    """
    if rests_on_whole(grade, [one.stance for one in whole]):
        return Badge(icon="circle", word=_("not cited for itself"), role="quiet")
    return grade_badge(grade)


def protection_badge(agent: Agent) -> Badge:
    """Return how the protection of someone is shown."""
    icon, role = _PROTECTIONS[agent.protection]
    said = word(vocabulary.PROTECTIONS, agent.protection)
    return Badge(icon=icon, word=said, role=role)


def coded(text: str, table: Mapping[str, str]) -> str:
    """Return the code in `table` that `text` names, by its word or itself, whatever its case; else
    `text` as it was typed.
    """
    sought = text.strip().casefold()
    named = (code for code, said in table.items() if sought in (said.casefold(), code.casefold()))
    return next(named, text.strip())


def tongues() -> dict[str, str]:
    """Return what languages are called, by their codes."""
    return {code: _(said) for code, said in TONGUES.items()}


def tongue(code: str | None) -> str:
    """Return what a language is called, else its code; empty for none."""
    return word(TONGUES, code) or code or ""


def reading_state(document: Document) -> str:
    """Return how far a document is read: marked as read, begun (passages of it are marked), not."""
    if document.read:
        return _("read")
    return _("begun") if document.passages else _("unread")


def dated(when: When) -> str:
    """Return a date in short words of the person's language; empty when unknown."""
    return when.shown(language())


def dates_to_write() -> str:
    """Say what may be written where a date is asked for: whoever is told that theirs was not
    understood must not have to guess.
    """
    return _("Write for example 17.04.2022, April 2022, early 2023 or before May 2022.")


def understood(when: When) -> str:
    """Return what the program makes of a date: its words, and the bounds they set."""
    if when.is_unknown:
        return "\n".join((_("no date understood; the words are kept"), dates_to_write()))
    return " · ".join(part for part in (dated(when), days(when)) if part)


def days(when: When) -> str:
    """Return the first and the last day a known date allows, where its words do not tell them; an
    open end is not said.
    """
    start, end, tongue = when.earliest_start, when.latest_end, language()
    told = date_shown.is_told_by_its_name
    begun, ended = when.bounds[:2], when.bounds[2:]
    exact = not (when.is_approximate or when.is_uncertain) and told(*begun)
    if exact and (told(*ended) or (end is None and when.ongoing)):
        return ""
    if start is None:
        last = date_shown.day(end, tongue) if end else "?"
        return "" if last in dated(when) else _("not after {last}").format(last=last)
    if end is None:
        first = date_shown.day(start, tongue)
        return "" if first in dated(when) else _("not before {first}").format(first=first)
    said = date_shown.between(start, end, tongue)
    return "" if said == dated(when) else said


def cannot_leave(named: Sequence[str]) -> str:
    """Say of the label of somebody that it names them, by `named`, and what comes of that."""
    return ngettext(
        "This label holds the name {names}: where names are kept back it cannot leave either, and "
        "a number such as “Person 1” stands there. Write it without the name.",
        "This label holds the names {names}: where names are kept back it cannot leave either, and "
        "a number such as “Person 1” stands there. Write it without the names.",
        len(named),
    ).format(names=", ".join(map(quoted, named)))


def bounds(low: int | None, high: int | None) -> str:
    """Return a number with its bounds."""
    if low is not None and low == high:
        return number(low)
    if low is not None and high is not None:
        return f"{number(low)}–{number(high)}"
    if low is not None:
        return _("at least {n}").format(n=number(low))
    return _("at most {n}").format(n=number(high)) if high is not None else "?"


def stance(citation: Citation, *, caveat: bool = True) -> str:
    """Return what a citation says of its value and who says so, in one line; its caveat too,
    unless that stands elsewhere.
    """
    parts = [
        citation.source.title if citation.source else "",
        "" if citation.stance == "supports" else word(vocabulary.STANCES, citation.stance),
        word(vocabulary.BASES, citation.basis),
        word(vocabulary.CREDIBILITIES, citation.credibility),
        (citation.caveat or "") if caveat else "",
    ]
    return " · ".join(part for part in parts if part)


def number(n: int) -> str:
    """Return a number with its thousands apart, by a narrow space that does not break."""
    return f"{n:,}".replace(",", "\u202f") if n >= 10_000 else str(n)


def decimal(number: float) -> str:
    """Return a number with one place behind the sign that its language puts there."""
    said = f"{number:.1f}"
    return said if language() == "en" else said.replace(".", ",")


def moment(at: str) -> str:
    """Return an instant as the archive writes it (UTC, ISO 8601) in the local time, in words as
    every other date of the window.
    """
    local = datetime.fromisoformat(at).astimezone()
    return f"{date_shown.day(local.date(), language())}, {local:%H:%M}"


def title_of(incident: Incident) -> str:
    """Return an incident's title in the person's language, else its first."""
    return text.title if (text := text_of(incident)) is not None else incident.title


def text_of(incident: Incident) -> IncidentText | None:
    """Return an incident's title and description in the person's language, else its first."""
    texts = incident.texts
    return next((one for one in texts if one.language == language()), texts[0] if texts else None)


def quoted(text: str) -> str:
    """Return `text` on one line, between the quotation marks of the person's language."""
    said = " ".join(text.split())
    return f"“{said}”" if language() == "en" else f"«{said}»"


def sentence(text: str) -> str:
    """Return `text` with a full stop, unless it ends as a sentence does already."""
    return text if text.rstrip('”»"’)').endswith((".", "!", "?", "…")) else f"{text}."


def cut(text: str, longest: int) -> str:
    """Return `text` on one line, cut so that it fits: at a space if there is one."""
    said = " ".join(text.split())
    if len(said) <= longest:
        return said
    whole = said[:longest].rpartition(" ")[0]
    return (whole or said[: longest - 1]) + "…"


def cut_middle(text: str, longest: int) -> str:
    """Return `text` without its middle if it is too long: of a path both ends tell something."""
    if len(text) <= longest:
        return text
    first = longest // 3
    return f"{text[:first]}…{text[first + 1 - longest :]}"


def cut_front(text: str, longest: int) -> str:
    """Return the end of `text` on one line, cut so that it fits: at a space if there is one."""
    said = " ".join(text.split())
    if len(said) <= longest:
        return said
    whole = said[-longest:].partition(" ")[2]
    return "…" + (whole or said[1 - longest :])
