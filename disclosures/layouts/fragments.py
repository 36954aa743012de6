"""Fragments: what stands between white space on a hard-wrapped line; and printed words put together from fragments.

A cell that is narrow is broken over lines, and the pieces of neighbouring cells interleave: 数量指 / 产出指 / 标 / 标.
A label is found as a subsequence of whole fragments; what no label takes is the words of the other cells.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from disclosures.blocks import Cell
from disclosures.layouts.lines import Lines
from disclosures.squeezed import fold, without_space

# As far behind its first piece as the last piece of a label may stand, in fragments.
_LONGEST_REACH = 40
_PRINTED = re.compile(r"\S+")
_PUNCTUATION = "，。；：、”’）》,.;:)“‘（《(\"'"


Vocabulary = Mapping[str, Sequence[str]]


@dataclass(frozen=True, slots=True)
class Fragment:
    """Folded words without white space inside. line: the printed line that it stands on."""

    words: str
    start: int
    end: int
    line: int


@dataclass(frozen=True, slots=True)
class PrintedLine:
    """A line that prints something: its folded words with their white space, and its place in the source."""

    words: str
    start: int
    number: int

    def fragments(self, start: int = 0, end: int | None = None) -> list[Fragment]:
        """The fragments of words[start:end]."""
        end = len(self.words) if end is None else end
        return [
            Fragment(match[0], self.start + match.start(), self.start + match.end(), self.number)
            for match in _PRINTED.finditer(self.words, start, end)
        ]


@dataclass(frozen=True, slots=True)
class Label:
    """A printed word of the form and the fragments that print it."""

    word: str
    fragments: tuple[Fragment, ...]


def printed_lines(lines: Lines, first: int, last: int, skipped: Collection[int]) -> list[PrintedLine]:
    """The lines first..last (half-open) that print something, page numbers (skipped) left out."""
    found = []
    for index in range(first, last):
        words = lines.lines[index].strip()
        if words and index not in skipped:
            start = lines.starts[index] + lines.lines[index].index(words)
            found.append(PrintedLine(fold(words), start, len(found)))
    return found


def vocabulary(words: Collection[str]) -> Vocabulary:
    """The words by their first two characters, the longest first: what `peeled` looks up."""
    heads: dict[str, list[str]] = {}
    for word in sorted(words, key=lambda word: (-len(word), word)):
        heads.setdefault(word[:2], []).append(word)
    return heads


def peeled(fragments: Sequence[Fragment], words: Vocabulary) -> tuple[list[Label], list[Fragment]]:
    """The words that whole fragments print, in order of their first fragment, and the fragments that are left.

    >>> row = [Fragment(w, 0, 1, n) for n, w in enumerate(["数量指", "产出指", "标", "标", "培训人次"])]
    >>> [label.word for label in peeled(row, vocabulary({"数量指标", "产出指标"}))[0]]
    ['数量指标', '产出指标']
    """
    taken: set[int] = set()
    labels: list[Label] = []
    for index, fragment in enumerate(fragments):
        if index in taken or len(fragment.words) < 2:
            continue
        for word in words.get(fragment.words[:2], ()):
            if (pieces := _pieces(fragments, index, word, taken)) is not None:
                taken.update(pieces)
                labels.append(Label(word, tuple(fragments[piece] for piece in pieces)))
                break
    return labels, [fragment for index, fragment in enumerate(fragments) if index not in taken]


def _pieces(fragments: Sequence[Fragment], first: int, word: str, taken: Collection[int]) -> list[int] | None:
    """The indices of the fragments that together print `word`, from `first` on; None where they do not."""
    pieces: list[int] = []
    rest = word
    for index in range(first, min(len(fragments), first + _LONGEST_REACH)):
        piece = fragments[index].words
        if index not in taken and rest.startswith(piece):
            pieces.append(index)
            rest = rest[len(piece) :]
            if not rest:
                return pieces
        elif index == first:
            return None
    cut_off = len(pieces) == 1 and len(rest) == 1 and len(word) > 3
    return pieces if cut_off else None


def cell_of(fragments: Sequence[Fragment], source: str) -> Cell:
    """The cell that the fragments print, in their order; blank at the start of the source where there are none."""
    if not fragments:
        return Cell("", 0, 0)
    words = "".join(without_space(source[fragment.start : fragment.end]) for fragment in fragments)
    return Cell(words, min(f.start for f in fragments), max(f.end for f in fragments))


def by_line(fragments: Sequence[Fragment]) -> list[list[Fragment]]:
    """The fragments in groups of one printed line."""
    groups: list[list[Fragment]] = []
    for fragment in fragments:
        if groups and groups[-1][-1].line == fragment.line:
            groups[-1].append(fragment)
        else:
            groups.append([fragment])
    return groups


def words_of(fragments: Sequence[Fragment]) -> str:
    """The folded words of the fragments."""
    return "".join(fragment.words for fragment in fragments)


def width(words: str) -> float:
    """How wide words are, in Chinese characters: a Latin one is half, punctuation at the ends hangs over and is none.

    >>> width("推介会”，"), width("2024年。")
    (3.0, 3.0)
    """
    words = words.strip(_PUNCTUATION)
    return sum(0.5 if ord(character) < 0x2E80 else 1.0 for character in words)
