"""How well something is supported, derived from what is cited for and against it.

Confirmation counts only once per origin: a reprint adds nothing to what it reprints, a citation
that repeats another adds nothing to that one, and outlets of one owner are one voice. Who published
the words by which somebody else is cited passes these on, and does not confirm them. Peers that
count citations let one press release confirm itself five times.
"""

from collections.abc import Iterable, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from types import MappingProxyType

from khronika.domain.kinds import RecordId
from khronika.domain.values import Grade, Relay

Ties = Mapping[RecordId, AbstractSet[RecordId]]
# For each publisher those who are cited, of the same record, by words in its documents.
PassedOn = Mapping[RecordId, AbstractSet[RecordId]]
NOTHING_PASSED: PassedOn = MappingProxyType({})


@dataclass(frozen=True, slots=True, kw_only=True)
class Support:
    """One citation as grading sees it. `source` None: nobody is named as saying so."""

    citation: RecordId
    stance: str
    source: RecordId | None = None
    basis: str | None = None
    repeats: RecordId | None = None


def grade(supports: Iterable[Support], near: Ties, passed: PassedOn = NOTHING_PASSED) -> Grade:
    """Grade one claim or record by its citations.

    Args:
        supports: What is cited for it, against it, or only mentions it.
        near: For each source, those it reprints, quotes or shares an owner with, both ways.
        passed: Whose words each publisher passes on in the record that this is, or is part of.

    Returns:
        unsourced: nothing supports or contradicts it. unnamed: nobody is named as saying it.
        reprints: only reprints support it. single: one independent origin.
        corroborated: `independent` is two or more. disputed: supported and contradicted.
        refuted: contradicted only.
    """
    cited = list(supports)
    for_it = [one for one in cited if one.stance == "supports"]
    against = [one for one in cited if one.stance == "contradicts"]
    first_hand = [one for one in for_it if one.basis != "reprint"]
    origins = len(_origins(_voices(for_it, near, passed).values()))
    if against:
        return Grade(grade="disputed" if for_it else "refuted", independent=origins)
    if not for_it:
        return Grade()
    if origins == 0:
        unnamed = any(one.source is None for one in first_hand)
        return Grade(grade="unnamed" if unnamed else "reprints")
    return Grade(grade="corroborated" if origins > 1 else "single", independent=origins)


_UPWARDS = ("unsourced", "unnamed", "reprints", "single", "corroborated")


def whole(parts: Iterable[Grade]) -> Grade:
    """Grade a record by the `parts` it states.

    One part in dispute puts the record in dispute. Otherwise it is as well supported as its best
    part: two outlets that each tell another half of a story do not confirm each other's half. So
    `independent` is how many there are at most: whoever shows it has to say so.
    """
    graded = list(parts)
    best = max((part.independent for part in graded), default=0)
    if any(part.grade in ("disputed", "refuted") for part in graded):
        only_against = all(part.grade in ("refuted", "unsourced") for part in graded)
        return Grade(grade="refuted" if only_against else "disputed", independent=best)
    if not graded:
        return Grade()
    return max(graded, key=lambda part: (_UPWARDS.index(part.grade), part.independent))


def is_partly(record: str, parts: Iterable[str]) -> bool:
    """Return whether a record that is graded as corroborated is so only in some of its parts."""
    return record == "corroborated" and any(one != record for one in parts)


def rests_on_whole(part: Grade, record: Iterable[str]) -> bool:
    """Return whether nothing is cited for a part itself, but something for all of its record.

    `record`: the stances of what is cited for the record as a whole. Such a part keeps its grade:
    the whole may be told without it. But it does not rest on nothing.
    """
    return part.grade == "unsourced" and "supports" in record


def family(source: RecordId, near: Ties) -> set[RecordId]:
    """Return `source` and all it is tied to by reprinting, quoting or ownership."""
    family, waiting = {source}, [source]
    while waiting:
        for other in near.get(waiting.pop(), ()):
            if other not in family:
                family.add(other)
                waiting.append(other)
    return family


def rests_alone(
    supports: Iterable[Support],
    near: Ties,
    source: RecordId,
    passed: PassedOn = NOTHING_PASSED,
) -> bool:
    """Return whether `source` says so, and no origin that is independent of it does.

    Unnamed witnesses do not count against it: they may be the same.
    """
    cited = list(supports)
    if not says_first(cited, source):
        return False
    voices = _voices((one for one in cited if one.stance == "supports"), near, passed)
    return len(_origins(voices.values())) == 1 and _head(source, near) in voices


def says_first(supports: Iterable[Support], source: RecordId) -> bool:
    """Return whether `source` supports it with words of its own, not repeating anybody's."""
    return any(one.source == source for one in _first_hand(supports))


def collapsed(near: Ties) -> dict[RecordId, set[RecordId]]:
    """Return `near` with every source tied straight to the head of its family.

    What is graded with it comes out the same, without walking the family for each citation.
    """
    heads: dict[RecordId, set[RecordId]] = {}
    for source in near:
        if source not in heads:
            kin = family(source, near)
            heads |= {one: {min(kin)} for one in kin}
    return heads


def counted_once(speaking: Iterable[RecordId], relays: Iterable[Relay]) -> list[Relay]:
    """Return those of `relays`, all of one record, by which some of `speaking` come together."""
    every, voices = list(relays), set(speaking)
    onward: dict[RecordId, set[RecordId]] = {}
    for relay in every:
        onward.setdefault(relay.publisher.id, set()).add(relay.source.id)
    reached = {one: family(one, onward) for one in voices}
    shared = {
        one: reached[one] & set().union(*(reached[far] for far in voices - {one})) for one in voices
    }
    return [
        relay
        for relay in every
        if any(
            relay.publisher.id in reached[one] and family(relay.source.id, onward) & shared[one]
            for one in voices
        )
    ]


def _first_hand(supports: Iterable[Support]) -> list[Support]:
    """Return what supports it in words that are no reprint and repeat no other such citation."""
    cited = [one for one in supports if one.stance == "supports" and one.basis != "reprint"]
    ids = {one.citation for one in cited}
    return [one for one in cited if one.repeats not in ids]


def _voices(
    for_it: Iterable[Support], near: Ties, passed: PassedOn
) -> dict[RecordId, frozenset[RecordId]]:
    """Return the heads of the families that support it, each with those its words may be from.

    Who is not named cannot be told from anybody else, and so is no voice that counts. Who passes
    on somebody that only repeats here adds no more than that one: it is left out as well.
    """
    cited = list(for_it)
    head = {one.source: _head(one.source, near) for one in cited if one.source is not None}
    first = {head[one.source] for one in _first_hand(cited) if one.source is not None}
    families = set(head.values())
    if not passed or len(families) == 1:
        return {one: frozenset((one,)) for one in first}
    onward, echoes = _onward(near, passed), families - first
    voices = {}
    for one in first:
        if one not in onward:
            voices[one] = frozenset((one,))
            continue
        reached = {other: family(other, onward) for other in family(one, onward)}
        if all(one in reached[echo] for echo in echoes & reached.keys()):
            ends = (far for other, far in reached.items() if all(other in reached[x] for x in far))
            voices[one] = frozenset(min(far) for far in ends)
    return voices


def _head(source: RecordId, near: Ties) -> RecordId:
    """Return the one that stands for all of a source's family."""
    return min(family(source, near)) if source in near else source


def _onward(near: Ties, passed: PassedOn) -> dict[RecordId, set[RecordId]]:
    """Return `passed` between the heads of families."""
    onward: dict[RecordId, set[RecordId]] = {}
    for publisher, sources in passed.items():
        onward.setdefault(_head(publisher, near), set()).update(_head(one, near) for one in sources)
    return onward


def _origins(voices: Iterable[frozenset[RecordId]]) -> list[frozenset[RecordId]]:
    """Return the groups of origins that do not hang together: at least one of each has spoken.

    Whose words may be from anybody that another's are from adds nothing to that other; whose words
    may be from one and the same, though nobody cites it here, are one group.
    """
    told = set(voices)
    if all(len(one) == 1 for one in told):
        return list(told)
    groups: list[frozenset[RecordId]] = []
    for one in told:
        if not any(other < one for other in told):
            apart = [group for group in groups if not group & one]
            groups = [*apart, one.union(*(group for group in groups if group & one))]
    return groups
