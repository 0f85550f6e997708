"""Every table is of one kind, and the journal can do its work on each recorded one."""

from khronika.archive.archive import Archive
from khronika.archive.rows import select
from khronika.archive.tables import DERIVED, FORGETFUL, LOGGED, RECORDED, WRITTEN_ONCE


def tables(archive: Archive) -> set[str]:
    sql = "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite%'"
    names = {row["name"] for row in select(archive.catalogue.db, sql)}
    return {name for name in names if not name.startswith("ft_")} - {"_sqlite_migrations"}


def test_every_table_is_of_exactly_one_kind(archive: Archive) -> None:
    kinds = [set(RECORDED), set(LOGGED), set(WRITTEN_ONCE), set(DERIVED)]
    assert tables(archive) == set().union(*kinds)
    assert sum(len(kind) for kind in kinds) == len(set().union(*kinds))
    assert set(FORGETFUL) <= DERIVED


def test_owners_and_links_are_all_the_references_a_recorded_table_makes(archive: Archive) -> None:
    for table, recorded in RECORDED.items():
        keys = select(archive.catalogue.db, f"PRAGMA foreign_key_list({table})")
        to_records = {key["from"] for key in keys if key["table"] == "record"} - {"id"}
        assert set(recorded.owners) | set(recorded.links) == to_records, table


def test_no_recorded_table_does_anything_behind_the_journal(archive: Archive) -> None:
    db = archive.catalogue.db
    assert select(db, "SELECT name FROM sqlite_schema WHERE type = 'trigger'") == []
    for table in RECORDED:
        for column in select(db, f"PRAGMA table_info({table})"):
            assert column["dflt_value"] is None, (table, column["name"])
        for key in select(db, f"PRAGMA foreign_key_list({table})"):
            assert (key["on_delete"], key["on_update"]) == ("NO ACTION", "NO ACTION"), table
