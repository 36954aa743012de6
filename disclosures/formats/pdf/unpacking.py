"""What the compressed streams of a PDF unpack to, before the library is asked for them: streams that unpack to gigabytes are
small, also where they are compressed twice."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterable, Iterator

from disclosures.formats.containers import FREE_OF_RATIO, LARGEST_RATIO, LARGEST_UNPACKED, MEGABYTE

_STREAM = re.compile(rb"stream(?:\r\n|\n|\r)")
_FLATE = re.compile(rb"/(?:FlateDecode|Fl)\b")
_IMAGE = re.compile(rb"/Subtype\s*/Image\b")
# The description of a stream stands before it, and is not longer.
_DESCRIPTION = 4096
_PACKED_PIECE, _PIECE = 64 * 1024, MEGABYTE
# How often a stream may be packed in itself; beyond it the rest stays packed here.
_MOST_LAYERS = 4


def unpacks_beyond(content: bytes) -> str | None:
    """Why a PDF must not be unpacked, as Chinese words with the remedy; None where it stays within the limits.

    Pictures are left out: they are large by nature, and reading does not unpack them. What this does not see (streams that
    are encrypted, or packed in another way) the limits of the reading process bound.
    """
    unpacked = 0
    for size in _sizes(content):
        unpacked += size
        if unpacked > LARGEST_UNPACKED:
            words = f"PDF 中压缩的内容展开后超过 {LARGEST_UNPACKED // MEGABYTE} MB 的上限，未予读取。"
            return f"{words}请用阅读器另存为新的 PDF，或拆分后重新送审。"
        if unpacked > FREE_OF_RATIO and unpacked > LARGEST_RATIO * len(content):
            words = f"PDF 展开后超过原来的 {LARGEST_RATIO} 倍，疑为压缩炸弹，未予读取。"
            return f"{words}请用阅读器另存为新的 PDF 后重新送审。"
    return None


def _sizes(content: bytes) -> Iterator[int]:
    """The sizes of the pieces that the streams unpack to."""
    whole = memoryview(content)
    for found in _STREAM.finditer(content):
        start = found.start()
        description = content[max(0, start - _DESCRIPTION) : start].rpartition(b"obj")[2]
        layers = min(len(_FLATE.findall(description)), _MOST_LAYERS)
        if layers and _IMAGE.search(description) is None:
            yield from _sizes_of(whole[found.end() :], layers)


def _sizes_of(packed: memoryview, layers: int) -> Iterator[int]:
    """The sizes of the pieces of a stream, of all its layers. What is damaged ends it."""
    sizes: list[int] = []
    pieces: Iterable[bytes | memoryview] = (packed[at : at + _PACKED_PIECE] for at in range(0, len(packed), _PACKED_PIECE))
    for _ in range(layers):
        pieces = _inflated(pieces, sizes)
    try:
        for _ in pieces:
            yield sum(sizes)
            sizes.clear()
    except zlib.error:
        yield sum(sizes)


def _inflated(pieces: Iterable[bytes | memoryview], sizes: list[int]) -> Iterator[bytes]:
    """The pieces that the pieces unpack to; their sizes are added to a list."""
    inflating = zlib.decompressobj()
    for piece in pieces:
        left: bytes | memoryview = piece
        while len(left) and not inflating.eof:
            unpacked = inflating.decompress(left, _PIECE)
            sizes.append(len(unpacked))
            yield unpacked
            left = inflating.unconsumed_tail
        if inflating.eof:
            return
