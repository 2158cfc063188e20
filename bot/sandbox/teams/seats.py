"""Who sits at which Playground, and what of the tenant each of them sees. A Playground knows one person for good."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

TENANT = "11111111-aaaa-4bbb-8ccc-000000000001"
APP = "33333333-aaaa-4bbb-8ccc-000000000003"
REVIEW = "19:review0123456789abcdef@thread.tacv2"
#: before an object id, it is the id of the account towards the bot
ACCOUNT = "29:1"
#: a Playground starts with just so many colleagues or not at all
COLLEAGUES = 5


@dataclass(frozen=True, slots=True)
class Person:
    """One of the cast, as the tenant knows them."""

    name: str
    email: str
    object_id: str


@dataclass(frozen=True, slots=True)
class Seat:
    """One person at one Playground. Only where the recruiters sit is their channel."""

    first_name: str
    caption: str
    has_review: bool

    @property
    def personal(self) -> str:
        """Their own conversation with the bot."""
        return f"a:1{self.first_name.lower()}"

    @property
    def conversations(self) -> tuple[str, ...]:
        """Every conversation that this Playground holds."""
        return (self.personal, self._group, self._team, self._channel)

    @property
    def _group(self) -> str:
        return f"19:group-{self.first_name.lower()}@thread.v2"

    @property
    def _team(self) -> str:
        return f"19:team-{self.first_name.lower()}@thread.tacv2"

    @property
    def _channel(self) -> str:
        return REVIEW if self.has_review else f"19:research-{self.first_name.lower()}@thread.tacv2"

    def configuration(self, people: Sequence[Person]) -> str:
        """The Playground's own file: who is there, and what the conversations are called."""
        me = next(one for one in people if one.name.split()[0] == self.first_name)
        name = "Talent review" if self.has_review else "Research"
        told = {
            "version": "0.1.1",
            "tenantId": TENANT,
            "bot": {"id": f"28:{APP}", "name": "Overture"},
            "currentUser": _account(me),
            "users": [_account(one) for one in people if one is not me][:COLLEAGUES],
            "personalChat": {"id": self.personal},
            "groupChat": {"id": self._group, "name": "Group"},
            "team": {
                "id": self._team,
                "name": "Northlight",
                "aadGroupId": "55555555-aaaa-4bbb-8ccc-000000000005",
                "channels": [{"id": self._channel, "name": name}],
            },
        }
        return json.dumps(told, indent=1)


#: an executive who asks and releases, a recruiter who decides: nobody approves what they asked for
SEATS = (
    Seat("Mara", "Mara Lindqvist, CEO", has_review=False),
    Seat("Rafael", "Rafael Ortiz, recruiter, and the channel Talent review", has_review=True),
)


def with_accounts(seed: Mapping[str, Any]) -> tuple[dict[str, Any], list[Person]]:
    """The demo's data with an account in this tenant for each of its people, and those people."""
    people = [
        Person(str(one["name"]), str(one["email"]), f"44444444-aaaa-4bbb-8ccc-{number:012}")
        for number, one in enumerate(seed["people"], 1)
    ]
    told = [
        {name: value for name, value in one.items() if name != "slack"} | {"teams": f"{TENANT}/{person.object_id}"}
        for one, person in zip(seed["people"], people, strict=True)
    ]
    return {**seed, "people": told}, people


def _account(person: Person) -> dict[str, str]:
    given, _, surname = person.name.partition(" ")
    return {
        "id": f"{ACCOUNT}{person.object_id}",
        "name": person.name,
        # The Playground spells it so.
        "userPrincipleName": person.email,
        "aadObjectId": person.object_id,
        "givenName": given,
        "surname": surname,
        "email": person.email,
    }
