"""Titles above tables: the lines before a table that are the title of a form belong to it, as its first rows."""

from __future__ import annotations

from collections.abc import Sequence

from disclosures.forms.vocabulary import REPORT_TITLE, TITLE_BEGINNINGS, plain, title_of, year_of

# A title stands so many lines above its table at most: the year and the unit of money are between them.
_TITLE_ABOVE = 4
_LONGEST_TITLE = 60


def lines_of_title(lines: Sequence[str]) -> int:
    """How many of the last lines are the title of the form that follows: from its title on, or only its year.

    >>> lines_of_title(["支出乙。", "项目支出绩效自评表", "（2031年度）"])
    2
    """
    above = lines[: -_TITLE_ABOVE - 1 : -1]
    for count, words in enumerate(above, 1):
        if len(words) > _LONGEST_TITLE or "。" in words:
            break
        if _is_title(words):
            return count
        if count < len(above) and words.strip().endswith("表") and _is_title(above[count].strip() + words.strip()):
            return count + 1
    return 1 if above and year_of(above[0]) else 0


def _is_title(words: str) -> bool:
    title = title_of(words)
    return bool(title and title.startswith(TITLE_BEGINNINGS)) or REPORT_TITLE.fullmatch(plain(words)) is not None
