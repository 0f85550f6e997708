"""What lies over or under every screen: bars, questions, sheets."""

from khronika.archive.openings import WrongPassphrase
from khronika.domain.outlook import Outlook, outlook_words
from khronika.i18n import _, ngettext
from khronika.ui.crash import CrashReport
from khronika.ui.notices import Notice, Offer, Tone
from khronika.ui.widgets.about import About
from khronika.ui.widgets.keys_sheet import KeysSheet
from khronika.ui.widgets.question import Question
from tests.pictures.scenes.ways import place, read
from tests.pictures.scenes.work import trash
from tests.pictures.stage import Scene, Stage


def _say(tone: Tone) -> Scene:
    def scene(stage: Stage) -> None:
        place("go.people", 1)(stage)
        wrong = tone is Tone.WRONG
        fault = WrongPassphrase()
        notice = Notice(
            text=str(fault) if wrong else _("The draft was discarded."),
            remedy=fault.advice if wrong else "",
            tone=tone,
            offers=() if wrong else (Offer(_("Bring it back"), lambda: None),),
        )
        stage.shell.tools.notices.shown.emit(notice)

    return scene


def _cited(stage: Stage) -> None:
    """What is said while a form is filled lies on neither of its buttons."""
    read(stage)
    stage.go("text.incident")
    for at in (0, 16):
        read(stage, at)
        stage.go("cite.when")


def _recorded(stage: Stage) -> None:
    read(stage)
    said = _("Recorded: {number} {title}").format(number="I-1", title="Kyiv")
    stage.shell.tools.notices.done(said, Offer(_("Show"), lambda: None))


def _job(stage: Stage) -> None:
    place("go.sources", 1)(stage)
    panel = stage.shell.panel
    panel._patience.stop()  # of what was done on the way here
    panel._text.setText(_("Bringing in documents") + "…")
    panel._bar.setRange(0, 100)
    panel._bar.setValue(40)
    panel._outlook.setText(outlook_words(Outlook(done=312, total=2000, left=3)))
    panel._show_words()
    panel.show()


def _job_and_message(stage: Stage) -> None:
    """Something is said while work goes on that lasts, and more waits behind it."""
    _job(stage)
    stage.shell.panel.more.setText(ngettext("and {n} more", "and {n} more", 2).format(n=2))
    stage.shell.panel._show_words()
    offer = Offer(_("Bring it back"), lambda: None)
    stage.shell.tools.notices.say(_("The draft was discarded."), offer)


def _crash(stage: Stage) -> None:
    place("go.places", 1)(stage)
    try:
        raise LookupError
    except LookupError as error:
        stage.ask(CrashReport(error, stage.shell))


def _question(stage: Stage) -> None:
    trash(stage)
    text = _(
        "It is taken out of the archive, its history and its index, and cannot be brought "
        "back, not even by undo. Copies in backups and exports stay where they are."
    )
    count = ngettext("Erase {n} record for good?", "Erase {n} records for good?", 1).format(n=1)
    stage.ask(Question(stage.shell, count, text, _("Erase for good")))


SCENES: dict[str, Scene] = {
    "erase": _question,
    "message": _say(Tone.PLAIN),
    "message-cited": _cited,
    "message-recorded": _recorded,
    "message-wrong": _say(Tone.WRONG),
    "job": _job,
    "job-and-message": _job_and_message,
    "keys": lambda stage: stage.ask(KeysSheet(stage.shell)),
    "about": lambda stage: stage.ask(About(stage.shell)),
    "crash": _crash,
}
