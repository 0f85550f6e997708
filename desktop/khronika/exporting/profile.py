"""What a person decides before something leaves: for whom, and what stays behind."""

from dataclasses import dataclass, field, replace

from khronika.domain.errors import KnownError
from khronika.domain.kinds import RecordId
from khronika.i18n import N_, _

# What a profile may leave out. Caveats, grades, stances and protection are not among it: an
# export may say less, it may not sound surer than the archive is.
OPTIONAL = {
    "document.text": N_("texts of documents"),
    "document.authors": N_("authors of documents"),
    "document.url": N_("web addresses of documents"),
    "passage.context": N_("the words around a passage"),
    "passage.comment": N_("comments on passages"),
    "incident.description": N_("descriptions of incidents"),
    "incident.people": N_("people in incidents"),
    "incident.figures": N_("figures of incidents"),
    "participation.comment": N_("comments on people in incidents"),
    "source.reliability": N_("how reliable sources are"),
    "source.url": N_("web addresses of sources"),
    "place.coordinates": N_("coordinates of places"),
    "tag.memo": N_("memos of tags"),
    "tags": N_("tags"),
    "collections": N_("names of collections"),
}


class FieldNotOptional(KnownError):
    summary = N_("“{field}” cannot be left out of an export.")
    remedy = N_("What can be left out is: {fields}.")


class NoSuchProfile(KnownError):
    summary = N_("There is no export profile “{name}”.")
    remedy = N_("The profiles are: {names}.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """How much leaves. Every default is the safest choice.

    Attributes:
        name: What the export log calls it.
        left_out: Keys of `OPTIONAL`.
        quotes: A cited passage brings its words, though only what cites it was chosen.
        notes: Notes about released records leave too, but none about a protected person.
        asked: Of the people marked “ask before publishing” those who were, and may be named. Who is
            marked protected stays so, whatever stands here.
        secret: Records marked secret leave too.
        mark_hidden: Say “[held back]” where something was; otherwise nothing hints at it.
        tells_recipient: What leaves says for whom it was made.
        recipient: For whom. The same recipient gets the same ids for the same records in
            every export; without one, two exports cannot be joined by their ids.

    Raises:
        FieldNotOptional: `left_out` names something that always travels with its record.
    """

    name: str = "careful"
    left_out: frozenset[str] = field(
        default=frozenset({"passage.comment", "place.coordinates", "tag.memo"})
    )
    quotes: bool = False
    notes: bool = False
    asked: frozenset[RecordId] = frozenset()
    secret: bool = False
    mark_hidden: bool = False
    tells_recipient: bool = False
    recipient: str | None = None

    def __post_init__(self) -> None:
        for name in sorted(self.left_out - OPTIONAL.keys()):
            raise FieldNotOptional(field=name, fields=", ".join(OPTIONAL))

    def keeps(self, name: str) -> bool:
        """Whether the field `name`, a key of `OPTIONAL`, leaves."""
        return name not in self.left_out

    def made_for(self, recipient: str | None) -> "Profile":
        """Return the same profile for someone else."""
        return replace(self, recipient=recipient)


# The profiles that ship. A trusted colleague still gets no protected name and nothing secret.
PROFILES = {
    profile.name: profile
    for profile in (
        Profile(),
        Profile(
            name="colleague",
            left_out=frozenset(),
            quotes=True,
            notes=True,
            mark_hidden=True,
            tells_recipient=True,
        ),
    )
}
PROFILE_LABELS = {
    "careful": N_(
        "careful: for publishing, without quotations and notes; nothing hints at what is held back"
    ),
    "colleague": N_("colleague: with quotations and notes; says where something is held back"),
}


def profile_named(name: str) -> Profile:
    """Return the shipped profile called `name`.

    Raises:
        NoSuchProfile: None is.
    """
    if name not in PROFILES:
        known = ", ".join(PROFILES)
        raise NoSuchProfile(name=name, names=known)
    return PROFILES[name]


def left_out_by(profile: Profile) -> list[str]:
    """Return what never leaves in `profile`, whatever is chosen, in the person's words."""
    withheld = ((_("quotations"), profile.quotes), (_("notes"), profile.notes))
    said = [words for words, leaves in withheld if not leaves]
    return said + [_(OPTIONAL[name]) for name in sorted(profile.left_out)]


def described(profile: Profile) -> str:
    """Return what `profile` is for, in the person's language."""
    return _(PROFILE_LABELS.get(profile.name, profile.name))
