"""How a message is acknowledged in Welsh, its verbs with their mutations."""

from typing import Final

from bot.reading.replies.words import one_of, words

_READ: Final = one_of(r"""
    g?weld|dd?arllen|nodi|dd?erbyn|dd?eall|[cg]ael|cydnabod|chydnabod|gydnabod|nghydnabod
    nodi|llawn ddeall|llawn ddarllen|dallt|ddallt
""")
"""To see, read, note, receive, understand, have, acknowledge."""

_SUBJECT: Final = one_of(r"""
    (?:'?d|ryd|rwy|ry)w i(?:'n)?|dwi(?:'n)?|rwyf(?: i)?|rwy'n|rwy|rydw i|yr wyf(?: i)?|ydw|ydyn
    rydym(?: ni)?(?: yn)?|rydyn ni(?:'n)?|dan ni(?:'n)?|fi|ni
    mae(?:'r| y| ein)? (?:prif gwnstabl|prif|dirprwy|pennaeth|heddlu|llu|tîm|swyddfa)(?: \w{1,20})?
""")
_ALREADY: Final = "(?:nawr|rŵan|bellach|eisoes|newydd|hefyd|i gyd)"
_NOUN: Final = (
    "(?:diweddariad|neges|nodyn|nodiadau|cais|dyddiad|wybodaeth|newid|cynnwys|cwbl|cyfan)"
)
_OBJECT: Final = one_of(rf"""
    hwn|hon|hyn|hynny|hwnna|y rhain|popeth|y cyfan|y cwbl|yr uchod|o|e|fe|fo|hi|nhw
    (?:y|yr|eich|dy)(?: \w{{1,20}})? {_NOUN}(?: \w{{1,20}})?
""")
_HIS: Final = "(?:'i|'u|'ch| ei| eu| eich)?"

_THANKS: Final = r"(?:gyda )?(?:diolch|llawer o ddiolch)(?: (?:yn fawr|o galon))?(?: \w{1,20})?"
_I: Final = rf"(?:{_SUBJECT} )?(?:{_ALREADY} )?"
_AND_READ: Final = rf"(?: (?:a|ac)(?:'i|'u)? {_READ})"
_I_CONFIRM: Final = "(?:(?:gallaf|galla i|hoffwn|dymunaf) )?(?:cadarnhau|gadarnhau|cadarnhaf)"
_IT_WAS: Final = (
    "(?:derbyniwyd|nodwyd|gwelwyd|darllenwyd|cydnabuwyd|deallwyd|cafwyd|cydnabyddir"
    "|cydnabyddwyd|nodir"
    "|derbynnir|deallir)"
)

TAKEN_IN: Final = one_of(rf"""
    {_I}wedi{_HIS}(?: {_ALREADY})? {_READ}{_AND_READ}{{0,2}}(?:'r {_NOUN}| {_OBJECT})?
    {_I}(?:yn )?(?:deall|nodi|cydnabod|dallt)(?: {_OBJECT})?(?: yn iawn)?
    {_I}(?:yn )?ymwybodol(?: o(?:'r {_NOUN}| {_OBJECT})?)?|(?:nodaf|derbyniaf)(?: {_OBJECT})?
    {_IT_WAS}(?: (?:a|ac) {_IT_WAS})?(?: {_OBJECT})?|{_READ} (?:a|ac) {_READ}
    (?:derbyniais|nodais|gwelais|darllenais|cefais|ces|deallais)(?: i)? {_OBJECT}
    (?:mi|fe) (?:welais|nodais|ddarllenais|dderbyniais|ges)(?: i)? {_OBJECT}
    {_I_CONFIRM}(?: (?:fy mod|ein bod)(?: i| ni)?)? wedi{_HIS} {_READ}(?: {_OBJECT})?
    (?:hoffwn|dymunaf|gallaf) (?:gydnabod|nodi)(?: {_OBJECT})?
    (?:y |yr |eich )?{_NOUN}(?: yma)? wedi{_HIS} (?:{_READ}|cyrraedd)
""") + (
    rf"(?: (?:{_ALREADY}|{_THANKS}|(?:bore|prynhawn|p'nawn) 'ma|heddiw|ddoe"
    r"|gan (?:y |yr |ein )?(?:dirprwy|prif|pennaeth|swyddfa|tîm)(?: \w{1,20})?"
    r"|yn iawn|yn ddiogel|yn llawn|ar ran(?: \w{1,20}){1,3})){0,4}"
)
"""Whole clauses that acknowledge: "wedi'i weld", "nodwyd gyda diolch", "rwyf wedi ei ddarllen"."""

UNDERTAKEN: Final = (
    r"(?:(?:mi|fe) )?wna i$|(?:(?:mi|fe) )?(?:wna i|wnaf|gwnaf|byddaf|bydda i"
    r"|byddwn)(?: ni)?(?:'n| yn)? \w{2,20}\b.*"
)
"""Clauses that take it on: "byddaf yn rhannu â'r tîm"."""

THANKS_FOR_IT: Final = (
    f"diolch(?: yn fawr)? am (?:roi gwybod|rannu|hyn|(?:y |yr |eich )?{_NOUN})(?: .{{0,40}})?"
)
"""Thanks for what was told."""

ASKING: Final = words("pwy beth pryd ble pam sut faint oes ydy ydi a'i")
"""Words that ask."""
