"""Who may be named, and who leaves as a label: settled before anything else is looked at."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from khronika.archive.catalogue import Catalogue
from khronika.domain.kinds import RecordId, Uid
from khronika.domain.values import Agent
from khronika.exporting.profile import Profile
from khronika.language.descriptions import NOWHERE, PlaceWords, looked_for
from khronika.language.names import NameGuard, protected_patterns

PROTECTED = "protected"  # codes of vocabulary.PROTECTIONS
ASK = "ask"


@dataclass(frozen=True, slots=True, kw_only=True)
class Protected:
    """The people whose names may not leave, with all that were merged into one another.

    Attributes:
        agents: Their record ids, merged ones and those in the trash too.
        asked: Those of them that are only marked “ask before publishing”.
        permitted: Others marked so who were asked, and may be named this time; none of `agents`.
        owners: Whose each name is that is looked for, for saying who leaked.
        heads: The same, all of whom there may be several, by head.
        places: The words of places, which no description is called by.
        labels: The person's own words for them, by head; looked through like any other string.
        guard: Finds their names in a text.
    """

    agents: frozenset[RecordId]
    asked: frozenset[RecordId]
    permitted: frozenset[RecordId] = frozenset()
    owners: dict[str, Uid]
    heads: Mapping[str, frozenset[RecordId]]
    labels: dict[RecordId, str]
    guard: NameGuard
    places: PlaceWords = NOWHERE


def protected_people(catalogue: Catalogue, profile: Profile) -> Protected:
    """Return whom this archive protects in an export under `profile`.

    Anyone marked protected, and anyone marked “ask” unless the profile says that they were. A
    merge is as protected as its most protected part: it is one person. People in the trash
    count too: their names may stand in texts that are not. A description (“senior warrant
    officer”) is no name: whom it stands for leaves under a label, its words may leave.
    """
    marked = catalogue.agents.guarded((PROTECTED, ASK))
    heads = {agent.merged_into or agent.id for agent in marked.values()}
    groups = catalogue.agents.groups(heads)
    permitted = _may_be_named(marked, groups, profile.asked)
    for head in permitted:
        for member in groups.pop(head):
            marked.pop(member, None)
    members = {member for group in groups.values() for member in group}
    everyone = marked | catalogue.agents.many(members - marked.keys())
    owners: dict[str, Uid] = {}
    places = PlaceWords(catalogue.places.names())
    named: defaultdict[str, set[RecordId]] = defaultdict(set)
    for agent in everyone.values():
        for name in agent.names:
            for text in looked_for(name.text, name.kind, places):
                owners[text] = agent.uid
                named[text].add(agent.merged_into or agent.id)
    return Protected(
        agents=frozenset(everyone),
        asked=frozenset(_only_asked(marked.values(), groups)),
        permitted=frozenset(permitted),
        owners=owners,
        heads={text: frozenset(whose) for text, whose in named.items()},
        labels=_labels(everyone, groups),
        guard=protected_patterns(owners),
        places=places,
    )


def _may_be_named(
    marked: Mapping[RecordId, Agent],
    groups: Mapping[RecordId, Collection[RecordId]],
    asked: Collection[RecordId],
) -> list[RecordId]:
    """Return the heads of all who were asked, and are marked protected in no part."""
    found = []
    for head, group in groups.items():
        parts = [marked[member] for member in {head, *group} if member in marked]
        if head in asked and all(agent.protection != PROTECTED for agent in parts):
            found.append(head)
    return found


def _only_asked(
    marked: Iterable[Agent], groups: dict[RecordId, list[RecordId]]
) -> Iterable[RecordId]:
    protected = {agent.id for agent in marked if agent.protection == PROTECTED}
    for group in groups.values():
        if not protected.intersection(group):
            yield from group


def _labels(
    everyone: dict[RecordId, Agent], groups: dict[RecordId, list[RecordId]]
) -> dict[RecordId, str]:
    """Return the label of each head: its own, else that of someone merged into it."""
    labels = {}
    for head, group in groups.items():
        own = [everyone[member].label for member in (head, *group) if member in everyone]
        labels[head] = next((label for label in own if label), "")
    return labels
