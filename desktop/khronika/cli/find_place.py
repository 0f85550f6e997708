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
    code. Places whose name only begins so are shown when nothing is called so.
    """
    gazetteer = load()
    asked = [{"name": name, "items": _found(gazetteer, name, limit)} for name in names]
    answer.give({"total": len(asked), "names": asked}, _lines(asked))


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
        if one["items"]:
            lines += table([label(column) for column in _COLUMNS], list(map(_cells, one["items"])))
        else:
            lines.append(_("The gazetteer knows no place called “{name}”.").format(name=one["name"]))
    return lines


def _cells(item: Shape) -> list[str]:
    spoken = [name for name in item["former"] if name["language"] == language()]
    shown = {**item, "parents": ", ".join(parent["title"] for parent in item["parents"])}
    shown["former"] = "; ".join(_dated(name) for name in spoken)
    return [said(column, shown[column]) for column in _COLUMNS]


def _dated(name: Shape) -> str:
    if name["since"] is None and name["until"] is None:
        return str(name["text"])
    return f"{name['text']} ({name['since'] or '…'}–{name['until'] or '…'})"
