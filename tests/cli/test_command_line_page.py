"""The page about the command line: nothing is missing from it, and its examples run."""

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest
from tests.robots.terminal import Terminal, titles

from khronika.cli.add import KINDS
from khronika.cli.main import COMMANDS
from khronika.domain import citation_json, draft_json, incident_json
from khronika.paths import RESOURCES

PAGE = (RESOURCES / "help" / "COMMAND-LINE.md").read_text(encoding="utf-8")
COMMANDS_PART, KINDS_PART = PAGE.split("\n## What add takes\n")
EXAMPLES = re.findall(r"^```sh\n(.*?)^```$", PAGE, re.DOTALL | re.MULTILINE)
DESKTOP = Path(__file__).resolve().parents[2] / "desktop"


def section(part: str, title: str) -> str:
    """Return what `part` of the page says under a heading of the third level."""
    found = re.search(rf"^### {title}\n(.*?)(?=^##|\Z)", part, re.DOTALL | re.MULTILINE)
    assert found is not None, title
    return found[1]


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_its_example(command: str) -> None:
    heads = re.findall(r"^### (.*)$", COMMANDS_PART, re.MULTILINE)
    (head,) = [head for head in heads if command in head.split(", ")]
    (example,) = re.findall(r"```sh\n(.*?)```", section(COMMANDS_PART, head), re.DOTALL)
    assert f"khronika {command} " in example


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_has_its_example(kind: str) -> None:
    (example,) = re.findall(r"```sh\n(.*?)```", section(KINDS_PART, kind), re.DOTALL)
    assert f"khronika add case.khronika {kind}" in example


@pytest.mark.parametrize(
    ("kind", "keys"),
    [
        ("person", f"{draft_json.PERSON} {draft_json.NAME}"),
        ("source", f"{draft_json.SOURCE} {draft_json.SOURCE_RELATION}"),
        ("place", draft_json.PLACE),
        ("collection", draft_json.COLLECTION),
        ("tag", draft_json.TAG),
        ("note", draft_json.NOTE),
        ("relation", draft_json.RELATION),
        ("term", draft_json.TERM),
        ("passage", citation_json.PASSAGE),
        ("citation", f"target {citation_json.CITATION}"),
        ("incident", incident_json.INCIDENT),
        ("incident", incident_json.WHEN),
        ("incident", incident_json.PLACE_CLAIM),
        ("incident", incident_json.CATEGORY),
        ("incident", incident_json.PARTICIPATION),
        ("incident", incident_json.FIGURE),
    ],
)
def test_every_key_is_named(kind: str, keys: str) -> None:
    said = section(KINDS_PART, kind)
    for key in set(keys.split()) - {"uid"}:
        assert re.search(rf'[`"]{key}[`"]', said), key


def test_the_examples_run_one_after_the_other(tmp_path: Path) -> None:
    khronika = shlex.join([sys.executable, "-m", "khronika"])
    script = "".join(["set -eu\n", f'khronika() {{ {khronika} "$@"; }}\n', *EXAMPLES])
    variables = {**os.environ, "PYTHONPATH": str(DESKTOP), "KHRONIKA_LANGUAGE": "en"}
    ended = subprocess.run(
        ["/bin/sh", "-c", script],
        cwd=tmp_path,
        env=variables,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        timeout=200,
    )
    assert ended.returncode == 0, ended.stdout + ended.stderr
    terminal = Terminal(tmp_path / "case.khronika", tmp_path / "key.txt")
    incidents = terminal.items("incidents")
    assert titles(incidents) == ["Refusal at the depot", "Dismissals at the depot"]
    assert incidents[0]["grade"] == "single"
    assert terminal.json("verify")["ok"]
