"""The papers that were given to be read, and what was found in them, awaiting a person."""

import sqlalchemy as sa
from alembic import op

import store.tables

revision = '0003'
down_revision = '0002'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('paper',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('key', sa.String(), nullable=False),
    sa.Column('name', sa.Text(), nullable=False),
    sa.Column('given_by_id', sa.Integer(), nullable=True),
    sa.Column('given_at', store.tables.Moment(timezone=True), nullable=False),
    sa.Column('slack_file', sa.String(), nullable=False),
    sa.Column('channel', sa.String(), nullable=False),
    sa.Column('thread', sa.String(), nullable=False),
    sa.Column('sha256', sa.String(), nullable=False),
    sa.Column('fingerprint', sa.String(), nullable=False),
    sa.Column('claimed_until', store.tables.Moment(timezone=True), nullable=True),
    sa.Column('tries', sa.Integer(), nullable=False),
    sa.Column('read_at', store.tables.Moment(timezone=True), nullable=True),
    sa.Column('refused_at', store.tables.Moment(timezone=True), nullable=True),
    sa.Column('refused_why', sa.Text(), nullable=False),
    sa.Column('same_as_id', sa.Integer(), nullable=True),
    sa.Column('filed_at', store.tables.Moment(timezone=True), nullable=True),
    sa.Column('filed_by_id', sa.Integer(), nullable=True),
    sa.Column('meeting_id', sa.Integer(), nullable=True),
    sa.Column('discarded_at', store.tables.Moment(timezone=True), nullable=True),
    sa.Column('discarded_by_id', sa.Integer(), nullable=True),
    sa.Column('untold', sa.Boolean(), nullable=False),
    sa.Column('reply_channel', sa.String(), nullable=False),
    sa.Column('reply_ts', sa.String(), nullable=False),
    sa.ForeignKeyConstraint(['discarded_by_id'], ['person.id'], name=op.f('fk_paper_discarded_by_id')),
    sa.ForeignKeyConstraint(['filed_by_id'], ['person.id'], name=op.f('fk_paper_filed_by_id')),
    sa.ForeignKeyConstraint(['given_by_id'], ['person.id'], name=op.f('fk_paper_given_by_id')),
    sa.ForeignKeyConstraint(['meeting_id'], ['meeting.id'], name=op.f('fk_paper_meeting_id')),
    sa.ForeignKeyConstraint(['same_as_id'], ['paper.id'], name=op.f('fk_paper_same_as_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_paper')),
    sa.UniqueConstraint('key', name=op.f('uq_paper_key'))
    )
    with op.batch_alter_table('paper', schema=None) as batch_op:
        batch_op.create_index('ix_paper_filed_once', ['sha256'], unique=True, sqlite_where=sa.text('filed_at IS NOT NULL'), postgresql_where=sa.text('filed_at IS NOT NULL'))
        batch_op.create_index('ix_paper_waiting', ['id'], unique=False, sqlite_where=sa.text('untold'), postgresql_where=sa.text('untold'))
        batch_op.create_index(batch_op.f('ix_paper_sha256'), ['sha256'], unique=False)
        batch_op.create_index(batch_op.f('ix_paper_meeting_id'), ['meeting_id'], unique=False)
    op.create_table('review',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('paper_id', sa.Integer(), nullable=False),
    sa.Column('findings', sa.Text(), nullable=False),
    sa.Column('with_id', sa.Integer(), nullable=True),
    sa.Column('handed_ts', sa.String(), nullable=False),
    sa.Column('revision', sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(['paper_id'], ['paper.id'], name=op.f('fk_review_paper_id')),
    sa.ForeignKeyConstraint(['with_id'], ['person.id'], name=op.f('fk_review_with_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_review')),
    sa.UniqueConstraint('paper_id', name=op.f('uq_review_paper_id'))
    )


def downgrade() -> None:
    op.drop_table('review')
    op.drop_table('paper')
