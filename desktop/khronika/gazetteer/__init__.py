"""The gazetteer: places of Ukraine, Russia and the world, and the outline of countries.

A read-only resource. A place enters an archive, with its parents, when it is first used.
"""

from khronika.gazetteer.countries import country_title, country_titles
from khronika.gazetteer.files import GazetteerMissing
from khronika.gazetteer.gazetteer import Gazetteer, load
from khronika.gazetteer.outlines import Outline, outline
from khronika.gazetteer.places import FormerName, GazetteerPlace

__all__ = [
    "FormerName",
    "Gazetteer",
    "GazetteerMissing",
    "GazetteerPlace",
    "Outline",
    "country_title",
    "country_titles",
    "load",
    "outline",
]
