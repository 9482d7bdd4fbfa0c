"""What is asked and done about meetings in Slack, as a person sees it."""

import re
from datetime import UTC, date, datetime, time, timedelta

import pytest
from builders import NOW, SLACK, a_meeting, an_action, the_board
from conftest import Say
from sqlmodel import select

from bot import local
from bot.local import Shown, Site
from store import Store
from store import meetings as schedule
from store.tables import Attendance, Board, Item, Meeting

LINE = "Monday 28 June 2021 at 14:00, Room 1.38, thematic: investigations and outcomes"


def _only(site: Site, post: str = "PO") -> local.Person:
    return site.person(SLACK[post])


def _meetings(store: Store) -> list[Meeting]:
    with store.reading() as session:
        return list(session.exec(select(Meeting)))


def test_next_tells_kind_weekday_time_venue_days_to_go_agenda_and_what_is_carried(
    store: Store, say: Say
) -> None:
    say(f"/meetings schedule {LINE}")
    with store.writing() as session:
        an_action(session, "Circulate the options paper", due="at the next meeting")
        an_action(session, "Share the survey findings", owner="CC", due="no date")

    answer = say("/meetings next", by="CC")

    assert (
        "*Monthly Assurance Meeting: Monday 28 June 2021, 14:00, Room 1.38* (in 15 working days)"
        in answer.text
    )
    assert "Thematic: investigations and outcomes. Chair: the PCC." in answer.text
    assert "Agenda items close on Monday 21 June." in answer.text
    assert "2 actions will be brought forward; the DCC has not answered." in answer.text
    assert answer.only.buttons == ["Matters arising", "Propose an item", "Add to calendar"]
    assert answer.only.only_you


def test_the_command_alone_means_next_and_tells_the_other_boards_in_a_line(
    store: Store, say: Say
) -> None:
    with store.writing() as session:
        a_meeting(session, date(2021, 6, 29), starts=time(10, 30))
        a_meeting(session, date(2021, 6, 22), board="CRB")

    answer = say("/meetings")

    assert "*Monthly Assurance Meeting: Tuesday 29 June 2021, 10:30*" in answer.text
    assert "The venue has not been given." in answer.text
    assert "*Crime Reduction Board* Tuesday 22 June 2021 (in 11 working days)" in answer.text


def test_next_never_names_a_cancelled_meeting_and_says_that_it_was(store: Store, say: Say) -> None:
    say("/meetings schedule 15 June 2021")
    say("/meetings schedule 29 June 2021")
    say("/meetings cancel 15 June because the PCC is away")

    answer = say("/meetings next MAM")

    assert answer.text.startswith("Tuesday 15 June 2021 was cancelled.\n*Monthly Assurance")
    assert "Tuesday 29 June 2021" in answer.text


def test_a_meeting_of_today_that_has_begun_is_past_and_the_one_after_is_told(
    store: Store, say: Say, clock: local.Clock
) -> None:
    with store.writing() as session:
        a_meeting(session, date(2021, 6, 7), starts=time(14, 0))
        a_meeting(session, date(2021, 6, 29))
    assert "Monday 7 June 2021, 14:00* (today)" in say("/meetings next MAM").text

    clock.wind(to=datetime(2021, 6, 7, 13, 0, tzinfo=UTC))  # 14:00 in London

    answer = say("/meetings next MAM").text
    assert "Today, the Monthly Assurance Meeting began at 14:00." in answer
    assert "Monthly Assurance Meeting: Tuesday 29 June 2021*" in answer


def test_a_date_to_be_confirmed_is_said_with_the_day_it_was_said_and_a_button_for_the_office(
    store: Store, say: Say
) -> None:
    say("/meetings schedule TBC, public")

    answer = say("/meetings next MAM")

    assert "The next Monthly Assurance Meeting is a public meeting." in answer.text
    assert "Its date is still to be confirmed (said on Monday 7 June 2021)." in answer.text
    assert "Set the date" in answer.only.buttons
    assert "Set the date" not in say("/meetings next MAM", by="CC").only.buttons


def test_no_meeting_at_all_is_said_with_the_last_there_was(store: Store, say: Say) -> None:
    with store.writing() as session:
        a_meeting(session, date(2021, 6, 4))

    answer = say("/meetings next MAM", by="CC")

    assert "No meeting of the Monthly Assurance Meeting is in the schedule." in answer.text
    assert "The last was Friday 4 June 2021. Ask the office when it meets." in answer.text


def test_schedule_reads_back_all_that_was_understood(say: Say) -> None:
    answer = say(f"/meetings schedule {LINE}")

    assert (
        "Scheduled: *Monthly Assurance Meeting: Monday 28 June 2021, 14:00, Room 1.38*"
        " (in 15 working days)."
    ) in answer.text
    assert "Thematic: investigations and outcomes." in answer.text
    assert answer.only.buttons == ["Change", "Undo"]


def test_a_board_is_named_at_the_end_or_in_front(store: Store, say: Say) -> None:
    assert "Crime Reduction Board: Monday 28" in say(f"/meetings schedule {LINE} for the CRB").text
    assert "Crime Reduction Board: Wednes" in say("/meetings schedule CRB on 30 June at 10:00").text


def test_the_papers_own_line_is_read(say: Say) -> None:
    answer = say(
        "/meetings schedule Thematic on Investigations and Outcomes Monday 28 June 2021 at 14:00,"
        " Room 1.38"
    )

    assert "Thematic: Investigations and Outcomes." in answer.text


def test_a_wrong_weekday_is_asked_about_and_the_button_schedules(
    store: Store, say: Say, site: Site
) -> None:
    asked = say("/meetings schedule Tuesday 28 June 2021 at 14:00, Room 1.38, public")

    assert "28 June 2021 is a Monday, not a Tuesday" in asked.text
    assert "Nothing has been saved yet." in asked.text
    assert _meetings(store) == []

    answer = _only(site).presses("Monday 28 June 2021", in_=asked.only)
    assert "Scheduled: *Monthly Assurance Meeting: Monday 28 June 2021, 14:00, Room" in answer.text
    assert [one.kind for one in _meetings(store)] == ["public"]


def test_a_day_without_its_year_is_the_next_one_to_come(say: Say) -> None:
    assert "Thursday 13 January 2022" in say("/meetings schedule 13 January at 14:00").text


def test_a_past_day_is_recorded_only_when_somebody_says_that_it_was_held(
    store: Store, say: Say, site: Site
) -> None:
    asked = say("/meetings schedule 25 November 2019 at 11:00")
    assert "Monday 25 November 2019 is past. Was that meeting held?" in asked.text
    assert _meetings(store) == []

    answer = _only(site).presses("Yes, it was held", in_=asked.only)
    assert "Recorded as held: *Monthly Assurance Meeting: Monday 25 November 2019" in answer.text
    assert "Friday 4 June 2021, 14:30" in say("/meetings schedule held 4 June at 14:30").text


def test_the_same_board_and_day_twice_is_refused_and_the_first_is_told(say: Say) -> None:
    say(f"/meetings schedule {LINE}")

    again = say("/meetings schedule 28 June 2021 at 10:00")

    assert "already meets on Monday 28 June 2021, 14:00, Room 1.38." in again.text
    assert "Nothing was saved." in again.text


def test_a_bank_holiday_is_pointed_out(say: Say) -> None:
    answer = say("/meetings schedule 30 August 2021 at 14:00")

    assert "Please check: Monday 30 August 2021 is" in answer.text
    assert "a bank holiday." in answer.text


def test_a_time_that_the_clocks_skip_is_said_to_be_moved_forward(say: Say) -> None:
    answer = say("/meetings schedule Sunday 27 March 2022 at 01:30")

    assert (
        "Please check: Sunday 27 March 2022 is a Sunday. The clocks go forward then and never show"
        " 01:30: 02:30 is meant."
    ) in answer.text


def test_nothing_after_schedule_opens_a_form_with_errors_beside_the_fields(
    store: Store, say: Say, site: Site
) -> None:
    form = say("/meetings schedule").only
    person = _only(site)
    filled = {"Day": "2021-06-28", "Time": "14:00", "Venue": "Room 1.38", "Theme": "fraud"}
    answer = person.submits(person.fills(form, filled))
    assert "Scheduled: *Monthly Assurance Meeting: Monday 28 June 2021, 14:00, Room" in answer.words

    again = person.submits(person.fills(say("/meetings schedule").only, {"Day": "2021-06-28"}))
    assert "already meets on Monday 28 June 2021" in again.only.errors["Day"]
    past = person.submits(person.fills(say("/meetings schedule").only, {"Day": "2021-06-01"}))
    assert "Tuesday 1 June 2021 is past." in past.only.errors["Day"]
    assert len(_meetings(store)) == 1


def test_the_form_without_a_day_is_a_date_to_be_confirmed_and_set_the_date_confirms_it(
    store: Store, say: Say, site: Site
) -> None:
    person = _only(site)
    form = say("/meetings schedule").only
    person.submits(person.fills(form, {"Kind": "Public"}))

    opened = person.presses("Set the date", in_=say("/meetings next MAM").only)
    answer = person.submits(person.fills(opened.only, {"Day": "2021-07-05", "Time": "18:00"}))

    assert "Date set: *Monthly Assurance Meeting: Monday 5 July 2021, 18:00" in answer.words
    assert "This is the public meeting whose date was to be confirmed" in answer.words
    assert len(_meetings(store)) == 1


def test_move_takes_what_is_due_at_the_meeting_with_it_and_undo_brings_it_back(
    store: Store, say: Say, site: Site
) -> None:
    say(f"/meetings schedule {LINE}")
    with store.writing() as session:
        an_action(session, "Circulate the options paper", due="at the next meeting")

    moved = say("/meetings move 28 June to 5 July at 10:00, Room 2 because the PCC is away")

    assert "Moved from Monday 28 June 2021 to: *Monthly Assurance Meeting: Monday 5 July 2021," in (
        moved.text
    )
    assert "10:00, Room 2* (in 20 working days). Why: “the PCC is away”." in moved.text
    assert "1 action moved with it: A1." in moved.text
    assert "due at the July meeting (Mon 5 Jul 2021)" in say("/actions").text

    _only(site).presses("Undo", in_=moved.only)
    assert "due at the June meeting (Mon 28 Jun 2021)" in say("/actions").text


def test_cancel_says_what_becomes_of_what_was_due_at_it(store: Store, say: Say) -> None:
    for line in ("15 June 2021", "29 June 2021"):
        say(f"/meetings schedule {line}")
    with store.writing() as session:
        for words in ("Circulate the options paper", "Share the survey findings"):
            an_action(session, words, due="at the next meeting")

    first = say("/meetings cancel 15 June because the PCC is away")
    second = say("/meetings cancel 29 June because of snow")

    assert (
        "Cancelled: the Monthly Assurance Meeting of Tuesday 15 June 2021: “the PCC is away”."
        in (first.text)
    )
    assert "2 actions due at it are now due at the meeting of Tuesday 29 June 2021: A1 and A2." in (
        first.text
    )
    assert "are now due at the next meeting, which is not yet in the schedule: A1" in second.text


def test_cancel_without_saying_which_asks_and_without_a_reason_opens_a_form(
    store: Store, say: Say, site: Site
) -> None:
    with store.writing() as session:
        a_meeting(session, date(2021, 6, 15))
        a_meeting(session, date(2021, 6, 29))
    person = _only(site)

    asked = say("/meetings cancel because the PCC is away")
    assert "Which meeting? Nothing has been saved yet." in asked.text
    assert asked.only.buttons == ["MAM Tue 15 Jun 2021", "MAM Tue 29 Jun 2021"]
    done = person.presses("MAM Tue 29 Jun 2021", in_=asked.only)
    assert "Cancelled: the Monthly Assurance Meeting of Tuesday 29 June 2021" in done.text

    form = say("/meetings cancel 15 June").only
    answer = person.submits(person.fills(form, {"Why": "illness"}))
    assert "Cancelled: the Monthly Assurance Meeting of Tuesday 15 June 2021" in answer.words


def test_of_more_meetings_than_there_are_buttons_the_rest_are_said_to_be_there(
    store: Store, say: Say
) -> None:
    with store.writing() as session:
        for week in range(6):
            a_meeting(session, date(2021, 6, 15) + timedelta(weeks=week))
        a_meeting(session, date(2021, 9, 1), board="CRB")

    asked = say("/meetings cancel because the PCC is away")
    assert len(asked.only.buttons) == 5
    assert "For another, say its board and its day." in asked.text

    of_each = say("/meetings move the next meeting to 28 September")
    assert of_each.only.buttons == ["MAM Tue 15 Jun 2021", "CRB Wed 1 Sep 2021"]


def test_two_boards_on_one_day_are_told_apart_with_buttons(
    store: Store, say: Say, site: Site
) -> None:
    with store.writing() as session:
        a_meeting(session, date(2021, 6, 15))
        a_meeting(session, date(2021, 6, 15), board="CRB")

    asked = say("/meetings cancel 15 June because of snow")

    assert "More than one meeting is on Tuesday 15 June 2021. Which one?" in asked.text
    done = _only(site).presses("CRB Tue 15 Jun 2021", in_=asked.only)
    assert "Cancelled: the Crime Reduction Board of Tuesday 15 June 2021" in done.text
    assert "Cancelled: the Monthly" in say("/meetings cancel MAM 15 June because of snow").text


def test_held_records_the_last_meeting_that_has_been(store: Store, say: Say) -> None:
    with store.writing() as session:
        a_meeting(session, date(2021, 6, 4))

    assert "Recorded as held: *Monthly Assurance Meeting: Friday 4 June 2021*" in (
        say("/meetings held 4 June").text
    )
    assert "recorded as held already" in say("/meetings held 4 June").text
    yesterday = "No meeting is on Sunday 6 June 2021. Nothing was saved."
    assert say("/meetings held yesterday").text.startswith(yesterday)
    assert "recorded as held already" in say("/meetings held Friday").text
    assert "No meeting has been and is not recorded as held." in say("/meetings held").text


def test_a_meeting_without_its_date_is_told_among_its_kind_and_where_no_other_is(
    store: Store, say: Say
) -> None:
    say("/meetings schedule public meeting TBC")

    assert "*1 public meeting to come*" in say("/meetings next public meeting").text
    assert (
        "No meeting in July 2021 is in the schedule. The date of 1 meeting is still to be"
        " confirmed: `/meetings list`."
    ) in say("/meetings list July 2021").text


def test_a_sentence_beside_an_input_shows_no_marks(say: Say, site: Site) -> None:
    say("/meetings schedule TBC")
    officer = site.person(SLACK["PO"])
    form = say("/meetings schedule").only

    wrong = officer.submits(form).only

    assert wrong.errors["Day"].endswith("To set it: “/meetings schedule” with the date.")


def test_a_board_named_after_the_day_is_no_venue(say: Say) -> None:
    assert say("/meetings schedule 20 July 2021 CRB 10:00").text.startswith(
        "Scheduled: *Crime Reduction Board: Tuesday 20 July 2021, 10:00*"
    )
    assert say("/meetings move venue of 20 July to Room 9").text.startswith(
        "Now: *Crime Reduction Board: Tuesday 20 July 2021, 10:00, Room 9*"
    )
    assert say("/meetings cancel CRB as no business").text.startswith(
        "Cancelled: the Crime Reduction Board of Tuesday 20 July 2021: “no business”."
    )
    assert "has been and is not recorded as held" in say("/meetings held CRB").text


def test_a_series_may_be_asked_for_after_its_board(say: Say) -> None:
    form = say("/meetings schedule CRB monthly on the last Tuesday at 10:30").only

    assert "Board: Crime Reduction Board" in form.words
    assert "First meeting: 2021-06-29" in form.words


def test_held_finds_a_meeting_that_was_forgotten_behind_many_that_were_recorded(
    store: Store, say: Say
) -> None:
    with store.writing() as session:
        a_meeting(session, date(2021, 4, 20))
        for week in range(6):
            a_meeting(session, date(2021, 4, 27) + timedelta(weeks=week)).held_at = NOW

    assert "Recorded as held: *Monthly Assurance Meeting: Tuesday 20 April 2021*" in (
        say("/meetings held").text
    )


@pytest.mark.parametrize(
    ("words", "there", "not_there"),
    [
        ("", ["Tuesday 29 June 2021"], ["25 November", "25 July"]),
        ("past", ["Monday 25 November 2019", "Tuesday 25 July 2017"], ["June 2021"]),
        ("2019", ["Monday 25 November 2019"], ["25 July", "June"]),
        ("from July 2017 to 2019", ["25 November 2019", "25 July 2017"], ["June"]),
        ("CRB", ["1 meeting of the Crime Reduction Board to come"], ["29 June"]),
        ("cancelled", ["cancelled: “snow”"], ["25 November"]),
    ],
)
def test_list_tells_what_is_asked_for(
    store: Store, say: Say, words: str, there: list[str], not_there: list[str]
) -> None:
    with store.writing() as session:
        for day in (date(2017, 7, 25), date(2019, 11, 25), date(2021, 6, 29)):
            a_meeting(session, day)
        a_meeting(session, date(2021, 9, 22), board="CRB")
        gone = a_meeting(session, date(2021, 7, 27))
        gone.cancelled_at, gone.cancelled_why = datetime(2021, 6, 1, tzinfo=UTC), "snow"

    answer = say(f"/meetings list {words}").text

    assert all(one in answer for one in there), answer
    assert not any(one in answer for one in not_there), answer


def test_a_long_list_is_turned_page_by_page(store: Store, say: Say, site: Site) -> None:
    with store.writing() as session:
        for number in range(25):
            a_meeting(session, date(2021, 7, 1 + number))

    first = say("/meetings list")
    assert "25 meetings to come" in first.text
    assert "Thursday 1 July 2021" in first.text
    assert "Showing 20 of 25." in first.text

    second = _only(site).presses("Next", in_=first.only)
    assert "Sunday 25 July 2021" in second.text
    assert "Thursday 1 July 2021" not in second.text
    back = _only(site).presses("Previous", in_=second.only)
    assert "Thursday 1 July 2021" in back.text


def test_show_tells_attendance_items_nil_returns_and_actions(store: Store, say: Say) -> None:
    with store.writing() as session:
        held = a_meeting(session, date(2019, 11, 25), starts=time(11, 0))
        number = held.id or 0
        session.add(Attendance(meeting_id=number, name="John Campion", capacity="PCC"))
        session.add(Attendance(meeting_id=number, name="Tracey Onslow", apologies=True))
        session.add(Item(meeting_id=number, number="2.1", heading="Leadership", nil_return=True))
        an_action(session, "Meet the PCC on the delivery plan", owner="ACC LP", meeting=held)

    answer = say("/meetings show 25 November 2019").text

    assert "Monthly Assurance Meeting: Monday 25 November 2019, 11:00" in answer
    assert "*Attendance:* John Campion (PCC)" in answer
    assert "*Apologies:* Tracey Onslow" in answer
    assert "2.1 Leadership. There were no actions arising." in answer
    assert "*Raised at it* · 1 action" in answer
    assert "A1" in answer


def test_an_item_is_proposed_by_form_and_shown_with_the_meeting(
    store: Store, say: Say, site: Site
) -> None:
    say(f"/meetings schedule {LINE}")
    chief = site.person(SLACK["CC"])
    form = chief.presses("Propose an item", in_=say("/meetings next MAM", by="CC").only).only

    answer = chief.submits(chief.fills(form, {"Heading": "Fraud & cyber <!here>"}))

    assert "Proposed for the Monthly Assurance Meeting of Monday 28 June 2021" in answer.words
    shown = say("/meetings show 28 June")
    assert "Fraud &amp; cyber &lt;!here&gt; (by Anthony Bangham (CC))" in shown.only.raw


def test_an_item_proposed_after_notice_closed_is_refused_with_the_last_day_named(
    store: Store, say: Say, site: Site, clock: local.Clock
) -> None:
    say("/meetings schedule 15 June 2021 at 14:00")
    chief = site.person(SLACK["CC"])
    form = chief.presses("Propose an item", in_=say("/meetings next MAM", by="CC").only).only
    clock.wind(to=datetime(2021, 6, 9, 9, 0, tzinfo=UTC))  # Wednesday; notice closed on Tuesday

    answer = chief.submits(chief.fills(form, {"Heading": "Fraud"}))

    assert "Agenda items closed on Tuesday 8 June 2021" in answer.only.errors["Heading"]


def test_matters_arising_is_the_outstanding_list_of_that_board(
    store: Store, say: Say, site: Site
) -> None:
    with store.writing() as session:
        an_action(session, "Circulate the options paper")
        an_action(session, "Present the partnership work", board="CRB")

    answer = _only(site).presses("Matters arising", in_=say("/meetings next CRB").only)

    assert "Present the partnership work" in answer.text
    assert "options paper" not in answer.text


def test_a_calendar_entry_is_given_in_the_askers_own_messages(
    store: Store, say: Say, site: Site
) -> None:
    say(f"/meetings schedule {LINE}")
    chief = site.person(SLACK["CC"])

    chief.presses("Add to calendar", in_=say("/meetings next MAM", by="CC").only)

    given = chief.sees("Calendar entry for the Monthly Assurance Meeting: Monday 28 June 2021")
    assert given.channel.startswith("D")


def test_a_series_is_proposed_with_boxes_and_scheduled_when_confirmed(
    store: Store, say: Say, site: Site
) -> None:
    person = _only(site)
    form = say("/meetings schedule series for the CRB quarterly from 14 July 2021").only
    proposed = person.submits(
        person.fills(form, {"Up to": "2022-06-30", "Time": "10:00", "Venue": "County Hall"})
    ).only
    assert "quarterly, on the second Wednesday, 10:00, County Hall." in proposed.words
    assert "Nothing has been saved yet." in proposed.words
    assert _meetings(store) == []

    answer = person.submits(proposed)

    assert "Scheduled 4 meetings of the Crime Reduction Board." in answer.words
    assert [str(one.day) for one in _meetings(store)] == [
        "2021-07-14", "2021-10-13", "2022-01-12", "2022-04-13",
    ]  # fmt: skip


def test_a_rhythm_that_is_typed_opens_the_series_form(say: Say, site: Site) -> None:
    say("/meetings schedule every third Thursday at 14:00 CRB")
    form = site.person(SLACK["PO"]).form
    assert form is not None
    assert "Schedule a series\nBoard: Crime Reduction Board\nHow often: Monthly" in form.words
    assert "First meeting: \n" in form.words  # which Thursday is the first is not guessed

    named = say("/meetings schedule Monthly Assurance Meeting 27 July at 10:30").text
    assert named.startswith("Scheduled: *Monthly Assurance Meeting: Tuesday 27 July 2021, 10:30*")


def test_the_next_meeting_of_a_board_is_moved_and_undone_by_name(store: Store, say: Say) -> None:
    with store.writing() as session:
        a_meeting(session, date(2021, 6, 22), board="CRB")
        a_meeting(session, date(2021, 7, 22), board="CRB")
        a_meeting(session, date(2021, 6, 14))

    moved = say("/meetings move the next CRB to 28 June").text
    assert moved.startswith("Moved from Tuesday 22 June 2021 to: *Crime Reduction Board")
    undone = say("/meetings undo").text
    assert undone.startswith(
        "Undone: the meeting, moved Mon 7 Jun 2021, 09:00. It is when and where"
    )
    asked = say("/meetings move the next meeting to 28 June")
    assert asked.buttons == ["MAM Mon 14 Jun 2021", "CRB Tue 22 Jun 2021"]


def test_what_is_unticked_is_not_scheduled(store: Store, say: Say, site: Site) -> None:
    person = _only(site)
    form = say("/meetings schedule series for the CRB monthly from 6 July 2021").only
    proposed = person.submits(person.fills(form, {"Up to": "2021-09-30"})).only
    label = next(one["label"]["text"] for one in proposed.blocks if one["type"] == "input")

    person.submits(person.fills(proposed, {label: ["Tue 6 Jul 2021"]}))

    assert [str(one.day) for one in _meetings(store)] == ["2021-07-06"]


@pytest.mark.parametrize("who", ["CC", "stranger", "guest"])
def test_only_the_office_changes_the_schedule(store: Store, say: Say, who: str) -> None:
    with store.writing() as session:
        a_meeting(session, date(2021, 6, 15))
        a_meeting(session, date(2021, 6, 4))

    refusal = "Only the Commissioner's office can" if who == "CC" else "I don't know you yet."
    for words in (
        "schedule 15 June 2021",
        "schedule",
        "schedule series",
        "move 15 June to 16 June",
        "cancel 15 June because of snow",
        "held 4 June",
    ):
        assert refusal in say(f"/meetings {words}", by=who).text, words
    assert [one.revision for one in _meetings(store)] == [1, 1]


def test_a_board_not_open_to_the_asker_is_as_unknown_as_one_that_is_not_there(
    store: Store, say: Say
) -> None:
    with store.writing() as session:
        the_board(session, "CRB").attended_by = ["DCC"]
        a_meeting(session, date(2021, 6, 15), board="CRB")

    assert "Crime Reduction" not in say("/meetings", by="CC").text
    assert "Crime Reduction" in say("/meetings", by="DCC").text
    hidden, absent = (say(f"/meetings next {name}", by="CC").text for name in ("CRB", "XYZ"))
    assert hidden.replace("CRB", "") == absent.replace("XYZ", "")
    assert "15 June" not in say("/meetings list", by="CC").text
    assert "No meeting is on" in say("/meetings show 15 June", by="CC").text


FORGED = ("999", "", "-1", "1e9", "9" * 30, "{", '{"verb":"schedule"}', "null", "\uff11")


@pytest.mark.parametrize("name", ["Move", "Cancel it", "Propose an item", "Add to calendar"])
def test_a_forged_button_finds_nothing_and_changes_nothing(
    store: Store, say: Say, site: Site, name: str
) -> None:
    say(f"/meetings schedule {LINE}")
    shown = say("/meetings show 28 June").only

    for forged in FORGED:
        answer = _only(site).presses(name, in_=shown, value=forged)
        assert "no such meeting" in answer.text, forged
    assert [one.revision for one in _meetings(store)] == [1]


HOSTILE = (
    "<!here>", "<@U0CHIEFC>", "*_~`>", "\u202egnp", "a\u200bb", "💥" * 50, "x" * 40_000,
    "'; DROP TABLE meeting; --", "\x00", "{}", "[" * 2_000, "for the " * 400, "to " * 500,
)  # fmt: skip


@pytest.mark.parametrize("verb", ["next", "list", "show", "schedule", "move", "cancel", "held"])
def test_hostile_words_are_answered_with_a_sentence_and_change_nothing(
    store: Store, say: Say, verb: str
) -> None:
    for words in HOSTILE:
        for line in (f"/meetings {verb} {words}", f"/meetings {verb} 28 July 2021 {words}"):
            answer = say(line)
            assert answer, line
            assert "Something went wrong" not in answer.text, line[:80]
            assert not re.search(r"<[!@#]", "".join(one.raw for one in answer)), line[:80]


def test_hostile_words_that_are_kept_are_shown_as_words(store: Store, say: Say) -> None:
    say("/meetings schedule 28 June 2021, venue <!here> & *bold*, theme <@U0CHIEFC>")

    with store.reading() as session:
        kept = schedule.on_day(session, 1, date(2021, 6, 28))
    assert kept is not None
    for words in ("next MAM", "list", "show 28 June"):
        raw = say(f"/meetings {words}").only.raw
        assert "<!here" not in raw
        assert "<@U0" not in raw


def test_home_tells_the_next_meetings(store: Store, say: Say, site: Site) -> None:
    say(f"/meetings schedule {LINE}")

    home: Shown | None = (_only(site).opens_home(), _only(site).home)[1]

    assert home is not None
    assert "Monday 28 June 2021, 14:00, Room 1.38 (in 15 working days)" in home.words


def test_every_meeting_whose_date_is_to_be_confirmed_is_counted_and_turned_to(
    store: Store, say: Say, site: Site
) -> None:
    with store.writing() as session:
        boards = [Board(short=f"B{n}", name=f"Board {n}") for n in range(1, 23)]
        session.add_all(boards)
        session.flush()
        session.add_all(Meeting(board_id=one.id or 0) for one in boards)

    first = say("/meetings list unconfirmed")
    assert "*22 meetings whose date is to be confirmed*" in first.text
    assert "Showing 20 of 22." in first.text
    assert "Board 20" in first.text
    assert "Board 21" not in first.text
    second = site.person(SLACK["PO"]).presses("Next", in_=first.only)
    assert "Board 21" in second.text
    assert "Showing the last 2 of 22." in second.text
    assert "2 more: `/meetings list unconfirmed`." in say("/meetings list").text


def test_any_kind_of_meeting_may_stand_before_its_day(say: Say) -> None:
    told = say("/meetings schedule extraordinary meeting 1 July at 9, Hindlip").text
    assert "Thursday 1 July 2021, 09:00, Hindlip*" in told
    assert "Extraordinary meeting." in told
