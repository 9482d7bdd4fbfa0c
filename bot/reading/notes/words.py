"""The vocabulary of minutes: posts, bodies, words that name nobody, verbs that promise nothing."""

# ruff: noqa: RUF001  notes are written with en dashes and curly quotes

POST = (
    r"(?:(?:vice[- ]?)?chair(?:man|woman|person)?|clerk|commissioner|constable|superintendent|"
    r"supt|inspector|sergeant|officers?|head(?:teacher|master|mistress)?|director|manager|"
    r"secretary|treasurer|councillors?|trustees?|governors?|bursar|principal|leads?|leader|"
    r"chief|deputy|coordinator|co-ordinator|accountant|auditors?|solicitor|minute taker|"
    r"executive|warden|caretaker|editor|webmaster|maintainers?|owners?|members?|commanders?|"
    r"coordinators?|representatives?|reps?|stewards?|captains?|volunteers?|analysts?|planners?|"
    r"advisers?|advisors?|administrators?|assistants?)"
)
BODY = (
    r"(?:team|board|panel|committee|council|group|force|office|department|directorate|trust|"
    r"working party|sub-?committee|partnership|forum|unit|staff|association|company|agency|"
    r"members|partners|governing body|secretariat|SNTs?|SNT's)"
)
SMALL = (
    r"the|a|an|to|by|for|from|with|at|on|in|is|are|was|were|be|been|will|would|has|had|have|that|"
    r"this|these|no|not|any|if|it|its|their|our|review|draft|write|send|update|contact|ask|chase|"
    r"next|new|report|note|noted"
)
"""Small words that are no part of the name of a group of people."""

NOT_OWNERS = frozenset(
    {
        "", "by", "before", "within", "from", "for", "until", "dropped", "withdrawn", "cancelled",
        "still to do", "not done", "carried forward", "due", "deadline", "timescale", "timeframe",
        "timeline", "by when", "end", "early", "mid", "late", "start",
        "status", "target", "next", "when", "-", "–", "n/a", "na",
        "none", "nil", "note", "noted", "to note", "for note", "info", "for info",
        "information", "for information", "tbc", "tba", "who", "who?", "we", "us", "it",
        "action", "actions", "action by", "owner", "lead", "decision", "decisions", "agreed",
        "approved", "resolved", "complete", "completed", "closed", "done", "open", "new",
        "ongoing", "discharged", "overdue", "yes", "no", "update", "discussion", "item",
        "this", "there", "they", "nobody", "no one", "unassigned", "to be confirmed",
        "to be allocated", "standing item", "information only", "for decision",
        "for discussion", "in progress", "not started", "present", "absent", "green", "amber",
        "red", "date", "x",
        "?", "resolved to", "to", "name", "these", "that", "he", "she",
    }
)  # fmt: skip
RANKS = (
    r"(?:T/|D/|A/|Det\.?\s+|Temp(?:orary)?\s+|Acting\s+)?"
    r"(?:P[FC]?CC|DPFCC|DPCC|CC|D\s+Supt|DCC|ACC|ACO|CEX|CEO|CFO|Ch(?:ief)?\.?\s+(?:Supt|Insp|"
    r"Superintendent|"
    r"Inspector|Constable)|Chief\s+(?:Constable|Executive|Officer)|Supt|Superintendent|"
    r"Insp(?:ector)?|"
    r"Sgt|PC|DC|DCI|DI|DS|Col(?:onel)?|Cllrs?|Councillors?|Mr|Mrs|Ms|Miss|Mx|Dr|Prof(?:essor)?|"
    r"Rev(?:erend|d)?|Canon|Fr|Father|Sister|Imam|Rabbi|Pastor|Bishop|Archdeacon|Sir|Dame|Lady|Lord|Ald(?:erman)?)\.?"
)
STATIVE = (
    r"be\b(?!\s+(?:\w+(?:ed|en|ing|wn|lt)|brought|put|sent|held|made|given|drawn|set|taken|met|"
    r"done|"
    r"sought|kept|a\s+task|responsible|going|reporting|subject))|have\b(?!\s+(?:it|them|this|these|that)\s+\w+(?:ed|en|nt|wn|lt|ut|ne)\b)|include|continue|enable|"
    r"provide\s+an?\s+opportunity|"
    r"remain|allow|mean|need\b|help\b|ensure\b|feature|require|depend|focus|comprise|consist|"
    r"like\b|"
    r"quit|retire|step\s+down|stand\s+down|hope|expect|welcome|become|feel\b|want\b|cost\b|"
    r"last\b|stay\b|benefit|improve\b|support\b|look\s+like|appear"
)
"""Verbs after "will" that describe and promise no deed."""
