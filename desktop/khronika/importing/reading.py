"""Getting a file's bytes, or the sentence that says why not."""

import hashlib
import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from khronika.importing.faults import (
    LARGEST,
    FileForbidden,
    FileGone,
    FileTooBig,
    FileUnreadable,
    NotAFile,
)

_PIECE = 1 << 20


@contextmanager
def disk_told() -> Iterator[None]:
    """Turn what the disk answers inside the block into sentences.

    Raises:
        FileGone, FileForbidden, FileUnreadable: Instead of OSError; and FileGone for a path
            that no system can have, such as one with a zero byte in it.
    """
    try:
        yield
    except (FileNotFoundError, NotADirectoryError):
        raise FileGone from None
    except PermissionError:
        raise FileForbidden from None
    except (OSError, ValueError):
        raise FileUnreadable from None


def read_file(path: Path, most: int = LARGEST) -> bytes:
    """Return the bytes of a regular file; links are followed.

    Raises:
        FileTooBig: It holds more than `most` bytes; none of them was read.
        NotAFile: Reading it might never end.
        FileGone, FileForbidden, FileUnreadable: The disk would not give it.
    """
    with _opened(path) as file:
        size = os.fstat(file.fileno()).st_size
        data = b"" if size > most else file.read(most + 1)
    size = max(size, len(data))
    if size > most:
        raise FileTooBig(size=size >> 20, largest=most >> 20)
    return data


def pieces(path: Path) -> Iterator[bytes]:
    """Give a regular file of any size piece by piece; links are followed.

    Raises:
        NotAFile: Reading it might never end.
        FileGone, FileForbidden, FileUnreadable: The disk would not give it.
    """
    with _opened(path) as file:
        while piece := file.read(_PIECE):
            yield piece


def fingerprint(path: Path) -> tuple[str, int]:
    """Return the SHA-256 of a file, in hexadecimal, and its length. Raises as `pieces`."""
    seen, size = hashlib.sha256(), 0
    for piece in pieces(path):
        seen.update(piece)
        size += len(piece)
    return seen.hexdigest(), size


def read_beginning(path: Path, most: int) -> bytes:
    """Return the first bytes of a regular file, `most` of them at most; links are followed.

    Raises:
        NotAFile: Reading it might never end.
        FileGone, FileForbidden, FileUnreadable: The disk would not give it.
    """
    with _opened(path) as file:
        return file.read(most)


@contextmanager
def _opened(path: Path) -> Iterator[BinaryIO]:
    with disk_told():
        # A pipe may be opened without waiting for a writer; then it can be seen for what it is.
        waiting = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0))
        with open(waiting, "rb") as file:  # noqa: PTH123
            if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
                raise NotAFile
            yield file
