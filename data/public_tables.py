"""The nine public tables of final accounts (部门决算报表): which section of `facts` each is, how its title is worded, and what
the headings of the table of 三公 name.

Number and order differ by province and year, so that a table is known by its title alone. Source: 部门决算公开 (模板).
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from data.form_terms import regex_of, terms_in
from data.vocabulary import vocabulary

# Section and the pattern of its titles without white space, from the most to the least specific (data/terms/tables.yaml).
TITLES: tuple[tuple[str, str], ...] = tuple(
    (section, f"(?:{regex_of(*wordings).pattern})") for section, wordings in terms_in("tables")["titles"].items()
)

_SIDE = re.compile(".{0,6}(?:预算|决算)数?")


def three_public_kind(path: Sequence[str]) -> str | None:
    """What a column (by the path of its headings) or a row (by its label) of the table of 三公 is of, as a path of subjects;
    None where its words name nothing of it.

    >>> three_public_kind(("财政拨款“三公”经费", "公务用车购置及运行费", "公务用车购置费", "决算数"))
    '“三公”经费/公务用车购置及运行维护费/公务用车购置费'
    """
    words = [word for word in path if not _SIDE.fullmatch(word)]
    leaf = words[-1] if words else ""
    term = _three_public_term(leaf, words)
    return vocabulary().terms[term].path if term else None


def _three_public_term(leaf: str, words: Sequence[str]) -> str | None:
    if "出国" in leaf:
        return "因公出国（境）费"
    if "接待" in leaf:
        return "公务接待费"
    if "购置" in leaf and "运行" not in leaf:
        return "公务用车购置费"
    if "运行" in leaf and "购置" not in leaf:
        return "公务用车运行维护费"
    if any("用车" in word and "购置" in word and "运行" in word for word in words):
        return "公务用车购置及运行维护费"
    return "“三公”经费" if leaf in ("合计", "总计", "小计") or "三公" in leaf else None
