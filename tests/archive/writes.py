"""Every kind of write there is, as small acts on an archive; shared by the property tests.

An act takes a `Change`, a source of choices and a word of its own, and writes one thing. It
returns False when there is nothing yet that it could act on.
"""

import contextlib
from collections.abc import Callable
from random import Random

from khronika.archive import recording
from khronika.archive.change import Change
from khronika.archive.rows import ids
from khronika.domain.date_words import parse_when
from khronika.domain.drafts import (
    CategoryDraft,
    CitationDraft,
    CollectionDraft,
    DocumentDraft,
    FigureDraft,
    IncidentDraft,
    ParticipationDraft,
    PassageDraft,
    PersonDraft,
    PlaceClaimDraft,
    PlaceDraft,
    SourceDraft,
    SourceRelationDraft,
    TextDraft,
    WhenDraft,
)
from khronika.domain.kinds import Kind, RecordId
from khronika.domain.values import Name

Act = Callable[[Change, Random, str], bool]


def some(change: Change, chance: Random, kind: Kind) -> RecordId | None:
    """Return a record of `kind` at random, trash included, or None."""
    found = ids(change.db, "SELECT id FROM record WHERE kind = ? ORDER BY id", [kind.value])
    return chance.choice(found) if found else None


def document(change: Change, chance: Random, word: str) -> bool:
    body = f"{word} перший рядок.\n\nДругий абзац {word}, ще слова.\n" * chance.randint(1, 3)
    draft = DocumentDraft(title=f"Текст {word}", body=body, authors=(word,), tags=(f"in/{word}",))
    recording.add_documents(change, [draft, DocumentDraft(title=word, body=word + "\r?")])
    return True


def edited_document(change: Change, chance: Random, word: str) -> bool:
    if (found := some(change, chance, Kind.DOCUMENT)) is None:
        return False
    publisher = some(change, chance, Kind.SOURCE)
    recording.edit_document(
        change, found, title=f"Назва {word}", publisher=publisher, authors=(word, "Оля"),
        published=parse_when("5 March 2022"),
    )  # fmt: skip
    recording.set_read(change, [found], chance.random() < 0.5)
    return True


def passage(change: Change, chance: Random, word: str) -> bool:
    if (found := some(change, chance, Kind.DOCUMENT)) is None:
        return False
    draft = PassageDraft(document=found, start=0, end=1, tags=(f"a/{word}", "b"), comment=word)
    recording.add_passage(change, draft)
    return True


def edited_passage(change: Change, chance: Random, word: str) -> bool:
    if (found := some(change, chance, Kind.PASSAGE)) is None:
        return False
    recording.edit_passage(change, found, comment=word, important=True, start=0, end=1)
    return True


def tagging(change: Change, chance: Random, word: str) -> bool:
    found, tag = some(change, chance, Kind.PASSAGE), some(change, chance, Kind.TAG)
    if found is None or tag is None:
        return False
    recording.untag(change, found, tag)
    recording.tag(change, found, word)
    recording.edit_tag(change, tag, name=f"{word}!", memo=word)
    return True


def person(change: Change, chance: Random, word: str) -> bool:
    names = (Name(text=f"Іван {word}", language="uk"), Name(text=word, kind="alias"))
    draft = PersonDraft(names=names, protection="protected", label=f"Refuser {word}", note=word)
    recording.add_person(change, draft)
    return True


def edited_person(change: Change, chance: Random, word: str) -> bool:
    if (found := some(change, chance, Kind.AGENT)) is None:
        return False
    recording.edit_person(change, found, PersonDraft(names=(Name(text=f"Петро {word}"),)))
    return True


def merge(change: Change, chance: Random, word: str) -> bool:
    one, other = some(change, chance, Kind.AGENT), some(change, chance, Kind.AGENT)
    if one is None or other is None or one == other:
        return False
    recording.merge_people(change, one, other)
    return True


def unmerge(change: Change, chance: Random, word: str) -> bool:
    if (found := some(change, chance, Kind.AGENT)) is None:
        return False
    recording.unmerge_people(change, found)
    return True


def source(change: Change, chance: Random, word: str) -> bool:
    other = some(change, chance, Kind.SOURCE)
    relations = (SourceRelationDraft(kind="reprint_of", other=other),) if other else ()
    draft = SourceDraft(names=(Name(text=f"Газета {word}"),), reliability="B", relations=relations)
    recording.add_source(change, draft)
    return True


def edited_source(change: Change, chance: Random, word: str) -> bool:
    if (found := some(change, chance, Kind.SOURCE)) is None:
        return False
    recording.edit_source(change, found, SourceDraft(names=(Name(text=word), Name(text="Z"))))
    return True


def place(change: Change, chance: Random, word: str) -> bool:
    parent = some(change, chance, Kind.PLACE)
    names = (Name(text=word, language="uk"),)
    draft = PlaceDraft(names=names, parent=parent, latitude=47, longitude=35.5)
    recording.add_place(change, draft)
    return True


def entered_place(change: Change, chance: Random, word: str) -> bool:
    """Take a place out of the gazetteer, with those around it, held already or not."""
    recording.enter_place(change, chance.choice(("gn.691469", "gn.713174", "iso.UA-23")))
    return True


def edited_place(change: Change, chance: Random, word: str) -> bool:
    if (found := some(change, chance, Kind.PLACE)) is None:
        return False
    recording.edit_place(change, found, PlaceDraft(names=(Name(text=word),), country="UA"))
    return True


def _incident(change: Change, chance: Random, word: str) -> IncidentDraft:
    cited: tuple[CitationDraft, ...] = ()
    if (marked := some(change, chance, Kind.PASSAGE)) is not None:
        said_by = some(change, chance, Kind.SOURCE)
        cited = (CitationDraft(passage=marked, source=said_by, caveat=word),)
    agent, where = some(change, chance, Kind.AGENT), some(change, chance, Kind.PLACE)
    return IncidentDraft(
        texts=(TextDraft(title=f"Подія {word}", language="uk", description=word),),
        whens=(WhenDraft(when=parse_when(f"{chance.randint(1, 28)} May 2022"), citations=cited),),
        places=(PlaceClaimDraft(place=where, words=word),) if where else (),
        categories=(CategoryDraft(category=chance.choice(["refusal", word]), citations=cited),),
        people=(ParticipationDraft(agent=agent, role="refuser", comment=word, citations=cited),)
        if agent
        else (),
        figures=(FigureDraft(counted="people", low=chance.randint(1, 99), words=word),),
        tags=("incident",),
    )


def incident(change: Change, chance: Random, word: str) -> bool:
    recording.add_incident(change, _incident(change, chance, word))
    return True


def edited_incident(change: Change, chance: Random, word: str) -> bool:
    if (found := some(change, chance, Kind.INCIDENT)) is None:
        return False
    recording.edit_incident(change, found, _incident(change, chance, word))
    return True


def citation(change: Change, chance: Random, word: str) -> bool:
    target, said = some(change, chance, Kind.CLAIM), some(change, chance, Kind.DOCUMENT)
    if target is None or said is None:
        return False
    draft = CitationDraft(document=said, stance="contradicts", credibility="4", caveat=word)
    recording.cite(change, target, draft)
    return True


def named_citation(change: Change, chance: Random, word: str) -> bool:
    """Cite somebody by name for words that may be in a document of somebody else."""
    target, found = some(change, chance, Kind.INCIDENT), some(change, chance, Kind.PASSAGE)
    said_by = some(change, chance, Kind.SOURCE)
    if target is None or found is None:
        return False
    recording.cite(change, target, CitationDraft(passage=found, source=said_by, caveat=word))
    return True


def another_value(change: Change, chance: Random, word: str) -> bool:
    found = some(change, chance, Kind.INCIDENT)
    if found is None:
        return False
    when = parse_when(f"{chance.randint(1, 28)} June 2022")
    recording.add_part(change, found, WhenDraft(when=when, preferred=chance.random() < 0.5))
    recording.add_part(change, found, CategoryDraft(category=word))
    recording.add_part(change, found, FigureDraft(counted=word, low=3))
    return True


def edited_value(change: Change, chance: Random, word: str) -> bool:
    whens = ids(change.db, "SELECT id FROM claim WHERE field = 'when' ORDER BY id")
    if not whens:
        return False
    when = parse_when(f"{chance.randint(1, 28)} July 2022")
    recording.edit_part(change, chance.choice(whens), WhenDraft(when=when))
    recording.prefer(change, chance.choice(whens))
    return True


def edited_words(change: Change, chance: Random, word: str) -> bool:
    if (found := some(change, chance, Kind.INCIDENT)) is None:
        return False
    recording.edit_text(change, found, chance.choice(["uk", "en"]), title=word)
    recording.set_status(change, found, chance.choice(["draft", "checked"]))
    recording.set_sensitivity(change, found, chance.choice([None, "secret"]))
    return True


def edited_citation(change: Change, chance: Random, word: str) -> bool:
    if (found := some(change, chance, Kind.CITATION)) is None:
        return False
    recording.edit_citation(change, found, stance="mentions", caveat=word)
    return True


def removed(change: Change, chance: Random, word: str) -> bool:
    kinds = (Kind.CLAIM, Kind.PARTICIPATION, Kind.FIGURE, Kind.CITATION)
    if (found := some(change, chance, chance.choice(kinds))) is None:
        return False
    recording.remove(change, found)
    return True


def note(change: Change, chance: Random, word: str) -> bool:
    about = some(change, chance, chance.choice([Kind.INCIDENT, Kind.AGENT, Kind.DOCUMENT]))
    if about is None:
        return False
    written = recording.note(change, about, f"Нотатка {word}")
    recording.edit_note(change, written, f"{word} інакше")
    return True


def relation(change: Change, chance: Random, word: str) -> bool:
    one, other = some(change, chance, Kind.AGENT), some(change, chance, Kind.INCIDENT)
    if one is None or other is None:
        return False
    recording.relate(change, one, other, "explains", reason=word)
    return True


def term(change: Change, chance: Random, word: str) -> bool:
    recording.add_term(change, "category", {"uk": word, "en": f"{word} en"}, code=word)
    return True


def collection(change: Change, chance: Random, word: str) -> bool:
    member = some(change, chance, Kind.INCIDENT)
    draft = CollectionDraft(name=word, members=(member,) if member else (), memo=word)
    recording.add_collection(change, draft)
    return True


def collecting(change: Change, chance: Random, word: str) -> bool:
    found = some(change, chance, Kind.COLLECTION)
    members = [some(change, chance, kind) for kind in (Kind.AGENT, Kind.DOCUMENT, Kind.INCIDENT)]
    if found is None:
        return False
    recording.collect(change, found, [one for one in members if one is not None])
    recording.uncollect(change, found, [one for one in members[:1] if one is not None])
    recording.edit_collection(change, found, name=f"{word} 2", query=word)
    return True


def trash(change: Change, chance: Random, word: str) -> bool:
    found = some(change, chance, chance.choice([Kind.INCIDENT, Kind.AGENT, Kind.DOCUMENT]))
    if found is None:
        return False
    recording.trash(change, [found])
    return True


def restore(change: Change, chance: Random, word: str) -> bool:
    found = ids(change.db, "SELECT id FROM record WHERE trashed IS NOT NULL")
    recording.restore(change, found)
    return bool(found)


def merged_tags(change: Change, chance: Random, word: str) -> bool:
    """Make one tag part of another, or put it under that one, where the tree allows it."""
    one, other = some(change, chance, Kind.TAG), some(change, chance, Kind.TAG)
    if one is None or other is None:
        return False
    change_tree = recording.merge_tags if chance.random() < 0.5 else recording.move_tag
    with contextlib.suppress(recording.WrongKind):
        change_tree(change, one, other)
    return True


def ties(change: Change, chance: Random, word: str) -> bool:
    """Tie two sources, untie them, judge one; set some of what is known of someone."""
    one, other = some(change, chance, Kind.SOURCE), some(change, chance, Kind.SOURCE)
    if one is not None and other is not None and one != other:
        recording.relate_sources(change, one, other, "quotes")
        recording.unrelate_sources(change, other, one, "quotes")
        recording.set_reliability(change, one, chance.choice("ABC"))
    if (found := some(change, chance, Kind.AGENT)) is not None:
        recording.set_person(change, [found], protection="public", label=word, review=738000)
    if (link := some(change, chance, Kind.RELATION)) is not None:
        recording.unrelate(change, link)
    return True


ACTS: dict[str, Act] = {
    act.__name__: act
    for act in (
        document, edited_document, passage, edited_passage, tagging, person, edited_person, merge,
        unmerge, source, edited_source, place, entered_place, edited_place, incident,
        edited_incident, another_value, edited_value, edited_words, edited_citation, removed,
        citation, named_citation, note, relation, term, collection, collecting, trash, restore,
        merged_tags, ties,
    )
}  # fmt: skip
