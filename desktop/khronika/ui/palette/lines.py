"""What the palette lists: actions and records in groups, each with a quiet caption."""

from collections.abc import Container, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from khronika.archive.called import KINDS
from khronika.domain.kinds import Kind
from khronika.domain.values import Hit
from khronika.i18n import N_, _
from khronika.ui.models.hits import Seen
from khronika.ui.palette.doings import Doing, Doings
from khronika.ui.palette.finder import READING, Finder, Found
from khronika.ui.palette.in_texts import InTexts, Place, place
from khronika.ui.palette.lately import Choice, Lately
from khronika.ui.palette.marks import marks
from khronika.ui.palette.names import words
from khronika.ui.palette.prefixes import split
from khronika.ui.words import KINDS as KIND_WORDS
from khronika.ui.words import icon_of

_EACH = 5  # of a group, among others
_ALONE = 60  # of a group that stands alone
_LATELY = 6
_LAST = 9  # the place of actions that cannot be done now
_PLACES = (
    "go.overview", "go.documents", "go.incidents", "go.timeline", "go.people", "go.places",
    "go.sources", "go.tags", "go.collections", "go.terms", "edit.search", "go.history",
    "go.trash", "go.guide", "go.settings",
)  # fmt: skip
_CAPTIONS = {
    Kind.AGENT: N_("People"),
    Kind.INCIDENT: N_("Incidents"),
    Kind.DOCUMENT: N_("Documents"),
    Kind.PLACE: N_("Places"),
    Kind.SOURCE: N_("Sources"),
    Kind.TAG: N_("Tags"),
    Kind.COLLECTION: N_("Collections"),
    Kind.TERM: N_("Vocabularies"),
}
_ORDER = tuple(_CAPTIONS)
F = TypeVar("F", Doing, Found)


@dataclass(frozen=True, slots=True)
class Everywhere:
    """The choice to look for words in all texts."""

    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One line of the palette; without a target it is a caption or only says something.

    lit: the spans of `title` that were typed. under: quieter words behind it. right: its keys or
    its number. faint: it cannot be done now, and `under` says why.
    """

    title: str
    target: Choice | Everywhere | Place | None = None
    lit: tuple[tuple[int, int], ...] = ()
    under: str = ""
    right: str = ""
    icon: str = ""
    faint: bool = False
    is_caption: bool = False

    @property
    def words(self) -> str:
        """All of it, for those who listen."""
        return "; ".join(part for part in (self.title, self.under, self.right) if part)


class Lines:
    """Answers what was typed."""

    def __init__(
        self,
        doings: Doings,
        finder: Finder | None,
        lately: Lately,
        texts: InTexts | None = None,
    ) -> None:
        self._doings, self._finder, self._lately = doings, finder, lately
        self._texts = texts

    def answer(self, text: str) -> list[Line]:
        """Return the lines for `text`; captions stand above their groups."""
        prefix, rest = split(text)
        if prefix is None:
            return self._everything(rest) if rest else self._beginning()
        caption = _CAPTIONS[prefix.kind] if prefix.kind else N_("Actions")
        if prefix.kind is None:
            doings = self._doings.find(rest) if rest else self._doings.all()
            doing_lines = [_doing_line(one, words(rest)) for one in doings]
            return _group(_(caption), doing_lines) or [Line(title=_("No action is called that."))]
        found = self._among(prefix.kind, rest)
        lines = [_found_line(one, words(rest)) for one in found]
        return _group(_(caption), lines) or [self._nothing()]

    def _among(self, kind: Kind, rest: str) -> Sequence[Found]:
        if self._finder is None:
            return ()
        if rest:
            return self._finder.find(rest, _ALONE, [kind])[0]
        return self._finder.newest(_ALONE, kind)

    def _beginning(self) -> list[Line]:
        """Nothing was typed: what was chosen lately, and where one can go."""
        chosen = self._lately.choices[:_LATELY]
        records = [one for one in chosen if isinstance(one, int)]
        shown = self._finder.show(records) if self._finder and records else {}
        known = {one.id: one for one in self._doings.all()}
        lately = []
        for one in chosen:
            if isinstance(one, str) and one in known:
                lately.append(_doing_line(known[one]))
            elif not isinstance(one, str) and one in shown:
                lately.append(_found_line(shown[one], under_kind=True))
        where = [_way_line(one) for one in self._doings.of(_PLACES) if not one.why_not]
        if self._finder is None:
            where = [_way_line(one) for one in self._doings.all() if not one.why_not]
        caption = _("Go to") if self._finder is not None else _("What can be done")
        return _group(_("Lately"), lately) + _group(caption, where)

    def _everything(self, text: str) -> list[Line]:
        """Search all: the group with the best of all stands first, then as people think of them."""
        sought = words(text)
        groups: list[tuple[int, int, list[Line]]] = []
        if doings := self._doings.find(text)[: 2 * _EACH]:
            first = self._lately_first(doings, [one.id for one in doings])
            lines = [_doing_line(one, sought) for one in first[:_EACH]]
            fit = first[0].fit if not first[0].why_not else _LAST
            groups.append((fit, -1, _group(_("Actions"), lines)))
        found_of = self._finder.find(text, 2 * _EACH) if self._finder is not None else ()
        for kind, found in zip(KINDS, found_of, strict=False):
            if found:
                first_found = self._lately_first(found, [one.record for one in found])
                lines = [_found_line(one, sought) for one in first_found[:_EACH]]
                place = _ORDER.index(kind)
                groups.append((found[0].fit, place, _group(_(_CAPTIONS[kind]), lines)))
        groups.sort(key=lambda group: group[:2])
        named = [line for *_by, lines in groups for line in lines]
        inside = self._inside(text, {line.target for line in named})
        # Who is called so in another spelling is found with the texts.
        return (named or ([] if inside else [self._nothing()])) + self._elsewhere(text) + inside

    def _lately_first(self, found: Sequence[F], choices: Sequence[Choice]) -> list[F]:
        """Return what fits equally well with what was chosen lately before the rest."""
        order = {choice: at for at, choice in enumerate(self._lately.choices)}
        ranked = zip(found, choices, strict=True)
        by = sorted(ranked, key=lambda one: (one[0].fit, order.get(one[1], len(order))))
        return [one for one, _choice in by]

    def _nothing(self) -> Line:
        """Say that nothing was found, or that it is too early to say so."""
        if self._finder is not None and not self._finder.is_whole:
            return Line(title=f"{_(READING)}…")
        return Line(title=_("Nothing is called that."))

    def _elsewhere(self, text: str) -> list[Line]:
        """Offer to look for the words themselves; names are not all there is."""
        if self._finder is None:
            return []
        title = _("Find “{words}” in all texts").format(words=text)
        line = Line(title=title, target=Everywhere(text), icon="search")
        return _group(_("Everywhere"), [line])

    def _inside(self, text: str, known: Container[object]) -> list[Line]:
        """Return what holds the words, in any form, and is not listed by its name, once that is
        known.

        It comes last: it is found later, and nothing above may move for it.
        """
        if self._texts is None:
            return []
        self._texts.ask(text)
        found = [one for one in self._texts.hits(text) if one[0].id not in known]
        return _group(_("In texts and descriptions"), [_hit_line(text, *one) for one in found])


def _group(caption: str, lines: Iterable[Line]) -> list[Line]:
    inside = list(lines)
    return [Line(title=caption, is_caption=True), *inside] if inside else []


def _doing_line(doing: Doing, sought: Sequence[str] = ()) -> Line:
    why = _("not now: {why}").format(why=doing.why_not) if doing.why_not else ""
    return Line(
        title=doing.text,
        target=doing.id,
        lit=tuple(marks(doing.text, sought)),
        under=why or doing.menu,
        right=doing.keys,
        icon=doing.icon,
        faint=bool(doing.why_not),
    )


def _way_line(doing: Doing) -> Line:
    """Return a place to go to; which menu it stands in is of no interest there."""
    return replace(_doing_line(doing), under="")


def _found_line(found: Found, sought: Sequence[str] = (), *, under_kind: bool = False) -> Line:
    under = _(KIND_WORDS[found.kind]) if under_kind else found.also
    return Line(
        title=found.title,
        target=found.record,
        lit=tuple(marks(found.title, sought)),
        under=under,
        right=found.number,
        icon=icon_of(found, "list-tree"),
    )


def _hit_line(text: str, hit: Hit, seen: Seen) -> Line:
    return Line(
        title=seen.title,
        target=place(text, hit),
        lit=seen.in_title,
        under=seen.words,
        icon=icon_of(hit, "list-tree"),
    )
