"""What a log may hold: where something happened, and nothing of what was being handled."""

import io
import logging
from collections.abc import Iterator

import pytest

from khronika import logs

SECRET = "Олена Вигадана, вул. Тиха 7"


@pytest.fixture
def written() -> Iterator[io.StringIO]:
    """What the log wrote, with the handlers of before put back afterwards."""
    root = logging.getLogger()
    before = (root.handlers[:], root.level, logging.raiseExceptions)
    root.handlers = []
    stream = io.StringIO()
    logs.begin(stream)
    yield stream
    root.handlers, root.level, logging.raiseExceptions = before


def test_a_record_says_where_and_not_what(written: io.StringIO) -> None:
    logging.getLogger("khronika.archive").warning("read %s of %s", SECRET, {"name": SECRET})
    logging.getLogger("khronika.archive").error(f"read {SECRET}", stack_info=True)  # noqa: G004
    first, second = written.getvalue().splitlines()
    assert first.startswith("WARNING khronika.archive test_logs.py:")
    assert second.startswith("ERROR khronika.archive test_logs.py:")
    assert "Вигадана" not in written.getvalue()


def test_an_exception_leaves_its_types_numbers_and_places(written: io.StringIO) -> None:
    try:
        try:
            raise OSError(28, SECRET, SECRET)
        except OSError as full:
            raise ExceptionGroup(SECRET, [ValueError(SECRET), KeyError(SECRET)]) from full
    except ExceptionGroup:
        logging.getLogger("khronika").exception("bug while %s", SECRET)
    told = written.getvalue()
    assert "Вигадана" not in told
    for kind in ("ExceptionGroup", "OSError errno=28", "ValueError", "KeyError"):
        assert f"\n{kind}\n" in told
    assert f"  {__name__}:" in told
    assert "in test_an_exception_leaves_its_types_numbers_and_places" in told


def test_an_exception_that_led_to_itself_ends() -> None:
    one, two = ValueError(SECRET), TypeError(SECRET)
    one.__cause__, two.__cause__ = two, one
    assert logs.places(one) == "ValueError\nTypeError"


def test_a_record_that_cannot_be_formatted_is_not_quoted(
    written: io.StringIO, capsys: pytest.CaptureFixture[str]
) -> None:
    logging.getLogger("khronika").warning("%d %d", SECRET)
    written.close()
    logging.getLogger("khronika").warning("read %s", SECRET)
    assert "Вигадана" not in "".join(capsys.readouterr())


def test_a_bug_that_nobody_caught_tells_its_places(capsys: pytest.CaptureFixture[str]) -> None:
    try:
        raise KeyError(SECRET)
    except KeyError as error:
        logs.uncaught(KeyError, error, error.__traceback__)
    said = capsys.readouterr().err
    assert said.startswith(f"KeyError\n  {__name__}:")
    assert "Вигадана" not in said


def test_a_quiet_level_stays_quiet(written: io.StringIO) -> None:
    logging.getLogger("khronika").info("opened")
    assert written.getvalue() == ""
