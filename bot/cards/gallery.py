"""Every card in every status from made-up rows: for `overture preview`, the golden files and the limits tests.

`examples` takes a word that is put into every field that comes from outside, so that a test can fill the
whole gallery with hostile text.
"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from bot.cards import (
    company_rules,
    gallery_mornings,
    gallery_people,
    gallery_voice,
    messages,
    note_forms,
    nudge,
    people,
    profile,
    release,
    review,
    sources,
)
from bot.cards.company_rules import RuleView
from bot.cards.elements import Card, Form, Home, Option
from bot.cards.gallery_dates import date_examples
from bot.cards.gallery_handover import handover_examples
from bot.cards.gallery_points import point_examples
from bot.cards.gallery_stuck import stuck_examples
from bot.cards.messages import PointsAsking, StatusView, Waiting
from bot.cards.note_parts import NoteView, Support
from bot.cards.nudge import NudgeView
from bot.cards.profile import ProfileView
from bot.ports import Finding, Hit, Policy, Severity
from bot.rules import follow_up as plans
from bot.rules import note as rules
from bot.rules.commands import Topic
from bot.rules.place import placed
from bot.rules.timeline import Station, timeline
from bot.texts import Text, Words, text
from db.tables import (
    Candidate,
    CandidateEmail,
    Claim,
    CompanyRule,
    Drafting,
    DraftStep,
    EmailKind,
    Fact,
    FollowUp,
    FollowUpStatus,
    Halt,
    LawfulBasis,
    Note,
    NoteKind,
    NoteRevision,
    NoteStatus,
    Person,
    Role,
    RuleReason,
    Stage,
    Translation,
)

NOW = datetime(2026, 6, 3, 13, 5, tzinfo=UTC)
MORNING = datetime(2026, 6, 4, 8, 0, tzinfo=UTC)
POLICY = Policy(company="Northlight")

BODY = (
    "Dear Ada Okafor,\n\n"
    "Your paper on routing in sparse models is the reason I am writing. You showed that a router can be trained "
    "in a third of the usual time.\n\n"
    "We are building open models, and we publish what we learn. Would you have half an hour in the coming weeks?\n\n"
    "Mara Lindqvist"
)

Example = tuple[str, Card | Form | Home]


def examples(words: Words, outside: str = "") -> Iterator[Example]:
    """Name and picture of every card and form. `outside`, if given, stands in every field from outside."""
    yield from _notes(words, outside)
    yield from _nudges(words, outside)
    yield from _forms(words, outside)
    yield from _messages(words, outside)
    yield from _profiles(words, outside)
    yield from point_examples(words, outside)
    yield from stuck_examples(words, outside)
    yield from handover_examples(words, outside)
    yield from gallery_voice.examples(words, outside)
    yield from gallery_people.examples(words, outside)
    yield from gallery_mornings.examples(words, outside)


def _notes(words: Words, outside: str) -> Iterator[Example]:
    for status in NoteStatus:
        note = _note(status, outside)
        for reader in (None, _person("mara", Role.EXECUTIVE, outside)):
            view = _view(note, reader, outside)
            if reader is None:
                yield f"review-{status.value}", review.draw(view, words)
            else:
                yield f"release-{status.value}", release.draw(view, words)
    scheduled = _note(NoteStatus.APPROVED, outside)
    scheduled.release_at = MORNING
    view = _view(scheduled, _person("mara", Role.EXECUTIVE, outside), outside)
    yield "release-approved-scheduled", release.draw(view, words)
    yield "release-moved", release.draw_pointer(view, words)
    somewhere = _view(_note(NoteStatus.IN_REVIEW, outside), None, outside)
    somewhere.candidate.country, somewhere.candidate.timezone = "US", ""
    yield "review-zone-guessed", review.draw(somewhere, words)
    somewhere.candidate.country = ""
    yield "review-country-unknown", review.draw(somewhere, words)
    blocked = _view(
        _note(NoteStatus.IN_REVIEW, outside),
        None,
        outside,
        findings=(
            Finding("promise", Severity.BLOCK, 2, text("note-refused-nobody")),
            Finding("stale_fact", Severity.WARN, None, text("sources-nothing")),
        ),
    )
    yield "review-blocked", review.draw(blocked, words)
    for step in DraftStep:
        coming = _view(_note(NoteStatus.REQUESTED, outside), None, outside)
        drafting = Drafting(note_id="note_1", step=step, evidence=9)
        yield f"review-requested-{step.value}", review.draw(replace(coming, drafting=drafting), words)
    mended = (Finding("promise", Severity.BLOCK, None, text("check-promise", words=outside or "we guarantee")),)
    told = replace(_view(_note(NoteStatus.IN_REVIEW, outside), None, outside), mended=mended)
    yield "review-mended", review.draw(told, words)
    yield "sources-mended", sources.draw(told, words)
    plain = _view(_note(NoteStatus.IN_REVIEW, outside), None, outside)
    for name, sentences, failure in (("comes", [], ""), ("none", [], "writer-timeout"), ("there", plain.claims, "")):
        read = Translation(
            id="translation_1",
            note_id="note_1",
            revision=1,
            language="en",
            subject=outside or "Your routing work",
            sentences=[claim.text for claim in sentences],
            writer=outside or "gpt-5-mini",
            failure=failure,
        )
        yield f"review-translation-{name}", review.draw(replace(plain, translation=read), words)
        if sentences:
            yield "translation", sources.draw_translation(replace(plain, translation=read), words)
            yield "sources-translated", sources.draw(replace(plain, translation=read), words)
    back = _note(NoteStatus.IN_REVIEW, outside)
    back.reason = "note-went-back"
    why = text("point-gone-withdrawn", point=outside or "Northlight has the fastest cluster in Europe")
    yield "review-went-back", review.draw(_view(back, None, outside, in_the_way=(why,)), words)
    mara = _person("mara", Role.EXECUTIVE, outside)
    yield "release-went-back", release.draw(_view(back, mara, outside, in_the_way=(why,)), words)
    lost = _view(back, None, outside, in_the_way=(why,))
    lost = replace(lost, support={**lost.support, "fact_9": _lost_point(why, outside)})
    yield "sources-went-back", sources.draw(lost, words)


def _nudges(words: Words, outside: str) -> Iterator[Example]:
    mara = _person("mara", Role.EXECUTIVE, outside)
    for status in FollowUpStatus:
        planned = _plan(status)
        opened = None
        if status is FollowUpStatus.OPENED:
            opened = _view(_note(NoteStatus.IN_REVIEW, outside, kind=NoteKind.FOLLOW_UP), mara, outside)
        view = NudgeView(
            plan=planned,
            opened=opened,
            candidate_name=outside or "Ada Okafor",
            sent_at=NOW,
            after_note_id="note_1",
            after_note_version=4,
            steps=plans.open_steps(planned, mara),
        )
        yield f"nudge-{status.value}", nudge.draw(view, words)
        if status is FollowUpStatus.OPENED:
            yield "nudge-moved", nudge.draw_pointer(view, words)


def _forms(words: Words, outside: str) -> Iterator[Example]:
    mara = _person("mara", Role.EXECUTIVE, outside)
    view = _view(_note(NoteStatus.IN_REVIEW, outside), mara, outside)
    yield "form-note", note_forms.ask(words)
    yield (
        "form-note-for",
        note_forms.ask(
            words,
            candidate=Option("cand_1", outside or "Ada Okafor", outside or "Deep Meadow"),
            purpose=outside or "our open-model work",
            tone="warm",
            language="de",
            executives=[mara],
        ),
    )
    yield "form-edit", note_forms.edit(view, words)
    yield "form-ask-again", note_forms.ask_again("note_1", 3, words)
    yield "form-reject", note_forms.reject("note_1", 3, words)
    yield (
        "form-days",
        note_forms.change_days(_plan(FollowUpStatus.SCHEDULED), (4, 10), 2, outside or "Ada Okafor", words),
    )
    yield "form-snooze", note_forms.snooze_until(_plan(FollowUpStatus.SCHEDULED), words)
    yield "sources", sources.draw(view, words)
    rafael = _person("rafael", Role.RECRUITER, outside)
    editable = _view(_note(NoteStatus.IN_REVIEW, outside), rafael, outside)
    yield "sources-to-change", sources.draw(editable, words)
    evidence = list(editable.support.values())
    yield "form-sentence", sources.sentence(editable, editable.claims[1], evidence, words)
    second = _wording(outside)
    second.revision, second.body = 2, BODY.replace("half an hour", "twenty minutes")
    if view.wording is not None:
        yield "changes", sources.draw_changes("note_1", (view.wording, second), words)


def _messages(words: Words, outside: str) -> Iterator[Example]:
    mara = _person("mara", Role.EXECUTIVE, outside)
    admin = _person("noor", Role.ADMIN, outside)
    waiting = Waiting(outside or "Ada Okafor", text("status-approved"), NOW, note_id="note_1")
    planned = Waiting(
        outside or "Ada Okafor",
        text("plan-status-scheduled"),
        MORNING,
        plan_id="plan_1",
        seen=2,
        ahead=_ahead(),
        zone="Europe/London",
    )
    running, stopped = (
        Halt(id=1),
        Halt(id=1, stopped_at=NOW, stopped_by="noor", reason=outside or "a wrong address list"),
    )
    yield "help", messages.help_card(admin, None, words)
    for topic in Topic:
        yield f"help-{topic.value}", messages.help_card(admin, topic, words)
    yield "mistyped", messages.mistyped(outside or "notte", Topic.NOTE, words)
    yield "mistyped-far", messages.mistyped(outside or "xyzzy", None, words)
    yield "stranger", messages.stranger(outside or "Northlight", ("noor.haddad@northlight.example",), words)
    yield "stranger-no-admin", messages.stranger(outside or "Northlight", (), words)
    yield "follow-ups", messages.follow_ups([planned], NOW, words)
    theirs = replace(planned, executive=outside or "Mara Lindqvist")
    yield "follow-ups-of-others", messages.follow_ups([theirs], NOW, words)
    yield "follow-ups-none", messages.follow_ups([], NOW, words)
    for name, halt in (("running", running), ("stopped", stopped)):
        view = StatusView(halt, outside or "Noor Haddad", 3, 12, 1, outside or "template", "0.1.0")
        yield f"status-{name}", messages.status(view, words)
        yield f"home-{name}", messages.home(mara, [waiting], [waiting], [planned], halt, words)
    yield "home-empty", messages.home(mara, [], [], [], running, words)
    yield "home-stuck", messages.home(admin, [], [], [], running, words, stuck=2)
    seen = StatusView(running, "", 3, 12, 1, outside or "template", "0.1.0", stuck=1)
    yield "status-stuck", messages.status(seen, words)
    yield "home-points", messages.home(mara, [], [], [], running, words, PointsAsking(waiting=2, ending=1))
    yield "people", people.draw([mara, admin], words)
    yield "form-person", people.add_form(words)


def _profiles(words: Words, outside: str) -> Iterator[Example]:
    fact = Fact(
        id="fact_1",
        candidate_id="cand_1",
        text=outside or "Published “Routing without regret” in 2026.",
        source=outside or "https://papers.example/routing",
        seen_on=date(2026, 4, 2),
        kind="publication",
        added_by="dana",
        added_at=NOW,
    )
    address = CandidateEmail(
        id="mail_1", candidate_id="cand_1", address=outside or "ada@okafor.example", kind=EmailKind.PERSONAL
    )
    hits = [
        Hit(f"cand_{number}", outside or "Elena Petrova", outside or "Deep Meadow", "Engineer") for number in (1, 2)
    ]
    for name, owner, no in (
        ("free", "", None),
        ("owned", outside or "Mara Lindqvist", None),
        ("said-no", "", date(2026, 5, 2)),
    ):
        candidate = _candidate(outside)
        candidate.said_no_on, candidate.owned_since = no, NOW
        view = ProfileView(
            candidate, [fact], [address], {"dana": outside or "Dana"}, owner, NOW, "Europe/London", True, True, True
        )
        yield f"profile-{name}", profile.draw(view, words)
    yield "found", profile.found(hits, outside or "elena", words)
    yield "found-nobody", profile.found([], outside or "elena", words)
    yield "which-one", profile.which_one("question_1", outside or "Elena", hits, words, certain=True)
    yield "which-near", profile.which_one("question_1", outside or "Elana", hits, words, certain=False)
    yield "form-candidate", profile.add_form(words, outside or "Ada Okafor", "2026-06-03")
    yield "form-fact", profile.fact_form(words, candidate=_candidate(outside), today="2026-06-03")
    hired = _candidate(outside)
    hired.stage, hired.stage_source, hired.stage_set_at = Stage.IN_PROCESS, outside or "first interview held", NOW
    view = ProfileView(
        hired,
        [fact],
        [address],
        {},
        "",
        NOW,
        "Europe/London",
        may_add=True,
        may_write=True,
        may_set_stage=True,
        stage_set_by=outside or "Dana Whitfield",
    )
    yield "profile-in-process", profile.draw(view, words)
    yield "form-stage", profile.stage_form(hired, words)
    yield from _company_rules(words, outside)
    mara = _person("mara", Role.EXECUTIVE, outside)
    yield from date_examples(words, outside, _candidate(outside), mara, _note(NoteStatus.SENT, outside))
    yield "form-suppress", profile.suppress_form(_candidate(outside), words)
    yield (
        "form-fact-message",
        profile.fact_form(words, fact=outside or "She moves in May.", source="https://chat.example/p1"),
    )


def _company_rules(words: Words, outside: str) -> Iterator[Example]:
    mara = _person("mara", Role.EXECUTIVE, outside)
    views = [
        RuleView(
            CompanyRule(
                id=f"rule_{reason.value}",
                version=1,
                employer=outside or "Deep Meadow",
                employer_key="deep meadow",
                reason=reason,
                words=outside or "Purchase agreement of March 2026, section 7",
                owner_id="tomasz",
                ends_on=date(2026, 12, 31),
                added_at=NOW,
            ),
            outside or "Tomasz Zielinski",
            mara.name if reason is RuleReason.PROMISE else "",
        )
        for reason in RuleReason
    ]
    yield "rules", company_rules.draw(views, words, may_keep=False, more=3)
    yield "rules-legal", company_rules.draw(views, words, may_keep=True, said=text("rule-ended", employer="Deep Field"))
    yield "rules-none", company_rules.draw([], words, may_keep=True)
    soon, over = date(2026, 12, 24), date(2027, 1, 2)
    yield "rule-ends", company_rules.draw_ending(views[0], soon, words, may_keep=True)
    yield "rule-ends-admin", company_rules.draw_ending(views[0], soon, words, may_keep=False)
    yield "rule-ended", company_rules.draw_ending(views[0], over, words, may_keep=True)
    longer = CompanyRule(**(views[0].rule.model_dump() | {"due_at": NOW}))
    yield "rule-extended", company_rules.draw_ending(RuleView(longer, views[0].owner), soon, words, may_keep=True)
    yield "form-rule-extend", company_rules.extend_form(views[0].rule, words)
    yield "form-rule", company_rules.form(words, [mara], outside or "Deep Meadow")


def _view(
    note: Note,
    reader: Person | None,
    outside: str,
    findings: tuple[Finding, ...] = (),
    in_the_way: tuple[Text, ...] = (),
) -> NoteView:
    written = note.status not in (NoteStatus.REQUESTED, NoteStatus.DRAFT_FAILED)
    return NoteView(
        note=note,
        executive=_person("mara", Role.EXECUTIVE, outside),
        candidate=_candidate(outside),
        now=NOW,
        zone="Europe/London",
        morning=MORNING,
        wording=_wording(outside) if written else None,
        claims=_claims(outside) if written else (),
        findings=findings,
        support={
            "fact_1": Support(
                "fact_1",
                outside or "Showed that a router can be trained in a third of the usual time.",
                outside or "https://papers.example/routing",
                date(2026, 4, 2),
                outside or "Dana Whitfield",
            ),
            "fact_2": Support(
                "fact_2", outside or "Maintains routekit.", outside or "https://code.example", date(2026, 5, 1), ""
            ),
        },
        requester=outside or "Mara Lindqvist",
        approver=outside or "Rafael Ortiz",
        mover=outside or "Rafael Ortiz",
        in_the_way=in_the_way,
        ahead=_ahead() if note.status in (NoteStatus.SENT, NoteStatus.IN_REVIEW) else (),
        verbs=rules.open_verbs(note, reader, POLICY) if reader else rules.room_verbs(note),
    )


def _ahead() -> list[Station]:
    return timeline([NOW - timedelta(days=5)], (4, 10), placed("GB", "ENG", "Europe/London"))


def _lost_point(why: Text, outside: str) -> Support:
    return Support(
        id="fact_9",
        text=outside or "Northlight has the fastest cluster in Europe.",
        source=outside or "https://northlight.example/research/compute",
        seen_on=None,
        added_by=outside or "Tomasz Zielinski",
        holds=text("point-support", name=outside or "Tomasz Zielinski", day=date(2027, 12, 31)),
        gone=why,
    )


def _note(status: NoteStatus, outside: str, kind: NoteKind = NoteKind.FIRST) -> Note:
    reasons = {
        NoteStatus.SEND_FAILED: "send-refused",
        NoteStatus.SEND_UNSURE: "send-unsure",
        NoteStatus.WITHDRAWN: "send-answered",
    }
    return Note(
        id="note_1",
        version=3,
        thread_id="thread_1",
        executive_id="mara",
        candidate_id="cand_1",
        kind=kind,
        ordinal=0 if kind is NoteKind.FIRST else 1,
        status=status,
        revision=0 if status is NoteStatus.REQUESTED else 1,
        purpose=outside or "our open-model work",
        tone="warm",
        language="en",
        requested_by="mara",
        requested_at=NOW,
        reason=reasons.get(status, ""),
        reason_words=(outside or "Too soon: she has just changed teams.") if status is NoteStatus.REJECTED else "",
        moved_by="rafael",
        moved_at=NOW,
    )


def _wording(outside: str) -> NoteRevision:
    return NoteRevision(
        note_id="note_1",
        revision=1,
        sender_name=outside or "Mara Lindqvist",
        sender_address="mara.lindqvist@northlight.example",
        recipient_name=outside or "Ada Okafor",
        recipient_address=outside or "ada@okafor.example",
        subject=outside or "Open models, and your work on routing",
        body=outside or BODY,
        footer=outside or "Mara Lindqvist, Northlight. You can say no by answering this mail.",
        digest="0" * 64,
        writer=outside or "template",
        prompt="first_note@1",
        brief=[{"id": known, "sha256": "0" * 64} for known in ("fact_1", "fact_2")],
        written_at=NOW,
    )


def _claims(outside: str) -> list[Claim]:
    sentences = [
        ("Dear Ada Okafor,", []),
        ("You showed that a router can be trained in a third of the usual time.", ["fact_1"]),
        ("Would you have half an hour in the coming weeks?", []),
        ("A sentence whose source has gone.", ["fact_9"]),
    ]
    return [
        Claim(note_id="note_1", revision=1, position=position, text=outside or words, paragraph=True, sources=found)
        for position, (words, found) in enumerate(sentences)
    ]


def _candidate(outside: str) -> Candidate:
    return Candidate(
        id="cand_1",
        name=outside or "Ada Okafor",
        employer=outside or "Deep Meadow",
        title=outside or "Research scientist",
        country="GB",
        timezone="Europe/London",
        language="en",
        lawful_basis=LawfulBasis.LEGITIMATE_INTEREST,
        added_by="dana",
        created_at=NOW,
    )


def _person(name: str, role: Role, outside: str) -> Person:
    full = {"mara": "Mara Lindqvist", "noor": "Noor Haddad", "rafael": "Rafael Ortiz"}[name]
    return Person(
        id=name,
        name=outside or full,
        email=f"{name}@northlight.example",
        title="CEO",
        roles=[role],
        timezone="Europe/Stockholm",
        created_at=NOW,
    )


def _plan(status: FollowUpStatus) -> FollowUp:
    reasons = {FollowUpStatus.CANCELLED: "plan-stopped", FollowUpStatus.SKIPPED: "plan-answered"}
    return FollowUp(
        id="plan_1",
        version=2,
        thread_id="thread_1",
        executive_id="mara",
        candidate_id="cand_1",
        after_note_id="note_1",
        ordinal=1,
        status=status,
        planned_for=MORNING,
        note_id="note_2" if status is FollowUpStatus.OPENED else None,
        reason=reasons.get(status, ""),
    )
