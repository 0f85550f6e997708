"""The process of the languages: what it answers, and that it ends when it must."""

import json
import os
import signal
import subprocess
from collections.abc import Iterator

import pytest

from khronika.archive import tongue
from khronika.archive.tongue import Tongue, TongueTied
from khronika.language.keys import Seen
from khronika.language.lexicon import Lexicon


@pytest.fixture(scope="module")
def spoken() -> Iterator[Tongue]:
    made = Tongue()
    made.start()
    yield made
    made.close()


def test_it_answers_as_the_lexicon_does(spoken: Tongue, lexicon: Lexicon) -> None:
    words = [("гребенюка", Seen.CAPITAL), ("dmitry", Seen.NOTHING), ("\ud800", Seen.SMALL)]
    assert spoken.keys(words) == [lexicon.keys(*word) for word in words]
    assert spoken.sought(words) == lexicon.sought(words)


def test_it_tells_what_is_new_and_nothing_twice(spoken: Tongue, lexicon: Lexicon) -> None:
    learned = {one.word: one for one in spoken.learn(["Пришёл Юшков.", "Пришёл ёж."])}
    assert set(learned) == {"пришел", "юшков", "еж"}
    assert learned["юшков"].keys == lexicon.keys("юшков", Seen.CAPITAL)
    assert spoken.learn(["Пришёл Юшков."]) == []
    assert [one.seen for one in spoken.learn(["и пришёл юшков"]) if one.word == "юшков"] == [
        Seen.CAPITAL | Seen.SMALL
    ]


def test_one_that_died_is_started_anew(spoken: Tongue) -> None:
    assert spoken._process is not None
    os.kill(spoken._process.pid, signal.SIGKILL)
    spoken._process.wait()
    assert spoken.keys([("ёж", Seen.SMALL)])


def test_closing_ends_it_and_it_answers_no_more() -> None:
    made = Tongue()
    made.keys([("слово", Seen.SMALL)])
    process = made._process
    assert process is not None
    made.close()
    assert process.poll() is not None
    with pytest.raises(TongueTied):
        made.keys([("слово", Seen.SMALL)])


def test_closing_before_the_first_question_starts_nothing() -> None:
    made = Tongue()
    made.close()
    made.start()
    assert made._process is None


def test_one_that_cannot_be_started_is_a_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_words: object, **_more: object) -> None:
        raise OSError("no more processes")

    monkeypatch.setattr("subprocess.Popen", refuse)
    with pytest.raises(TongueTied) as caught:
        Tongue().keys([("слово", Seen.SMALL)])
    assert "as they are written" in caught.value.advice


def test_it_ends_with_its_input_and_leaves_nothing_behind() -> None:
    process = tongue._started()
    assert process.stdin is not None
    process.stdin.write(json.dumps({"keys": []}).encode() + b"\n")
    process.stdin.close()
    assert process.wait(timeout=60) == 0
    assert process.stdout is not None
    assert process.stdout.read() == b"[]\n"
    process.stdout.close()
    assert isinstance(process, subprocess.Popen)
