"""Pulls the plug: from a record of what a process did to its files, what a disk may have kept.

A disk keeps what was synced. Of what was written since, it may keep all, nothing, or any of it,
in any order, down to single sectors of 512 bytes; a file may have grown without its bytes, and
then holds zeros or rubbish. Names come, go and change in the order they did, but only a sync of
their folder makes that last.
"""

import os
import struct
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from typing import NamedTuple

SECTOR = 512
ALL, NOTHING, SOME = "all", "nothing", "some"  # how much of what was not synced is kept
_HEADER = struct.Struct("=IIqQ")  # as in shim.c


class Act(NamedTuple):
    """One call: what (a letter of shim.c), on which path, where, and with which bytes."""

    what: str
    path: str
    offset: int
    data: bytes


def read_record(log: Path) -> list[Act]:
    """Return what was done, in order."""
    data, at, acts = log.read_bytes(), 0, []
    while at < len(data):
        what, path_length, offset, length = _HEADER.unpack_from(data, at)
        at += _HEADER.size
        path = os.fsdecode(data[at : at + path_length])
        at += path_length
        acts.append(Act(chr(what), path, offset, data[at : at + length]))
        at += length
    return acts


@dataclass(slots=True)
class _File:
    """A file: the bytes that are safe, and what was done to it since, in order."""

    safe: bytearray = field(default_factory=bytearray)
    since: list[Act] = field(default_factory=list)

    def sync(self) -> None:
        for act in self.since:
            _do(self.safe, act)
        self.since.clear()

    def kept(self, how: str, dice: Random) -> bytes:
        found = bytearray(self.safe)
        for act in self.since if how != NOTHING else ():
            if how == ALL:
                _do(found, act)
            else:
                _half_do(found, act, dice)
        return bytes(found)


class Disk:
    """The files of one folder, as the process sees them and as the disk can be trusted to."""

    def __init__(self, files: dict[str, bytes]) -> None:
        """Begin with `files`, by path, all of them safe."""
        self._safe_names = {path: _File(bytearray(data)) for path, data in files.items()}
        self._names = dict(self._safe_names)
        self._unsynced: list[tuple[Act, _File]] = []  # created, unlinked, renamed; what was made

    def do(self, act: Act) -> None:
        """Do one thing more."""
        if act.what in "CUR":
            made = _File()
            _rename(self._names, act, made)
            self._unsynced.append((act, made))
        elif act.what != "S":
            self._names[act.path].since.append(act)
        elif act.path in self._names:
            self._names[act.path].sync()
        else:
            self._sync_folder(Path(act.path))

    def image(self, how: str, dice: Random) -> dict[str, bytes]:
        """Return the files, by path, that a power cut now may leave."""
        most = len(self._unsynced)
        number = {ALL: most, NOTHING: 0, SOME: dice.randint(0, most)}[how]
        names = dict(self._safe_names)
        for act, made in self._unsynced[:number]:
            _rename(names, act, made)
        return {path: file.kept(how, dice) for path, file in names.items()}

    def _sync_folder(self, folder: Path) -> None:
        waiting = []
        for act, made in self._unsynced:
            if Path(act.path).parent == folder:
                _rename(self._safe_names, act, made)
            else:
                waiting.append((act, made))
        self._unsynced = waiting


def _rename(names: dict[str, _File], act: Act, made: _File) -> None:
    """Bring, take away or change a name; `made` is the file that a C has made."""
    if act.what == "C":
        names[act.path] = made
    elif (file := names.pop(act.path, None)) is not None and act.what == "R":
        names[os.fsdecode(act.data)] = file


def _do(held: bytearray, act: Act) -> None:
    """Do it whole; a hole that comes to lie before it is zeros."""
    if act.what == "T":
        del held[act.offset :]
        held.extend(bytes(act.offset - len(held)))
        return
    _make_room(held, act, bytes)
    held[act.offset : act.offset + len(act.data)] = act.data


def _half_do(held: bytearray, act: Act, dice: Random) -> None:
    """Do it whole, not at all, or, if it is a write, torn, or in size only."""
    fate = dice.random()
    if act.what == "T":
        if fate < 0.5:
            _do(held, act)
    elif fate < 0.3:
        _do(held, act)
    elif fate < 0.65:
        _make_room(held, act, bytes if dice.random() < 0.5 else dice.randbytes)
        torn = fate < 0.5
        for at in range(0, len(act.data) if torn else 0, SECTOR):
            if dice.random() < 0.5:
                sector = act.data[at : at + SECTOR]
                held[act.offset + at : act.offset + at + len(sector)] = sector


def _make_room(held: bytearray, act: Act, filler: Callable[[int], bytes]) -> None:
    """Let the file be long enough for a write; `filler` gives so many bytes to begin with."""
    held.extend(filler(max(0, act.offset + len(act.data) - len(held))))
