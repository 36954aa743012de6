"""How the rows and columns of the nine public tables are named, whatever their wording: by these names cells are found."""

from __future__ import annotations

import re

from data.public_tables import three_public_kind

TOTAL = "合计"
INCOME, SPENDING = "收入", "支出"
# The budgets that columns (and rows of income) are of.
GENERAL, FUND, CAPITAL = "general", "fund", "capital"
FUNDS = (GENERAL, FUND, CAPITAL)
_WORDS_OF_FUNDS = dict(zip(("一般公共预算", "政府性基金", "国有资本经营"), FUNDS, strict=True))
_NUMBERING = re.compile(r"^\s*[（(]?[一二三四五六七八九十]{1,3}[）)、.．]\s*")
_TOTALS = re.compile("(?:本年(?:收入|支出))?(?:合计|小计)?|总计|决算数|金额")
_OF_FUND_TABLES = (("年初", "opening"), ("上年", "opening"), ("年末", "closing"), ("本年收入", "income"))


def subject_of(table: str, subject: str | None, headings: str) -> str:
    """What a number is of: in the table of 三公 its headings say it, or the label of its row."""
    path = subject or ""
    if table != "表7":
        return path
    steps = path.split("/")
    return three_public_kind(headings.split("/")) or three_public_kind(steps) or steps[-1]


def plain(label: str) -> str:
    """A label without its number.

    >>> plain("八、社会保障和就业支出")
    '社会保障和就业支出'
    """
    return _NUMBERING.sub("", label)


def row_of(table: str, subject: str, code: str | None) -> str:
    """What names a row: its code, else its label; in tables of two sides the side and the label.

    >>> row_of("表5", "教育支出/普通教育", "20502"), row_of("表4", "财政拨款收入总计/一般公共预算财政拨款", None)
    ('20502', '收入/general')
    """
    leaf = subject.rsplit("/", 1)[-1]
    if table == "表7":
        return leaf
    if table in ("表1", "表4"):
        return _row_of_side(table, subject, plain(leaf))
    return code or plain(leaf)


def _row_of_side(table: str, subject: str, label: str) -> str:
    side = side_of(subject)
    is_opening = subject.count("/") == 2
    fund = fund_of(label) if table == "表4" and side == INCOME else None
    return f"{side}/{'年初/' if is_opening else ''}{fund or label}"


def side_of(subject: str) -> str:
    return INCOME if "收入" in subject.split("/")[0] else SPENDING


def fund_of(label: str) -> str | None:
    """The budget that words name."""
    return next((fund for words, fund in _WORDS_OF_FUNDS.items() if words in label), None)


def column_of(table: str, headings: str, subject: str, measure: str) -> str:
    """What names a column: the last heading that is no total, or 合计; the budget, where columns are of budgets.

    >>> column_of("表2", "事业收入/小计", "合计", "amount"), column_of("表8", "年初结转和结余", "合计", "amount")
    ('事业收入', 'opening')
    """
    if table == "表7":
        return "budget" if measure.endswith("budget") else "final"
    if measure.endswith("budget"):
        return measure
    words = headings.split("/")
    if table in ("表8", "表9"):
        return _column_of_fund_table(headings, words[-1])
    if table == "表4":
        return TOTAL if side_of(subject) == INCOME else fund_of(words[-1]) or TOTAL
    if table in ("表1", "表6"):
        return TOTAL
    named = [word for word in words if not _TOTALS.fullmatch(word)]
    return named[-1] if named else TOTAL


def _column_of_fund_table(headings: str, leaf: str) -> str:
    kind = leaf if leaf in ("基本支出", "项目支出") else TOTAL
    return next((name for words, name in _OF_FUND_TABLES if words in headings), kind)
