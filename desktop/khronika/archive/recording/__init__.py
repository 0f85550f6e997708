"""Recording: what both faces, the importer and the sample write, said once, over a `Change`.

A function here checks what it is given in the domain's own words, resolves the names people use
for other records, and writes the rows. It never opens a change: its caller decides what is one
step to undo.
"""

from khronika.archive.recording.actors import (
    add_person,
    add_source,
    describe_person,
    edit_person,
    edit_source,
    merge_people,
    relate_sources,
    set_person,
    set_reliability,
    unmerge_people,
    unrelate_sources,
)
from khronika.archive.recording.checks import BadValue, Incomplete, WrongKind
from khronika.archive.recording.documents import add_documents, edit_document, set_read
from khronika.archive.recording.evidence import cite, edit_citation
from khronika.archive.recording.in_place import (
    add_part,
    edit_part,
    edit_text,
    prefer,
    remove,
    remove_text,
    set_sensitivity,
    set_status,
)
from khronika.archive.recording.incidents import add_incident, edit_incident
from khronika.archive.recording.marking import (
    QuoteAmbiguous,
    QuoteNotFound,
    add_passage,
    add_tag,
    edit_passage,
    edit_tag,
    ensure_tag,
    tag,
    untag,
)
from khronika.archive.recording.places import add_place, edit_place, enter_place
from khronika.archive.recording.rereading import Renewed, renew_text
from khronika.archive.recording.sets import (
    add_collection,
    add_term,
    collect,
    edit_collection,
    edit_note,
    note,
    relate,
    restore,
    trash,
    uncollect,
)
from khronika.archive.recording.stated import unrelate
from khronika.archive.recording.tags import give_tag, merge_tags, move_tag

__all__ = [
    "BadValue",
    "Incomplete",
    "QuoteAmbiguous",
    "QuoteNotFound",
    "Renewed",
    "WrongKind",
    "add_collection",
    "add_documents",
    "add_incident",
    "add_part",
    "add_passage",
    "add_person",
    "add_place",
    "add_source",
    "add_tag",
    "add_term",
    "cite",
    "collect",
    "describe_person",
    "edit_citation",
    "edit_collection",
    "edit_document",
    "edit_incident",
    "edit_note",
    "edit_part",
    "edit_passage",
    "edit_person",
    "edit_place",
    "edit_source",
    "edit_tag",
    "edit_text",
    "ensure_tag",
    "enter_place",
    "give_tag",
    "merge_people",
    "merge_tags",
    "move_tag",
    "note",
    "prefer",
    "relate",
    "relate_sources",
    "remove",
    "remove_text",
    "renew_text",
    "restore",
    "set_person",
    "set_read",
    "set_reliability",
    "set_sensitivity",
    "set_status",
    "tag",
    "trash",
    "uncollect",
    "unmerge_people",
    "unrelate",
    "unrelate_sources",
    "untag",
]
