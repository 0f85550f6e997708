"""The command line: which commands there are, and the way to the window."""

from collections.abc import Callable
from importlib import import_module
from pathlib import Path

import click

from khronika import __version__

# Command → its module in this package and the command in it, which is called the same. A
# command is imported when it is asked for, so that none pays for another's libraries.
COMMANDS = {
    "create": "create",
    "import": "import_documents",
    "list": "list_records",
    "show": "show",
    "search": "search",
    "find-place": "find_place",
    "add": "add",
    "tag": "tag",
    "untag": "untag",
    "collect": "collect",
    "export": "export",
    "load-vocabularies": "load_vocabularies",
    "history": "history",
    "undo": "undo",
    "redo": "redo",
    "merge-people": "merge_people",
    "trash": "trash",
    "restore": "restore",
    "purge": "purge",
    "info": "info",
    "verify": "verify",
    "keys": "keys",
    "revoke": "revoke",
    "recover": "recover",
    "reveal-key": "reveal_key",
}

# Opens the window: on an archive or the welcome screen, with the sample, closing once shown, and
# saying when and why this program locked that archive; or, where that is "--new", on the page that
# makes one.
OpenWindow = Callable[[Path | None, bool, bool, str], int]


class _Commands(click.Group):
    """The commands; a word that is none of them but a folder is an archive for the window."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        module = COMMANDS[cmd_name]
        command: click.Command = getattr(import_module(f"khronika.cli.{module}"), module)
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        if args[0] not in COMMANDS and _is_archive(Path(args[0])):
            return "open", _open, args
        return super().resolve_command(ctx, args)


def _is_archive(path: Path) -> bool:
    """Whether `path` is a folder, which the window says more of, or a file in an archive."""
    from khronika.archive.folder import archive_around

    return path.is_dir() or (path.exists() and archive_around(path) != path)


@click.command("open", hidden=True)
@click.argument("archive", type=click.Path(path_type=Path))
@click.option("--locked", default="", hidden=True)
@click.pass_obj
def _open(window: OpenWindow, archive: Path, locked: str) -> None:
    """Open the window on ARCHIVE."""
    raise SystemExit(window(archive, False, False, locked))


@click.group(
    cls=_Commands,
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"]},
    subcommand_metavar="[ARCHIVE | COMMAND [ARGS]...]",
)
@click.option("--sample", is_flag=True, help="Open the window on a fresh sample archive.")
@click.option("--quit-when-shown", is_flag=True, hidden=True)
@click.option("--new", is_flag=True, hidden=True)
@click.version_option(__version__, prog_name="khronika")
@click.pass_context
def khronika(context: click.Context, sample: bool, quit_when_shown: bool, new: bool) -> None:
    """An encrypted archive of documents and incidents for one documenter.

    Without a command the window opens: on ARCHIVE, or on the welcome screen.

    Every command takes --json and then prints exactly one JSON document. It exits 0 when done,
    1 with a sentence when something known was in the way, 2 when it was mistyped.
    """
    if context.invoked_subcommand is None:
        window: OpenWindow = context.obj
        raise SystemExit(window(None, sample, quit_when_shown, "--new" if new else ""))
