"""The list of companies from which nobody is recruited, and the form for a new one."""

from collections.abc import Sequence
from dataclasses import dataclass

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
from bot.rules.company_rule import AGREEMENT
from bot.texts import Text, Words, text
from db.tables import CompanyRule, Person, RuleReason

LONGEST_EMPLOYER, LONGEST_WORDS = 200, 300


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
        parts.append(Line(words("rule-whom", employer=rule.employer, whom=_whom(view)), Style.STRONG))
        parts.append(Line(words("rule-why", reason=reason_text(rule.reason), words=rule.words)))
        parts.append(Line(words("rule-until", day=rule.ends_on, owner=view.owner, since=rule.added_at), Style.QUIET))
        if may_keep:
            sure = Confirm(words("rule-end-title"), words("rule-end-what"), words("yes"), words("no"))
            end = Button(words("rule-end"), "rule_end", rule.id, rule.version, look=Look.DANGER, confirm=sure)
            parts.append(Buttons((end,)))
    if more:
        parts.append(Line(words("rules-more", count=more), Style.QUIET))
    if may_keep:
        parts.append(Buttons((Button(words("rule-add"), "rule_add", "new"),)))
    return Card(words("summary-answer"), tuple(parts))


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


def _reason_key(reason: str) -> str:
    return f"rule-reason-{str(reason).replace('_', '-')}"


def _whom(view: RuleView) -> Text:
    return text("rule-binds-one", name=view.executive) if view.executive else text("rule-binds-all")
