"""Who came, who did not, who chaired and who wrote, in heads of every layout that occurs to us."""

# ruff: noqa: RUF001  notes are written with en dashes and curly quotes

import pytest

from bot.reading.formats import files
from bot.reading.notes import attendance

TOP = "Executive Board\n4 March 2024\n"
BODY = "\n\n1. Performance\nThe Board noted the report.\n"
HEADS = {
    "lines of name and post": (
        "Executive Board\n"
        "4 March 2024, 10:00\n"
        "Ann Lee – Commissioner (Chair)\n"
        "Bob Shaw – Chief Constable\n"
        "Cat Wood – Head of Finance\n"
        "Dan Hill – Scrutiny Officer (minutes)" + BODY,
        "Ann Lee",
        "Dan Hill",
        "Ann Lee; Bob Shaw; Cat Wood; Dan Hill",
        "",
    ),
    "letters before names": (
        TOP + "\n"
        "People\n"
        "AL  Ann Lee, Commissioner (chair)\n"
        "BS  Bob Shaw, Chief Constable\n"
        "CW  Cat Wood, Head of Finance\n"
        "\n"
        "Not there: Eve Page" + BODY,
        "Ann Lee",
        "",
        "Ann Lee; Bob Shaw; Cat Wood",
        "Eve Page",
    ),
    "a key of letters": (
        TOP + "Present: AL, BS, CW (notes)\n"
        "Key: AL = Ann Lee (chair), BS = Bob Shaw, CW = Cat Wood" + BODY,
        "Ann Lee",
        "Cat Wood",
        "Ann Lee; Bob Shaw; Cat Wood",
        "",
    ),
    "a paragraph": (
        TOP + "Ann Lee chaired. Bob Shaw and Cat Wood attended for the force and Dan Hill "
        "for the office. Eve Page was on leave and sent her apologies. Minutes were "
        "taken by Flo Grant." + BODY,
        "Ann Lee",
        "Flo Grant",
        "Ann Lee; Bob Shaw; Cat Wood; Dan Hill; Flo Grant",
        "Eve Page",
    ),
    "a table by body": (
        TOP + "\n"
        "| Organisation | Attendees |\n"
        "|---|---|\n"
        "| OPCC | Ann Lee (Chair), Dan Hill |\n"
        "| Constabulary | Bob Shaw, Cat Wood |\n"
        "| Council | Eve Page |\n"
        "| Apologies | Flo Grant |" + BODY,
        "Ann Lee",
        "",
        "Ann Lee; Bob Shaw; Cat Wood; Dan Hill; Eve Page",
        "Flo Grant",
    ),
    "headings by body": (
        TOP + "\n"
        "Office of the Commissioner\n"
        "Ann Lee (Chair)\n"
        "Dan Hill\n"
        "\n"
        "Force\n"
        "Bob Shaw\n"
        "Cat Wood\n"
        "\n"
        "Apologies\n"
        "Flo Grant" + BODY,
        "Ann Lee",
        "",
        "Ann Lee; Bob Shaw; Cat Wood; Dan Hill",
        "Flo Grant",
    ),
    "two lists side by side": (
        TOP + "\n"
        "Present                          Apologies\n"
        "Ann Lee (Chair)                  Flo Grant\n"
        "Bob Shaw                         Gus Reid\n"
        "Cat Wood" + BODY,
        "Ann Lee",
        "",
        "Ann Lee; Bob Shaw; Cat Wood",
        "Flo Grant; Gus Reid",
    ),
    "a column of posts first": (
        TOP + "\n"
        "| Role | Name |\n"
        "|---|---|\n"
        "| Commissioner (Chair) | Ann Lee |\n"
        "| Chief Constable | Bob Shaw |\n"
        "| Head of Finance | Cat Wood – apologies |\n"
        "| Minutes | Dan Hill |" + BODY,
        "Ann Lee",
        "Dan Hill",
        "Ann Lee; Bob Shaw; Dan Hill",
        "Cat Wood",
    ),
    "a register of marks": (
        TOP + "\n"
        "| Trustee | Type | P/A |\n"
        "|---|---|---|\n"
        "| Ann Lee | Elected, Chair | P |\n"
        "| Bob Shaw | Parent | P |\n"
        "| Cat Wood | Staff | A |" + BODY,
        "Ann Lee",
        "",
        "Ann Lee; Bob Shaw",
        "Cat Wood",
    ),
    "ways of coming": (
        TOP + "In person: Ann Lee (Chair), Bob Shaw\n"
        "On Teams: Cat Wood, Dan Hill (items 1–3 only)\n"
        "Dialled in: Eve Page\n"
        "Unable to make it: Flo Grant (annual leave)" + BODY,
        "Ann Lee",
        "",
        "Ann Lee; Bob Shaw; Cat Wood; Dan Hill; Eve Page",
        "Flo Grant",
    ),
    "first names": (
        "Allotment committee\n"
        "4 March 2024, Sue's kitchen\n"
        "There: Sue (in the chair), Old Ted, Marek, Priya K, and Jo from the "
        "council for the first bit\n"
        "Missing: Abby" + BODY,
        "Sue",
        "",
        "Sue; Old Ted; Marek; Priya K; Jo",
        "Abby",
    ),
    "who welcomed": (
        TOP + "Present: Ann Lee, Bob Shaw, Cat Wood\n"
        "\n"
        "1. Welcome\n"
        "Ann welcomed everyone to the meeting and thanked Bob for the room.\n"
        "2. Reports\n"
        "Noted." + BODY,
        "Ann Lee",
        "",
        "Ann Lee; Bob Shaw; Cat Wood",
        "",
    ),
    "a deputy": (
        TOP + "Present: Ann Lee, Bob Shaw, Cat Wood\n"
        "Apologies: Flo Grant (Chair). In her absence Bob Shaw took the chair." + BODY,
        "Bob Shaw",
        "",
        "Ann Lee; Bob Shaw; Cat Wood",
        "Flo Grant",
    ),
    "a signature": (
        TOP + "Present: Ann Lee, Bob Shaw, Cat Wood\n"
        "\n"
        "1. Performance\n"
        "The Board noted the report.\n"
        "\n"
        "The meeting closed at 12.10.\n"
        "\n"
        "Signed: ...............\n"
        "Ann Lee, Chair\n"
        "\n"
        "Minutes: Cat Wood",
        "Ann Lee",
        "Cat Wood",
        "Ann Lee; Bob Shaw; Cat Wood",
        "",
    ),
    "members and officers": (
        TOP + "PRESENT: Councillor A. B. Lee (Chairman); Councillors B. Shaw, C. Wood and "
        "D. Hill; Mr E. Page (independent member)\n"
        "OFFICERS: F. Grant (Monitoring Officer), G. Reid (Democratic Services)\n"
        "APOLOGIES were received from Councillor H. Moss" + BODY,
        "A. B. Lee",
        "",
        "A. B. Lee; B. Shaw; C. Wood; D. Hill; E. Page; F. Grant; G. Reid",
        "H. Moss",
    ),
    "apologies in the list": (
        TOP + "Attendees: Ann Lee (chair), Bob Shaw, Cat Wood (apologies), Dan Hill (notes)" + BODY,
        "Ann Lee",
        "Dan Hill",
        "Ann Lee; Bob Shaw; Dan Hill",
        "Cat Wood",
    ),
    "an office on a line of its own": (
        TOP + "Chair\n"
        "Ann Lee\n"
        "Members\n"
        "Bob Shaw\n"
        "Cat Wood\n"
        "Note-taker\n"
        "Dan Hill\n"
        "Regrets\n"
        "Flo Grant" + BODY,
        "Ann Lee",
        "Dan Hill",
        "Ann Lee; Bob Shaw; Cat Wood; Dan Hill",
        "Flo Grant",
    ),
    "surnames first": (
        TOP + "Attended: LEE, Ann (Chair); SHAW, Bob; WOOD, Cat" + BODY,
        "Ann Lee",
        "",
        "Ann Lee; Bob Shaw; Cat Wood",
        "",
    ),
    "an e-mail": (
        "From: Dan Hill\n"
        "Sent: 5 March 2024 09:10\n"
        "To: Board\n"
        "Subject: Notes of yesterday's Executive Board\n"
        "\n"
        "Hi all\n"
        "\n"
        "Notes from 4 March. We had Ann (in the chair), Bob, Cat and me; Eve couldn't make it."
        + BODY,
        "Ann",
        "Dan Hill",
        "Ann; Bob; Cat; Dan Hill",
        "Eve",
    ),
    "posts in a run of commas": (
        TOP + "Present: Ann Lee, Police and Crime Commissioner, Bob Shaw, Chief "
        "Constable, Cat Wood, Chief Finance Officer, and Dan Hill, Executive "
        "Assistant (minutes)" + BODY,
        "",
        "Dan Hill",
        "Ann Lee; Bob Shaw; Cat Wood; Dan Hill",
        "",
    ),
    "one bare line": (
        TOP + "Ann Lee (chair), Bob Shaw, Cat Wood, Dan Hill (minutes)" + BODY,
        "Ann Lee",
        "Dan Hill",
        "Ann Lee; Bob Shaw; Cat Wood; Dan Hill",
        "",
    ),
    "sides": (
        TOP + "For the OPCC: Ann Lee (Chair), Dan Hill\n"
        "For the force: Bob Shaw, Cat Wood\n"
        "Observing: Eve Page\n"
        "Could not attend: Flo Grant" + BODY,
        "Ann Lee",
        "",
        "Ann Lee; Dan Hill; Bob Shaw; Cat Wood; Eve Page",
        "Flo Grant",
    ),
    "front matter": (
        "---\n"
        "title: Executive Board\n"
        "date: 2024-03-04\n"
        "chair: Ann Lee\n"
        "attendees:\n"
        "  - Ann Lee\n"
        "  - Bob Shaw\n"
        "  - Cat Wood\n"
        "apologies:\n"
        "  - Flo Grant\n"
        "notes: Dan Hill\n"
        "---" + BODY,
        "Ann Lee",
        "Dan Hill",
        "Ann Lee; Bob Shaw; Cat Wood; Dan Hill",
        "Flo Grant",
    ),
    "commas for columns": (
        TOP + "Name,Role,Attended\n"
        "Ann Lee,Chair,Yes\n"
        "Bob Shaw,Chief Constable,Yes\n"
        "Cat Wood,Finance,No - apologies" + BODY,
        "Ann Lee",
        "",
        "Ann Lee; Bob Shaw",
        "Cat Wood",
    ),
    "an election": (
        TOP + "Present: Ann Lee, Bob Shaw, Cat Wood\n"
        "\n"
        "1. Election of chair\n"
        "Bob Shaw was elected chair for the year.\n"
        "2. Reports\n"
        "Noted.",
        "Bob Shaw",
        "",
        "Ann Lee; Bob Shaw; Cat Wood",
        "",
    ),
    "the chair in passing": (
        TOP + "Present: Ann Lee, Bob Shaw, Cat Wood\n"
        "\n"
        "1. Welcome\n"
        "The Chair (AL) opened the meeting.\n"
        "2. Reports\n"
        "Noted.",
        "Ann Lee",
        "",
        "Ann Lee; Bob Shaw; Cat Wood",
        "",
    ),
    "slashes": (
        TOP + "Board: Ann Lee (Chair) / Bob Shaw / Cat Wood\n"
        "Guests: Dan Hill (to 11.15)\n"
        "Secretariat: Eve Page" + BODY,
        "Ann Lee",
        "Eve Page",
        "Ann Lee; Bob Shaw; Cat Wood; Dan Hill; Eve Page",
        "",
    ),
    "apologies as an item": (
        TOP + "Present: Ann Lee (Chair), Bob Shaw\n"
        "\n"
        "1. Apologies\n"
        "Apologies had been sent by Cat Wood and by Dan Hill, who was at a conference.\n"
        "2. Reports\n"
        "Noted.",
        "Ann Lee",
        "",
        "Ann Lee; Bob Shaw",
        "Cat Wood; Dan Hill",
    ),
    "a numbered list": (
        TOP + "In the room (5):\n"
        "1) Ann Lee – PCC, chairing\n"
        "2) Bob Shaw – Chief Constable\n"
        "3) Cat Wood – Finance\n"
        "By phone (1): Dan Hill\n"
        "\n"
        "PERFORMANCE\n"
        "The Board noted the report.\n"
        "",
        "Ann Lee",
        "",
        "Ann Lee; Bob Shaw; Cat Wood; Dan Hill",
        "",
    ),
    "a deputy in brackets": (
        TOP + "Present: Ann Lee (Chair); Bob Shaw (deputising for Cat Wood); Dan Hill\n"
        "Apols: Cat Wood; Eve Page (Bob Shaw attending)" + BODY,
        "Ann Lee",
        "",
        "Ann Lee; Bob Shaw; Dan Hill",
        "Cat Wood; Eve Page",
    ),
    "a list at the end": (
        TOP + "\n"
        "1. Performance\n"
        "Noted.\n"
        "2. Close\n"
        "Ann Lee thanked everyone for coming and closed the meeting at 12.\n"
        "\n"
        "Attendance: Ann Lee, Bob Shaw, Cat Wood. Apologies: Flo Grant.\n"
        "Minutes taken by Cat Wood",
        "Ann Lee",
        "Cat Wood",
        "Ann Lee; Bob Shaw; Cat Wood",
        "Flo Grant",
    ),
}


@pytest.mark.parametrize(("text", "chair", "writer", "there", "away"), HEADS.values(), ids=HEADS)
def test_a_head_tells_who_came_in_whatever_layout(
    text: str, chair: str, writer: str, there: str, away: str
) -> None:
    found = attendance.read(files.read(text.encode()))

    assert (found.chair, found.minute_taker) == (chair, writer)
    assert sorted(person.name for person in found.present) == sorted(
        filter(None, there.split("; "))
    )
    assert "; ".join(sorted(person.name for person in found.apologies)) == away
