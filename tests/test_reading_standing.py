"""How an action stands is read as written, and nothing is closed that was only begun."""

# ruff: noqa: RUF001  notes are written with en dashes

import datetime as dt

import pytest

from bot.reading.formats import files
from bot.reading.notes import lights, looks_back, minutes, status
from bot.reading.notes.found import Status


@pytest.mark.parametrize(
    ("said", "stands"),
    [
        ("Closed - new locks are on", "closed"),
        ("Done, no reply came", "complete"),
        ("Fitted 4 May", "complete"),
        ("report received 28 Nov", "complete"),
        ("no more needed", "closed"),
        ("Not done. Will be complete in June", "open"),
        ("Offered three dates, no answer", None),
        ("Chased twice", None),
        ("Green", None),
        ("partly painted", None),
        ("Extended to the next meeting", None),
        ("unassigned", None),
        ("Drafted", None),
        ("🔴 overdue – 14 of 22 closed", "overdue"),
        ("Red Cells 4 to 9 closed", None),
        ("half done - the form is left", None),
        ("done in part", None),
        ("Discovery phase finished", None),
        ("Past the target date, no word", "overdue"),
        ("carry over", "brought_forward"),
        ("Nothing received", None),
        ("Nothing further received, so closed", "closed"),
        ("once received from the printer", None),
        ("Close to an answer", None),
        ("Tonight's item 3 – recommend close", "closed"),
        ("On today's agenda. Discharge.", "discharged"),
        ("The office is asked to discharge it in May", None),
    ],
)
def test_what_is_told_of_an_action_says_how_it_stands(said: str, stands: Status | None) -> None:
    assert status.read(said) == stands


@pytest.mark.parametrize(
    "heading",
    [
        "FROM APRIL",
        "Action points of 8th April",
        "ACTIONS FROM APRIL’S MEETING",
        "What we said we would do last time",
        "Matters left over from 8 April:",
        "Still on the list",
        "UNFINISHED BUSINESS",
        "Loose ends",
        "Carried over from April, with regrets",
        "Still outstanding from before",
    ],
)
def test_a_heading_that_looks_back_opens_what_was_to_be_done_before(heading: str) -> None:
    words = (
        f"Parks Board\nTuesday 6 May 2025, 10:00\nPresent: Kate Lomas, Rob Frayne\n\n{heading}\n"
        "- Kate to mend the park gates - DONE\n- Rob to paint the railings - not yet, wet weather\n"
    )

    found = minutes.read(files.read(words.encode())).actions

    assert [(one.owners, one.status, one.origin) for one in found] == [
        (("Kate",), "complete", "previous"),
        (("Rob",), "open", "previous"),
    ]


@pytest.mark.parametrize(
    ("words", "who", "due"),
    [
        ("Mend the park gates – Kate. Was due 30/4. LATE", "Kate", "2025-04-30"),
        ("Mend the park gates. KL. Hinges on order; promised for 20 May.", "KL", "2025-05-20"),
        ("Apr-2 Mend the park gates – Kate – with the smith", "Kate", None),
        ("5/4 Mend the park gates. Kate. No reply. To chase.", "Kate", None),
    ],
)
def test_an_entry_under_review_says_whose_it_is_and_how_far_it_is(
    words: str, who: str, due: str | None
) -> None:
    said = (
        "Parks Board\nTuesday 6 May 2025, 10:00\nPresent: Kate Lomas (KL), Rob Frayne (RF)\n\n"
        f"3. Rails\nThey were seen.\n\n## Still open\n\n- {words}\n- Rob to buy paint\n"
    )

    action, _ = minutes.read(files.read(said.encode())).actions

    assert action.text.startswith("Mend the park gates")
    assert (action.owners, action.due.date) == ((who,), due)
    assert action.status not in ("complete", "closed")


def test_a_tick_in_a_progress_column_closes_and_what_waits_for_an_end_is_open() -> None:
    said = (
        "Parks Board\nTuesday 6 May 2025, 10:00\n\n| # | What | Who | Where it has got to |\n"
        "|---|---|---|---|\n| 1 | Gates on the map | Kate | ✅ live 20 April |\n"
        "| 2 | Paint the rails | Rob | parked until the tests are finished |\n"
    )

    first, second = minutes.read(files.read(said.encode())).actions

    assert (first.status, second.status) == ("complete", "brought_forward")


@pytest.mark.parametrize("when", ["all trained by the end of May", "sent out before 31 May"])
def test_what_is_to_be_done_by_a_time_is_not_done(when: str) -> None:
    said = (
        "Parks Board\nTuesday 6 May 2025, 10:00\nPresent: Kate Lomas\n\n1. Gates\nRusty.\n\n"
        f"ACTION 1 Teach the wardens to oil a hinge. Kate Timescale: {when}.\n"
    )

    (action,) = minutes.read(files.read(said.encode())).actions

    assert (action.status, action.due.date) == ("open", "2025-05-31")


def test_actions_from_the_month_of_this_meeting_are_new() -> None:
    words = (
        "Parks Board\nTuesday 6 May 2025, 10:00\n\n1. Gates\nThey are rusty.\n\nActions from May\n"
        "- Kate to mend the park gates\n"
    )

    (action,) = minutes.read(files.read(words.encode())).actions

    assert (action.origin, action.status) == ("new", "open")
    assert not looks_back.is_of("Actions from 8 April", dt.date(2025, 5, 6))


def test_what_became_of_an_action_hangs_under_its_code() -> None:
    said = (
        "Parks Board\nTuesday 6 May 2025, 10:00\n\n4. ACTIONS ARISING FROM THE PREVIOUS MEETING\n\n"
        "  Min 24/15   Treasurer to send out the fees.\n"
        "              Sent on 14 April. COMPLETED\n"
        "  Min 29/15   Clerk to find a day for the fair.\n"
        "              The hall let us down; a new day to be found by the end of May.\n"
        "              OUTSTANDING\n"
    )

    found = minutes.read(files.read(said.encode())).actions

    assert [(one.owners, one.status, one.due.date) for one in found] == [
        (("Treasurer",), "complete", None),
        (("Clerk",), "open", "2025-05-31"),
    ]


@pytest.mark.parametrize(
    ("said", "stands"),
    [
        ("- Apr/1 Mend the gates - Kate - Closed", ("Mend the gates", "closed", None)),
        ("- Apr/4 Paint the rails - Kate - Open, mid-June", ("Paint the rails", "open", "2025-06")),
        (
            "Mend the gates (A13) Carried forward",
            ("Mend the gates (A13) Carried forward", "brought_forward", None),
        ),
        ("- Paint the rails (A11) closed", ("Paint the rails (A11)", "closed", None)),
        ("x Book the band [KL] - done 3/5", ("x Book the band", "complete", None)),
        (
            "- Kate to book the band. Post meeting note – booked 8 May",
            ("Kate to book the band.", "complete", None),
        ),
    ],
)
def test_how_an_entry_stands_is_told_behind_it(
    said: str, stands: tuple[str, str, str | None]
) -> None:
    words = (
        "Parks Board\nTuesday 6 May 2025, 10:00\nPresent: Kate Lomas (KL), Rob Frayne (RF)\n\n"
        f"2. Actions from April\n\n{said}\n"
    )

    (found,) = minutes.read(files.read(words.encode())).actions

    assert (found.text, found.status, found.due.date) == stands


def test_lettered_matters_of_one_paragraph_are_each_by_themselves() -> None:
    words = (
        "Parks Board\nTuesday 6 May 2025, 10:00\n\n2. Matters outstanding\n\n"
        "(a) New pads for the gates - bought 20th April. (b) Letter to Mr Lomas about the hedge - "
        "sent 17th April, hedge cut. (c) Insurance of the swings - renewed from 1st May.\n"
    )

    found = minutes.read(files.read(words.encode())).actions

    assert [(one.status, one.due.date) for one in found] == [("complete", None)] * 3


def test_a_paragraph_that_ends_in_the_heading_of_earlier_actions_opens_them() -> None:
    words = (
        "Parks Board\nTuesday 6 May 2025, 10:00\n\n1. Minutes\n\n"
        "The minutes were accepted. Updates on actions:\n\n"
        "- KL to bring a list of the gates. Update 6/5: paper at item 6. Complete.\n"
        "- RF to count the rails. Update 6/5: RF away. Carry forward to June.\n"
    )

    found = minutes.read(files.read(words.encode())).actions

    assert [(one.owners, one.status) for one in found] == [
        (("KL",), "complete"),
        (("RF",), "brought_forward"),
    ]


@pytest.mark.parametrize("deed", ["moved to the skate park", "carried over to June"])
def test_what_could_be_moved_is_not_put_off(deed: str) -> None:
    words = (
        "Parks Board\nTuesday 6 May 2025, 10:00\n\n1. Cameras\n\nThe board talked.\n\n"
        f"[Action: Mr Lowe to ask whether the cameras could be {deed}]\n"
    )

    (found,) = minutes.read(files.read(words.encode())).actions

    assert (found.owners, found.status, found.kind) == (("Mr Lowe",), "open", "explicit")


def test_a_row_that_says_that_it_is_put_off_is_put_off_whole() -> None:
    words = (
        "| 2 | **Outstanding actions** | |\n|---|---|---|\n"
        "| 2.1 | May – 2a Report on the gates.<br>It was not ready. Deferred to the July meeting. |"
        " Kate |\n"
    )
    head = "# Parks Board\n\nTuesday 3 June 2025, 10:00\n\nPresent: Kate Lomas, Rob Frayne\n\n"

    (found,) = minutes.read(files.read(f"{head}{words}".encode())).actions

    assert found.text.startswith("May – 2a Report on the gates")
    assert (found.owners, found.status, found.due.date) == (("Kate",), "brought_forward", "2025-07")


def test_a_paper_put_off_comes_when_the_next_sentence_says() -> None:
    words = (
        "Parks Board\nTuesday 6 May 2025, 10:00\n\n7. Estate strategy\n"
        "Deferred, since the poll may affect it. It will come to the July meeting.\n"
    )

    (found,) = minutes.read(files.read(words.encode())).actions

    assert (found.status, found.due.date) == ("brought_forward", "2025-07")


def test_what_somebody_said_keeps_whoever_said_it() -> None:
    words = (
        "Parks Board\nTuesday 6 May 2025, 10:00\nPresent: Kate Lomas (KL), Rob Frayne (RF)\n\n"
        "1. Gates\nKL asked for the report to be shared with RF before the fair.\n"
    )

    for found in minutes.read(files.read(words.encode())).actions:
        assert found.text.startswith("KL asked")


@pytest.mark.parametrize(
    "said",
    [
        "The report on hedges was moved from June to July.",
        "The board deferred the report on hedges to its July meeting.",
        "The report on hedges is to be put back from June to July.",
    ],
)
def test_what_goes_from_one_month_to_another_is_put_off(said: str) -> None:
    words = f"Parks Board\nTuesday 6 May 2025, 10:00\n\n7. Forward plan\n{said}\n"

    (found,) = minutes.read(files.read(words.encode())).actions

    assert (found.status, found.due.date) == ("brought_forward", "2025-07")


@pytest.mark.parametrize("of", ["meeting", "item", "agenda item", "paper"])
def test_a_list_of_actions_from_this_meeting_is_none_of_the_last(of: str) -> None:
    words = (
        "Parks Board\nTuesday 6 May 2025, 10:00\n\n1. Gates\nThey are rusty.\n\n"
        f"ACTIONS FROM THIS {of.upper()}\n1. Mend the gates - Kate Lomas - 31/5/25\n"
    )

    (found,) = minutes.read(files.read(words.encode())).actions

    assert (found.origin, found.owners, found.due.date) == ("new", ("Kate Lomas",), "2025-05-31")


def test_a_cross_before_an_entry_says_that_it_is_not_done() -> None:
    words = (
        "Parks Board\nTuesday 6 May 2025, 10:00\n\n2. Jobs from last time\n\n"
        "- ✓ Rob painted the rails\n- ✗ Kate to mend the gates - half done\n"
    )

    done, left = minutes.read(files.read(words.encode())).actions

    assert (done.status, left.status, left.owners) == ("complete", "open", ("Kate",))


@pytest.mark.parametrize(
    "key",
    [
        "R – past its date\nA – new date agreed\nG – on track\nB – complete, propose to close",
        "Rows go in June. B = complete, G = on track, A = slipping, R = overdue.",
        "Key: R = late, A = at risk, G = on track, B = closed",
        "RAG: Red - late; Amber - at risk; Green - going well; Blue - done",
    ],
)
def test_a_light_means_what_the_key_says(key: str) -> None:
    said = (
        f"Parks Board\nTuesday 6 May 2025, 10:00\n\n{key}\n\n"
        "| # | Action | Owner | Update | RAG |\n"
        "|---|---|---|---|---|\n| 1 | Mend the gates | Kate | Paper at item 7 | B |\n"
        "| 2 | Paint the rails | Rob | Undercoat finished | G |\n"
        "| 3 | Oil the lock | Rob | Not a word | R |\n"
    )

    found = minutes.read(files.read(said.encode())).actions

    assert [one.status for one in found] == ["complete", "ongoing", "overdue"]


def test_a_light_that_may_mean_either_closes_nothing() -> None:
    assert lights.key(["Key: G = on track or complete; A = late; R = very late"]) == {
        "A": "Overdue",
        "R": "Overdue",
    }
    assert lights.told("Green. Undercoat on", {"A": "Overdue"}) == "Green. Undercoat on"


def test_capitals_before_a_dash_are_no_key_by_themselves() -> None:
    assert lights.key(["A – Apologies", "4. R – road closures", "B is the better choice"]) == {}


def test_an_update_below_an_action_of_an_owners_column_says_how_it_stands() -> None:
    said = (
        "Parks Board\nTuesday 6 May 2025, 10:00\nPresent: Kate Lomas (KL), Rob Frayne (RF)\n\n"
        "2\tACTIONS OUTSTANDING\n"
        "\tApr 3b – KL to send the clerk the hinges' price.\tKL\n\tUpdate: price in. (Discharged)\n"
        "\tApr 4a – RF to count the railings.\tRF\n"
        "\tUpdate: Half counted. RF will have the rest by 20th May. Carry over.\n\n"
        "3\tGATES\n\tThe gates were looked at.\n"
    )

    found = minutes.read(files.read(said.encode())).actions

    assert [(one.owners, one.status, one.due.date) for one in found] == [
        (("KL",), "discharged", None),
        (("RF",), "ongoing", "2025-05-20"),
    ]


@pytest.mark.parametrize(
    ("note", "stands"),
    [
        ("(Post meeting note - KL has confirmed that they are ours. Closed.)", "closed"),
        ("Post-meeting update: done on 9 May", "complete"),
        ("(Post meeting note: KL is still waiting.)", "open"),
    ],
)
def test_a_note_below_an_action_closes_it_if_it_says_so(note: str, stands: Status) -> None:
    said = (
        "Parks Board\nTuesday 6 May 2025, 10:00\nPresent: Kate Lomas (KL)\n\n1. Gates\nRusty.\n\n"
        f"AP: KL to find out whose the gates are.\n\n{note}\n\n2. Rails\nNoted.\n"
    )

    (action,) = [
        one for one in minutes.read(files.read(said.encode())).actions if one.kind == "explicit"
    ]

    assert (action.owners, action.status) == (("KL",), stands)


def test_what_is_put_off_in_a_sentence_of_its_own_is_the_action_before_it() -> None:
    said = (
        "Parks Board\nTuesday 6 May 2025, 10:00\nPresent: Kate Lomas (KL)\n\n"
        "Actions from 8 April\n\nPB/25/41 KL to count the railings. "
        "Deferred to the next meeting, as KL was away.\n"
    )

    (action,) = minutes.read(files.read(said.encode())).actions

    assert action.text.startswith("KL to count the railings")
    assert (action.owners, action.status) == (("KL",), "brought_forward")
