"""The text that observations are made in: as it was read, and without its white space."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property

from data.records import Evidence

_RUN = re.compile(r"\S+")


@dataclass(frozen=True)
class SourceText:
    """raw: the text as it was read, which evidence refers to. flat: without white space, computed once for all that search it."""

    raw: str

    @cached_property
    def flat(self) -> str:
        return "".join(self.raw.split())

    @cached_property
    def _runs(self) -> tuple[list[int], list[int]]:
        """Where each run of characters without white space begins: in the flat text, and in the raw one."""
        flat, raw, at = [], [], 0
        for run in _RUN.finditer(self.raw):
            flat.append(at)
            raw.append(run.start())
            at += run.end() - run.start()
        return flat, raw

    def place(self, at: int) -> int:
        """Where a character of the flat text stands in the raw one.

        >>> SourceText("收 入\\n总计").place(2)
        4
        """
        flat, raw = self._runs
        run = bisect_right(flat, at) - 1
        return raw[run] + at - flat[run]

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
