"""The words that occur: learned behind, kept as they are written, dropped when erased."""

from datetime import date

from khronika.archive import index, recording, vocabulary
from khronika.archive.archive import Archive
from khronika.domain.drafts import DocumentDraft, PersonDraft
from khronika.domain.kinds import RecordId
from khronika.domain.values import Name
from khronika.domain.ways import Way
from khronika.language.keys import Seen


def _import(archive: Archive, *bodies: str) -> list[RecordId]:
    with archive.change("import") as change:
        return recording.add_documents(
            change, [DocumentDraft(title=f"Аркуш {body[:5]}", body=body) for body in bodies]
        )


def _seen(archive: Archive, word: str) -> Seen | None:
    sql = "SELECT seen FROM vocabulary WHERE term = ?"
    found = archive.catalogue.db.conn.execute(sql, [word]).fetchone()
    return Seen(found[0]) if found else None


def _words(archive: Archive) -> set[str]:
    return {row[0] for row in archive.catalogue.db.conn.execute("SELECT term FROM vocabulary")}


def test_importing_waits_for_no_word(archive: Archive) -> None:
    _import(archive, "Вчора бачили Гребенюка.")
    assert not vocabulary.progressed(archive.catalogue.db).is_complete
    assert _words(archive) == set()
    archive.learn()
    assert vocabulary.progressed(archive.catalogue.db).is_complete
    assert {"вчора", "бачили", "гребенюка", "аркуш"} <= _words(archive)


def test_words_are_those_of_the_index(archive: Archive) -> None:
    _import(archive, "Кам'янець і Prokop'ev, 14 листівок.", "They’re here.")
    with archive.change("add-person") as change:
        recording.add_person(change, PersonDraft(names=(Name(text="Остап Вишневий"),)))
    archive.learn()
    with archive.journal.held() as db:
        db.conn.execute("CREATE VIRTUAL TABLE temp.listed USING fts5vocab('main', 'ft', 'row')")
        listed = {row[0] for row in db.conn.execute("SELECT term FROM temp.listed")}
        db.conn.execute("DROP TABLE temp.listed")
    assert _words(archive) == listed


def test_how_a_word_is_written_adds_up(archive: Archive) -> None:
    _import(archive, "Його звали Роман, так.")
    archive.learn()
    assert _seen(archive, "роман") == Seen.CAPITAL
    _import(archive, "Це був роман про море.")
    archive.learn()
    assert _seen(archive, "роман") == Seen.CAPITAL | Seen.SMALL
    keys = archive.language.sought([("романом", Seen.NOTHING)])[0]
    assert "роман" in vocabulary.met(archive.catalogue.db, keys)


def test_what_is_imported_after_an_undo_is_learned(archive: Archive) -> None:
    _import(archive, "Перше слово.")
    archive.learn()
    archive.undo()
    _import(archive, "Друге речення.")
    assert not vocabulary.progressed(archive.catalogue.db).is_complete
    archive.learn()
    assert "речення" in _words(archive)


def test_erasing_drops_its_words_and_no_other(archive: Archive) -> None:
    gone, kept = _import(archive, "Таємниця лежала тут.", "Будинок лежав там.")
    archive.learn()
    archive.purge([gone])
    words = _words(archive)
    assert "таємниця" not in words
    assert {"будинок", "лежав"} <= words
    orphans = "SELECT count(*) FROM vocabulary_key WHERE term NOT IN (SELECT id FROM vocabulary)"
    assert archive.catalogue.db.conn.execute(orphans).fetchone() == (0,)
    assert archive.catalogue.documents.get(kept) is not None
    archive.forget_history(date(2100, 1, 1))
    assert {"будинок", "лежав"} <= _words(archive)


def test_rebuilding_the_index_learns_anew(archive: Archive) -> None:
    _import(archive, "Будинок лежав там.")
    archive.learn()
    archive.rebuild_index()
    assert index.learned_upto(archive.catalogue.db) == 0
    archive.learn()
    assert "будинок" in _words(archive)


def test_the_nearest_way_counts(archive: Archive) -> None:
    _import(archive, "Тут жив Дмитро Гребенюк. Побачив Дмитра й Dmitry.")
    archive.learn()
    keys = archive.language.sought([("дмитро", Seen.CAPITAL)])[0]
    found = vocabulary.met(archive.catalogue.db, keys)
    assert found["дмитра"] == Way.INFLECTED
    assert found["dmitry"] == Way.EQUIVALENT
    assert "гребенюк" not in found
