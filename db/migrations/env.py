"""Alembic's entry: runs migrations on the connection that `db/migrate.py` hands over."""

from alembic import context

from db.tables import Note

connection = context.config.attributes["connection"]
context.configure(
    connection=connection,
    target_metadata=Note.metadata,
    render_as_batch=connection.dialect.name == "sqlite",
    compare_type=True,
)
with context.begin_transaction():
    context.run_migrations()
