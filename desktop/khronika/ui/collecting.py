"""Putting records into the current collection, from wherever they are selected or dropped."""

from collections.abc import Sequence
from functools import partial
from typing import NamedTuple

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from khronika.archive.change import Change
from khronika.archive.recording import add_collection, collect, uncollect
from khronika.domain.drafts import CollectionDraft
from khronika.domain.kinds import RecordId
from khronika.domain.values import Collection
from khronika.i18n import _, ngettext
from khronika.ui.actions import WHY_HIDDEN
from khronika.ui.collection_page import CollectionPage
from khronika.ui.editors.entry import Pick
from khronika.ui.notices import Offer
from khronika.ui.session import Session

CURRENT = "collection"  # the key, inside the archive, of the collection Ctrl+Enter adds to


def chosen_collection(session: Session) -> RecordId | None:
    """Return the collection that somebody chose for Ctrl+Enter to add to; None for none."""
    chosen = session.archive.state(CURRENT)
    held = session.catalogue.collections.all()
    return next((one.id for one in held if one.id == chosen), None)


def current_collection(session: Session) -> RecordId | None:
    """Return the collection that one means first: the one that was chosen, else the first that
    is no kept search, into which nobody means to put anything by hand.
    """
    return chosen_collection(session) or next((one.id for one in _made_by_hand(session)), None)


class _Newly(NamedTuple):
    """The records that came into a collection just now, which did not hold them before."""

    into: RecordId
    records: tuple[RecordId, ...]


class Collecting(QObject):
    """Puts records into the collection that was chosen for it, and asks as long as none was.

    It was put into whichever came first, or into a new one; what one typed then, meaning the name
    of the collection, went to wherever the keyboard was.
    """

    chose = Signal()  # another collection is the chosen one

    def __init__(self, session: Session, over: QWidget) -> None:
        """`over`: what the question lies over."""
        super().__init__(over)
        self._session, self._over = session, over
        self._page: CollectionPage | None = None
        session.veiled.connect(self._shut)

    def collect(self, records: Sequence[RecordId]) -> None:
        """Put `records` into the collection that was chosen; ask for it if there is none."""
        if not records:
            return
        chosen = chosen_collection(self._session)
        if chosen is None:
            self.ask(records)
            return
        self._session.hush.begin()  # somebody may type on, and be asked nothing
        self._put(records, Pick(id=chosen))

    def ask(self, records: Sequence[RecordId], leave: _Newly | None = None) -> None:
        """Ask which collection to put `records` into; they leave the one that `leave` says."""
        session, makes = self._session, not self._session.hides_names
        held = [one for one in _made_by_hand(session) if leave is None or one.id != leave.into]
        if not held and not makes:
            session.tools.notices.say(_(WHY_HIDDEN))
            return
        self._shut()
        self._page = page = CollectionPage(self._over, makes=makes)
        page.chosen.connect(partial(self._answered, records, leave))
        heading = ngettext(
            "Put {n} record into a collection", "Put {n} records into a collection", len(records)
        )
        picks = [Pick(text=one.name, id=one.id) for one in held]
        said = picks[0].text if picks else _("My collection")
        page.ask(heading.format(n=len(records)), picks, said)

    def _answered(self, records: Sequence[RecordId], leave: _Newly | None, pick: Pick) -> None:
        self._session.hush.begin()
        self._put(records, pick, leave)

    def _put(self, records: Sequence[RecordId], pick: Pick, leave: _Newly | None = None) -> None:
        """Put `records` into a collection, or a new one of that name, which is the chosen one from
        now on.
        """
        session = self._session

        def work(change: Change) -> _Newly:
            if leave is not None:
                uncollect(change, leave.into, leave.records)
            into = pick.record or add_collection(change, CollectionDraft(name=pick.text))
            held = set(session.archive.catalogue.collections.member_ids(into))
            collect(change, into, records)
            return _Newly(into, tuple(one for one in records if one not in held))

        def done(newly: _Newly) -> None:
            self._choose(newly.into)
            other = Offer(_("Another collection…"), lambda: self.ask(records, newly))
            _tell(session, len(records), newly.into, other)

        session.write("collect", work, done)

    def _choose(self, collection: RecordId) -> None:
        """Let later ones go there too."""
        if chosen_collection(self._session) != collection:
            archive = self._session.archive
            self._session.on_archive(
                CURRENT,
                lambda _job: archive.set_state(CURRENT, collection),
                lambda _none: self.chose.emit(),
            )

    def _shut(self) -> None:
        """Ask nothing any longer."""
        page, self._page = self._page, None
        if page is not None:
            page.hide()
            page.deleteLater()


def collect_records(session: Session, records: Sequence[RecordId], collection: RecordId) -> None:
    """Put `records` into `collection`."""
    if records:
        session.write(
            "collect",
            lambda change: collect(change, collection, records),
            lambda _none: _tell(session, len(records), collection),
        )


def _made_by_hand(session: Session) -> list[Collection]:
    return [one for one in session.catalogue.collections.all() if not one.query]


def _tell(session: Session, count: int, collection: RecordId, *offers: Offer) -> None:
    found = session.catalogue.collections.get(collection)
    said = ngettext("{n} record is in “{name}”.", "{n} records are in “{name}”.", count)
    said = said.format(n=count, name=found.name if found else "")
    show = Offer(_("Show"), lambda: session.open(collection))
    session.tools.notices.done(said, show, *offers)
