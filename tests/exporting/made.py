"""A view made by hand, with everything in it that a writer has to write."""

from khronika.exporting.released import (
    Mention,
    ReleasedCitation,
    ReleasedClaim,
    ReleasedCollection,
    ReleasedDate,
    ReleasedDocument,
    ReleasedFigure,
    ReleasedGrade,
    ReleasedIncident,
    ReleasedName,
    ReleasedNote,
    ReleasedParticipation,
    ReleasedPassage,
    ReleasedPerson,
    ReleasedPlace,
    ReleasedRelation,
    ReleasedSource,
    ReleasedTag,
    ReleasedText,
    ReleasedView,
    SourceTie,
)

SINGLE = ReleasedGrade(grade="single", independent=1, caveat="Not corroborated independently.")
AGREED = ReleasedGrade(grade="corroborated", independent=3, caveat="")
APRIL = ReleasedDate(
    text="April 17–18, 2022",
    words="on the night of April 17–18",
    words_from="source",
    edtf="2022-04-17/2022-04-18",
    earliest="2022-04-17",
    latest="2022-04-18",
    quality="stated",
)
PERSON = Mention(id="p000000000001", title="Person 1")
OUTLET = Mention(id="s000000000001", title="The <Herald> & Co")
AGENCY = Mention(id="s000000000002", title="Agency")
TOWN = Mention(id="l000000000001", title="Верхня Долина")
REGION = Mention(id="l000000000002", title="Край")
REPORT = Mention(id="d000000000001", title="A report, “quoted”")
FIRE = Mention(id="i000000000001", title="Fire at the office")
ARSON = Mention(id="t000000000002", title="arson")
QUOTE = "the office burned\nall night"

CITATION = ReleasedCitation(
    id="x000000000001",
    stance="supports",
    basis="eyewitness",
    credibility="2",
    source=OUTLET,
    document=REPORT,
    passage_id="q000000000001",
    quote=QUOTE,
    caveat="may be a fake",
)
SECOND = ReleasedCitation(id="x000000000002", stance="contradicts", repeats_id=CITATION.id)


def view() -> ReleasedView:
    """Return a fresh view: two incidents, the second undated and bare."""
    incidents = (
        ReleasedIncident(
            id=FIRE.id,
            number=1,
            title=FIRE.title,
            texts=(
                ReleasedText(language="en", title=FIRE.title, description="It began at two."),
                ReleasedText(language="uk", title="Пожежа"),
            ),
            when=APRIL,
            place=TOWN,
            categories=("arson",),
            status="checked",
            tags=(ARSON,),
            grade=AGREED,
            claims=(
                ReleasedClaim(
                    field="when", text=APRIL.text, when=APRIL, grade=SINGLE, citations=(CITATION,)
                ),
                ReleasedClaim(
                    field="place",
                    text=TOWN.title,
                    place=TOWN,
                    words="=HYPERLINK(0)",
                    precision="settlement",
                    preferred=False,
                    grade=SINGLE,
                ),
            ),
            people=(
                ReleasedParticipation(
                    person=PERSON,
                    role="accused",
                    outcome="5 years",
                    certainty="probable",
                    comment="says a neighbour",
                    grade=SINGLE,
                    citations=(SECOND,),
                ),
            ),
            figures=(
                ReleasedFigure(
                    counted="windows",
                    low=80,
                    words="at least 80",
                    words_from="source",
                    grade=SINGLE,
                ),
            ),
        ),
        ReleasedIncident(id="i000000000002", number=2, title="Incident 1", grade=SINGLE),
    )
    return ReleasedView(
        title="For <the> court",
        language="en",
        incidents=incidents,
        people=(ReleasedPerson(id=PERSON.id, name=PERSON.title, tags=(ARSON,)),),
        sources=(
            ReleasedSource(id=AGENCY.id, name=AGENCY.title, kind="organisation"),
            ReleasedSource(
                id=OUTLET.id,
                name=OUTLET.title,
                names=(ReleasedName(text=OUTLET.title), ReleasedName(text="Вісник")),
                reliability="B",
                language="en",
                url="https://herald.example/?a=1&b=2",
                ties=(SourceTie(relation="quotes", source=AGENCY),),
            ),
        ),
        places=(
            ReleasedPlace(
                id=TOWN.id, name=TOWN.title, parent=REGION, latitude=-48.5, longitude=30.25
            ),
            ReleasedPlace(id=REGION.id, name=REGION.title, kind="region"),
        ),
        passages=(
            ReleasedPassage(
                id="q000000000001",
                document=REPORT,
                quote=QUOTE,
                prefix="Witnesses say ",
                suffix=", and more.",
                start=14,
                end=41,
                important=True,
                comment="-see the photograph",
                tags=(ARSON,),
            ),
        ),
        documents=(
            ReleasedDocument(
                id=REPORT.id,
                title=REPORT.title,
                kind="report",
                language="en",
                publisher=OUTLET,
                authors=("A. Reporter",),
                published=APRIL,
                url="https://herald.example/1",
                text="Witnesses say the office burned\nall night, and more.\n\n<script>x</script>",
            ),
        ),
        tags=(
            ReleasedTag(id="t000000000001", name="resistance", path=("resistance",)),
            ReleasedTag(
                id=ARSON.id,
                name=ARSON.title,
                path=("resistance", "arson"),
                parent=Mention(id="t000000000001", title="resistance"),
                memo="fires set on purpose",
            ),
        ),
        collections=(
            ReleasedCollection(id="c000000000001", name="Court", record_ids=(FIRE.id, PERSON.id)),
        ),
        relations=(
            ReleasedRelation(
                subject=FIRE,
                relation="led_to",
                object=Mention(id="i000000000002", title="Incident 1"),
                certainty="possible",
                reason="the same week",
            ),
        ),
        notes=(ReleasedNote(about=FIRE, text="Ask the neighbour again."),),
    )
