"""The nouns of Overture, one class each.

Rules read these classes and never see a session; the store writes them. Every row a person can
change carries a `version`, which the database compares on each UPDATE. Rows the worker must look at
carry `due_at` (when, or nothing is owed), `leased_until`, `attempts`, `lease` (a number that grows with each claim:
whoever commits the work must still have it) and `takeovers` (how often the one who had it fell silent).
"""

from db.tables.away import AwayStage, TimeAway
from db.tables.candidates import (
    Candidate,
    CandidateEmail,
    EmailKind,
    Fact,
    FactWording,
    LawfulBasis,
    NameEntry,
    NamePiece,
    Stage,
)
from db.tables.cards import GIVEN_UP, CardName, PostedCard, Question
from db.tables.columns import Row, UtcDateTime, Versioned
from db.tables.company import CompanyRule, PointAudience, RuleReason, Suppression, SuppressionSource, TalkingPoint
from db.tables.conversations import Conversation, ConversationKind
from db.tables.follow_ups import FollowUp, FollowUpStatus
from db.tables.handovers import Handover, HandoverStatus
from db.tables.house import AuditHead, AuditRow, Halt, InboundEvent
from db.tables.links import Link, LinkTry
from db.tables.notes import (
    Claim,
    Drafting,
    DraftStep,
    Note,
    NoteKind,
    NoteRevision,
    NoteStatus,
    Review,
    Thread,
    Translation,
    Verdict,
    WordingMark,
    WriterCall,
)
from db.tables.people import Identity, Person, Platform, Role
from db.tables.personal_dates import DateKind, DateStatus, PersonalDate
from db.tables.reminders import Digest, ReviewReminder
from db.tables.stuck import UNDECIDED, StuckWork
from db.tables.voice import Formality, VoiceEdit, VoiceSample

__all__ = [
    "GIVEN_UP",
    "UNDECIDED",
    "AuditHead",
    "AuditRow",
    "AwayStage",
    "Candidate",
    "CandidateEmail",
    "CardName",
    "Claim",
    "CompanyRule",
    "Conversation",
    "ConversationKind",
    "DateKind",
    "DateStatus",
    "Digest",
    "DraftStep",
    "Drafting",
    "EmailKind",
    "Fact",
    "FactWording",
    "FollowUp",
    "FollowUpStatus",
    "Formality",
    "Halt",
    "Handover",
    "HandoverStatus",
    "Identity",
    "InboundEvent",
    "LawfulBasis",
    "Link",
    "LinkTry",
    "NameEntry",
    "NamePiece",
    "Note",
    "NoteKind",
    "NoteRevision",
    "NoteStatus",
    "Person",
    "PersonalDate",
    "Platform",
    "PointAudience",
    "PostedCard",
    "Question",
    "Review",
    "ReviewReminder",
    "Role",
    "Row",
    "RuleReason",
    "Stage",
    "StuckWork",
    "Suppression",
    "SuppressionSource",
    "TalkingPoint",
    "Thread",
    "TimeAway",
    "Translation",
    "UtcDateTime",
    "Verdict",
    "Versioned",
    "VoiceEdit",
    "VoiceSample",
    "WordingMark",
    "WriterCall",
]
