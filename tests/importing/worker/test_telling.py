"""What is missing is said, and what stands is not spoken ill of."""

import pytest

from khronika.importing.worker.sandbox import Protections
from khronika.importing.worker.telling import FILES, LIMITS, NETWORK, THINNER, missing


@pytest.mark.parametrize(
    ("standing", "said"),
    [
        ("limits namespace landlock syscalls", ()),
        ("limits syscalls", (THINNER,)),
        ("limits namespace landlock", (THINNER,)),
        ("limits landlock syscalls", (THINNER,)),
        ("namespace landlock syscalls", (LIMITS,)),
        ("limits landlock", (NETWORK,)),
        ("limits namespace", (FILES,)),
        ("limits", (NETWORK, FILES)),
        ("", (NETWORK, FILES, LIMITS)),
    ],
)
def test_what_is_missing_is_said(standing: str, said: tuple[str, ...]) -> None:
    stands = Protections(**dict.fromkeys(standing.split(), True))
    assert missing(stands) == said
