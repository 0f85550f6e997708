"""What an export would hold back, before it is written: whom, what, and because of whom."""

from collections import Counter
from collections.abc import Callable, Collection, Mapping, Sequence
from functools import partial
from itertools import groupby

from PySide6.QtWidgets import QPushButton

from khronika.archive.recording import describe_person
from khronika.domain import vocabulary
from khronika.domain.kinds import RecordId
from khronika.domain.values import Agent, Incident, Named, Passage
from khronika.domain.vocabulary import word
from khronika.exporting.clearing import Withheld
from khronika.exporting.leaks import Leak, LeakFound
from khronika.exporting.release import Release
from khronika.i18n import _, ngettext
from khronika.language.descriptions import DESCRIPTION, is_like_description
from khronika.ui.held import held
from khronika.ui.inspectors.more import Growing
from khronika.ui.session import Session
from khronika.ui.widgets.link import Link
from khronika.ui.widgets.sheet import Sheet
from khronika.ui.words import KINDS, cut, icon_of, number, quoted

Ask = Callable[[RecordId, bool], object]  # somebody was asked whether to be named, or was not
Open = Callable[[RecordId], object]  # the person wants to see a record

_LONGEST = 120  # letters of what was held back
_MOST_LEAKS = 12  # told of: one is enough
_FEW = 3  # people named in one line


class HeldBack:
    """The part of the page that lists it; each line leads to the record itself.

    It is told with the archive's own names, as any page of the window: what leaves has none of
    them. While names are hidden it has none either.
    """

    def __init__(
        self, session: Session, redraw: Callable[[], object], ask: Ask, to_open: Open
    ) -> None:
        """`redraw` shows the page again; `ask` hears whether somebody was asked, `to_open` what a
        line of it leads to.
        """
        self._session, self._lists = session, Growing(redraw=redraw)
        self._ask, self._open = ask, to_open

    def forget(self) -> None:
        """Begin with the first of everything again: something else was chosen."""
        self._lists.shown.clear()

    def fill(self, sheet: Sheet, released: Release, asked: Collection[RecordId]) -> None:
        """Show all of it on `sheet`; above it `asked`, who were and may be named."""
        if asked:
            self._named(sheet, asked)
        total = len(released.withheld) + len(released.labelled)
        sheet.section(_("What is held back"), total)
        if not total:
            sheet.words(_("Nothing."), "quiet")
            return
        _Page(self._session, sheet, released, self._lists, self._ask, self._open).fill()

    def _named(self, sheet: Sheet, asked: Collection[RecordId]) -> None:
        sheet.section(_("Asked, and may be named this time"), len(asked))
        people = self._session.catalogue.agents.many(asked)
        for agent in sorted(people.values(), key=lambda one: one.title):
            sheet.link(agent.title, partial(self._open, agent.id), icon=icon_of(agent))
            words = _("Under a label after all")
            _deed(sheet, words, f"unasked:{agent.id}", partial(self._ask, agent.id, False))


class _Page:
    """One drawing of it."""

    def __init__(
        self,
        session: Session,
        sheet: Sheet,
        released: Release,
        lists: Growing,
        ask: Ask,
        to_open: Open,
    ) -> None:
        self._session, self._sheet, self._released = session, sheet, released
        self._lists, self._ask, self._open = lists, ask, to_open
        self._because = [released.because_of(one) for one in released.withheld]
        self._counts = Counter(person for people in self._because for person in people)
        self._people: Mapping[RecordId, Agent] = session.catalogue.agents.many(
            {*self._counts, *released.labelled}
        )

    def fill(self) -> None:
        if self._people:
            self._persons()
        things = sorted(
            zip(self._released.withheld, self._because, strict=True),
            key=lambda pair: _rank(pair[0]),
        )
        for kind, group in groupby(things, key=lambda pair: (pair[0].kind, pair[0].field)):
            self._things(kind, list(group))

    # -- because of whom ------------------------------------------------------------------

    def _persons(self) -> None:
        """List who leaves under a label, and whose names alone hold something back."""
        labelled = self._released.labelled
        if labelled:
            said = ngettext("{n} person leaves under a label", "{n} people leave under a label",
                            len(labelled))  # fmt: skip
            self._group(said.format(n=number(len(labelled))))
        order = sorted(self._people, key=lambda one: (one not in labelled, -self._counts[one], one))
        there = [one for one in order if one in labelled]
        self._lists.list(self._sheet, "people", there, self._person)
        others = [one for one in order if one not in labelled]
        if others:
            self._group(_("Others because of whom something is held back"))
            self._lists.list(self._sheet, "others", others, self._person)

    def _person(self, person: RecordId) -> None:
        agent, parts = self._people[person], []
        if person in self._released.labelled:
            label = self._released.labelled[person]
            said = quoted(self._session.shown(label)) if label else ""
            parts.append(
                _("leaves as {label}").format(label=said) if said else _("leaves under a number")
            )
        parts.append(word(vocabulary.PROTECTIONS, agent.protection))
        if count := self._counts[person]:
            said = ngettext("holds {n} thing back", "holds {n} things back", count)
            parts.append(said.format(n=number(count)))
        link = self._link(agent.title, parts, icon_of(agent), person)
        self._sheet.put(link)
        if person in self._released.protected.asked:
            words = _("Asked: may be named this time")
            _deed(self._sheet, words, f"asked:{person}", partial(self._ask, person, True))
        places = self._released.protected.places
        described = [
            name.text
            for name in agent.names
            if name.kind != DESCRIPTION and is_like_description(name.text, places)
        ]
        if count and described:
            self._offer(person, described)

    def _offer(self, person: RecordId, described: Sequence[str]) -> None:
        """Offer to say that what somebody is called is no name; nobody but a person can tell."""
        said = _("Record {words} as a description, not a name").format(
            words=", ".join(quoted(cut(text, _LONGEST)) for text in described)
        )
        deed = partial(self._describe, person, described)
        button = _deed(self._sheet, said, f"describe:{person}", deed)
        button.setToolTip(
            _("Passages with these words may leave then. The person stays under a label.")
        )

    def _describe(self, person: RecordId, described: Sequence[str]) -> None:
        session = self._session

        def told(_none: None) -> None:
            session.done(_("A description now: these words hold nothing back any more."))

        session.write(
            "describe-person", lambda change: describe_person(change, person, described), told
        )

    # -- what -----------------------------------------------------------------------------

    def _things(
        self, kind: tuple[str, str], things: Sequence[tuple[Withheld, frozenset[RecordId]]]
    ) -> None:
        said = held(*kind)
        self._group(f"{said[:1].upper()}{said[1:]}  {number(len(things))}")
        name = ".".join(kind)
        shown = things[: self._lists.most(name, len(things))]
        records = {one.record for one, _why in shown if one.record is not None}
        about = _About(self._session, self._released, records)
        self._lists.list(self._sheet, name, things, lambda pair: self._thing(*pair, about))

    def _thing(self, one: Withheld, people: frozenset[RecordId], about: "_About") -> None:
        title, where, icon = about.said(one)
        self._sheet.put(self._link(title, [self._why(one, people), *where], icon, one.record))

    def _why(self, one: Withheld, people: frozenset[RecordId]) -> str:
        if one.field == "secret":
            return _("marked secret")
        named = sorted(self._people[who].title for who in people if who in self._people)
        few = ", ".join(cut(name, _LONGEST) for name in named[:_FEW])
        if len(named) > _FEW:
            few = _("{names} and others").format(names=few)
        return (_("is about {people}") if one.people else _("names {people}")).format(people=few)

    # -- lines ----------------------------------------------------------------------------

    def _group(self, said: str) -> None:
        self._sheet.apart()
        self._sheet.words(said, "quiet")

    def _link(self, title: str, parts: Sequence[str], icon: str, record: RecordId | None) -> Link:
        under = " · ".join(part for part in parts if part)
        link = Link(self._sheet.theme, title, under, icon=icon)
        if record is not None:
            link.setObjectName(f"held:{record}:{title}")
            link.clicked.connect(lambda _checked: self._open(record))
        return link


def refused(session: Session, sheet: Sheet, error: LeakFound, to_open: Open, to_edit: Open) -> None:
    """Show, instead of what leaves, that nothing was written, whose name would have been, by which
    word, and where that stands, to be mended there. It is masked while names are hidden.
    """
    sheet.clear()
    sheet.heading(_("Nothing was written"))
    sheet.words(str(error))
    sheet.words(error.advice, "quiet")
    sheet.section(_("What would have been told"), len(error.leaks))
    for leak in error.leaks[:_MOST_LEAKS]:
        where = f"{leak.file} · {leak.where}"
        if leak.person is None:
            sheet.words(_("A number of the archive’s own: {where}").format(where=where))
            continue
        person = session.catalogue.records.resolve(leak.person.hex())
        said = session.shown(leak.word) if leak.word else ""
        found = _("{word}: found in {where}").format(word=quoted(said), where=where)
        sheet.link(person.title, partial(to_open, person.id), found if said else where,
                   icon_of(person))  # fmt: skip
        if not session.hides_names:  # nothing can be edited while they are
            words = _("Edit the name, or say that it is a description")
            _deed(sheet, words, f"edit:{person.id}:{where}", partial(to_edit, person.id))
        _told_in(session, sheet, leak, to_edit)
    sheet.finish()


def _told_in(session: Session, sheet: Sheet, leak: Leak, to_edit: Open) -> None:
    """List the records in which the word of `leak` stands; each opens to be edited."""
    shown = leak.told_in[:_FEW]
    named = session.catalogue.records.named([one.record for one in shown])
    for one in shown:
        record = session.catalogue.records.get(one.record)
        if (title := named.get(one.record)) is None or record is None:
            continue
        said = cut(f"{record.number} {title.title}".strip(), _LONGEST)
        sheet.link(said, partial(to_edit, one.record), held(one.kind, one.field),
                   icon_of(title))  # fmt: skip


class _About:
    """The records that a few lines are about, read together."""

    def __init__(self, session: Session, released: Release, records: set[RecordId]) -> None:
        catalogue = session.catalogue
        self._cited = {one: released.cited_in.get(one, ()) for one in records}
        self._named: Mapping[RecordId, Named] = catalogue.records.named(records)
        self._passages: Mapping[RecordId, Passage] = catalogue.passages.many(records)
        incidents = {one for found in self._cited.values() for one in found} | records
        self._incidents: Mapping[RecordId, Incident] = catalogue.incidents.many(incidents)

    def said(self, one: Withheld) -> tuple[str, Sequence[str], str]:
        """Return what was held back, where that stands, and the icon of its kind."""
        if one.record is None or (named := self._named.get(one.record)) is None:
            return held(one.kind, one.field), (), ""
        icon = icon_of(named)
        if (passage := self._passages.get(one.record)) is not None:
            cited = [self._incidents[at].number for at in self._cited[one.record]
                     if at in self._incidents]  # fmt: skip
            words = quoted(cut(passage.exact, _LONGEST))
            return words, (", ".join(cited[:_FEW]), cut(passage.document.title, _LONGEST)), icon
        incident = self._incidents.get(one.record)
        title = cut(named.title, _LONGEST) or _(KINDS[named.kind])
        return f"{incident.number} {title}" if incident is not None else title, (), icon


def _deed(sheet: Sheet, words: str, name: str, deed: Callable[[], object]) -> QPushButton:
    """Put a deed below a line of `sheet`; return its button."""
    button = QPushButton(words)
    button.setProperty("look", "link")
    button.setAccessibleName(words)
    button.setObjectName(name)
    button.clicked.connect(lambda _checked: deed())
    sheet.further(button, of_link=True)
    return button


def _rank(one: Withheld) -> tuple[int, str, str]:
    """Sort what tells most first: words people wait for, then the words around them."""
    is_around = (one.kind, one.field) == ("passage", "context")
    return (2 if is_around else 0 if one.kind == "passage" else 1, one.kind, one.field)
