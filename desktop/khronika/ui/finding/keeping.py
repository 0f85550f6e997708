"""A search that is kept: a collection that holds whatever its query finds."""

from functools import partial

from khronika.archive.recording import add_collection
from khronika.domain.drafts import CollectionDraft
from khronika.domain.kinds import Kind, RecordId
from khronika.domain.query_kept import kept
from khronika.i18n import _
from khronika.ui.notices import Offer
from khronika.ui.session import Session
from khronika.ui.words import cut

_LONGEST = 80  # code points of a query that its collection is called by


def keep_search(
    session: Session, text: str, kind: Kind | None = None, *, exact: bool = False
) -> None:
    """Make a collection of the search for `text`, in `kind` alone, only as it is written."""
    query = kept(text, kind, exact=exact)
    name = cut(query, _LONGEST)
    session.write(
        "add-collection",
        lambda change: add_collection(change, CollectionDraft(name=name, query=query)),
        partial(_kept, session, name),
    )


def _kept(session: Session, name: str, collection: RecordId) -> None:
    said = _("The search is kept as the collection “{name}”.").format(name=name)
    session.tools.notices.done(said, Offer(_("Show"), lambda: session.open(collection)))
