"""Under which id and which title each reached record leaves, or that it does not."""

import hashlib
import hmac
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import groupby
from textwrap import shorten

from khronika.domain.kinds import LETTERS, Kind, RecordId, Uid
from khronika.domain.values import Agent, Document, Name, Passage, Record
from khronika.exporting.clearing import OVERLAP, Clearing, names_reaching
from khronika.exporting.people import Protected
from khronika.exporting.profile import Profile
from khronika.exporting.reach import Reach
from khronika.exporting.released import Mention
from khronika.i18n import N_, _, language
from khronika.language.names import Hit

KEY_BYTES = 32
_SIGNS = "0123456789abcdefghjkmnpqrstvwxyz"  # Crockford's base 32: no i, l, o, u
_LENGTH = 12  # signs, 60 bits: among 100,000 records two share an id once in 200 million exports
_TITLE = 60  # letters of a passage that stand for it where it is only mentioned

# What a record is called whose own title may not leave; numbered within the export.
_NUMBERED = {
    Kind.INCIDENT: N_("Incident {number}"),
    Kind.DOCUMENT: N_("Document {number}"),
    Kind.SOURCE: N_("Source {number}"),
    Kind.AGENT: N_("Person {number}"),
}
_NUMBERED_GROUP = N_("Group {number}")


def released_id(key: bytes, kind: Kind, uid: Uid) -> str:
    """Return the id under which a record leaves: a letter for its kind, then 12 signs.

    HMAC-SHA256(key, uid) shortened: whoever lacks the recipient's key can neither find the uid,
    and with it the minute of entry, nor join what two recipients got.
    """
    number = int.from_bytes(hmac.digest(key, uid, hashlib.sha256)[:8], "big")
    signs = "".join(_SIGNS[number >> 5 * place & 31] for place in range(_LENGTH))
    return LETTERS.get(kind, "X").lower() + signs


def _spoken(names: Sequence[Name]) -> Name:
    """Return the name that a place has now in the language of the export, else its first."""
    now = (one for one in names if one.language == language() and one.until is None)
    return next(now, names[0])


class Register:
    """Decides, once, how each reached record is called outside.

    Attributes:
        mentions: Id and title of each record that leaves. What is not in it may not be
            pointed at.
        names: The names under which people, sources and places leave; none for the protected.
        texts: Documents' texts that leave.
        quotes: Passages' words that leave.
        contexts: What leaves of the words before and after those passages.
        labelled: Who leaves under a label instead of their names; None where that is a number.
        numbers: Who leaves under a number (“Person 2”), in the order of these; those who have no
            name at all too.
        asked: How many of them only because nobody has asked them yet.
        emptied: Passages that leave with the mark instead of their words.
    """

    def __init__(
        self, reach: Reach, protected: Protected, clearing: Clearing, profile: Profile, key: bytes
    ) -> None:
        self._clearing = clearing
        self._profile = profile
        self._key = key
        self.mentions: dict[RecordId, Mention] = {}
        self.names: dict[RecordId, tuple[Name, ...]] = {}
        self.texts: dict[RecordId, str] = {}
        self.quotes: dict[RecordId, str] = {}
        self.contexts: dict[RecordId, tuple[str, str]] = {}
        self.labelled: dict[RecordId, str | None] = {}
        self.numbers: dict[RecordId, str] = {}
        self.asked = 0
        self.emptied: set[RecordId] = set()
        self._people(reach.agents, protected)
        self._sources_and_places(reach)
        incidents = [case.incident for case in reach.cases]
        titles = [[text.title for text in incident.texts] for incident in incidents]
        self._titled(incidents, titles, _NUMBERED[Kind.INCIDENT])
        self._tags_and_collections(reach)

    def id_of(self, record: Record) -> str:
        """Return the released id of `record`."""
        return released_id(self._key, record.kind, record.uid)

    def mention(self, record: RecordId | None) -> Mention | None:
        """Return `record` as others point at it; None if it does not leave."""
        return None if record is None else self.mentions.get(record)

    def documents(
        self, documents: Mapping[RecordId, Document], bodies: Mapping[RecordId, str]
    ) -> None:
        """Enter documents, with the texts of some; one with neither title nor text is left out."""
        nameless = []
        for document in documents.values():
            if (body := bodies.get(document.id)) is not None:
                text = self._clearing.text(body, "document", "text", document.id)
                self.texts |= {document.id: text} if text is not None else {}
            title = self._clearing.title(document.title, "document", "title", document.id)
            if title is not None:
                self._enter(document, title)
            elif document.id in self.texts:
                nameless.append(document)
        self._number(nameless, _NUMBERED[Kind.DOCUMENT])

    def passages(
        self, passages: Mapping[RecordId, Passage], body: Callable[[RecordId], str]
    ) -> None:
        """Enter the passages whose words may leave; `body` returns the text of a document."""
        by_document = groupby(
            sorted(passages.values(), key=lambda one: one.document.id),
            key=lambda one: one.document.id,
        )
        for document, marked in by_document:
            text, those = body(document), list(marked)
            around = sum(one.end - one.start + 2 * OVERLAP for one in those)
            # Where that is less, all of the text is looked through once, for all that is marked.
            hits = self._clearing.hits(text) if around > len(text) else None
            for passage in those:
                self._passage(passage, text, hits)

    def _passage(self, passage: Passage, text: str, hits: Sequence[Hit] | None) -> None:
        """Enter one passage, looked at in its `text`: it or its context may cut a name in two."""
        start, end = passage.start, passage.end
        if text[start:end] != passage.exact:  # of an older version: no more is known of it
            text, hits = passage.prefix + passage.exact + passage.suffix, None
            start, end = len(passage.prefix), len(passage.prefix) + len(passage.exact)

        def names_between(first: int, last: int) -> frozenset[str]:
            if hits is None:
                return self._clearing.names_between(text, first, last)
            return names_reaching(hits, first, last)

        quote: str | None = passage.exact
        context = "", ""
        if names := names_between(start, end):
            quote = self._clearing.held_back("passage", "quote", passage.id, names=names)
            self.emptied |= {passage.id} if quote is not None else set()
        elif self._profile.keeps("passage.context"):
            first, last = start - len(passage.prefix), end + len(passage.suffix)
            if names := names_between(first, last):
                self._clearing.hide("passage", "context", passage.id, names=names)
            else:
                context = passage.prefix, passage.suffix
        if quote is not None:
            self.quotes[passage.id], self.contexts[passage.id] = quote, context
            self._enter(passage, shorten(quote, _TITLE, placeholder=" …"))

    def _people(self, agents: Mapping[RecordId, Agent], protected: Protected) -> None:
        nameless = []
        for agent in agents.values():
            is_protected = agent.id in protected.agents
            label = protected.labels[agent.id] if is_protected else agent.label
            names = () if is_protected else self._clear_names(agent.names, "person", agent.id)
            self.asked += bool(agent.names) and agent.id in protected.asked
            self.names[agent.id] = names
            title = names[0].text if names else self._clear_label(label, agent.id)
            if agent.names and not names:
                self.labelled[agent.id] = title or None
            if title:
                self._enter(agent, title)
            else:
                nameless.append(agent)
        for kind, words in (("person", _NUMBERED[Kind.AGENT]), ("group", _NUMBERED_GROUP)):
            numbered = self._number([one for one in nameless if one.agent_kind == kind], words)
            self.numbers |= {one.id: self.mentions[one.id].title for one in numbered}

    def _clear_label(self, label: str | None, of: RecordId) -> str | None:
        if not label or self._clearing.is_clean(label):
            return label
        names = self._clearing.names_in(label)
        self._clearing.hide("person", "label", of, names=names)
        return None

    def _sources_and_places(self, reach: Reach) -> None:
        for source in reach.sources.values():
            self.names[source.id] = self._clear_names(source.names, "source", source.id)
        for place in reach.places.values():
            self.names[place.id] = names = self._clear_names(place.names, "place", place.id)
            if names:
                self._enter(place, _spoken(names).text)
        sources = list(reach.sources.values())
        titles = [[name.text for name in self.names[source.id]] for source in sources]
        self._titled(sources, titles, _NUMBERED[Kind.SOURCE])

    def _tags_and_collections(self, reach: Reach) -> None:
        kept = [
            *(reach.tags.values() if self._profile.keeps("tags") else ()),
            *(reach.collections.values() if self._profile.keeps("collections") else ()),
        ]
        for one in kept:
            title = self._clearing.title(one.name, one.kind.value, "name", one.id)
            if title is not None:
                self._enter(one, title)

    def _titled(
        self, records: Sequence[Record], titles: Iterable[Iterable[str]], words: str
    ) -> None:
        """Enter each record under the first of its titles that may leave, else a number."""
        nameless = []
        for record, own in zip(records, titles, strict=True):
            clear = next((title for title in own if self._clearing.is_clean(title)), None)
            if clear is None:
                nameless.append(record)
            else:
                self._enter(record, clear)
        self._number(nameless, words)

    def _clear_names(self, names: Iterable[Name], kind: str, of: RecordId) -> tuple[Name, ...]:
        return tuple(name for name in names if self._clearing.title(name.text, kind, "name", of))

    def _number(self, records: Iterable[Record], words: str) -> list[Record]:
        """Enter records under numbers, in the order of their ids, which tells nothing; return them
        in this order.
        """
        ordered = sorted(records, key=self.id_of)
        for number, record in enumerate(ordered, start=1):
            self._enter(record, _(words).format(number=number))
        return ordered

    def _enter(self, record: Record, title: str) -> None:
        self.mentions[record.id] = Mention(id=self.id_of(record), title=title)
