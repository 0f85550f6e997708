"""What several inspectors show in the same way."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from functools import partial

from khronika.domain import vocabulary
from khronika.domain.kinds import RecordId
from khronika.domain.values import Citation, Incident, Name, Named, Note, Passage, Relation
from khronika.domain.vocabulary import word
from khronika.i18n import _
from khronika.ui.models.rows import incident_row
from khronika.ui.reader.marks import Span
from khronika.ui.widgets.sheet import Sheet
from khronika.ui.words import KINDS, cut, icon_of, moment, stance, tongue

Go = Callable[[RecordId, Span | None], object]
_TITLE = 160


def cite(sheet: Sheet, citations: Iterable[Citation], go: Go) -> None:
    """Show what something rests on; each opens where it stands."""
    for one in citations:
        if one.passage is not None:
            passage, said = one.passage, stance(one)
            under = " · ".join(part for part in (said, passage.document.title) if part)
            sheet.quotation(passage, partial(go_to, passage, go), under)
        elif (cited := one.document or one.source) is not None:
            sheet.link(
                cited.title,
                partial(go, cited.id, None),
                stance(one) if one.document else word(vocabulary.STANCES, one.stance),
                icon_of(cited),
            )


def go_to(passage: Passage, go: Go) -> None:
    """Open the text at `passage`; of one that is not placed in it, the text alone."""
    go(passage.document.id, Span(passage.start, passage.end) if passage.is_placed else None)


def quote(sheet: Sheet, passages: Iterable[Passage], go: Go) -> None:
    """Show passages with the documents they stand in."""
    for passage in passages:
        under = [passage.document.title, passage.comment or ""]
        sheet.quotation(
            passage,
            partial(go_to, passage, go),
            " · ".join(part for part in under if part),
        )


def list_incidents(
    sheet: Sheet, incidents: Iterable[Incident], go: Go, said: dict[RecordId, str] | None = None
) -> None:
    """Show incidents in the order given, with what `said` tells of each."""
    for incident in incidents:
        row = incident_row(incident)
        parts = (row.lead, (said or {}).get(incident.id, ""), row.meta)
        sheet.link(
            row.title,
            partial(go, incident.id, None),
            " · ".join(part for part in parts if part),
            badge=row.badge,
        )


def list_named(sheet: Sheet, records: Iterable[Named], go: Go) -> None:
    """Show records of any kind."""
    for one in records:
        sheet.link(
            cut(one.title, _TITLE) or _(KINDS[one.kind]),
            partial(go, one.id, None),
            icon=icon_of(one),
        )


def relate(sheet: Sheet, relations: Sequence[Relation], of: RecordId, go: Go) -> None:
    """Show the links from and to a record."""
    if not relations:
        return
    sheet.section(_("Links"), len(relations))
    for one in relations:
        other = one.object if one.subject.id == of else one.subject
        kind = word(vocabulary.RELATIONS, one.relation)
        arrow = f"{kind} →" if one.subject.id == of else f"← {kind}"
        said = [arrow, word(vocabulary.CERTAINTIES, one.certainty), one.reason or ""]
        sheet.link(
            cut(other.title, _TITLE),
            partial(go, other.id, None),
            " · ".join(part for part in said if part),
            icon_of(other, "link"),
        )


def annotate(sheet: Sheet, notes: Sequence[Note]) -> None:
    """Show the notes about a record."""
    if not notes:
        return
    sheet.section(_("Notes"), len(notes))
    for note in notes:
        sheet.words(note.text)
        sheet.words(moment(note.made), "small")


def tell_names(sheet: Sheet, names: Sequence[Name], *, sorted_out: bool = True) -> None:
    """Say what something is called, language by language; `sorted_out`: and what sort each is."""
    told = names if sorted_out else [replace(name, kind="legal") for name in names]
    for code, said in names_by_language(told):
        spoken = tongue(code) or _("Language not stated")
        sheet.fact(spoken[:1].upper() + spoken[1:], said)


def names_by_language(names: Sequence[Name]) -> list[tuple[str, str]]:
    """Return names by language, one a line, each with what sort of name it is.

    One name that is the title already is not said again.
    """
    tongues: dict[str, list[str]] = {}
    for name in names:
        sort = word(vocabulary.NAME_KINDS, name.kind) if name.kind != "legal" else ""
        said = f"{name.text} ({sort})" if sort else name.text
        tongues.setdefault(name.language or "", []).append(said)
    if len(names) == 1 and names[0].kind == "legal" and not names[0].language:
        return []
    return [(code, "\n".join(said)) for code, said in tongues.items()]
