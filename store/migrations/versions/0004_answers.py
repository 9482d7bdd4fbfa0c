"""What is written in threads, who has seen what, more time asked for, reports sent back."""

import sqlalchemy as sa
from alembic import op

import store.tables

revision = '0004'
down_revision = '0003'
branch_labels = None
depends_on = None

MOMENT = store.tables.Moment(timezone=True)


def upgrade() -> None:
    # Columns are added and dropped in place: a table that SQLite makes anew loses its triggers,
    # and with them the index of words. A default that is an expression would have it made anew.
    with op.batch_alter_table('action') as batch_op:
        batch_op.add_column(sa.Column('any_owner', sa.Boolean(), nullable=False, server_default='0'))
        batch_op.add_column(sa.Column('sent_back_at', MOMENT, nullable=True))
        batch_op.add_column(sa.Column('sent_back_why', sa.Text(), nullable=False, server_default=''))
        batch_op.add_column(sa.Column('kept_open_at', MOMENT, nullable=True))
    with op.batch_alter_table('update') as batch_op:
        batch_op.add_column(sa.Column('edited_words', sa.Text(), nullable=False, server_default=''))
        batch_op.add_column(sa.Column('edited_at', MOMENT, nullable=True))
        batch_op.add_column(sa.Column('deleted_at', MOMENT, nullable=True))
        batch_op.add_column(sa.Column('revision', sa.Integer(), nullable=False, server_default='1'))
    with op.batch_alter_table('message') as batch_op:
        batch_op.add_column(sa.Column('overtaken', sa.Integer(), nullable=False, server_default='0'))
    op.create_table('remark',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('action_id', sa.Integer(), nullable=True),
    sa.Column('update_id', sa.Integer(), nullable=True),
    sa.Column('by_id', sa.Integer(), nullable=False),
    sa.Column('post_id', sa.Integer(), nullable=True),
    sa.Column('at', MOMENT, nullable=False),
    sa.Column('kind', sa.String(), nullable=False),
    sa.Column('words', sa.Text(), nullable=False),
    sa.Column('edited_words', sa.Text(), nullable=False),
    sa.Column('edited_at', MOMENT, nullable=True),
    sa.Column('deleted_at', MOMENT, nullable=True),
    sa.Column('channel', sa.String(), nullable=False),
    sa.Column('ts', sa.String(), nullable=False),
    sa.Column('thread', sa.String(), nullable=False),
    sa.Column('permalink', sa.Text(), nullable=False),
    sa.ForeignKeyConstraint(['action_id'], ['action.id'], name=op.f('fk_remark_action_id')),
    sa.ForeignKeyConstraint(['by_id'], ['person.id'], name=op.f('fk_remark_by_id')),
    sa.ForeignKeyConstraint(['post_id'], ['post.id'], name=op.f('fk_remark_post_id')),
    sa.ForeignKeyConstraint(['update_id'], ['update.id'], name=op.f('fk_remark_update_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_remark')),
    sa.UniqueConstraint('channel', 'ts', name=op.f('uq_remark_channel_ts'))
    )
    with op.batch_alter_table('remark', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_remark_action_id'), ['action_id'], unique=False)
    op.create_table('acknowledgement',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('action_id', sa.Integer(), nullable=False),
    sa.Column('update_id', sa.Integer(), nullable=True),
    sa.Column('revision', sa.Integer(), nullable=False),
    sa.Column('notice_id', sa.Integer(), nullable=True),
    sa.Column('post_id', sa.Integer(), nullable=True),
    sa.Column('person_id', sa.Integer(), nullable=True),
    sa.Column('asked_at', MOMENT, nullable=False),
    sa.Column('at', MOMENT, nullable=True),
    sa.Column('by_id', sa.Integer(), nullable=True),
    sa.Column('as_post', sa.String(), nullable=False),
    sa.Column('how', sa.String(), nullable=False),
    sa.Column('channel', sa.String(), nullable=False),
    sa.Column('ts', sa.String(), nullable=False),
    sa.CheckConstraint('(post_id IS NULL) <> (person_id IS NULL)', name=op.f('ck_acknowledgement_whose')),
    sa.CheckConstraint('(update_id IS NULL) <> (notice_id IS NULL)', name=op.f('ck_acknowledgement_of_what')),
    sa.ForeignKeyConstraint(['action_id'], ['action.id'], name=op.f('fk_acknowledgement_action_id')),
    sa.ForeignKeyConstraint(['by_id'], ['person.id'], name=op.f('fk_acknowledgement_by_id')),
    sa.ForeignKeyConstraint(['notice_id'], ['notice.id'], name=op.f('fk_acknowledgement_notice_id')),
    sa.ForeignKeyConstraint(['person_id'], ['person.id'], name=op.f('fk_acknowledgement_person_id')),
    sa.ForeignKeyConstraint(['post_id'], ['post.id'], name=op.f('fk_acknowledgement_post_id')),
    sa.ForeignKeyConstraint(['update_id'], ['update.id'], name=op.f('fk_acknowledgement_update_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_acknowledgement')),
    sa.UniqueConstraint('update_id', 'revision', 'post_id', name='uq_acknowledgement_update_post'),
    sa.UniqueConstraint('update_id', 'revision', 'person_id', name='uq_acknowledgement_update_person'),
    sa.UniqueConstraint('notice_id', 'post_id', name='uq_acknowledgement_notice_post'),
    sa.UniqueConstraint('notice_id', 'person_id', name='uq_acknowledgement_notice_person')
    )
    with op.batch_alter_table('acknowledgement', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_acknowledgement_action_id'), ['action_id'], unique=False)
        batch_op.create_index('ix_acknowledgement_unanswered', ['asked_at'], unique=False, sqlite_where=sa.text('at IS NULL'), postgresql_where=sa.text('at IS NULL'))
    op.create_table('moretime',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('action_id', sa.Integer(), nullable=False),
    sa.Column('by_id', sa.Integer(), nullable=False),
    sa.Column('post_id', sa.Integer(), nullable=True),
    sa.Column('asked_at', MOMENT, nullable=False),
    sa.Column('until', sa.Text(), nullable=False),
    sa.Column('because', sa.Text(), nullable=False),
    sa.Column('settled_at', MOMENT, nullable=True),
    sa.Column('settled_by_id', sa.Integer(), nullable=True),
    sa.Column('outcome', sa.String(), nullable=False),
    sa.Column('answer', sa.Text(), nullable=False),
    sa.ForeignKeyConstraint(['action_id'], ['action.id'], name=op.f('fk_moretime_action_id')),
    sa.ForeignKeyConstraint(['by_id'], ['person.id'], name=op.f('fk_moretime_by_id')),
    sa.ForeignKeyConstraint(['post_id'], ['post.id'], name=op.f('fk_moretime_post_id')),
    sa.ForeignKeyConstraint(['settled_by_id'], ['person.id'], name=op.f('fk_moretime_settled_by_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_moretime'))
    )
    with op.batch_alter_table('moretime', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_moretime_action_id'), ['action_id'], unique=False)
        batch_op.create_index('ix_moretime_unsettled', ['action_id'], unique=False, sqlite_where=sa.text('settled_at IS NULL'), postgresql_where=sa.text('settled_at IS NULL'))


def downgrade() -> None:
    for table in ('moretime', 'acknowledgement', 'remark'):
        op.drop_table(table)
    with op.batch_alter_table('message') as batch_op:
        batch_op.drop_column('overtaken')
    with op.batch_alter_table('update') as batch_op:
        for column in ('revision', 'deleted_at', 'edited_at', 'edited_words'):
            batch_op.drop_column(column)
    for column in ('kept_open_at', 'sent_back_why', 'sent_back_at', 'any_owner'):
        op.drop_column('action', column)
