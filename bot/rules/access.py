"""Who may do what. Default deny: what is not in this table nobody may do.

What a person may do with one note depends on the note, too; that stands in `rules/note.py`.
"""

from enum import StrEnum

from db.tables import Person, Role


class Action(StrEnum):
    """Something a person may want to do that needs a right."""

    #: find and open profiles
    SEE_CANDIDATES = "see_candidates"
    ADD_CANDIDATES = "add_candidates"
    ADD_FACTS = "add_facts"
    #: keep a candidate's dates, and be reminded of them
    KEEP_DATES = "keep_dates"
    #: say that a candidate is in our hiring process, or no more
    SET_STAGE = "set_stage"
    #: have a note drafted, as oneself or for an executive
    REQUEST_NOTES = "request_notes"
    #: see drafts, evidence and cards of every note
    REVIEW_NOTES = "review_notes"
    #: read what our company says about itself
    SEE_POINTS = "see_points"
    #: put a talking point forward
    PROPOSE_POINTS = "propose_points"
    #: decide on talking points, and keep them
    APPROVE_POINTS = "approve_points"
    #: give notes of one's own as examples of style; nobody sees or changes another's
    KEEP_VOICE = "keep_voice"
    #: put somebody on the list of those who must never be written to
    SUPPRESS = "suppress"
    LIFT_SUPPRESSION = "lift_suppression"
    #: see from which companies nobody is recruited
    SEE_RULES = "see_rules"
    KEEP_RULES = "keep_rules"
    #: say which executive has a conversation, over its owner's head
    DECIDE_OWNER = "decide_owner"
    #: say when one is away, and who stands in
    ENTER_ABSENCES = "enter_absences"
    #: the same for somebody else
    KEEP_OTHERS_ABSENCES = "keep_others_absences"
    MANAGE_PEOPLE = "manage_people"
    #: stop and resume everything
    STOP = "stop"
    SEE_STATUS = "see_status"
    #: decide about work of the bot's own that is stuck
    MEND = "mend"
    VERIFY_AUDIT = "verify_audit"


_MAY: dict[Action, frozenset[Role]] = {
    Action.SEE_CANDIDATES: frozenset({Role.EXECUTIVE, Role.RECRUITER}),
    Action.ADD_CANDIDATES: frozenset({Role.EXECUTIVE, Role.RECRUITER}),
    Action.ADD_FACTS: frozenset({Role.EXECUTIVE, Role.RECRUITER}),
    Action.KEEP_DATES: frozenset({Role.EXECUTIVE, Role.RECRUITER}),
    Action.SET_STAGE: frozenset({Role.RECRUITER}),
    Action.REQUEST_NOTES: frozenset({Role.EXECUTIVE, Role.RECRUITER}),
    Action.REVIEW_NOTES: frozenset({Role.RECRUITER}),
    Action.SEE_POINTS: frozenset({Role.EXECUTIVE, Role.RECRUITER, Role.LEGAL}),
    Action.PROPOSE_POINTS: frozenset({Role.EXECUTIVE, Role.RECRUITER, Role.LEGAL}),
    Action.APPROVE_POINTS: frozenset({Role.RECRUITER, Role.LEGAL}),
    Action.KEEP_VOICE: frozenset({Role.EXECUTIVE}),
    Action.SUPPRESS: frozenset({Role.EXECUTIVE, Role.RECRUITER, Role.LEGAL, Role.ADMIN}),
    Action.LIFT_SUPPRESSION: frozenset({Role.LEGAL, Role.ADMIN}),
    Action.SEE_RULES: frozenset({Role.LEGAL, Role.RECRUITER, Role.EXECUTIVE}),
    Action.KEEP_RULES: frozenset({Role.LEGAL}),
    Action.DECIDE_OWNER: frozenset({Role.ADMIN}),
    Action.ENTER_ABSENCES: frozenset({Role.EXECUTIVE, Role.ADMIN}),
    Action.KEEP_OTHERS_ABSENCES: frozenset({Role.ADMIN}),
    Action.MANAGE_PEOPLE: frozenset({Role.ADMIN}),
    Action.STOP: frozenset({Role.ADMIN, Role.LEGAL}),
    Action.SEE_STATUS: frozenset(Role),
    Action.MEND: frozenset({Role.ADMIN}),
    Action.VERIFY_AUDIT: frozenset({Role.ADMIN, Role.LEGAL}),
}


def may(person: Person, action: Action) -> bool:
    """May `person` do `action`?"""
    return person.active and any(role in _MAY[action] for role in person.roles)
