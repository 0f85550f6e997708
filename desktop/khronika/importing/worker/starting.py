"""Starting a process of this program, from a checkout and a wheel alike."""

import subprocess
import sys
from pathlib import Path
from typing import Any

_ROOT = str(Path(__file__).resolve().parents[3])
# In a wheel the root is where other packages are too, and is on the path already. A checkout's
# holds nothing else; there it comes first, or a Khronika that is installed besides would run.
_BEGIN = """
import importlib, sys
root, module, *words = sys.argv[1:]
if root not in sys.path:
    sys.path.insert(0, root)
importlib.import_module(module).main(*words)
"""


def start(module: str, *words: str, **streams: Any) -> subprocess.Popen[bytes]:
    """Start a process that calls `main` of `module` with `words`. Raises OSError.

    What it writes to standard error goes nowhere: it might quote a document.
    """
    # -P: a folder of documents may hold a json.py, and must not become part of the program. -I
    # would also leave out the libraries of someone who installs without an administrator.
    return subprocess.Popen(
        [sys.executable, "-P", "-c", _BEGIN, _ROOT, module, *words],
        stderr=subprocess.DEVNULL,
        **streams,
    )
