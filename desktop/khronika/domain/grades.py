"""How well something is supported, derived from what is cited for and against it.

Confirmation counts only once per origin: a reprint adds nothing to what it reprints, a citation
that repeats another adds nothing to that one, and outlets of one owner are one voice. Peers that
count citations let one press release confirm itself five times.
"""

from collections.abc import Iterable, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from khronika.domain.kinds import RecordId
from khronika.domain.values import Grade


@dataclass(frozen=True, slots=True, kw_only=True)
class Support:
    """One citation as grading sees it. `source` None: nobody is named as saying so."""

    citation: RecordId
    stance: str
    source: RecordId | None = None
    basis: str | None = None
    repeats: RecordId | None = None


def grade(supports: Iterable[Support], near: Mapping[RecordId, AbstractSet[RecordId]]) -> Grade:
    """Grade one claim or record by its citations.

    Args:
        supports: What is cited for it, against it, or only mentions it.
        near: For each source, those it reprints, quotes or shares an owner with, both ways.

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
    origins = _origins(first_hand, near)
    if against:
        return Grade(grade="disputed" if for_it else "refuted", independent=origins)
    if not for_it:
        return Grade()
    if origins == 0:
        return Grade(grade="unnamed" if first_hand else "reprints")
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


def family(source: RecordId, near: Mapping[RecordId, AbstractSet[RecordId]]) -> set[RecordId]:
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
    near: Mapping[RecordId, AbstractSet[RecordId]],
    source: RecordId,
) -> bool:
    """Return whether `source` says so, and no origin that is independent of it does.

    Unnamed witnesses do not count against it: they may be the same.
    """
    cited = list(supports)
    return says_first(cited, source) and grade(cited, near).independent == 1


def says_first(supports: Iterable[Support], source: RecordId) -> bool:
    """Return whether `source` supports it with words of its own, not repeating anybody's."""
    cited = [one for one in supports if one.stance == "supports" and one.basis != "reprint"]
    if all(one.source != source for one in cited):
        return False
    ids = {one.citation for one in cited}
    return any(one.source == source and one.repeats not in ids for one in cited)


def collapsed(near: Mapping[RecordId, AbstractSet[RecordId]]) -> dict[RecordId, set[RecordId]]:
    """Return `near` with every source tied straight to the head of its family.

    What is graded with it comes out the same, without walking the family for each citation.
    """
    heads: dict[RecordId, set[RecordId]] = {}
    for source in near:
        if source not in heads:
            kin = family(source, near)
            heads |= {one: {min(kin)} for one in kin}
    return heads


def _origins(supports: list[Support], near: Mapping[RecordId, AbstractSet[RecordId]]) -> int:
    """Count the groups of named sources behind `supports` that do not hang together.

    Who is not named cannot be told from anybody else, and so is no origin that counts.
    """
    by_citation = {one.citation: one for one in supports}
    origins = {
        min(family(one.source, near))
        for one in supports
        if one.source is not None and one.repeats not in by_citation
    }
    return len(origins)
