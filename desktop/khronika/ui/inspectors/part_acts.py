"""What can be done in place with those involved in an incident, its figures and citations."""

from collections.abc import Callable
from functools import partial
from typing import Any

from khronika.archive.change import Change
from khronika.archive.recording import cite, edit_citation, remove
from khronika.domain.drafts import CitationDraft, FigureDraft, ParticipationDraft
from khronika.domain.kinds import RecordId
from khronika.domain.values import Citation, Figure, Participation
from khronika.i18n import language
from khronika.ui.editors.entry import Choices, Count, Pick
from khronika.ui.fields.acts import Acts, Failed, Landed
from khronika.ui.fields.editor import FieldEditor
from khronika.ui.fields.editors import (
    CitationEditor,
    CitationSaid,
    PartEditor,
    PartSaid,
    changed_fields,
)
from khronika.ui.fields.figure_editor import FigureEditor
from khronika.ui.fields.rests import CitationActs
from khronika.ui.inspectors.writing import Drafted, Writing, copied
from khronika.ui.recording import agent_of, source_of
from khronika.ui.screens.picks import choices, picks, term_pick

_SAID = ("stance", "basis", "credibility", "caveat")


class PartActs:
    """People, groups and figures."""

    def __init__(self, writing: Writing) -> None:
        self._writing, self._theme = writing, writing.session.theme

    def part(self, part: Participation) -> Acts:
        """Someone's part."""
        said = PartSaid(
            pick=Pick(text=part.agent.title, id=part.agent.id),
            role=part.role.label(language()) if part.role else "",
            outcome=part.outcome.label(language()) if part.outcome else "",
            certainty=part.certainty,
            comment=part.comment or "",
        )
        return self._held("edit-part", part.id, partial(self._part_editor, said), _part_draft)

    def new_part(self) -> Acts:
        """One more of those involved."""
        return self._writing.new("add-part", partial(self._part_editor, PartSaid()), _part_draft)

    def figure(self, figure: Figure) -> Acts:
        """A figure."""
        count = Count(
            counted=figure.counted,
            words=figure.words or "",
            low=figure.low,
            high=figure.high,
            counts=term_pick(figure.counts),
            among=term_pick(figure.among),
        )
        editor = partial(self._figure_editor, count)
        return self._held("edit-figure", figure.id, editor, _figure_draft)

    def new_figure(self) -> Acts:
        """One more figure."""
        return self._writing.new("add-figure", partial(self._figure_editor, Count()), _figure_draft)

    def _held(
        self, verb: str, record: RecordId, editor: Callable[[], FieldEditor], drafted: Drafted
    ) -> Acts:
        take_away = partial(self._writing.take_away, "remove-value", lambda c: remove(c, record))
        return Acts(
            editor=editor,
            save=self._writing.held(verb, record, drafted),
            cite=partial(self._writing.more, "cite", record),
            remove=take_away,
            may=self._writing.may,
        )

    def _choices(self) -> Choices:
        return choices(self._writing.session.catalogue)

    def _part_editor(self, said: PartSaid) -> FieldEditor:
        return PartEditor(self._theme, self._choices(), said)

    def _figure_editor(self, count: Count) -> FieldEditor:
        return FigureEditor(self._theme, self._choices(), count)


class CiteActs:
    """What is cited, for any value or for the whole."""

    def __init__(self, writing: Writing) -> None:
        self._writing, self._theme = writing, writing.session.theme

    def citations(self, opened: Callable[[Citation], object]) -> CitationActs:
        """What can be done with each citation; `opened` shows what it cites."""
        return CitationActs(
            open=opened,
            copy=copied,
            editor=self._editor,
            save=self._save,
            remove=self._remove,
            may=self._writing.may,
        )

    def new(self, target: RecordId) -> Acts:
        """A source that says so, of whose words nothing is quoted."""

        def work(change: Change, said: CitationSaid) -> str:
            draft = CitationDraft(
                source=source_of(change, said.source),
                stance=said.stance,
                basis=said.basis,
                credibility=said.credibility,
                caveat=said.caveat,
            )
            cite(change, target, draft)
            return str(target)

        def editor() -> FieldEditor:
            return CitationEditor(self._theme, self._sources(), CitationSaid(), alone=True)

        save = self._writing.saver("name-source", work)
        return Acts(editor=editor, save=save, may=self._writing.may)

    def _sources(self) -> tuple[Pick, ...]:
        catalogue = self._writing.session.catalogue
        return picks(catalogue, catalogue.sources.ids())

    def _editor(self, citation: Citation) -> FieldEditor:
        source = citation.source
        said = CitationSaid(
            source=Pick(text=source.title, id=source.id) if source else Pick(),
            stance=citation.stance,
            basis=citation.basis,
            credibility=citation.credibility,
            caveat=citation.caveat or "",
        )
        alone = citation.passage is None and citation.document is None
        return CitationEditor(self._theme, self._sources(), said, alone=alone)

    def _save(self, citation: Citation, was: Any, now: Any, landed: Landed, failed: Failed) -> None:
        def work(change: Change) -> str:
            fields = changed_fields(was, now, _SAID)
            if was.source != now.source:
                fields["source"] = source_of(change, now.source)
            edit_citation(change, citation.id, **fields)
            return str(citation.target)

        failing = self._writing.telling(failed)
        self._writing.session.write("edit-citation", work, landed, failed=failing)

    def _remove(self, citation: Citation) -> None:
        self._writing.take_away("remove-citation", lambda c: remove(c, citation.id))


def _part_draft(change: Change, said: PartSaid) -> ParticipationDraft:
    return ParticipationDraft(
        agent=agent_of(change, said),
        role=said.role,
        outcome=said.outcome,
        certainty=said.certainty,
        comment=said.comment,
    )


def _figure_draft(_change: Change, said: Count) -> FigureDraft:
    return FigureDraft(
        counted=said.counted,
        low=said.low,
        high=said.high,
        words=said.words,
        counts=said.counts.record,
        among=said.among.record,
    )
