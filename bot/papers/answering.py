"""What came of a paper, told where it was given."""

import hashlib
from datetime import timedelta
from typing import Final

from slack_sdk.errors import SlackApiError
from sqlmodel import Session

from bot import sharing
from bot.logs import log
from bot.office import Office
from bot.papers import progress
from bot.sending import posting
from bot.sending.answers import Answer, Means, asked
from bot.telling.blocks import Reply
from store import papers, people
from store.tables import Paper, Person, Review

TRIES: Final = 4
"""How often what Slack does not take is put to it again, before it is given up."""

EVENT_TYPE: Final = "opcc_paper"


def tell(office: Office, number: int) -> None:
    """Draw a paper's message as things are now; it is done with unless they changed meanwhile."""
    with office.store.reading() as session:
        paper = session.get_one(Paper, number)
        earlier = papers.get(session, paper.same_as_id) if paper.same_as_id else None
    link = _link(office, earlier) if earlier is not None else ""
    with office.store.reading() as session:
        paper = session.get_one(Paper, number)
        answer = progress.told(session, paper, link=link)
        handed = _handed_to(session, paper)
    if not say(office, paper, answer):
        return
    if handed is not None:
        _hand_over(office, handed, answer)
    with office.store.writing() as session:
        kept = papers.for_update(session, number)
        if kept is not None:
            same = progress.told(session, kept, link=link).text == answer.text
            kept.untold, kept.claimed_until, kept.tries = not same, None, 0


def say(office: Office, paper: Paper, what: Reply) -> bool:
    """Put a paper's message in its thread, or put it right; False when it must be tried again."""
    if paper.reply_ts:
        answer = posting.correct(
            office.slack, channel=paper.reply_channel, ts=paper.reply_ts, what=what, plain=False
        )
        return answer.means is Means.DONE or _let_go(office, paper, answer)
    found = _there_already(office, paper) if paper.tries > 1 else None
    answer = found or _where_it_was_given(office, paper, what)
    if answer.means is Means.NEVER:
        answer = _to_the_giver(office, paper, what)
    if answer.means is not Means.DONE or answer.body is None:
        return _let_go(office, paper, answer)
    paper.reply_channel, paper.reply_ts = str(answer.body["channel"]), str(answer.body["ts"])
    with office.store.writing() as session:
        kept = papers.for_update(session, paper.id or 0)
        if kept is not None:
            kept.reply_channel, kept.reply_ts = paper.reply_channel, paper.reply_ts
    return True


def _link(office: Office, earlier: Paper) -> str:
    """Ask Slack where an earlier paper's message stands; "" where there is none, or it is gone."""
    if not earlier.reply_ts:
        return ""
    answer = asked(
        lambda: office.slack.chat_getPermalink(
            channel=earlier.reply_channel, message_ts=earlier.reply_ts
        ),
        body=lambda response: response["permalink"],
    )
    return str(answer.body["found"]) if answer.means is Means.DONE and answer.body else ""


def _handed_to(session: Session, paper: Paper) -> tuple[Review, str] | None:
    review = papers.review_of(session, paper.id or 0)
    if review is None or review.with_id is None or review.handed_ts or paper.filed_at:
        return None
    person = session.get(Person, review.with_id)
    return (review, person.slack_id) if person and person.slack_id else None


def _hand_over(office: Office, handed: tuple[Review, str], what: Reply) -> None:
    review, slack_id = handed
    answer = _post(office, slack_id, "", what, key=f"handed:{review.id}:{slack_id}")
    if answer.means is Means.DONE and answer.body is not None:
        with office.store.writing() as session:
            kept = session.get_one(Review, review.id)
            kept.handed_ts = str(answer.body["ts"])


def _where_it_was_given(office: Office, paper: Paper, what: Reply) -> Answer:
    """Answer in the thread, unless people read there to whom the register is not open."""
    if sharing.reason_against(office.slack, paper.channel) is not None:
        return Answer(Means.NEVER, "others read there")
    return _post(office, paper.channel, paper.thread, what, key=paper.key)


def _to_the_giver(office: Office, paper: Paper, what: Reply) -> Answer:
    with office.store.reading() as session:
        names = {one.id: one.slack_id for one in people.persons(session)}
    to = names.get(paper.given_by_id)
    return _post(office, to, "", what, key=paper.key) if to else Answer(Means.NEVER, "nobody")


def _post(office: Office, channel: str, thread: str, what: Reply, *, key: str) -> Answer:
    return asked(
        lambda: office.slack.chat_postMessage(
            channel=channel,
            thread_ts=thread or None,
            text=what.text,
            blocks=list(what.blocks),
            metadata={"event_type": EVENT_TYPE, "event_payload": {"outbox_id": _mark(key)}},
            unfurl_links=False,
            unfurl_media=False,
        ),
        body=lambda response: {"channel": response["channel"], "ts": response["ts"]},
    )


def _there_already(office: Office, paper: Paper) -> Answer | None:
    """Look in the thread for a message that was posted and not noted down."""
    if not paper.thread:
        return None
    try:
        found = office.slack.conversations_replies(
            channel=paper.channel, ts=paper.thread, include_all_metadata=True, limit=200
        )["messages"]
    except (SlackApiError, OSError):
        return None
    for message in found or ():
        payload = (message.get("metadata") or {}).get("event_payload") or {}
        if payload.get("outbox_id") == _mark(paper.key):
            return Answer(Means.DONE, body={"channel": paper.channel, "ts": message["ts"]})
    return None


def _let_go(office: Office, paper: Paper, answer: Answer) -> bool:
    """Try again later what could not be told; what never can be is given up, and logged."""
    log.warning("not told", paper=paper.id, error=answer.error, means=answer.means.name)
    given_up = answer.means in {Means.NEVER, Means.OUR_FAULT} and paper.tries >= TRIES
    wait = max(answer.seconds, min(300.0, 5.0 * 2 ** min(paper.tries, 10)))
    with office.store.writing() as session:
        papers.settle(
            session,
            paper.id or 0,
            claimed_until=office.now() + timedelta(seconds=wait),
            untold=not given_up,
        )
    return False


def _mark(key: str) -> str:
    """Return what stands for a paper in its message's metadata: nobody's words."""
    return hashlib.sha256(key.encode()).hexdigest()[:24]
