"""Scenes, by name. A file beside this one that holds `SCENES` adds its own to `DESK`."""

from importlib import import_module
from pkgutil import iter_modules

from tests.pictures.scenes import door
from tests.pictures.stage import Scene

DOOR: dict[str, Scene] = door.SCENES
"""Shown before an archive is open."""

DESK: dict[str, Scene] = {}
"""Shown on the sample archive, each on a copy of its own."""

for _found in iter_modules(__path__):
    _scenes = getattr(import_module(f"{__name__}.{_found.name}"), "SCENES", {})
    if _scenes is not DOOR:
        assert not DESK.keys() & _scenes.keys(), f"{_found.name}: a name that is taken"
        DESK.update(_scenes)
