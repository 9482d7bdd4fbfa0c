"""Finding actions by the words in them, as each kind of database indexes words."""

import re
from collections.abc import Sequence

from sqlalchemy import Integer, column, false, func, literal, select, table, text
from sqlalchemy.sql.elements import ColumnElement
from sqlmodel import Session, col

from store.tables import Action


def matching(session: Session, phrases: Sequence[str]) -> ColumnElement[bool]:
    """Return the condition that an action's words hold every phrase, by word stems."""
    wanted = [words for words in (re.findall(r"\w+", phrase) for phrase in phrases) if words]
    if not wanted:
        return false()
    if session.get_bind().dialect.name == "sqlite":
        index = table("action_words", column("rowid", Integer))
        query = " AND ".join('"' + " ".join(words) + '"' for words in wanted)
        found = select(index.c.rowid).where(
            text("action_words MATCH :sought").bindparams(sought=query)
        )
        return col(Action.id).in_(found)
    document = func.to_tsvector(text("'english'"), col(Action.words) + " " + col(Action.quotation))
    conditions = [
        document.op("@@")(func.phraseto_tsquery(text("'english'"), literal(" ".join(words))))
        for words in wanted
    ]
    result: ColumnElement[bool] = conditions[0]
    for condition in conditions[1:]:
        result = result & condition
    return result
