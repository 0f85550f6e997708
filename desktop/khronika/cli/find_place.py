"""`khronika find-place`: what the gazetteer has for a name; no archive is opened."""

from collections.abc import Sequence

import click

from khronika.cli.output import Answer, answering
from khronika.cli.shapes import Shape, names_shape
from khronika.cli.tables import table
from khronika.cli.words import label, said
from khronika.gazetteer import FormerName, Gazetteer, GazetteerPlace, load
from khronika.i18n import _, language

_COLUMNS = ("code", "title", "kind", "parents", "latitude", "longitude", "former")


@click.command("find-place")
@click.argument("names", metavar="NAME...", nargs=-1, required=True)
@click.option("--limit", default=20, show_default=True, type=click.IntRange(1, 1000))
@answering
def find_place(answer: Answer, names: Sequence[str], limit: int) -> None:
    """Say what each NAME can mean in the gazetteer, the likeliest first.

    A NAME is in English, Ukrainian or Russian, in a usual spelling or a former one, or it is a
    code. Places whose name only begins so are shown when nothing is called so. No ARCHIVE is
    opened.
    """
    gazetteer = load()
    asked = [{"name": name, "places": _found(gazetteer, name, limit)} for name in names]
    answer.give({"total": len(asked), "items": asked}, _lines(asked))


def _found(gazetteer: Gazetteer, name: str, limit: int) -> list[Shape]:
    known = gazetteer.get(name.strip())
    places = [known] if known is not None else gazetteer.find(name, limit=limit)
    return [_place_shape(gazetteer, place) for place in places]


def _place_shape(gazetteer: Gazetteer, place: GazetteerPlace) -> Shape:
    """Return a candidate; its parents come from the nearest to the country."""
    return {
        "code": place.code,
        "title": place.title(language()),
        "names": names_shape(place.names),
        "kind": place.kind,
        "parents": [
            {"code": one.code, "title": one.title(language())}
            for one in gazetteer.line(place.code)[1:]
        ],
        "country": place.country,
        "latitude": place.latitude,
        "longitude": place.longitude,
        "former": [_former_shape(name) for name in place.former],
    }


def _former_shape(name: FormerName) -> Shape:
    return {
        "text": name.text,
        "language": name.language,
        "since": name.since,
        "until": name.until,
    }


def _lines(asked: Sequence[Shape]) -> list[str]:
    lines: list[str] = []
    for one in asked:
        if len(asked) > 1:
            lines.append(f"{one['name']}:")
        if one["places"]:
            lines += table([label(column) for column in _COLUMNS], list(map(_cells, one["places"])))
        else:
            lines.append(
                _("The gazetteer knows no place called “{name}”.").format(name=one["name"])
            )
    return lines


def _cells(place: Shape) -> list[str]:
    around = ", ".join(parent["title"] for parent in place["parents"])
    shown = {**place, "parents": around, "former": "; ".join(_former(place["former"]))}
    return [said(column, shown[column]) for column in _COLUMNS]


def _former(names: Sequence[Shape]) -> list[str]:
    """Return the former names in the person's language, of several spellings the first."""
    texts: dict[tuple[int | None, int | None], str] = {}
    for name in names:
        if name["language"] == language():
            texts.setdefault((name["since"], name["until"]), name["text"])
    return [
        f"{text} ({since or '…'}–{until or '…'})" if since or until else text
        for (since, until), text in texts.items()
    ]
