"""The text that observations are made in: as it is printed, and without its white space."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate

from data.records import Evidence

_GAP = re.compile(r"(\s+)")
_WIDE_DIGIT = re.compile("[０-９]")


@dataclass(frozen=True)
class SourceText:
    """printed: the levelled text (see text/levelled.py), its digits in one width; its places are those of the source.

    flat: without white space, computed once for all that search it.
    """

    printed: str

    @cached_property
    def flat(self) -> str:
        return "".join(self.printed.split())

    @cached_property
    def _ends(self) -> tuple[list[int], list[int]]:
        """Where each run of characters without white space ends: in the flat text, and in the printed one."""
        runs_and_gaps = [len(part) for part in _GAP.split(self.printed)]
        return list(accumulate(runs_and_gaps[::2])), list(accumulate(runs_and_gaps))[::2]

    def place(self, at: int) -> int:
        """Where a character of the flat text stands in the printed one.

        >>> SourceText("收 入\\n总计").place(2)
        4
        """
        flat, printed = self._ends
        run = bisect_right(flat, at)
        return at + printed[run] - flat[run]

    def evidence(self, start: int, end: int) -> Evidence:
        """The place printed[start:end], without the white space at its ends."""
        words = self.printed[start:end]
        end = start + len(words.rstrip())
        start = end - len(words.strip())
        return Evidence(start, end, self.printed[start:end])

    def flat_evidence(self, start: int, end: int) -> Evidence:
        """The place of flat[start:end] in the printed text."""
        return self.evidence(self.place(start), self.place(end - 1) + 1)


def source_text(levelled: str) -> SourceText:
    """The text to observe in. A carriage return before a line end is white space like any other.

    >>> source_text("２０２４年").printed
    '2024年'
    """
    return SourceText(_WIDE_DIGIT.sub(lambda digit: str(int(digit[0])), levelled.replace("\r", " ")))


def without_space(words: str) -> str:
    """The words without white space.

    >>> without_space("部门 概况\\n")
    '部门概况'
    """
    return "".join(words.split())
