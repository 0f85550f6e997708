"""The words people read: collected from the code, kept in catalogs, checked and compiled.

    python .ci/catalogs.py update [LANGUAGE…]   collect the words into every catalog (or a new one)
    python .ci/catalogs.py check                say what is stale, missing or unsure; exit 1 if any
    python .ci/catalogs.py compile              make them readable to a checkout of the program

English is the language of the code and has no catalog. Catalogs name the file of each sentence
but not its line, so that a change elsewhere in a file does not touch them.
"""

import sys
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from string import Formatter

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parents[1]
CATALOGS = ROOT / "resources" / "locale"
NAME = "LC_MESSAGES/khronika"
SOURCES = {"desktop": "python", "resources": "jinja2"}
METHODS = {"python": [("**.py", "python")], "jinja2": [("export/**", "jinja2")]}
OPTIONS = {"export/**": {"silent": "false"}}  # a broken template is an error, not an empty one
KEYWORDS = {"_": None, "N_": None, "ngettext": (1, 2)}


def collect() -> Catalog:
    """Return every marked sentence of the code and of the templates, untranslated."""
    catalog = Catalog(project="Khronika", charset="utf-8", fuzzy=False)
    for folder, method in SOURCES.items():
        found = extract_from_dir(
            ROOT / folder,
            METHODS[method],
            OPTIONS,
            keywords=KEYWORDS,
            comment_tags=["Translators:"],
        )
        for file, line, message, comments, context in sorted(found, key=lambda each: each[:2]):
            where = [(f"{folder}/{file}", line)]
            catalog.add(message, None, where, auto_comments=comments, context=context)
    return catalog


def languages() -> list[str]:
    """Return the languages that have a catalog."""
    return sorted(po.parts[-3] for po in CATALOGS.glob(f"*/{NAME}.po"))


def read(language: str) -> Catalog:
    """Return the catalog of `language`, empty when there is none yet."""
    path = CATALOGS / language / f"{NAME}.po"
    if not path.exists():
        return Catalog(
            locale=language,
            header_comment=f"# The words of Khronika ({language}), under its licence.\n#",
            project="Khronika",
            version="0.1",
            msgid_bugs_address="see CONTRIBUTING.md",
            last_translator="Khronika",
            language_team="Khronika",
            charset="utf-8",
            fuzzy=False,
        )
    with path.open("rb") as file:
        return read_po(file, locale=language)


def update(language: str) -> None:
    """Bring the catalog of `language` up to date, keeping the translations that still fit."""
    catalog = read(language)
    catalog.update(collect(), no_fuzzy_matching=True)
    catalog.obsolete.clear()
    catalog.revision_date = datetime.now(UTC)
    path = CATALOGS / language / f"{NAME}.po"
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as file:
        write_po(file, catalog, width=100, sort_by_file=True, include_lineno=False)


def faults(language: str) -> list[str]:
    """Return one line for each sentence whose translation is not fit to be shown."""
    catalog, wanted = read(language), collect()
    told = [f"is not in the code: {m.id!r}" for m in catalog if m.id and m.id not in wanted]
    for message in wanted:
        if message.id:
            told += [f"{why}: {message.id!r}" for why in _wrong(catalog.get(message.id), message)]
    return [f"{language}: {line}" for line in told]


def _wrong(translated: Message | None, message: Message) -> Iterator[str]:
    forms = _forms(translated.string) if translated else ()
    if translated is None:
        yield "is not in the catalog"
    elif not forms or not all(forms):
        yield "has no translation"
    elif translated.fuzzy:
        yield "is marked fuzzy"
    elif any(_facts(form) != _facts(_forms(message.id)[-1]) for form in forms):
        yield "names other facts in its translation"


def _forms(text: str | Iterable[str] | None) -> tuple[str, ...]:
    return (text,) if isinstance(text, str) else tuple(text or ())


def _facts(text: str) -> set[str]:
    """Return the names in braces that `str.format` fills in."""
    return {name for _, name, _, _ in Formatter().parse(text) if name is not None}


def compile_catalog(language: str, into: Path) -> Path:
    """Write the catalog of `language` under `into` as gettext reads it; return the file."""
    path = into / language / f"{NAME}.mo"
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as file:
        write_mo(file, read(language))
    return path


def main(command: str, *named: str) -> int:
    """Do `command`; return the exit status."""
    if command == "update":
        for language in named or languages():
            update(language)
    elif command == "check":
        told = [line for language in languages() for line in faults(language)]
        print("\n".join(told) or f"catalogs: {', '.join(languages())} complete")
        return 1 if told else 0
    elif command == "compile":
        if sys.prefix == sys.base_prefix:
            print("Run this by the Python of a virtual environment: catalogs are compiled into it.")
            return 1
        for language in languages():
            compile_catalog(language, Path(sys.prefix, "share", "locale"))
    else:
        print(__doc__)
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:] or ["help"]))
