"""Logs that say where, never what: no word of an archive may reach a log.

A message and its arguments can hold what a person wrote, and so can the text of an exception
("no such column: Іваненко"). What is left of a record is its level, its logger, the file and
line that wrote it and, of an exception, the types, the numbers and the places it passed.
"""

import logging
import sys
import traceback
from types import TracebackType
from typing import TextIO

_LINE = "%(levelname)s %(name)s %(filename)s:%(lineno)d"
_NUMBERS = ("errno", "sqlite_errorcode")


def places(error: BaseException) -> str:
    """Return what may be told of `error`: one line for its type, then one for each frame.

    Exceptions that led to it, and those of a group, follow; the text of none is read.
    Frames are named by module, not by path: a path holds the name of the person's account.
    """
    lines: list[str] = []
    waiting: list[BaseException] = [error]
    seen: set[int] = set()
    while waiting:
        one = waiting.pop(0)
        if id(one) in seen:
            continue
        seen.add(id(one))
        lines += [_kind(one), *_frames(one)]
        waiting += [led for led in (one.__cause__, one.__context__) if led is not None]
        if isinstance(one, BaseExceptionGroup):
            waiting += one.exceptions
    return "\n".join(lines)


def _kind(error: BaseException) -> str:
    numbers = ((name, getattr(error, name, None)) for name in _NUMBERS)
    told = [f"{name}={number}" for name, number in numbers if isinstance(number, int)]
    return " ".join([type(error).__qualname__, *told])


def _frames(error: BaseException) -> list[str]:
    walked = traceback.walk_tb(error.__traceback__)
    return [
        f"  {frame.f_globals.get('__name__', '?')}:{line} in {frame.f_code.co_name}"
        for frame, line in walked
    ]


def uncaught(_kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    """Say on standard error where a bug was met: what Python would say quotes the archive.

    For `sys.excepthook`. Whoever keeps what a command says in a file keeps this too.
    """
    sys.stderr.write(f"{places(error.with_traceback(trace))}\n")


class WhereOnly(logging.Filter):
    """Empties every record of its contents before a handler can write them."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Keep level, name and place; put the places of an exception in its stead."""
        error = record.exc_info[1] if record.exc_info else None
        record.msg, record.args = "", None
        record.exc_info, record.stack_info = None, None
        record.exc_text = places(error) if error is not None else None
        return True


def begin(stream: TextIO | None = None, level: int = logging.WARNING) -> None:
    """Send records of `level` and above, emptied, to `stream` (None: standard error).

    Handlers that were there are taken away. A handler that fails says nothing: its complaint
    would quote the record.
    """
    handler = logging.StreamHandler(stream)
    handler.addFilter(WhereOnly())
    logging.basicConfig(level=level, format=_LINE, handlers=[handler], force=True)
    logging.raiseExceptions = False
