"""How what is done in place is written: each deed one change, undone as one step."""

from collections.abc import Callable
from typing import Any

from PySide6.QtWidgets import QApplication, QMenu, QWidget

from khronika.archive.change import Change
from khronika.archive.recording import add_part, edit_part
from khronika.archive.recording.in_place import PartDraft
from khronika.domain.kinds import Kind, RecordId
from khronika.i18n import _
from khronika.ui.fields.acts import Acts, Failed, Landed, Save
from khronika.ui.fields.editor import FieldEditor
from khronika.ui.new_words import tell_new
from khronika.ui.notices import Offer
from khronika.ui.session import Session

Drafted = Callable[[Change, Any], PartDraft]  # what an editor says, as something to record
More = Callable[[str, RecordId | None], object]


class Writing:
    """The writing about one incident. Keys are what `Landed` is told: where to go back to."""

    def __init__(
        self, session: Session, incident: RecordId, may: Callable[[], bool], more: More
    ) -> None:
        """`may`: whether anything may be edited now; `more(what, of)` opens the editor of a new
        value, or, for "cite", of a new citation of `of`.
        """
        self.session, self.incident, self.may, self.more = session, incident, may, more

    def saver(self, verb: str, work: Callable[[Change, Any], str]) -> Save:
        """Return how what an editor says is written; `work` returns the key to go back to."""

        def save(said: Any, landed: Landed, failed: Failed) -> None:
            def writing(change: Change) -> tuple[str, frozenset[RecordId]]:
                key = work(change, said)
                return key, change.brought(Kind.TERM)

            def written(done: tuple[str, frozenset[RecordId]]) -> None:
                key, terms = done
                landed(key)
                self._tell_new(terms)

            self.session.write(verb, writing, written, failed=self.telling(failed))

        return save

    def _tell_new(self, terms: frozenset[RecordId]) -> None:
        """Say which words are new, and offer to take back the step that brought them."""
        if said := tell_new(self.session.catalogue, terms):
            back = Offer(_("Take it back"), self.session.taking_back())
            self.session.tools.notices.done(said, back)

    def new(self, verb: str, editor: Callable[[], FieldEditor], drafted: Drafted) -> Acts:
        """Return how one more value is stated."""

        def work(change: Change, said: Any) -> str:
            return str(add_part(change, self.incident, drafted(change, said)))

        return Acts(editor=editor, save=self.saver(verb, work), may=self.may)

    def held(self, verb: str, record: RecordId, drafted: Drafted) -> Save:
        """Return how a value that is stated already is edited."""

        def work(change: Change, said: Any) -> str:
            edit_part(change, record, drafted(change, said))
            return str(record)

        return self.saver(verb, work)

    def write(self, verb: str, work: Callable[[Change], object]) -> None:
        """Do `work`."""
        self.session.write(verb, work)

    def take_away(self, verb: str, work: Callable[[Change], object]) -> None:
        """Do `work`, and offer to take it back."""
        self.session.write(verb, work, lambda _none: self.session.done(_("It was removed.")))

    def telling(self, failed: Failed) -> Failed:
        """Return what tells both `failed` and the person."""

        def both(error: BaseException, doing: str) -> None:
            failed(error, doing)
            self.session.tools.notices.report(error, doing)

        return both


def copied(words: str) -> None:
    """Put `words` on the clipboard."""
    QApplication.clipboard().setText(words)


def chooser(
    table: dict[str, str],
    now: str | None,
    chosen: Callable[[str | None], object],
    empty: str | None = None,
) -> Callable[[QWidget], None]:
    """Return how the codes of `table` (and `empty`, for none) are offered under a widget."""

    def choose(under: QWidget) -> None:
        menu = QMenu(under)
        codes: list[tuple[str | None, str]] = [(code, _(said)) for code, said in table.items()]
        if empty is not None:
            codes.insert(0, (None, empty))
        for code, said in codes:
            action = menu.addAction(said)
            action.setCheckable(True)
            action.setChecked(code == now)
            action.triggered.connect(lambda _checked=False, code=code: chosen(code))
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(under.mapToGlobal(under.rect().bottomLeft()))

    return choose
