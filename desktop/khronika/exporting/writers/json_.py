"""JSON: the whole view as one document in UTF-8 (RFC 8259), for scripts.

Keys are those of `exporting.released`, which may grow and are never renamed. At the top:

    format       "khronika-export"
    version      1; a higher one may have removed or changed something
    title, language
    made         the day it was made, as YYYY-MM-DD
    recipient    for whom, or null where that is not said
    incidents    [{id, number, title, texts, when, place, categories, status, tags, grade, claims,
                 people, figures, citations}]
    people       [{id, name, names, kind, identity, tags}]
    sources      [{id, name, names, kind, reliability, language, url, ties}]
    places       [{id, name, names, kind, parent, country, latitude, longitude, precision}]
    passages     [{id, document, quote, prefix, suffix, start, end, important, comment, tags,
                 is_held_back}]
    documents    [{id, title, kind, language, publisher, authors, published, url, tags, text}]
    tags         [{id, name, path, parent, colour, memo}]
    collections  [{id, name, record_ids}]
    relations    [{subject, relation, object, certainty, reason}]
    notes        [{about, text}]
    held_back    how many things were; only where the profile says so

A record that is pointed at is {id, title}. A grade is {grade, independent, caveat}. A citation is
{id, stance, basis, credibility, source, document, passage_id, quote, repeats_id, caveat}. `start`
and `end` count code points, `number` the incidents of this export from 1. What is not known, or
does not leave, is null or empty.
"""

import json
from dataclasses import asdict

from khronika.exporting.released import SECTIONS, ReleasedView

NAME = "khronika-export"
VERSION = 1


def write(view: ReleasedView) -> dict[str, bytes]:
    """Return the one file of the export."""
    whole: dict[str, object] = {
        "format": NAME,
        "version": VERSION,
        "title": view.title,
        "language": view.language,
        "made": view.made,
        "recipient": view.recipient,
    }
    whole |= {name: [asdict(one) for one in getattr(view, name)] for name in SECTIONS}
    if view.held_back is not None:
        whole["held_back"] = view.held_back
    text = json.dumps(whole, ensure_ascii=False, indent=1)
    return {"export.json": f"{text}\n".encode()}
