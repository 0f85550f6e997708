"""Scenes into files: each is set up once a language, then shown in every dress."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtWidgets import QApplication

from khronika.i18n import speak
from khronika.ui.style.tokens import Scheme
from tests.pictures.sample import sample
from tests.pictures.scenes import DESK, DOOR
from tests.pictures.stage import Stage


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
        for name in only or (*DOOR, *DESK):
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
        if name in DESK:
            stage.open(archive)
            DESK[name](stage)
        else:
            DOOR[name](stage)
        stage.settle()
        yield stage
        stage.strike()
        if name in DOOR:
            archive.close()
