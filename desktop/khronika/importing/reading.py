"""Getting a file's bytes, or the sentence that says why not."""

import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

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
    with disk_told():
        # A pipe may be opened without waiting for a writer; then it can be seen for what it is.
        waiting = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0))
        with open(waiting, "rb") as file:  # noqa: PTH123
            info = os.fstat(file.fileno())
            if not stat.S_ISREG(info.st_mode):
                raise NotAFile
            data = b"" if info.st_size > LARGEST else file.read(LARGEST + 1)
    size = max(info.st_size, len(data))
    if size > LARGEST:
        raise FileTooBig(size=size >> 20, largest=LARGEST_MIB)
    return data
