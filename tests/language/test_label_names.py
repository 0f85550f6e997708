import pytest

from khronika.domain.values import Name
from khronika.language.descriptions import PlaceWords
from khronika.language.label_names import named_by


@pytest.mark.parametrize(
    ("label", "name", "kind", "named"),
    [
        ("a friend of Olha Vyhadana", "Olha Vyhadana", "legal", ["Olha Vyhadana"]),
        ("друг Вигаданої", "Ольга Вигадана", "legal", ["Ольга Вигадана"]),
        ("a nurse", "Olha Vyhadana", "legal", []),
        ("a woman from Nemizhne", "a woman from Nemizhne", "description", ["Nemizhne"]),
        ("a woman from Testove", "a woman from Testove", "description", []),
        ("a woman from the village", "a woman from the village", "description", []),
        ("a woman from the village", "a woman from the village", "legal", None),
        ("", "Olha Vyhadana", "legal", []),
        ("a nurse", "", "legal", []),
    ],
)
def test_a_label_that_names_whom_it_stands_for_is_told(
    label: str, name: str, kind: str, named: list[str] | None
) -> None:
    found = named_by(label, [Name(text=name, kind=kind)], PlaceWords(["Testove"]))
    assert found == (named if named is not None else [name])
