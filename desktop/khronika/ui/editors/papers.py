"""The forms of a document, a tag, a collection and a note."""

from collections.abc import Iterable
from typing import Any

from PySide6.QtGui import QIcon

from khronika.domain import vocabulary
from khronika.domain.values import Collection, Document, Tag
from khronika.i18n import N_, _
from khronika.ui.editors.card import CardForm
from khronika.ui.editors.entry import Pick
from khronika.ui.editors.lines import Choice, DateLine, Line, Lines, PickLine, TongueLine
from khronika.ui.style.theme import Theme
from khronika.ui.style.tokens import TAG_COLOURS
from khronika.ui.widgets.swatches import patch
from khronika.ui.words import dated

HUES = {
    "amber": N_("amber"),
    "azure": N_("azure"),
    "rust": N_("rust"),
    "moss": N_("moss"),
    "plum": N_("plum"),
    "teal": N_("teal"),
    "rose": N_("rose"),
    "slate": N_("slate"),
    "olive": N_("olive"),
    "indigo": N_("indigo"),
    "brick": N_("brick"),
    "cyan": N_("cyan"),
}


class DocumentForm(CardForm):
    """What is known of a document; its text is not touched."""

    def __init__(self, theme: Theme, sources: Iterable[Pick], document: Document) -> None:
        super().__init__(theme, _("Edit {name}").format(name=document.title))
        self.title = Line(_("Title"))
        self.published = DateLine(_("Published"))
        self.publisher = PickLine(_("Publisher"), sources, _("a source; a new name makes one"))
        self.authors = Line(_("Authors"), _("separated by semicolons"))
        self.kind = Choice(theme, _("Kind"), vocabulary.DOCUMENT_KINDS, _("not stated"))
        self.language = TongueLine()
        self.url = Line(_("Address"))
        self.status = Choice(theme, _("Status"), vocabulary.STATUSES)
        self.sensitivity = Choice(
            theme, _("Sensitivity"), vocabulary.SENSITIVITIES, _("not stated")
        )
        self.field(_("Title"), self.title)
        when = self.field(_("Published"), self.published)
        self.published.said.connect(when.hint)
        self.field(_("Publisher"), self.publisher)
        self.field(_("Authors"), self.authors)
        self.field(_("Kind"), self.kind)
        self.field(_("Language"), self.language)
        self.field(_("Address"), self.url)
        self.field(_("Status"), self.status)
        self.field(_("Sensitivity"), self.sensitivity)
        self.title.fill(document.title)
        self.published.reads(document.language, None)
        said = document.published.words or dated(document.published)
        self.published.keep(said, document.published)
        if document.publisher is not None:
            self.publisher.put(Pick(text=document.publisher.title, id=document.publisher.id))
        self.authors.fill("; ".join(document.authors))
        self.kind.put(document.document_kind)
        self.language.put(document.language)
        self.url.fill(document.url or "")
        self.status.put(document.status)
        self.sensitivity.put(document.sensitivity)

    def fields(self) -> dict[str, Any]:
        """Return the form for `recording.edit_document`, but for the publisher."""
        return {
            "title": self.title.text(),
            "published": self.published.when(),
            "authors": [one.strip() for one in self.authors.text().split(";")],
            "kind": self.kind.code(),
            "language": self.language.code(),
            "url": self.url.text(),
            "status": self.status.code(),
            "sensitivity": self.sensitivity.code(),
        }


class TagForm(CardForm):
    """A tag: its name, its place in the tree, its colour, what it is for."""

    def __init__(self, theme: Theme, others: Iterable[Pick], tag: Tag | None = None) -> None:
        super().__init__(theme, _("Edit {name}").format(name=tag.name) if tag else _("New tag"))
        self.name = Line(_("Name"))
        self.parent_tag = PickLine(_("Under"), others, _("a tag of this archive"), makes=False)
        hues = {name: HUES[name] for name in TAG_COLOURS}
        self.colour = Choice(theme, _("Colour"), hues, _("the next one"))
        self._show_hues()
        theme.changed.connect(self._show_hues)
        self.memo = Lines(_("What it is for"))
        self.field(_("Name"), self.name)
        self.field(_("Under"), self.parent_tag)
        self.field(_("Colour"), self.colour)
        self.field(_("What it is for"), self.memo)
        if tag is not None:
            self.name.fill(tag.name)
            if tag.parent is not None:
                self.parent_tag.put(Pick(text=" / ".join(tag.path[:-1]), id=tag.parent))
            self.colour.put(tag.colour)
            self.memo.setPlainText(tag.memo or "")

    def _show_hues(self) -> None:
        for at in range(self.colour.count()):
            if (hue := self.colour.itemData(at)) is not None:
                scale = self.devicePixelRatioF()
                self.colour.setItemIcon(at, QIcon(patch(self._theme.tag(hue, 0), scale)))


class CollectionForm(CardForm):
    """A collection: its name, and what it is for."""

    def __init__(self, theme: Theme, collection: Collection | None = None) -> None:
        said = _("Edit {name}").format(name=collection.name) if collection else _("New collection")
        super().__init__(theme, said)
        self.name, self.memo = Line(_("Name")), Lines(_("What it is for"))
        self.field(_("Name"), self.name)
        self.field(_("What it is for"), self.memo)
        if collection is not None:
            self.name.fill(collection.name)
            self.memo.setPlainText(collection.memo or "")


class NoteForm(CardForm):
    """A note about a record, or a comment on a passage."""

    def __init__(self, theme: Theme, heading: str, text: str = "") -> None:
        super().__init__(theme, heading)
        self.text = Lines(_("Text"), rows=8)
        self.field(_("Text"), self.text)
        self.text.setPlainText(text)
