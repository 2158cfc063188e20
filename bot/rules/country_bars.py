"""Why the country policy keeps a note from being written, approved or sent; each says which row asks for what."""

from collections.abc import Sequence
from datetime import timedelta

from bot.ports import Channel, Consent, CountryRule, FooterPart, Policy
from bot.rules.coordination import Bar, Barred, answered_at
from bot.rules.footer import LONGEST_ADDRESS
from bot.rules.hidden import plain
from bot.rules.place import place_of
from bot.texts import text
from db.tables import Candidate, CandidateEmail, EmailKind, LawfulBasis, Note

#: notes count so long towards the most that may leave to one person
TOUCHES_WITHIN = timedelta(days=180)


def rule_of(candidate: Candidate, policy: Policy) -> CountryRule:
    """What holds where the candidate works."""
    return policy.countries.of(place_of(candidate).country)


def channel(candidate: Candidate, way: str, policy: Policy) -> Barred | None:
    """That way of writing is not allowed there."""
    rule = rule_of(candidate, policy)
    if way in rule.channels:
        return None
    allowed = text("channel-by-hand" if Channel.BY_HAND in rule.channels else "channel-none")
    row = rule.rows.get("channels", "")
    return Barred(text("coordination-channel", candidate=candidate.name, row=row, allowed=allowed), Bar.CHANNEL)


def consent(candidate: Candidate, kind: EmailKind, policy: Policy) -> Barred | None:
    """Mail there, to an address of that kind, needs consent, and none is on record."""
    if may_mail(candidate, kind, policy):
        return None
    rule = rule_of(candidate, policy)
    key = "coordination-consent" if rule.consent is Consent.ALWAYS else "coordination-consent-private"
    return Barred(text(key, candidate=candidate.name, row=rule.rows.get("consent", "")), Bar.CONSENT)


def may_mail(candidate: Candidate, kind: EmailKind, policy: Policy) -> bool:
    """May mail go to an address of that kind of theirs?"""
    needed = rule_of(candidate, policy).consent
    asks = needed is Consent.ALWAYS or (needed is Consent.PRIVATE and kind is EmailKind.PERSONAL)
    return not asks or candidate.lawful_basis is LawfulBasis.CONSENT


def preferred(candidate: Candidate, emails: Sequence[CandidateEmail], policy: Policy) -> str | None:
    """The address a note goes to: a private one first, a work one only where the house allows; as the country lets us."""
    kinds = (EmailKind.PERSONAL, EmailKind.WORK) if policy.work_addresses else (EmailKind.PERSONAL,)
    allowed = [kind for kind in kinds if may_mail(candidate, kind, policy)]
    return next((email.address for kind in allowed for email in emails if email.kind is kind), None)


def kind_of(address: str, emails: Sequence[CandidateEmail]) -> EmailKind:
    """What kind of address it is; one that is on the profile no more counts as private, the stricter of the two."""
    return next((email.kind for email in emails if email.address == address), EmailKind.PERSONAL)


def touches(left: Sequence[Note]) -> int:
    """How many of the notes that left to somebody met no answer: those after the last one that did."""
    heard = answered_at(left)
    return sum(heard is None or (note.sent_at or note.moved_at) > heard for note in left)


def may_follow(candidate: Candidate, left: Sequence[Note], policy: Policy) -> int:
    """How many more notes may leave to them."""
    return max(rule_of(candidate, policy).touches - touches(left), 0)


def enough(candidate: Candidate, left: Sequence[Note], policy: Policy) -> Barred | None:
    """They were written to as often as may be, by anybody here."""
    if may_follow(candidate, left, policy):
        return None
    rule = rule_of(candidate, policy)
    said = text(
        "coordination-touches",
        candidate=candidate.name,
        count=touches(left),
        row=rule.rows.get("touches", ""),
        day=min(note.sent_at or note.moved_at for note in left).date() + TOUCHES_WITHIN,
    )
    return Barred(said, Bar.TOUCHES)


def house_lacks(candidate: Candidate, policy: Policy) -> Barred | None:
    """What must stand under a note there and nobody has set."""
    rule = rule_of(candidate, policy)
    for part, given in ((FooterPart.POSTAL_ADDRESS, policy.postal_address), (FooterPart.NOTICE, policy.notice_url)):
        if part in rule.footer and not given:
            key = f"coordination-no-{part.value.replace('_', '-')}"
            return Barred(text(key, candidate=candidate.name, row=rule.rows.get("footer", "")), Bar.FOOTER)
    return None


def footer_lacks(candidate: Candidate, footer: str, policy: Policy) -> Barred | None:
    """What must stand under a note there and does not: the policy or the setting is newer than the words."""
    rule = rule_of(candidate, policy)
    for part, given in ((FooterPart.POSTAL_ADDRESS, policy.postal_address), (FooterPart.NOTICE, policy.notice_url)):
        if part in rule.footer and (not given or plain(given, LONGEST_ADDRESS) not in footer):
            said = text("coordination-footer", candidate=candidate.name, row=rule.rows.get("footer", ""))
            return Barred(said, Bar.FOOTER)
    return None
