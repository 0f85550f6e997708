"""A process that tries an archive's door under hard conditions and says what it was told.

    python -m tests.torture.visitor '{"archive": …, "key_file": …, …}'

The order may ask for `passphrase` (instead of the key file), `user` (a numeric uid to become),
`memory` (bytes of address space), `largest_file` (bytes), `then` ("fill": record until the disk
is full; "vanish": record once and die without closing). The answer is one JSON object on
standard output: the class, summary and advice of what was refused, and what was done.
"""

import json
import os
import sys
from pathlib import Path
from typing import Any

from khronika.archive import ballast, recording
from khronika.archive.archive import Archive
from khronika.archive.doors import create_archive, open_archive
from khronika.archive.openings import KeyFile, Opening, Passphrase
from khronika.domain.drafts import DocumentDraft
from khronika.domain.errors import KnownError

_LAST = "Останній аркуш"


def visit(order: dict[str, Any]) -> dict[str, Any]:
    """Carry `order` out; what was refused is part of the answer."""
    path = Path(order["archive"])
    opening: Opening = KeyFile(Path(order["key_file"]))
    if "passphrase" in order:
        opening = Passphrase(order["passphrase"])
    _restrict(order)
    try:
        if order.get("then") == "fill":
            return _fill(path, opening, order["ballast"])
        archive = open_archive(path, opening)
    except KnownError as error:
        return refusal(error)
    if order.get("then") == "vanish":
        record(archive, _LAST)
        _answer({"vanished": True})
        os._exit(0)
    archive.close()
    return {"opened": True}


def refusal(error: KnownError) -> dict[str, Any]:
    """Return what a person is told."""
    return {"refused": type(error).__name__, "summary": str(error), "advice": error.advice}


def record(archive: Archive, title: str, size: int = 100) -> None:
    """Record one document whose text is `size` code points and its own."""
    body = (title + " слово" * size)[:size]
    with archive.change("import") as change:
        recording.add_documents(change, [DocumentDraft(title=title, body=body)])


def _answer(answer: dict[str, Any]) -> None:
    sys.stdout.write(f"{json.dumps(answer)}\n")
    sys.stdout.flush()


def _restrict(order: dict[str, Any]) -> None:
    if sys.platform == "win32":
        return
    import resource

    for limit, name in ((resource.RLIMIT_AS, "memory"), (resource.RLIMIT_FSIZE, "largest_file")):
        if name in order:
            resource.setrlimit(limit, (order[name], order[name]))
    if "user" in order:
        os.setgid(order["user"])
        os.setuid(order["user"])


def _fill(path: Path, opening: Opening, ballast_bytes: int) -> dict[str, Any]:
    """Make an archive, record until it is refused, then do what a person would do next."""
    ballast._AMPLE = 0  # a small disk shall have one too
    archive = create_archive(path, [opening], ballast_bytes=ballast_bytes)
    saved: list[str] = []
    answer: dict[str, Any] = {"ballast_before": (path / "ballast").is_file()}
    try:
        while len(saved) < 10_000:
            title = f"Аркуш {len(saved)}"
            record(archive, title, 40_000)
            saved.append(title)
    except KnownError as error:
        answer |= refusal(error)
    answer["ballast_after"] = (path / "ballast").is_file()
    answer["read_while_full"] = _titles(archive) == saved
    if not answer["ballast_after"]:
        record(archive, _LAST)
        saved.append(_LAST)
    archive.close()
    archive = open_archive(path, opening)
    answer |= {"saved": len(saved), "all_there": _titles(archive) == saved}
    try:
        answer["faults"] = [fault.what for fault in archive.verify()]
    except KnownError as error:  # it writes the log back first
        answer["faults"] = [str(error)]
    archive.close()
    return answer


def _titles(archive: Archive) -> list[str]:
    """Return the titles of all documents in the order in which they were recorded."""
    documents = archive.catalogue.documents
    return [one.title for _id, one in sorted(documents.many(documents.ids()).items())]


if __name__ == "__main__":
    _answer(visit(json.loads(sys.argv[1])))
