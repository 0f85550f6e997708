"""The vocabularies: each term in its tree, what belongs there, and what was filed under it."""

from collections.abc import Mapping, Sequence
from functools import cached_property

from khronika.domain.errors import KnownError
from khronika.domain.kinds import Kind, RecordId
from khronika.domain.values import Term
from khronika.i18n import _, language, ngettext
from khronika.importing.seed_files import Scheme, read_schemes
from khronika.importing.seeds import VOCABULARIES, SeedsReport, load_vocabularies
from khronika.ui.actions import Actions
from khronika.ui.inspectors.more import SHOWN, Long, Unfolded
from khronika.ui.inspectors.sets import Filed, fill_term
from khronika.ui.models.record_rows import Row
from khronika.ui.models.rows import term_row
from khronika.ui.screens.actors import in_order
from khronika.ui.screens.list_screen import ListScreen
from khronika.ui.session import Session
from khronika.ui.words import number


class TermScreen(ListScreen):
    """Every vocabulary of the archive, one under the other."""

    kind = Kind.TERM
    icon = "list-tree"
    kinds = frozenset({Kind.TERM, Kind.INCIDENT})

    def __init__(self, session: Session, actions: Actions) -> None:
        self._depths: Mapping[RecordId, int] = {}
        self._unfolded = Unfolded()
        super().__init__(session, _("Vocabularies"), actions)
        self.list.count_as(lambda n: ngettext("{n} term", "{n} terms", n).format(n=number(n)))
        self.list.add_tool(actions["archive.vocabularies"], "list-tree")
        self.list.when_empty(
            _("No vocabulary yet. Load the ones that come with the program."),
            actions["archive.vocabularies"],
        )

    def ids(self) -> Sequence[RecordId]:
        self._depths = self.session.catalogue.terms.tree()
        return list(self._depths)

    def fetch(self, records: Sequence[RecordId]) -> Mapping[RecordId, Term]:
        return self.session.catalogue.terms.many(records)

    def row(self, value: Term) -> Row:
        return term_row(value, self._depths.get(value.id, 0), language())

    def fill(self, record: RecordId) -> None:
        catalogue = self.session.catalogue
        if (term := catalogue.terms.many([record]).get(record)) is None:
            return
        order = catalogue.incidents.of_term(record)
        unfolded = self._unfolded.of(record)
        shown = order if "filed" in unfolded else order[:SHOWN]
        filed = Filed(
            incidents=in_order(catalogue, shown),
            count=len(order),
            long=Long(name="filed", unfolded=unfolded, redraw=self._look),
        )
        scheme = self._schemes.get(term.vocabulary)
        fill_term(self.sheet, term, scheme, filed, self.session.open)

    def load(self) -> None:
        """Load what the archive lacks of the vocabularies that come with the program."""
        archive, notices = self.session.archive, self.session.tools.notices

        def tell(report: SeedsReport) -> None:
            made = report.made.get(Kind.TERM, 0)
            said = ngettext("{n} term was loaded.", "{n} terms were loaded.", made)
            notices.say(said.format(n=made))

        self.session.on_archive(
            _("Loading the vocabularies"), lambda job: load_vocabularies(archive, job), tell
        )

    @cached_property
    def _schemes(self) -> Mapping[str, Scheme]:
        try:
            return read_schemes(VOCABULARIES, language())
        except KnownError as error:  # of the installation: the terms are in the archive
            self.session.tools.notices.report(error, _("Reading the vocabularies"))
            return {}
