"""The forms of people and groups, without a screen around them."""

from pytestqt.qtbot import QtBot

from khronika.i18n import speak
from khronika.ui.editors.actors import PersonForm, PlaceForm
from khronika.ui.editors.lines import TongueLine
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


def test_a_language_is_chosen_by_its_name_or_by_its_code(qtbot: QtBot, theme: Theme) -> None:
    line = TongueLine()
    qtbot.addWidget(line)
    line.put("uk")
    assert (line.text(), line.code()) == ("Ukrainian", "uk")
    for typed, code in (("russian", "ru"), ("EN", "en"), ("crh", "crh"), ("yi", "yi"), ("", "")):
        line.setText(typed)
        assert line.code() == code


def test_a_kept_language_is_called_as_the_window_calls_it_now(qtbot: QtBot, theme: Theme) -> None:
    line = TongueLine()
    qtbot.addWidget(line)
    line.put("uk")
    kept = line.as_json()
    speak("uk")
    other = TongueLine()
    qtbot.addWidget(other)
    other.from_json(kept)
    assert (other.text(), other.code()) == ("українська", "uk")


def test_a_country_is_written_down_by_its_code(qtbot: QtBot, theme: Theme) -> None:
    form = PlaceForm(theme)
    qtbot.addWidget(form)
    form.names.rows[0].text.setText("Tbilisi")
    form.names.rows[0].language.setText("Georgian")
    form.country.setText("Georgia")
    draft = form.draft()
    assert draft.country == "GE"
    assert draft.names[0].language == "ka"
