"""Finding and being told: palette, help, settings."""

from khronika.ui.help.window import HelpWindow
from khronika.ui.options.secrets import NewPassphrase, NewRecoveryCode
from tests.pictures.scenes.ways import place
from tests.pictures.stage import Scene, Stage


def _palette(text: str) -> Scene:
    def scene(stage: Stage) -> None:
        place("go.incidents", 3)(stage)
        stage.go("help.palette")
        stage.shell.anything.line.setText(text)

    return scene


def _palette_words(stage: Stage) -> None:
    stage.desk.session.archive.learn()
    _palette("protests in Moscow")(stage)
    stage.settle(1.0)  # the words of texts are looked for after a pause


def _help(stage: Stage) -> None:
    place("go.incidents", 3)(stage)
    stage.go("help.help")
    stage.dialog = stage.shell.findChild(HelpWindow)


def _settings_archive(stage: Stage) -> None:
    stage.go("go.settings")
    bar = stage.desk.settings._scroll.verticalScrollBar()
    bar.setValue(bar.maximum())


SCENES: dict[str, Scene] = {
    "palette": lambda stage: stage.go("help.palette"),
    "palette-query": _palette("kras"),
    "palette-words": _palette_words,
    "palette-actions": _palette(">cite"),
    "palette-tags": _palette("#re"),
    "help": _help,
    "settings": place("go.settings", None),
    "settings-archive": _settings_archive,
    "passphrase-new": lambda stage: stage.ask(NewPassphrase(stage.shell, replacing=True)),
    "recovery-new": lambda stage: stage.ask(NewRecoveryCode(stage.shell)),
}
