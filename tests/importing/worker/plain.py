"""A reader of text, with an answer of every kind of value; its document is the text."""

from khronika.importing.worker.answer import Answer, Picture, Refused, kept
from khronika.importing.worker.protocol import Options

SAMPLES = ("Лист\n".encode(),)


def read(data: bytes, options: Options) -> Answer:
    """Answer with the text, or refuse it with the reason that the options tell."""
    if (reason := options.get("refuse")) is not None:
        raise Refused(str(reason))
    text = kept(data.decode())
    return Answer(
        text=text,
        pages=(0, len(text)),
        title="Лист\u202e\x07 додому",
        authors=("О. Вигадана", "\u2066"),
        url="https://example.org/лист",
        published="12 травня 2023",
        language="uk",
        notes=("composed",),
        pictures=(Picture(width=2, height=1, channels=3, dots=b"\0\1\2\3\4\5", page=1),),
    )
