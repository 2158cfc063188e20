"""What the desk answered, as Teams takes it: in the answer to an invoke, or as a message to one person.

The shapes are those of learn.microsoft.com/adaptive-cards/authoring-cards/universal-action-model and
learn.microsoft.com/microsoftteams/platform/task-modules-and-cards/task-modules/task-modules-bots.
"""

import html
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import structlog

from bot.cards.elements import Card, Form, Home, Line, Option
from bot.chat.answering import said
from bot.chat.teams.forms import draw_form, draw_option, draw_said, title_of
from bot.chat.teams.outcome import once
from bot.chat.teams.pressed import FETCH
from bot.chat.teams.render import DrawnMessage, draw
from bot.chat.teams.send import ADAPTIVE, message, stamped
from bot.chat.teams.wire import Wire
from bot.chat.writing import one_line
from bot.events import Origin
from bot.ports import Addresses, ChatFailed
from bot.texts import Words

log = structlog.get_logger()

Body = dict[str, Any]
#: a sentence longer than this is shown on a card, and not in passing
SENTENCE = 400


@dataclass(frozen=True, slots=True)
class Teller:
    """Writes to one person, in their own conversation with us."""

    wire: Wire
    addresses: Addresses

    async def tell(self, origin: Origin, service_url: str, drawn: DrawnMessage, *, personal: bool) -> bool:
        """Write to whoever acted, and to nobody else; tells whether that could be done."""
        conversation = origin.channel
        if not personal:
            address = await self.addresses.of(origin.workspace, origin.user_id)
            if address is None:
                return False
            conversation, service_url = address.conversation, address.service_url
        try:
            api = self.wire.api(service_url)
            await once(api.conversations.create_activity(conversation, message(drawn)))
        except ChatFailed as failed:
            # Words to one person; the row stands, and the cards are the worker's.
            log.warning("teams_answer_lost", key=origin.key, error=type(failed).__name__)
            return False
        return True

    async def point_home(self, origin: Origin, service_url: str) -> None:
        """Say in a channel that the answer is for one person, who must open a chat with us first."""
        words = Words.of(origin.locale)
        drawn = draw(said(words("teams-open-chat"), words))
        try:
            api = self.wire.api(service_url)
            await once(api.conversations.create_activity(origin.channel, message(drawn)))
        except ChatFailed as failed:
            log.warning("teams_answer_lost", key=origin.key, error=type(failed).__name__)


def sentence_of(card: Card) -> str:
    """The card as a sentence or two, where it is no more than that; else nothing."""
    lines = [element.text for element in card.elements if isinstance(element, Line)]
    whole = " ".join(lines)
    return whole if len(lines) == len(card.elements) and len(whole) <= SENTENCE else ""


# ---- answers to a button of a card


def with_card(drawn: DrawnMessage, card_id: str) -> Body:
    """A new picture in place of the card that was pressed, for whoever pressed it."""
    return {"statusCode": 200, "type": ADAPTIVE, "value": stamped(drawn.card, card_id)}


def with_sentence(sentence: str) -> Body:
    """Words in passing; the card stays."""
    return {"statusCode": 200, "type": "application/vnd.microsoft.activity.message", "value": sentence}


# ---- answers to a dialog


def dialog(title: str, card: Mapping[str, Any]) -> Body:
    """A dialog that opens, or takes the place of the one that is open."""
    content = {"contentType": ADAPTIVE, "content": dict(card)}
    task = {"title": title, "width": "medium", "height": "medium", "card": content}
    return {"task": {"type": "continue", "value": task}}


def dialog_form(form: Form, opened: Mapping[str, Any], mistakes: Mapping[str, str] | None = None) -> Body:
    """A form."""
    return dialog(title_of(form), draw_form(form, opened, mistakes or {}))


def dialog_said(card: Card) -> Body:
    """Words in place of a form: in passing where they are few."""
    if sentence := sentence_of(card):
        return {"task": {"type": "message", "value": sentence}}
    return dialog(Words.of(card.language)("teams-said-title"), draw_said(card))


def dialog_home(home: Home) -> Body:
    """A person's page in a dialog."""
    return dialog(Words.of(home.language)("teams-said-title"), draw_said(home))


# ---- answers to a search


def choices(found: Sequence[Option]) -> Body:
    """What a type-ahead offers."""
    results = [draw_option(option) for option in found]
    return {"statusCode": 200, "type": "application/vnd.microsoft.search.searchResponse", "value": {"results": results}}


def listed(found: Sequence[Option], words: Words) -> Body:
    """What a search of the message extension finds. What is put into a chat by choosing one names nobody."""
    attachments = [
        {
            "contentType": ADAPTIVE,
            "content": opener(
                words("teams-candidate"),
                words("teams-candidate-open"),
                {"verb": "profile", "subject": option.value, "seen": 0, "choice": ""},
                words,
            ).card,
            "preview": {
                "contentType": "application/vnd.microsoft.card.thumbnail",
                "content": _preview(option),
            },
        }
        for option in found
    ]
    return {"composeExtension": {"type": "result", "attachmentLayout": "list", "attachments": attachments}}


def _preview(option: Option) -> Body:
    """Teams reads HTML in a thumbnail's text, and nothing in its title.

    learn.microsoft.com/microsoftteams/platform/task-modules-and-cards/cards/cards-format
    """
    return {"title": one_line(option.label), "text": html.escape(one_line(option.detail))}


def opener(sentence: str, label: str, carries: Mapping[str, Any], words: Words) -> DrawnMessage:
    """A card whose one button asks for a dialog: a message itself can open none."""
    drawn = draw(said(sentence, words))
    button = {"type": "Action.Submit", "title": label, "data": {**carries, "msteams": FETCH}}
    return DrawnMessage(drawn.text, {**drawn.card, "actions": [button]})
