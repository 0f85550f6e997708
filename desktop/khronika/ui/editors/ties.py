"""Forms for what ties records together: relations, sources that repeat, tags in their tree."""

from collections.abc import Iterable

from khronika.domain import vocabulary
from khronika.domain.kinds import RecordId
from khronika.i18n import _
from khronika.ui.editors.actors import BadField
from khronika.ui.editors.card import CardForm
from khronika.ui.editors.entry import Pick
from khronika.ui.editors.lines import Choice, Line, PickLine
from khronika.ui.style.theme import Theme
from khronika.ui.ties import ways


class TieForm(CardForm):
    """A link from one record to another of the same sort."""

    def __init__(
        self,
        theme: Theme,
        name: str,
        kinds: tuple[str, ...],
        others: Iterable[Pick],
        *,
        reasoned: bool = True,
    ) -> None:
        """`reasoned`: how certain it is and why can be said as well."""
        super().__init__(theme, _("What ties {name} to others").format(name=name))
        self.kind = Choice(theme, _("Relation"), ways(kinds))
        self.other = PickLine(_("To whom or what"), others, _("begin to type a name"), makes=False)
        self.certainty = Choice(theme, _("Certainty"), vocabulary.CERTAINTIES, _("not stated"))
        self.reason = Line(_("Why it is thought so"))
        self.field(_("Relation"), self.kind)
        self.field(_("To whom or what"), self.other)
        if reasoned:
            self.field(_("Certainty"), self.certainty)
            self.field(_("Why it is thought so"), self.reason)

    def tied(self, record: RecordId) -> tuple[RecordId, RecordId, str]:
        """Return the link as subject, object and kind; `record` is at one end.

        Raises:
            BadField: The other record is not there.
        """
        pick = self.other.pick()
        if pick.record is None:
            if not pick:
                raise BadField(_("Say to whom or what."))
            raise BadField(_("Nothing is recorded as “{name}” yet.").format(name=pick.text))
        kind, way = (self.kind.code() or "")[:-1], (self.kind.code() or "")[-1:]
        if way == "<":
            return pick.record, record, kind
        return record, pick.record, kind


class TagPickForm(CardForm):
    """Asks for another tag: to merge into, or to move under."""

    def __init__(
        self, theme: Theme, deed: str, heading: str, field: str, others: Iterable[Pick], hint: str
    ) -> None:
        super().__init__(theme, heading, deed)
        self.other = PickLine(field, others, _("a tag that is there"), makes=False)
        self.field(field, self.other, hint=hint)

    def tag(self, *, needed: bool) -> RecordId | None:
        """Return the tag that is meant; None for none, where that is possible.

        Raises:
            BadField: There is none of that name, or one is needed.
        """
        pick = self.other.pick()
        if not pick and not needed:
            return None
        if pick.record is None:
            raise BadField(_("There is no tag “{name}” yet.").format(name=pick.text))
        return pick.record
