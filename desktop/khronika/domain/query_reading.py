"""Reading a query: text to a tree, whatever the text is, in time that grows as its length does.

    beside := either …                 words beside one another must all be found
    either := both (OR both)…          OR joins its neighbours: a b OR c is a and (b or c)
    both   := close (AND close)…       AND, written out, joins more closely than OR
    close  := unit (NEAR/n unit)…
    unit   := [-|NOT] ( beside ) | word | phrase | field

What is understood in part is read as far as it goes, and a remark tells the rest.
"""

from collections.abc import Iterator
from contextlib import suppress

from khronika.domain.dates import DatesOutOfOrder
from khronika.domain.edtf import Days, MalformedDate
from khronika.domain.query_dates import read_days
from khronika.domain.query_fields import VALUES, field_called, field_like, is_cyrillic, value_said
from khronika.domain.query_letters import LETTER, LONGEST, Core, core, parts, spaced
from khronika.domain.query_nodes import (
    Field,
    Near,
    Node,
    Phrase,
    Word,
    all_of,
    any_of,
    names_something,
    negated,
)
from khronika.domain.query_remarks import Remark, short
from khronika.domain.query_tokens import (
    NEAR,
    Mark,
    Token,
    Value,
    name_at,
    operator_said,
    tokens,
)

MOST_TERMS = 256  # words, and values of fields
DEEPEST = 20  # brackets in brackets
FARTHEST, USUAL = 99, 10  # words between two that are near
_MOST_OF_A_DATE = 3  # words after the first: 3 May 2022, and one more
_MOST_OF_A_KIND = 4  # remarks; the fifth unknown field tells nobody anything
_MOST_GUESSES = 12  # remarks in all, after which what was meant is no longer guessed at
_NEGATING = (Mark.MINUS, Mark.NOT)


def read(text: str) -> tuple[Node | None, tuple[Remark, ...], Word | None]:
    """Return what `text` asks for, and what in it was not taken as typed, in its order; and the
    word that its end may stand in the middle of, in a phrase that was not closed.
    """
    return _Reading(text).result()


class _TooMany(Exception):
    """More terms than are read."""


class _Reading:
    def __init__(self, text: str) -> None:
        self._text = text
        self._tokens: Iterator[Token] = tokens(text)
        self._depth = self._passed_over = self._terms = 0
        self._remarks: list[Remark] = []
        self._unclosed: Token | None = None
        self._begun: Word | None = None
        self._full = False
        self._token = self._next()

    def result(self) -> tuple[Node | None, tuple[Remark, ...], Word | None]:
        root = self._beside()
        if self._unclosed and not self._full:
            self._remark("unclosed bracket", self._unclosed.start, self._unclosed.end)
        if root is not None and not names_something(root):
            self._remark("only leaves out", 0, len(self._text))
        return root, tuple(sorted(self._remarks, key=lambda remark: remark.start)), self._begun

    # Tokens

    def _take(self) -> Token:
        token, self._token = self._token, self._next()
        return token

    def _next(self) -> Token:
        """Return the next token; brackets that close nothing or lie too deep are none."""
        for token in self._tokens:
            if token.mark is Mark.OPEN and self._depth == DEEPEST:
                self._passed_over += 1
                self._too_deep(token.start, token.end)
            elif token.mark is Mark.CLOSE and self._passed_over:
                self._passed_over -= 1
            elif token.mark is Mark.CLOSE and not self._depth:
                self._remark("unopened bracket", token.start, token.end, most=1)
            else:
                return token
        return Token(Mark.END, len(self._text), len(self._text))

    def _stop(self, at: int) -> None:
        """Read nothing from `at` on."""
        if not self._full and LETTER.search(self._text, at):
            self._remark("many words", at, len(self._text), {"most": str(MOST_TERMS)})
        self._full, self._tokens = True, iter(())
        self._token = self._next()

    def _count(self, terms: int = 1) -> None:
        if self._terms + terms > MOST_TERMS:
            raise _TooMany
        self._terms += terms

    # Grammar

    def _beside(self) -> Node | None:
        nodes: list[Node] = []
        while self._token.mark not in (Mark.CLOSE, Mark.END):
            if (node := self._either()) is not None:
                nodes.append(node)
        return all_of(nodes)

    def _either(self) -> Node | None:
        sides = [self._both()]
        while self._token.mark is Mark.OR:
            operator = self._take()
            sides.append(self._both())
            if sides[-2] is None or sides[-1] is None:
                self._lonely(operator)
        return any_of([side for side in sides if side is not None])

    def _both(self) -> Node | None:
        sides = [self._close()]
        while self._token.mark is Mark.AND:
            operator = self._take()
            sides.append(self._close())
            if sides[-2] is None or sides[-1] is None:
                self._lonely(operator)
        return all_of([side for side in sides if side is not None])

    def _close(self) -> Node | None:
        left = self._unit()
        found = [left] if left is not None else []
        while self._token.mark is Mark.NEAR:
            operator = self._take()
            right = self._unit()
            if left is None or right is None:
                self._lonely(operator)
            if right is not None:
                self._bring_near(found, left, right, operator)
            left = right
        return all_of(found)

    def _bring_near(
        self, found: list[Node], left: Node | None, right: Node, operator: Token
    ) -> None:
        """Add `right` to `found`, near to `left` where both are words or phrases."""
        if isinstance(left, Word | Phrase) and isinstance(right, Word | Phrase):
            with suppress(_TooMany):  # in a chain, what lies between two stands in two places
                if found[-1] is not left:
                    self._count(_size(left))
                else:
                    found.pop()
                found.append(Near(left, right, self._distance(operator)))
                return
            self._stop(operator.start)
            return
        if left is not None:
            said = self._text[operator.start : operator.end]
            self._remark("near what", operator.start, operator.end, {"said": short(said)})
        found.append(right)

    def _unit(self) -> Node | None:
        wanted, operator = True, None
        while self._token.mark in _NEGATING:
            operator, wanted = self._take(), not wanted
        node = self._brackets() if self._token.mark is Mark.OPEN else self._leaf()
        if node is None:
            if operator and operator.mark is Mark.NOT:
                self._lonely(operator)
            return None
        return node if wanted else negated(node)

    def _brackets(self) -> Node | None:
        self._depth += 1
        opened = self._take()
        node = self._beside()
        if self._token.mark is Mark.END:
            self._unclosed = opened  # the outermost comes last
        self._depth -= 1
        if self._token.mark is Mark.CLOSE:
            self._take()
        return node

    # What is sought

    def _leaf(self) -> Node | None:
        if self._token.mark not in (Mark.WORD, Mark.PHRASE, Mark.FIELD):
            return None
        token = self._take()
        if token.mark is Mark.FIELD:
            return self._field(token)
        if token.mark is Mark.PHRASE:
            return self._phrase(token.start, token.end, closed=token.closed, exact=token.exact)
        found = core(self._text, token.start, token.end)
        if found is None:
            return None
        self._hint_at_fields(token, found)
        return self._word(found, token)

    def _word(self, found: Core, token: Token) -> Word | None:
        end = found.end
        if not (token.exact or found.prefix or found.cut) and end < token.end:
            # “И. Петров”: the initial is an operator only without its stop, and keeps it.
            end += operator_said(self._text[found.start : end]) is not None
        return self._counted(found, token.exact, end)

    def _counted(self, found: Core, exact: bool, end: int) -> Word | None:
        try:
            self._count()
        except _TooMany:
            self._stop(found.start)
            return None
        word = Word(self._text[found.start : end], found.start, end, found.prefix, exact)
        if found.starred:
            self._remark("asterisk", found.start, end)
        if found.cut:
            self._long(word.text, found.start, end)
        return word

    def _phrase(
        self, start: int, end: int, *, closed: bool = True, exact: bool = False, quoted: bool = True
    ) -> Phrase | None:
        if not closed:
            self._remark("unclosed quote", start, start + 1, most=1)
        words: list[Word] = []
        for first, last in parts(self._text, start + quoted, end - (quoted and closed)):
            if (found := core(self._text, first, last)) is None:
                continue
            if (word := self._counted(found, exact, found.end)) is None:
                end = words[-1].end if words else end
                break
            words.append(word)
            if not closed and last == len(self._text):
                self._begun = word
        return Phrase(tuple(words), start, end, exact) if words else None

    def _field(self, token: Token) -> Node | None:
        name = self._text[token.start : token.colon]
        values = token.values
        if len(values) > 1 and self._depth == DEEPEST:
            # Written out, alternatives want brackets of their own.
            self._too_deep(values[1].start, token.end)
            values = values[:1]
        nodes: list[Node] = []
        for number, value in enumerate(values):
            start = value.start if number else token.start
            node = self._value(name, value, start)
            if self._full:
                break
            if node is not None:
                nodes.append(node)
        if not nodes and not self._full:
            self._remark("empty field", token.start, token.end, {"name": short(name)})
        return any_of(nodes)

    def _value(self, name: str, value: Value, start: int) -> Node | None:
        if not value.closed:
            self._remark("unclosed quote", value.start, value.start + 1, most=1)
        first, last = value.inside
        said = spaced(self._text[first : min(last, first + LONGEST)])
        if not LETTER.search(said):
            return None
        if last - first > LONGEST:
            self._long(said, first, last)
        code = field_called(name) or ""
        meant = self._meant(code, name, said, value)
        if meant is None:
            return self._phrase(first, last, quoted=False)
        try:
            self._count()
        except _TooMany:
            self._stop(value.start)
            return None
        return Field(code, meant, start, value.end)

    def _meant(self, code: str, name: str, said: str, value: Value) -> str | Days | None:
        """Return the value that `said` names; None, and a remark, if it names none."""
        facts = {"value": short(said), "name": short(name)}
        if code == "date":
            try:
                return read_days(said, day_first=is_cyrillic(name))
            except MalformedDate:
                whole = self._in_words(said, value, day_first=is_cyrillic(name))
                code = "date in words" if whole else "unreadable date"
                self._remark(code, value.start, value.end, facts | {"whole": whole})
            except DatesOutOfOrder:
                self._remark("dates out of order", value.start, value.end, facts)
            return None
        if code not in VALUES:
            return said
        meant = value_said(code, said)
        if meant is None:
            self._remark("unknown value", value.start, value.end, facts)
        return meant

    def _in_words(self, said: str, value: Value, *, day_first: bool) -> str:
        """Return the date that `said` begins, without the quotation marks it wants; empty: none."""
        if value.inside[0] != value.start:
            return ""
        after = self._text[value.end : value.end + LONGEST].split()
        for number in range(1, min(len(after), _MOST_OF_A_DATE) + 1):
            whole = " ".join([said, *after[:number]])
            try:
                read_days(whole, day_first=day_first)
            except (MalformedDate, DatesOutOfOrder):
                continue
            return whole
        return ""

    def _distance(self, operator: Token) -> int:
        said = self._text[operator.start : operator.end]
        match = NEAR.fullmatch(said)
        digits = (match["distance"] if match else None) or str(USUAL)
        asked = int(digits[-4:]) if digits[:-4].strip("0") == "" else FARTHEST + 1
        taken = min(max(asked, 1), FARTHEST)
        if taken != asked:
            facts = {"said": short(said), "taken": f"{said.partition('/')[0]}/{taken}"}
            self._remark("far", operator.start, operator.end, facts)
        return taken

    # Remarks

    def _remark(
        self,
        code: str,
        start: int,
        end: int,
        facts: dict[str, str] | None = None,
        *,
        most: int = _MOST_OF_A_KIND,
    ) -> None:
        if sum(remark.code == code for remark in self._remarks) < most:
            self._remarks.append(Remark(code, start, end, tuple((facts or {}).items())))

    def _too_deep(self, start: int, end: int) -> None:
        self._remark("deep brackets", start, end, {"most": str(DEEPEST)}, most=1)

    def _long(self, text: str, start: int, end: int) -> None:
        facts = {"word": short(text).removesuffix("…"), "most": str(LONGEST)}
        self._remark("long word", start, end, facts)

    def _lonely(self, operator: Token) -> None:
        if self._full:
            return  # its other side is what was left out
        said = self._text[operator.start : operator.end]
        self._remark("lonely operator", operator.start, operator.end, {"said": short(said)})

    def _hint_at_fields(self, token: Token, found: Core) -> None:
        """Tell of a word with a colon in it that looks like a field, and is none."""
        name = name_at(self._text, found.start)
        if token.exact or name is None:
            return
        colon = found.start + len(name)
        after = self._text[colon + 1 : colon + 3]
        if not after[:1].strip() or after == "//" or field_called(name):
            return
        other = field_like(name) if len(self._remarks) < _MOST_GUESSES else None
        facts = {"name": short(name)} | ({"other": other} if other else {})
        self._remark("nearly a field" if other else "unknown field", found.start, colon + 1, facts)


def _size(node: Word | Phrase) -> int:
    return len(node.words) if isinstance(node, Phrase) else 1
