"""Whom a notice comes to in the end, and what is said of why it came to them."""

from datetime import date

import pytest

from bot.reminders.plan import ADMINISTRATORS, OFFICE
from bot.reminders.recipients import route
from store.addressing import Addresses, Away, Held, Known

DCC, PO, SO, IT = (
    Known(1, "Julian Moss", "U0DEPUTY", "officer", None),
    Known(2, "Natasha Noorbakhsh", "U0POLICY", "staff", None),
    Known(3, "Melanie Reynolds", "U0STAFFO", "officer", None),
    Known(4, "Ida Tech", "U0ITTECH", "administrator", None),
)
LEFT = Known(1, "Julian Moss", "U0DEPUTY", "nobody", None)


def an_office(*persons: Known, away: dict[int, Away] | None = None) -> Addresses:
    posts = (
        Held(1, "DCC", "Deputy Chief Constable", (1,), ()),
        Held(2, "PO", "Policy Officer", (2,), (3,)),
    )
    everybody = {one.id: one for one in (DCC, PO, SO, IT, *persons)}
    return Addresses({post.id: post for post in posts}, everybody, away or {})


UNTIL = date(2021, 6, 18)


@pytest.mark.parametrize(
    ("whom", "addresses", "to", "why"),
    [
        ("post:1", an_office(), 1, ""),
        (
            "post:1",
            an_office(away={1: Away(UNTIL, 3)}),
            3,
            "Julian Moss is away until Friday 18 June 2021",
        ),
        (  # whoever they named looks after the bot by now
            "post:1",
            an_office(away={1: Away(UNTIL, 4)}),
            2,
            "Julian Moss is away until Friday 18 June 2021",
        ),
        ("person:1", an_office(LEFT), 2, "Julian Moss is no longer in the office file"),
        ("person:4", an_office(), 2, "Ida Tech looks after the bot and is shown no action"),
        (OFFICE, an_office(away={2: Away(UNTIL, 4)}), 3, ""),
        (ADMINISTRATORS, an_office(), 4, ""),
        (
            ADMINISTRATORS,
            an_office(away={4: Away(UNTIL, None)}),
            2,
            "Ida Tech is away until Friday 18 June 2021",
        ),
    ],
)
def test_it_comes_to_whoever_may_read_it(
    whom: str, addresses: Addresses, to: int, why: str
) -> None:
    there = route(whom, addresses)

    assert there is not None
    assert (there.person_id, there.why) == (to, why)
