"""A page that only shows its damage when it is read is told in a sentence, too."""

from tests.cli.conftest import put
from tests.robots.terminal import Terminal

from khronika.domain.drafts import DocumentDraft

PAGE = 4096


def test_reading_a_damaged_page_ends_in_a_sentence(terminal: Terminal) -> None:
    """One page after another is damaged; what opens all the same is then read."""
    put(terminal, [DocumentDraft(title=f"Letter {n}", body="слово " * 300) for n in range(60)])
    database = terminal.archive / "archive.db"
    whole = database.read_bytes()
    told = 0
    for at in range(PAGE, len(whole), 3 * PAGE):
        damaged = bytearray(whole)
        damaged[at + 100] ^= 1
        database.write_bytes(damaged)
        result = terminal.run("list", str(terminal.archive), "documents")
        assert result.exception is None or isinstance(result.exception, SystemExit), at // PAGE
        told += "is damaged" in result.stderr
    assert told > 1
