"""A program that imports a folder and is killed, with no time to clean up, in its midst.

`killed.py ARCHIVE KEY FOLDER COMMITS` dies inside the change that follows so many commits.
"""

import os
import signal
import sys
from collections.abc import Sequence
from pathlib import Path
from unittest import mock

from khronika.archive.change import Change
from khronika.archive.doors import open_archive
from khronika.archive.openings import KeyFile
from khronika.archive.recording import add_documents
from khronika.domain.drafts import DocumentDraft
from khronika.domain.kinds import RecordId
from khronika.importing.planning import make_plan
from khronika.importing.run import run_import
from khronika.importing.worker.reading import Readers


class AddOrDie:
    """Adds documents so many times; after the next the process is gone."""

    def __init__(self, times: int) -> None:
        self._left = times

    def __call__(self, change: Change, drafts: Sequence[DocumentDraft]) -> list[RecordId]:
        added = add_documents(change, drafts)
        if self._left == 0:
            os.kill(os.getpid(), signal.SIGKILL)
        self._left -= 1
        return added


def main(archive_path: str, key: str, folder: str, commits: int) -> None:
    """Import `folder` until `commits` changes are in, then die in the next."""
    archive = open_archive(Path(archive_path), KeyFile(Path(key)))
    with (
        mock.patch("khronika.importing.run.add_documents", AddOrDie(commits)),
        Readers() as readers,
    ):
        plan = make_plan([folder], archive.catalogue.documents, readers=readers)
        run_import(archive, plan, readers=readers)


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], sys.argv[3], int(sys.argv[4]))
