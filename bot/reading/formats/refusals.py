"""Why a file cannot be read: each a sentence with the cause and what to do about it."""

from bot.errors import Told

LARGEST = 20 * 1024 * 1024
"""Bytes; a longer set of notes has not been seen, and a picture of one is refused anyway."""

EMPTY = "The file is empty. Check that it was saved, then send it again."
TOO_LARGE = "The file is larger than 20 MB. Send the notes alone, without pictures or other papers."
DAMAGED = (
    "The file is damaged and could not be opened. Open it on your computer, save it again and"
    " send the new copy."
)
TWO_KINDS = (
    "The file is two kinds of file at once, so it was not opened. Save the notes again as "
    ".docx or .pdf and send that."
)
LOCKED = "The file is locked with a password. Save a copy without the password and send that."
MACROS = (
    "The file has macros in it, so it was not opened. Save it as a .docx without macros and "
    "send that."
)
PICTURE = (
    "This is a picture of the notes: there are no words in it to read. Send the Word file that "
    "it was "
    "made from, or a PDF saved from Word."
)
OLD_WORD = (
    "This is the old Word format (.doc), and nothing that can convert it is installed here. Save "
    "it as .docx and send that, or ask IT to install antiword."
)
NOT_CONVERTED = (
    "This old Word file (.doc) could not be converted: it is damaged, or locked with a password. "
    "Open it on your computer, save it as .docx and send that."
)
OLD_TEXT = "This is a rich text file (.rtf), which cannot be read. Save it as .docx and send that."
SPREADSHEET = "This is a spreadsheet. Send the notes as .docx, .pdf, .odt, .html or plain text."
SLIDES = "This is a set of slides. Send the notes as .docx, .pdf, .odt, .html or plain text."
ARCHIVE = (
    "This is an archive of files. Send the notes by themselves, as .docx, .pdf, .odt, .html "
    "or plain text."
)
WRONG_KIND = (
    "This is not a kind of file that can be read. Send the notes as .docx, .pdf, .odt, .html "
    "or plain text."
)
UNPACKS = (
    "The file unpacks to far more than notes would, so it was not opened. Save the notes "
    "again as a new file and send that."
)
ENTITIES = (
    "The file defines its own text shortcuts or points to other files, so it was not opened. "
    "Save the notes again as a new file and send that."
)
ELSEWHERE = (
    "The words of this file are kept in another file that it points to. Save them all in one "
    "file and send that."
)
TWO_BODIES = (
    "The file holds two versions of its words, so it is not certain which is meant. Save the "
    "notes again as a new file and send that."
)
NESTED = (
    "The file is nested too deeply to be notes, so it was not read. Save the notes again as a"
    " new file and send that."
)
TOO_LONG = "The file holds far more words than a set of notes. Send the notes by themselves."
SIGN_IN = (
    "This is a sign-in page, not the notes: the file was not downloaded. Open the link "
    "yourself, sign in, "
    "save the notes and send that file."
)
MARKED = (
    "The first page is marked {0}. Nothing above OFFICIAL may be handled here, and nothing of "
    "it was kept. "
    "Delete the file from Slack and tell your security officer now."
)
UNSAFE = (
    "The file could not be read safely, so reading was stopped and nothing was kept. Save the"
    " notes again as .docx or plain text and send that."
)

NOT_HERE = (
    "Files cannot be read on this kind of computer. Ask IT to run the bot on Linux or macOS, then "
    "send it again."
)


def because(sentence: str) -> Told:
    """Return the refusal to raise. Nothing has been saved."""
    return Told(sentence)
