"""The words that the reading of replies stands on: closed classes, and what the office names."""

from typing import Final


def words(text: str) -> frozenset[str]:
    """Return the words of a text, each once."""
    return frozenset(text.split())


def one_of(lines: str) -> str:
    """Return a pattern that matches any of these lines, each a pattern of its own."""
    return f"(?:{'|'.join(line.strip() for line in lines.strip().splitlines())})"


THANKED: Final = words(
    "thanks thank thankyou thx thnx tnx thanx tks tvm ta cheers ty tyvm thanku thank-you diolch"
    " merci"
)

COURTESIES: Final = THANKED | words(
    """
    you many much very so again all both ever indeed kindly
    boss sir ma'am maam guv guvnor gaffer commissioner chief team colleagues colleague folks mate
    bab bach
    duck pal love skip skipper sarge inspector everyone everybody lads
    hi hello hiya hey dear morning afternoon evening good bore da prynhawn p'nawn yn fawr
    kind kindest best warm regards wishes appreciated lol haha ha xx x please pls
    """
)
"""Words that greet, thank or address, and say nothing."""

PRAISE: Final = words(
    """
    good great perfect brilliant brill lovely super superb excellent smashing fab fabulous fantastic
    nice gwych sweet lush mint bostin tidy splendid spot on dodger top stuff magic jubbly cracking
    ideal
    helpful useful interesting
    obliged news cool champion grand splendid marvellous ace wonderful really
    """
)
"""Words that with thanks answer as well as a yes: "lovely, ta"."""

YESES: Final = words(
    """
    ok okay okie okey doke dokey dokie oki k kk yes yep yup yeah yh yea ye aye righto rightio
    right-o right-ho rightho right sure absolutely certainly definitely indeed course
    yess yepp fair okely willdo yo tis yarp aok a-ok a1 np nw oh ho prob probs rog good-o roger rgr
    affirmative affirm affirmed cytuno cytunaf cytunwyd correct exactly precisely known iawn
    concur concurred alright allright yessir heard supported endorsed ie ydw gwnaf agreed agree
    accepted copied copy fine
    confirmed confirm logged registered diarised captured 10-4 digested absorbed mine ours crystal
    tidy
    """
)
"""Words that agree; alone, or with thanks, they answer a message that asks to be acknowledged."""

DAY: Final = r"(?:mon|tues|tue|wednes|weds|wed|thurs|thu|fri|satur|sat|sun)(?:day)?"
MONTH: Final = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|sept|oct|nov|dec)(?:[a-z]{0,6})?"

NOTICED: Final = one_of(r"""
    updates?|reminders?|messages?|msgs?|notices?|notifications?|e-?mails?|mails?|notes?|posts?
    paperwork
    papers?|info(?:rmation)?|actions?|requests?|steers?|timetables?|directions?|instructions?|asks?
    dates?
    deadlines?|changes?|positions?|contents?|details?|comments?|points?|paras?|paragraphs?
    attachments?
    timescales?|following|above|below|attached|circulation|communications?|wording|clarification
    correspondence|guidance|heads[ -]up|nudge|prompt|chaser?|summary|thread|link
    invite|invitation|requirements?|expectations?|ping|entry|item|news|memo|contained
    bulletin|briefing|content
""")
"""What is acknowledged, by name: "we have received the reminder", not "the results"."""

_DET: Final = (
    "(?:the|your|this|that|these|those|both|all|all of|both of|of|new|revised|latest|my|our"
    "|her|his)"
)
DECIDED: Final = (
    r"(?:your|this|(?:the )?(?:commissioner|pcc|dpcc|opcc)'s) (?:decision|letter|ruling)s?\b"
)
"""What comes from the Commissioner in another form than a notice."""

OBJECT: Final = one_of(rf"""
    (?:this|that(?! (?:the|there|we|it|they|i|this|a|an|no|nobody|our|all)\b)|these|those|them|it
    everything|same|the same|the lot)\b
    (?:all|both|each)(?: of)?(?=$| (?:\d|[ap]m|and|as|at|by|for|from|here|in|it|now|of|on|our|over
    so|that
    thanks|thank|ta|the|these|this|those|to|too|with|your|them|i|we|will|is|are|clear|good|ok
    okay)\b)
    (?:{_DET} ){{1,4}}(?:[\w'&/-]{{1,20}} ){{0,2}}?{NOTICED}\b
    (?!notes? of)(?:{NOTICED}|a\d{{1,5}})(?=$| (?:on|of|re|about|and|thanks|cheers|ta|from|today
    now|below|above
    ok)\b)
    what (?:is|was|has|you|you've|you're|we|i|i'm|we're|needs|that|this|the)\b
    (?:your|this) post\b|{DECIDED}
""")
"""What somebody has taken in, at the head of what follows the word for it."""

OURS: Final = words(
    """
    cc dcc acc acco accs pcso pc ps sgt sergeant insp inspector ci di dci ds dc supt superintendent
    ch det
    d t a chief constable deputy assistant boss bosses guv guvnor gaffer sir ma'am maam force
    constabulary
    command officer office so staff hq s151 cfo cog ops lp crime operations local policing
    department directorate division unit lpa lpu bcu team teams finance estates comms communications
    legal hr ict it performance vetting psd procurement fleet property justice services people
    the my our his her their from of for at and & head lead business ltd group gold wmp
    """
)
"""Posts, ranks and parts of a force, which may answer for themselves, and what joins them."""

OUTSIDERS: Final = words(
    """
    staff you'll
    pcc opcc board boards panel panels committee council councils commission commissioner's
    minister ministers
    ministry government office's supplier suppliers contractor public residents people officers
    victims victim partners partner unison federation hmic hmicfrs cps npcc mp mps audit auditor
    auditors inspectors complainant complainants media press jac fdg trust trusts commanders
    members member councillors councillor court courts nobody nobody's noone none anyone anybody
    everyone
    everybody somebody someone they you everyone's they've you've he'd consultation union ofsted
    university author panel's inspectorate ombudsman iopc coroner judge survey respondents
    """
)
"""Whose taking in is not the writer's."""

DEPARTMENTS: Final = (
    "(?:finance|estates|comms|communications|legal|hr|ict|performance|vetting|psd|procurement"
    "|fleet|property|justice"
    "|lpa|lpu|bcu|unit|division|branch|services)"
)
POST: Final = (
    r"(?:the |my |our )?(?:t/|d/|a/|t |ch |det )?(?:[ad]?cc|boss|chief|deputy|command team"
    r"|staff officer|office"
    r"|guvnor|guv|gaffer|sir|ma'am|force|constabulary|department|directorate|command|team|supt"
    r"|insp|sgt)"
    r"(?: (?:const|constable|ops|lp|crime|operations|local|for|policing|commissioner|exec"
    r"|team)){0,3}"
)
"""Whom whoever writes may speak for: "the DCC", "boss", "our staff officer"."""


def skip(clause: list[str], words: frozenset[str], start: int) -> int:
    """Return where a clause goes on after words that say nothing of it."""
    place = start
    while place < len(clause) and clause[place] in words:
        place += 1
    return place
