"""A plan shows what would come in and why the rest would not."""

import hashlib
import os
from functools import partial
from pathlib import Path

import pytest

from khronika.domain.errors import Cancelled
from khronika.importing import faults
from khronika.importing.looking import Wanted
from khronika.importing.pasted import of_text
from khronika.importing.plan import FIRST_WORDS, Plan, Status
from khronika.importing.planning import Look, independent, may_be_told
from khronika.importing.planning import make_plan as planned
from khronika.importing.planning import read_again as reread
from khronika.importing.rereading import read_row
from tests.conftest import shared_readers
from tests.importing.known import KnownDocuments

NOTHING = KnownDocuments()
make_plan = partial(planned, readers=shared_readers())


def read_again(plan: Plan, numbers: list[int], encoding: str | None, known: KnownDocuments) -> Plan:
    return reread(plan, numbers, Wanted(encoding=encoding), known, readers=shared_readers())


class Steps:
    """Progress that remembers, and stops after so many steps."""

    def __init__(self, most: int = 1000) -> None:
        self.seen: list[tuple[int, int]] = []
        self._most = most

    def step(self, done: int, total: int = 0) -> None:
        self.seen.append((done, total))
        if len(self.seen) > self._most:
            raise Cancelled


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "1 лист.txt").write_bytes("\ufeffЛист\r\n\r\nЦе наш лист про те, що було.".encode())
    (folder / "2.md").write_text("# Report\n\nThe court refused, and they appealed.\n")
    (folder / "3 empty.txt").write_bytes(b"")
    (folder / "4.pdf").write_bytes(b"%PDF-1.4")
    (folder / "5 misnamed.txt").write_bytes(b"%PDF-1.4")
    (folder / "6 again.txt").write_bytes((folder / "2.md").read_bytes())
    (folder / "7.txt").write_bytes("Суд отказал ему в иске.".encode("cp1251"))
    (folder / "8.bin").write_bytes(bytes(100))
    return folder


def test_one_row_a_file(folder: Path) -> None:
    plan = make_plan([folder], NOTHING)
    assert [row.status.value for row in plan.rows] == [
        "new", "new", "failed", "failed", "failed", "duplicate", "new", "new",
    ]  # fmt: skip
    letter, report, *_rest = plan.rows
    assert (letter.title, letter.language, letter.format) == ("Лист", "uk", "text")
    assert letter.notes == ("mark", "line-ends")
    assert letter.sha256 == hashlib.sha256(Path(letter.path).read_bytes()).hexdigest()
    assert letter.bytes == Path(letter.path).stat().st_size
    assert letter.characters == len("Лист\n\nЦе наш лист про те, що було.")
    assert (report.title, report.format) == ("Report", "markdown")
    assert plan.rows[6].encoding == "cp1251"
    unread = plan.rows[7]
    assert (unread.format, unread.notes, unread.kind) == ("file", ("unread",), None)
    assert plan.counts == {
        Status.NEW: 4, Status.DUPLICATE: 1, Status.FAILED: 3, Status.PASSED_OVER: 0,
    }  # fmt: skip


def test_every_row_that_does_not_come_in_says_why(folder: Path) -> None:
    for row in make_plan([folder, folder / "gone"], NOTHING).rows:
        assert bool(row.why) is (row.status is not Status.NEW)
        assert "{" not in row.why


def test_what_no_document_can_be_made_of_is_passed_over_and_is_not_damaged(folder: Path) -> None:
    (folder / "9 case.khronika").mkdir()
    if os.name != "nt":
        (folder / "10 up").symlink_to(folder.parent, target_is_directory=True)
        os.mkfifo(folder / "11 pipe")
    plan = make_plan([folder], NOTHING, wanted=Wanted(keeps_unread=True))
    passed = [row for row in plan.rows if row.status is Status.PASSED_OVER]
    assert [row.name for row in passed] == ["9 case.khronika", "10 up", "11 pipe"][: len(passed)]
    assert len(passed) == (1 if os.name == "nt" else 3)
    assert all(row.why for row in passed)
    assert [row.name for row in plan.rows if row.status is Status.FAILED] == ["3 empty.txt"]


def test_a_row_that_was_refused_keeps_nothing_of_its_file(folder: Path) -> None:
    """The way a fault came is every frame it passed through, and one of them holds the bytes."""
    kept = [row.fault for row in make_plan([folder], NOTHING).rows if row.fault is not None]
    assert len(kept) == 4
    for fault in kept:
        assert fault.__traceback__ is None
        assert fault.__context__ is None
        assert fault.__cause__ is None


def test_what_is_in_already_is_seen(folder: Path) -> None:
    data = (folder / "2.md").read_bytes()
    plan = make_plan([folder], KnownDocuments(hashlib.sha256(data).hexdigest()))
    held = [row for row in plan.rows if row.status is Status.DUPLICATE]
    assert [row.name for row in held] == ["2.md", "6 again.txt"]
    assert all("Held 1" in row.why for row in held)


def test_a_pasted_text_is_a_row(tmp_path: Path) -> None:
    texts = ["Вставлено\r\nи\u0306 рядок", " \n", "a\0b"]
    plan = make_plan([], NOTHING, pasted=[of_text(one) for one in texts])
    row = plan.rows[0]
    assert (row.status, row.title, row.characters) == (Status.NEW, "Вставлено", 17)
    assert row.notes == ("line-ends", "composed")
    assert [row.status for row in plan.rows[1:]] == [Status.FAILED, Status.FAILED]


def test_a_file_and_the_same_text_pasted_are_one(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("той самий текст")
    plan = make_plan([tmp_path / "a.txt"], NOTHING, pasted=[of_text("той самий текст")])
    assert plan.rows[1].status is Status.DUPLICATE
    assert "a.txt" in plan.rows[1].why


def test_progress_counts_bytes_and_stop_is_heard(folder: Path) -> None:
    steps = Steps()
    make_plan([folder], NOTHING, steps)
    total = sum(path.stat().st_size for path in folder.iterdir())
    assert steps.seen[-1] == (total, total)
    done = [done for done, of in steps.seen if of]
    assert done == sorted(done)
    with pytest.raises(Cancelled):
        make_plan([folder], NOTHING, Steps(4))


def test_another_encoding_reads_the_row_again(folder: Path) -> None:
    plan = make_plan([folder], NOTHING)
    other = read_again(plan, [6], "koi8-r", NOTHING)
    assert other.rows[6].encoding == "koi8-r"
    assert other.rows[6].title != plan.rows[6].title
    assert other.rows[:6] == plan.rows[:6]
    back = read_again(other, [6], None, NOTHING)
    assert back.rows[6] == plan.rows[6]
    wrong = read_again(plan, [6], "utf-8", NOTHING)
    assert isinstance(wrong.rows[6].fault, faults.EncodingWrong)


LIST = "Список: Їжак, Єгор"  # in cp866, as bytes that are other letters in cp1125


def test_of_a_text_guessed_wrong_a_person_says_how_it_is_written(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(f"{LIST}\n\nАвтор: Їжа Єрко\n".encode("cp866"))
    guessed = make_plan([tmp_path], NOTHING)
    assert (guessed.rows[0].encoding, guessed.rows[0].title) == ("cp1125", "Список: Єжак, Ґгор")
    plan = read_again(guessed.edited([0], publisher="Листок"), [0], "cp866", NOTHING)
    row = plan.rows[0]
    assert (row.encoding, row.title, row.authors) == ("cp866", LIST, ("Їжа Єрко",))
    assert row.publisher == "Листок", "what a person typed stays"
    assert read_row(row, shared_readers()).text.startswith(LIST)
    typed = read_again(plan.edited([0], title="Own", authors=("Я",)), [0], None, NOTHING).rows[0]
    assert (typed.encoding, typed.title, typed.authors) == ("cp1125", "Own", ("Я",))
    assert typed.typed == {"Я"}


def test_of_a_page_that_says_something_wrong_of_itself_a_person_is_believed(tmp_path: Path) -> None:
    page = f"<html><meta charset='koi8-r'><body><p>{LIST}</p><p>Суд у Києві.</p></body></html>"
    (tmp_path / "a.html").write_bytes(page.encode("cp1251"))
    plan = make_plan([tmp_path], NOTHING)
    assert LIST not in plan.rows[0].begins
    assert plan.rows[0].encoding is None
    row = read_again(plan, [0], "cp1251", NOTHING).rows[0]
    assert row.encoding == "cp1251"
    assert LIST in row.begins
    assert LIST in read_row(row, shared_readers()).text
    assert LIST not in read_again(plan, [0], None, NOTHING).rows[0].begins


def test_what_is_written_in_no_encoding_stays(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(b"%PDF-1.4")
    plan = make_plan([tmp_path], NOTHING, pasted=[of_text(LIST)])
    assert not any(map(may_be_told, plan.rows))
    assert read_again(plan, [0, 1], "cp1251", NOTHING).rows == plan.rows


def test_to_read_so_can_be_stopped(folder: Path) -> None:
    plan = make_plan([folder], NOTHING)
    with pytest.raises(Cancelled):
        reread(plan, [0, 1, 6], Wanted(), NOTHING, Steps(1), readers=shared_readers())


def test_one_that_fails_in_another_encoding_lets_its_double_in(tmp_path: Path) -> None:
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_bytes("Суд отказал.".encode("cp1251"))
    plan = make_plan([tmp_path], NOTHING)
    assert [row.status.value for row in plan.rows] == ["new", "duplicate"]
    plan = read_again(plan, [0], "utf-8", NOTHING)
    assert [row.status.value for row in plan.rows] == ["failed", "new"]


def test_the_same_folder_gives_the_same_plan(folder: Path) -> None:
    first, second = make_plan([folder], NOTHING), make_plan([folder], NOTHING)
    assert [row.path for row in first.rows] == [row.path for row in second.rows]


def put_again(path: Path, data: bytes) -> None:
    """Put other bytes into a file, so that size and time are what they were."""
    was = path.stat()
    path.write_bytes(data.ljust(was.st_size, b"."))
    os.utime(path, ns=(was.st_atime_ns, was.st_mtime_ns))


def ten(folder: Path) -> list[Path]:
    paths = [folder / f"{n}.txt" for n in range(10)]
    for path in paths:
        path.write_text(f"Letter {path.stem}\n\nWords of it.")
    return paths


class StopsAt:
    """Progress that stops once so many bytes were looked at."""

    def __init__(self, done: int) -> None:
        self._most = done

    def step(self, done: int, total: int = 0) -> None:
        if total and done >= self._most:
            raise Cancelled


def test_a_look_that_was_stopped_says_how_much_is_left_and_goes_on(tmp_path: Path) -> None:
    paths = ten(tmp_path)
    size = paths[0].stat().st_size
    first = Look([tmp_path], readers=shared_readers())
    plan = first.go(NOTHING, StopsAt(3 * size))
    assert [row.name for row in plan.rows] == ["0.txt", "1.txt", "2.txt"]
    assert plan.left == 7
    assert first.seen == list(plan.rows)
    corrected = plan.edited([1], title="Corrected")
    for path in paths[:3]:
        put_again(path, b"Other words")
    os.utime(paths[2], (1, 1))
    then = Look([tmp_path], readers=shared_readers(), former=corrected.rows)
    assert then.seen == list(corrected.rows), "before it has begun, too"
    plan = then.go(NOTHING)
    assert plan.left == 0
    titles = [row.title for row in plan.rows]
    assert titles == ["Letter 0", "Corrected", "Other words" + "." * (size - 11), *(
        f"Letter {n}" for n in range(3, 10)
    )], "the first two were not read again, the third was changed meanwhile"  # fmt: skip


def test_what_the_disk_refused_is_looked_at_again_and_what_was_judged_is_not(
    tmp_path: Path,
) -> None:
    gone, damaged = tmp_path / "gone.txt", tmp_path / "damaged.pdf"
    damaged.write_bytes(b"%PDF-1.7 " + b"0" * 100)
    first = Look([gone, damaged], readers=shared_readers()).go(NOTHING)
    assert [row.status for row in first.rows] == [Status.FAILED, Status.FAILED]
    gone.write_text("It is here now.")
    put_again(damaged, b"Any words.")
    then = Look([gone, damaged], readers=shared_readers(), former=first.rows).go(NOTHING)
    assert [row.status for row in then.rows] == [Status.NEW, Status.FAILED]
    assert then.rows[1].fault is first.rows[1].fault


def test_what_is_kept_only_if_wanted_is_looked_at_again_when_that_changes(folder: Path) -> None:
    kept = make_plan([folder], NOTHING, wanted=Wanted(keeps_unread=True))
    assert kept.rows[3].status is Status.NEW
    then = Look([folder], readers=shared_readers(), former=independent(kept.rows)).go(NOTHING)
    assert then.rows == make_plan([folder], NOTHING).rows
    assert then.rows[3].status is Status.FAILED


def test_what_is_parsed_holds_its_first_words(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text(f"<p>{'A long way. ' * 100}</p>")
    (tmp_path / "b.txt").write_text("A long way. " * 100)
    page, text = make_plan([tmp_path], NOTHING).rows
    assert page.begins == ("A long way. " * 100)[:FIRST_WORDS]
    assert text.begins == "", "a text is read from its beginning, without a parser"
