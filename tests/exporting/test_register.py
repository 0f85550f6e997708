import secrets

from hypothesis import given
from hypothesis import strategies as st

from khronika.domain.kinds import Kind, Uid, new_uid
from khronika.exporting.register import released_id

KEYS = st.binary(min_size=32, max_size=32)
UIDS = st.binary(min_size=16, max_size=16).map(Uid)


@given(KEYS, UIDS, st.sampled_from(Kind))
def test_an_id_is_one_word_that_serves_html_and_spreadsheets(
    key: bytes, uid: Uid, kind: Kind
) -> None:
    made = released_id(key, kind, uid)
    assert made.isascii()
    assert made.isalnum()
    assert made[0].isalpha()
    assert len(made) == 13


@given(KEYS, UIDS)
def test_an_id_shows_nothing_of_the_uid(key: bytes, uid: Uid) -> None:
    made = released_id(key, Kind.AGENT, uid)
    assert uid.hex()[:8] not in made
    assert made == released_id(key, Kind.AGENT, uid)
    assert made != released_id(key[::-1] + b"x", Kind.AGENT, uid)


def test_ids_do_not_follow_the_order_of_entry() -> None:
    key = secrets.token_bytes(32)
    made = [released_id(key, Kind.AGENT, new_uid()) for _ in range(50)]
    assert len(set(made)) == 50
    assert made != sorted(made)
