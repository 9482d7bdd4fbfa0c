"""Files that nobody should send: each is refused with its cause and what to do next."""

# ruff: noqa: RUF001  notes are written with en dashes and curly quotes

import io
import pathlib
import zipfile

import documents
import pytest

from bot.errors import Told
from bot.reading.formats import files
from bot.reading.notes import minutes

NOTES = [
    "Estates Board",
    "Date: Monday 3 March 2025",
    "Action: DCC to circulate the options paper by 14 March.",
]


def refusal(data: bytes) -> str:
    with pytest.raises(Told) as told:
        files.read(data)
    return told.value.sentence


def actions(data: bytes) -> list[str]:
    return [action.text for action in minutes.read(files.read(data)).actions]


@pytest.mark.parametrize(
    "data",
    [
        "\n".join(NOTES).encode(),
        "\n".join(NOTES).encode("utf-16"),
        "\n".join(NOTES).replace("-", "–").encode("cp1252"),
        documents.word(NOTES),
        documents.odt(NOTES),
        documents.pdf([documents.set_lines(NOTES)]),
        f"<html><body>{''.join(f'<p>{line}</p>' for line in NOTES)}</body></html>".encode(),
    ],
    ids=["utf-8", "utf-16", "cp1252", "docx", "odt", "pdf", "html"],
)
def test_the_control_notes_are_read_in_every_format(data: bytes) -> None:
    assert actions(data) == ["DCC to circulate the options paper by 14 March."]


def test_a_zip_bomb_in_a_word_file_is_not_unpacked() -> None:
    bomb = documents.word_xml(documents.paragraph("A" * 80_000_000))

    assert len(bomb) < 200_000
    assert "unpacks to far more" in refusal(bomb)


def test_a_size_that_lies_is_counted_as_it_unpacks() -> None:
    bomb = bytearray(documents.word_xml(documents.paragraph("A" * 30_000_000)))
    real, said = (30_000_000).to_bytes(4, "little")[1:3], (4_000).to_bytes(4, "little")
    del real
    with zipfile.ZipFile(io.BytesIO(bytes(bomb))) as package:
        size = package.getinfo("word/document.xml").file_size.to_bytes(4, "little")

    lying = bytes(bomb).replace(size, said)

    assert refusal(lying).startswith(("The file is damaged", "The file unpacks"))


@pytest.mark.parametrize(
    "prolog",
    [
        '<!DOCTYPE w [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>',
        '<!DOCTYPE w [<!ENTITY x SYSTEM "file:///etc/passwd">]>',
        '<!DOCTYPE w SYSTEM "http://canary.invalid/w.dtd">',
    ],
    ids=["entity bomb", "external entity", "external declaration"],
)
def test_a_word_file_that_declares_entities_is_not_parsed(prolog: str) -> None:
    assert "defines its own text shortcuts" in refusal(
        documents.word_xml(documents.paragraph("x"), prolog=prolog)
    )


def test_a_declaration_hidden_in_another_encoding_is_seen() -> None:
    body = '<?xml version="1.0" encoding="UTF-16"?><!DOCTYPE w [<!ENTITY a "b">]><w/>'
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as package:
        package.writestr("[Content_Types].xml", body.encode("utf-16"))

    assert "defines its own text shortcuts" in refusal(held.getvalue())


def test_html_with_entities_of_its_own_is_not_parsed() -> None:
    page = b'<!DOCTYPE html [<!ENTITY a "x">]><html><body><p>&a;</p></body></html>'

    assert "defines its own text shortcuts" in refusal(page)


@pytest.mark.parametrize("depth", [300, 3_000])
def test_word_elements_nested_too_deeply_are_refused(depth: int) -> None:
    deep = (
        "<w:sdt><w:sdtContent>" * depth
        + documents.paragraph("x")
        + "</w:sdtContent></w:sdt>" * depth
    )

    assert "nested too deeply" in refusal(documents.word_xml(deep))


def test_html_nested_too_deeply_is_refused_or_flattened() -> None:
    page = f"<html><body>{'<div>' * 5_000}Action: DCC to go.{'</div>' * 5_000}</body></html>"

    assert "nested too deeply" in refusal(page.encode())


def test_a_word_file_with_macros_is_not_opened() -> None:
    kind = "application/vnd.ms-office.vbaProject"
    macros = f'<Override PartName="/word/vbaProject.bin" ContentType="{kind}"/>'

    assert "macros" in refusal(documents.word_xml(documents.paragraph("x"), types=macros))


def test_a_word_file_with_two_bodies_is_not_guessed_at() -> None:
    second = f'<Override PartName="/word/other.xml" ContentType="{documents.MAIN_TYPE}"/>'

    assert "two versions" in refusal(documents.word_xml(documents.paragraph("x"), types=second))


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_a_zip_that_names_a_member_twice_is_not_guessed_at() -> None:
    held = io.BytesIO(documents.word_xml(documents.paragraph("DCC to pay.")))
    with zipfile.ZipFile(held, "a") as package:
        package.writestr("word/document.xml", "<w/>")

    assert "two versions" in refusal(held.getvalue())


def test_words_kept_in_another_file_are_not_silently_left_out() -> None:
    body = '<w:altChunk xmlns:r="r" r:id="rId9"/>'

    assert "kept in another file" in refusal(documents.word_xml(body))


def test_hidden_and_deleted_words_are_not_read_as_actions() -> None:
    body = (
        documents.paragraph("Date: Monday 3 March 2025")
        + documents.paragraph("Action: CC to resign by Friday.", properties="<w:vanish/>")
        + "<w:p><w:del><w:r><w:delText>Action: DCC to pay £9,000.</w:delText></w:r></w:del></w:p>"
        + documents.paragraph("Action: ACC to write to the Chair.")
    )

    assert actions(documents.word_xml(body)) == ["ACC to write to the Chair."]


def test_words_put_in_by_a_tracked_change_are_read() -> None:
    body = documents.paragraph("Date: Monday 3 March 2025") + (
        "<w:p><w:ins><w:r><w:t>Action: ACC to write to the Chair.</w:t></w:r></w:ins></w:p>"
    )

    assert actions(documents.word_xml(body)) == ["ACC to write to the Chair."]


def test_a_locked_pdf_says_that_it_is_locked() -> None:
    o = "".join(f"\\{n:03o}" for n in range(1, 33))
    lock = f"/Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O ({o}) /U ({o}) >> /ID [<00><00>]"
    locked = documents.assembled(
        ["<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [] /Count 0 >>"], trailer=lock
    )

    assert "password" in refusal(locked)


def test_a_locked_word_file_says_that_it_is_locked() -> None:
    ole = (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600 + "EncryptedPackage".encode("utf-16-le")
    )

    assert "password" in refusal(ole)


def test_a_pdf_without_words_is_called_a_picture_of_the_notes() -> None:
    scan = documents.pdf(["q 500 0 0 700 40 40 cm Q"])

    assert refusal(scan).startswith("This is a picture of the notes: ")


@pytest.mark.parametrize("magic", [b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff\xe0", b"GIF89a"])
def test_a_photograph_is_called_a_picture_of_the_notes(magic: bytes) -> None:
    assert refusal(magic + b"\x00" * 200).startswith("This is a picture of the notes: ")


@pytest.mark.parametrize(
    ("data", "cause"),
    [
        (b"", "empty"),
        (b" \r\n\t \x00", "empty"),
        (b"%PDF-1.7\nhalf a fi", "damaged"),
        (documents.word(NOTES)[:3_000], "damaged"),
        (b"{\\rtf1 Action}", "rich text"),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "WordDocument".encode("utf-16-le"),
            "old Word format",
        ),
        (b"MZ\x90\x00\x03\x00\x00\x00" * 40, "not a kind of file"),
        (b"\x1f\x8b\x08\x00" + b"\x00" * 50, "archive"),
        (b"A" * (20 * 1024 * 1024 + 1), "larger than 20 MB"),
        (b"%PDF-1.4\n" + documents.word(NOTES), "two kinds of file"),
        (b"PK\x03\x04 %PDF-1.4", "two kinds of file"),
    ],
    ids=[
        "no bytes",
        "blank",
        "cut pdf",
        "cut docx",
        "rtf",
        "doc",
        "program",
        "gzip",
        "huge",
        "pdf and zip",
        "zip and pdf",
    ],
)
def test_a_file_that_cannot_be_read_says_why(data: bytes, cause: str) -> None:
    assert cause in refusal(data)


def test_what_is_refused_always_says_what_to_do_next() -> None:
    from bot.reading.formats import refusals  # noqa: PLC0415  every sentence in it is looked at

    sentences = [
        value for name, value in vars(refusals).items() if name.isupper() and isinstance(value, str)
    ]

    assert len(sentences) > 20
    assert all(
        any(word in s for word in ("Send", "send", "Check", "Delete", "Save")) for s in sentences
    ), sentences


PASSWORD_FORM = "<body><form><input type='password'></form></body>"
WORK_EMAIL = "<body><p>Enter your work email.</p></body>"


@pytest.mark.parametrize(
    "page",
    [
        f"<html><head><title>Welcome</title></head>{PASSWORD_FORM}</html>",
        f"<!doctype html><html><head><title>Slack | Log in</title></head>{WORK_EMAIL}</html>",
    ],
)
def test_a_sign_in_page_is_not_taken_for_the_notes(page: str) -> None:
    assert refusal(page.encode()).startswith("This is a sign-in page, not the notes")


@pytest.mark.parametrize(
    "mark", ["SECRET", "TOP SECRET", "UK SECRET", "SECRET – UK EYES ONLY", "Classification: SECRET"]
)
def test_notes_marked_above_official_are_refused_with_whom_to_tell(mark: str) -> None:
    assert "security officer" in refusal("\n".join([mark, *NOTES]).encode())


def test_a_marking_that_stands_only_in_the_header_of_a_word_file_is_seen() -> None:
    header = (
        "word/header1.xml",
        f'<w:hdr xmlns:w="{documents.W}">{documents.paragraph("SECRET")}</w:hdr>',
    )

    assert "security officer" in refusal(
        documents.word_xml(documents.paragraph("x"), parts=[header])
    )


def test_official_sensitive_notes_are_read_and_keep_their_marking() -> None:
    found = minutes.read(files.read("\n".join(["OFFICIAL-SENSITIVE", *NOTES]).encode()))

    assert found.marking == "OFFICIAL-SENSITIVE"


@pytest.mark.parametrize(
    "line", ["classification: OFFICIAL", "GSC: OFFICIAL – publish", "OFFICIAL"]
)
def test_a_marking_is_read_under_any_label(line: str) -> None:
    assert minutes.read(files.read("\n".join([line, *NOTES]).encode())).marking == "OFFICIAL"


def test_the_word_secret_in_a_sentence_is_no_marking() -> None:
    words = [*NOTES, "The Secret Santa was agreed.", "There is no secret about the estate."]

    assert actions("\n".join(words).encode())


@pytest.mark.parametrize("count", [1_000, pytest.param(10_000, marks=pytest.mark.long)])
def test_of_very_many_actions_the_first_200_are_shown_and_the_rest_said(count: int) -> None:
    many = "\n".join(
        [
            *NOTES[:2],
            "Actions",
            *(f"{n}. DCC to check file {n} of the set" for n in range(1, count + 1)),
        ]
    )

    found = minutes.read(files.read(many.encode()))

    assert len(found.actions) == 200
    assert f"{count:,} actions" in found.doubts[0].why


def test_names_in_a_zip_are_never_used_as_paths(
    tmp_path: pathlib.Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    hostile = [
        ("../../evil.txt", "x"),
        ("/etc/evil", "x"),
        ("word/..\\..\\evil", "x"),
        ("con", "x"),
    ]

    files.read(documents.word_xml(documents.paragraph("Estates Board"), parts=hostile))

    assert list(tmp_path.rglob("*")) == []
