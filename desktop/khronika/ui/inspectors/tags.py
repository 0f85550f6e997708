"""A tag: its place in the tree, its colour, and every passage under it, in context."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from khronika.domain.kinds import RecordId
from khronika.domain.values import Named, Passage, Tag
from khronika.i18n import _, ngettext
from khronika.ui.editors.papers import HUES
from khronika.ui.inspectors.more import Long, list_first
from khronika.ui.inspectors.parts import Go, go_to, list_named
from khronika.ui.models.record_rows import Badge
from khronika.ui.style.tokens import TAG_COLOURS
from khronika.ui.widgets.context_quote import ContextQuote
from khronika.ui.widgets.in_place import InPlace
from khronika.ui.widgets.segments import Segments
from khronika.ui.widgets.sheet import Sheet
from khronika.ui.widgets.swatches import Swatches

HERE, BELOW = "here", "below"
OTHERS = 12  # records besides passages that are shown at first


@dataclass(frozen=True, slots=True, kw_only=True)
class TagAround:
    """What carries a tag: the first passages of `count`, and of `count_others` other records.

    `view` is HERE, or BELOW for what carries a tag under it as well; `below` counts those tags.
    """

    passages: Sequence[Passage] = ()
    count: int = 0
    count_below: int = 0
    below: int = 0
    view: str = HERE
    others: Sequence[Named] = ()
    count_others: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class TagHands:
    """What can be done from the page."""

    go: Go
    keep: Callable[[str, str | None], object]  # field, value
    look_at: Callable[[str], object]
    ask_parent: Callable[[], object]
    ask_merge: Callable[[], object]
    long: Callable[[str, int], Long]


def fill_tag(sheet: Sheet, tag: Tag, around: TagAround, hands: TagHands) -> None:
    """Show a tag and what carries it."""
    sheet.heading(" / ".join(tag.path), tag.number)
    name = InPlace(
        sheet.theme, _("Name"), tag.name, lambda said: hands.keep("name", said), empty=_("Name")
    )
    name.refuse(lambda said: "" if said else _("A name is missing."))
    sheet.written(_("Name"), name)
    hues = {colour: _(HUES[colour]) for colour in TAG_COLOURS}
    give = partial(hands.keep, "colour")
    sheet.written(_("Colour"), Swatches(sheet.theme, _("Colour"), hues, tag.colour, give))
    memo = InPlace(
        sheet.theme,
        _("What it is for"),
        tag.memo or "",
        lambda said: hands.keep("memo", said or None),
        empty=_("Say what belongs under it, and what does not…"),
    )
    sheet.written(_("What it is for"), memo)
    sheet.buttons(
        [
            (_("Move under another tag…"), hands.ask_parent),
            (_("Merge into another tag…"), hands.ask_merge),
        ]
    )
    _passages(sheet, around, hands)
    if around.others:
        sheet.section(_("Other records that carry it"), around.count_others)
        show, whole = partial(_other, sheet, hands.go), hands.long("others", OTHERS)
        list_first(sheet, around.others, show, whole, around.count_others)
    sheet.finish()


def _passages(sheet: Sheet, around: TagAround, hands: TagHands) -> None:
    count = around.count_below if around.view == BELOW else around.count
    sheet.section(_("Passages"), count)
    if around.below:
        under = ngettext("with {n} tag under it", "with {n} tags under it", around.below)
        views = {
            HERE: Badge(icon="tag", word=_("this tag {n}").format(n=around.count), role="ink"),
            BELOW: Badge(
                icon="tags",
                word=f"{under.format(n=around.below)} {around.count_below}",
                role="ink",
            ),
        }
        sheet.lay(Segments(sheet.theme, _("Passages"), views, around.view, hands.look_at))
        sheet.apart()
    if not count:
        sheet.words(
            _("No passage carries this tag yet. In a text, select words and press T."), "quiet"
        )

    def show(passage: Passage) -> None:
        under = [passage.document.title, passage.comment or ""]
        said = " · ".join(part for part in under if part)
        card = ContextQuote(sheet.theme, passage, said)
        card.setObjectName(f"passage:{passage.id}")
        card.clicked.connect(lambda _checked: go_to(passage, hands.go))
        sheet.lay(card)

    whole = hands.long("passages", len(around.passages))
    list_first(sheet, around.passages, show, whole, count)


def _other(sheet: Sheet, go: Go, one: Named) -> None:
    list_named(sheet, [one], go)


def parents_of(tags: Sequence[Tag], tag: Tag) -> list[RecordId]:
    """Return the tags that `tag` can be put under or merged into: all but it and those below."""
    return [one.id for one in tags if one.path[: len(tag.path)] != tag.path]
