"""Examples of checks as frames: a few printed words become the tables of one small disclosure.

{"facts": [("五(三)20", "其他支出/其他支出/其他支出", "change_rate", "降低7.59%"), ...],
 "projects": [{"name": "甲", "full_year_budget": "100.00", ...}],
 "project_funds": [{"source": "年度资金总额", "executed": "85.30", ...}],      # "form": number of its form, 0 by default
 "indicators": [{"level3": "培训人数", "target": ">=90人", "actual": "=85人", "weight": "10", "score": "10"}],
 "cells": [("表1", "收入/决算数", "收入总计/总计", "100.00"), ("表5", "合计", "教育支出", "3.00", "205"), ...],    # of 万元
 "lines": ["收入支出决算总表", ...],                                                    # further lines of the text
 "document": {"scope": "part"},                                                        # of its row in `documents`
 "others": [{"fiscal_year": 2023, "facts": [...]}, {"unit_name": "示例中心", "facts": [...]}],     # further disclosures
 "units": [{"unit_id": "中心", "name": "示例中心", "parent": "局"}, ...]}
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import TypedDict

import polars as pl

from data.tables import table_frame

DOCUMENT = "0" * 64
UNIT, YEAR = "示例局", 2024
STATES = ("holds", "fails", "silent", "edge")

_PRINTED = re.compile(
    r"(?P<about>约|超过|不足)?(?P<direction>[\u4e00-\u9fff]{2})?(?P<sign>-)?(?P<digits>[\d,]+(?:\.\d+)?)(?P<unit>.*)"
)
_SECTION = re.compile(r"(?P<section>.*?)(?P<item>\d+)?")
_FALLING = ("减少", "下降", "降低")
_QUALIFIER = {"约": "about", "超过": "more_than", "不足": "less_than"}
_AIM = re.compile(r"(?P<operator>>=|<=|=|>|<)?(?P<digits>-?[\d,]+(?:\.\d+)?)(?P<unit>[^\d~—至-]*)")
_DATE = re.compile(r"=?\d{4}年(?:\d{1,2}月)?(?:\d{1,2}日)?(?:前|之前|底)?")
_FORM_NUMBERS = (
    "initial_budget",
    "full_year_budget",
    "executed",
    "weight",
    "execution_rate",
    "score",
    "total_weight",
    "total_score",
)
_CELLS = ("target", "actual", "deviation_reason", "last_year_value", "completion_rate", "goal", "result")


# Section and item, subject, measure, words; then the clause and what a change is against.
FactSaid = tuple[str, str, str, str, *tuple[str | None, ...]]
# Table, column, row, digits; then the code of the row.
CellPrinted = tuple[str, str, str | None, str, *tuple[str | None, ...]]
# A row of a form as printed; an int is the number of the form that it is of.
FormRow = Mapping[str, str | int | None]


class OtherExample(TypedDict, total=False):
    """A further disclosure of an example: what its row of `documents` has in place of the usual, and its facts."""

    unit_name: str | None
    fiscal_year: int | None
    scope: str
    facts: Sequence[FactSaid]


class Example(TypedDict, total=False):
    """An example of a check, as the docstring of this module shows it."""

    lines: Sequence[str]
    document: Mapping[str, object]
    facts: Sequence[FactSaid]
    cells: Sequence[CellPrinted]
    projects: Sequence[Mapping[str, str | None]]
    project_funds: Sequence[FormRow]
    indicators: Sequence[FormRow]
    others: Sequence[OtherExample]
    units: Sequence[Mapping[str, str]]


@dataclass(slots=True)
class _Page:
    """The text of the example, which grows by every printed word; its evidence is where the word came to stand."""

    words: list[str] = field(default_factory=list)
    length: int = 0

    def put(self, words: str | None) -> dict[str, object] | None:
        if words is None:
            return None
        start = self.length
        self.words += [words, "\n"]
        self.length += len(words) + 1
        return {"page": None, "start": start, "end": start + len(words), "quote": words, "box": None}


def example_tables(example: Example) -> dict[str, pl.DataFrame]:
    """The tables documents, facts, projects, project_funds, indicators and units of an example, as declared.

    What is to be observed in their text, reading observes: see `checks.engine.trying`.
    """
    return {name: table_frame(name, rows) for name, rows in example_rows(example).items()}


def example_rows(example: Example) -> dict[str, list[dict[str, object]]]:
    """The rows of those tables, by the name of the table: what they do not name is null."""
    page = _Page()
    for line in example.get("lines", ()):
        page.put(line)
    funds = example.get("project_funds") or [_total_row(form, number) for number, form in enumerate(example.get("projects", ()))]
    rows: dict[str, list[dict[str, object]]] = {
        "facts": [_fact(page, *fact, position=position) for position, fact in enumerate(example.get("facts", ()))],
        "projects": [_form(page, form, position) for position, form in enumerate(example.get("projects", ()))],
        "project_funds": [_fund(page, fund, position) for position, fund in enumerate(funds)],
        "indicators": [_indicator(page, row, position) for position, row in enumerate(example.get("indicators", ()))],
    }
    rows["facts"] += [_cell(page, *cell, position=position) for position, cell in enumerate(example.get("cells", ()), 1000)]
    rows["documents"] = [_document(page, example.get("document", {}))]
    rows["units"] = [dict(unit) for unit in example.get("units", ())]
    for number, other in enumerate(example.get("others", ()), 1):
        document, facts = _other(other, number)
        rows["documents"].append(document)
        rows["facts"] += facts
    return rows


def _document(page: _Page, differing: Mapping[str, object]) -> dict[str, object]:
    usual: dict[str, object] = {
        "document_id": DOCUMENT, "file_name": "示例.txt", "media_type": "text/plain", "kind": "final_accounts",
        "unit_name": UNIT, "fiscal_year": YEAR, "text": "".join(page.words), "amount_unit": "万元",
        "rounding_regime": "nearest", "reader_version": "0",
    }  # fmt: skip
    return {**usual, **differing}


def _other(other: OtherExample, number: int) -> tuple[dict[str, object], list[dict[str, object]]]:
    """A further disclosure, of another year or of another unit: its row of `documents` and its facts."""
    page = _Page()
    whose = {"unit_name": UNIT, "fiscal_year": YEAR} | {name: value for name, value in other.items() if name != "facts"}
    whose["document_id"] = f"{number}" * 64
    facts = [_fact(page, *fact, position=position) for position, fact in enumerate(other["facts"])]
    return _document(page, whose), [fact | whose | {"fact_id": f"fact-{number}-{fact['position']}"} for fact in facts]


def _fact(
    page: _Page,
    place: str,
    subject: str,
    measure: str,
    words: str,
    clause: str | None = None,
    base: str | None = None,
    *,
    position: int,
) -> dict[str, object]:
    section, printed = _SECTION.fullmatch(place), _PRINTED.fullmatch(words)
    if section is None or printed is None:
        raise ValueError(f"an example's fact is not understood: {place} {words}")
    negative = printed["sign"] == "-" or printed["direction"] in _FALLING
    value, decimals = _number(printed["digits"])
    around = page.put(clause or words)
    return {
        "fact_id": f"fact-{position}", "document_id": DOCUMENT, "unit_name": UNIT, "fiscal_year": YEAR,
        "section": section["section"], "item": section["item"], "subject": subject, "measure": measure,
        "value": -value if negative else value, "decimals": decimals, "unit": printed["unit"] or None,
        "as_printed": printed["digits"], "qualifier": _QUALIFIER.get(printed["about"], "exact"), "base": base,
        "evidence": around, "clause_evidence": around, "position": position,
    }  # fmt: skip


def _cell(
    page: _Page, section: str, column: str, subject: str | None, digits: str, code: str | None = None, *, position: int
) -> dict[str, object]:
    """A number of a public table; in the table of 三公 the column says whether it is budget or final."""
    value, decimals = _number(digits)
    printed = page.put(digits)
    three_public = "initial_budget" if "预算数" in column else "final"
    return {
        "fact_id": f"fact-{position}", "document_id": DOCUMENT, "unit_name": UNIT, "fiscal_year": YEAR, "section": section,
        "table": section, "column": column, "subject": subject, "code": code,
        "measure": three_public if section == "表7" else "amount", "value": value, "decimals": decimals, "unit": "万元",
        "as_printed": digits, "qualifier": "exact", "evidence": printed, "clause_evidence": printed, "position": position,
    }  # fmt: skip


def _form(page: _Page, form: Mapping[str, str | None], position: int) -> dict[str, object]:
    row = {
        "project_id": f"form-{position}", "document_id": DOCUMENT, "unit_name": UNIT, "fiscal_year": YEAR,
        "form": "project", "evidence": page.put(form["name"]), "position": position,
    }  # fmt: skip
    return row | _printed_cells(page, form)


def _fund(page: _Page, fund: FormRow, position: int) -> dict[str, object]:
    cells = {name: value for name, value in fund.items() if name != "form"}
    row = {"project_id": f"form-{fund.get('form', 0)}", "document_id": DOCUMENT, "position": position}
    is_total = str(fund["source"]) in ("年度资金总额", "合计")
    return row | {"is_total": is_total, "evidence": page.put(str(fund["source"]))} | _printed_cells(page, cells)


def _total_row(form: Mapping[str, str | None], number: int) -> FormRow:
    """The row 年度资金总额 of a form whose funds the example does not spell out."""
    return {"source": "年度资金总额", "form": number, **{name: form[name] for name in _FORM_NUMBERS[:6] if name in form}}


def _indicator(page: _Page, indicator: FormRow, position: int) -> dict[str, object]:
    cells = {name: value for name, value in indicator.items() if name != "form"}
    row = {
        "indicator_id": f"indicator-{position}", "project_id": f"form-{indicator.get('form', 0)}", "document_id": DOCUMENT,
        "has_reason_column": True, "evidence": page.put(str(indicator["level3"])), "position": position,
    }  # fmt: skip
    return (
        row
        | _printed_cells(page, cells)
        | read_aim("target", indicator.get("target"))
        | read_aim("actual", indicator.get("actual"))
    )


def _printed_cells(page: _Page, cells: FormRow) -> dict[str, object]:
    row: dict[str, object] = dict(cells)
    for name in cells:
        words = cells[name]
        if name in _FORM_NUMBERS and words is not None:
            value, decimals = _number(str(words).rstrip("%"))
            row |= {name: value, f"{name}_decimals": decimals, f"{name}_evidence": page.put(str(words))}
        elif name in _CELLS:
            row[f"{name}_evidence"] = page.put(None if words is None else str(words))
    return row


def read_aim(name: str, words: object) -> dict[str, object]:
    """The operator, number and unit of a target or an actual value as simple as examples print them (>=90%, 促进)."""
    if words is not None and _DATE.fullmatch(str(words)):
        return {f"{name}_operator": "date"}
    parts = _AIM.fullmatch(str(words)) if words is not None else None
    if parts is None:
        return {f"{name}_operator": None if words is None or name == "actual" else "text"}
    value, decimals = _number(parts["digits"])
    return {
        f"{name}_operator": parts["operator"],
        f"{name}_value": value,
        f"{name}_decimals": decimals,
        f"{name}_unit": parts["unit"] or None,
    }


def _number(digits: str) -> tuple[Decimal, int]:
    value = Decimal(digits.replace(",", ""))
    return value, -int(value.as_tuple().exponent)
