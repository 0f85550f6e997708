"""What an import needs to go on survives being written down."""

import json
import os

import pytest
from hypothesis import given
from hypothesis import strategies as st

from khronika.domain.date_words import parse_when
from khronika.importing.order import Order, of_json
from khronika.importing.pasted import Pasted, of_text
from khronika.importing.plan import PlanRow, Status

WORDS = st.text(max_size=20)


@given(
    st.builds(
        PlanRow,
        path=st.just("") | WORDS.map(lambda name: "/" + name.replace("/", "").replace(".", "")),
        name=WORDS,
        status=st.just(Status.NEW),
        format=st.sampled_from(["text", "markdown"]),
        encoding=st.just("cp1251"),
        sha256=st.just("0" * 64),
        bytes=st.integers(0, 1 << 40),
        title=WORDS,
        language=st.none() | st.just("uk"),
        publisher=st.none() | st.just("Приклад"),
        authors=st.lists(WORDS, max_size=2).map(tuple),
        published=st.sampled_from(["", "2023", "ніч на 5 січня 2023", "навесні"]).map(parse_when),
        pasted=st.none()
        | st.just(of_text("текст"))
        | st.just(Pasted(data=b"<p>\xff", media_type="text/html", plain="текст")),
    )
)
def test_an_order_is_read_back_as_it_was(row: PlanRow) -> None:
    order = Order(rows=(row,), source="Джерело", tags=("a/b",))
    written = json.dumps(order.as_json(), ensure_ascii=False).encode()
    assert of_json(json.loads(written)) == order


@pytest.mark.skipif(os.name == "nt", reason="not run here: names are UTF-16")
def test_a_path_that_is_no_text_can_be_written_down() -> None:
    path = os.fsdecode(b"/in/odd-\xff.txt")
    row = PlanRow(path=path, name="odd-�.txt", status=Status.NEW)
    written = json.dumps(Order(rows=(row,)).as_json(), ensure_ascii=False).encode()
    assert of_json(json.loads(written)).rows[0].path == path


def test_paths_are_written_whole() -> None:
    row = PlanRow(path="in/a.txt", name="a.txt", status=Status.NEW)
    written = Order(rows=(row,)).as_json()["rows"][0]["path"]
    assert written == os.path.join(os.getcwd(), "in", "a.txt")  # noqa: PTH109, PTH118


def test_an_order_that_an_older_khronika_wrote_is_carried_out() -> None:
    row = {"format": "text", "encoding": "utf-8", "sha256": "0" * 64, "pasted": "текст"}
    order = of_json({"rows": [row], "source": None, "tags": []})
    assert order.rows[0].pasted == of_text("текст")
