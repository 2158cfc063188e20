"""Every table.

Revision ID: 0001
Revises:
"""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    _audit_chain()
    op.create_table(
        "inbound_event",
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("received_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("key"),
    )
    op.create_index("ix_inbound_event_received_at", "inbound_event", ["received_at"], unique=False)

    op.create_table(
        "name_piece",
        sa.Column("piece", sa.String().with_variant(sa.String(collation="C"), "postgresql"), nullable=False),
        sa.Column("word", sa.String().with_variant(sa.String(collation="C"), "postgresql"), nullable=False),
        sa.PrimaryKeyConstraint("piece", "word"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "person",
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("email", sa.String(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("roles", sa.JSON(), nullable=False),
        sa.Column("timezone", sa.String(), nullable=False),
        sa.Column("language", sa.String(), nullable=False),
        sa.Column("active", sa.Boolean(), nullable=False),
        sa.Column("digest", sa.Boolean(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("email"),
    )
    op.create_table(
        "suppression",
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("hash", sa.String(), nullable=False),
        sa.Column("key_id", sa.String(), nullable=False),
        sa.Column("source", sa.String(length=32), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("added_by", sa.String(), nullable=False),
        sa.Column("added_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("lifted_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("lifted_by", sa.String(), nullable=False),
        sa.Column("lifted_reason", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("hash"),
    )
    op.create_table(
        "talking_point",
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("source", sa.String(), nullable=False),
        sa.Column("audience", sa.String(length=32), nullable=False),
        sa.Column("expires_on", sa.Date(), nullable=False),
        sa.Column("added_by", sa.String(), nullable=False),
        sa.Column("added_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("changed_by", sa.String(), nullable=False),
        sa.Column("approved_by", sa.String(), nullable=False),
        sa.Column("approved_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("withdrawn_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("guarded", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_table(
        "candidate",
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("ref", sa.String(), nullable=True),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("name_key", sa.String(), nullable=False),
        sa.Column("employer", sa.String(), nullable=False),
        sa.Column("employer_key", sa.String(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("country", sa.String(), nullable=False),
        sa.Column("region", sa.String(), nullable=False),
        sa.Column("timezone", sa.String(), nullable=False),
        sa.Column("language", sa.String(), nullable=False),
        sa.Column("lawful_basis", sa.String(length=32), nullable=False),
        sa.Column("said_no_on", sa.Date(), nullable=True),
        sa.Column("owner_id", sa.String(), nullable=True),
        sa.Column("owned_since", sa.DateTime(timezone=True), nullable=True),
        sa.Column("last_contact_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("stage", sa.String(length=32), nullable=False),
        sa.Column("stage_source", sa.String(), nullable=False),
        sa.Column("stage_set_by", sa.String(), nullable=False),
        sa.Column("stage_set_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("added_by", sa.String(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["owner_id"], ["person.id"], deferrable=True, initially="DEFERRED"),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("ref"),
    )
    op.create_index("ix_candidate_name_key", "candidate", ["name_key", "id"], unique=False)
    op.create_index("ix_candidate_employer", "candidate", ["employer"], unique=False)

    op.create_table(
        "halt",
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("stopped_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("stopped_by", sa.String(), nullable=True),
        sa.Column("reason", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["stopped_by"], ["person.id"], deferrable=True, initially="DEFERRED"),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_table(
        "identity",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("person_id", sa.String(), nullable=False),
        sa.Column("platform", sa.String(length=32), nullable=False),
        sa.Column("workspace", sa.String(), nullable=False),
        sa.Column("user_id", sa.String(), nullable=False),
        sa.Column("direct_channel", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], deferrable=True, initially="DEFERRED"),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("platform", "workspace", "user_id"),
    )
    op.create_index("ix_identity_person_id", "identity", ["person_id"], unique=False)

    op.create_table(
        "posted_card",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("card", sa.String(length=32), nullable=False),
        sa.Column("subject_id", sa.String(), nullable=False),
        sa.Column("platform", sa.String(length=32), nullable=False),
        sa.Column("workspace", sa.String(), nullable=False),
        sa.Column("person_id", sa.String(), nullable=True),
        sa.Column("channel", sa.String(), nullable=True),
        sa.Column("message_ref", sa.String(), nullable=True),
        sa.Column("superseded", sa.Boolean(), nullable=False),
        sa.Column("wanted_version", sa.Integer(), nullable=False),
        sa.Column("drawn_version", sa.Integer(), nullable=False),
        sa.Column("attempted_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("failure", sa.String(), nullable=False),
        sa.Column("due_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("leased_until", sa.DateTime(timezone=True), nullable=True),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("lease", sa.Integer(), nullable=False),
        sa.Column("takeovers", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], deferrable=True, initially="DEFERRED"),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index(
        "ix_posted_card_due",
        "posted_card",
        ["due_at"],
        unique=False,
        sqlite_where=sa.text("due_at IS NOT NULL"),
        postgresql_where=sa.text("due_at IS NOT NULL"),
    )
    op.create_index(
        "ix_posted_card_given_up",
        "posted_card",
        ["id"],
        unique=False,
        sqlite_where=sa.text("failure <> '' AND due_at IS NULL"),
        postgresql_where=sa.text("failure <> '' AND due_at IS NULL"),
    )
    op.create_index("ix_posted_card_subject", "posted_card", ["subject_id"], unique=False)

    _create_conversations()
    op.create_table(
        "question",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("person_id", sa.String(), nullable=False),
        sa.Column("line", sa.String(), nullable=False),
        sa.Column("options", sa.JSON(), nullable=False),
        sa.Column("asked_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("answered_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], deferrable=True, initially="DEFERRED"),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("ix_question_asked_at", "question", ["asked_at"], unique=False)

    op.create_table(
        "candidateemail",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("candidate_id", sa.String(), nullable=False),
        sa.Column("address", sa.String(), nullable=False),
        sa.Column("kind", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(["candidate_id"], ["candidate.id"], deferrable=True, initially="DEFERRED"),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("address"),
    )
    op.create_index("ix_candidateemail_candidate_id", "candidateemail", ["candidate_id"], unique=False)

    op.create_table(
        "fact",
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("candidate_id", sa.String(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("source", sa.String(), nullable=False),
        sa.Column("seen_on", sa.Date(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("added_by", sa.String(), nullable=False),
        sa.Column("added_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["candidate_id"], ["candidate.id"], deferrable=True, initially="DEFERRED"),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("ix_fact_candidate_id", "fact", ["candidate_id"], unique=False)

    op.create_table(
        "name_entry",
        sa.Column("entry", sa.String().with_variant(sa.String(collation="C"), "postgresql"), nullable=False),
        sa.Column("candidate_id", sa.String(), nullable=False),
        sa.Column("initial", sa.String().with_variant(sa.String(collation="C"), "postgresql"), nullable=False),
        sa.ForeignKeyConstraint(["candidate_id"], ["candidate.id"], deferrable=True, initially="DEFERRED"),
        sa.PrimaryKeyConstraint("entry", "candidate_id"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_name_entry_candidate", "name_entry", ["candidate_id", "entry"], unique=False)
    op.create_index("ix_name_entry_initial", "name_entry", ["initial", "candidate_id", "entry"], unique=False)

    op.create_table(
        "thread",
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("executive_id", sa.String(), nullable=False),
        sa.Column("candidate_id", sa.String(), nullable=False),
        sa.Column("opened_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("answered_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("closed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("begins_from", sa.DateTime(timezone=True), nullable=True),
        sa.Column("follow_up_days", sa.JSON(), nullable=True),
        sa.ForeignKeyConstraint(["candidate_id"], ["candidate.id"], deferrable=True, initially="DEFERRED"),
        sa.ForeignKeyConstraint(["executive_id"], ["person.id"], deferrable=True, initially="DEFERRED"),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("executive_id", "candidate_id"),
    )
    op.create_index("ix_thread_candidate_id", "thread", ["candidate_id"], unique=False)
    op.create_index("ix_thread_executive_id", "thread", ["executive_id"], unique=False)

    op.create_table(
        "fact_wording",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("fact_id", sa.String(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("source", sa.String(), nullable=False),
        sa.Column("seen_on", sa.Date(), nullable=False),
        sa.Column("replaced_by", sa.String(), nullable=False),
        sa.Column("replaced_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["fact_id"], ["fact.id"], deferrable=True, initially="DEFERRED"),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("ix_fact_wording_fact_id", "fact_wording", ["fact_id"], unique=False)

    _voices()
    op.create_table(
        "note",
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("thread_id", sa.String(), nullable=False),
        sa.Column("executive_id", sa.String(), nullable=False),
        sa.Column("candidate_id", sa.String(), nullable=False),
        sa.Column("kind", sa.String(length=32), nullable=False),
        sa.Column("ordinal", sa.Integer(), nullable=False),
        sa.Column("status", sa.String(length=32), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("purpose", sa.String(), nullable=False),
        sa.Column("tone", sa.String(), nullable=False),
        sa.Column("language", sa.String(), nullable=False),
        sa.Column("wish", sa.String(), nullable=False),
        sa.Column("requested_by", sa.String(), nullable=False),
        sa.Column("requested_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("release_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("approved_by", sa.String(), nullable=True),
        sa.Column("approved_revision", sa.Integer(), nullable=True),
        sa.Column("approved_digest", sa.String(), nullable=True),
        sa.Column("approved_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("message_id", sa.String(), nullable=True),
        sa.Column("attempted_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("employer_key", sa.String(), nullable=False),
        sa.Column("provider_id", sa.String(), nullable=True),
        sa.Column("sent_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("reason_words", sa.String(), nullable=False),
        sa.Column("moved_by", sa.String(), nullable=True),
        sa.Column("moved_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("due_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("leased_until", sa.DateTime(timezone=True), nullable=True),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("lease", sa.Integer(), nullable=False),
        sa.Column("takeovers", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["approved_by"], ["person.id"], deferrable=True, initially="DEFERRED"),
        sa.ForeignKeyConstraint(["candidate_id"], ["candidate.id"], deferrable=True, initially="DEFERRED"),
        sa.ForeignKeyConstraint(["executive_id"], ["person.id"], deferrable=True, initially="DEFERRED"),
        sa.ForeignKeyConstraint(["moved_by"], ["person.id"], deferrable=True, initially="DEFERRED"),
        sa.ForeignKeyConstraint(["requested_by"], ["person.id"], deferrable=True, initially="DEFERRED"),
        sa.ForeignKeyConstraint(["thread_id"], ["thread.id"], deferrable=True, initially="DEFERRED"),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index(
        "ix_note_due",
        "note",
        ["due_at"],
        unique=False,
        sqlite_where=sa.text("due_at IS NOT NULL"),
        postgresql_where=sa.text("due_at IS NOT NULL"),
    )
    _note_indexes()
    _company_rules()

    op.create_table(
        "claim",
        sa.Column("note_id", sa.String(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("paragraph", sa.Boolean(), nullable=False),
        sa.Column("sources", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(["note_id"], ["note.id"], deferrable=True, initially="DEFERRED"),
        sa.PrimaryKeyConstraint("note_id", "revision", "position"),
    )
    op.create_table(
        "follow_up",
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("thread_id", sa.String(), nullable=False),
        sa.Column("executive_id", sa.String(), nullable=False),
        sa.Column("candidate_id", sa.String(), nullable=False),
        sa.Column("after_note_id", sa.String(), nullable=False),
        sa.Column("ordinal", sa.Integer(), nullable=False),
        sa.Column("status", sa.String(length=32), nullable=False),
        sa.Column("planned_for", sa.DateTime(timezone=True), nullable=False),
        sa.Column("unmoved_for", sa.DateTime(timezone=True), nullable=True),
        sa.Column("note_id", sa.String(), nullable=True),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("moved_by", sa.String(), nullable=True),
        sa.Column("due_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("leased_until", sa.DateTime(timezone=True), nullable=True),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("lease", sa.Integer(), nullable=False),
        sa.Column("takeovers", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["after_note_id"], ["note.id"], deferrable=True, initially="DEFERRED"),
        sa.ForeignKeyConstraint(["candidate_id"], ["candidate.id"], deferrable=True, initially="DEFERRED"),
        sa.ForeignKeyConstraint(["executive_id"], ["person.id"], deferrable=True, initially="DEFERRED"),
        sa.ForeignKeyConstraint(["moved_by"], ["person.id"], deferrable=True, initially="DEFERRED"),
        sa.ForeignKeyConstraint(["note_id"], ["note.id"], deferrable=True, initially="DEFERRED"),
        sa.ForeignKeyConstraint(["thread_id"], ["thread.id"], deferrable=True, initially="DEFERRED"),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("after_note_id"),
    )
    op.create_index("ix_follow_up_candidate_id", "follow_up", ["candidate_id"], unique=False)
    op.create_index(
        "ix_follow_up_due",
        "follow_up",
        ["due_at"],
        unique=False,
        sqlite_where=sa.text("due_at IS NOT NULL"),
        postgresql_where=sa.text("due_at IS NOT NULL"),
    )
    op.create_index("ix_follow_up_note_id", "follow_up", ["note_id"], unique=False)
    op.create_index("ix_follow_up_planned", "follow_up", ["status", "executive_id", "planned_for"], unique=False)
    op.create_index("ix_follow_up_thread_id", "follow_up", ["thread_id"], unique=False)

    op.create_table(
        "note_revision",
        sa.Column("note_id", sa.String(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("sender_name", sa.String(), nullable=False),
        sa.Column("sender_address", sa.String(), nullable=False),
        sa.Column("recipient_name", sa.String(), nullable=False),
        sa.Column("recipient_address", sa.String(), nullable=False),
        sa.Column("subject", sa.String(), nullable=False),
        sa.Column("body", sa.String(), nullable=False),
        sa.Column("footer", sa.String(), nullable=False),
        sa.Column("channel", sa.String(), nullable=False),
        sa.Column("digest", sa.String(), nullable=False),
        sa.Column("author_id", sa.String(), nullable=True),
        sa.Column("writer", sa.String(), nullable=False),
        sa.Column("prompt", sa.String(), nullable=False),
        sa.Column("findings", sa.JSON(), nullable=False),
        sa.Column("mended", sa.JSON(), nullable=False),
        sa.Column("brief", sa.JSON(), nullable=False),
        sa.Column("written_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["author_id"], ["person.id"], deferrable=True, initially="DEFERRED"),
        sa.ForeignKeyConstraint(["note_id"], ["note.id"], deferrable=True, initially="DEFERRED"),
        sa.PrimaryKeyConstraint("note_id", "revision"),
    )
    op.create_index("ix_note_revision_written_at", "note_revision", ["written_at"], unique=False)

    op.create_table(
        "review",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("note_id", sa.String(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("digest", sa.String(), nullable=False),
        sa.Column("reviewer_id", sa.String(), nullable=False),
        sa.Column("verdict", sa.String(length=32), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["note_id"], ["note.id"], deferrable=True, initially="DEFERRED"),
        sa.ForeignKeyConstraint(["reviewer_id"], ["person.id"], deferrable=True, initially="DEFERRED"),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("ix_review_note_id", "review", ["note_id"], unique=False)

    op.create_table(
        "writer_call",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("note_id", sa.String(), nullable=False),
        sa.Column("person_id", sa.String(), nullable=False),
        sa.Column("model", sa.String(), nullable=False),
        sa.Column("prompt", sa.String(), nullable=False),
        sa.Column("prompt_tokens", sa.Integer(), nullable=False),
        sa.Column("cached_tokens", sa.Integer(), nullable=False),
        sa.Column("completion_tokens", sa.Integer(), nullable=False),
        sa.Column("cost_micros", sa.Integer(), nullable=False),
        sa.Column("outcome", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["note_id"], ["note.id"], deferrable=True, initially="DEFERRED"),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], deferrable=True, initially="DEFERRED"),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("ix_writer_call_note_id", "writer_call", ["note_id"], unique=False)
    op.create_index("ix_writer_call_person_at", "writer_call", ["person_id", "at"], unique=False)

    _drafts()

    # The switch is one row, there from the start.
    op.execute("INSERT INTO halt (id, version, reason) VALUES (1, 1, '')")


def _drafts() -> None:
    _personal_dates()
    op.create_table(
        "wording_mark",
        sa.Column("note_id", sa.String(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("mark", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.ForeignKeyConstraint(["note_id"], ["note.id"], deferrable=True, initially="DEFERRED"),
        sa.PrimaryKeyConstraint("note_id", "revision", "mark"),
    )
    op.create_index("ix_wording_mark", "wording_mark", ["mark", "note_id"], unique=False)
    op.create_table(
        "drafting",
        sa.Column("note_id", sa.String(), nullable=False),
        sa.Column("step", sa.String(length=32), nullable=False),
        sa.Column("evidence", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["note_id"], ["note.id"], deferrable=True, initially="DEFERRED"),
        sa.PrimaryKeyConstraint("note_id"),
    )
    op.create_table(
        "translation",
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("note_id", sa.String(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("language", sa.String(), nullable=False),
        sa.Column("subject", sa.String(), nullable=False),
        sa.Column("sentences", sa.JSON(), nullable=False),
        sa.Column("writer", sa.String(), nullable=False),
        sa.Column("prompt", sa.String(), nullable=False),
        sa.Column("failure", sa.String(), nullable=False),
        sa.Column("due_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("leased_until", sa.DateTime(timezone=True), nullable=True),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("lease", sa.Integer(), nullable=False),
        sa.Column("takeovers", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["note_id"], ["note.id"], deferrable=True, initially="DEFERRED"),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("note_id", "revision"),
    )
    op.create_index(
        "ix_translation_due",
        "translation",
        ["due_at"],
        unique=False,
        sqlite_where=sa.text("due_at IS NOT NULL"),
        postgresql_where=sa.text("due_at IS NOT NULL"),
    )
    _reminders()


def _reminders() -> None:
    op.create_table(
        "time_away",
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("person_id", sa.String(), nullable=False),
        sa.Column("first", sa.Date(), nullable=False),
        sa.Column("last", sa.Date(), nullable=False),
        sa.Column("zone", sa.String(), nullable=False),
        sa.Column("delegate_id", sa.String(), nullable=True),
        sa.Column("stage", sa.String(length=32), nullable=False),
        sa.Column("added_by", sa.String(), nullable=False),
        sa.Column("added_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("ended_by", sa.String(), nullable=False),
        sa.Column("due_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("leased_until", sa.DateTime(timezone=True), nullable=True),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("lease", sa.Integer(), nullable=False),
        sa.Column("takeovers", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["delegate_id"], ["person.id"], deferrable=True, initially="DEFERRED"),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], deferrable=True, initially="DEFERRED"),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("ix_time_away_person", "time_away", ["person_id", "last"], unique=False)
    op.create_index("ix_time_away_delegate", "time_away", ["delegate_id", "last"], unique=False)
    op.create_table(
        "digest",
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("person_id", sa.String(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("since", sa.DateTime(timezone=True), nullable=False),
        sa.Column("items", sa.JSON(), nullable=False),
        sa.Column("due_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("leased_until", sa.DateTime(timezone=True), nullable=True),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("lease", sa.Integer(), nullable=False),
        sa.Column("takeovers", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], deferrable=True, initially="DEFERRED"),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("person_id", "day"),
    )
    op.create_table(
        "review_reminder",
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("note_id", sa.String(), nullable=False),
        sa.Column("since", sa.DateTime(timezone=True), nullable=False),
        sa.Column("round_id", sa.String(), nullable=True),
        sa.Column("reminded_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("told", sa.JSON(), nullable=False),
        sa.Column("told_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("due_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("leased_until", sa.DateTime(timezone=True), nullable=True),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("lease", sa.Integer(), nullable=False),
        sa.Column("takeovers", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["note_id"], ["note.id"], deferrable=True, initially="DEFERRED"),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("note_id"),
    )
    op.create_index("ix_review_reminder_round", "review_reminder", ["round_id"], unique=False)
    for table in _REMINDERS:
        op.create_index(
            f"ix_{table}_due",
            table,
            ["due_at"],
            unique=False,
            sqlite_where=sa.text("due_at IS NOT NULL"),
            postgresql_where=sa.text("due_at IS NOT NULL"),
        )


_REMINDERS = ("time_away", "digest", "review_reminder")


def _personal_dates() -> None:
    op.create_table(
        "personal_date",
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("candidate_id", sa.String(), nullable=False),
        sa.Column("kind", sa.String(length=32), nullable=False),
        sa.Column("first_day", sa.Date(), nullable=True),
        sa.Column("last_day", sa.Date(), nullable=True),
        sa.Column("choices", sa.JSON(), nullable=True),
        sa.Column("zone", sa.String(), nullable=False),
        sa.Column("words", sa.String(), nullable=False),
        sa.Column("source", sa.String(), nullable=False),
        sa.Column("note_id", sa.String(), nullable=True),
        sa.Column("status", sa.String(length=32), nullable=False),
        sa.Column("added_by", sa.String(), nullable=False),
        sa.Column("added_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("confirmed_by", sa.String(), nullable=True),
        sa.Column("confirmed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("planned_for", sa.DateTime(timezone=True), nullable=True),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("moved_by", sa.String(), nullable=True),
        sa.Column("due_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("leased_until", sa.DateTime(timezone=True), nullable=True),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("lease", sa.Integer(), nullable=False),
        sa.Column("takeovers", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["candidate_id"], ["candidate.id"], deferrable=True, initially="DEFERRED"),
        sa.ForeignKeyConstraint(["confirmed_by"], ["person.id"], deferrable=True, initially="DEFERRED"),
        sa.ForeignKeyConstraint(["moved_by"], ["person.id"], deferrable=True, initially="DEFERRED"),
        sa.ForeignKeyConstraint(["note_id"], ["note.id"], deferrable=True, initially="DEFERRED"),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("ix_personal_date_candidate_id", "personal_date", ["candidate_id"], unique=False)
    op.create_index(
        "ix_personal_date_due",
        "personal_date",
        ["due_at"],
        unique=False,
        sqlite_where=sa.text("due_at IS NOT NULL"),
        postgresql_where=sa.text("due_at IS NOT NULL"),
    )


def _drop_personal_dates() -> None:
    op.drop_index(
        "ix_personal_date_due",
        table_name="personal_date",
        sqlite_where=sa.text("due_at IS NOT NULL"),
        postgresql_where=sa.text("due_at IS NOT NULL"),
    )
    op.drop_index("ix_personal_date_candidate_id", table_name="personal_date")
    op.drop_table("personal_date")


def _voices() -> None:
    op.create_table(
        "voice_sample",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("person_id", sa.String(), nullable=False),
        sa.Column("language", sa.String(), nullable=False),
        sa.Column("greeting", sa.String(), nullable=False),
        sa.Column("closing", sa.String(), nullable=False),
        sa.Column("sentences", sa.JSON(), nullable=False),
        sa.Column("lengths", sa.JSON(), nullable=False),
        sa.Column("familiar", sa.Integer(), nullable=False),
        sa.Column("polite", sa.Integer(), nullable=False),
        sa.Column("added_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], deferrable=True, initially="DEFERRED"),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("ix_voice_sample_person_id", "voice_sample", ["person_id"], unique=False)

    op.create_table(
        "voice_edit",
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.String(), nullable=False),
        sa.Column("language", sa.String(), nullable=False),
        sa.Column("greeting", sa.String(), nullable=True),
        sa.Column("closing", sa.String(), nullable=True),
        sa.Column("sentence_words", sa.Integer(), nullable=True),
        sa.Column("formality", sa.String(length=32), nullable=True),
        sa.Column("turns", sa.JSON(), nullable=True),
        sa.Column("never", sa.JSON(), nullable=True),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], deferrable=True, initially="DEFERRED"),
        sa.PrimaryKeyConstraint("person_id", "language"),
    )


def _drop_voices() -> None:
    op.drop_table("voice_edit")
    op.drop_index("ix_voice_sample_person_id", table_name="voice_sample")
    op.drop_table("voice_sample")


def _company_rules() -> None:
    op.create_table(
        "company_rule",
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("employer", sa.String(), nullable=False),
        sa.Column("employer_key", sa.String(), nullable=False),
        sa.Column("reason", sa.String(length=32), nullable=False),
        sa.Column("words", sa.String(), nullable=False),
        sa.Column("executive_id", sa.String(), nullable=True),
        sa.Column("owner_id", sa.String(), nullable=False),
        sa.Column("ends_on", sa.Date(), nullable=False),
        sa.Column("added_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("ended_by", sa.String(), nullable=True),
        sa.Column("due_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("leased_until", sa.DateTime(timezone=True), nullable=True),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("lease", sa.Integer(), nullable=False),
        sa.Column("takeovers", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["executive_id"], ["person.id"], deferrable=True, initially="DEFERRED"),
        sa.ForeignKeyConstraint(["owner_id"], ["person.id"], deferrable=True, initially="DEFERRED"),
        sa.ForeignKeyConstraint(["ended_by"], ["person.id"], deferrable=True, initially="DEFERRED"),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("ix_company_rule_employer_key", "company_rule", ["employer_key"], unique=False)
    op.create_index(
        "ix_company_rule_due",
        "company_rule",
        ["due_at"],
        unique=False,
        sqlite_where=sa.text("due_at IS NOT NULL"),
        postgresql_where=sa.text("due_at IS NOT NULL"),
    )
    _handovers()
    _stuck_work()


def _drop_company_rules() -> None:
    op.drop_table("handover")
    op.drop_table("company_rule")


def _handovers() -> None:
    op.create_table(
        "handover",
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("candidate_id", sa.String(), nullable=False),
        sa.Column("owner_id", sa.String(), nullable=True),
        sa.Column("to_id", sa.String(), nullable=True),
        sa.Column("asked_by", sa.String(), nullable=False),
        sa.Column("asked_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("status", sa.String(length=32), nullable=False),
        sa.Column("why", sa.String(), nullable=False),
        sa.Column("answer", sa.String(), nullable=False),
        sa.Column("given_to", sa.String(), nullable=True),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("moved_by", sa.String(), nullable=True),
        sa.Column("moved_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("due_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("leased_until", sa.DateTime(timezone=True), nullable=True),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("lease", sa.Integer(), nullable=False),
        sa.Column("takeovers", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["candidate_id"], ["candidate.id"], deferrable=True, initially="DEFERRED"),
        sa.ForeignKeyConstraint(["owner_id"], ["person.id"], deferrable=True, initially="DEFERRED"),
        sa.ForeignKeyConstraint(["to_id"], ["person.id"], deferrable=True, initially="DEFERRED"),
        sa.ForeignKeyConstraint(["asked_by"], ["person.id"], deferrable=True, initially="DEFERRED"),
        sa.ForeignKeyConstraint(["given_to"], ["person.id"], deferrable=True, initially="DEFERRED"),
        sa.ForeignKeyConstraint(["moved_by"], ["person.id"], deferrable=True, initially="DEFERRED"),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("ix_handover_candidate", "handover", ["candidate_id", "status"], unique=False)
    op.create_index(
        "ix_handover_due",
        "handover",
        ["due_at"],
        unique=False,
        sqlite_where=sa.text("due_at IS NOT NULL"),
        postgresql_where=sa.text("due_at IS NOT NULL"),
    )


def _stuck_work() -> None:
    op.create_table(
        "stuck_work",
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("row_id", sa.String(), nullable=False),
        sa.Column("work", sa.String(), nullable=False),
        sa.Column("executive_id", sa.String(), nullable=True),
        sa.Column("failures", sa.Integer(), nullable=False),
        sa.Column("failed_since", sa.DateTime(timezone=True), nullable=False),
        sa.Column("failed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("error", sa.String(), nullable=False),
        sa.Column("stuck_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("row_version", sa.Integer(), nullable=False),
        sa.Column("decided_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("decided_by", sa.String(), nullable=True),
        sa.Column("set_aside", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("row_id"),
    )
    undecided = sa.text("stuck_at IS NOT NULL AND decided_at IS NULL")
    op.create_index(
        "ix_stuck_work_undecided",
        "stuck_work",
        ["stuck_at"],
        unique=False,
        sqlite_where=undecided,
        postgresql_where=undecided,
    )


def _note_indexes() -> None:
    op.create_index("ix_note_employer_attempted", "note", ["employer_key", "attempted_at"], unique=False)
    op.create_index("ix_note_executive_status", "note", ["executive_id", "status", "moved_at"], unique=False)
    op.create_index("ix_note_message_id", "note", ["message_id"], unique=False)
    op.create_index("ix_note_of_executive", "note", ["executive_id", "moved_at"], unique=False)
    op.create_index("ix_note_open", "note", ["candidate_id", "status"], unique=False)
    op.create_index("ix_note_status_moved", "note", ["status", "moved_at"], unique=False)
    op.create_index("ix_note_thread_id", "note", ["thread_id"], unique=False)


def _audit_chain() -> None:
    op.create_table(
        "audit_head",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("hash", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_table(
        "audit_row",
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("actor", sa.String(), nullable=False),
        sa.Column("verb", sa.String(), nullable=False),
        sa.Column("subject", sa.String(), nullable=False),
        sa.Column("details", sa.JSON(), nullable=False),
        sa.Column("previous", sa.String(), nullable=False),
        sa.Column("hash", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("seq"),
    )
    op.create_index("ix_audit_row_subject", "audit_row", ["subject"], unique=False)

    # The end of the chain is one row, there from the start.
    op.execute("INSERT INTO audit_head (id, seq, hash) VALUES (1, 0, '')")


def _drop_drafts() -> None:
    _drop_personal_dates()
    op.drop_index("ix_wording_mark", table_name="wording_mark")
    op.drop_table("wording_mark")
    op.drop_table("stuck_work")
    op.drop_index("ix_note_executive_status", table_name="note")
    op.drop_index("ix_translation_due", table_name="translation")
    op.drop_table("translation")
    op.drop_table("drafting")
    op.drop_index("ix_writer_call_person_at", table_name="writer_call")
    op.drop_index("ix_writer_call_note_id", table_name="writer_call")
    op.drop_table("writer_call")
    for table in _REMINDERS:
        op.drop_table(table)


def downgrade() -> None:
    _drop_company_rules()
    _drop_drafts()
    op.drop_index("ix_review_note_id", table_name="review")

    op.drop_table("review")
    op.drop_index("ix_note_revision_written_at", table_name="note_revision")

    op.drop_table("note_revision")
    op.drop_index("ix_follow_up_thread_id", table_name="follow_up")
    op.drop_index("ix_follow_up_planned", table_name="follow_up")
    op.drop_index("ix_follow_up_note_id", table_name="follow_up")
    op.drop_index(
        "ix_follow_up_due",
        table_name="follow_up",
        sqlite_where=sa.text("due_at IS NOT NULL"),
        postgresql_where=sa.text("due_at IS NOT NULL"),
    )
    op.drop_index("ix_follow_up_candidate_id", table_name="follow_up")

    op.drop_table("follow_up")
    op.drop_table("claim")
    op.drop_index("ix_note_thread_id", table_name="note")
    op.drop_index("ix_note_status_moved", table_name="note")
    op.drop_index("ix_note_open", table_name="note")
    op.drop_index("ix_note_of_executive", table_name="note")
    op.drop_index("ix_note_message_id", table_name="note")
    op.drop_index("ix_note_employer_attempted", table_name="note")
    op.drop_index(
        "ix_note_due",
        table_name="note",
        sqlite_where=sa.text("due_at IS NOT NULL"),
        postgresql_where=sa.text("due_at IS NOT NULL"),
    )

    op.drop_table("note")
    _drop_voices()
    op.drop_index("ix_fact_wording_fact_id", table_name="fact_wording")

    op.drop_table("fact_wording")
    op.drop_index("ix_thread_executive_id", table_name="thread")
    op.drop_index("ix_thread_candidate_id", table_name="thread")

    op.drop_table("thread")
    op.drop_index("ix_name_entry_initial", table_name="name_entry")
    op.drop_index("ix_name_entry_candidate", table_name="name_entry")
    op.drop_table("name_entry")
    op.drop_index("ix_fact_candidate_id", table_name="fact")

    op.drop_table("fact")
    op.drop_index("ix_candidateemail_candidate_id", table_name="candidateemail")

    op.drop_table("candidateemail")
    _drop_conversations()

    op.drop_index("ix_posted_card_subject", table_name="posted_card")
    op.drop_index(
        "ix_posted_card_given_up",
        table_name="posted_card",
        sqlite_where=sa.text("failure <> '' AND due_at IS NULL"),
        postgresql_where=sa.text("failure <> '' AND due_at IS NULL"),
    )
    op.drop_index(
        "ix_posted_card_due",
        table_name="posted_card",
        sqlite_where=sa.text("due_at IS NOT NULL"),
        postgresql_where=sa.text("due_at IS NOT NULL"),
    )

    op.drop_table("posted_card")
    op.drop_index("ix_identity_person_id", table_name="identity")

    op.drop_table("identity")
    op.drop_table("halt")
    op.drop_index("ix_candidate_name_key", table_name="candidate")
    op.drop_index("ix_candidate_employer", table_name="candidate")

    op.drop_table("candidate")
    op.drop_table("talking_point")
    op.drop_table("suppression")
    op.drop_table("person")
    op.drop_table("name_piece")
    op.drop_index("ix_inbound_event_received_at", table_name="inbound_event")

    op.drop_table("inbound_event")
    op.drop_index("ix_audit_row_subject", table_name="audit_row")

    op.drop_table("audit_row")
    op.drop_table("audit_head")


def _create_conversations() -> None:
    op.create_table(
        "conversation",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("platform", sa.String(length=32), nullable=False),
        sa.Column("workspace", sa.String(), nullable=False),
        sa.Column("kind", sa.String(length=32), nullable=False),
        sa.Column("subject", sa.String(), nullable=False),
        sa.Column("address", sa.String(), nullable=False),
        sa.Column("service_url", sa.String(), nullable=False),
        sa.Column("email", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("seen_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("removed_at", sa.DateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("platform", "workspace", "subject"),
    )
    op.create_index("ix_conversation_address", "conversation", ["address"], unique=False)
    op.create_index("ix_conversation_email", "conversation", ["email"], unique=False)
    op.create_table(
        "link",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.String(), nullable=False),
        sa.Column("code_hash", sa.String(), nullable=False),
        sa.Column("issued_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("platform", sa.String(length=32), nullable=True),
        sa.Column("workspace", sa.String(), nullable=False),
        sa.Column("user_id", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("used_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("settled_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("linked", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], deferrable=True, initially="DEFERRED"),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("code_hash"),
    )
    op.create_index("ix_link_of_person", "link", ["person_id", "issued_at"], unique=False)
    op.create_table(
        "link_try",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("platform", sa.String(length=32), nullable=False),
        sa.Column("workspace", sa.String(), nullable=False),
        sa.Column("user_id", sa.String(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("ix_link_try_account", "link_try", ["platform", "workspace", "user_id", "at"], unique=False)
    op.create_index("ix_link_try_at", "link_try", ["at"], unique=False)


def _drop_conversations() -> None:
    op.drop_index("ix_link_try_at", table_name="link_try")
    op.drop_index("ix_link_try_account", table_name="link_try")
    op.drop_table("link_try")
    op.drop_index("ix_link_of_person", table_name="link")
    op.drop_table("link")
    op.drop_index("ix_question_asked_at", table_name="question")
    op.drop_index("ix_conversation_email", table_name="conversation")
    op.drop_index("ix_conversation_address", table_name="conversation")
    op.drop_table("conversation")
    op.drop_table("question")
