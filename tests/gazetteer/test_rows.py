"""A line of the file, read."""

from khronika.domain.values import Name
from khronika.gazetteer.places import FormerName, GazetteerPlace
from khronika.gazetteer.rows import kind_of, parent_of, read_place


def test_a_line_is_read_whole() -> None:
    line = (
        "gn.1\tsite\tiso.UA-63\t50.123\t-36.5\t1234\tZora|Zoria\tЗора\t=\t"
        "Zora Velyka/en/1924/2016|Стара Зора/uk//"
    )
    assert kind_of(line) == "site"
    assert parent_of(line) == "iso.UA-63"
    assert read_place(line, "UA") == GazetteerPlace(
        code="gn.1",
        kind="site",
        parent="iso.UA-63",
        country="UA",
        names=(
            Name(text="Zora", language="en"),
            Name(text="Zoria", language="en", kind="alias"),
            Name(text="Зора", language="uk"),
            Name(text="Зора", language="ru"),
        ),
        former=(
            FormerName(text="Zora Velyka", language="en", since=1924, until=2016),
            FormerName(text="Стара Зора", language="uk"),
        ),
        latitude=50.123,
        longitude=-36.5,
        population=1234,
    )


def test_what_a_line_leaves_out_is_none() -> None:
    line = "iso.UA\tcountry\t\t\t\t\tUkraine\t\t"
    place = read_place(line, "UA")
    assert (place.parent, place.latitude, place.longitude) == (None, None, None)
    assert (place.population, place.former) == (0, ())
    assert place.names == (Name(text="Ukraine", language="en"),)
    assert kind_of("gn.1\t\tiso.UA\t") == "settlement"
