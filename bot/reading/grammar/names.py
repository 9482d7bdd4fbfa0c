"""The words for days, months and numbers, and what each stands for."""


def words(text: str) -> frozenset[str]:
    """Return the set of words that a string lists."""
    return frozenset(text.split())


MONTH_NAMES = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
DAY_NAMES = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")

MONTHS = (
    {name.lower(): number for number, name in enumerate(MONTH_NAMES, 1)}
    | {name[:3].lower(): number for number, name in enumerate(MONTH_NAMES, 1)}
    | {"sept": 9, "janry": 1, "febry": 2}
)
WEEKDAYS = (
    {name.lower(): number for number, name in enumerate(DAY_NAMES)}
    | {name[:3].lower(): number for number, name in enumerate(DAY_NAMES)}
    | {"tues": 1, "weds": 2, "thur": 3, "thurs": 3}
)
ALSO_ORDINARY_WORDS = frozenset({"may", "march", "mar", "dec", "sun", "sat", "wed", "mon"})
"""Names that are ordinary words too, so that alone in a sentence they prove nothing."""

_UNITS = [
    "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
    "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
]  # fmt: skip
_TENS = {"twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "ninety": 90}
NUMBERS = {word: number for number, word in enumerate(_UNITS, 1)} | _TENS | {"a": 1, "an": 1}

_FIRST = [
    "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth",
    "eleventh", "twelfth",
]  # fmt: skip
ORDINALS = (
    {word: number for number, word in enumerate(_FIRST, 1)}
    | {f"{word}th": number for number, word in enumerate(_UNITS, 1) if number > len(_FIRST)}
    | {"twentieth": 20, "thirtieth": 30}
)
SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "winter": 12}
"""The month in which each season begins: summer is June to August."""

QUARTERS = {"q1": 1, "q2": 2, "q3": 3, "q4": 4}
WHICH = {
    "this": 0, "current": 0, "present": 0, "same": 0, "next": 1, "coming": 1, "following": 1,
    "forthcoming": 1, "new": 1, "last": -1, "previous": -1, "past": -1,
}  # fmt: skip
"""How many periods ahead of the present one a word puts what follows it."""
