"""What was changed in a passage, in the words of History."""

from khronika.domain.history import PassageEdit
from khronika.i18n import _
from khronika.ui.words import cut, cut_front, quoted

_LONGEST = 40  # letters of each end


def edit_said(edit: PassageEdit) -> str:
    """Return what a step changed in a passage; of an end that moved, the words that it stood at
    and those that it stands at now, as far as they may be shown.
    """
    parts = []
    if edit.start or edit.end:
        parts.append(_ends(edit) if edit.was and edit.now else _which(edit))
    if edit.comment:
        parts.append(_("its comment"))
    if edit.important is not None:
        parts.append(_("important") if edit.important else _("no longer important"))
    return " · ".join(parts)


def _ends(edit: PassageEdit) -> str:
    if not edit.start:
        was, now = cut_front(edit.was, _LONGEST), cut_front(edit.now, _LONGEST)
        said = _("its end: from {was} to {now}")
    elif not edit.end:
        was, now = cut(edit.was, _LONGEST), cut(edit.now, _LONGEST)
        said = _("its beginning: from {was} to {now}")
    else:
        was, now = cut(edit.was, _LONGEST), cut(edit.now, _LONGEST)
        said = _("from {was} to {now}")
    return said.format(was=quoted(was), now=quoted(now))


def _which(edit: PassageEdit) -> str:
    if edit.start and edit.end:
        return _("both its ends")
    return _("its beginning") if edit.start else _("its end")
