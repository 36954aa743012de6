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
from disclosures.text.squeezed import fold, without_space

# As far behind its first piece as the last piece of a label may stand, in fragments.
_LONGEST_REACH = 40
# Words of more characters are told even where their last one is cut off (满意度指).
_LONGEST_STEM = 3
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


def printed_lines(lines: Lines, first: int, *, last: int, skipped: Collection[int]) -> list[PrintedLine]:
    """The lines first..last (half-open) that print something, page numbers (skipped) left out."""
    found: list[PrintedLine] = []
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
        candidates = words.get(fragment.words[:2], ())
        whole = ((word, pieces) for word in candidates if (pieces := _pieces(fragments, index, word=word, taken=taken)))
        cut_off = ((word, [index]) for word in candidates if fragment.words == word[:-1] and len(word) > _LONGEST_STEM)
        if (found := next(whole, None) or next(cut_off, None)) is not None:
            taken.update(found[1])
            labels.append(Label(found[0], tuple(fragments[piece] for piece in found[1])))
    return labels, [fragment for index, fragment in enumerate(fragments) if index not in taken]


def _pieces(fragments: Sequence[Fragment], first: int, *, word: str, taken: Collection[int]) -> list[int] | None:
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
    return None


def cell_of(fragments: Sequence[Fragment], source: str, *, blank_at: int = 0) -> Cell:
    """The cell that the fragments print, in their order; blank, and placed at `blank_at`, where there are none."""
    if not fragments:
        return Cell("", blank_at, blank_at)
    words = "".join([source[fragment.start : fragment.end] for fragment in fragments])
    return Cell(
        words if words.isalnum() else without_space(words), min(f.start for f in fragments), max(f.end for f in fragments)
    )


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
    """How wide words are, in Chinese characters: a Latin one and punctuation are half, punctuation at the end hangs over.

    >>> width("座谈会”，"), width("会，柳塘"), width("2031年。")
    (3.0, 3.5, 3.0)
    """
    words = words.rstrip(_PUNCTUATION)
    return sum(0.5 if ord(character) < 0x2E80 or character in _PUNCTUATION else 1.0 for character in words)
