"""Draws every screen and its main states: `python -m tests.pictures OUT [--all]`.

Eight of each: light and dark, English and Ukrainian, 1280×800 and 1920×1080; `--all` adds high
contrast, Russian and 200 per cent. Beside the pictures lie contact sheets of twelve. What is shown
is the sample archive.
"""

import argparse
import os
import subprocess
import sys
from pathlib import Path

from khronika.ui.style.tokens import Scheme
from tests.pictures.contact import contact_sheets
from tests.pictures.drawing import draw

_TOP = Path(__file__).resolve().parents[2]
_SIZES = ((1280, 800), (1920, 1080))
_ENLARGED = ((1920, 1080),)  # at 200 per cent there is as much room as at 960×540
_PERCENT = 200


def main() -> None:
    """Draw what is asked for; what is enlarged in a process of its own, as Qt scales whole ones."""
    parser = argparse.ArgumentParser(prog="python -m tests.pictures", description=__doc__)
    parser.add_argument("out", type=Path)
    parser.add_argument("--all", action="store_true", help="high contrast, Russian, 200 per cent")
    parser.add_argument("--only", nargs="*", default=(), metavar="SCENE", help="only these")
    parser.add_argument("--percent", type=int, default=100, choices=(100, _PERCENT))
    parser.add_argument("--language", action="append", choices=("en", "uk", "ru"))
    parser.add_argument("--scheme", action="append")
    asked = parser.parse_args()
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    os.environ["QT_SCALE_FACTOR"] = str(asked.percent / 100)
    usual = list(Scheme) if asked.all else [Scheme.LIGHT, Scheme.DARK]
    dresses = draw(
        asked.out,
        asked.language or (("en", "uk", "ru") if asked.all else ("en", "uk")),
        [Scheme(name) for name in asked.scheme] if asked.scheme else usual,
        _SIZES if asked.percent == 100 else _ENLARGED,
        only=asked.only,
        percent=asked.percent,
    )
    contact_sheets(dresses, asked.out)
    if asked.all and asked.percent == 100:
        enlarged = [sys.executable, "-m", "tests.pictures", *sys.argv[1:]]
        subprocess.run([*enlarged, "--percent", str(_PERCENT)], check=True, cwd=_TOP)


if __name__ == "__main__":
    main()
