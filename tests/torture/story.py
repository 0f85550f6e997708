"""What a worker does to an archive, step by step, and what the archive must say after each.

A story is foretold without the program under test: a step is one commit, a moment is what must
stand once it has returned. Undo, redo and unfinished imports are foretold too, so an archive
found after a kill is compared by value with the moment of the last acknowledged commit.
"""

from dataclasses import dataclass, replace
from functools import cache
from random import Random
from typing import Any

from khronika.archive.archive import Archive

Step = dict[str, Any]  # what one step does, as JSON; "do" names it

TAGS = ("опір/підпал", "відмова", "пошта/лист", "суд", "refusal/письмова")
_WORDS = (
    "Вересівка Кам’янка об’їзд підпис ёлка съезд наказ рота вокзал лист мовчання п’ятниця their"
    " station refused order мобилизация сестра подвір’я ґанок їхній щёлочь ранок зошит протест"
).split()


@dataclass(frozen=True, slots=True)
class Page:
    """A document as it must be found again."""

    title: str
    body: str
    read: bool = False
    tags: frozenset[str] = frozenset()
    passages: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Content:
    """What people recorded: documents by the number their story gives them, and incidents."""

    pages: dict[int, Page]
    incidents: frozenset[str] = frozenset()

    def with_page(self, number: int, page: Page) -> "Content":
        """Return it with one page put in the place of the one of that number."""
        return replace(self, pages=self.pages | {number: page})


@dataclass(frozen=True, slots=True)
class Import:
    """An import under way: the numbers of its documents, and how far it says it is."""

    numbers: tuple[int, ...]
    done: int = 0


@dataclass(frozen=True, slots=True)
class Done:
    """One step to undo: what stood before and after; `imported` names an import by its first."""

    before: Content
    after: Content
    imported: int | None = None


@dataclass(frozen=True, slots=True)
class Moment:
    """All that must be true of an archive between two commits."""

    content: Content
    past: tuple[Done, ...] = ()
    future: tuple[Done, ...] = ()
    importing: Import | None = None
    next_number: int = 1

    @property
    def shown(self) -> tuple[Content, Import | None]:
        """What can be read from an archive; the rest is found out by undoing."""
        return self.content, self.importing


BEGINNING = Moment(Content({}))


@cache
def text_of(number: int) -> str:
    """Return the text of the document `number`: 1 to 6 kB, two alphabets, always the same."""
    dice = Random(number)
    lines = [
        " ".join([*dice.choices(_WORDS, k=dice.randint(20, 60)), f"№{number}."])
        for _line in range(dice.randint(3, 14))
    ]
    return "\n".join(lines)


def title_of(number: int) -> str:
    """Return the title under which the document `number` comes in."""
    return f"Аркуш {number}"


def quote_in(body: str) -> tuple[int, int]:
    """Return the stretch that a story marks in a text: its first line."""
    return 0, body.index("\n")


def foretell(moment: Moment, length: int, dice: Random) -> tuple[list[Step], list[Moment]]:
    """Return `length` steps from `moment` on, and the moments: `moments[n]` after n steps."""
    steps: list[Step] = []
    moments = [moment]
    while len(steps) < length:
        step = _invented(moments[-1], dice)
        steps.append(step)
        moments.append(_after(moments[-1], step))
    return steps, moments


def take_back(moment: Moment) -> tuple[list[Step], list[Moment]]:
    """Return the steps that take an unfinished import back, and their moments."""
    assert moment.importing is not None
    steps: list[Step] = [{"do": "end"}]
    if moment.past and moment.past[-1].imported == moment.importing.numbers[0]:
        steps.insert(0, {"do": "undo"})
    moments = [moment]
    for step in steps:
        moments.append(_after(moments[-1], step))
    return steps, moments


def found_in(archive: Archive) -> tuple[Content, Import | None]:
    """Read an archive back into a story's terms; compare with `Moment.shown`."""
    catalogue = archive.catalogue
    documents = catalogue.documents.many(catalogue.documents.ids())
    tags = catalogue.tags.of_records(documents)
    pages = {}
    for record, document in documents.items():
        body = catalogue.documents.body(record)
        pages[_number_in(body)] = Page(
            title=document.title,
            body=body,
            read=document.read,
            tags=frozenset("/".join(tag.path) for tag in tags.get(record, ())),
            passages=frozenset(p.exact for p in catalogue.passages.of_document(record)),
        )
    incidents = catalogue.incidents.many(catalogue.incidents.ids()).values()
    unfinished = [
        Import(tuple(one.plan["numbers"]), one.done)
        for one in archive.unfinished()
        if one.total == len(one.plan["numbers"])
    ]
    titles = frozenset(incident.title for incident in incidents)
    return Content(pages, titles), unfinished[0] if unfinished else None


def _number_in(body: str) -> int:
    return int(body.rpartition("№")[2].rstrip("."))


def _invented(moment: Moment, dice: Random) -> Step:
    """Choose a step that changes something; most of the time goes into imports."""
    if moment.importing is not None:
        return _next_of_import(moment, moment.importing, dice)
    pages = moment.content.pages
    chance = dice.random()
    if not pages or chance < 0.3:
        size = dice.randint(20, 90)
        return {"do": "begin", "numbers": [moment.next_number + n for n in range(size)]}
    if chance < 0.4:
        return {"do": "reopen"}
    if chance < 0.55 and moment.past:
        return {"do": "undo"}
    if chance < 0.7 and moment.future:
        return {"do": "redo"}
    number = dice.choice(list(pages))
    page = pages[number]
    untried = sorted(set(TAGS) - page.tags)
    if chance < 0.8 and untried:
        return {"do": "tag", "number": number, "tag": dice.choice(untried)}
    if chance < 0.87:
        return {"do": "read", "number": number, "read": not page.read}
    if chance < 0.93 and not page.passages:
        return {"do": "incident", "number": number, "title": f"Подія на аркуші {number}"}
    return {"do": "rename", "number": number, "title": f"{page.title} ({dice.randrange(10**6)})"}


def _next_of_import(moment: Moment, under_way: Import, dice: Random) -> Step:
    """Go on as an importer does: what is in already is not taken in again."""
    waiting = [n for n in under_way.numbers if n not in moment.content.pages]
    there = len(under_way.numbers) - len(waiting)
    if under_way.done < there:
        return {"do": "advance", "done": there}
    if not waiting:
        return {"do": "end"}
    return {"do": "batch", "numbers": waiting[: dice.randint(8, 32)]}


def _after(moment: Moment, step: Step) -> Moment:
    """Return the moment that follows `moment` once `step` is committed."""
    under_way = moment.importing
    match step["do"]:
        case "begin":
            numbers = tuple(step["numbers"])
            return replace(moment, importing=Import(numbers), next_number=numbers[-1] + 1)
        case "advance":
            assert under_way is not None
            return replace(moment, importing=replace(under_way, done=step["done"]))
        case "end":
            return replace(moment, importing=None)
        case "reopen":
            return moment
        case "undo":
            *past, last = moment.past
            future = (*moment.future, last)
            return replace(moment, content=last.before, past=tuple(past), future=future)
        case "redo":
            *rest, last = moment.future
            past = [*moment.past, last]
            return replace(moment, content=last.after, past=tuple(past), future=tuple(rest))
        case _:
            return _recorded(moment, step)


def _recorded(moment: Moment, step: Step) -> Moment:
    """Return the moment after something new: it can be undone, and ends redo."""
    after = _changed(moment.content, step)
    past, before, imported = moment.past, moment.content, None
    if step["do"] == "batch":
        assert moment.importing is not None
        imported = moment.importing.numbers[0]
        if past and past[-1].imported == imported:  # one operation is one step
            before, past = past[-1].before, past[:-1]
    return replace(moment, content=after, past=(*past, Done(before, after, imported)), future=())


def _changed(content: Content, step: Step) -> Content:
    match step:
        case {"do": "batch", "numbers": numbers}:
            new = {number: Page(title_of(number), text_of(number)) for number in numbers}
            return replace(content, pages=content.pages | new)
        case {"do": "tag", "number": number, "tag": tag}:
            page = content.pages[number]
            return content.with_page(number, replace(page, tags=page.tags | {tag}))
        case {"do": "read", "number": number, "read": read}:
            return content.with_page(number, replace(content.pages[number], read=read))
        case {"do": "rename", "number": number, "title": title}:
            return content.with_page(number, replace(content.pages[number], title=title))
        case {"do": "incident", "number": number, "title": title}:
            page = content.pages[number]
            start, end = quote_in(page.body)
            page = replace(page, passages=page.passages | {page.body[start:end]})
            return replace(content.with_page(number, page), incidents=content.incidents | {title})
    raise ValueError(step)
