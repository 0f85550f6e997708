"""What can be done to an archive, as codes that the journal keeps and words that people read."""

from khronika.i18n import N_, _

# The journal keeps the code; the sentence is made when shown, so that a history written in
# Kyiv can be read in English. A code is never renamed once a release has written it.
VERBS = {
    "create-archive": N_("Create the archive"),
    "import": N_("Import documents"),
    "add-document": N_("Add a document"),
    "edit-document": N_("Edit a document"),
    "mark-read": N_("Mark as read"),
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
    "add-claim": N_("Record a value"),
    "cite": N_("Cite a passage"),
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
    "purge": N_("Erase for good"),
    "forget-history": N_("Forget history"),
}


def say(verb: str) -> str:
    """Return `verb` in the person's language; an unknown code (a newer program's) as it is."""
    return _(VERBS[verb]) if verb in VERBS else verb
