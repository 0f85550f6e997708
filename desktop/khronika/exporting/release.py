"""From records to the released view: the only way there, and all that anyone learns of it."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from khronika.archive.catalogue import Catalogue
from khronika.domain.kinds import RecordId
from khronika.domain.progress import SILENT, Progress
from khronika.exporting.clearing import Clearing, Withheld
from khronika.exporting.desk import Desk
from khronika.exporting.heading import heading
from khronika.exporting.people import Protected, protected_people
from khronika.exporting.profile import Profile
from khronika.exporting.reach import Reach, citations_in, cited_documents, follow
from khronika.exporting.register import Register
from khronika.exporting.release_actors import people, places, sources
from khronika.exporting.release_incidents import incidents
from khronika.exporting.release_texts import (
    collections,
    documents,
    notes,
    passages,
    relations,
    tags,
)
from khronika.exporting.released import ReleasedView
from khronika.exporting.selection import Selection
from khronika.i18n import language


@dataclass(frozen=True, slots=True, kw_only=True)
class Hidden:
    """How many strings, or whole records, of one kind were held back; never which names."""

    kind: str
    field: str
    number: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Release:
    """A view that may leave, and what the person at the desk is told about it.

    Attributes:
        view: What writers get; nothing in it says what follows.
        hidden: What was held back, by kind and field.
        withheld: The same one by one, with where it stands and why.
        labelled: Who leaves under a label; their own label if it is that, None for a number.
        numbers: Under which number whoever has neither name nor label outside leaves.
        asked: How many of those are only marked “ask before publishing”.
        emptied: How many passages leave with “[held back]” instead of their words.
        cited_in: The incidents that cite a passage which was held back.
        records: All that leave, of every kind.
        by_id: The same, by the ids that they leave under.
        protected: Whom and what the finished bytes are searched for.
    """

    view: ReleasedView
    hidden: tuple[Hidden, ...]
    withheld: tuple[Withheld, ...]
    labelled: Mapping[RecordId, str | None]
    numbers: Mapping[RecordId, str]
    asked: int
    emptied: int
    cited_in: Mapping[RecordId, tuple[RecordId, ...]]
    records: frozenset[RecordId]
    by_id: Mapping[str, RecordId]
    protected: Protected

    @property
    def changed(self) -> int:
        """How many people leave under a label."""
        return len(self.labelled)

    def because_of(self, one: Withheld) -> frozenset[RecordId]:
        """Return whose names stand in something held back, or whom it is about: heads."""
        named = (self.protected.heads.get(name, frozenset()) for name in one.names)
        return one.people.union(*named)


def release(
    catalogue: Catalogue,
    selection: Selection,
    profile: Profile,
    key: bytes,
    progress: Progress = SILENT,
) -> Release:
    """Return what of `selection` may leave under `profile`.

    Args:
        catalogue: Of the calling thread.
        key: The recipient's 32 bytes; released ids are made with it.
        progress: Told how many incidents are done.

    Raises:
        Cancelled: The person pressed Stop; there is nothing to take back.
    """
    protected = protected_people(catalogue, profile)
    clearing = Clearing(protected.guard, marks=profile.mark_hidden)
    reach = follow(catalogue, selection, profile, progress)
    register = Register(reach, protected, clearing, profile, key)
    whole = reach.whole if profile.keeps("document.text") else ()
    bodies = {document: catalogue.documents.body(document) for document in whole}
    register.documents(reach.documents, bodies)
    register.passages(
        reach.passages,
        lambda document: bodies.get(document) or catalogue.documents.body(document),
    )
    desk = Desk(
        catalogue=catalogue,
        profile=profile,
        reach=reach,
        register=register,
        clearing=clearing,
        protected=protected,
        language=language(),
    )
    view = _view(desk, selection)
    return Release(
        view=view,
        hidden=_counted(clearing.hidden),
        withheld=tuple(clearing.withheld),
        labelled=register.labelled,
        numbers=register.numbers,
        asked=register.asked,
        emptied=len(register.emptied),
        cited_in=_cited_in(reach, clearing.withheld),
        records=frozenset(register.mentions),
        by_id={mention.id: record for record, mention in register.mentions.items()},
        protected=protected,
    )


def _view(desk: Desk, selection: Selection) -> ReleasedView:
    view = ReleasedView(
        title=_title(desk, selection),
        language=desk.language,
        made=datetime.now().astimezone().date().isoformat(),
        recipient=_recipient(desk),
        incidents=incidents(desk),
        people=people(desk),
        sources=sources(desk),
        places=places(desk),
        passages=passages(desk),
        documents=documents(desk),
        tags=tags(desk),
        collections=collections(desk),
        relations=relations(desk),
        notes=notes(desk),
    )
    for record, kind in desk.reach.secret.items():
        desk.clearing.hide(kind.value, "secret", record)
    return replace(
        view,
        title=view.title or heading(view),
        held_back=len(desk.clearing.withheld) if desk.profile.mark_hidden else None,
        asides=_asides(desk),
        ids=_ids(desk),
    )


def _title(desk: Desk, selection: Selection) -> str:
    """Return what the person calls what leaves; empty if it is called nothing, or after someone."""
    if selection.heading:
        return desk.clearing.title(selection.heading, "report", "title") or ""
    if not desk.profile.keeps("collections"):
        return ""
    return desk.clearing.title(selection.title, "collection", "name") or ""


def _recipient(desk: Desk) -> str | None:
    whom = desk.profile.recipient if desk.profile.tells_recipient else None
    return whom if whom and desk.clearing.is_clean(whom) else None


def _asides(desk: Desk) -> frozenset[str]:
    """Return the sources that leave only as who published what is cited from somebody else."""
    reach = desk.reach
    resting = reach.asked | reach.whole
    for citation in reach.citations.values():
        if citation.source is not None and not reach.is_closed(citation):
            resting.add(citation.source.id)
        else:
            resting |= {one.id for one in cited_documents(citation)}
    resting |= {one.document.id for one in reach.passages.values() if one.id in reach.asked}
    for document in reach.documents.values():
        if document.id in resting and document.publisher is not None:
            resting.add(document.publisher.id)
    return frozenset(
        mention.id
        for source in reach.sources.keys() - resting
        if (mention := desk.register.mention(source)) is not None
    )


def _ids(desk: Desk) -> frozenset[str]:
    """Return every id that was given out, for records and for citations."""
    records = {mention.id for mention in desk.register.mentions.values()}
    citations = {desk.register.id_of(one) for one in desk.reach.citations.values()}
    return frozenset(records | citations)


def _cited_in(reach: Reach, withheld: Iterable[Withheld]) -> dict[RecordId, tuple[RecordId, ...]]:
    """Return the incidents that cite each passage of which something was held back."""
    wanted = {one.record for one in withheld if one.kind == "passage"}
    found: defaultdict[RecordId, dict[RecordId, None]] = defaultdict(dict)
    for case in reach.cases:
        for citation in citations_in(case):
            if citation.passage is not None and citation.passage.id in wanted:
                found[citation.passage.id][case.incident.id] = None
    return {passage: tuple(incidents) for passage, incidents in found.items()}


def _counted(hidden: Counter[tuple[str, str]]) -> tuple[Hidden, ...]:
    return tuple(
        Hidden(kind=kind, field=field, number=number)
        for (kind, field), number in sorted(hidden.items())
    )
