"""Whose words stand beside a value: those of its source, or of whoever recorded it.

Only what a passage bears out may stand between quotation marks.
"""

from collections.abc import Iterable
from typing import Final

from khronika.domain.date_wording import as_it_stands
from khronika.domain.values import Citation

SOURCE: Final = "source"
RECORDER: Final = "recorder"


def whose_words(
    words: str | None, cited: Iterable[Citation], whole: Iterable[Citation] = ()
) -> str | None:
    """Return `SOURCE` or `RECORDER`; None where there are no words.

    They are the source's if a passage is `cited` for the value, or if they stand in one that is
    cited for the `whole` of the incident. What contradicts a value is not where its words are from.
    """
    if not words:
        return None
    if any(True for _passage in _passages(cited)):
        return SOURCE
    stands = any(as_it_stands(words, " ".join(one.split())) for one in _passages(whole))
    return SOURCE if stands else RECORDER


def _passages(citations: Iterable[Citation]) -> Iterable[str]:
    return (one.passage.exact for one in citations if one.passage and one.stance != "contradicts")
