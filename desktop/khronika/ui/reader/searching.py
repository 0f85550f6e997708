"""Finding in the text that is read: what is typed, what is lit, and the way from hit to hit.

A text that was opened from a search of the archive shows the words of that search too, in whatever
form: F3 goes through them, and beyond the last of them to the next record that was found, until
Escape puts them out, or something is typed here instead.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Protocol

from PySide6.QtCore import QObject, QPoint, Signal

from khronika.domain.ways import Mark
from khronika.i18n import _
from khronika.ui.reader.find_bar import FindBar
from khronika.ui.reader.finding import NOTHING, Finder, Hits, Sought
from khronika.ui.reader.tag_strip import TagStrip
from khronika.ui.reader.text_view import TextView


class Beyond(Protocol):
    """What lies beyond the places of a text."""

    def said(self, by: int) -> str:
        """Return what one more step from the last place does; "" where steps go round."""

    def step(self, by: int) -> None:
        """Go there."""


class Searching(QObject):
    """Keeps its words while texts change. Hits are lit only while the line is open; those of a
    search of the archive while it is not.
    """

    forms_wanted = Signal(object, object)  # Sought, and the text that its other forms may stand in
    rested = Signal()  # nothing is looked for any more: say again what the keys do

    def __init__(self, text: TextView, bar: FindBar, strip: TagStrip) -> None:
        super().__init__()
        self._text, self._bar, self._strip = text, bar, strip
        self._finder, self._hits = Finder(""), NOTHING
        self._followed = NOTHING  # where the words stand that the archive was searched for,
        self._beyond: Beyond | None = None  # and what was found besides this text
        self._owed: int | None = None  # a step until they are there: 0 for none yet
        self._warned = 0  # in which direction it was said that nothing more is here
        self._from = 0  # where the person was reading when the line was opened
        self._stale = True
        self._is_waiting = False  # for other forms
        self._is_told = False  # under the text, since somebody stepped without the line
        bar.changed.connect(self._find)
        bar.stepped.connect(self.step)
        bar.left.connect(self.leave)
        text.escaped.connect(self.put_out)

    @property
    def hits(self) -> Hits:
        """Where the words stand in this text."""
        return self._hits

    def begin(self) -> None:
        """Open the line, with the words that are selected if they are few."""
        self._forget()
        span = self._text.selection()
        words = self._text.words(span) if span and span.end - span.start <= 60 else ""
        self._from = span.start if span else self._text.visible().start
        self._finder.prepare()
        with self._held():
            self._bar.show()
        self._bar.begin("" if "\n" in words else words)
        self._search()
        self._say()

    def show_text(self, body: str) -> None:
        """Look in another text, without moving about in it."""
        self._finder, self._hits, self._stale = Finder(body), NOTHING, True
        self._forget()
        self._from = 0
        if self._bar.isVisible():
            self._search()
            self._say()

    def step(self, by: int) -> None:
        """Go to the next hit (1) or the one before (-1); with no words yet, ask for them."""
        self._is_told = not self._bar.isVisible()
        if self._owed is not None:
            self._owed = by
            return
        if len(self._followed) or self._beyond is not None:
            self._step_followed(by)
            return
        if not self._bar.sought().words.strip():
            self.begin()
            return
        if self._stale:
            self._search()
        if len(self._hits):
            self._go(self._hits, by)
        self._say(aloud=True)

    def also(
        self, sought: Sought, body: str, marks: Sequence[Mark], left_out: Sequence[Mark]
    ) -> None:
        """Go through `marks` too, which is where `sought` stands in other forms in `body`; not into
        paragraphs with `left_out`, which is what it leaves out.
        """
        if sought != self._bar.sought() or body is not self._finder.text:
            return
        was, self._is_waiting = self._hits, False
        self._hits = self._finder.without(was.with_others(marks), sought, left_out)
        if self._bar.isVisible():
            self._text.light(self._hits)
            span = self._text.selection()
            is_lost = span is not None and was.holds(span) and not self._hits.holds(span)
            if is_lost or (span is None and not len(was)):
                self._go_to_first()
        if not self._is_following and (self._bar.isVisible() or self._is_told):
            self._say()

    def expect(self) -> None:
        """What `follow` is to be given is looked for: a step until then waits for it."""
        self._forget()
        self._owed = 0

    def follow(self, marks: Sequence[Mark], beyond: Beyond | None = None, begin: int = 0) -> None:
        """Light `marks`, in order, where the words stand that the archive was searched for.

        `begin`: go to the first of them (1), or the last (-1); 0 stays where the text was opened.
        """
        owed, self._owed = self._owed, None
        with self._held():
            self._bar.hide()
        self._followed, self._beyond = Hits.of_marks(marks), beyond
        self._text.light(self._followed)
        if begin and len(self._followed):
            self._text.go_to(self._followed.span(0 if begin > 0 else len(self._followed) - 1))
        if self._is_following:
            self._say()
        if owed:
            self.step(owed)

    @property
    def _is_following(self) -> bool:
        return bool(len(self._followed)) or self._beyond is not None

    def put_out(self) -> None:
        """Light nothing more of the search."""
        if self._is_following or self._owed is not None:
            self._forget()
            self._text.light(NOTHING)
            self._rest()
        elif self._is_told:
            self._rest()

    def _forget(self) -> None:
        """The archive is no longer searched for anything."""
        self._followed, self._beyond, self._owed, self._warned = NOTHING, None, None, 0

    def _step_followed(self, by: int) -> None:
        """Go to the next of the words that were searched for. After the last say what comes then,
        and with the next step go there.
        """
        (warned, self._warned), hits = (self._warned, 0), self._followed
        said = self._beyond.said(by) if self._beyond is not None else ""
        if len(hits) and (not said or hits.has_more(self._at(by), by)):
            self._go(hits, by)
            self._say(aloud=True)
        elif not said:
            self._strip.say(_("not found"), aloud=True)
        elif self._beyond is not None and (warned == by or not len(hits)):
            self._beyond.step(by)
        else:
            self._warned = by
            self._strip.say(said, aloud=True)

    def _at(self, by: int) -> int:
        """Return from where on the next hit is looked for."""
        span = self._text.selection()
        at = span.start if span else self._text.cursor_at()
        return at + 1 if span and by > 0 else at

    def _go(self, hits: Hits, by: int) -> None:
        at = self._at(by)
        self._text.go_to(hits.span(hits.at_or_after(at) if by > 0 else hits.before(at)))

    def leave(self) -> None:
        """Go back into the text; the words that were found stay selected."""
        with self._held():
            self._bar.hide()
        self._text.light(NOTHING)
        self._text.setFocus()
        self._rest()

    @contextmanager
    def _held(self) -> Iterator[None]:
        """Keep the words where they are on the screen while the line above comes or goes: who is
        about to press on one would press on another.
        """
        was = self._text.mapTo(self._text.window(), QPoint()).y()
        above, scroll = self._bar.parentWidget(), self._text.verticalScrollBar()
        before = scroll.value()
        yield
        layout = above.layout() if above is not None else None
        if self._text.isVisible() and layout is not None:
            layout.activate()
            moved = self._text.mapTo(self._text.window(), QPoint()).y() - was
            scroll.setValue(before + moved)
            self._text.keep_in_sight()  # also what would lie under the line

    def _rest(self) -> None:
        """Nothing of it is said any longer."""
        self._is_told = False
        self.rested.emit()

    def _find(self) -> None:
        self._search()
        self._go_to_first()
        self._say()

    def _go_to_first(self) -> None:
        """Go to the first hit from where the person was reading."""
        if len(self._hits):
            self._text.go_to(self._hits.span(self._hits.at_or_after(self._from)))
        else:
            self._text.unselect()  # what was found of fewer letters is not what is sought now

    def _search(self) -> None:
        sought = self._bar.sought()
        self._hits, self._stale = self._finder.find(sought), False
        self._is_waiting = sought.has_forms
        if sought.has_forms:
            self.forms_wanted.emit(sought, self._finder.text)
        self._text.light(self._hits if self._bar.isVisible() else NOTHING)

    def _say(self, *, aloud: bool = False) -> None:
        """Say "3 of 17"; under the text too when the line is not open."""
        followed = self._is_following
        hits = self._followed if followed else self._hits
        total, span = len(hits), self._text.selection()
        if not followed and not self._bar.sought().words.strip():
            said = ""
        elif not total and followed:
            leads_on = self._beyond is not None and self._beyond.said(1)
            said = _("None of it in the text · F3 opens the next record found") if leads_on else ""
        elif not total:
            said = "" if self._is_waiting else _("not found")
        else:
            at = hits.at_or_after(span.start) if span else 0
            on = span is not None and hits.starts[at] == span.start
            said = _("{n} of {all}").format(n=at + 1, all=total) if on else str(total)
            if followed:
                said = _("Found: {where} · F3 the next · Esc puts them out").format(where=said)
        self._bar.say(said)
        if aloud or not self._bar.isVisible():
            self._strip.say(said, aloud=aloud)
