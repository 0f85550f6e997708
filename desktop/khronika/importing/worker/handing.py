"""Handing descriptors on, over sockets that reach from one process of the program to another.

The only module that knows of sockets; those it makes have no address and belong to no network.
"""

import socket
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

_A_WORD = b"."  # descriptors travel beside at least one byte


def pair() -> tuple[int, int]:
    """Return two descriptors: what is written to either is read from the other, as it was sent."""
    if sys.platform != "linux":
        raise NotImplementedError
    one, other = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
    return one.detach(), other.detach()


def hand_on(control: int, descriptors: Sequence[int]) -> None:
    """Send `descriptors`, which stay open here too. Raises OSError when nobody is there."""
    with _borrowed(control) as sock:
        socket.send_fds(sock, [_A_WORD], descriptors)


def taken(control: int, most: int) -> list[int]:
    """Return the descriptors that were handed on together; none when there will be no more."""
    with _borrowed(control) as sock:
        _said, descriptors, _flags, _address = socket.recv_fds(sock, len(_A_WORD), most)
    return descriptors


@contextmanager
def _borrowed(descriptor: int) -> Iterator[socket.socket]:
    sock = socket.socket(fileno=descriptor)
    try:
        yield sock
    finally:
        sock.detach()
