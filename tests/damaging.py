"""Ways to damage a file: bits, ends, pieces put elsewhere, headers, words of the format where none are expected.

A damaged copy is known by its format, a seed and a number: the same three give the same bytes.
"""

from __future__ import annotations

import copy
import io
import re
import zipfile
import zlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from random import Random

from lxml import etree
from written_formats import zipped

Change = Callable[[bytes, Random], bytes]
MARKUP = (
    b"<!DOCTYPE a [<!ENTITY b 'c'>]>", b"&b;", b"<w:tbl>", b"</w:tc>", b"<w:p>", b"<td colspan=99999 rowspan=0>", b"</table>",
    b"<table><tr>", b'r="XFD1048576"', b'w:val="99999999999"', b'w:val="-1"', b'ref="A1:XFD1048576"', b'numFmtId="999"', b"\x00",
    b"<v>1e999</v>", b"<v>NaN</v>", b't="s"', b"\xff\xfe", b"<![CDATA[", b"]]>", b"<script>", b"%", b"9" * 400, b'"', b">",
    b"<w:tbl><w:tr><w:tc>", b"<w:sdt><w:sdtContent>", b"<div>", b"<ol start=9999999>", b"&#x110000;", b"&#0;", b"<svg><style>",
    b"<w:txbxContent>", b'<w:gridSpan w:val="99"/>', b'<w:vMerge/>', b"<mergeCell ref='A1:XFD1048576'/>", b"<!--", b"<?",
)  # fmt: skip
OF_PDF = (
    b"/Kids [1 0 R 2 0 R 3 0 R]", b"/Count 99999999", b"/Count -1", b"<<" * 600, b"[" * 600,
    b"/Filter [/FlateDecode /FlateDecode]",
    b"/DecodeParms << /Predictor 15 /Columns 999999999 >>", b"/Predictor 2 /Colors 255 /BitsPerComponent 16", b"/Rotate 45",
    b"/W [0 999999999 0]", b"/Length 999999999", b"/Length -5", b" 1e38 0 0 1e38 0 0 cm ", b" nan nan nan nan nan nan cm ",
    b"/UserUnit 1e9", b"/MediaBox [0 0 0 0]", b"/MediaBox [-1e38 -1e38 1e38 1e38]", b" BT /F1 1e30 Tf (7) Tj ET ", b" q" * 900,
    b" Q" * 90, b"endstream", b"endobj", b"1 0 obj", b"trailer << /Root 3 0 R >>", b"/Contents 1 0 R", b"/Parent 3 0 R",
    b"/Encoding /Identity-V", b"/Type /ObjStm /N 99999 /First 99999", b"/Subtype /Form /Resources 1 0 R", b"(" * 90, b"\x00",
    b"/Encrypt 3 0 R", b" 0 0 m 1e38 1e38 l S ", b" 0 0 1e-38 1e38 re f ", b"%%EOF",
)  # fmt: skip
_OBJECT = re.compile(rb"(?<=obj)(.{1,20000}?)(?=endobj)", re.DOTALL)
_PACKED = re.compile(rb"/FlateDecode[^>]*>>\s*stream\r?\n(.*?)\r?\nendstream", re.DOTALL)
_NUMBER = re.compile(rb"(?<=[ \[])-?\d+")
_ELEMENT = re.compile(rb"<[A-Za-z][^<>]*[^/<>]>")
_EXTREMES = (b"0", b"-1", b"2147483648", b"4294967295", b"99999999999999999999", b"1e99", b"0.0000001", b"65535")
_HEADERS = (b"PK\x01\x02", b"PK\x03\x04", b"PK\x05\x06")


def flipped(content: bytes, random: Random) -> bytes:
    changed = bytearray(content)
    for _ in range(random.choice((1, 4, 30))):
        changed[random.randrange(len(changed))] ^= 1 << random.randrange(8)
    return bytes(changed)


def flipped_in_a_header(content: bytes, random: Random) -> bytes:
    """Bytes of a header changed: of a member, of the list at the end, or of the file."""
    marks = [at for mark in _HEADERS for at in _places(content, mark)] or [0]
    at = random.choice(marks) + 4 + random.randrange(42 if len(marks) > 1 else 500)
    return content[:at] + random.choice((b"\0", b"\xff", b"\x7f\xff\xff\xff", random.randbytes(2))) + content[at + 1 :]


def cut_off(content: bytes, random: Random) -> bytes:
    return content[: random.randrange(1, len(content) + 1)]


def spliced(content: bytes, random: Random) -> bytes:
    at, start = random.randrange(len(content)), random.randrange(len(content))
    return content[:at] + content[start : start + random.randrange(1, 900)] + content[at + random.choice((0, 0, 90)) :]


def with_tokens(tokens: Sequence[bytes]) -> Change:
    """The change that puts such words at places where they are not expected."""

    def changed(content: bytes, random: Random) -> bytes:
        for _ in range(random.choice((1, 3, 10))):
            at = random.randrange(len(content) + 1)
            content = content[:at] + random.choice(tokens) * random.choice((1, 1, 50)) + content[at + random.choice((0, 1, 8)) :]
        return content

    return changed


def nested(content: bytes, random: Random) -> bytes:
    """An element within itself, again and again."""
    found = [*_ELEMENT.finditer(content)]
    if not found:
        return flipped(content, random)
    element, depth = random.choice(found), random.choice((5, 70, 400, 6_000))
    end = b"</" + re.split(rb"[\s>]", element[0][1:], maxsplit=1)[0] + b">"
    closed = end * random.choice((depth, depth, 0))
    return content[: element.start()] + element[0] * depth + closed + content[element.start() :]


def in_a_member(content: bytes, random: Random) -> bytes:
    """The change of a member of a package; members that change places, are there twice or have names that climb."""
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        members = {name: package.read(name) for name in package.namelist()}
    name, other = random.choice([name for name in members if name.endswith((".xml", ".rels"))]), random.choice([*members])
    members[name] = random.choice(OF_MEMBERS)(members[name], random)
    if random.random() < 0.2:
        members[name], members[other] = members[other], members[name]
    if random.random() < 0.1:
        members[random.choice(("../../climbed", "/tmp/climbed", "C:\\climbed", "a/../../b"))] = members[other]
    return zipped(members)


def in_the_tree(content: bytes, random: Random) -> bytes:
    """Elements of an XML moved, doubled, taken out, renamed, put within themselves, with other values: it remains XML."""
    root = etree.fromstring(content)
    elements = [each for each in root.iter() if isinstance(each.tag, str)]
    for _ in range(random.choice((1, 3, 20))):
        one, other = random.choice(elements), random.choice(elements)
        random.choice(_OF_ELEMENTS)(one, copy.deepcopy(other), random)
    return etree.tostring(root)


def _doubled(one: etree._Element, other: etree._Element, random: Random) -> None:
    one.insert(random.randrange(len(one) + 1), other)


def _taken_out(one: etree._Element, _other: etree._Element, _random: Random) -> None:
    if one.getparent() is not None:
        one.getparent().remove(one)


def _renamed(one: etree._Element, other: etree._Element, _random: Random) -> None:
    one.tag = other.tag


def _nested(one: etree._Element, other: etree._Element, random: Random) -> None:
    at = one
    for _ in range(random.choice((3, 50, 200))):
        at = etree.SubElement(at, other.tag, dict(other.attrib))
    at.text = "7"


def _valued(one: etree._Element, other: etree._Element, random: Random) -> None:
    value = random.choice((*map(bytes.decode, _EXTREMES), "", "XFD1048576", "A1:XFD1048576", "-7", "on", "continue", "甲"))
    names = [*one.attrib, *other.attrib]
    if names and random.random() < 0.8:
        one.set(random.choice(names), value)
    else:
        one.text = value


_OF_ELEMENTS = (_doubled, _doubled, _taken_out, _renamed, _nested, _valued, _valued, _valued)


def number_changed(content: bytes, random: Random) -> bytes:
    found = [*_NUMBER.finditer(content)]
    if not found:
        return flipped(content, random)
    for number in sorted(random.sample(found, min(len(found), random.choice((1, 3)))), key=re.Match.start, reverse=True):
        content = content[: number.start()] + random.choice(_EXTREMES) + content[number.end() :]
    return content


def objects_spliced(content: bytes, random: Random) -> bytes:
    """An object of a PDF in the place of another, or a piece of it."""
    found = [*_OBJECT.finditer(content)]
    if not found:
        return spliced(content, random)
    one, other = random.choice(found), random.choice(found)
    body = random.choice((other[1], other[1][: random.randrange(len(other[1]))], b" null ", one[1] + other[1]))
    return content[: one.start()] + body + content[one.end() :]


def in_a_stream(content: bytes, random: Random) -> bytes:
    """The change of what a compressed stream of a PDF holds."""
    found = [*_PACKED.finditer(content)]
    if not found:
        return with_tokens(OF_PDF)(content, random)
    stream = random.choice(found)
    try:
        unpacked = zlib.decompress(stream[1])
    except zlib.error:
        return flipped(content, random)
    change = random.choice((flipped, cut_off, spliced, number_changed, with_tokens(OF_PDF)))
    packed = zlib.compress(change(unpacked or b" ", random))
    return content[: stream.start(1)] + packed + content[stream.end(1) :]


def _places(content: bytes, mark: bytes) -> Iterator[int]:
    at = content.find(mark)
    while at >= 0:
        yield at
        at = content.find(mark, at + 1)


OF_MEMBERS: tuple[Change, ...] = (
    *[in_the_tree] * 8, with_tokens(MARKUP), with_tokens(MARKUP), flipped, cut_off, spliced, nested, number_changed,
)  # fmt: skip
OF_ALL: tuple[Change, ...] = (flipped, flipped_in_a_header, cut_off, spliced)
OF_PACKAGES: tuple[Change, ...] = (*OF_ALL, *[in_a_member] * 8)
OF_TEXT: tuple[Change, ...] = (*OF_ALL, with_tokens(MARKUP), with_tokens(MARKUP), nested, number_changed)
CHANGES: Mapping[str, tuple[Change, ...]] = {
    "pdf": (*OF_ALL, with_tokens(OF_PDF), objects_spliced, objects_spliced, in_a_stream, in_a_stream, number_changed),
    "docx": OF_PACKAGES,
    "xlsx": OF_PACKAGES,
    **dict.fromkeys(("html", "mht", "txt"), OF_TEXT),
    **dict.fromkeys(("xls", "doc"), (*OF_ALL, flipped, flipped_in_a_header, with_tokens((b"\0" * 9, b"\xff" * 9, b"\xff\x7f")))),
}


def damaged(name: str, samples: Sequence[bytes], *, seed: int, number: int) -> bytes:
    """A damaged copy of one of the samples of a format."""
    random = Random(f"{name} {seed} {number}")
    return CHANGES[name][number % len(CHANGES[name])](random.choice(samples), random)
