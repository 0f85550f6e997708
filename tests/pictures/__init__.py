"""Pictures of every screen, and the stage and scenes that tests of all screens share."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "desktop"))

from tests.pictures.sample import sample
from tests.pictures.scenes import DESK, DOOR
from tests.pictures.stage import Scene, Stage

__all__ = ["DESK", "DOOR", "Scene", "Stage", "sample"]
