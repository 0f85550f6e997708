import pytest

from khronika.exporting.profile import (
    OPTIONAL,
    PROFILE_LABELS,
    PROFILES,
    FieldNotOptional,
    NoSuchProfile,
    Profile,
    described,
    left_out_by,
    profile_named,
)


def test_the_default_is_the_safest() -> None:
    profile = Profile()
    assert not any((profile.quotes, profile.notes, profile.asked, profile.secret))
    assert not profile.mark_hidden
    assert profile == PROFILES["careful"]


@pytest.mark.parametrize("field", ["caveat", "citation.caveat", "grade", "incident.grade", "text"])
def test_what_makes_an_export_honest_cannot_be_left_out(field: str) -> None:
    with pytest.raises(FieldNotOptional) as refused:
        Profile(left_out=frozenset({field}))
    assert field in str(refused.value)
    assert "document.text" in refused.value.advice


def test_every_optional_field_can_be_left_out() -> None:
    profile = Profile(left_out=frozenset(OPTIONAL))
    assert not any(profile.keeps(field) for field in OPTIONAL)


def test_no_shipped_profile_lets_out_a_secret_or_a_name_nobody_asked_about() -> None:
    assert not any(profile.secret or profile.asked for profile in PROFILES.values())


def test_a_profile_is_found_by_its_name_and_described() -> None:
    assert profile_named("colleague").quotes
    assert PROFILES.keys() == PROFILE_LABELS.keys()
    assert "quotations" in described(profile_named("colleague"))


def test_an_unknown_profile_is_refused_with_those_there_are() -> None:
    with pytest.raises(NoSuchProfile) as refused:
        profile_named("generous")
    assert "careful, colleague" in refused.value.advice


def test_a_profile_is_made_for_someone() -> None:
    profile = profile_named("careful").made_for("the court")
    assert (profile.name, profile.recipient) == ("careful", "the court")


def test_what_never_leaves_is_told() -> None:
    assert left_out_by(PROFILES["careful"])[:2] == ["quotations", "notes"]
    assert "coordinates of places" in left_out_by(PROFILES["careful"])
    assert left_out_by(PROFILES["colleague"]) == []
