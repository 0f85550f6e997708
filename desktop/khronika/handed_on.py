"""Words for the process that takes this one's place, out of sight of the computer's other users.

Everybody may read with what words a process was started (`ps`), and the path of an archive names a
case. Its environment only its own user and the administrator may read; on Linux, once `hardening`
has made the process unreadable, the administrator alone.
"""

import json
import os
from collections.abc import Sequence

_WORDS = "KHRONIKA_HANDED_ON"


def environment(words: Sequence[str]) -> dict[str, str]:
    """Return this process's environment with `words` in it, for the one that takes its place."""
    return {**os.environ, _WORDS: json.dumps(list(words))}


def words() -> list[str] | None:
    """Return the words that were handed on to this process, once; None where none were."""
    handed = os.environ.pop(_WORDS, None)
    try:
        read = None if handed is None else json.loads(handed)
    except ValueError:
        return None
    fits = isinstance(read, list) and all(isinstance(word, str) for word in read)
    return read if fits else None
