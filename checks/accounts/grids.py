"""The cells of one document, found by table, row and column whatever their wording."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from data.public_tables import three_public_kind

NUMBERING = re.compile(r"^\s*[（(]?[一二三四五六七八九十]{1,3}[）)、.．]\s*")
TOTAL = "合计"
_TOTALS = re.compile("(?:本年(?:收入|支出))?(?:合计|小计)?|总计|决算数|金额")
FUNDS = {"一般公共预算": "general", "政府性基金": "fund", "国有资本经营": "capital"}
INCOME, SPENDING = "收入", "支出"


@dataclass(frozen=True, slots=True)
class Printed:
    """A printed number of a table or of the narrative. value, low, high: 万元; place: where a person finds it; column: the
    headings above a cell."""

    place: str
    said: str
    value: Decimal
    low: Decimal
    high: Decimal
    decimals: int
    cited: int | None
    subject: str
    blocked: str | None = None
    column: str = ""


Key = tuple[str, str]  # row, column
Grid = Mapping[Key, Printed]


@dataclass(frozen=True, slots=True)
class Tables:
    """The tables of a document. grids: by section, each a cell by row and column; names: of the rows with a code, by
    section and code; titles: by section."""

    grids: Mapping[str, Grid]
    names: Mapping[str, Mapping[str, str]]
    titles: Mapping[str, str]

    def cell(self, section: str, row: str, column: str) -> Printed | None:
        return self.grids.get(section, {}).get((row, column))

    def rows(self, section: str) -> list[str]:
        """The rows of a table, each once, in their order."""
        return list(dict.fromkeys(row for row, _ in self.grids.get(section, {})))

    def columns(self, section: str) -> list[str]:
        return list(dict.fromkeys(column for _, column in self.grids.get(section, {})))


def tables_of(rows: Iterable[Mapping[str, object]]) -> Tables:
    """The tables of the rows of `checks.prepared.cells` that one document has. Of a cell that stands twice the first counts."""
    grids: dict[str, dict[Key, Printed]] = {}
    names: dict[str, dict[str, str]] = {}
    titles: dict[str, str] = {}
    for row in rows:
        section, code = str(row["section"]), row["code"]
        column = str(row["column"] or "")
        subject = _subject(section, row["subject"], column)
        titles.setdefault(section, str(row["table"]))
        if code:
            names.setdefault(section, {}).setdefault(str(code), plain(subject.rsplit("/", 1)[-1]))
        key = (_row(section, subject, str(code) if code else None), _column(section, column, subject, str(row["measure"])))
        grids.setdefault(section, {}).setdefault(key, _printed(row, section, subject, column))
    return Tables(grids, names, titles)


def _subject(section: str, subject: object, column: str) -> str:
    """What a number is of: in the table of 三公 the headings of its column say it, or the label of its row."""
    steps = str(subject or "").split("/")
    if section != "表7":
        return "/".join(steps)
    return three_public_kind(column.split("/")) or three_public_kind(steps) or steps[-1]


def plain(label: str) -> str:
    """A label without its number.

    >>> plain("八、社会保障和就业支出")
    '社会保障和就业支出'
    """
    return NUMBERING.sub("", label)


def _printed(row: Mapping[str, object], section: str, subject: str, column: str) -> Printed:
    leaf = subject.rsplit("/", 1)[-1]
    heading = column.rsplit("/", 1)[-1]
    place = f"{row['table']} {leaf}" + (f" {heading}" if heading else "")
    return Printed(
        place, str(row["said"]), Decimal(row["value"]), Decimal(row["low"]), Decimal(row["high"]),
        int(row["decimals"] or 0), row["cited"], f"{section}/{subject}",
        column=column,
    )  # fmt: skip


def _row(section: str, subject: str, code: str | None) -> str:
    """What identifies a row: its code, else its subject; in tables with one list of rows the label alone."""
    label = plain(subject.rsplit("/", 1)[-1])
    if section in ("表1", "表4"):
        side = INCOME if "收入" in subject.split("/")[0] else SPENDING
        is_opening = subject.count("/") == 2
        fund = fund_of(label) if section == "表4" and side == INCOME else None
        return f"{side}/{'年初/' if is_opening else ''}{fund or label}"
    if section == "表7":
        return subject.rsplit("/", 1)[-1]
    return code or label


def fund_of(label: str) -> str | None:
    """general, fund or capital, by the words that name a budget."""
    return next((fund for words, fund in FUNDS.items() if words in label), None)


def _column(section: str, column: str, subject: str, measure: str) -> str:
    if section == "表7":
        return "budget" if measure.endswith("budget") else "final"
    if measure.endswith("budget"):
        return measure
    words = column.split("/")
    if section in ("表8", "表9"):
        return _column_of_fund(column, words[-1])
    if section == "表4":
        return TOTAL if "收入" in subject.split("/")[0] else fund_of(words[-1]) or TOTAL
    if section in ("表1", "表6"):
        return TOTAL
    # 事业收入/小计 is 事业收入; 本年支出/小计 is the total.
    named = [word for word in words if not _TOTALS.fullmatch(word)]
    return named[-1] if named else TOTAL


def _column_of_fund(column: str, leaf: str) -> str:
    named = (("年初", "opening"), ("上年", "opening"), ("年末", "closing"), ("本年收入", "income"))
    return next((name for words, name in named if words in column), leaf if leaf in ("基本支出", "项目支出") else TOTAL)
