"""What is owed to be said, how it went, and when the bot may speak."""

import sqlalchemy as sa
from alembic import op

import store.tables

revision = '0002'
down_revision = '0001'
branch_labels = None
depends_on = None

ADDED = ('message', 'pace', 'pulse', 'absence', 'notice', 'preference', 'snooze')


def upgrade() -> None:
    op.create_table('message',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('key', sa.String(), nullable=False),
    sa.Column('whom', sa.String(), nullable=False),
    sa.Column('channel', sa.String(), nullable=False),
    sa.Column('day', sa.Date(), nullable=False),
    sa.Column('at_once', sa.Boolean(), nullable=False),
    sa.Column('made_at', store.tables.Moment(timezone=True), nullable=False),
    sa.Column('claimed_until', store.tables.Moment(timezone=True), nullable=True),
    sa.Column('ready_at', store.tables.Moment(timezone=True), nullable=False),
    sa.Column('tries', sa.Integer(), nullable=False),
    sa.Column('asked_at', store.tables.Moment(timezone=True), nullable=True),
    sa.Column('drawn_at', store.tables.Moment(timezone=True), nullable=True),
    sa.Column('plain', sa.Boolean(), nullable=False),
    sa.Column('repeats', sa.Integer(), nullable=False),
    sa.Column('error', sa.Text(), nullable=False),
    sa.Column('sent_at', store.tables.Moment(timezone=True), nullable=True),
    sa.Column('slack_channel', sa.String(), nullable=True),
    sa.Column('slack_ts', sa.String(), nullable=True),
    sa.Column('correct_at', store.tables.Moment(timezone=True), nullable=True),
    sa.Column('dropped_at', store.tables.Moment(timezone=True), nullable=True),
    sa.Column('dead_at', store.tables.Moment(timezone=True), nullable=True),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_message')),
    sa.UniqueConstraint('key', name=op.f('uq_message_key'))
    )
    with op.batch_alter_table('message', schema=None) as batch_op:
        batch_op.create_index('ix_message_one_a_day', ['whom', 'day'], unique=True, sqlite_where=sa.text('NOT at_once AND dead_at IS NULL AND dropped_at IS NULL'), postgresql_where=sa.text('NOT at_once AND dead_at IS NULL AND dropped_at IS NULL'))
        batch_op.create_index(batch_op.f('ix_message_slack_channel_slack_ts'), ['slack_channel', 'slack_ts'], unique=False)
        batch_op.create_index('ix_message_uncorrected', ['correct_at'], unique=False, sqlite_where=sa.text('correct_at IS NOT NULL'), postgresql_where=sa.text('correct_at IS NOT NULL'))
        batch_op.create_index('ix_message_unsettled', ['ready_at'], unique=False, sqlite_where=sa.text('sent_at IS NULL AND dead_at IS NULL AND dropped_at IS NULL'), postgresql_where=sa.text('sent_at IS NULL AND dead_at IS NULL AND dropped_at IS NULL'))
        batch_op.create_index(batch_op.f('ix_message_whom_id'), ['whom', 'id'], unique=False)
        batch_op.create_index(batch_op.f('ix_message_day'), ['day'], unique=False)
    op.create_table('pace',
    sa.Column('key', sa.String(), nullable=False),
    sa.Column('since', store.tables.Moment(timezone=True), nullable=False),
    sa.Column('free_at', store.tables.Moment(timezone=True), nullable=False),
    sa.Column('why', sa.Text(), nullable=False),
    sa.PrimaryKeyConstraint('key', name=op.f('pk_pace'))
    )
    op.create_table('pulse',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('ticked_at', store.tables.Moment(timezone=True), nullable=True),
    sa.Column('planned_until', store.tables.Moment(timezone=True), nullable=True),
    sa.Column('planned_changes', sa.Integer(), nullable=False),
    sa.Column('away_since', store.tables.Moment(timezone=True), nullable=True),
    sa.Column('away_until', store.tables.Moment(timezone=True), nullable=True),
    sa.CheckConstraint('id = 1', name=op.f('ck_pulse_only_row')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_pulse'))
    )
    op.create_table('absence',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('person_id', sa.Integer(), nullable=False),
    sa.Column('since', sa.Date(), nullable=False),
    sa.Column('until', sa.Date(), nullable=False),
    sa.Column('instead_id', sa.Integer(), nullable=True),
    sa.ForeignKeyConstraint(['instead_id'], ['person.id'], name=op.f('fk_absence_instead_id')),
    sa.ForeignKeyConstraint(['person_id'], ['person.id'], name=op.f('fk_absence_person_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_absence'))
    )
    with op.batch_alter_table('absence', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_absence_person_id'), ['person_id'], unique=False)
    op.create_table('notice',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('key', sa.String(), nullable=False),
    sa.Column('kind', sa.String(), nullable=False),
    sa.Column('about', sa.String(), nullable=False),
    sa.Column('about_id', sa.Integer(), nullable=False),
    sa.Column('whom', sa.String(), nullable=False),
    sa.Column('on_day', sa.Date(), nullable=False),
    sa.Column('rung', sa.String(), nullable=False),
    sa.Column('revision', sa.Integer(), nullable=False),
    sa.Column('at_once', sa.Boolean(), nullable=False),
    sa.Column('due_at', store.tables.Moment(timezone=True), nullable=False),
    sa.Column('send_at', store.tables.Moment(timezone=True), nullable=False),
    sa.Column('expires_at', store.tables.Moment(timezone=True), nullable=True),
    sa.Column('was', sa.Text(), nullable=False),
    sa.Column('instead_of', sa.String(), nullable=False),
    sa.Column('instead_why', sa.Text(), nullable=False),
    sa.Column('owed_at', store.tables.Moment(timezone=True), nullable=False),
    sa.Column('error', sa.Text(), nullable=False),
    sa.Column('message_id', sa.Integer(), nullable=True),
    sa.Column('dropped_at', store.tables.Moment(timezone=True), nullable=True),
    sa.Column('dropped_why', sa.Text(), nullable=False),
    sa.ForeignKeyConstraint(['message_id'], ['message.id'], name=op.f('fk_notice_message_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_notice')),
    sa.UniqueConstraint('key', name=op.f('uq_notice_key'))
    )
    with op.batch_alter_table('notice', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_notice_about_about_id_id'), ['about', 'about_id', 'id'], unique=False)
        batch_op.create_index(batch_op.f('ix_notice_message_id'), ['message_id'], unique=False)
        batch_op.create_index('ix_notice_waiting', ['at_once', 'send_at'], unique=False, sqlite_where=sa.text('message_id IS NULL AND dropped_at IS NULL'), postgresql_where=sa.text('message_id IS NULL AND dropped_at IS NULL'))
        batch_op.create_index('ix_notice_waiting_for', ['whom', 'send_at'], unique=False, sqlite_where=sa.text('message_id IS NULL AND dropped_at IS NULL'), postgresql_where=sa.text('message_id IS NULL AND dropped_at IS NULL'))
    op.create_table('preference',
    sa.Column('person_id', sa.Integer(), nullable=False),
    sa.Column('channel', sa.String(), nullable=True),
    sa.Column('digest_day', sa.Integer(), nullable=True),
    sa.ForeignKeyConstraint(['person_id'], ['person.id'], name=op.f('fk_preference_person_id')),
    sa.PrimaryKeyConstraint('person_id', name=op.f('pk_preference'))
    )
    op.create_table('snooze',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('about', sa.String(), nullable=False),
    sa.Column('about_id', sa.Integer(), nullable=False),
    sa.Column('whom', sa.String(), nullable=False),
    sa.Column('until', sa.Date(), nullable=True),
    sa.Column('by_id', sa.Integer(), nullable=True),
    sa.Column('at', store.tables.Moment(timezone=True), nullable=False),
    sa.ForeignKeyConstraint(['by_id'], ['person.id'], name=op.f('fk_snooze_by_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_snooze'))
    )
    with op.batch_alter_table('snooze', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_snooze_about_about_id'), ['about', 'about_id'], unique=False)

    op.execute("INSERT INTO pulse (id, planned_changes) VALUES (1, 0)")


def downgrade() -> None:
    op.drop_table('notice')
    for table in ADDED:
        if table != 'notice':
            op.drop_table(table)
