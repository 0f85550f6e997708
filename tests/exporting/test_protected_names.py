"""Ten protected people, named everywhere a documenter writes, leave in no format.

The search here is none of ours: it unescapes, decomposes, drops what is invisible, folds case,
makes look-alikes one, and looks for the stem of the surname anywhere, inside words too. A
control proves that it finds every planted form, and that someone public is found in what left.
"""

import html
import json
import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote, unquote

import pytest

from khronika.archive import recording
from khronika.archive.archive import Archive
from khronika.archive.change import Change
from khronika.domain.dates import When
from khronika.domain.drafts import (
    CategoryDraft,
    CitationDraft,
    CollectionDraft,
    DocumentDraft,
    FigureDraft,
    IncidentDraft,
    ParticipationDraft,
    PassageDraft,
    PersonDraft,
    PlaceClaimDraft,
    PlaceDraft,
    SourceDraft,
    TextDraft,
    WhenDraft,
)
from khronika.domain.kinds import RecordId
from khronika.exporting.export import export
from khronika.exporting.profile import PROFILES, Profile
from khronika.exporting.selection import everything
from khronika.exporting.writers import FORMATS
from tests.exporting.conftest import names
from tests.kept import Kept

# Invented; each with the forms in which a text may have it, and the stem that must not leave.
PROTECTED = {
    "підкаменськ": (
        "Ярина Підкаменська",
        ("Підкаменської Ярини", "ПІДКАМЕНСЬКУ", "Підкаменська, Ярина", "Я. Підкаменська"),
    ),
    "верхоглядюк": (
        "Остап Верхоглядюк",
        ("Верхоглядюка", "Верхо\u00adглядюком", "Верхоглядюк О."),
    ),
    "бейсембінов": (
        "Тимур Бейсембінов",
        ("Бейсембінову", "Бейсембінов\u0301", "Бейсем\u200bбіновим"),
    ),
    "krutovsk": (
        "Savelii Krutovskyi",
        (
            "Ｋｒｕｔｏｖｓｋｙｉ",
            "KRUTOVSKYI, Savelii",
            "Krutоvskyi",
            "S. Krutovskyi",
        ),  # о is Cyrillic
    ),
    "незамаев": (
        "Глафира Незамаева",
        ("Глафирой Незамаевой", "Н\u0435\u200dзамаеву", "Heзамаева"),  # H and e are Latin
    ),
    "заболотнюк": (
        "Мирослав Заболотнюк",
        ("Заболотнюків", "заболотнюк", "Мирослава_Заболотнюка"),
    ),
    "veshnyakov": (
        "Radomir Veshnyakov",
        ("Veshnyakov's", "veshnyakov", "Ｖｅｓｈｎｙａｋｏｖ", "Radomir VESHNYAKOV"),
    ),
    "демянчукевич": (
        "Лукія Дем’янчукевич",
        ("Дем'янчукевич", "Демʼянчукевич", "Дем`янчукевича"),
    ),
    "шелестовайл": (
        "Зинаїда Шелестовайло",
        ("Шелестовайлу", unicodedata.normalize("NFD", "Шелестовайло"), "Шелестовайло З."),
    ),
    "tulpanbaye": (
        "Arslan Tulpanbayev",
        ("Tulpanbayev Arslan", "ARSLAN TULPANBAYEV", "Tulpanbáyev", "A. Tulpanbayev"),
    ),
}
# Their other spellings, of either script: what of each must not leave, and a form of it.
SPELLED = {
    "Ярина Підкаменська": {"pidkamensk": "Pidkamenska", "пидкаменск": "Пидкаменской"},
    "Остап Верхоглядюк": {"verkhohliadiuk": "Verkhohliadiuk", "verhoglyaduk": "Verhoglyaduka"},
    "Savelii Krutovskyi": {"крутовськ": "Крутовського", "крутовск": "Крутовским"},
    "Radomir Veshnyakov": {"вешняков": "Вешнякова", "veshniakov": "Veshniakov"},
    "Arslan Tulpanbayev": {"тулпанбаев": "Тулпанбаевым", "tulpanbaev": "Tulpanbaev"},
    "Зинаїда Шелестовайло": {"shelestovail": "Shelestovailo"},
}
STEMS = [*PROTECTED, *(stem for spelled in SPELLED.values() for stem in spelled)]
PUBLIC = "Світлозар Громовенко"
EVERYTHING = Profile(name="all", left_out=frozenset(), quotes=True, notes=True)
_LOOKALIKES = dict(zip("аеорсухіїкмнтв", "aeopcyxiikmhtb", strict=True))


def skeleton(text: str) -> str:
    """Return what a determined reader sees in `text`."""
    text = re.sub(r"\\u([0-9a-fA-F]{4})", lambda match: chr(int(match[1], 16)), text)
    text = unicodedata.normalize("NFKD", unquote(html.unescape(text)))
    seen = [sign for sign in text if unicodedata.category(sign) not in ("Mn", "Cf", "Lm")]
    folded = re.sub(r"['’`_<>/]", "", "".join(seen)).casefold()
    return "".join(_LOOKALIKES.get(sign, sign) for sign in folded)


def everywhere(folder: Path) -> str:
    """Return all that was exported, names of files too, as a skeleton."""
    files = [path for path in folder.rglob("*") if path.is_file()]
    return "\n".join(skeleton(f"{path.name}\n{path.read_text('utf-8')}") for path in files)


def forms() -> Iterator[tuple[str, str]]:
    for name, others in PROTECTED.values():
        for form in (name, *others):
            yield name, form
    for name, spelled in SPELLED.items():
        for form in spelled.values():
            yield name, form


@pytest.mark.parametrize("stem", STEMS)
def test_the_search_finds_every_form_that_is_planted(stem: str) -> None:
    name, others = PROTECTED.get(stem, ("", ()))
    spelled = [one[stem] for one in SPELLED.values() if stem in one]
    for form in spelled or (name, *others):
        assert skeleton(stem) in skeleton(form)
        assert skeleton(stem) in skeleton(quote(form))
        assert skeleton(stem) in skeleton(json.dumps(form))


def plant(change: Change, form: str, agent: RecordId) -> None:
    """Write `form` into every field there is, beside words that may leave."""
    said = f"… {form} was seen …"
    source = recording.add_source(
        change,
        SourceDraft(
            names=names(f"Page of {form}"), url=f"https://p.example/{quote(form)}", note=said
        ),
    )
    place = recording.add_place(change, PlaceDraft(names=names(f"House of {form}"), note=said))
    named_text, other_text = recording.add_documents(
        change,
        [
            DocumentDraft(
                title=f"On {form}", body=f"It is quiet. {said} It is late.", authors=(form,),
                publisher=source, file_name=f"{form}.txt", url=f"https://d.example/?q={quote(form)}",
                collected_from=said, tags=(f"people/{form}",),
            ),
            DocumentDraft(title="A quiet day", body=f"It is quiet.\n{said}", authors=(form, "A.")),
        ],
    )  # fmt: skip
    holding = recording.add_passage(
        change, PassageDraft(document=named_text, quote=said, comment=said, tags=(form,))
    )
    beside = recording.add_passage(
        change,
        PassageDraft(
            document=other_text, quote="It is quiet.", comment=said, tags=(f"x/{form}/y",)
        ),
    )
    whole = CitationDraft(passage=beside, caveat=said)
    incident = recording.add_incident(
        change,
        IncidentDraft(
            texts=(TextDraft(title=f"Arrest of {form}", description=said),
                   TextDraft(title="Arrest", language="en", description="A quiet arrest.")),
            whens=(WhenDraft(when=When(words=f"when {form} left", time=form), citations=(whole,)),),
            places=(PlaceClaimDraft(place=place, words=said),),
            categories=(CategoryDraft(category=f"of {form}"), CategoryDraft(category="arrest")),
            people=(ParticipationDraft(agent=agent, role=f"brother of {form}", comment=said,
                                       outcome=f"as {form}",
                                       citations=(CitationDraft(source=source),)),),
            figures=(FigureDraft(counted=f"friends of {form}", low=2, words=said),),
            citations=(CitationDraft(document=named_text, source=source, caveat=said),
                       CitationDraft(passage=holding)),
            tags=(f"case/{form}",),
            note=said,
        ),
    )  # fmt: skip
    other = recording.add_incident(change, IncidentDraft(texts=(TextDraft(title="A quiet day"),)))
    recording.relate(change, incident, other, "led_to", reason=said)
    collection = CollectionDraft(name=f"For {form}", members=(incident,), memo=said)
    recording.add_collection(change, collection)
    recording.note(change, agent, said)


def plant_all(archive: Archive) -> None:
    with archive.change("load-seeds") as change:
        people = {}
        for place, (name, _others) in enumerate(PROTECTED.values()):
            draft = PersonDraft(
                names=names(name),
                # Half have a label that gives them away; the last two nobody has asked.
                label=f"friend of {name}" if place % 2 else None,
                protection="ask" if place > 7 else "protected",
                protection_reason=f"{name} is in danger",
                consent=f"{name} said no",
                note=f"{name} is in danger",
            )
            people[name] = recording.add_person(change, draft)
        for name, form in forms():
            plant(change, form, people[name])
        public = PersonDraft(names=names(PUBLIC), protection="public")
        plant(change, PUBLIC, recording.add_person(change, public))


PLANTED = Kept(plant_all)


@pytest.fixture
def planted(archive_path: Path) -> Iterator[Archive]:
    """An archive in which each of the ten is named in each form in each field."""
    archive = PLANTED.copied(archive_path)
    yield archive
    archive.close()


@pytest.mark.parametrize("format_name", FORMATS)
@pytest.mark.parametrize("profile", [*PROFILES.values(), EVERYTHING], ids=lambda one: one.name)
def test_no_protected_name_leaves(
    planted: Archive, tmp_path: Path, format_name: str, profile: Profile
) -> None:
    out = tmp_path / "left"
    out.mkdir()
    target = out / f"report{FORMATS[format_name].ending}"
    report = export(planted, everything(planted.catalogue), profile, format_name, target)
    left = everywhere(out)
    found = [stem for stem in STEMS if skeleton(stem) in left]
    assert not found
    assert skeleton(PUBLIC) in left
    assert skeleton("A quiet arrest.") in left
    assert (report.changed, report.asked) == (10, 2)
    assert report.hidden_total > 10 * len(list(forms()))


def test_every_record_that_names_nobody_leaves(planted: Archive, tmp_path: Path) -> None:
    target = tmp_path / "left.json"
    export(planted, everything(planted.catalogue), EVERYTHING, "json", target)
    left = json.loads(target.read_bytes())
    planted_forms = len(list(forms())) + 1
    assert len(left["incidents"]) == 2 * planted_forms
    assert len(left["people"]) == 11
    # Of each pair of texts one names the person in its body; with a clear title it is listed.
    assert [one["title"] for one in left["documents"]].count("A quiet day") == planted_forms
    assert [one["quote"] for one in left["passages"]].count("It is quiet.") == planted_forms
    # The title in English is clear, and every incident is cited as it was.
    arrests = [one for one in left["incidents"] if one["title"] == "Arrest"]
    assert len(arrests) == planted_forms - 1
    assert all(len(one["citations"]) == 2 for one in arrests)
    assert all(any(cited["caveat"] for cited in one["citations"]) for one in arrests)
    assert all(one["people"][0]["person"]["title"].startswith("Person ") for one in arrests)
