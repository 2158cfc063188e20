"""The list of companies from which nobody is recruited, the message that a rule ends soon, and their forms."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from bot.cards.elements import (
    Banner,
    Button,
    Buttons,
    Card,
    ChoiceField,
    Confirm,
    DateField,
    Element,
    Form,
    Line,
    Look,
    Option,
    Style,
    TextField,
    Title,
    Tone,
)
from bot.rules.company_rule import AGREEMENT, holds
from bot.texts import Text, Words, text
from db.tables import CompanyRule, Person, RuleReason

LONGEST_EMPLOYER, LONGEST_WORDS = 200, 300
#: on the button of the list: the list is shown again
FROM_LIST = "list"


@dataclass(frozen=True, slots=True)
class RuleView:
    """A rule with the names of who answers for it and whom it binds ("" for all)."""

    rule: CompanyRule
    owner: str
    executive: str = ""


def draw(views: Sequence[RuleView], words: Words, *, may_keep: bool, more: int = 0, said: Text | None = None) -> Card:
    """Rules in force, and for legal their buttons; `more` are not shown."""
    parts: list[Element] = [Title(words("rules-title"))]
    if said is not None:
        parts.append(Banner(words(said), Tone.GOOD))
    if not views:
        parts.append(Line(words("rules-none")))
    for view in views:
        rule = view.rule
        parts.extend(_told(view, words))
        if may_keep:
            parts.append(_buttons(rule, words, FROM_LIST))
    if more:
        parts.append(Line(words("rules-more", count=more), Style.QUIET))
    if may_keep:
        parts.append(Buttons((Button(words("rule-add"), "rule_add", "new"),)))
    return Card(words("summary-answer"), tuple(parts))


def draw_ending(view: RuleView, today: date, words: Words, *, may_keep: bool) -> Card:
    """A rule ends soon: to who answers for it. What was decided since then stands on it."""
    rule, parts = view.rule, list[Element]()
    if not holds(rule, today):
        parts.append(Banner(words("rule-ended", employer=rule.employer), Tone.GOOD))
    elif rule.due_at is not None:
        parts.append(Banner(words("rule-extended", day=rule.ends_on, owner=view.owner), Tone.GOOD))
    else:
        free = rule.ends_on + timedelta(days=1)
        parts.append(Banner(words("rule-ends-soon", employer=rule.employer, day=rule.ends_on), Tone.WAITING))
        parts.append(Line(words("rule-ends-what", day=free)))
    parts.extend(_told(view, words))
    if may_keep and holds(rule, today) and rule.due_at is None:
        parts.append(_buttons(rule, words))
    return Card(words("rule-ends-summary", employer=rule.employer), tuple(parts))


def extend_form(rule: CompanyRule, words: Words) -> Form:
    """Another last day."""
    return Form(
        "rule_extend",
        words("rule-extend-title"),
        (DateField("ends_on", words("rule-ends-on"), hint=words("rule-extend-hint", day=rule.ends_on)),),
        submit=words("rule-extend"),
        cancel=words("cancel"),
        subject=rule.id,
        seen=rule.version,
    )


def form(words: Words, executives: Sequence[Person], employer: str = "") -> Form:
    """A new rule. The agreement between employers is offered, to be refused with a word about counsel."""
    reasons = tuple(Option(reason, words(_reason_key(reason))) for reason in (*RuleReason, AGREEMENT))
    return Form(
        "rule_add",
        words("rule-form-title"),
        (
            TextField("employer", words("add-employer"), value=employer[:LONGEST_EMPLOYER], longest=LONGEST_EMPLOYER),
            ChoiceField("reason", words("rule-reason"), reasons, value=RuleReason.COVENANT.value),
            TextField("words", words("rule-words"), hint=words("rule-words-hint"), longest=LONGEST_WORDS),
            ChoiceField(
                "executive",
                words("rule-executive"),
                tuple(Option(person.id, person.name) for person in executives),
                required=False,
            ),
            DateField("ends_on", words("rule-ends-on")),
        ),
        submit=words("rule-add"),
        cancel=words("cancel"),
    )


def reason_text(reason: RuleReason) -> Text:
    """The class of the reason, in words."""
    return text(_reason_key(reason))


def _told(view: RuleView, words: Words) -> Sequence[Element]:
    rule = view.rule
    return (
        Line(words("rule-whom", employer=rule.employer, whom=_whom(view)), Style.STRONG),
        Line(words("rule-why", reason=reason_text(rule.reason), words=rule.words)),
        Line(words("rule-until", day=rule.ends_on, owner=view.owner, since=rule.added_at), Style.QUIET),
    )


def _buttons(rule: CompanyRule, words: Words, choice: str = "") -> Buttons:
    sure = Confirm(words("rule-end-title"), words("rule-end-what"), words("yes"), words("no"))
    extend = Button(words("rule-extend"), "rule_extend", rule.id, rule.version)
    end = Button(words("rule-end"), "rule_end", rule.id, rule.version, choice, Look.DANGER, sure)
    return Buttons((extend, end))


def _reason_key(reason: str) -> str:
    return f"rule-reason-{str(reason).replace('_', '-')}"


def _whom(view: RuleView) -> Text:
    return text("rule-binds-one", name=view.executive) if view.executive else text("rule-binds-all")
