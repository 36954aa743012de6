"""Files that were damaged in any way: reading never raises, never hangs, and never writes a file."""

from __future__ import annotations

import io
import sys
import time
import zipfile
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from random import Random

import pytest
from old_office import compound, number, words, xls
from written_formats import WRITERS, parts_of, zipped

from data.generator.batches import content_of
from data.generator.unit_years import unit_year
from disclosures.reading import Reading, read

FORMATS = ("docx", "xlsx", "html", "xls", "doc")
FEW, MANY = 60, 2_500
LONGEST = 20  # seconds that one damaged file may take on a busy machine
TOKENS = (
    b"<!DOCTYPE a [<!ENTITY b 'c'>]>", b"&b;", b"<w:tbl>", b"</w:tc>", b"<w:p>", b"<td colspan=99999 rowspan=0>", b"</table>",
    b"<table><tr>", b'r="XFD1048576"', b'w:val="99999999999"', b'w:val="-1"', b'ref="A1:XFD1048576"', b'numFmtId="999"', b"\x00",
    b"<v>1e999</v>", b"<v>NaN</v>", b't="s"', b"\xff\xfe", b"<![CDATA[", b"]]>", b"<script>", b"%", b"9" * 400, b'"', b">",
)  # fmt: skip
Change = Callable[[bytes, Random], bytes]


@cache
def samples() -> dict[str, bytes]:
    content = content_of(unit_year(2, forms=1), "tabbed")
    sheet = b"".join(words(at, 0, "收入总计") + number(at, 1, at / 7, 1) for at in range(40))
    return {
        **{name: write(parts_of(content)) for name, write in WRITERS.items()},
        "xls": xls({"表": sheet}, ["#,##0.00"]),
        "doc": compound({"WordDocument": bytes(range(256)) * 9}),
    }


def flipped(content: bytes, random: Random) -> bytes:
    changed = bytearray(content)
    for _ in range(random.choice((1, 4, 30))):
        changed[random.randrange(len(changed))] ^= 1 << random.randrange(8)
    return bytes(changed)


def flipped_in_a_header(content: bytes, random: Random) -> bytes:
    """Bytes of a header changed: of a member, of the list at the end, or of the file."""
    marks = [at for mark in (b"PK\x01\x02", b"PK\x03\x04", b"PK\x05\x06") for at in _places(content, mark)] or [0]
    at = random.choice(marks) + 4 + random.randrange(42 if len(marks) > 1 else 500)
    return content[:at] + random.choice((b"\0", b"\xff", b"\x7f\xff\xff\xff", random.randbytes(2))) + content[at + 1 :]


def _places(content: bytes, mark: bytes) -> Iterator[int]:
    at = content.find(mark)
    while at >= 0:
        yield at
        at = content.find(mark, at + 1)


def cut_off(content: bytes, random: Random) -> bytes:
    return content[: random.randrange(1, len(content))]


def spliced(content: bytes, random: Random) -> bytes:
    at, start = random.randrange(len(content)), random.randrange(len(content))
    return content[:at] + content[start : start + random.randrange(1, 900)] + content[at + random.choice((0, 0, 90)) :]


def token_inside(content: bytes, random: Random) -> bytes:
    """The words of a format put at a place where they are not expected; within the members of a package."""
    if not content.startswith(b"PK"):
        return _with_token(content, random)
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        members = {name: package.read(name) for name in package.namelist()}
    name = random.choice([name for name in members if name.endswith((".xml", ".rels"))])
    members[name] = random.choice((_with_token, flipped, cut_off, spliced))(members[name], random)
    if random.random() < 0.2:
        other = random.choice(list(members))
        members[name], members[other] = members[other], members[name]
    return zipped(members)


def _with_token(content: bytes, random: Random) -> bytes:
    for _ in range(random.choice((1, 3, 10))):
        at = random.randrange(len(content))
        content = content[:at] + random.choice(TOKENS) * random.choice((1, 1, 50)) + content[at + random.choice((0, 1, 8)) :]
    return content


CHANGES: tuple[Change, ...] = (flipped, flipped_in_a_header, cut_off, spliced, token_inside, token_inside)
_opened: list[str] = []
_watching = False


def _watch(event: str, details: tuple[object, ...]) -> None:
    if _watching and event == "open" and isinstance(details[1], str) and set(details[1]) & set("wax+"):
        _opened.append(str(details[0]))


sys.addaudithook(_watch)


def written_while(act: Callable[[], Reading]) -> tuple[Reading, list[str]]:
    """What an act gave, and the files that were opened for writing during it."""
    global _watching
    _opened.clear()
    _watching = True
    try:
        return act(), list(_opened)
    finally:
        _watching = False


def damaged(name: str, count: int, seed: int) -> Iterator[bytes]:
    """As many damaged copies of a sample, each damaged in another way."""
    random = Random(f"{name} {seed}")
    for number_ in range(count):
        yield CHANGES[number_ % len(CHANGES)](samples()[name], random)


def read_or_refused(name: str, content: bytes) -> bool:
    """Whether a file gives one document, with a sentence where nothing was read, in time and without writing a file."""
    start = time.process_time()
    reading, written = written_while(lambda: read(content, f"甲.{name}"))
    documents = reading.frames["documents"]
    speaks = documents.height == 1 and (documents["text"][0] != "" or bool(reading.problem))
    return speaks and written == [] and time.process_time() - start < LONGEST


@pytest.mark.parametrize("name", FORMATS)
def test_a_damaged_file_is_read_or_refused(name: str, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("PATH", "")
    assert [content for content in damaged(name, FEW, 1) if not read_or_refused(name, content)] == []


@pytest.mark.slow
@pytest.mark.timeout(3_000)
@pytest.mark.parametrize("name", FORMATS)
def test_thousands_of_damaged_files_are_read_or_refused(name: str, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("PATH", "")
    assert [content for content in damaged(name, MANY, 2) if not read_or_refused(name, content)] == []


def test_what_is_written_while_a_file_is_read_is_seen(tmp_path: Path):
    def write() -> Reading:
        (tmp_path / "甲").write_bytes(b"")
        return read(b"", "甲.txt")

    assert written_while(write)[1] == [str(tmp_path / "甲")]
