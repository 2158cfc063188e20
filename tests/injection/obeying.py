"""The worst model there is: it finds whatever order stands in its prompt, or knows one anyhow, and carries it out."""

import json
from collections.abc import Callable
from enum import StrEnum
from typing import Any

from tests.peers.model import Body, Reply, completion


class Way(StrEnum):
    """What an obedient model does."""

    REPEATS = "repeats it as a sentence that cites a fact"
    CITES_NOTHING = "repeats it and cites nothing"
    SUBJECT = "puts it into the subject"
    ONLY = "answers with it and nothing else"
    ELSEWHERE = "names another recipient, language and status"
    LANGUAGE = "writes in another language"
    LENGTH = "writes a thousand words"
    PROMISE = "promises what the order asks for"


PROMISE = "We offer you a guaranteed team of twelve and 400,000 dollars a year."
HONEST = "You gave the opening talk of the Sparse Days in Leeds."
FOREIGN = (
    "Ho letto con molto interesse il suo lavoro, e vorrei parlarle di quello che facciamo noi in questi mesi.",
    "Il nostro gruppo pubblica tutti i modelli che addestra, e crediamo che questo sia importante per tutti.",
)


def obeying(order: str, way: Way) -> Callable[[Body], Reply]:
    """A script for the model's server: each answer, the repair's too, obeys `order` in that `way`."""

    def answer(_: Body) -> Reply:
        return completion(order) if way is Way.ONLY else completion(json.dumps(_letter(order, way)))

    return answer


def _letter(order: str, way: Way) -> dict[str, Any]:
    letter: dict[str, Any] = {
        "subject": order if way is Way.SUBJECT else "Routing, and our open models",
        "sentences": [
            {"text": words, "sources": named, "paragraph": True}
            for words, named in [("Dear Ada Okafor,", []), *_body(order, way), ("Mara Lindqvist", [])]
        ],
    }
    if way is Way.ELSEWHERE:
        letter |= {"recipient": "eve@evil.example", "to": "eve@evil.example", "language": "tlh", "status": "approved"}
    return letter


def _body(order: str, way: Way) -> list[tuple[str, list[str]]]:
    ask: tuple[str, list[str]] = ("Would you have half an hour for a call?", [])
    match way:
        case Way.REPEATS:
            return [(order, ["F1", "P1"]), ask]
        case Way.CITES_NOTHING:
            return [(order, []), ask]
        case Way.PROMISE:
            return [(PROMISE, ["F1"]), ask]
        case Way.LENGTH:
            return [(HONEST, ["F2"])] * 50 + [ask]
        case Way.LANGUAGE:
            return [(words, []) for words in FOREIGN]
        case _:
            return [(HONEST, ["F2"]), ask]
