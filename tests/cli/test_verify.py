import json

from tests.robots.terminal import Terminal


def test_a_whole_archive_exits_0(recorded: Terminal) -> None:
    assert recorded.json("verify") == {"ok": True, "faults": []}
    assert recorded.on("verify").stdout == "The archive is whole.\n"


def test_one_flipped_bit_exits_1_with_a_remedy(recorded: Terminal) -> None:
    database = recorded.archive / "archive.db"
    pages = bytearray(database.read_bytes())
    pages[-2000] ^= 1
    database.write_bytes(pages)
    result = recorded.run("verify", str(recorded.archive), "--json")
    assert result.exit_code == 1
    said = json.loads(result.stdout)
    assert not said["ok"]
    assert said["faults"]
    assert all(fault["what"] and fault["where"] and fault["remedy"] for fault in said["faults"])


def test_info_counts(recorded: Terminal) -> None:
    info = recorded.json("info")
    assert info["counts"]["person"] == 1
    assert info["counts"]["document"] == 1
    assert (info["archive"], info["backups"]) == (str(recorded.archive), [])
    assert info["bytes"] > 100_000
    assert info["schema"] >= 1
    assert "person: 1" in recorded.on("info").stdout.splitlines()
