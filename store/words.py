"""Finding actions by the words in them, as each kind of database indexes words."""

import re
from collections.abc import Sequence
from typing import Any

from sqlalchemy import Integer, Select, String, bindparam, column, func, select, table, text
from sqlalchemy.sql.elements import ColumnElement
from sqlmodel import col

from store.tables import Action


def sought(phrases: Sequence[str]) -> str:
    """Return what both indexes read as: every one of these phrases, whatever else is there.

    Nothing of a phrase but its letters and digits is kept, so no operator of theirs is left.
    """
    wanted = (re.findall(r"\w+", phrase) for phrase in phrases)
    return " ".join('"' + " ".join(words) + '"' for words in wanted if words) or '"nothing sought"'


def matching(dialect: str) -> ColumnElement[bool]:
    """Return the condition that an action's words hold what is `sought`, by word stems."""
    if dialect == "sqlite":
        index = _index()
        return col(Action.id).in_(select(index.c.rowid).where(_match()))
    query = func.websearch_to_tsquery(text("'english'"), bindparam("sought", type_=String))
    found: ColumnElement[bool] = _document().op("@@")(query)
    return found


def walking_back(question: Select[Any], dialect: str) -> Select[Any]:
    """Return the question for those with what is `sought`, newest first.

    SQLite's index is walked from its end and left as soon as there are enough, so that a
    common word in a long register costs no more than in a short one.
    """
    if dialect != "sqlite":
        return question.where(matching(dialect)).order_by(col(Action.id).desc())
    index = _index()
    joined = question.join(index, index.c.rowid == col(Action.id)).where(_match())
    return joined.order_by(index.c.rowid.desc())


def _index() -> Any:
    return table("action_words", column("rowid", Integer))


def _match() -> Any:
    return text("action_words MATCH :sought").bindparams(bindparam("sought", type_=String))


def _document() -> Any:
    return func.to_tsvector(text("'english'"), col(Action.words) + " " + col(Action.quotation))
