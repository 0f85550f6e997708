"""Fixtures of the command line: a closed archive, and a terminal in front of it."""

from collections.abc import Sequence
from pathlib import Path

import pytest
from tests.kept import EMPTY
from tests.robots.terminal import Terminal

from khronika.archive.doors import open_archive
from khronika.archive.openings import KeyFile
from khronika.archive.recording import add_documents
from khronika.domain.drafts import DocumentDraft

QUOTE = "Ми роздали листівки вночі"
LETTER = "Лист із Кам’янця\n\nОксана Вигадана пише: «Ми роздали листівки вночі».\n"


@pytest.fixture
def terminal(archive_path: Path, key_file: Path, at_any_speed: None) -> Terminal:
    """A terminal before a fresh archive."""
    EMPTY.copied(archive_path).close()
    return Terminal(archive_path, key_file)


@pytest.fixture
def desk(terminal: Terminal) -> Terminal:
    """The same, with one document in the archive: D-1, “Letter”."""
    put(terminal, [DocumentDraft(title="Letter", body=LETTER, language="uk")])
    return terminal


@pytest.fixture
def recorded(desk: Terminal) -> Terminal:
    """An archive with one of everything."""
    desk.add("source", {"name": "Вигадана газета", "reliability": "B"})
    desk.add("place", [{"name": "Вигаданія", "kind": "country"}])
    desk.add("place", {"name": "Кам’янець", "kind": "settlement", "parent": "Вигаданія"})
    desk.add("person", {"name": "Оксана Вигадана", "protection": "protected", "label": "А."})
    desk.add("passage", {"document": "Letter", "quote": QUOTE, "tags": ["resistance/leaflets"]})
    desk.add(
        "incident",
        {
            "title": {"uk": "Листівки", "en": "Leaflets"},
            "when": "in early March 2022",
            "places": {"place": "Кам’янець", "citations": "Q-1"},
            "categories": "leaflets",
            "people": {"person": "P-1", "role": "author", "outcome": "free"},
            "figures": {"counted": "leaflets", "low": 80, "words": "at least 80"},
            "citations": {"passage": "Q-1", "source": "S-1", "basis": "eyewitness"},
        },
    )
    desk.add("collection", {"name": "Suit", "members": ["I-1", "D-1"]})
    return desk


def put(terminal: Terminal, drafts: Sequence[DocumentDraft]) -> None:
    """Take documents in without a file."""
    archive = open_archive(terminal.archive, KeyFile(terminal.key_file))
    with archive.change("add-document") as change:
        add_documents(change, drafts)
    archive.close()
