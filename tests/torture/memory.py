"""Reads the memory of another process as whoever takes the computer away could; Linux only."""

import re
import sys
from collections.abc import Mapping
from pathlib import Path

_ALIKE = 16  # bytes
_LINE = re.compile(r"([0-9a-f]+)-([0-9a-f]+) (\S+) \S+ \S+ \S+\s*(.*)")


def forbidden(pid: int) -> str:
    """Return why the memory of `pid` cannot be read here; empty when it can."""
    if sys.platform != "linux":
        return "only Linux shows the memory of a process as a file"
    try:
        with Path(f"/proc/{pid}/mem").open("rb"):
            return ""
    except OSError as error:
        return f"the memory of another process is not to be read ({error.strerror})"


def count(pid: int, needles: Mapping[str, bytes]) -> dict[str, int]:
    """Return how often each of `needles` stands in what `pid` can read of its memory.

    A needle that lies across two mappings is not seen. Needles that begin alike are looked for
    together, so that five hundred cost hardly more than one.
    """
    found = dict.fromkeys(needles, 0)
    groups: dict[bytes, list[str]] = {}
    for name, needle in needles.items():
        groups.setdefault(needle[:_ALIKE], []).append(name)
    with Path(f"/proc/{pid}/maps").open() as maps, Path(f"/proc/{pid}/mem").open("rb", 0) as memory:
        for line in maps:
            match = _LINE.match(line)
            assert match is not None
            if "r" not in match[3] or match[4].startswith("[v"):
                continue
            start, end = int(match[1], 16), int(match[2], 16)
            try:
                memory.seek(start)
                held = memory.read(end - start)
            except (OSError, ValueError):
                continue
            for beginning, names in groups.items():
                at = held.find(beginning)
                while at >= 0:
                    for name in names:
                        found[name] += held.startswith(needles[name], at)
                    at = held.find(beginning, at + 1)
    return found


def texts(words: Mapping[str, str]) -> dict[str, bytes]:
    """Return needles for `words`: as UTF-8, and as Qt, and Python with Cyrillic, keep them."""
    utf8 = {f"{name} (UTF-8)": said.encode() for name, said in words.items()}
    return utf8 | {f"{name} (UTF-16)": said.encode("utf-16-le") for name, said in words.items()}


def command_of(pid: int) -> list[str]:
    """Return the words that `pid` was started with."""
    return Path(f"/proc/{pid}/cmdline").read_bytes().decode().split("\0")[:-1]


def environment_of(pid: int) -> dict[str, str]:
    """Return the environment that `pid` was started with, as it still lies in its memory."""
    held = Path(f"/proc/{pid}/environ").read_bytes().decode()
    return dict(one.split("=", 1) for one in held.split("\0") if "=" in one)


def open_files(pid: int) -> list[str]:
    """Return what `pid` holds open."""
    found = []
    for link in Path(f"/proc/{pid}/fd").iterdir():
        try:
            found.append(str(link.readlink()))
        except FileNotFoundError:
            continue
    return found
