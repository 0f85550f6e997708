"""Places as the gazetteer knows them: values to show, to pick, and to put into an archive."""

from dataclasses import dataclass

from khronika.domain.values import Name

# Which language to show a place in, where it has no name in the one that is read.
_NEXT_BEST = {"en": ("uk", "ru"), "uk": ("ru", "en"), "ru": ("uk", "en")}


@dataclass(frozen=True, slots=True, kw_only=True)
class FormerName:
    """A name a place had from the year `since` to the year `until`; None where not known."""

    text: str
    language: str
    since: int | None = None
    until: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class GazetteerPlace:
    """One place of the world; coordinates in degrees, WGS 84.

    `code` never changes: "iso.UA" (ISO 3166-1), "iso.UA-23" (ISO 3166-2), "gn.702550" (the
    place's id at GeoNames) or "kh.antonivskyi-bridge" (one we added). `kind` is a code of
    PLACE_KINDS; a city that is a region of its own, such as Kyiv, is a settlement. `parent` is
    the code of the place around it, `country` its ISO 3166-1 alpha-2 code by the borders that
    the United Nations recognise. `population` orders and is not to be cited; 0 is unknown.
    Of the `names` in one language ("en", "uk", "ru") the first is the one to show, and the only
    one whose kind is not "alias".
    """

    code: str
    kind: str
    parent: str | None
    country: str
    names: tuple[Name, ...]
    former: tuple[FormerName, ...] = ()
    latitude: float | None = None
    longitude: float | None = None
    population: int = 0

    def title(self, language: str) -> str:
        """Return the name to show in `language`, else in the nearest one that it has."""
        for wanted in (language, *_NEXT_BEST.get(language, ("en",))):
            for name in self.names:
                if name.language == wanted:
                    return name.text
        return self.names[0].text
