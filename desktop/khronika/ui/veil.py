"""The archive as it is shown while the names of people are hidden.

Everything that a screen reads comes through `Session.catalogue`; while names are hidden its
answers hold a shade for each letter of such a name, and a label where the value is the name.
What reads elsewhere (in a job, from a file) asks `Session.shown`.
"""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence, Set
from dataclasses import fields, is_dataclass, replace
from enum import Enum
from functools import partial
from types import UnionType
from typing import Any, NewType, TypeVar, Union, cast, get_args, get_origin

from khronika.archive.agents import Guarded
from khronika.archive.catalogue import Catalogue
from khronika.archive.finding.sight import Sight
from khronika.archive.search import Found
from khronika.domain.dates import When
from khronika.domain.errors import KnownError
from khronika.domain.history import PassageEdit
from khronika.domain.kinds import Kind, RecordId, spoken
from khronika.domain.values import Agent, Named, Passage
from khronika.i18n import N_, _
from khronika.language.veiling import Veil

T = TypeVar("T")
Hide = Callable[[str], str]
Calling = tuple[RecordId, str]  # a record, and a name it has

# Fields that hold a word of the program's, or nothing one reads: to hide in them would break them.
_CODES = frozenset(
    """agent_kind at basis certainty code collected_at colour country credibility document_kind edtf
    encoding field grade hotkey identity kind language made media_type number of operation original
    place_kind precision protection quality reader reader_version relation reliability sensitivity
    source_kind stance state status time trashed type verb vocabulary why zone""".split()
)
PROTECTED, ASK, PUBLIC = "protected", "ask", "public"  # codes of vocabulary.PROTECTIONS
_PLAIN: frozenset[type] = frozenset({int, float, bool, bytes, type(None)})
_CUT = 120  # code points of a passage or note that the archive takes as its title


class NamesHidden(KnownError):
    summary = N_("Names are hidden, so nothing was written: what is shown is not what is recorded.")
    remedy = N_("Show the names, then try again.")


class Veiling:
    """Knows whom to hide, and how each value of the domain looks without their names."""

    def __init__(self, people: Sequence[Guarded]) -> None:
        self._veil = Veil(name for one in people for name in one.names)
        self._said = {one.id: self._label(one) for one in people}
        self._key = frozenset(people)
        self.numbers = Counter(one.protection for one in people if one.listed)

    def hides(self, people: Sequence[Guarded]) -> bool:
        """Whether it hides just these, under these names: a veil over thousands is slow to make."""
        return self._key == frozenset(people)

    @property
    def sight(self) -> Sight:
        """What whoever looks for something may see."""
        return Sight(frozenset(self._said), self._veil)

    def called(self, kind: Kind, named: Sequence[Calling]) -> list[Calling]:
        """Return what records of `kind` are called as it is shown."""
        names = self.shown([name for _record, name in named])
        if kind is not Kind.AGENT:
            return [(record, name) for (record, _), name in zip(named, names, strict=True)]
        said = dict.fromkeys(record for record, _name in named)
        seen = [
            (record, name)
            for (record, _), name in zip(named, names, strict=True)
            if record not in self._said
        ]
        return [*((one, self.shown(self._said[one])) for one in said if one in self._said), *seen]

    def holds(self, text: str) -> bool:
        """Say whether a hidden name stands in `text`."""
        return self._veil.holds(text)

    def shown(self, value: T) -> T:
        """Return `value` without the names: a string, a value of the domain, or many of them."""
        if type(value) is str:
            return cast(T, self._veil.hide(cast(str, value)))
        met: list[str] = []  # strings not looked through yet: together that is quicker

        def known(text: str) -> str:
            if (hidden := self._veil.known(text)) is not None:
                return hidden
            met.append(text)
            return text

        shown = self._walk(value, known)
        if met:
            self._veil.learn(met)
            shown = self._walk(value, self._veil.hide)
        return cast(T, shown)

    def _label(self, one: Guarded) -> str:
        said = (
            _("Protected person {number}")
            if one.protection == PROTECTED
            else _("Hidden person {number}")
        )
        return one.label or said.format(number=spoken(Kind.AGENT, one.ref)).strip()

    # -- values ---------------------------------------------------------------------------

    def _walk(self, value: Any, hide: Hide) -> Any:
        kind = type(value)
        if kind is str:
            return hide(value)
        if kind in _PLAIN:
            return value
        if kind in _SPECIAL:
            return _SPECIAL[kind](self, value, hide)
        if is_dataclass(value):
            return self._fields(value, hide)
        if isinstance(value, Mapping):
            return {key: self._walk(one, hide) for key, one in value.items()}
        if isinstance(value, tuple | list | Set):
            return self._several(value, hide)
        return value

    def _several(self, values: Any, hide: Hide) -> Any:
        if not values or type(next(iter(values))) is int:
            return values  # ids, of which there may be a hundred thousand
        walked = [self._walk(one, hide) for one in values]
        if all(new is old for new, old in zip(walked, values, strict=True)):
            return values
        make = getattr(values, "_make", type(values))  # of a NamedTuple
        return walked if isinstance(values, list) else make(walked)

    def _fields(self, value: Any, hide: Hide) -> Any:
        changed = {}
        for name in _telling(type(value)):
            old = getattr(value, name)
            kind = type(old)
            if kind in _PLAIN or (kind is str and name in _CODES) or old == ():
                continue
            new = hide(old) if kind is str else self._walk(old, hide)
            if new is not old:
                changed[name] = new
        return replace(value, **changed) if changed else value

    def _agent(self, agent: Agent, hide: Hide) -> Agent:
        if agent.id in self._said:
            agent = replace(agent, names=(), label=self._said[agent.id])
        return cast(Agent, self._fields(agent, hide))

    def _named(self, named: Named, hide: Hide) -> Named:
        if named.kind is Kind.AGENT and named.id in self._said:
            return replace(named, title=hide(self._said[named.id]))
        if named.kind in (Kind.PASSAGE, Kind.NOTE) and len(named.title) >= _CUT:
            whole = named.title.rpartition(" ")[0] or named.title
            return replace(named, title=hide(whole))
        return cast(Named, self._fields(named, hide))

    def _passage(self, passage: Passage, hide: Hide) -> Passage:
        """Hide what stands in a passage, of a name that begins before it or ends after it too."""
        parts = (passage.prefix, passage.exact, passage.suffix)
        whole = hide("".join(parts))
        first, second = len(parts[0]), len(parts[0]) + len(parts[1])
        passage = cast(Passage, self._fields(passage, hide))
        return replace(
            passage, prefix=whole[:first], exact=whole[first:second], suffix=whole[second:]
        )

    def _edit(self, edit: PassageEdit, _hide: Hide) -> PassageEdit:
        """Say which end moved and no words: it may have stood within a name."""
        return replace(edit, was="", now="")

    def _when(self, when: When, hide: Hide) -> When:
        words = hide(when.words) if when.words else ""
        return when if words == when.words else replace(when, words=words)

    def _found(self, found: Found, hide: Hide) -> Found:
        return replace(found, hits=self._walk(found.hits, hide))


_SPECIAL: dict[type, Callable[[Veiling, Any, Hide], Any]] = {
    Agent: Veiling._agent,
    Named: Veiling._named,
    Passage: Veiling._passage,
    PassageEdit: Veiling._edit,
    When: Veiling._when,
    Found: Veiling._found,
}
_TELLING: dict[type, tuple[str, ...]] = {}


def _telling(kind: type) -> tuple[str, ...]:
    """Return the fields of a dataclass that may hold words."""
    if kind not in _TELLING:
        _TELLING[kind] = tuple(one.name for one in fields(kind) if _may_tell(one.type))
    return _TELLING[kind]


def _may_tell(hint: Any) -> bool:
    if isinstance(hint, NewType):
        return _may_tell(hint.__supertype__)
    if isinstance(hint, type) and get_origin(hint) is None:
        return hint not in _PLAIN and not issubclass(hint, Enum)
    if get_origin(hint) in (Union, UnionType, tuple, list, dict, frozenset, set):
        return any(_may_tell(one) for one in get_args(hint) if one is not Ellipsis)
    return True  # a name not resolved yet, or something nobody has thought of


def shown_catalogue(real: Callable[[], Catalogue], shown: Callable[[Any], Any]) -> Catalogue:
    """Return what looks like the catalogue that `real` returns, but answers what `shown` makes of
    its answers: whichever names are hidden when it is asked, not when it was handed out.
    """
    return cast(Catalogue, _Shown(real, shown))


class _Shown:
    def __init__(self, real: Callable[[], Catalogue], shown: Callable[[Any], Any]) -> None:
        self._real, self._shown = real, shown

    def __getattr__(self, noun: str) -> Any:
        return _Repository(partial(self._noun, noun), self._shown)

    def _noun(self, noun: str) -> Any:
        return getattr(self._real(), noun)


class _Repository:
    def __init__(self, real: Callable[[], Any], shown: Callable[[Any], Any]) -> None:
        self._real, self._shown = real, shown

    def __getattr__(self, name: str) -> Any:
        return partial(self._answer, name)

    def _answer(self, name: str, *args: Any, **named: Any) -> Any:
        return self._shown(getattr(self._real(), name)(*args, **named))


def people_to_hide(catalogue: Catalogue, *, public_too: bool = False) -> list[Guarded]:
    """Return who is hidden: everybody but who is expressly public, as in an export for which
    nobody was asked; with `public_too`, everybody.
    """
    return catalogue.agents.names_guarded((PROTECTED, ASK, *((PUBLIC,) if public_too else ())))
