"""The one grammar of commands, for every platform: a table of verbs, from which help is generated too.

    note NAME [for EXECUTIVE] [about PURPOSE] [, TONE] [, in LANGUAGE]
    candidate show NAME | find TEXT | add [NAME]      followups
    away [DAYS [with NAME] [for EXECUTIVE]]      digest [on | off]
    voice [add TEXT]      points [TEXT] | add [TEXT]
    dates NAME [: WHAT WAS SAID]
    suppress WHO [REASON]      lift WHO REASON      rules [COMPANY] | add [COMPANY]
    owner NAME
    help   people   status   stop [REASON]   resume   link [CODE]

German words stand beside the English ones. Nothing here looks anything up.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from babel import Locale
from rapidfuzz import fuzz, process

from bot.rules.access import Action


class Topic(StrEnum):
    """The verbs, each with its line in the help."""

    NOTE = "note"
    CANDIDATE = "candidate"
    FOLLOWUPS = "followups"
    DATES = "dates"
    AWAY = "away"
    DIGEST = "digest"
    VOICE = "voice"
    POINTS = "points"
    SUPPRESS = "suppress"
    LIFT = "lift"
    RULES = "rules"
    LINK = "link"
    OWNER = "owner"
    HELP = "help"
    PEOPLE = "people"
    STATUS = "status"
    STOP = "stop"
    RESUME = "resume"


#: what a person must be allowed to do to use the verb; None: anybody we know
RIGHT: Mapping[Topic, Action | None] = {
    Topic.NOTE: Action.REQUEST_NOTES,
    Topic.CANDIDATE: Action.SEE_CANDIDATES,
    Topic.FOLLOWUPS: Action.REQUEST_NOTES,
    Topic.DATES: Action.KEEP_DATES,
    Topic.AWAY: Action.ENTER_ABSENCES,
    Topic.DIGEST: None,
    Topic.VOICE: Action.KEEP_VOICE,
    Topic.POINTS: Action.SEE_POINTS,
    Topic.SUPPRESS: Action.SUPPRESS,
    Topic.LIFT: Action.LIFT_SUPPRESSION,
    Topic.RULES: Action.SEE_RULES,
    Topic.LINK: None,
    Topic.OWNER: Action.DECIDE_OWNER,
    Topic.HELP: None,
    Topic.PEOPLE: Action.MANAGE_PEOPLE,
    Topic.STATUS: Action.SEE_STATUS,
    Topic.STOP: Action.STOP,
    Topic.RESUME: Action.STOP,
}

_ALSO = {
    "notes": Topic.NOTE,
    "write": Topic.NOTE,
    "notiz": Topic.NOTE,
    "brief": Topic.NOTE,
    "candidates": Topic.CANDIDATE,
    "kandidat": Topic.CANDIDATE,
    "kandidatin": Topic.CANDIDATE,
    "followup": Topic.FOLLOWUPS,
    "follow-ups": Topic.FOLLOWUPS,
    "follow-up": Topic.FOLLOWUPS,
    "wiedervorlagen": Topic.FOLLOWUPS,
    "date": Topic.DATES,
    "termin": Topic.DATES,
    "termine": Topic.DATES,
    "absent": Topic.AWAY,
    "absence": Topic.AWAY,
    "holiday": Topic.AWAY,
    "vacation": Topic.AWAY,
    "abwesend": Topic.AWAY,
    "abwesenheit": Topic.AWAY,
    "urlaub": Topic.AWAY,
    "überblick": Topic.DIGEST,
    "morgenüberblick": Topic.DIGEST,
    "stimme": Topic.VOICE,
    "stil": Topic.VOICE,
    "point": Topic.POINTS,
    "talking-points": Topic.POINTS,
    "kernaussagen": Topic.POINTS,
    "kernaussage": Topic.POINTS,
    "sperren": Topic.SUPPRESS,
    "sperre": Topic.SUPPRESS,
    "unsuppress": Topic.LIFT,
    "aufheben": Topic.LIFT,
    "regeln": Topic.RULES,
    "verknüpfen": Topic.LINK,
    "zuständig": Topic.OWNER,
    "hilfe": Topic.HELP,
    "?": Topic.HELP,
    "leute": Topic.PEOPLE,
    "stopp": Topic.STOP,
    "halt": Topic.STOP,
    "weiter": Topic.RESUME,
}

#: the platform's slash commands and the line each begins
SLASH_COMMANDS: Mapping[str, str] = {
    "/note": "note",
    "/candidate": "candidate",
    "/followups": "followups",
    "/dates": "dates",
    "/away": "away",
    "/digest": "digest",
    "/voice": "voice",
    "/points": "points",
    "/overture": "",
}

TONES = ("warm", "formal", "brief", "direct")
_TONE_WORDS = {
    **{tone: tone for tone in TONES},
    "friendly": "warm",
    "herzlich": "warm",
    "förmlich": "formal",
    "formell": "formal",
    "short": "brief",
    "kurz": "brief",
    "knapp": "brief",
    "direkt": "direct",
}

#: languages a note can be written in
NOTE_LANGUAGES = ("en", "de", "fr", "es")


@dataclass(frozen=True, slots=True)
class WriteNote:
    """`note …`; without a name, a form is opened."""

    name: str = ""
    executive: str = ""
    purpose: str = ""
    tone: str = ""
    language: str = ""


@dataclass(frozen=True, slots=True)
class ShowCandidate:
    """`candidate show NAME`."""

    name: str


@dataclass(frozen=True, slots=True)
class FindCandidates:
    """`candidate find TEXT`."""

    typed: str


@dataclass(frozen=True, slots=True)
class AddCandidate:
    """`candidate add [NAME]`."""

    name: str = ""


@dataclass(frozen=True, slots=True)
class ShowFollowUps:
    """`followups`."""


@dataclass(frozen=True, slots=True)
class ShowDates:
    """`dates NAME [: WHAT WAS SAID]`: days that belong to a candidate."""

    name: str = ""
    said: str = ""


@dataclass(frozen=True, slots=True)
class Away:
    """`away [DAYS [with NAME] [for EXECUTIVE]]`; without days, the list."""

    days: str = ""
    delegate: str = ""
    executive: str = ""


@dataclass(frozen=True, slots=True)
class SetDigest:
    """`digest [on | off]`; None asks how it is."""

    wanted: bool | None = None


@dataclass(frozen=True, slots=True)
class ShowPoints:
    """`points [TEXT]`: all, or those that hold its words."""

    typed: str = ""


@dataclass(frozen=True, slots=True)
class AddPoint:
    """`points add [TEXT]`."""

    typed: str = ""


@dataclass(frozen=True, slots=True)
class ShowVoice:
    """`voice`."""


@dataclass(frozen=True, slots=True)
class AddToVoice:
    """`voice add [TEXT]`: a note of one's own, with its line breaks; without one, a form is opened."""

    written: str = ""


@dataclass(frozen=True, slots=True)
class Suppress:
    """`suppress WHO [REASON]`: an address, a reference or an id."""

    who: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Lift:
    """`lift WHO REASON`."""

    who: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True)
class ShowRules:
    """`rules [COMPANY]`: companies from which nobody is recruited."""

    typed: str = ""


@dataclass(frozen=True, slots=True)
class AddRule:
    """`rules add [COMPANY]`."""

    employer: str = ""


@dataclass(frozen=True, slots=True)
class LinkAccount:
    """`link`: a code for the other platform; `link CODE` there."""

    code: str = ""


@dataclass(frozen=True, slots=True)
class DecideOwner:
    """`owner NAME`: which executive has the conversation."""

    name: str = ""


@dataclass(frozen=True, slots=True)
class ShowHelp:
    """`help [VERB]`; `topic` None lists all."""

    topic: Topic | None = None


@dataclass(frozen=True, slots=True)
class ShowPeople:
    """`people`."""


@dataclass(frozen=True, slots=True)
class ShowStatus:
    """`status`."""


@dataclass(frozen=True, slots=True)
class StopAll:
    """`stop [REASON]`."""

    reason: str = ""


@dataclass(frozen=True, slots=True)
class ResumeAll:
    """`resume`."""


@dataclass(frozen=True, slots=True)
class Mistyped:
    """No verb of ours; `meant` is the nearest one, if any is near."""

    typed: str
    meant: Topic | None


Line = (
    WriteNote
    | ShowCandidate
    | FindCandidates
    | AddCandidate
    | ShowFollowUps
    | ShowDates
    | Away
    | SetDigest
    | ShowVoice
    | AddToVoice
    | ShowPoints
    | AddPoint
    | Suppress
    | Lift
    | ShowRules
    | AddRule
    | LinkAccount
    | DecideOwner
    | ShowHelp
    | ShowPeople
    | ShowStatus
    | StopAll
    | ResumeAll
    | Mistyped
)


#: verbs that say all by themselves
_ALONE: Mapping[Topic, Line] = {
    Topic.FOLLOWUPS: ShowFollowUps(),
    Topic.PEOPLE: ShowPeople(),
    Topic.STATUS: ShowStatus(),
    Topic.RESUME: ResumeAll(),
}


def parse(typed: str) -> Line:
    """Read a line as typed, without slash. Never fails: what is not understood is `Mistyped`."""
    line = " ".join(typed.split()).lstrip("/").strip("“”\"' ")
    word, _, rest = line.partition(" ")
    topic = topic_of(word)
    match topic:
        case Topic.NOTE | Topic.CANDIDATE | Topic.DATES | Topic.AWAY | Topic.DIGEST | Topic.POINTS | Topic.RULES:
            return _READERS[topic](rest)
        case Topic.STOP | Topic.LINK | Topic.OWNER:
            return _READERS[topic](rest)
        case Topic.VOICE:
            return _voice(typed)
        case Topic.SUPPRESS | Topic.LIFT:
            return _suppression(topic, rest)
        case Topic.HELP:
            return ShowHelp(topic_of(rest))
        case Topic.FOLLOWUPS | Topic.PEOPLE | Topic.STATUS | Topic.RESUME:
            return _ALONE[topic]
        case None:
            return ShowHelp() if not word else Mistyped(word, _nearest(word))


def _rules(rest: str) -> Line:
    verb, _, employer = rest.partition(" ")
    return AddRule(employer) if verb.casefold() in ("add", "new", "neu") else ShowRules(rest)


def _suppression(topic: Topic, rest: str) -> Line:
    who, _, reason = rest.partition(" ")
    return Suppress(who, reason) if topic is Topic.SUPPRESS else Lift(who, reason)


def topic_of(word: str) -> Topic | None:
    """The verb that `word` names, in either language."""
    low = word.casefold()
    if low in _ALSO:
        return _ALSO[low]
    return Topic(low) if low in set(Topic) else None


_ABOUT = re.compile(r"(?:^|\s)(?:about|über|ueber|wegen|re:)\s+", re.IGNORECASE)
_FOR = re.compile(r"\s(?:for|from|für|fuer|von)\s+", re.IGNORECASE)
_IN = re.compile(r"(?:^|\s)(?:in|auf)\s+(\w+)$", re.IGNORECASE)


def read_note(rest: str) -> WriteNote:
    """Read what follows `note`: a name, then perhaps whom for, what about, tone and language."""
    head, tone, language = _tail(rest.strip(" ,"))
    pieces = _ABOUT.split(head, maxsplit=1)
    name, purpose = pieces[0], pieces[1] if len(pieces) > 1 else ""
    called = _FOR.split(name, maxsplit=1)
    return WriteNote(
        name=called[0].strip(" ,\"'“”@"),
        executive=called[1].strip(" ,@") if len(called) > 1 else "",
        purpose=purpose.strip(" ,."),
        tone=tone,
        language=language,
    )


def _tail(line: str) -> tuple[str, str, str]:
    """Take tone and language off the end, in any order, as long as the end is one of them."""
    tone = language = ""
    while True:
        head, comma, last = line.rpartition(",")
        word = last.strip().casefold()
        if comma and not tone and word in _TONE_WORDS:
            tone, line = _TONE_WORDS[word], head
        elif not language and (found := _IN.search(line)) and (tag := language_of(found[1])):
            language, line = tag, line[: found.start()].rstrip(" ,")
        else:
            return line, tone, language


def language_of(word: str) -> str:
    """The tag of a language named in English, German or itself; "" for none we write."""
    low = word.casefold()
    for tag in NOTE_LANGUAGES:
        names = {tag, *(Locale.parse(shown).languages[tag].casefold() for shown in {"en", "de", tag})}
        if low in names:
            return tag
    return ""


_SWITCHED = {"on": True, "an": True, "ein": True, "off": False, "aus": False}
_WITH = re.compile(r"(?:^|[\s,])(?:with|mit|vertretung|delegate)\s*:?\s+", re.IGNORECASE)
_WHOSE = re.compile(r"(?:^|[\s,])(?:for|für|fuer)\s+", re.IGNORECASE)


def _away(rest: str) -> Away:
    head, *whose = _WHOSE.split(rest, maxsplit=1)
    days, *delegate = _WITH.split(head, maxsplit=1)
    executive, *later = _WITH.split(whose[0], maxsplit=1) if whose else ("",)
    return Away(*(part.strip(" ,@") for part in (days, (delegate or later or [""])[0], executive)))


_ADD_TO_VOICE = re.compile(
    r"\s*/?\w+\s+(?:add|new|neu|dazu|hinzu|hinzufügen)\b[ \t:]*(?P<written>.*)", re.DOTALL | re.IGNORECASE
)


def _voice(typed: str) -> Line:
    # From the line as it was typed: how a note breaks its lines is part of it.
    match = _ADD_TO_VOICE.match(typed.lstrip("/“”\"' "))
    return AddToVoice(match["written"].strip()) if match else ShowVoice()


def _candidate(rest: str) -> Line:
    word, _, tail = rest.partition(" ")
    match word.casefold():
        case "show" | "zeige" | "zeig":
            return ShowCandidate(tail) if tail else FindCandidates("")
        case "find" | "search" | "suche" | "finde":
            return FindCandidates(tail)
        case "add" | "new" | "neu":
            return AddCandidate(tail)
        case "":
            return ShowHelp(Topic.CANDIDATE)
        case _:
            return ShowCandidate(rest)


def _points(rest: str) -> Line:
    word, _, tail = rest.partition(" ")
    match word.casefold():
        case "add" | "new" | "neu":
            return AddPoint(tail)
        case "list" | "show" | "find" | "search" | "liste" | "zeige" | "zeig" | "suche" | "finde":
            return ShowPoints(tail)
        case _:
            return ShowPoints(rest)


def _dates(rest: str) -> ShowDates:
    name, _, said = rest.partition(":")
    return ShowDates(name.strip(" ,"), said.strip())


def _digest(rest: str) -> SetDigest:
    return SetDigest(_SWITCHED.get(rest.casefold()))


#: what reads the rest of a line, by its verb
_READERS: Mapping[Topic, Callable[[str], Line]] = {
    Topic.NOTE: read_note,
    Topic.CANDIDATE: _candidate,
    Topic.AWAY: _away,
    Topic.DIGEST: _digest,
    Topic.DATES: _dates,
    Topic.POINTS: _points,
    Topic.RULES: _rules,
    Topic.STOP: StopAll,
    Topic.LINK: LinkAccount,
    Topic.OWNER: DecideOwner,
}


def _nearest(word: str) -> Topic | None:
    names = [*Topic, *_ALSO]
    near = process.extractOne(word.casefold(), names, scorer=fuzz.ratio, score_cutoff=60)
    return topic_of(near[0]) if near else None
