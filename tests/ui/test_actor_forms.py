"""The forms of people and groups, without a screen around them."""

from pytestqt.qtbot import QtBot

from khronika.ui.editors.actors import PersonForm
from khronika.ui.style.theme import Theme


def test_consent_is_offered_in_words_that_say_what_they_mean(qtbot: QtBot, theme: Theme) -> None:
    form = PersonForm(theme, {"with a pseudonym": "Under a name made up for it."})
    qtbot.addWidget(form)
    form.label.setText("Witness 1")
    form.consent.setText("with a pseudonym")
    assert form.consent.toolTip() == "Under a name made up for it."
    assert form.draft().consent == "with a pseudonym"
    form.consent.setText("only after the trial")  # any other words are taken too
    assert form.consent.toolTip() == ""
    assert form.draft().consent == "only after the trial"
