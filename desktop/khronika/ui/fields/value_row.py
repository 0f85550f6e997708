"""One value with what it rests on; the words turn into their editor and back."""

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QApplication, QMenu, QVBoxLayout, QWidget

from khronika.i18n import _
from khronika.ui.fields.acts import NOTHING, Acts, Shown
from khronika.ui.fields.editor import FieldEditor
from khronika.ui.fields.rests import CitationActs, Rests
from khronika.ui.fields.value_line import ValueLine
from khronika.ui.style.theme import Theme

VALUE_DEEDS = ("edit", "prefer", "another", "cite", "remove")


class ValueRow(QWidget):
    """A value at rest, being edited, or (with nothing said yet) being stated."""

    edited = Signal(bool)  # whether it is being edited now
    focused = Signal()
    folded = Signal(bool)

    def __init__(
        self,
        theme: Theme,
        name: str,
        shown: Shown,
        acts: Acts,
        cites: CitationActs,
        *,
        look: str = "",
        folded: bool = True,
    ) -> None:
        super().__init__()
        self.shown, self.acts, self._copy = shown, acts, cites.copy
        self._editor: FieldEditor | None = None
        self._doubted: object = None  # the value of which a doubt was said
        self.written = ""  # the key of what was written last
        opens = acts.may() and (acts.editor is not None or acts.choose is not None)
        self.line = ValueLine(
            theme, name, shown.said, shown.under, badge=shown.badge, look=look, editable=opens
        )
        self.line.clicked.connect(self.edit)
        self.line.remove_asked.connect(self.remove)
        self.line.prefer_asked.connect(self.prefer)
        self.line.menu_asked.connect(self._menu)
        self.line.focused.connect(self.focused)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(0)
        self.column.addWidget(self.line)
        self.rests: Rests | None = None
        if shown.citations:
            self.rests = Rests(
                theme, shown.citations, cites, self.column, folded=folded, relays=shown.relays
            )
            self.rests.folded.connect(self.folded)
            self.rests.edited.connect(self.edited)

    @property
    def is_new(self) -> bool:
        """Whether nothing is stated yet."""
        return not self.shown.key

    # -- editing --------------------------------------------------------------------------

    def edit(self) -> None:
        """Turn into the editor, or offer the choices there are."""
        if not self.acts.may():
            return
        if self.acts.choose is not None:
            self.acts.choose(self.line)
        elif self.acts.editor is not None and self._editor is None:
            self._editor = editor = self.acts.editor()
            editor.saved.connect(lambda: self.save())
            self._doubted = None
            editor.given_up.connect(self.give_up)
            self.column.insertWidget(0, editor)
            editor.show()
            editor.begin()
            self.line.hide()
            self.edited.emit(True)

    def save(self, *, at_once: bool = False) -> None:
        """Write what the editor says, and show it at rest at once; where there is a doubt, only
        when Enter is pressed once it was said, or `at_once`: there is no time to ask.
        """
        editor = self._editor
        if editor is None or editor.isHidden():
            return
        if not editor.has_changed:
            self.give_up()
        elif missing := editor.missing():
            editor.complain(missing)
        elif not at_once and (doubt := editor.doubt()) and not self._insists(editor):
            editor.complain(doubt)
        elif self.acts.save is not None:
            self.line.say(editor.said())
            self._rest(editor)
            self.acts.save(editor.value(), self._landed, self._failed)

    def _insists(self, editor: FieldEditor) -> bool:
        """Whether the person was told of a doubt and saves the same all the same."""
        focused, before = QApplication.focusWidget(), self._doubted
        self._doubted = editor.value()
        is_here = focused is not None and editor.isAncestorOf(focused)
        return is_here and before == self._doubted

    def give_up(self) -> None:
        """Leave the value as it was."""
        if (editor := self._editor) is not None:
            self._editor = None
            self._rest(editor)
            editor.deleteLater()
            if self.is_new:
                self.hide()
            self.edited.emit(False)

    def let_go(self) -> None:
        """The page goes: what is being written is written all the same, and lands nowhere."""
        if (editor := self._editor) is not None:
            editor.rest(True)
            self._editor = None

    def _rest(self, editor: FieldEditor) -> None:
        editor.rest(True)  # or taking the keyboard from it would save once more
        focused = QApplication.focusWidget()
        held = focused is not None and editor.isAncestorOf(focused)
        self.line.show()
        if held:
            self.line.setFocus()
        editor.hide()

    def _landed(self, key: str) -> None:
        self.written = key
        if (editor := self._editor) is not None:
            self._editor = None
            editor.deleteLater()
            self.edited.emit(False)

    def _failed(self, _error: BaseException, _doing: str) -> None:
        """It was not written: what was typed is there again."""
        if (editor := self._editor) is not None:
            self.line.say(self.shown.said)
            self.line.hide()
            editor.show()
            editor.rest(False)

    # -- deeds ----------------------------------------------------------------------------

    def do(self, deed: str) -> None:
        """Do one of `VALUE_DEEDS`, if that can be done with the value."""
        if deed == "edit":
            self.edit()
        elif (act := getattr(self.acts, deed)) is not None and self.acts.may():
            act()

    def remove(self) -> None:
        """Take the value away, if that can be done."""
        self.do("remove")

    def prefer(self) -> None:
        """Prefer the value, if it is not preferred yet."""
        self.do("prefer")

    def _menu(self, at: QPoint) -> None:
        menu, acts = QMenu(self), self.acts if self.acts.may() else NOTHING
        if acts.editor is not None or acts.choose is not None:
            menu.addAction(_("Edit") + "\tF2").triggered.connect(self.edit)
        for said, deed in (
            (_("Prefer this value") + "\tAlt+P", acts.prefer),
            (_("State another value"), acts.another),
            (_("Cite a source for it"), acts.cite),
        ):
            if deed is not None:
                menu.addAction(said).triggered.connect(lambda _checked=False, deed=deed: deed())
        copy = menu.addAction(_("Copy the words"))
        copy.triggered.connect(lambda: self._copy(self.line.words))
        if acts.remove is not None:
            menu.addSeparator()
            menu.addAction(_("Remove") + "\t" + _("Delete")).triggered.connect(self.remove)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(at)
