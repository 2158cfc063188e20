"""Who is asking, in which unit of work, under which rules: what every answer to a person needs."""

from dataclasses import dataclass
from datetime import date
from zoneinfo import ZoneInfo

from bot.cards import messages
from bot.events import Origin, Say
from bot.ports import Account, Policy, Refusal, Unit
from bot.rules.suppression import HashKey
from bot.texts import Text, Words, text
from db.tables import Person


@dataclass(frozen=True, slots=True)
class Context:
    """One person's request."""

    unit: Unit
    person: Person
    words: Words
    policy: Policy
    key: HashKey
    origin: Origin
    #: whose account an address is, looked up before the unit began, where a form needs it
    account: Account | None = None
    writer_name: str = ""
    version: str = ""

    @property
    def today(self) -> date:
        """The day it is where the asker is."""
        return self.unit.now.astimezone(ZoneInfo(self.words.timezone)).date()

    def say(self, sentence: Text | Refusal) -> Say:
        """Tell the asker one sentence."""
        return Say(messages.say(sentence.text if isinstance(sentence, Refusal) else sentence, self.words))

    def tell(self, key: str, **args: str | int) -> Say:
        """Tell the asker one sentence of the catalogue."""
        return self.say(text(key, **args))
