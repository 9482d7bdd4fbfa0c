"""An index over what is still waited for, which late actions are counted from alone."""

import sqlalchemy as sa
from alembic import op

revision = '0006'
down_revision = '0005'
branch_labels = None
depends_on = None

UNREPORTED = sa.text(
    'discharged_at IS NULL AND withdrawn_at IS NULL AND reported_at IS NULL'
)


def upgrade() -> None:
    op.create_index(
        'ix_action_unreported', 'action', ['due_by', 'id'],
        sqlite_where=UNREPORTED, postgresql_where=UNREPORTED,
    )


def downgrade() -> None:
    op.drop_index('ix_action_unreported', table_name='action')
