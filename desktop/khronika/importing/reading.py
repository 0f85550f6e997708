"""Getting a file's bytes, or the sentence that says why not."""

import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from khronika.importing.faults import (
    LARGEST,
    LARGEST_MIB,
    FileForbidden,
    FileGone,
    FileTooBig,
    FileUnreadable,
    NotAFile,
)


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


def read_file(path: Path) -> bytes:
    """Return the bytes of a regular file; links are followed.

    Raises:
        FileTooBig: It holds more than LARGEST bytes; none of them was read.
        NotAFile: Reading it might never end.
        FileGone, FileForbidden, FileUnreadable: The disk would not give it.
    """
    with _opened(path) as file:
        size = os.fstat(file.fileno()).st_size
        data = b"" if size > LARGEST else file.read(LARGEST + 1)
    size = max(size, len(data))
    if size > LARGEST:
        raise FileTooBig(size=size >> 20, largest=LARGEST_MIB)
    return data


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
