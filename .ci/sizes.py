"""Prints the longest files and functions of the program and of its tests. Never fails."""

import ast
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
SHOWN = 10


def main() -> None:
    """Print lines and place, longest first; a function counts from its first line to its last."""
    for folder in ("desktop", "tests"):
        files: list[tuple[int, str]] = []
        functions: list[tuple[int, str]] = []
        for path in (ROOT / folder).rglob("*.py"):
            text, name = path.read_text(encoding="utf-8"), path.relative_to(ROOT).as_posix()
            files.append((text.count("\n"), name))
            functions += [
                (1 + (node.end_lineno or node.lineno) - node.lineno, f"{name}:{node.lineno}")
                for node in ast.walk(ast.parse(text))
                if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
            ]
        print(f"{folder}: {len(files)} files, {sum(lines for lines, _ in files)} lines")
        for kind, sizes in (("files", files), ("functions", functions)):
            print(f"  longest {kind}:")
            for lines, where in sorted(sizes, reverse=True)[:SHOWN]:
                print(f"  {lines:5}  {where}")


if __name__ == "__main__":
    main()
