"""The forms of people and groups, without a screen around them."""

from pytestqt.qtbot import QtBot

from khronika.i18n import speak
from khronika.language.descriptions import PlaceWords
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


def test_whoever_is_called_by_a_description_is_not_said_to_be_named(
    qtbot: QtBot, theme: Theme
) -> None:
    """“A woman from the village” was recorded as the real name of somebody who is named."""
    form = PersonForm(theme, {})
    qtbot.addWidget(form)
    name = form.names.rows[0]
    name.text.setText("A woman from the village")
    draft = form.draft()
    assert (draft.names[0].kind, draft.identity) == ("description", "described")
    name.text.setText("Olha Vyhadana")
    draft = form.draft()
    assert (draft.names[0].kind, draft.identity) == ("legal", "named")
    name.kind.put("alias")
    name.kind.activated.emit(name.kind.currentIndex())
    form.identity.put("unknown")
    form.identity.activated.emit(form.identity.currentIndex())
    name.text.setText("A woman from the village")
    draft = form.draft()
    assert (draft.names[0].kind, draft.identity) == ("alias", "unknown"), "the person decides"


def test_a_label_that_names_them_is_kept_and_said_to_be_of_no_use(
    qtbot: QtBot, theme: Theme
) -> None:
    """It was dropped at export, and “Person 1” stood there, without a word before."""
    form = PersonForm(theme, {}, places=lambda: PlaceWords(["Testove"]))
    qtbot.addWidget(form)
    form.show()
    form.names.rows[0].text.setText("A woman from Nemizhne")
    form.label.setText("a woman from Nemizhne")
    hint = form._leaves._hint
    assert hint.text().startswith("This label holds the name “Nemizhne”: ")
    assert hint.property("look") == "wrong"
    assert form.draft().label == "a woman from Nemizhne", "what was typed stays"
    form.label.setText("a woman from Testove")
    assert hint.text() == "A protected person leaves in exports only as this label."
    form.names.rows[0].text.setText("Olha Vyhadana")
    form.label.setText("Olha Vyhadana’s sister")
    assert "“Olha Vyhadana”" in hint.text()
    form.label.setText("a nurse")
    assert hint.property("look") == "small"
