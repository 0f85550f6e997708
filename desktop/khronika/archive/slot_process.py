"""The process that makes or opens one passphrase slot, so that its death is not ours.

pyrage asks scrypt for up to a gigabyte and aborts the whole process when there is none.
Run by its path, it imports nothing of khronika: it works from a checkout and a wheel alike.
Reads one JSON object on standard input and answers with one on standard output:

    {"memory": bytes, "secret": text, "seal": base64}  ->  {"slot": base64}
    {"memory": bytes, "secret": text, "open": base64}  ->  {"plain": base64}

or {"failed": "wrong" | "damaged" | "slow" | "memory"}. Nothing secret is in its arguments,
its environment or its standard error, and it leaves no core dump.
"""

import base64
import ctypes
import json
import sys

from pyrage import DecryptError, passphrase

if sys.platform != "win32":
    import resource

_PR_SET_DUMPABLE = 4  # prctl(2)


def _leave_no_core() -> None:
    """Refuse core dumps; on Linux also those piped to a crash handler, and debuggers."""
    if sys.platform != "win32":
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_PR_SET_DUMPABLE, 0, 0, 0, 0)


def _take_at_most(memory: int) -> None:
    """Limit this process to `memory` bytes of address space, or less where less is allowed."""
    if sys.platform == "linux":
        limits = resource.getrlimit(resource.RLIMIT_AS)
        most = min([memory, *(limit for limit in limits if limit != resource.RLIM_INFINITY)])
        resource.setrlimit(resource.RLIMIT_AS, (most, limits[1]))


def _answer(request: dict[str, str]) -> dict[str, str]:
    try:
        if "seal" in request:
            sealed = passphrase.encrypt(base64.b64decode(request["seal"]), request["secret"])
            return {"slot": base64.b64encode(sealed).decode()}
        opened = passphrase.decrypt(base64.b64decode(request["open"]), request["secret"])
        return {"plain": base64.b64encode(opened).decode()}
    except DecryptError as error:
        return {"failed": _reason(str(error))}
    except MemoryError:
        return {"failed": "memory"}


def _reason(message: str) -> str:
    """Tell pyrage's failures apart: it has one class for all, and only the words differ."""
    if message == "Decryption failed":
        return "wrong"
    return "slow" if message.startswith("Excessive work") else "damaged"


def main() -> None:
    """Answer the one request."""
    _leave_no_core()
    request = json.load(sys.stdin.buffer)
    _take_at_most(request.pop("memory"))
    json.dump(_answer(request), sys.stdout)


if __name__ == "__main__":
    main()
