"""Every screen in its main states: all of it seen, said, and reached by the keyboard.

At 200 per cent a screen of 1920×1080 has the room of 960×540; nothing may ask for more. A new scene
in `tests.pictures.scenes` is looked at here by itself. Scenes that only look share a window.
"""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from tests.pictures import DESK, DOOR, Stage
from tests.pictures.drawing import Stages
from tests.robots import eyes

from khronika.i18n import LANGUAGES, speak

ENLARGED, USUAL = (960, 540), (1280, 800)
SCENES = (*DOOR, *DESK)


@pytest.fixture(scope="module")
def stages(qapp: QApplication) -> Iterator[Stages]:
    with Stages(qapp) as lent:
        yield lent
    speak("en")


def _setting(stages: Stages, language: str, name: str) -> tuple[Stage, QWidget]:
    stage = stages.set_up(language, name)
    return stage, stage.dialog or stage.shell


def _in(language: str) -> object:
    """English each time; the other languages take twice as long again, and are left to .ci/long."""
    return pytest.param(language, marks=[] if language == "en" else pytest.mark.long)


@pytest.fixture(scope="module")
def known() -> set[object]:
    """Return the kinds of widgets of which it is known that one sees the keyboard in them."""
    return set()


# Language by language, so that scenes can share a window. The keyboard goes the same way in all.
@pytest.mark.parametrize("name", SCENES)
@pytest.mark.parametrize("language", [_in(language) for language in LANGUAGES])
def test_all_of_it_is_seen_said_and_reached(
    stages: Stages, known: set[object], language: str, name: str
) -> None:
    stage, whole = _setting(stages, language, name)
    complaints = eyes.nameless(whole) + eyes.unspoken_rows(whole)
    for size in (ENLARGED, USUAL):
        stage.shell.resize(*size)
        whole.resize(whole.size().boundedTo(stage.shell.size()))
        stage.settle()
        assert whole.width() <= size[0], f"wants {whole.width()} of {size[0]}"
        assert whole.height() <= size[1], f"wants {whole.height()} of {size[1]}"
        found = eyes.cut(whole) + eyes.outside(whole) + eyes.too_wide(whole)
        complaints += [f"{size[0]}: {one}" for one in found]
    if language == "en":
        walk = eyes.tab_order(whole)
        complaints += eyes.lost_keyboard(whole, walk) + eyes.out_of_order(whole, walk)
        complaints += eyes.unseen_focus(whole, known)
    assert complaints == []
