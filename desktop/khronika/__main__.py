"""Where the program starts: speak the person's language, then show one of the two faces."""

import sys
from pathlib import Path

from khronika import handed_on, logs
from khronika.cli.main import khronika
from khronika.hardening import harden
from khronika.i18n import speak, system_language


def open_window(archive: Path | None, sample: bool, quit_when_shown: bool, locked: str = "") -> int:
    """Show the window until it is closed; return the exit code. Only here Qt is loaded, and the
    rest of the program after it: something stands on the screen meanwhile.
    """
    from khronika.ui.beginning import begin

    begun = begin(locked)
    from khronika.ui.app import run

    return run(begun, archive, sample=sample, quit_when_shown=quit_when_shown, locked=locked)


def main() -> None:
    """Run the command that was typed, or the window."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):  # a terminal without UTF-8 shows a ? and goes on
            stream.reconfigure(errors="replace")
    harden()
    logs.begin()
    sys.excepthook = logs.uncaught
    speak(system_language())
    khronika(handed_on.words(), prog_name="khronika", obj=open_window)


if __name__ == "__main__":
    main()
