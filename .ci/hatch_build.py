"""Puts compiled catalogs into the wheel; the working copy holds none."""

import runpy
import shutil
import tempfile
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class CatalogsHook(BuildHookInterface[Any]):
    """Compiles every catalog before the wheel is packed."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Compile into a folder of the build's own and have its files packed."""
        self._made = Path(tempfile.mkdtemp(prefix="catalogs"))
        catalogs = runpy.run_path(str(Path(self.root, ".ci", "catalogs.py")))
        for language in catalogs["languages"]():
            compiled = catalogs["compile_catalog"](language, self._made)
            inside = f"khronika/resources/locale/{compiled.relative_to(self._made).as_posix()}"
            build_data["force_include"][str(compiled)] = inside

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:
        """Remove that folder."""
        shutil.rmtree(self._made)
