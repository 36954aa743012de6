"""The text that observations are made in: as it was read, and without its white space."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate

from data.records import Evidence

_GAP = re.compile(r"(\s+)")


@dataclass(frozen=True)
class SourceText:
    """raw: the text as it was read, which evidence refers to. flat: without white space, computed once for all that search it."""

    raw: str

    @cached_property
    def flat(self) -> str:
        return "".join(self.raw.split())

    @cached_property
    def _ends(self) -> tuple[list[int], list[int]]:
        """Where each run of characters without white space ends: in the flat text, and in the raw one."""
        runs_and_gaps = [len(part) for part in _GAP.split(self.raw)]
        return list(accumulate(runs_and_gaps[::2])), list(accumulate(runs_and_gaps))[::2]

    def place(self, at: int) -> int:
        """Where a character of the flat text stands in the raw one.

        >>> SourceText("收 入\\n总计").place(2)
        4
        """
        flat, raw = self._ends
        run = bisect_right(flat, at)
        return at + raw[run] - flat[run]

    def evidence(self, start: int, end: int) -> Evidence:
        """The place raw[start:end], without the white space at its ends."""
        words = self.raw[start:end]
        end = start + len(words.rstrip())
        start = end - len(words.strip())
        return Evidence(start, end, self.raw[start:end])

    def flat_evidence(self, start: int, end: int) -> Evidence:
        """The place of flat[start:end] in the raw text."""
        return self.evidence(self.place(start), self.place(end - 1) + 1)


def without_space(words: str) -> str:
    """The words without white space.

    >>> without_space("部门 概况\\n")
    '部门概况'
    """
    return "".join(words.split())
