"""The register, the schedule, people and history."""

import sqlalchemy as sa
from alembic import op

import store.tables

revision = '0001'
down_revision = None
branch_labels = None
depends_on = None

SEARCH = {
    "sqlite": (
        "CREATE VIRTUAL TABLE action_words USING fts5(words, quotation, content='action',"
        " content_rowid='id', tokenize='porter unicode61 remove_diacritics 2')",
        "CREATE TRIGGER action_words_added AFTER INSERT ON action BEGIN"
        " INSERT INTO action_words (rowid, words, quotation)"
        " VALUES (new.id, new.words, new.quotation); END",
        "CREATE TRIGGER action_words_changed AFTER UPDATE OF words, quotation ON action BEGIN"
        " INSERT INTO action_words (action_words, rowid, words, quotation)"
        " VALUES ('delete', old.id, old.words, old.quotation);"
        " INSERT INTO action_words (rowid, words, quotation)"
        " VALUES (new.id, new.words, new.quotation); END",
        "CREATE TRIGGER action_words_gone AFTER DELETE ON action BEGIN"
        " INSERT INTO action_words (action_words, rowid, words, quotation)"
        " VALUES ('delete', old.id, old.words, old.quotation); END",
    ),
    "postgresql": (
        "CREATE INDEX ix_action_words ON action"
        " USING gin (to_tsvector('english', words || ' ' || quotation))",
    ),
}
NO_SEARCH = {
    "sqlite": (
        "DROP TRIGGER action_words_added",
        "DROP TRIGGER action_words_changed",
        "DROP TRIGGER action_words_gone",
        "DROP TABLE action_words",
    ),
    "postgresql": ("DROP INDEX ix_action_words",),
}



def upgrade() -> None:
    op.create_table('head',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('actions', sa.Integer(), nullable=False),
    sa.Column('changes', sa.Integer(), nullable=False),
    sa.Column('hash', sa.String(), nullable=False),
    sa.CheckConstraint('id = 1', name=op.f('ck_head_only_row')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_head'))
    )
    op.create_table('heard',
    sa.Column('key', sa.String(), nullable=False),
    sa.Column('at', store.tables.Moment(timezone=True), nullable=False),
    sa.PrimaryKeyConstraint('key', name=op.f('pk_heard'))
    )
    with op.batch_alter_table('heard', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_heard_at'), ['at'], unique=False)

    op.create_table('person',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('name', sa.Text(), nullable=False),
    sa.Column('slack_id', sa.String(), nullable=True),
    sa.Column('team_id', sa.String(), nullable=True),
    sa.Column('email', sa.String(), nullable=True),
    sa.Column('role', sa.String(), nullable=False),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_person')),
    sa.UniqueConstraint('email', name=op.f('uq_person_email')),
    sa.UniqueConstraint('slack_id', name=op.f('uq_person_slack_id'))
    )
    op.create_table('post',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('short', sa.String(), nullable=False),
    sa.Column('name', sa.Text(), nullable=False),
    sa.Column('side', sa.String(), nullable=False),
    sa.Column('aliases', sa.JSON(), nullable=False),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_post')),
    sa.UniqueConstraint('short', name=op.f('uq_post_short'))
    )
    op.create_table('appointment',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('post_id', sa.Integer(), nullable=False),
    sa.Column('person_id', sa.Integer(), nullable=False),
    sa.Column('since', sa.Date(), nullable=True),
    sa.Column('until', sa.Date(), nullable=True),
    sa.Column('acting', sa.Boolean(), nullable=False),
    sa.ForeignKeyConstraint(['person_id'], ['person.id'], name=op.f('fk_appointment_person_id')),
    sa.ForeignKeyConstraint(['post_id'], ['post.id'], name=op.f('fk_appointment_post_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_appointment'))
    )
    with op.batch_alter_table('appointment', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_appointment_person_id'), ['person_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_appointment_post_id'), ['post_id'], unique=False)

    op.create_table('board',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('short', sa.String(), nullable=False),
    sa.Column('name', sa.String(), nullable=False),
    sa.Column('aliases', sa.JSON(), nullable=False),
    sa.Column('purpose', sa.Text(), nullable=False),
    sa.Column('frequency', sa.String(), nullable=False),
    sa.Column('chair_post_id', sa.Integer(), nullable=True),
    sa.Column('channel', sa.String(), nullable=True),
    sa.Column('usual_venue', sa.String(), nullable=False),
    sa.Column('usual_time', sa.Time(), nullable=True),
    sa.Column('notice_days', sa.Integer(), nullable=False),
    sa.Column('attended_by', sa.JSON(), nullable=False),
    sa.Column('ladder', sa.JSON(), nullable=False),
    sa.ForeignKeyConstraint(['chair_post_id'], ['post.id'], name=op.f('fk_board_chair_post_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_board')),
    sa.UniqueConstraint('name', name=op.f('uq_board_name')),
    sa.UniqueConstraint('short', name=op.f('uq_board_short'))
    )
    op.create_table('change',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('at', store.tables.Moment(timezone=True), nullable=False),
    sa.Column('who_id', sa.Integer(), nullable=True),
    sa.Column('who', sa.Text(), nullable=False),
    sa.Column('did', sa.String(), nullable=False),
    sa.Column('about', sa.String(), nullable=False),
    sa.Column('about_id', sa.Integer(), nullable=False),
    sa.Column('before', sa.Text(), nullable=False),
    sa.Column('after', sa.Text(), nullable=False),
    sa.Column('why', sa.Text(), nullable=False),
    sa.Column('via', sa.String(), nullable=False),
    sa.Column('place', sa.String(), nullable=False),
    sa.Column('undoes_id', sa.Integer(), nullable=True),
    sa.Column('previous', sa.String(), nullable=False),
    sa.Column('hash', sa.String(), nullable=False),
    sa.ForeignKeyConstraint(['who_id'], ['person.id'], name=op.f('fk_change_who_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_change'))
    )
    with op.batch_alter_table('change', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_change_about_about_id_id'), ['about', 'about_id', 'id'], unique=False)
        batch_op.create_index(batch_op.f('ix_change_who_id_id'), ['who_id', 'id'], unique=False)

    op.create_table('deputy',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('post_id', sa.Integer(), nullable=False),
    sa.Column('by_post_id', sa.Integer(), nullable=True),
    sa.Column('person_id', sa.Integer(), nullable=True),
    sa.CheckConstraint('(by_post_id IS NULL) <> (person_id IS NULL)', name=op.f('ck_deputy_one_deputy')),
    sa.ForeignKeyConstraint(['by_post_id'], ['post.id'], name=op.f('fk_deputy_by_post_id')),
    sa.ForeignKeyConstraint(['person_id'], ['person.id'], name=op.f('fk_deputy_person_id')),
    sa.ForeignKeyConstraint(['post_id'], ['post.id'], name=op.f('fk_deputy_post_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_deputy'))
    )
    with op.batch_alter_table('deputy', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_deputy_post_id'), ['post_id'], unique=False)

    op.create_table('meeting',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('board_id', sa.Integer(), nullable=False),
    sa.Column('day', sa.Date(), nullable=True),
    sa.Column('starts', sa.Time(), nullable=True),
    sa.Column('venue', sa.Text(), nullable=False),
    sa.Column('kind', sa.String(), nullable=False),
    sa.Column('theme', sa.Text(), nullable=False),
    sa.Column('said_on', sa.Date(), nullable=True),
    sa.Column('moved_from', sa.Date(), nullable=True),
    sa.Column('cancelled_at', store.tables.Moment(timezone=True), nullable=True),
    sa.Column('cancelled_why', sa.Text(), nullable=False),
    sa.Column('held_at', store.tables.Moment(timezone=True), nullable=True),
    sa.Column('revision', sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(['board_id'], ['board.id'], name=op.f('fk_meeting_board_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_meeting'))
    )
    with op.batch_alter_table('meeting', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_meeting_board_id_day'), ['board_id', 'day'], unique=False)
        batch_op.create_index(batch_op.f('ix_meeting_day'), ['day'], unique=False)

    op.create_table('action',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('board_id', sa.Integer(), nullable=False),
    sa.Column('meeting_id', sa.Integer(), nullable=True),
    sa.Column('item', sa.String(), nullable=False),
    sa.Column('raised_on', sa.Date(), nullable=False),
    sa.Column('words', sa.Text(), nullable=False),
    sa.Column('quotation', sa.Text(), nullable=False),
    sa.Column('public', sa.Boolean(), nullable=False),
    sa.Column('due_phrase', sa.Text(), nullable=False),
    sa.Column('due_precision', sa.String(), nullable=False),
    sa.Column('due_written', sa.String(), nullable=True),
    sa.Column('due_by', sa.Date(), nullable=False),
    sa.Column('due_meeting_id', sa.Integer(), nullable=True),
    sa.Column('due_when', sa.String(), nullable=True),
    sa.Column('due_elsewhere', sa.String(), nullable=False),
    sa.Column('deferred_times', sa.Integer(), nullable=False),
    sa.Column('deferred_why', sa.Text(), nullable=False),
    sa.Column('first_due', sa.String(), nullable=False),
    sa.Column('raised_at', store.tables.Moment(timezone=True), nullable=False),
    sa.Column('reported_at', store.tables.Moment(timezone=True), nullable=True),
    sa.Column('reported_by_id', sa.Integer(), nullable=True),
    sa.Column('reported_words', sa.Text(), nullable=False),
    sa.Column('discharged_at', store.tables.Moment(timezone=True), nullable=True),
    sa.Column('discharged_by_id', sa.Integer(), nullable=True),
    sa.Column('discharged_words', sa.Text(), nullable=False),
    sa.Column('withdrawn_at', store.tables.Moment(timezone=True), nullable=True),
    sa.Column('withdrawn_why', sa.Text(), nullable=False),
    sa.Column('revision', sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(['board_id'], ['board.id'], name=op.f('fk_action_board_id')),
    sa.ForeignKeyConstraint(['discharged_by_id'], ['person.id'], name=op.f('fk_action_discharged_by_id')),
    sa.ForeignKeyConstraint(['due_meeting_id'], ['meeting.id'], name=op.f('fk_action_due_meeting_id')),
    sa.ForeignKeyConstraint(['meeting_id'], ['meeting.id'], name=op.f('fk_action_meeting_id')),
    sa.ForeignKeyConstraint(['reported_by_id'], ['person.id'], name=op.f('fk_action_reported_by_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_action'))
    )
    with op.batch_alter_table('action', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_action_board_id'), ['board_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_action_due_by_id'), ['due_by', 'id'], unique=False)
        batch_op.create_index(batch_op.f('ix_action_due_meeting_id'), ['due_meeting_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_action_meeting_id'), ['meeting_id'], unique=False)
        batch_op.create_index('ix_action_reported', ['due_by', 'id'], unique=False, sqlite_where=sa.text('discharged_at IS NULL AND withdrawn_at IS NULL AND reported_at IS NOT NULL'), postgresql_where=sa.text('discharged_at IS NULL AND withdrawn_at IS NULL AND reported_at IS NOT NULL'))
        batch_op.create_index('ix_action_discharged', ['discharged_at', 'id'], unique=False, sqlite_where=sa.text('discharged_at IS NOT NULL'), postgresql_where=sa.text('discharged_at IS NOT NULL'))
        batch_op.create_index('ix_action_board_outstanding', ['board_id', 'due_by', 'id'], unique=False, sqlite_where=sa.text('discharged_at IS NULL AND withdrawn_at IS NULL'), postgresql_where=sa.text('discharged_at IS NULL AND withdrawn_at IS NULL'))
        batch_op.create_index('ix_action_outstanding', ['due_by', 'id'], unique=False, sqlite_where=sa.text('discharged_at IS NULL AND withdrawn_at IS NULL'), postgresql_where=sa.text('discharged_at IS NULL AND withdrawn_at IS NULL'))
        batch_op.create_index('ix_action_waiting', ['board_id', 'due_when'], unique=False, sqlite_where=sa.text('due_when IS NOT NULL'), postgresql_where=sa.text('due_when IS NOT NULL'))

    op.create_table('attendance',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('meeting_id', sa.Integer(), nullable=False),
    sa.Column('person_id', sa.Integer(), nullable=True),
    sa.Column('post_id', sa.Integer(), nullable=True),
    sa.Column('name', sa.Text(), nullable=False),
    sa.Column('initials', sa.String(), nullable=False),
    sa.Column('capacity', sa.Text(), nullable=False),
    sa.Column('apologies', sa.Boolean(), nullable=False),
    sa.ForeignKeyConstraint(['meeting_id'], ['meeting.id'], name=op.f('fk_attendance_meeting_id')),
    sa.ForeignKeyConstraint(['person_id'], ['person.id'], name=op.f('fk_attendance_person_id')),
    sa.ForeignKeyConstraint(['post_id'], ['post.id'], name=op.f('fk_attendance_post_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_attendance'))
    )
    with op.batch_alter_table('attendance', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_attendance_meeting_id'), ['meeting_id'], unique=False)

    op.create_table('item',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('meeting_id', sa.Integer(), nullable=False),
    sa.Column('number', sa.String(), nullable=False),
    sa.Column('heading', sa.Text(), nullable=False),
    sa.Column('nil_return', sa.Boolean(), nullable=False),
    sa.ForeignKeyConstraint(['meeting_id'], ['meeting.id'], name=op.f('fk_item_meeting_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_item'))
    )
    with op.batch_alter_table('item', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_item_meeting_id'), ['meeting_id'], unique=False)

    op.create_table('owner',
    sa.Column('action_id', sa.Integer(), nullable=False),
    sa.Column('position', sa.Integer(), nullable=False),
    sa.Column('post_id', sa.Integer(), nullable=True),
    sa.Column('person_id', sa.Integer(), nullable=True),
    sa.Column('body', sa.String(), nullable=False),
    sa.Column('reported_at', store.tables.Moment(timezone=True), nullable=True),
    sa.CheckConstraint("CASE WHEN post_id IS NULL THEN 0 ELSE 1 END + CASE WHEN person_id IS NULL THEN 0 ELSE 1 END + CASE WHEN body = '' THEN 0 ELSE 1 END = 1", name=op.f('ck_owner_one_owner')),
    sa.ForeignKeyConstraint(['action_id'], ['action.id'], name=op.f('fk_owner_action_id')),
    sa.ForeignKeyConstraint(['person_id'], ['person.id'], name=op.f('fk_owner_person_id')),
    sa.ForeignKeyConstraint(['post_id'], ['post.id'], name=op.f('fk_owner_post_id')),
    sa.PrimaryKeyConstraint('action_id', 'position', name=op.f('pk_owner'))
    )
    with op.batch_alter_table('owner', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_owner_person_id'), ['person_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_owner_post_id'), ['post_id'], unique=False)

    op.create_table('update',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('action_id', sa.Integer(), nullable=False),
    sa.Column('at', store.tables.Moment(timezone=True), nullable=False),
    sa.Column('by_id', sa.Integer(), nullable=False),
    sa.Column('post_id', sa.Integer(), nullable=True),
    sa.Column('words', sa.Text(), nullable=False),
    sa.ForeignKeyConstraint(['action_id'], ['action.id'], name=op.f('fk_update_action_id')),
    sa.ForeignKeyConstraint(['by_id'], ['person.id'], name=op.f('fk_update_by_id')),
    sa.ForeignKeyConstraint(['post_id'], ['post.id'], name=op.f('fk_update_post_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_update'))
    )
    with op.batch_alter_table('update', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_update_action_id'), ['action_id'], unique=False)

    op.execute("INSERT INTO head (id, actions, changes, hash) VALUES (1, 0, 0, '')")
    for statement in SEARCH[op.get_bind().dialect.name]:
        op.execute(statement)


def downgrade() -> None:
    for statement in NO_SEARCH[op.get_bind().dialect.name]:
        op.execute(statement)
    with op.batch_alter_table('update', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_update_action_id'))

    op.drop_table('update')
    with op.batch_alter_table('owner', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_owner_post_id'))
        batch_op.drop_index(batch_op.f('ix_owner_person_id'))

    op.drop_table('owner')
    with op.batch_alter_table('item', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_item_meeting_id'))

    op.drop_table('item')
    with op.batch_alter_table('attendance', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_attendance_meeting_id'))

    op.drop_table('attendance')
    with op.batch_alter_table('action', schema=None) as batch_op:
        batch_op.drop_index('ix_action_waiting', sqlite_where=sa.text('due_when IS NOT NULL'), postgresql_where=sa.text('due_when IS NOT NULL'))
        batch_op.drop_index('ix_action_reported', sqlite_where=sa.text('discharged_at IS NULL AND withdrawn_at IS NULL AND reported_at IS NOT NULL'), postgresql_where=sa.text('discharged_at IS NULL AND withdrawn_at IS NULL AND reported_at IS NOT NULL'))
        batch_op.drop_index('ix_action_discharged', sqlite_where=sa.text('discharged_at IS NOT NULL'), postgresql_where=sa.text('discharged_at IS NOT NULL'))
        batch_op.drop_index('ix_action_board_outstanding', sqlite_where=sa.text('discharged_at IS NULL AND withdrawn_at IS NULL'), postgresql_where=sa.text('discharged_at IS NULL AND withdrawn_at IS NULL'))
        batch_op.drop_index('ix_action_outstanding', sqlite_where=sa.text('discharged_at IS NULL AND withdrawn_at IS NULL'), postgresql_where=sa.text('discharged_at IS NULL AND withdrawn_at IS NULL'))
        batch_op.drop_index(batch_op.f('ix_action_meeting_id'))
        batch_op.drop_index(batch_op.f('ix_action_due_meeting_id'))
        batch_op.drop_index(batch_op.f('ix_action_due_by_id'))
        batch_op.drop_index(batch_op.f('ix_action_board_id'))

    op.drop_table('action')
    with op.batch_alter_table('meeting', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_meeting_day'))
        batch_op.drop_index(batch_op.f('ix_meeting_board_id_day'))

    op.drop_table('meeting')
    with op.batch_alter_table('deputy', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_deputy_post_id'))

    op.drop_table('deputy')
    with op.batch_alter_table('change', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_change_who_id_id'))
        batch_op.drop_index(batch_op.f('ix_change_about_about_id_id'))

    op.drop_table('change')
    op.drop_table('board')
    with op.batch_alter_table('appointment', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_appointment_post_id'))
        batch_op.drop_index(batch_op.f('ix_appointment_person_id'))

    op.drop_table('appointment')
    op.drop_table('post')
    op.drop_table('person')
    with op.batch_alter_table('heard', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_heard_at'))

    op.drop_table('heard')
    op.drop_table('head')
