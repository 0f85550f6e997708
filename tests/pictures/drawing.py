"""Scenes into files: each is set up once a language, then shown in every dress."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path

from PySide6.QtWidgets import QApplication

from khronika.archive.archive import Archive
from khronika.domain.filters import Filter
from khronika.i18n import speak
from khronika.ui.screens.list_screen import ListScreen
from khronika.ui.style.tokens import Scheme
from tests.pictures.sample import sample
from tests.pictures.scenes import DESK, DOOR
from tests.pictures.scenes.gallery import GALLERY
from tests.pictures.stage import Stage

_LOADING = 2  # steps in the history of a sample in which nothing was done but to load it


def draw(
    out: Path,
    languages: Sequence[str],
    schemes: Sequence[Scheme],
    sizes: Sequence[tuple[int, int]],
    *,
    only: Sequence[str] = (),
    percent: int = 100,
) -> Mapping[str, Sequence[Path]]:
    """Draw every scene, or `only` those, in every dress; return the files of each dress.

    Sizes are in pixels of the picture; `percent` is how far everything is enlarged in it.
    """
    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    out.mkdir(parents=True, exist_ok=True)
    dresses: dict[str, list[Path]] = {}
    for language in languages:
        speak(language)
        for name in only or (*DOOR, *DESK, *GALLERY):
            with set_up(app, name) as stage:
                for scheme in schemes:
                    stage.shell.tools.theme.wear(scheme)
                    for wide, high in sizes:
                        stage.shell.resize(wide * 100 // percent, high * 100 // percent)
                        dress = f"{language}-{scheme}-{wide}"
                        dress += f"-{percent}" if percent != 100 else ""
                        path = out / f"{name}-{dress}.png"
                        stage.picture().save(str(path))
                        dresses.setdefault(dress, []).append(path)
    return dresses


@contextmanager
def set_up(app: QApplication, name: str, size: tuple[int, int] = (1280, 800)) -> Iterator[Stage]:
    """Lend a window in which the scene `name` is set up on the sample."""
    stage = Stage(app, Scheme.LIGHT, size)
    with sample() as archive:
        play(stage, archive, name)
        yield stage
        stage.strike()
        if name not in DESK:
            archive.close()


def play(stage: Stage, archive: Archive, name: str) -> None:
    """Set up the scene `name`."""
    if name in DESK:
        if stage.shell.desk is None:
            stage.open(archive)
        DESK[name](stage)
    else:
        {**DOOR, **GALLERY}[name](stage)
    stage.settle()


class Stages:
    """Windows for one test after the other: kept while nothing has been written or begun in them.

    Making a window anew for each scene would take most of the time.
    """

    def __init__(self, app: QApplication) -> None:
        self._app = app
        self._kept = ExitStack()
        self._stage: Stage | None = None
        self._archive: Archive | None = None
        self._shows: tuple[str, str] | None = None  # language and scene
        self._before: object = None

    def __enter__(self) -> "Stages":
        return self

    def __exit__(self, *_error: object) -> None:
        self._end()

    def set_up(self, language: str, name: str) -> Stage:
        """Return a window that shows the scene `name`."""
        if self._stage is not None and self._shows == (language, name):
            return self._stage
        speak(language)
        if self._stage is not None and self._stage.shell.desk is not None:
            _put_away(self._stage)
        if not self._serves(language, name):
            self._end()
            self._stage = Stage(self._app, Scheme.LIGHT, (1280, 800))
            self._archive = self._kept.enter_context(sample())
            self._kept.callback(self._archive.close)
        assert self._stage is not None
        assert self._archive is not None
        self._shows = (language, name)
        play(self._stage, self._archive, name)
        if self._stage.dialog is None:
            self._stage.shell.activateWindow()
        return self._stage

    def _serves(self, language: str, name: str) -> bool:
        """Whether the window can show another scene: same language, and nothing was written."""
        stage = self._stage
        if stage is None or self._shows is None or self._shows[0] != language:
            return False
        desk = stage.shell.desk
        if name in DOOR or desk is None:
            return name in DOOR and desk is None
        catalogue = desk.session.catalogue
        if not catalogue.documents.ids():
            return name.endswith("-empty")
        return len(catalogue.steps.recent(_LOADING + 1)) <= _LOADING

    def _end(self) -> None:
        if self._stage is not None:
            self._stage.strike()
            self._stage = None
        self._kept.close()


def _put_away(stage: Stage) -> None:
    """Close what a scene has opened over the sample, without keeping it."""
    if stage.dialog is not None:
        stage.dialog.close()
        stage.dialog = stage.under = None
    stage.shell.bar.hide()
    stage.shell.panel.hide()
    stage.desk.session.hide_names(False)
    stage.desk.session.narrowing.filter.restore({"chips": Filter().as_json(), "words": {}})
    documents = stage.desk.documents
    if documents.drafting.form is not None:
        documents.drafting.discard()
        stage.settle()
        stage.shell.bar.hide()
    documents.reader.put_beside(None)
    documents.reader.new_tag.hide()
    documents.reader.line.hide()
    for screen in stage.desk.screens.standing().values():
        if isinstance(screen, ListScreen) and screen.form is not None:
            screen.put_form(None)
