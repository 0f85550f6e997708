"""What reads files, each with the number of its version, and what was read by an older one.

A version grows when its reader reads some file otherwise than before; then documents that were
read by an older one are told of, and reading them anew makes another version of their text.
"""

from collections.abc import Mapping

from khronika.domain.values import TextVersion

READERS: Mapping[str, int] = {
    "plain": 1,  # text and Markdown
    # What is kept as it came, without a text. It grows with every format that gets a reader and
    # with every reader that takes more files: some of what was kept may be read then.
    "none": 1,
    "docx": 1,
    "html": 1,
    "mhtml": 1,
    "odt": 1,
    "pdf": 1,
    "picture": 1,
}


def is_older(version: TextVersion) -> bool:
    """Say whether the reader of a text is newer by now than it was; one nobody knows is not."""
    number = version.reader_version
    read = int(number) if number.isascii() and number.isdigit() else 0
    return read < READERS.get(version.reader, 0)
