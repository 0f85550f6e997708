"""What a camera wrote is said in the words of the window, and nothing is made of what is none."""

import pytest

from khronika.i18n import speak
from khronika.ui.inspectors.pictured import _shown


@pytest.mark.parametrize(
    ("language", "written", "shown"),
    [
        ("en", "2023:04:12 10:05:30", "April 12, 2023, 10:05:30"),
        ("uk", "2023:04:12 10:05:30", "12 квітня 2023, 10:05:30"),
        ("en", "2023:04:12", "April 12, 2023"),
        ("en", "0000:00:00 00:00:00", "0000:00:00 00:00:00"),
        ("en", "2023:13:40 10:05:30", "2023:13:40 10:05:30"),
        ("en", "[7, 5, 30]", "07:05:30"),
        ("en", "seen 2023:04:12", "seen 2023:04:12"),
        ("en", "Vyhadka 3", "Vyhadka 3"),
    ],
)
def test_days_and_hours_are_said_as_elsewhere(language: str, written: str, shown: str) -> None:
    speak(language)
    assert _shown(written) == shown
