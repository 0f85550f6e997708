"""What countries are called, without reading all the other places."""

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from khronika.domain.errors import KnownError
from khronika.gazetteer.files import FOLDER, GazetteerMissing
from khronika.gazetteer.rows import read_place

_CODE = slice(4, 6)  # of “iso.UA”, which a tab follows; a region's code goes on


@cache
def country_titles(language: str) -> Mapping[str, str]:
    """Return what countries are called in `language`, by their ISO 3166-1 alpha-2 codes.

    Read from the file the first time, in about 5 ms.

    Raises GazetteerMissing.
    """
    titles = {}
    try:
        with (FOLDER / "places.tsv").open(encoding="utf-8", newline="\n") as lines:
            for line in lines:
                if line.startswith("iso.") and line[_CODE.stop] == "\t":
                    place = read_place(line.rstrip("\n"), line[_CODE])
                    titles[place.country] = place.title(language)
    except (OSError, UnicodeDecodeError) as error:
        raise GazetteerMissing(name="places.tsv") from error
    return MappingProxyType(titles)


def country_title(code: str, language: str) -> str:
    """Return what the country with this code is called in `language`, else the code."""
    try:
        return country_titles(language).get(code.upper(), code)
    except KnownError:
        return code  # what only adds a word fails nothing
