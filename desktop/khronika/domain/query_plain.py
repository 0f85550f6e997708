"""Writing a query back, with no more brackets than it needs, so that reading it gives the same."""

from khronika.domain.edtf import Days
from khronika.domain.query_dates import days_written
from khronika.domain.query_letters import QUOTES, spaced
from khronika.domain.query_nodes import All, Any, Field, Near, Node, Not, Phrase, Word
from khronika.domain.query_tokens import is_bare

_UNQUOTED = str.maketrans(dict.fromkeys(QUOTES, " "))


def written(node: Node) -> str:
    """Return `node` as text. Words in quotation marks keep their order and lose their points."""
    if isinstance(
        node, All
    ):  # words beside one another join loosest: no alternatives need brackets
        return " ".join(written(one) for one in node.nodes)
    if isinstance(node, Any) and not _of_one_field(node):
        return " OR ".join(_joined(one) for one in node.nodes)
    return _single(node)


def valued(value: str) -> str:
    """Return `value` as it may follow a field's name and colon, in quotation marks if need be.

    Quotation marks inside become spaces: nothing can stand for them, and no name is told from
    another by them.
    """
    said = spaced(value.translate(_UNQUOTED))
    return said if is_bare(said) else f'"{said}"'


def _joined(node: Node) -> str:
    """Return one of several alternatives."""
    if isinstance(node, All):
        return " AND ".join(_single(one) for one in node.nodes)
    return _single(node)


def _single(node: Node) -> str:
    """Return `node` so that whatever stands beside it leaves it whole."""
    match node:
        case Word():
            return f"{'=' * node.exact}{_word(node)}"
        case Phrase():
            return f'{"=" * node.exact}"{" ".join(map(_word, node.words))}"'
        case Near():
            return f"{_single(node.left)} NEAR/{node.distance} {_single(node.right)}"
        case Field():
            return f"{node.code}:{_value(node)}"
        case Not(node=Near() as near):
            return f"-({_single(near)})"
        case Not():
            return f"-{_single(node.node)}"
        case Any() if fields := _of_one_field(node):
            return f"{fields[0].code}:{','.join(map(_value, fields))}"
    return f"({written(node)})"


def _word(word: Word) -> str:
    return word.text + "*" * word.prefix


def _value(field: Field) -> str:
    value = field.value
    return days_written(value) if isinstance(value, Days) else valued(value)


def _of_one_field(node: Any) -> list[Field]:
    fields = [one for one in node.nodes if isinstance(one, Field)]
    one = len(fields) == len(node.nodes) and len({field.code for field in fields}) == 1
    return fields if one else []
