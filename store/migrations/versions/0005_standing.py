"""An index over the meetings that stand, which brought-forward counts are read from alone."""

import sqlalchemy as sa
from alembic import op

revision = '0005'
down_revision = '0004'
branch_labels = None
depends_on = None

STANDING = sa.text('cancelled_at IS NULL')


def upgrade() -> None:
    op.create_index(
        'ix_meeting_standing', 'meeting', ['board_id', 'day'],
        sqlite_where=STANDING, postgresql_where=STANDING,
    )


def downgrade() -> None:
    op.drop_index('ix_meeting_standing', table_name='meeting')
