from khronika.gazetteer import country_title, country_titles, load


def test_countries_are_called_as_the_gazetteer_calls_them() -> None:
    places = [one for one in load() if one.kind == "country"]
    for language in ("en", "uk", "ru"):
        titles = country_titles(language)
        assert titles == {one.country: one.title(language) for one in places if one.country}


def test_a_code_that_is_no_country_stays_as_it_is() -> None:
    assert country_title("ua", "en") == "Ukraine"
    assert country_title("XX", "en") == "XX"
