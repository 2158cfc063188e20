"""From a row to a picture: gather what a card shows, for the one who will read it."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from bot.cards import dates, handover, linking, nudge, points, release, review, stand_in, unreachable
from bot.cards import stuck as stuck_card
from bot.cards.elements import Card
from bot.cards.note_parts import NoteView, Support
from bot.cards.nudge import NudgeView
from bot.cards.points import PointView
from bot.ports import Policy, Unit
from bot.rules import follow_up as plans
from bot.rules import note as rules
from bot.rules import talking_point
from bot.rules.linking import state_of
from bot.rules.place import place_of
from bot.rules.talking_point import PointVerb
from bot.texts import Text, Words, text
from bot.usecases import away, company_rules, shown_mornings, stuck, waiting_reviews
from bot.usecases.ahead import ahead_of
from bot.usecases.dates import show as dates_shown
from bot.usecases.handovers import offers
from bot.usecases.notes.release import morning_of
from bot.usecases.notes.resting import lost
from bot.usecases.notes.standing import in_the_way
from bot.usecases.notes.wording import findings_of, mended_in
from db.tables import (
    Candidate,
    CardName,
    Claim,
    FollowUp,
    Note,
    NoteRevision,
    Person,
    PostedCard,
    TalkingPoint,
)


async def card_of(unit: Unit, posted: PostedCard, policy: Policy) -> Card | None:
    """The picture `posted` must show now; None if its subject is gone."""
    reader = await unit.people.get(posted.person_id) if posted.person_id else None
    words = Words.of(reader.language, reader.timezone) if reader else Words.of(policy.review_language)
    card = await _drawn(unit, posted, reader, words, policy)
    return replace(card, language=words.language) if card else None


async def _drawn(unit: Unit, posted: PostedCard, reader: Person | None, words: Words, policy: Policy) -> Card | None:
    match posted.card:
        case CardName.NUDGE:
            return await _nudge(unit, posted, reader, words, policy)
        case CardName.REVIEW:
            note = await unit.notes.get(posted.subject_id)
            return review.draw(await note_view(unit, note, None, policy), words) if note else None
        case CardName.DIGEST:
            return await shown_mornings.draw(unit, posted.subject_id, reader, words, policy) if reader else None
        case CardName.REMINDER:
            return await waiting_reviews.draw(unit, posted.subject_id, reader, words, older=posted.superseded)
        case CardName.RULE:
            return await company_rules.ending(unit, posted.subject_id, reader, words) if reader else None
        case CardName.POINT:
            return await _point(unit, posted, words)
        case CardName.LINK | CardName.UNREACHABLE:
            return await _about_accounts(unit, posted, words)
        case CardName.STUCK:
            return await _stuck(unit, posted, words)
        case CardName.DATE:
            return await _date(unit, posted, reader, words, policy)
        case CardName.HANDOVER:
            return await _handover(unit, posted, reader, words)
        case CardName.RELEASE:
            return await _release(unit, posted, reader, words, policy)


async def _nudge(unit: Unit, posted: PostedCard, reader: Person | None, words: Words, policy: Policy) -> Card | None:
    planned = await unit.follow_ups.get(posted.subject_id)
    view = await nudge_view(unit, planned, reader, policy) if planned and reader else None
    if view is None:
        return None
    if view.given_back:
        return stand_in.draw_given_back(view.executive_name, words)
    return nudge.draw_pointer(view, words) if posted.superseded else nudge.draw(view, words)


async def _release(unit: Unit, posted: PostedCard, reader: Person | None, words: Words, policy: Policy) -> Card | None:
    note = await unit.notes.get(posted.subject_id)
    if note is None:
        return None
    seen = await note_view(unit, note, reader, policy)
    if seen.given_back:
        return stand_in.draw_given_back(seen.executive.name, words)
    return release.draw_pointer(seen, words) if posted.superseded else release.draw(seen, words)


async def _point(unit: Unit, posted: PostedCard, words: Words) -> Card | None:
    point = await unit.candidates.point(posted.subject_id)
    if point is None:
        return None
    return points.draw_pointer(words) if posted.superseded else points.draw(await point_view(unit, point), words)


async def _handover(unit: Unit, posted: PostedCard, reader: Person | None, words: Words) -> Card | None:
    asked = await unit.handovers.get(posted.subject_id)
    told = await offers.view(unit, asked, reader) if asked and reader else None
    if told is None:
        return None
    return handover.draw_pointer(told, words) if posted.superseded else handover.draw(told, words)


async def _about_accounts(unit: Unit, posted: PostedCard, words: Words) -> Card | None:
    if posted.card is CardName.LINK:
        link = await unit.links.get(posted.subject_id)
        return linking.draw(link, state_of(link, unit.now), words) if link else None
    closed = await unit.conversations.get(posted.subject_id)
    if closed is None:
        return None
    known = await unit.people.known(closed.platform, closed.workspace, closed.subject)
    return unreachable.draw(known[0].name if known else "", back=closed.removed_at is None, words=words)


async def _stuck(unit: Unit, posted: PostedCard, words: Words) -> Card | None:
    failed = await unit.stuck.get(posted.subject_id)
    if failed is None:
        return None
    if posted.superseded:
        return stuck_card.draw_pointer(words)
    return stuck_card.draw(await stuck.view(unit, failed), words)


async def _date(unit: Unit, posted: PostedCard, reader: Person | None, words: Words, policy: Policy) -> Card | None:
    found = await unit.dates.get(posted.subject_id)
    view = await dates_shown.view(unit, found, reader, policy) if found and reader else None
    if view is None:
        return None
    return dates.draw_pointer(view, words) if posted.superseded else dates.draw(view, words)


async def note_view(unit: Unit, note: Note, reader: Person | None, policy: Policy) -> NoteView:
    """All that a card about `note` shows; with no reader, for the review channel."""
    executive = await unit.people.get(note.executive_id)
    candidate = await unit.candidates.get(note.candidate_id)
    if executive is None or candidate is None:
        raise LookupError(note.id)
    wording = await unit.notes.revision(note.id, note.revision) if note.revision else None
    claims = await unit.notes.claims(note.id, note.revision) if wording else ()
    names = await _names(unit, note, wording.author_id if wording else None)
    acting_for, for_whom = await _stands_in(unit, note.executive_id, reader)
    parts = rules.parts_of(note, reader, acting_for) if reader else frozenset()
    return NoteView(
        note=note,
        executive=executive,
        candidate=candidate,
        now=unit.now,
        zone=str(place_of(candidate).zone),
        morning=morning_of(candidate, unit.now, policy),
        wording=wording,
        claims=claims,
        findings=findings_of(wording) if wording else (),
        translation=await unit.notes.translation(note.id, note.revision) if wording else None,
        mended=mended_in(wording) if wording else (),
        drafting=await unit.notes.drafting(note.id) if rules.owes_draft(note) else None,
        support=await support_of(unit, note, candidate, claims, wording),
        requester=names.get(note.requested_by, ""),
        approver=names.get(note.approved_by or "", ""),
        mover=names.get(note.moved_by or "", ""),
        editor=names.get((wording.author_id if wording else None) or "", ""),
        last_contact=candidate.last_contact_at,
        ahead=await ahead_of(unit, note, candidate, policy),
        in_the_way=await in_the_way(unit, note, wording, policy) if wording and rules.may_still_leave(note) else (),
        verbs=rules.open_verbs(note, reader, policy, acting_for) if reader else rules.room_verbs(note),
        for_whom=for_whom,
        given_back=reader is not None and not parts,
    )


async def _stands_in(unit: Unit, executive_id: str, reader: Person | None) -> tuple[frozenset[str], Text | None]:
    """For whom the reader stands in, and of this executive, who and until when in words."""
    if reader is None or reader.id == executive_id:
        return frozenset(), None
    acting_for = await away.acting_for(unit, reader)
    absence = await away.absent(unit, executive_id) if executive_id in acting_for else None
    executive = await unit.people.get(executive_id)
    if absence is None or executive is None:
        return acting_for, None
    return acting_for, text("for-whom", name=executive.name, day=absence.last)


async def nudge_view(unit: Unit, planned: FollowUp, reader: Person, policy: Policy) -> NudgeView | None:
    """All that a nudge shows."""
    before = await unit.notes.get(planned.after_note_id)
    candidate = await unit.candidates.get(planned.candidate_id)
    if before is None or candidate is None:
        return None
    opened = await unit.notes.get(planned.note_id) if planned.note_id else None
    executive = await unit.people.get(planned.executive_id)
    acting_for, for_whom = await _stands_in(unit, planned.executive_id, reader)
    still = opened is None or rules.system_may(opened, rules.Verb.CALL_OFF)
    return NudgeView(
        plan=planned,
        opened=await note_view(unit, opened, reader, policy) if opened else None,
        candidate_name=candidate.name,
        sent_at=before.sent_at or before.moved_at,
        after_note_id=before.id,
        after_note_version=before.version,
        steps=plans.open_steps(planned, reader, acting_for) if still else (),
        for_whom=for_whom,
        executive_name=executive.name if executive else "",
        given_back=not plans.is_theirs(planned, reader, acting_for),
    )


async def point_view(unit: Unit, point: TalkingPoint, verbs: Sequence[PointVerb] | None = None) -> PointView:
    """All that a card about `point` shows; without `verbs`, for the review channel."""
    today = unit.now.date()
    names = {}
    for person_id in {point.added_by, point.changed_by} - {""}:
        names[person_id] = await _adder(unit, person_id)
    approved_by = point.approved_by if talking_point.holds(point, today) else ""
    approver = await unit.people.by_email(approved_by) if approved_by else None
    return PointView(
        point=point,
        state=talking_point.state_of(point, today),
        added_by=names.get(point.added_by, ""),
        changed_by=names.get(point.changed_by, ""),
        approved_by=approver.name if approver else approved_by,
        days_left=talking_point.days_left(point, today),
        verbs=talking_point.room_verbs(point, today) if verbs is None else verbs,
    )


async def support_of(
    unit: Unit, note: Note, candidate: Candidate, claims: Sequence[Claim], wording: NoteRevision | None
) -> Mapping[str, Support]:
    """The facts and talking points that `claims` name or the writer could use, with who added or approved them."""
    named = {source for claim in claims for source in claim.sources}
    named |= {str(known["id"]) for known in wording.brief} if wording else set()
    if not named:
        return {}
    found: dict[str, Support] = {}
    for fact in await unit.candidates.facts(candidate.id):
        if fact.id in named:
            adder = await _adder(unit, fact.added_by)
            found[fact.id] = Support(fact.id, fact.text, fact.source, fact.seen_on, adder)
    gone = await lost(unit, note, wording, claims) if wording and rules.may_still_leave(note) else {}
    for point in await unit.candidates.points_among(sorted(named)):
        approver = await unit.people.by_email(point.approved_by) if point.approved_by else None
        name = approver.name if approver else point.approved_by
        until = text("point-support", name=name, day=point.expires_on) if name else None
        found[point.id] = Support(point.id, point.text, point.source, None, name, until, gone.get(point.id))
    return found


async def evidence_for(unit: Unit, view: NoteView) -> list[Support]:
    """All that a sentence of the note may rest on: what it cites already first, then facts by date, then points."""
    facts = [
        Support(fact.id, fact.text, fact.source, fact.seen_on, "")
        for fact in sorted(await unit.candidates.facts(view.candidate.id), key=lambda f: f.seen_on, reverse=True)
    ]
    points = [
        Support(point.id, point.text, point.source, None, "")
        for point in await unit.candidates.points(unit.now.date())
        if talking_point.usable(point, view.note.kind, unit.now.date())
    ]
    return sorted([*facts, *points], key=lambda one: one.id not in view.support)


async def _adder(unit: Unit, added_by: str) -> str:
    """A person's name, or the file that an import took it from."""
    person = await unit.people.get(added_by)
    return person.name if person else added_by.removeprefix("import:")


async def _names(unit: Unit, note: Note, author_id: str | None) -> dict[str, str]:
    names: dict[str, str] = {}
    for person_id in {note.requested_by, note.approved_by, note.moved_by, author_id} - {None}:
        person = await unit.people.get(str(person_id))
        if person is not None:
            names[person.id] = person.name
    return names
