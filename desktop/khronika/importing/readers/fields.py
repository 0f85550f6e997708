"""Word's fields, such as a table of contents: what they are told to show, and what they show."""


class Fields:
    """The fields that are open, of each whether its result is reached; the rest is not shown."""

    def __init__(self) -> None:
        self._reached: list[bool] = []
        self._waiting = 0  # not counted each time: a hostile file opens as many as it has words

    @property
    def are_shown(self) -> bool:
        """Whether what comes now is shown."""
        return not self._waiting

    def mark(self, kind: str | None) -> None:
        """Take in where a field begins, where its result does, or where it ends."""
        if kind == "begin":
            self._reached.append(False)
            self._waiting += 1
        elif kind in ("separate", "end") and self._reached:
            self._waiting -= not self._reached.pop()
            if kind == "separate":
                self._reached.append(True)

    def settle(self) -> None:
        """Show all that comes.

        Instructions that run on over a paragraph's end are not written as words; so what is
        open there was begun and never ended, and must not swallow the rest of the text.
        """
        if self._waiting:
            self._reached, self._waiting = [True] * len(self._reached), 0
