"""A quoted passage bears the colours of its tags, in the palette that is on."""

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from khronika.domain.kinds import Kind, RecordId, Uid
from khronika.domain.values import Named, Passage, Tag
from khronika.ui.style import tokens
from khronika.ui.style.theme import Theme
from khronika.ui.style.tokens import Scheme
from khronika.ui.widgets.context_quote import ContextQuote
from khronika.ui.widgets.passage_card import PassageCard

Made = Callable[[Theme, Passage, str], QWidget]
TAG = Tag(id=RecordId(3), uid=Uid(b""), kind=Kind.TAG, name="arson", path=("arson",))
PASSAGE = Passage(
    id=RecordId(2), uid=Uid(b""), kind=Kind.PASSAGE, version=1, start=0, end=6, exact="It was.",
    document=Named(id=RecordId(1), uid=Uid(b""), kind=Kind.DOCUMENT, title="A text"), tags=(TAG,),
)  # fmt: skip


@pytest.mark.parametrize("made", [PassageCard, ContextQuote])
def test_its_stripe_follows_the_palette(made: Made, theme: Theme, qtbot: QtBot) -> None:
    card = made(theme, PASSAGE, "A text")
    qtbot.addWidget(card)
    card.resize(300, 60)
    card.show()

    def stripe() -> str:
        drawn = card.grab().toImage()
        return drawn.pixelColor(tokens.STRIPE // 2, drawn.height() // 2).name()

    assert stripe() == theme.tag(None, 3).name()
    light = stripe()
    theme.wear(Scheme.DARK)
    assert stripe() == theme.tag(None, 3).name() != light
