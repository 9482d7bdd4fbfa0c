"""How alembic runs our migrations: inside the transaction that it was handed."""

from typing import Any, Literal

from alembic import context
from sqlmodel import AutoString, SQLModel

from store import indexes

assert indexes  # noqa: S101  importing the pages of tables and indexes is what fills the metadata


def render_item(kind: str, item: Any, _context: Any) -> str | Literal[False]:
    """Write SQLModel's strings as plain ones, so that a migration needs no SQLModel."""
    return "sa.String()" if kind == "type" and isinstance(item, AutoString) else False


connection = context.config.attributes["connection"]
context.configure(
    connection=connection,
    target_metadata=SQLModel.metadata,
    render_as_batch=connection.dialect.name == "sqlite",
    render_item=render_item,
    compare_type=True,
    transactional_ddl=True,
)
context.run_migrations()
