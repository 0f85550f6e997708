"""A person at a command line, in this process: types commands, reads what they answer."""

import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from click.testing import CliRunner, Result

from khronika.cli.main import khronika

WINDOW_CODE = 7  # what the window that opens here answers, to be told from any other end


@dataclass
class Terminal:
    """Runs commands on one archive, which its key file opens."""

    archive: Path
    key_file: Path
    windows: list[tuple[Path | None, bool, bool, str]] = field(default_factory=list)

    def run(self, *words: str, stdin: str | bytes = "", **environment: str) -> Result:
        """Run `khronika WORDS`, the key file named in the environment; any exit code is good."""
        variables = {"KHRONIKA_KEY_FILE": str(self.key_file), **environment}
        runner = CliRunner(env=variables)
        return runner.invoke(khronika, words, input=stdin, obj=self._window)

    def on(self, command: str, *words: str, stdin: str | bytes = "") -> Result:
        """Run `khronika COMMAND ARCHIVE WORDS`, which has to end with 0."""
        result = self.run(command, str(self.archive), *words, stdin=stdin)
        assert result.exit_code == 0, (result.stdout, result.stderr, result.exception)
        return result

    def json(self, command: str, *words: str, stdin: str | bytes = "") -> Any:
        """As `on`, with --json; return the one document that was printed."""
        result = self.on(command, *words, "--json", stdin=stdin)
        assert result.stderr == ""
        return json.loads(result.stdout)

    def add(self, kind: str, said: object) -> Any:
        """Record `said`, and return what was answered."""
        return self.json("add", kind, stdin=json.dumps(said, ensure_ascii=False).encode())

    def items(self, kind: str) -> list[Any]:
        """Return what `list` lists."""
        listed = self.json("list", kind)
        assert listed["total"] == len(listed["items"])
        assert listed["kind"] == kind
        items: list[Any] = listed["items"]
        return items

    def refusal(self, command: str, *words: str, stdin: str | bytes = "") -> str:
        """Run a command that must fail for a known reason; return its sentences."""
        result = self.run(command, str(self.archive), *words, stdin=stdin)
        assert result.exit_code == 1, (result.stdout, result.stderr, result.exception)
        assert result.stdout == ""
        return result.stderr.strip()

    def misuse(self, *words: str) -> str:
        """Run what is mistyped; return the usage that is shown."""
        result = self.run(*words)
        assert result.exit_code == 2, (result.stdout, result.stderr, result.exception)
        return result.stderr

    def _window(
        self, archive: Path | None, sample: bool, quit_when_shown: bool, locked: str
    ) -> int:
        self.windows.append((archive, sample, quit_when_shown, locked))
        return WINDOW_CODE


def titles(items: Sequence[Any]) -> list[str]:
    """Return the titles of listed items."""
    return [item["title"] for item in items]
