"""What months, seasons and parts of them are called in English, Russian and Ukrainian: data."""

from typing import NamedTuple

# As headings name them, and as they stand after a day (the genitive).
MONTHS = {
    "en": (
        "January February March April May June July August September October November December"
    ).split(),
    "ru": (
        "январь февраль март апрель май июнь июль август сентябрь октябрь ноябрь декабрь"
    ).split(),
    "uk": (
        "січень лютий березень квітень травень червень липень серпень вересень жовтень листопад"
        " грудень"
    ).split(),
}
MONTHS_OF = {
    "en": MONTHS["en"],
    "ru": (
        "января февраля марта апреля мая июня июля августа сентября октября ноября декабря"
    ).split(),
    "uk": (
        "січня лютого березня квітня травня червня липня серпня вересня жовтня листопада грудня"
    ).split(),
}

# Stems and endings of every form a month is written in; abbreviations come with no ending.
_RUSSIAN_STEMS = "январ феврал март апрел ма июн июл август сентябр октябр ноябр декабр".split()
_RUSSIAN_ENDINGS = ("ь", "й", "я", "е", "ю", "ем", "а", "у", "ом", "")
_UKRAINIAN_STEMS = "січ лют берез квіт трав черв лип серп верес жовт листопад груд".split()
_UKRAINIAN_ENDINGS = (
    *("ень", "ня", "ні", "ню", "нем", "неві", "ий", "ого", "ому", "им", "", "а", "і", "у", "ом"),
)
_SHORT = (
    "jan янв січ|feb febr фев февр лют|mar мар бер берез|apr апр кві квіт|тра трав|jun июн чер черв"
    "|jul июл лип|aug авг сер серп|sep sept сен сент вер верес|oct окт жов жовт"
    "|nov ноя нояб лис лист|dec дек гру груд"
).split("|")


def _months() -> dict[str, int]:
    forms: dict[str, int] = {}
    for index in range(12):
        spelled = [MONTHS["en"][index].lower(), *_SHORT[index].split()]
        spelled += [_RUSSIAN_STEMS[index] + ending for ending in _RUSSIAN_ENDINGS]
        spelled += [_UKRAINIAN_STEMS[index] + ending for ending in _UKRAINIAN_ENDINGS]
        forms.update(dict.fromkeys(spelled, index + 1))
    del forms["ма"]  # the stem of май is no word of ours
    return forms


MONTH_FORMS = _months()


def _unmistakable() -> frozenset[str]:
    """Return the forms of months that are no other word: «лист» is a letter too, «траву» grass."""
    russian = "января январе январь февраля феврале февраль марта марте март апреля апреле апрель"
    russian += " мая мае май июня июне июнь июля июле июль августа августе август сентября сентябре"
    russian += " сентябрь октября октябре октябрь ноября ноябре ноябрь декабря декабре декабрь"
    ukrainian = {
        stem + ending
        for stem in _UKRAINIAN_STEMS
        if stem not in ("лют", "листопад")
        for ending in ("ень", "ня", "ні", "ню")
    }
    february_november = "лютий лютого лютому листопад листопада листопаді".split()
    english = (month.lower() for month in MONTHS["en"])
    return frozenset([*english, *russian.split(), *ukrainian, *february_november])


UNMISTAKABLE_MONTHS = _unmistakable()

SEASONS = {
    "en": ("spring", "summer", "autumn", "winter"),
    "ru": ("весна", "лето", "осень", "зима"),
    "uk": ("весна", "літо", "осінь", "зима"),
}
SEASONS_OF = {
    "en": SEASONS["en"],
    "ru": ("весны", "лета", "осени", "зимы"),
    "uk": ("весни", "літа", "осені", "зими"),
}
# The same order; the number is EDTF's (21 is spring).
SEASON_FORMS = {
    form: 21 + index
    for index, forms in enumerate(
        (
            "spring весна весны весне весну весной весною весни весні",
            "summer лето лета лету летом лете літо літа літу літом літі",
            "autumn fall осень осени осенью осінь осені осінню восени",
            "winter зима зимы зиме зиму зимой зимою зими зимі взимку",
        )
    )
    for form in forms.split()
} | {"навесні": 21, "влітку": 22, "улітку": 22, "узимку": 24, "увосени": 23}


NIGHT_FORMS = frozenset("night ночь ночи ночью ніч ночі вночі уночі".split())


class Phrases(NamedTuple):
    """How a language says what stands around a date; {} is the date."""

    before: str
    by: str  # {} is the last day that may be
    after: str
    since: str
    until: str
    about: str
    night: str
    between: str  # {} is two dates with `and_` between them
    and_: str
    or_: str
    parts: tuple[str, str, str]  # early, mid, late
    halves: tuple[str, str]
    quarter: str  # {} is its number
    decade: str
    # The same four after a preposition.
    parts_of: tuple[str, str, str]
    halves_of: tuple[str, str]
    quarter_of: str
    decade_of: str


PHRASES = {
    "en": Phrases(
        before="before {}",
        by="by {}",
        after="after {}",
        since="since {}",
        until="until {}",
        about="about {}",
        night="night of {}",
        between="between {}",
        and_="and",
        or_="or",
        parts=("early {}", "mid-{}", "late {}"),
        halves=("first half of {}", "second half of {}"),
        quarter="Q{}",
        decade="{}s",
        parts_of=("early {}", "mid-{}", "late {}"),
        halves_of=("first half of {}", "second half of {}"),
        quarter_of="Q{}",
        decade_of="{}s",
    ),
    "ru": Phrases(
        before="до {}",
        by="не позднее {}",
        after="после {}",
        since="с {}",
        until="до {} включительно",
        about="примерно {}",
        night="в ночь на {}",
        between="между {}",
        and_="и",
        or_="или",
        parts=("начало {}", "середина {}", "конец {}"),
        halves=("первая половина {}", "вторая половина {}"),
        quarter="{} квартал",
        decade="{}-е",
        parts_of=("начала {}", "середины {}", "конца {}"),
        halves_of=("первой половины {}", "второй половины {}"),
        quarter_of="{} квартала",
        decade_of="{}-х",
    ),
    "uk": Phrases(
        before="до {}",
        by="не пізніше {}",
        after="після {}",
        since="з {}",
        until="до {} включно",
        about="приблизно {}",
        night="у ніч на {}",
        between="між {}",
        and_="і",
        or_="або",
        parts=("початок {}", "середина {}", "кінець {}"),
        halves=("перша половина {}", "друга половина {}"),
        quarter="{} квартал",
        decade="{}-ті",
        parts_of=("початку {}", "середини {}", "кінця {}"),
        halves_of=("першої половини {}", "другої половини {}"),
        quarter_of="{} кварталу",
        decade_of="{}-х",
    ),
}
