"""Someone, at a glance: who it is, of what kind, how protected, and how far the name is known."""

from khronika.domain import vocabulary
from khronika.domain.values import Agent
from khronika.domain.vocabulary import word
from khronika.ui.style.theme import Theme
from khronika.ui.widgets.link import Link
from khronika.ui.words import icon_of, protection_badge


class PersonChip(Link):
    """A click or Enter is its `clicked`. The shield stands behind, the identity under the name."""

    def __init__(self, theme: Theme, agent: Agent, name: str = "") -> None:
        """`name`: what to call them here, if not by their first name."""
        named = agent.identity == "named"
        super().__init__(
            theme,
            name or agent.title,
            "" if named else word(vocabulary.IDENTITIES, agent.identity),
            icon=icon_of(agent),
            badge=None if agent.protection == "public" else protection_badge(agent),
        )
        self.agent = agent
        kind = word(vocabulary.AGENT_KINDS, agent.agent_kind)
        self.setAccessibleDescription(kind)
