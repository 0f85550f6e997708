"""The process that knows the languages, so that the window need not hold the dictionaries.

They take 75 MB, and looking words up would keep the interpreter from drawing. It reads one JSON
object a line on standard input and answers each with one on standard output:

    {"learn": [text, …]}          ->  [[word, seen, [key, …]], …]
    {"keys": [[word, seen], …]}   ->  [[key, …], …]
    {"sought": [[word, seen], …]} ->  [[key, …], …]
    {"forget": []}                ->  []

It ends when its input does. Texts of an archive pass through its memory and go nowhere else: it
leaves no core dump and writes nothing to standard error.
"""

import json
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any


def _answer(learner: Any, request: dict[str, Any]) -> list[Any]:
    if "learn" in request:
        learned = learner.learn(request["learn"])
        return [[one.word, int(one.seen), sorted(one.keys)] for one in learned]
    if "forget" in request:
        learner.forget()
        return []
    ((question, words),) = request.items()
    return [sorted(keys) for keys in getattr(learner, question)(_sightings(words))]


def _sightings(words: Iterable[tuple[str, int]]) -> list[tuple[str, Any]]:
    from khronika.language.keys import Seen

    return [(word, Seen(seen)) for word, seen in words]


def main() -> None:
    """Load the languages, then answer until there is nothing more to read."""
    sys.path.insert(0, str(Path(__file__).resolve().parents[2]))
    from khronika.gazetteer.gazetteer import load
    from khronika.hardening import harden
    from khronika.language.learner import Learner
    from khronika.language.lexicon import Lexicon

    harden()
    learner = Learner(Lexicon(load().names_of_all()))
    for line in sys.stdin.buffer:
        sys.stdout.write(json.dumps(_answer(learner, json.loads(line))) + "\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
