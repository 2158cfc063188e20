"""What is said of our company, from whom nobody is recruited, and who must never be written to."""

from datetime import date, datetime
from enum import StrEnum

from sqlmodel import Field

from db.tables.columns import UtcDateTime, Versioned, due_index, refers_to, worded


class PointAudience(StrEnum):
    """Whom a talking point may be told to."""

    #: any candidate, in any note
    EVERYONE = "everyone"
    #: only in the first note to somebody
    FIRST_NOTE = "first_note"
    #: no candidate: kept so that its words are recognised in a draft
    INTERNAL = "internal"


class RuleReason(StrEnum):
    """Why nobody is recruited from a company. That two employers agreed on it is none."""

    #: a lawful covenant of ours, as after a purchase or a settlement
    COVENANT = "covenant"
    #: they are our customer
    CUSTOMER = "customer"
    LEGAL_ORDER = "legal_order"
    #: an executive's own promise not to solicit; binds only them
    PROMISE = "promise"


class SuppressionSource(StrEnum):
    """How a "never again" reached us."""

    #: a reply, or a word to one of us
    ANSWER = "answer"
    #: the link in the footer
    UNSUBSCRIBE = "unsubscribe"
    #: somebody here put it on the list by hand
    FORM = "form"
    IMPORT = "import"
    #: the profile was erased
    ERASURE = "erasure"


class TalkingPoint(Versioned, table=True):
    """One statement about our company. `rules/talking_point.py` tells where it stands, from what is stored here."""

    __tablename__ = "talking_point"

    id: str = Field(primary_key=True)
    text: str
    #: https address, or in plain words where it stands
    source: str
    audience: PointAudience = Field(default=PointAudience.EVERYONE, sa_type=worded(PointAudience))
    #: its last day
    expires_on: date
    #: a person id, or `import:FILE`
    added_by: str = ""
    added_at: datetime = Field(sa_type=UtcDateTime)
    #: who wrote it as it stands, if not who added it
    changed_by: str = ""
    #: e-mail address of who approved it as it stands; "" while nobody has
    approved_by: str = ""
    approved_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    withdrawn_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    #: its words may stand in no draft: set while it is internal, until an approval for another audience
    guarded: bool = False


class Suppression(Versioned, table=True):
    """A keyed hash of somebody who must never be written to again; survives erasure. `rules/suppression.py` makes it."""

    hash: str = Field(primary_key=True)
    #: which of the house's keys it was made with
    key_id: str
    source: SuppressionSource = Field(sa_type=worded(SuppressionSource))
    #: in the words of who put it on record, without addresses
    reason: str = ""
    #: a person id, `import:FILE`, `cli` or `system`
    added_by: str
    added_at: datetime = Field(sa_type=UtcDateTime)
    #: it holds no more: since when, by whom, and why
    lifted_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    lifted_by: str = ""
    lifted_reason: str = ""


class CompanyRule(Versioned, table=True):
    """A company from which we recruit nobody for a while; `rules/company_rule.py` tells whom it binds."""

    __tablename__ = "company_rule"
    __table_args__ = (due_index("company_rule"),)

    id: str = Field(primary_key=True)
    employer: str
    #: one for all spellings (`rules/employers.py`)
    employer_key: str = Field(index=True)
    reason: RuleReason = Field(sa_type=worded(RuleReason))
    #: what it rests on
    words: str
    #: the executive who promised; nobody where it binds all
    executive_id: str | None = Field(default=None, sa_column_args=[refers_to("person.id")])
    #: who in legal answers for it
    owner_id: str = Field(sa_column_args=[refers_to("person.id")])
    #: its last day
    ends_on: date
    added_at: datetime = Field(sa_type=UtcDateTime)
    #: ended before its day
    ended_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    ended_by: str | None = Field(default=None, sa_column_args=[refers_to("person.id")])
    #: when who answers for it is reminded that it ends
    due_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    leased_until: datetime | None = Field(default=None, sa_type=UtcDateTime)
    attempts: int = 0
    lease: int = 0
    takeovers: int = 0
