"""The editors of an incident's fields, each of a few lines."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from khronika.domain import vocabulary
from khronika.domain.vocabulary import word
from khronika.gazetteer import Gazetteer
from khronika.i18n import _
from khronika.ui.editors.described_box import DescribedBox, PlacesOf
from khronika.ui.editors.entry import Choices, HeldPlace, Pick
from khronika.ui.editors.field import Field
from khronika.ui.editors.lines import Choice, Line, Lines, PickLine, WordLine
from khronika.ui.editors.place_line import PlaceField, PlaceLine
from khronika.ui.fields.editor import FieldEditor
from khronika.ui.style.theme import Theme


class OneLineEditor(FieldEditor):
    """One line, which must say something."""

    def __init__(self, theme: Theme, name: str, line: Line, said: str) -> None:
        super().__init__(theme)
        self._name, self.line = name, line
        self.field = self.add(name, line)
        self.field.bare()
        line.fill(said)

    def value(self) -> str:
        return self.line.text().strip()

    def said(self) -> str:
        return self.value()

    def missing(self) -> str:
        return "" if self.value() else _("{field} is missing.").format(field=self._name)


class TextEditor(OneLineEditor):
    """A line of text, such as a title."""

    def __init__(self, theme: Theme, name: str, text: str = "") -> None:
        super().__init__(theme, name, Line(name), text)


class LongTextEditor(FieldEditor):
    """Several lines; Enter begins a new one."""

    several_lines = True

    def __init__(self, theme: Theme, name: str, text: str = "") -> None:
        super().__init__(theme)
        self.lines = Lines(name, rows=6)
        self.add(name, self.lines).bare()
        self.lines.setPlainText(text)

    def value(self) -> str:
        return self.lines.toPlainText().strip()

    def said(self) -> str:
        return self.value()


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceSaid:
    """A place as an editor says it: `field` is place, place_from or place_to."""

    pick: Pick
    field: str = "place"
    words: str = ""
    precision: str | None = None


class PlaceEditor(FieldEditor):
    """Which place is meant, in which capacity, how exactly, and as the source words it."""

    def __init__(self, theme: Theme, held: Iterable[HeldPlace], said: PlaceSaid) -> None:
        super().__init__(theme)
        self.line = PlaceLine(_("Place"), held, _("Place; a new name makes a place"))
        self.field = Choice(theme, _("Field"), vocabulary.PLACE_FIELDS)
        self.precision = Choice(theme, _("Precision"), vocabulary.PRECISIONS, _("not stated"))
        self.words = Line(_("As written"), _("as the source words it"))
        self.put(PlaceField(theme, _("Place"), self.line), self.line).bare()
        self.beside(
            Field(theme, _("Field"), self.field), Field(theme, _("Precision"), self.precision)
        )
        self.add(_("As written"), self.words)
        self.line.put(said.pick)
        self.field.put(said.field)
        self.precision.put(said.precision)
        self.words.fill(said.words)

    def know(self, gazetteer: Gazetteer) -> None:
        """Offer the places of the gazetteer as well from now on."""
        self.line.know(gazetteer)

    def value(self) -> PlaceSaid:
        return PlaceSaid(
            pick=self.line.pick(),
            field=self.field.code() or "place",
            words=self.words.text().strip(),
            precision=self.precision.code(),
        )

    def said(self) -> str:
        return self.line.text().strip()

    def missing(self) -> str:
        return "" if self.line.text().strip() else _("Say where, or press Esc.")


class WordEditor(OneLineEditor):
    """A word of a vocabulary; a new one is added to it."""

    def __init__(self, theme: Theme, name: str, words: Mapping[str, str], said: str = "") -> None:
        line = WordLine(name, words, _("a word of the vocabulary, or a new one"))
        super().__init__(theme, name, line, said)
        line.changed.connect(lambda: self.field.hint(line.meaning() or line.added()))


_NOBODY = Pick()


@dataclass(frozen=True, slots=True, kw_only=True)
class PartSaid:
    """Someone's part as an editor says it; `kind`, `protection` and whether they are called by a
    description count for who is new.
    """

    pick: Pick = _NOBODY
    role: str = ""
    outcome: str = ""
    certainty: str | None = None
    comment: str = ""
    kind: str = "person"
    protection: str = "ask"
    is_described: bool | None = None


class PartEditor(FieldEditor):
    """Who it is, in which role, with which outcome, how certainly."""

    def __init__(self, theme: Theme, choices: Choices, said: PartSaid) -> None:
        super().__init__(theme)
        self.name = PickLine(_("Name, or a label"), choices.people, _("Name, or a label"))
        self.role = WordLine(_("Role"), choices.roles)
        self.outcome = WordLine(_("Outcome"), choices.outcomes)
        self.certainty = Choice(theme, _("Certainty"), vocabulary.CERTAINTIES, _("not stated"))
        self.comment = Line(_("Comment"))
        self.kind = Choice(theme, _("Person or group"), vocabulary.AGENT_KINDS)
        self.protection = Choice(theme, _("Protection"), vocabulary.PROTECTIONS)
        self.protection.define(choices.protections)
        self._who = self.add(_("Person or group"), self.name)
        if not said.pick:  # the name of the field stands beside it
            self._who.bare()
        self._new = Field(theme, _("Kind and protection"), self.kind, self.protection)
        self.put(self._new, self.name)
        self.described = DescribedBox(theme, PlacesOf(choices.places))
        self._column.insertWidget(self._column.count() - 1, self.described)
        role = Field(theme, _("Role"), self.role)
        outcome = Field(theme, _("Outcome"), self.outcome)
        self.beside(role, outcome)
        for field, line in ((role, self.role), (outcome, self.outcome)):
            line.editingFinished.connect(lambda at=field, said=line: at.hint(said.added()))
        self.beside(
            Field(theme, _("Certainty"), self.certainty), Field(theme, _("Comment"), self.comment)
        )
        self.name.put(said.pick)
        self.role.fill(said.role)
        self.outcome.fill(said.outcome)
        self.certainty.put(said.certainty)
        self.comment.fill(said.comment)
        self.kind.put(said.kind)
        self.protection.put(said.protection)
        self.described.put(said.pick.text, said.is_described)
        self.name.changed.connect(self._look)
        self._look()
        if said.pick:
            self._first = self.role  # who it is stands above, and is seldom what is wrong

    def value(self) -> PartSaid:
        return PartSaid(
            pick=self.name.pick(),
            role=self.role.text().strip(),
            outcome=self.outcome.text().strip(),
            certainty=self.certainty.code(),
            comment=self.comment.text().strip(),
            kind=self.kind.code() or "person",
            protection=self.protection.code() or "ask",
            is_described=self.described.is_so(),
        )

    def said(self) -> str:
        value = self.value()
        certainty = word(vocabulary.CERTAINTIES, value.certainty)
        parts = (value.role, value.outcome, certainty, value.comment)
        return " · ".join(part for part in parts if part)

    def missing(self) -> str:
        return "" if self.name.pick() else _("Say who, or press Esc.")

    def _look(self) -> None:
        self._new.setVisible(self.name.is_new)
        self.described.look(self.name.pick().text, is_new=self.name.is_new)
        self._who.hint(_("A record of their own will be made.") if self.name.is_new else "")


@dataclass(frozen=True, slots=True, kw_only=True)
class CitationSaid:
    """What a citation says besides what it cites."""

    source: Pick = _NOBODY
    stance: str = "supports"
    basis: str | None = None
    credibility: str | None = None
    caveat: str = ""


class CitationEditor(FieldEditor):
    """Who says so, whether for or against, how they know, how far it is trusted."""

    def __init__(
        self, theme: Theme, sources: Iterable[Pick], said: CitationSaid, *, alone: bool = False
    ) -> None:
        """`alone`: nothing else is cited, so the source must be named."""
        super().__init__(theme)
        self._alone = alone
        empty = "" if alone else _("the publisher of the document")
        self.source = PickLine(_("Source"), sources, empty)
        self.stance = Choice(theme, _("Stance"), vocabulary.STANCES)
        self.basis = Choice(theme, _("Basis"), vocabulary.BASES, _("not stated"))
        self.credibility = Choice(
            theme, _("Credibility"), vocabulary.CREDIBILITIES, _("not stated")
        )
        self.caveat = Line(_("Caveat"), _("what speaks against relying on it"))
        self.add(_("Source: who says so"), self.source)
        self.beside(Field(theme, _("Stance"), self.stance), Field(theme, _("Basis"), self.basis))
        self.add(_("Credibility"), self.credibility)
        self.add(_("Caveat"), self.caveat)
        self.source.put(said.source)
        self.stance.put(said.stance)
        self.basis.put(said.basis)
        self.credibility.put(said.credibility)
        self.caveat.fill(said.caveat)

    def value(self) -> CitationSaid:
        return CitationSaid(
            source=self.source.pick(),
            stance=self.stance.code() or "supports",
            basis=self.basis.code(),
            credibility=self.credibility.code(),
            caveat=self.caveat.text().strip(),
        )

    def said(self) -> str:
        return self.source.text().strip()

    def missing(self) -> str:
        if self._alone and not self.source.pick():
            return _("Say who says so, or press Esc.")
        return ""


def changed_fields(was: Any, now: Any, names: Iterable[str]) -> dict[str, Any]:
    """Return those of `names` in which two values of one kind differ, as they are now."""
    return {name: getattr(now, name) for name in names if getattr(was, name) != getattr(now, name)}
