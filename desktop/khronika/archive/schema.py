"""Migration 0001: every table of the archive, as SQL.

Conventions, so that the journal can be one mechanism for all of them:

- Every recorded table has `id INTEGER PRIMARY KEY AUTOINCREMENT`: an id is never used twice, so
  redo puts the same id back. The table of a record kind has `id INTEGER PRIMARY KEY REFERENCES
  record`, the id being the record's.
- No DEFAULT, no trigger, no ON DELETE action in a recorded table: the journal would not see it.
- Text that people write is NFC. Instants are UTC, ISO 8601 with seconds. Days are proleptic
  Gregorian ordinals (1 = 0001-01-01), so that bounds compare and sort as integers.
- A former value may hold a secret. Nothing outside `change_row.before` keeps one.
"""

# The columns that a date takes, wherever one is kept; see domain.dates.When.
WHEN = """
    when_words TEXT, when_edtf TEXT,
    earliest_start INTEGER, latest_start INTEGER, earliest_end INTEGER, latest_end INTEGER,
    when_quality TEXT, when_ongoing INTEGER, when_time TEXT, when_zone TEXT"""

GROUND = (
    "CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT) STRICT, WITHOUT ROWID",
    """CREATE TABLE record (
        id INTEGER PRIMARY KEY AUTOINCREMENT, uid BLOB NOT NULL UNIQUE, kind TEXT NOT NULL,
        ref INTEGER, made TEXT NOT NULL, rev INTEGER NOT NULL, trashed TEXT) STRICT""",
    "CREATE UNIQUE INDEX record_kind_ref ON record (kind, ref) WHERE ref IS NOT NULL",
    "CREATE INDEX record_kind ON record (kind, id) WHERE trashed IS NULL",
    "CREATE INDEX record_trashed ON record (trashed) WHERE trashed IS NOT NULL",
    """CREATE TABLE tombstone (
        uid BLOB NOT NULL, change INTEGER NOT NULL, purged INTEGER NOT NULL) STRICT""",
    "CREATE INDEX tombstone_uid ON tombstone (uid)",
    """CREATE TABLE uid_alias (
        id INTEGER PRIMARY KEY AUTOINCREMENT, uid BLOB NOT NULL UNIQUE,
        record INTEGER NOT NULL REFERENCES record) STRICT""",
)

DOCUMENTS = (
    f"""CREATE TABLE document (
        id INTEGER PRIMARY KEY REFERENCES record, title TEXT NOT NULL, sort_key TEXT NOT NULL,
        kind TEXT, language TEXT, publisher INTEGER REFERENCES record, url TEXT, {WHEN},
        collected_at TEXT, collected_from TEXT, collected_how TEXT, collected_by TEXT,
        original TEXT, media_type TEXT, file_name TEXT, bytes INTEGER,
        sensitivity TEXT, status TEXT NOT NULL, read INTEGER NOT NULL) STRICT""",
    "CREATE INDEX document_sort ON document (sort_key)",
    "CREATE INDEX document_original ON document (original)",
    "CREATE INDEX document_publisher ON document (publisher) WHERE publisher IS NOT NULL",
    """CREATE TABLE document_author (
        id INTEGER PRIMARY KEY AUTOINCREMENT, document INTEGER NOT NULL REFERENCES record,
        name TEXT NOT NULL, agent INTEGER REFERENCES record) STRICT""",
    "CREATE INDEX document_author_document ON document_author (document)",
    # Written once, outside the journal, and kept after undo: a body is found by what it says.
    "CREATE TABLE text_body (sha256 TEXT PRIMARY KEY, body TEXT NOT NULL) STRICT",
    # said: what the file says of itself, as its reader found it: JSON, [[field, value, where], …].
    """CREATE TABLE text_version (
        id INTEGER PRIMARY KEY AUTOINCREMENT, document INTEGER NOT NULL REFERENCES record,
        body TEXT NOT NULL REFERENCES text_body, extractor TEXT NOT NULL, version TEXT NOT NULL,
        encoding TEXT, made TEXT NOT NULL, pages TEXT, characters INTEGER NOT NULL, said TEXT,
        current INTEGER NOT NULL) STRICT""",
    "CREATE INDEX text_version_document ON text_version (document)",
    "CREATE INDEX text_version_body ON text_version (body)",
    # An original is kept only where the text in UTF-8 is not already the same bytes.
    """CREATE TABLE blob (
        sha256 TEXT PRIMARY KEY, bytes INTEGER NOT NULL, packed BLOB, volume INTEGER) STRICT""",
    """CREATE TABLE volume (
        id INTEGER PRIMARY KEY, name TEXT NOT NULL, generation INTEGER NOT NULL,
        salt BLOB NOT NULL, sealed INTEGER NOT NULL) STRICT""",
    # selector: text (start, end in code points), page or picture (box), time (box holds seconds)
    """CREATE TABLE passage (
        id INTEGER PRIMARY KEY REFERENCES record, document INTEGER NOT NULL REFERENCES record,
        version INTEGER NOT NULL REFERENCES text_version, selector TEXT NOT NULL,
        start INTEGER, "end" INTEGER, box TEXT, exact TEXT, prefix TEXT, suffix TEXT,
        state TEXT NOT NULL, important INTEGER NOT NULL, comment TEXT) STRICT""",
    "CREATE INDEX passage_document ON passage (document, start)",
    "CREATE INDEX passage_version ON passage (version)",
    """CREATE TABLE tag (
        id INTEGER PRIMARY KEY REFERENCES record, parent INTEGER REFERENCES record,
        name TEXT NOT NULL, sort_key TEXT NOT NULL, colour TEXT, memo TEXT, hotkey TEXT) STRICT""",
    "CREATE INDEX tag_parent ON tag (parent) WHERE parent IS NOT NULL",
    """CREATE TABLE record_tag (
        id INTEGER PRIMARY KEY AUTOINCREMENT, record INTEGER NOT NULL REFERENCES record,
        tag INTEGER NOT NULL REFERENCES record, UNIQUE (record, tag)) STRICT""",
    "CREATE INDEX record_tag_tag ON record_tag (tag)",
)

ACTORS = (
    """CREATE TABLE source (
        id INTEGER PRIMARY KEY REFERENCES record, kind TEXT NOT NULL, reliability TEXT,
        language TEXT, url TEXT) STRICT""",
    """CREATE TABLE source_name (
        id INTEGER PRIMARY KEY AUTOINCREMENT, source INTEGER NOT NULL REFERENCES record,
        text TEXT NOT NULL, language TEXT, sort_key TEXT NOT NULL, position INTEGER NOT NULL)
        STRICT""",
    "CREATE INDEX source_name_source ON source_name (source, position)",
    """CREATE TABLE source_relation (
        id INTEGER PRIMARY KEY AUTOINCREMENT, source INTEGER NOT NULL REFERENCES record,
        other INTEGER NOT NULL REFERENCES record, kind TEXT NOT NULL,
        UNIQUE (source, other, kind)) STRICT""",
    "CREATE INDEX source_relation_other ON source_relation (other)",
    """CREATE TABLE agent (
        id INTEGER PRIMARY KEY REFERENCES record, kind TEXT NOT NULL, label TEXT,
        identity TEXT NOT NULL, protection TEXT NOT NULL, protection_reason TEXT, review INTEGER,
        consent TEXT, consent_by TEXT, consent_until INTEGER,
        merged_into INTEGER REFERENCES record) STRICT""",
    "CREATE INDEX agent_merged ON agent (merged_into) WHERE merged_into IS NOT NULL",
    """CREATE TABLE agent_name (
        id INTEGER PRIMARY KEY AUTOINCREMENT, agent INTEGER NOT NULL REFERENCES record,
        text TEXT NOT NULL, language TEXT, script TEXT, kind TEXT NOT NULL,
        sort_key TEXT NOT NULL, key TEXT, position INTEGER NOT NULL) STRICT""",
    "CREATE INDEX agent_name_agent ON agent_name (agent, position)",
    """CREATE TABLE place (
        id INTEGER PRIMARY KEY REFERENCES record, parent INTEGER REFERENCES record, kind TEXT,
        country TEXT, latitude REAL, longitude REAL, precision TEXT) STRICT""",
    "CREATE INDEX place_parent ON place (parent) WHERE parent IS NOT NULL",
    """CREATE TABLE place_name (
        id INTEGER PRIMARY KEY AUTOINCREMENT, place INTEGER NOT NULL REFERENCES record,
        text TEXT NOT NULL, language TEXT, valid_from INTEGER, valid_to INTEGER,
        sort_key TEXT NOT NULL, position INTEGER NOT NULL) STRICT""",
    "CREATE INDEX place_name_place ON place_name (place, position)",
    """CREATE TABLE term (
        id INTEGER PRIMARY KEY REFERENCES record, vocabulary TEXT NOT NULL, code TEXT,
        parent INTEGER REFERENCES record, position INTEGER NOT NULL) STRICT""",
    "CREATE INDEX term_vocabulary ON term (vocabulary, position)",
    """CREATE TABLE term_label (
        id INTEGER PRIMARY KEY AUTOINCREMENT, term INTEGER NOT NULL REFERENCES record,
        language TEXT NOT NULL, label TEXT NOT NULL, definition TEXT, UNIQUE (term, language))
        STRICT""",
)

INCIDENTS = (
    # The date and place here copy the preferred claim, for lists and the timeline.
    f"""CREATE TABLE incident (
        id INTEGER PRIMARY KEY REFERENCES record, status TEXT NOT NULL, sensitivity TEXT, {WHEN},
        place INTEGER REFERENCES record) STRICT""",
    "CREATE INDEX incident_when ON incident (earliest_start, latest_end)",
    # In the order of lists: see incidents.BY_DATE, which must say the same.
    """CREATE INDEX incident_by_date ON incident (
        coalesce(earliest_start, earliest_end, latest_start, latest_end) IS NULL,
        coalesce(earliest_start, earliest_end, latest_start, latest_end), latest_end)""",
    "CREATE INDEX incident_place ON incident (place) WHERE place IS NOT NULL",
    """CREATE TABLE incident_text (
        id INTEGER PRIMARY KEY AUTOINCREMENT, incident INTEGER NOT NULL REFERENCES record,
        language TEXT NOT NULL, title TEXT NOT NULL, sort_key TEXT NOT NULL, description TEXT,
        position INTEGER NOT NULL, UNIQUE (incident, language)) STRICT""",
    """CREATE TABLE participation (
        id INTEGER PRIMARY KEY REFERENCES record, incident INTEGER NOT NULL REFERENCES record,
        agent INTEGER NOT NULL REFERENCES record, role INTEGER REFERENCES record,
        outcome INTEGER REFERENCES record, certainty TEXT, comment TEXT) STRICT""",
    "CREATE INDEX participation_incident ON participation (incident)",
    "CREATE INDEX participation_agent ON participation (agent, incident)",
    # `type`: text, number, when, record (a place, a term, an agent …); `value` is that record.
    f"""CREATE TABLE claim (
        id INTEGER PRIMARY KEY REFERENCES record, record INTEGER NOT NULL REFERENCES record,
        field TEXT NOT NULL, type TEXT NOT NULL, text TEXT, number REAL,
        value INTEGER REFERENCES record, words TEXT, precision TEXT, {WHEN},
        preferred INTEGER NOT NULL) STRICT""",
    "CREATE INDEX claim_record ON claim (record, field, value)",
    "CREATE INDEX claim_value ON claim (value, record) WHERE value IS NOT NULL",
    """CREATE TABLE citation (
        id INTEGER PRIMARY KEY REFERENCES record, target INTEGER NOT NULL REFERENCES record,
        passage INTEGER REFERENCES record, document INTEGER REFERENCES record,
        source INTEGER REFERENCES record, stance TEXT NOT NULL, basis TEXT, credibility TEXT,
        repeats INTEGER REFERENCES record, caveat TEXT) STRICT""",
    "CREATE INDEX citation_target ON citation (target)",
    "CREATE INDEX citation_passage ON citation (passage) WHERE passage IS NOT NULL",
    "CREATE INDEX citation_document ON citation (document) WHERE document IS NOT NULL",
    "CREATE INDEX citation_source ON citation (source) WHERE source IS NOT NULL",
    # `counts` is the category, role or outcome whose records here it can be compared with, `among`
    # a category within which.
    """CREATE TABLE figure (
        id INTEGER PRIMARY KEY REFERENCES record, incident INTEGER NOT NULL REFERENCES record,
        counted TEXT NOT NULL, low INTEGER, high INTEGER, words TEXT,
        counts INTEGER REFERENCES record, among INTEGER REFERENCES record) STRICT""",
    "CREATE INDEX figure_incident ON figure (incident)",
    """CREATE TABLE relation (
        id INTEGER PRIMARY KEY REFERENCES record, subject INTEGER NOT NULL REFERENCES record,
        object INTEGER NOT NULL REFERENCES record, kind TEXT NOT NULL, certainty TEXT, reason TEXT)
        STRICT""",
    "CREATE INDEX relation_subject ON relation (subject)",
    "CREATE INDEX relation_object ON relation (object)",
    """CREATE TABLE note (
        id INTEGER PRIMARY KEY REFERENCES record, about INTEGER NOT NULL REFERENCES record,
        text TEXT NOT NULL) STRICT""",
    "CREATE INDEX note_about ON note (about)",
    """CREATE TABLE collection (
        id INTEGER PRIMARY KEY REFERENCES record, name TEXT NOT NULL, sort_key TEXT NOT NULL,
        query TEXT, memo TEXT) STRICT""",
    """CREATE TABLE collection_record (
        id INTEGER PRIMARY KEY AUTOINCREMENT, collection INTEGER NOT NULL REFERENCES record,
        record INTEGER NOT NULL REFERENCES record, UNIQUE (collection, record)) STRICT""",
    "CREATE INDEX collection_record_record ON collection_record (record)",
    """CREATE TABLE own_value (
        id INTEGER PRIMARY KEY AUTOINCREMENT, record INTEGER NOT NULL REFERENCES record,
        name TEXT NOT NULL, type TEXT NOT NULL, value TEXT, released INTEGER NOT NULL) STRICT""",
    "CREATE INDEX own_value_record ON own_value (record)",
)

JOURNAL = (
    """CREATE TABLE change (
        id INTEGER PRIMARY KEY AUTOINCREMENT, uid BLOB NOT NULL UNIQUE, at TEXT NOT NULL,
        operation INTEGER, verb TEXT NOT NULL, args TEXT, undoes INTEGER,
        salt BLOB, seal BLOB NOT NULL, prev BLOB NOT NULL, hash BLOB NOT NULL) STRICT""",
    "CREATE INDEX change_operation ON change (operation) WHERE operation IS NOT NULL",
    """CREATE TABLE change_row (
        id INTEGER PRIMARY KEY, change INTEGER NOT NULL REFERENCES change, tbl TEXT NOT NULL,
        row INTEGER NOT NULL, op TEXT NOT NULL, before TEXT, salt BLOB, seal BLOB NOT NULL)
        STRICT""",
    "CREATE INDEX change_row_change ON change_row (change)",
    "CREATE INDEX change_row_row ON change_row (row, tbl)",
    """CREATE TABLE purged (
        change INTEGER NOT NULL REFERENCES change, tbl TEXT NOT NULL, row INTEGER NOT NULL)
        STRICT""",
    "CREATE INDEX purged_row ON purged (row, tbl)",
    """CREATE TABLE foreign_change (
        uid BLOB PRIMARY KEY, archive BLOB NOT NULL, at TEXT NOT NULL, verb TEXT NOT NULL,
        args TEXT, salt BLOB, seal BLOB NOT NULL, prev BLOB NOT NULL, hash BLOB NOT NULL) STRICT""",
    """CREATE TABLE operation (
        id INTEGER PRIMARY KEY AUTOINCREMENT, verb TEXT NOT NULL, started TEXT NOT NULL,
        finished TEXT, done INTEGER NOT NULL, total INTEGER NOT NULL, plan TEXT) STRICT""",
)

LEAVING = (
    """CREATE TABLE export_profile (
        id INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT NOT NULL UNIQUE, settings TEXT NOT NULL)
        STRICT""",
    """CREATE TABLE export_log (
        id INTEGER PRIMARY KEY AUTOINCREMENT, at TEXT NOT NULL, recipient TEXT, profile TEXT,
        format TEXT NOT NULL, files TEXT NOT NULL, counts TEXT NOT NULL, hidden INTEGER NOT NULL,
        changed INTEGER NOT NULL) STRICT""",
    """CREATE TABLE backup_log (
        id INTEGER PRIMARY KEY AUTOINCREMENT, at TEXT NOT NULL, place TEXT NOT NULL,
        head BLOB NOT NULL, bytes INTEGER NOT NULL) STRICT""",
    """CREATE TABLE recipient (
        id INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT NOT NULL UNIQUE, key BLOB NOT NULL)
        STRICT""",
)

# The words that the index holds, how each is written in the texts, and what each is found by.
VOCABULARY = (
    """CREATE TABLE vocabulary (
        id INTEGER PRIMARY KEY, term TEXT NOT NULL UNIQUE, seen INTEGER NOT NULL) STRICT""",
    """CREATE TABLE vocabulary_key (
        key TEXT NOT NULL, term INTEGER NOT NULL, PRIMARY KEY (key, term))
        STRICT, WITHOUT ROWID""",
)

DERIVED = (
    # What the index holds: a stretch of a text version, or (version NULL) of a record's own words.
    """CREATE TABLE segment (
        id INTEGER PRIMARY KEY, record INTEGER NOT NULL, version INTEGER, part TEXT NOT NULL,
        start INTEGER NOT NULL, "end" INTEGER NOT NULL) STRICT""",
    "CREATE INDEX segment_record ON segment (record)",
    """CREATE VIRTUAL TABLE ft USING fts5 (
        body, content='', contentless_delete=1, tokenize='unicode61 remove_diacritics 0')""",
    *VOCABULARY,
    """CREATE TABLE grade (
        record INTEGER PRIMARY KEY, grade TEXT NOT NULL, independent INTEGER NOT NULL) STRICT""",
    """CREATE TABLE mention (
        id INTEGER PRIMARY KEY, agent INTEGER NOT NULL, version INTEGER NOT NULL,
        start INTEGER NOT NULL, "end" INTEGER NOT NULL) STRICT""",
    "CREATE TABLE sketch (version INTEGER PRIMARY KEY, hashes BLOB NOT NULL) STRICT",
    "CREATE TABLE draft (key TEXT PRIMARY KEY, at TEXT NOT NULL, body TEXT NOT NULL) STRICT",
    "CREATE TABLE ui_state (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT",
)

STATEMENTS = GROUND + DOCUMENTS + ACTORS + INCIDENTS + JOURNAL + LEAVING + DERIVED
