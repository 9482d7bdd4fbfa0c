"""Wherever an action's mark, its owner and its time stand, they are read alike."""

# ruff: noqa: RUF001  notes are written with en dashes

import pytest
from documents import paragraph, row, table, word_xml

from bot.reading.formats import files
from bot.reading.notes import minutes

HEAD = (
    "Parks Board\nTuesday 6 May 2025, 10:00\nPresent: Kate Lomas, Rob Frayne\n\n1. Gates\n"
    "The board talked about the gates for some time.\n\n"
)


@pytest.mark.parametrize(
    "words",
    [
        "Action: Kate to mend the park gates by 16 May",
        "ACTION 3 Kate to mend the park gates by 16 May",
        "AP4 - Kate to mend the park gates by 16 May",
        "Action (Kate, 16 May): mend the park gates",
        "TO DO Kate: mend the park gates by 16 May",
        "To do: mend the park gates - Kate, by 16 May",
        ">> Kate: mend the park gates by 16 May",
        "PB/25/07 Kate: mend the park gates by 16 May",
        "The park gates are to be mended. (Action: Kate, by 16 May)",
        "The park gates are to be mended. [Action 12 - Kate, 16 May]",
        "Action: mend the park gates\nWho: Kate\nBy when: 16 May",
        "Action: mend the park gates\nWho: Kate\nBy: 16 May",
        "Mend the park gates. Lead: Kate. Due: 16 May.",
        "Gates: they are rusty. Kate would mend the park gates by 16 May (Action 25/7).",
        "The hinges have gone. The park gates to be mended (A12, Kate, by 16 May).",
        "The park gates to be mended before the fair [Kate, 16 May]",
        "The park gates are to be mended by 16 May. Kate to action",
        "Kate spoke of the gates. She would mend the park gates by 16 May (Action 3).",
        "Key: → is something to be done\n\n- → @Kate – hinges for the gates, by 16 May",
        "→ @Kate new hinges for the gates, by 16 May\n→ @Rob paint for the railings, asap",
        "✓ Mend the park gates — Kate — 16 May\n✓ Paint the railings — Rob — 20 May",
        "[Kate] Mend the park gates — 16 May\n[Rob] Paint the railings — 20 May",
        "PB-41 — Mend the park gates. Kate. 16 May.\nPB-42 — Paint the railings. Rob. Soon.",
        "G1 Kate to mend the gates by 16 May G2 Rob to paint the railings by 20 May",
        "- [ ] Mend the park gates @Kate 16 May",
        "- [ ] @Kate Lomas and @Rob Frayne mend the park gates 16 May 2025",
        "Item | Said | Owner | Date\n1 | Mend the park gates | Kate | 16 May",
        "Clerk spoke.\n\nAction 25/9 was placed on Kate: to mend the park gates by 16 May.",
        "Agreed:\n- the park gates to be mended by 16 May [Kate]\n- paint to be bought [Rob]",
        "Item | Action | Who\nGates | Mend the park gates | Kate with help from Rob, by 16 May",
        "No | Action | Who\n1 | Decision: yes.<br>Action: Mend the gates | Kate, 16 May",
        "1.2 Rust.\n\n9. Date of next meeting\nAP: Kate to mend the park gates by 16 May",
        "Item\tAction / who / when\nGates\tMend the park gates. Kate. 16 May",
        "Ref\t\t\tAction\t\tWho\tBy\nG1\tMend the park gates\tKate\t\t16 May",
        "**Kate to mend the park gates by 16 May**",
        "Who's doing what\n  Kate - mend the park gates by 16 May",
        "Actions\n- mend the park gates - Kate, 16 May",
        "Action 4.1a - Gates to be kept shut, and mended - Kate - 16 May",
        "Actions\n- mend the park gates (Kate, by 16 May)",
        "Jobs:\n- Park gates: Kate to mend the gates by 16 May",
        "Actions\n\nKate Lomas\n1. Mend the park gates by 16 May",
        "- [ ] @Kate – mend the park gates (by 16 May)",
        "- [ ] Mend the park gates @Kate, 16 May",
        "AP1: New hinges for the park gates (Kate – by 16 May)",
        "[Kate] new hinges for the gates -- 16 May\n[Rob] paint for the railings -- 20 May",
        "The park gates to be mended [Kate] by 16 May, weather allowing",
        "Agreed actions\n1. Kate to mend the park gates – 16 May (4.1)",
        "ACTION 4.1: Kate to mend the park gates. Timescale: 10 days.",
        (
            "who is doing what\nmend the park gates .......... Kate ..... by 16 May\n"
            "paint the rails .............. Rob ...... 20 May"
        ),
        (
            "Agreed: Kate to mend the park gates by 16 May\n\nAgreed: Rob to paint the rails.\n\n"
            "Agreed: no change to the fees."
        ),
        "The board was told of the rust. AP43a – Kate to mend the park gates by 16 May.",
        "Question | Response | Follow up\nSafe? | No | Kate to mend the gates by 16 May",
        "Lead: Kate. Task: Mend the park gates. By: 16 May",
        "ACTION (1): Kate to mend the park gates by 16 May",
        "- [ ] 06/05-a @Kate mend the park gates by 16 May",
        "- [ ] @Kate + @Rob: mend the park gates by 16 May",
        "The rust was seen. PKB 25/01 Kate to mend the park gates by 16 May.",
        "Item | Discussion | Action | Who & when\n1 | Rust | Mend the park gates | Kate, 16 May",
        "That the Clerk mend the park gates by 16 May, with a new lock (Action\n14/2: Kate)",
        "The park gates are to be mended by 16 May.\n(Action 14/3: Kate)",
        "2. Risks\n\nIt rains.\n\n→ Kate to mend the gates by 16 May\n→ Rob to paint rails",
        "Things we said we would do\n- Mend the park gates – Kate, 16 May",
        "Action | Lead | By\nMend the park gates | Kate | 16 May",
        "AP1 Mend the gates\n\n|AP|Who|By|\n|--|--|--|\n|1|Kate|16 May|\n|2|Rob|asap|",
        "Mend the park gates [Kate, Rob to lend a saw — 16 May]",
        "Mend the park gates. Lead: Kate with council staff When: 16 May",
        "Item | Discussion | Action\n1 | The gates are rusty. | Kate to mend the gates by 16 May",
        "| When | What | Who |\n|---|---|---|\n| 16 May | Mend the park gates | Kate |",
        (
            "No  Task                    R      A      Finish\n"
            "1   Mend the park gates     Kate   Rob    16 May\n"
            "2   Paint the park railings Rob    Kate   20 May"
        ),
    ],
)
def test_an_action_is_read_in_whatever_way_it_is_marked(words: str) -> None:
    found = minutes.read(files.read(f"{HEAD}{words}\n".encode())).actions

    (action, *_) = [each for each in found if each.kind == "explicit"]
    assert "gates" in action.text.lower()
    assert action.owners[0].split()[0].lstrip("@") == "Kate"
    assert action.due.date == "2025-05-16"


@pytest.mark.parametrize(
    "words",
    [
        "ID | Action | Who\nFDG-9 | [blank] |",
        "Item | Discussion | Action by\n9 | The board will next meet on 3 June 2025 | ALL",
        "Risk | Score | Owner\nGates rust | 12 | Kate",
        "| Activity | Kate | Rob |\n|---|---|---|\n| Approve gates | A | R |\n| Order | R | C |",
        "No. | Decision | Made by\nD1 | Gates stay green | Board",
        "To do: nothing till the summer",
        "Actions\n\nKate not present",
        "Item | Notes | Action | By\n1 | Gates seen | Decision: 3 June cancelled | Kate",
        "Item | Notes | Action | By\n1 | Gates seen | Noted. No action required. | Kate",
        "Item | Notes | Who\nGates | Kate told us that the gates had been looked at | Kate",
        "Action log as at 6 May\n\nThe log was looked at.",
        "Date\tMeeting\tWhere\n3 June 2025\tParks Board\tGate Lodge",
    ],
)
def test_risks_decisions_and_empty_lists_are_no_actions(words: str) -> None:
    found = minutes.read(files.read(f"{HEAD}{words}\n".encode())).actions

    assert [action.text for action in found if action.kind == "explicit"] == []


@pytest.mark.parametrize(
    "words",
    [
        "# Action plan: exception report\n\nThe plan was read out.",
        "AP3: withdrawn at the meeting.",
        "CS1/25 Minutes – The minutes of 4 April were agreed.",
        "Action 4: (number not used)",
        "Ref | Item | Action | Who\n1 | Gates | Sale APPROVED | n/a",
        "Action log\n\nKey: 🔴 overdue 🟢 on track",
        (
            "| Ref | Risk | Mitigation | Risk owner |\n|---|---|---|---|\n"
            "| R4 | The gates rust | paint them | Kate |"
        ),
        "4. **Freedom to play: a survey of the parks**\n\nThe survey was read.",
        "Actions\n\nThe board went through the log. Rows in grey will drop off before June.",
    ],
)
def test_what_only_speaks_of_actions_is_none(words: str) -> None:
    found = minutes.read(files.read(f"{HEAD}{words}\n".encode())).actions

    assert [each.text for each in found if each.kind == "explicit"] == []


def test_the_owners_that_a_label_names_together_are_each_by_themselves() -> None:
    words = "Action: Mend the park gates\nWho: Kate Lomas / Rob Frayne\nBy: 16 May"

    (found,) = minutes.read(files.read(f"{HEAD}{words}\n".encode())).actions

    assert found.owners == ("Kate Lomas", "Rob Frayne")


@pytest.mark.parametrize(
    ("when", "due"),
    [
        ("31/05/25 revised 30/06/25", ("day", "2025-06-30")),
        ("With the budget papers", ("event", None)),
        ("30 May 2025", ("day", "2025-05-30")),
    ],
)
def test_of_several_times_in_a_column_the_newest_counts(
    when: str, due: tuple[str, str | None]
) -> None:
    words = f"Action | Owner | Due | Status\nMend the gates | Kate | {when} | In progress"

    (found,) = minutes.read(files.read(f"{HEAD}{words}\n".encode())).actions

    assert (found.due.precision, found.due.date) == due


def test_what_two_owners_stand_beside_is_both_of_theirs() -> None:
    said = paragraph("The gates are old.") + paragraph("New gates to be brought to the June board.")
    body = paragraph("Parks Board, Tuesday 6 May 2025") + table(
        row(*map(paragraph, ("Item", "Discussion", "Action by"))),
        row(paragraph("1"), paragraph("Welcome"), paragraph("")),
        row(paragraph("2"), paragraph("Gates") + said, paragraph("Kate") + paragraph("Rob")),
    )

    (found,) = minutes.read(files.read(word_xml(body))).actions

    assert (found.text, found.owners) == (
        "New gates to be brought to the June board.",
        ("Kate", "Rob"),
    )


def test_a_deed_without_its_matter_takes_the_sentence_that_says_it() -> None:
    words = "Item | Said | Who\n1 | Rob to meet the smith about the gates. Kate to arrange. | Kate"

    (found,) = minutes.read(files.read(f"{HEAD}{words}\n".encode())).actions

    assert found.text == "Rob to meet the smith about the gates. Kate to arrange."
    assert found.owners == ("Kate",)


def test_a_date_that_somebody_agreed_anew_is_the_newest() -> None:
    words = (
        "Action | Owner | Target | Latest | RAG\nMend the gates | Kate | 30/04/25 | "
        "On site. Report due in late June. Revised date agreed with the Board: 31/07/25 | A"
    )

    (found,) = minutes.read(files.read(f"{HEAD}{words}\n".encode())).actions

    assert found.due.date == "2025-07-31"


@pytest.mark.parametrize(
    ("words", "who"),
    [
        ("ACTION: All agencies to confirm their share of the gates.", ("All agencies",)),
        ("ACTION: Both schools to lend a hand with the gates.", ("Both schools",)),
        ("ACTION: Kate to be kept informed of the gates.", ()),
        ("Item | Said | Action by\n1 | The smith to be sent for. | KL RF", ("KL", "RF")),
        ("Item | Said | Action by\n1 | The smith to be sent for. | ACC LP", ("ACC LP",)),
    ],
)
def test_owners_are_parted_and_kept_as_they_are_named(words: str, who: tuple[str, ...]) -> None:
    (found,) = minutes.read(files.read(f"{HEAD}{words}\n".encode())).actions

    assert found.owners == who


def test_a_month_without_a_year_is_the_first_since_the_action_was_raised() -> None:
    words = (
        "Action | Raised | Owner | Due | Status\n"
        "Mend the gates | 04/02/25 | Kate | Board March | R\n"
        "Paint the rails | 04/02/25 | Rob | March 26 | G\nOil the lock | 06/05/25 | Rob | March | G"
    )

    found = minutes.read(files.read(f"{HEAD}{words}\n".encode())).actions

    assert [one.due.date for one in found] == ["2025-03", "2026-03", "2026-03"]


def test_letters_and_a_day_below_the_notes_are_who_wrote_them() -> None:
    words = "2. Leave\nKate is away 1 to 12 August, and Rob will cover for her.\n\nRF\n7/5/25"

    found = minutes.read(files.read(f"{HEAD}{words}\n".encode())).actions

    assert [one.text for one in found if one.kind == "explicit"] == []


def test_how_an_action_stands_and_more_of_it_beside_the_action_is_no_owner() -> None:
    words = (
        "2. Action points\n\nAP 25/06  Kate to count the gates         Outstanding. KL\n"
        "AP 25/07  Rob to oil the lock             DONE 21/4\n"
    )

    first, second = minutes.read(files.read(f"{HEAD}{words}".encode())).actions

    assert (first.owners, first.status) == (("Kate",), "open")
    assert (second.owners, second.status) == (("Rob",), "complete")


def numbered(*paragraphs: tuple[str, str]) -> str:
    """Return paragraphs numbered 2.1, 2.2, … with the letters of somebody far to the right."""
    lines = (f"2.{n} {said:<90}{who}" for n, (said, who) in enumerate(paragraphs, 1))
    return f"{HEAD}2. Gates\n\n" + "\n\n".join(lines) + "\n"


def test_a_short_paragraph_among_numbered_ones_is_whose_letters_stand_beside_it() -> None:
    told = ("The gates were looked at by the board, and nobody could say how old they are.", "")

    (found,) = minutes.read(
        files.read(numbered(*[told] * 6, ("New hinges and a lock", "KL"), told).encode())
    ).actions

    assert (found.text, found.owners) == ("New hinges and a lock", ("KL",))


def test_letters_beside_a_numbered_title_are_of_whoever_reports_on_it() -> None:
    titles = [(title, "KL") for title in ("Hinges", "Locks", "Rails", "Paint", "Walls", "Trees")]

    assert minutes.read(files.read(numbered(*titles).encode())).actions == ()
