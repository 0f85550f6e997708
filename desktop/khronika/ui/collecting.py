"""Putting records into the current collection, from wherever they are selected or dropped."""

from collections.abc import Sequence
from functools import partial

from khronika.archive.change import Change
from khronika.archive.recording import add_collection, collect
from khronika.domain.drafts import CollectionDraft
from khronika.domain.kinds import RecordId
from khronika.i18n import _, ngettext
from khronika.ui.notices import Offer
from khronika.ui.session import Session

CURRENT = "collection"  # the key, inside the archive, of the collection Ctrl+Enter adds to


def current_collection(session: Session) -> RecordId | None:
    """Return the collection that Ctrl+Enter adds to: the one that was chosen, else the first that
    is no kept search, into which nobody means to put anything by hand.
    """
    chosen = session.archive.state(CURRENT)
    collections = session.catalogue.collections.all()
    if any(one.id == chosen for one in collections):
        return RecordId(chosen)
    return next((one.id for one in collections if not one.query), None)


def collect_records(
    session: Session, records: Sequence[RecordId], collection: RecordId | None = None
) -> None:
    """Put `records` into `collection`, else into the current one, else into a new one."""
    if not records:
        return
    chosen = collection or current_collection(session)

    def work(change: Change) -> RecordId:
        into = chosen or add_collection(change, CollectionDraft(name=_("My collection")))
        collect(change, into, records)
        return into

    session.write("collect", work, partial(_collected, session, len(records)))


def _collected(session: Session, count: int, collection: RecordId) -> None:
    found = session.catalogue.collections.get(collection)
    said = ngettext("{n} record is in “{name}”.", "{n} records are in “{name}”.", count)
    said = said.format(n=count, name=found.name if found else "")
    show = Offer(_("Show"), lambda: session.open(collection))
    session.tools.notices.done(said, show)
