"""The first page of the sample: what it is, its passphrase, and what to try."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum, auto
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from khronika.domain.changed import Changed
from khronika.i18n import N_, _
from khronika.ui.actions import Actions
from khronika.ui.sample import SamplePassphrase, is_temporary, shipped
from khronika.ui.screens.screen import Screen
from khronika.ui.session import Session
from khronika.ui.style import tokens
from khronika.ui.widgets.paper import Paper
from khronika.ui.widgets.passphrase_card import PassphraseCard
from khronika.ui.widgets.step_card import StepCard

TRIED = "guide"  # the key, inside the archive, of the steps that were tried
_WIDTH = 840  # longer lines tire the eyes


class Way(Enum):
    """What the target of a step is."""

    RECORD = auto()  # the code of a record to open
    EXPORT = auto()  # the code of a collection to hand on
    SEARCH = auto()  # words to look for
    ACTION = auto()  # an action of the window


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One thing to try. `name` is what the archive remembers it by."""

    name: str
    title: str
    why: str
    target: str
    way: Way = Way.RECORD
    button: str = N_("Show me")


STEPS = (
    Step(
        name="tag",
        title=N_("Read a text, select words and press T"),
        why=N_("A tagged passage can be found again, counted, and cited for what you record."),
        target="passage.krasnodar-order",
    ),
    Step(
        name="cite",
        title=N_("Follow an incident to the words it rests on"),
        why=N_("Every value is cited; open a quotation and you stand where it was said."),
        target="incident.krasnodar-lawsuit",
    ),
    Step(
        name="total",
        title=N_("Compare a published total with what is recorded"),
        why=N_("Solidarity Zone counted 310 actions; how many are recorded here stands beside it."),
        target="incident.count-partisan-actions",
    ),
    Step(
        name="doubt",
        title=N_("Look at a promise, and at two reports that speak against it"),
        why=N_("Both sides are kept, each with its caveat; nothing is overwritten."),
        target="incident.conscripts-promise",
    ),
    Step(
        name="protect",
        title=N_("Meet somebody who is not named"),
        why=N_("Refusing to fight put them at risk: here they are a label, with the reason."),
        target="person.refuser-krasnodar-1",
    ),
    Step(
        name="places",
        title=N_("Walk over the map from place to place"),
        why=N_("A place stands no more precisely on it than the texts tell where it was."),
        target="go.places",
        way=Way.ACTION,
    ),
    Step(
        name="terms",
        title=N_("See in which words incidents are filed"),
        why=N_("Each term has a definition, three languages, and the incidents under it."),
        target="go.terms",
        way=Way.ACTION,
    ),
    Step(
        name="search",
        title=N_("Search two languages for a lawyer’s name: Беньяш*"),
        why=N_("The star stands for any ending, so a name is found in all its cases."),
        target="Беньяш*",
        way=Way.SEARCH,
    ),
    Step(
        name="export",
        title=N_("Prepare an export of the collection about Krasnodar"),
        why=N_("Before a file is written you see what leaves and what is held back."),
        target="collection.krasnodar",
        way=Way.EXPORT,
    ),
    Step(
        name="undo",
        title=N_("Find what you did in History, and take it back"),
        why=N_("Each change is a step that can be undone, even after the archive was locked."),
        target="go.history",
        way=Way.ACTION,
    ),
    Step(
        name="lock",
        title=N_("Lock with Ctrl+L, and open with the passphrase"),
        why=N_("Write the passphrase down first: locking empties the clipboard too."),
        target="archive.lock",
        way=Way.ACTION,
        button=N_("Lock now"),
    ),
)


class GuideScreen(Screen):
    """The steps in a column; each that was tried gets a tick."""

    icon = "book-open"
    search_wanted = Signal(str)
    export_wanted = Signal(object)  # RecordId of the collection

    def __init__(
        self, session: Session, actions: Actions, passphrase: SamplePassphrase | None
    ) -> None:
        """`passphrase`: that of a sample opened just now; after a lock the person knows it."""
        super().__init__(session, _("Try this"))
        self._actions, self.passphrase = actions, passphrase
        self.is_temporary = is_temporary(session.archive.path)
        self.cards = {step.name: self._card(at, step) for at, step in enumerate(STEPS)}
        self.words = PassphraseCard(session.tools.notices)
        self._next = 0  # where the keyboard lands
        self._scroll = QScrollArea()
        self._lay_out()
        if passphrase is None:
            self.words.hide()
        else:
            passphrase.changed.connect(self._look)
        for name in session.archive.state(TRIED) or ():
            if name in self.cards:
                self.cards[name].tick()
        self._look()
        self._choose_next()

    def concerns(self, changed: Changed) -> bool:
        return False  # the steps are the same whatever is in the archive

    def panes(self) -> Sequence[QWidget]:
        return (list(self.cards.values())[self._next].button,)

    # -- the steps ------------------------------------------------------------------------

    def show_step(self, step: Step) -> None:
        """Go where `step` leads, and remember that it was tried."""
        record = shipped(self.session.catalogue, step.target)
        if record is None and step.way in (Way.RECORD, Way.EXPORT):
            said = _("What this step is about has been erased from this archive.")
            self.session.tools.notices.say(said)
            return
        self._tick(step)
        match step.way:
            case Way.RECORD if record is not None:
                self.session.open(record)
            case Way.EXPORT:
                self.export_wanted.emit(record)
            case Way.SEARCH:
                self.search_wanted.emit(step.target)
            case Way.ACTION:
                self._actions[step.target].trigger()

    def _tick(self, step: Step) -> None:
        self.cards[step.name].tick()
        self._choose_next()
        tried = [name for name, card in self.cards.items() if card.is_tried]
        self.session.keep_state(TRIED, tried)

    def _choose_next(self) -> None:
        """Let the keyboard land on the first step that was not tried."""
        tried = [card.is_tried for card in self.cards.values()]
        self._next = tried.index(False) if False in tried else 0

    def _turn(self, at: int, by: int) -> None:
        to = at + by
        if 0 <= to < len(STEPS):
            card = self.cards[STEPS[to].name]
            card.button.setFocus()
            self._scroll.ensureWidgetVisible(card, 0, tokens.ROOM)

    def _look(self) -> None:
        """Show what has become of the passphrase; without one, a lock could not be opened."""
        if self.passphrase is not None:
            self.words.show_words(self.passphrase.words, self.passphrase.is_missing)
            self.cards["lock"].button.setEnabled(bool(self.passphrase.words))

    # -- layout ---------------------------------------------------------------------------

    def _card(self, at: int, step: Step) -> StepCard:
        card = StepCard(self.session.theme, at + 1, _(step.title), _(step.why), _(step.button))
        card.wanted.connect(partial(self.show_step, step))
        card.turned.connect(partial(self._turn, at))
        return card

    def _about(self) -> str:
        first = _(
            "This archive holds facts of five published texts about resistance to the war against "
            "Ukraine and refusals to fight in it, retold in our own words; people at risk appear "
            "under labels of ours, not under their names."
        )
        if self.is_temporary:
            second = _(
                "Nothing of it leaves this computer unless you export it, and the whole archive is "
                "gone when you quit."
            )
        else:
            second = _("Nothing of it leaves this computer unless you export it.")
        return f"{first} {second}"

    def _lay_out(self) -> None:
        page, inner = Paper(), QWidget()
        inner.setMaximumWidth(_WIDTH)
        column = QVBoxLayout(inner)
        column.setContentsMargins(tokens.WIDE, tokens.WIDE, tokens.WIDE, tokens.PAD)
        column.setSpacing(0)
        for text, look in ((self.title, "heading"), (self._about(), "")):
            label = QLabel(text)
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
            label.setProperty("look", look)
            column.addWidget(label)
            column.addSpacing(tokens.SPACE)
        column.addWidget(self.words)
        for card in self.cards.values():
            line = QFrame()
            line.setProperty("look", "line")
            column.addWidget(line)
            column.addWidget(card)
        column.addStretch(1)
        row = QHBoxLayout(page)
        row.setContentsMargins(0, 0, 0, 0)
        row.addStretch(1)
        row.addWidget(inner, 1000)
        row.addStretch(1)
        self._scroll.setProperty("look", "paper")
        self._scroll.setWidgetResizable(True)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setWidget(page)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._scroll)
