"""What can be done to an archive, as codes that the journal keeps and words that people read."""

from khronika.domain.kinds import Kind
from khronika.i18n import N_, _

# The journal keeps the code; the sentence is made when shown, so that a history written in
# Kyiv can be read in English. A code is never renamed once a release has written it.
VERBS = {
    "create-archive": N_("Create the archive"),
    "import": N_("Import documents"),
    "add-document": N_("Add a document"),
    "edit-document": N_("Edit a document"),
    "edit-documents": N_("Edit several documents"),
    "read-anew": N_("Read files anew"),
    "place-passage": N_("Say where a passage stands now"),
    "mark-read": N_("Mark as read"),
    "mark-unread": N_("Mark as unread"),
    "tag": N_("Tag a passage"),
    "untag": N_("Remove a tag"),
    "add-passage": N_("Mark a passage"),
    "edit-passage": N_("Edit a passage"),
    "add-tag": N_("Make a tag"),
    "edit-tag": N_("Edit a tag"),
    "merge-tags": N_("Merge two tags"),
    "move-tag": N_("Move a tag"),
    "set-tag": N_("Change a tag"),
    "give-tag": N_("Tag records"),
    "add-person": N_("Record a person"),
    "edit-person": N_("Edit a person"),
    "set-protection": N_("Change someone’s protection"),
    "set-identity": N_("Change what is known of someone’s identity"),
    "describe-person": N_("Say that a name is a description"),
    "set-label": N_("Change someone’s label"),
    "set-review": N_("Change when protection is reviewed"),
    "set-consent": N_("Change someone’s consent"),
    "set-reliability": N_("Judge a source"),
    "relate-sources": N_("Tie two sources together"),
    "unrelate-sources": N_("Untie two sources"),
    "add-source": N_("Record a source"),
    "edit-source": N_("Edit a source"),
    "add-place": N_("Record a place"),
    "edit-place": N_("Edit a place"),
    "add-incident": N_("Record an incident"),
    "edit-incident": N_("Edit an incident"),
    "edit-title": N_("Edit a title"),
    "edit-description": N_("Edit a description"),
    "set-status": N_("Change the status"),
    "set-sensitivity": N_("Change the sensitivity"),
    "add-claim": N_("Record a value"),
    "edit-date": N_("Edit a date"),
    "edit-place-stated": N_("Edit where it happened"),
    "edit-category": N_("Edit a category"),
    "prefer": N_("Prefer a value"),
    "remove-value": N_("Remove a value"),
    "add-part": N_("Record someone’s part"),
    "edit-part": N_("Edit someone’s part"),
    "add-figure": N_("Record a figure"),
    "edit-figure": N_("Edit a figure"),
    "cite": N_("Cite a passage"),
    "cite-document": N_("Cite a document"),
    "name-source": N_("Name a source"),
    "edit-citation": N_("Edit a citation"),
    "remove-citation": N_("Remove a citation"),
    "tag-record": N_("Tag a record"),
    "add-relation": N_("Link two records"),
    "remove-relation": N_("Take a link away"),
    "add-note": N_("Write a note"),
    "edit-note": N_("Edit a note"),
    "add-term": N_("Add a vocabulary term"),
    "add-collection": N_("Make a collection"),
    "edit-collection": N_("Edit a collection"),
    "collect": N_("Add to a collection"),
    "uncollect": N_("Remove from a collection"),
    "merge-people": N_("Merge two people"),
    "unmerge-people": N_("Take a merge apart"),
    "trash": N_("Move to the trash"),
    "restore": N_("Restore from the trash"),
    "load-seeds": N_("Load the sample"),
    "load-vocabularies": N_("Load the starter vocabularies"),
    "undo": N_("Undo"),
    "redo": N_("Redo"),
    "export": N_("Export"),
    "purge": N_("Erase for good"),
    "forget-history": N_("Forget history"),
}

# What a step is about, the nearest first: an incident is written with people and places that are
# made before it, and it is the incident that was recorded. Other steps touch nothing but what they
# are about.
SUBJECTS: dict[str, tuple[Kind, ...]] = {
    **dict.fromkeys(
        ("import", "add-document", "edit-document", "edit-documents", "read-anew", "mark-read",
         "mark-unread"),
        (Kind.DOCUMENT,),
    ),
    **dict.fromkeys(
        ("tag", "untag", "add-passage", "edit-passage", "place-passage"), (Kind.PASSAGE,)
    ),
    **dict.fromkeys(
        ("add-tag", "edit-tag", "merge-tags", "move-tag", "set-tag", "give-tag"), (Kind.TAG,)
    ),
    **dict.fromkeys(
        ("add-person", "edit-person", "set-protection", "set-identity", "set-label", "set-review",
         "set-consent", "describe-person", "merge-people", "unmerge-people"),
        (Kind.AGENT,),
    ),
    **dict.fromkeys(
        ("set-reliability", "relate-sources", "unrelate-sources", "add-source", "edit-source"),
        (Kind.SOURCE,),
    ),
    **dict.fromkeys(("add-place", "edit-place"), (Kind.PLACE,)),
    **dict.fromkeys(
        ("add-incident", "edit-incident", "edit-title", "edit-description", "set-status",
         "set-sensitivity", "add-claim", "edit-date", "edit-place-stated", "edit-category",
         "prefer", "remove-value", "add-figure", "edit-figure"),
        (Kind.INCIDENT,),
    ),
    **dict.fromkeys(("add-part", "edit-part"), (Kind.INCIDENT, Kind.AGENT)),
    **dict.fromkeys(("cite", "edit-citation", "remove-citation"), (Kind.PASSAGE, Kind.INCIDENT)),
    "cite-document": (Kind.DOCUMENT, Kind.INCIDENT),
    "name-source": (Kind.INCIDENT, Kind.SOURCE),
    **dict.fromkeys(("add-note", "edit-note"), (Kind.NOTE,)),
    **dict.fromkeys(
        ("add-collection", "edit-collection", "collect", "uncollect"), (Kind.COLLECTION,)
    ),
}  # fmt: skip


def say(verb: str) -> str:
    """Return `verb` in the person's language; an unknown code (a newer program's) as it is."""
    return _(VERBS[verb]) if verb in VERBS else verb
