"""Is the account that named your code yours? Asked where the code was given."""

from bot.cards.elements import Banner, Button, Buttons, Card, Confirm, Line, Look, Style, Title, Tone, card
from bot.rules.linking import LinkState
from bot.texts import Words, text
from db.tables import Link

YES, NO = "link_yes", "link_no"

_SAID = {
    LinkState.LINKED: ("link-linked", Tone.GOOD),
    LinkState.OVER: ("link-over", Tone.BAD),
    LinkState.EXPIRED: ("link-expired", Tone.BAD),
}


def draw(link: Link, state: LinkState, words: Words) -> Card:
    """The question, and what became of it."""
    platform = text(f"platform-{link.platform.value}") if link.platform else text("platform-none")
    title = Title(words("link-title", platform=platform))
    account = Line(words("link-account", name=link.name, platform=platform))
    if state not in _SAID:
        yes = Button(
            words("link-yes"),
            YES,
            link.id,
            link.version,
            look=Look.PRIMARY,
            confirm=Confirm(
                words("link-yes"), words("link-sure", platform=platform), words("link-yes"), words("cancel")
            ),
        )
        no = Button(words("link-no"), NO, link.id, link.version, look=Look.DANGER)
        return card(words("summary-link"), title, account, Buttons((yes, no)), Line(words("link-why"), Style.QUIET))
    key, tone = _SAID[state]
    return card(words("summary-link"), title, account, Banner(words(key), tone))
