"""What pages say, made comparable: one spelling of each value, the surest first, none twice.

A proposal keeps what the page says as the page says it, unless the format it is written in has one
meaning only: of an ISO time the day, of a locale the language.
"""

import html
import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from urllib.parse import urljoin, urlsplit

from khronika.importing.extracted import Field, Proposal
from khronika.importing.readers.page_lines import spaced
from khronika.language.guess import UNDETERMINED, guess_language

Proposals = list[Proposal]

_LONGEST: dict[Field, int] = {"title": 1000, "authors": 300, "publisher": 300, "published": 100}
_LONGEST_OF_OTHERS = 2000
_MOST = 20  # of one field; a hostile page has thousands
_TAGS = re.compile(r"</?[a-z][^<>]{0,300}>", re.IGNORECASE)
_WEB = re.compile(r"https?://[^\s/?#:]+[^\s]*", re.IGNORECASE)
_LANGUAGE = re.compile(r"([a-z]{2,3})(?:[-_].*)?", re.IGNORECASE)
_ALIASES = {"ua": "uk"}  # the country for the language
_ISO = re.compile(r"((?:19|20)\d\d-\d\d(?:-\d\d)?)(?:[T ]\s*\d.*)?")
_BASIC = re.compile(r"((?:19|20)\d\d)([01]\d)([0-3]\d)(?:T\d.*)?")
_NEVER = re.compile(r"1970-01-01|1900-01-01|0\d{3}-")  # what programs write that know no day
_SEPARATOR = re.compile(r"\s+[|—–·•»«/<>\\-]\s+|\s*(?:::|\|)\s*|\s*:\s+")
_CUT = re.compile(r"\s*(?:…|\.\.\.)\Z")
_SITE = 60  # code points; a longer part of a title is no name of a site
_NOBODY = frozenset(
    "admin administrator administrators root user guest webmaster moderator wordpress null none"
    " undefined unknown анонім аноним гость гість адмін админ администратор адміністратор".split()
)
_LABEL = re.compile(r"\A(?:(?:written |posted )?by|автор(?:ка|и|ы)?(?:\s*:)?)\s+", re.IGNORECASE)
_BETWEEN = re.compile(r"\s*[,;|]\s*|\s+(?:and|та|і|й|и|&)\s+")
_WHOLE = re.compile(r"dc|citation")  # these write one name a tag, and the surname first


def titles(said: Proposals, title: Sequence[str], publishers: Proposals) -> Proposals:
    """Return the titles without the names of the site, the whole ones before those cut short."""
    # Some name the page where they should name the site.
    sites = {_key(each.value) for each in publishers} - set(map(_key, title))
    known = {_key(each.value) for each in said}
    whole = [replace(each, value=_without_site(each.value, sites, known)) for each in said]
    whole += [
        Proposal(field="title", value=_without_site(each, sites, known), evidence="title")
        for each in title
    ]
    named = [each for each in whole if _key(each.value) not in sites]
    cut = [each for each in named if _is_cut(each.value, named)]
    return _tidy([each for each in named if each not in cut] + cut)


def publishers(said: Proposals, title: Sequence[str], headlines: Proposals) -> Proposals:
    """Return the names of the site, with that which stands in <title> beside a headline."""
    keys = {_key(each.value) for each in headlines}
    beside = [
        Proposal(field="publisher", value=side, evidence="title")
        for whole in title
        for side, other in _sides(whole)
        if _key(other) in keys and _key(side) not in keys and len(side) <= _SITE
    ]
    # Of “Courts | The Gazette” the end is the site.
    named = [
        *(each for each in said if not each.value.startswith("@")),
        *(replace(each, value=_SEPARATOR.split(each.value)[-1]) for each in beside),
    ]
    return _tidy(each for each in named if _key(each.value) not in map(_key, title))


def authors(said: Proposals, publishers: Proposals) -> Proposals:
    """Return the names of people, one a proposal; not those of sites, programs and accounts.

    They are those of the surest place alone: whoever else is named elsewhere is not one more.
    """
    nobody = _NOBODY | {_key(each.value) for each in publishers}
    found = _tidy(
        replace(each, value=name)
        for each in said
        for name in _names(spaced(html.unescape(each.value)), each.evidence)
        if _key(name) not in nobody and "@" not in name and "://" not in name
    )
    return [each for each in found if each.evidence == found[0].evidence]


def days(said: Proposals) -> Proposals:
    """Return days, as ISO writes them where the page does; a day that is only UTC's comes last.

    An instant shortly before midnight in UTC is the next day where the page was written: if the
    page also says the instant in its own zone, the day of that is the one people read.
    """
    local = {
        moment.astimezone(UTC)
        for each in said
        if (moment := _moment(each.value)) is not None and moment.utcoffset()
    }
    late = [
        each
        for each in said
        if (moment := _moment(each.value)) is not None
        and not moment.utcoffset()
        and moment.astimezone(UTC) in local
    ]
    ordered = [each for each in said if each not in late] + late
    found = (replace(each, value=_day(each.value)) for each in ordered)
    return _tidy(each for each in found if _NEVER.match(each.value) is None)


def languages(said: Proposals, text: str) -> Proposals:
    """Return the languages that a page names; one in which its text plainly is not comes last.

    Templates are written in English and filled in any language.
    """
    found = [
        replace(each, value=_ALIASES.get(code, code))
        for each in said
        if (match := _LANGUAGE.fullmatch(each.value.strip())) is not None
        for code in (match[1].lower(),)
    ]
    guessed = guess_language(text)
    if guessed == UNDETERMINED:
        return _tidy(found)
    return _tidy(sorted(found, key=lambda each: each.value != guessed))


def addresses(said: Proposals) -> Proposals:
    """Return web addresses; a relative one is looked for from one that is not.

    A page whose address is that of its whole site was made by a careless template.
    """
    base = next((each.value for each in said if _WEB.fullmatch(each.value.strip())), "")
    found = [
        replace(each, value=address)
        for each in said
        if (address := _address(each.value.strip(), base))
    ]
    return _tidy(sorted(found, key=lambda each: _is_root(each.value)))


def _address(written: str, base: str) -> str:
    try:
        address = written if _WEB.fullmatch(written) or not base else urljoin(base, written)
        address = address.split("#:~:", 1)[0]
        is_web = _WEB.fullmatch(address) is not None and bool(urlsplit(address).hostname)
    except ValueError:
        return ""
    return address if is_web else ""


def _is_root(address: str) -> bool:
    parts = urlsplit(address)
    return parts.path in ("", "/") and not parts.query


def _day(written: str) -> str:
    written = written.strip()
    if (iso := _ISO.fullmatch(written)) is not None:
        return iso[1]
    if (basic := _BASIC.fullmatch(written)) is not None:
        return "-".join(basic.groups())
    return written


def _moment(written: str) -> datetime | None:
    try:
        moment = datetime.fromisoformat(written.strip())
        moment.astimezone(UTC)  # the first and the last day of all have none
    except (ValueError, OverflowError):
        return None
    return moment if moment.tzinfo is not None else None


def _names(written: str, evidence: str) -> list[str]:
    written = _LABEL.sub("", written)
    if _WHOLE.search(evidence):
        return [written]
    parts = [part for part in _BETWEEN.split(written) if part]
    # “Surname, Name” is one, as is what has no name in it.
    return parts if all(" " in part or "." in part for part in parts) else [written]


def _without_site(written: str, sites: set[str], known: set[str]) -> str:
    """Return a title without the name of its site before or behind it."""
    plain = spaced(html.unescape(written))
    sides = list(_sides(plain))
    for side, other in sides:
        if _key(side) in sites:
            return other
    return next((other for side, other in sides if _key(other) in known), plain)


def _sides(written: str) -> Iterator[tuple[str, str]]:
    """Yield what may be the site and the title in `written`, whose ends they are."""
    cuts = list(_SEPARATOR.finditer(written))[:_MOST]
    for cut in reversed(cuts):
        yield written[cut.end() :], written[: cut.start()]
    for cut in cuts:
        yield written[: cut.start()], written[cut.end() :]


def _is_cut(title: str, others: Proposals) -> bool:
    if _CUT.search(title) is None:
        return False
    beginning = _key(_CUT.sub("", title))
    return any(
        len(each.value) > len(title) and _key(each.value).startswith(beginning) for each in others
    )


def _key(written: str) -> str:
    return unicodedata.normalize("NFKC", spaced(html.unescape(written))).casefold()


def _tidy(said: Iterable[Proposal]) -> Proposals:
    """Return proposals on one line each, none twice, and not more than anyone looks at."""
    found: dict[str, Proposal] = {}
    for each in said:
        value = spaced(_shown(_TAGS.sub("", html.unescape(each.value))))
        longest = _LONGEST.get(each.field, _LONGEST_OF_OTHERS)
        if 0 < len(value) <= longest and any(map(str.isalnum, value)):
            found.setdefault(_key(value), replace(each, value=value))
    return list(found.values())[:_MOST]


def _shown(written: str) -> str:
    return "".join(" " if unicodedata.category(one) in ("Cc", "Cs") else one for one in written)
