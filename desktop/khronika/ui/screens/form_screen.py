"""Screens whose records are made and edited in a form beside the list."""

from collections.abc import Callable
from functools import partial
from typing import TypeVar

from khronika.archive.change import Change
from khronika.domain.errors import KnownError
from khronika.domain.kinds import RecordId
from khronika.ui.editors.actors import BadField
from khronika.ui.editors.card import CardForm
from khronika.ui.screens.list_screen import ListScreen
from khronika.ui.screens.picks import explain
from khronika.ui.screens.screen import State

D = TypeVar("D")
Work = Callable[[Change], RecordId]
Writing = Callable[[], tuple[str, Work]]  # the verb, and the work; raises BadField


def written(
    noun: str,
    draft: D,
    record: RecordId | None,
    add: Callable[[Change, D], RecordId],
    edit: Callable[[Change, RecordId, D], object],
) -> tuple[str, Work]:
    """Return how `draft` is written: as a new record, or into `record`."""
    if record is None:
        return f"add-{noun}", lambda change: add(change, draft)

    def work(change: Change) -> RecordId:
        edit(change, record, draft)
        return record

    return f"edit-{noun}", work


class FormScreen(ListScreen):
    """A list with a form of its own."""

    def make_form(self, record: RecordId | None) -> tuple[CardForm, Writing]:
        """Return the form, filled with `record` if there is one, and how it is saved."""
        raise NotImplementedError

    def new(self) -> None:
        self._begin(None)

    def edit(self) -> None:
        if (record := self.list.current()) is not None:
            self._begin(record)

    def _begin(self, record: RecordId | None) -> None:
        form, writing = self.make_form(record)
        form.origin = {"record": record}
        self.put_form_of(form, writing)

    def open_form(self, origin: State) -> None:
        if "record" not in origin:
            super().open_form(origin)
        elif (record := origin["record"]) is None:
            self.new()
        elif self.session.catalogue.records.living([record]) and self.list.point_at(record):
            self.edit()

    def put_form_of(self, form: CardForm, writing: Writing) -> None:
        """Show `form`; saving it does what `writing` returns."""
        form.saved.connect(partial(self._save, form, writing))
        explain(form, self.session.catalogue)
        self.put_form(form)

    def _save(self, form: CardForm, writing: Writing) -> None:
        try:
            verb, work = writing()
        except BadField as bad:
            form.complain(str(bad))
            return
        self.session.hush.begin()
        form.setEnabled(False)
        self.session.write(verb, work, self._saved, failed=partial(self._failed, form))

    def _saved(self, record: RecordId) -> None:
        is_new = self.form is None or self.form.origin.get("record", record) is None
        self.put_form(None)
        self.refresh()
        self.list.point_at(record)
        self.list.view.setFocus() if is_new else self.return_keyboard()

    def _failed(self, form: CardForm, error: BaseException, doing: str) -> None:
        form.setEnabled(True)
        form.begin()
        if isinstance(error, KnownError):
            form.complain(f"{error} {error.advice}".strip())
        else:
            self.session.tools.notices.report(error, doing)
