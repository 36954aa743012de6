"""Two disclosures that were read by hand, as the tables that a reader would give: for testing checks on their own.

The hand-made readings lie beside the repository and are not part of it; tests that use them skip where they are absent.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from decimal import Decimal
from functools import cache
from pathlib import Path

import polars as pl

from checks.engine.examples import read_aim
from data.records import document_id_of
from data.tables import table_frame
from disclosures.observations.of_tables import with_observations

SHARED = Path(__file__).parents[3] / "shared"
NAMES = ("000", "003")
FORM_NUMBERS = ("initial_budget", "full_year_budget", "executed", "weight", "execution_rate", "score")
_WIDTH = str.maketrans("（）：，；“”％", '():,;""%')


def is_here() -> bool:
    return (SHARED / "gold").is_dir()


@cache
def gold(name: str) -> dict[str, object]:
    """The hand-made reading of a disclosure."""
    return json.loads((SHARED / "gold" / f"{name}.json").read_text(encoding="utf-8"))


@cache
def text_of(name: str) -> str:
    return _file(name).read_bytes().decode("utf-8")


def _file(name: str) -> Path:
    return next((SHARED / "disclosures").glob(f"{name}_*.txt"))


class Finder:
    """Finds words in a text whatever white space and width of punctuation stand between them."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.places = [place for place, character in enumerate(text) if not character.isspace()]
        self.flat = "".join(text[place] for place in self.places).translate(_WIDTH)

    def find(self, words: str, start: int = 0, end: int | None = None) -> int:
        """Where the words begin in the flat text, -1 where they are not."""
        return self.flat.find(_flat(words), start, len(self.flat) if end is None else end)

    def evidence(self, start: int, length: int) -> dict[str, object]:
        begin, last = self.places[start], self.places[start + length - 1] + 1
        return {"page": None, "start": begin, "end": last, "quote": self.text[begin:last], "box": None}


def _flat(words: str) -> str:
    return re.sub(r"\s+", "", words).translate(_WIDTH)


@cache
def gold_tables(name: str) -> dict[str, pl.DataFrame]:
    """The tables documents, facts, projects, project_funds and indicators of a hand-made reading."""
    known, finder = gold(name), Finder(text_of(name))
    document = {
        "document_id": document_id_of(_file(name).read_bytes()), "file_name": known["document"], "media_type": "text/plain",
        "kind": "final_accounts", "unit_name": known["unit_name"], "fiscal_year": known["fiscal_year"],
        "text": text_of(name), "amount_unit": "万元", "rounding_regime": "nearest", "reader_version": "gold",
    }  # fmt: skip
    shared = {key: document[key] for key in ("document_id", "unit_name", "fiscal_year")}
    forms = [*((form, "project") for form in known["projects"]), (known["overall_evaluation"], "overall")]
    rows: dict[str, list[dict[str, object]]] = {"projects": [], "project_funds": [], "indicators": []}
    for position, (form, kind) in enumerate(forms):
        for table, row in _form_rows(form, kind, finder, shared, position):
            rows[table].append(row)
    read = {
        "documents": table_frame("documents", [document]),
        "facts": table_frame("facts", list(_facts(known["facts"], finder, shared))),
        **{table: table_frame(table, given) for table, given in rows.items()},
    }
    return with_observations(read)


def _facts(facts: list[Mapping[str, str]], finder: Finder, shared: Mapping[str, object]) -> Iterator[dict[str, object]]:
    at, items = 0, {}
    for position, fact in enumerate(facts):
        found = finder.find(fact["quote"], at)
        found = found if found >= 0 else finder.find(fact["quote"])
        at = max(at, found)
        words, start = _number_in(finder, fact, found)
        # A list number stands before the first words that are said of its subject, and holds for the rest.
        number = re.search(r"(?:^|\D)(\d{1,2})\.$", finder.flat[max(0, found - 4) : found]) or re.match(r"(\d+)\.", fact["quote"])
        item = items.setdefault((fact["section"], fact["subject"]), number[1] if number else None)
        yield dict(shared) | {
            "fact_id": f"fact-{position}", "section": fact["section"], "subject": fact["subject"],
            "measure": fact["measure"], "value": Decimal(fact["value"]), "decimals": _decimals(words.strip("%")),
            "unit": fact["unit"], "as_printed": words, "qualifier": "exact", "position": position,
            "evidence": finder.evidence(start, len(words)), "item": item,
            "clause_evidence": finder.evidence(found, len(_flat(fact["quote"]))),
        }  # fmt: skip


def _number_in(finder: Finder, fact: Mapping[str, str], found: int) -> tuple[str, int]:
    """The printed digits of the fact in its quote, with or without thousands commas, and where they begin."""
    end = found + len(_flat(fact["quote"]))
    value = abs(Decimal(fact["value"]))
    for words in (f"{value:,f}", f"{value:f}"):
        if (start := finder.find(words, found, end)) >= 0:
            return words, start
    raise ValueError(f"{fact['value']} is not in {fact['quote']}")


def _decimals(digits: str) -> int:
    return len(digits.partition(".")[2])


def _form_rows(
    form: Mapping[str, object], kind: str, finder: Finder, shared: Mapping[str, object], position: int
) -> Iterator[tuple[str, dict[str, object]]]:
    title = f"项目名称{form['name']}" if kind == "project" else str(form["name"])
    after_prose = finder.find("十一、预算绩效") + 600
    start = finder.flat.rfind(_flat(title)) if kind == "project" else finder.find("整体支出绩效", after_prose)
    at = start
    own = {"project_id": f"form-{position}", "document_id": shared["document_id"]}
    total: dict[str, object] = {}
    for place, fund in enumerate(form["funds"]):
        source = _flat(str(fund["source"]).split("/")[-1])
        at = max(at, finder.find(source, at))
        row = own | {"source": fund["source"], "evidence": finder.evidence(at, len(source)), "position": place}
        at += len(source)
        cells, at = _cells(finder, fund, FORM_NUMBERS, at)
        row |= cells | {"is_total": fund["source"] in ("年度资金总额", "合计")}
        total = cells if row["is_total"] else total
        yield "project_funds", row
    for place, indicator in enumerate(form["indicators"]):
        row, at = _indicator(finder, indicator, at)
        yield "indicators", own | {"indicator_id": f"{position}-{place}", "position": place} | row
    totals, _ = _cells(finder, form, ("total_weight", "total_score"), max(at, finder.find("总分", at)))
    yield "projects", dict(shared) | own | total | totals | {
        "form": kind, "name": form["name"], "position": position,
        "evidence": finder.evidence(start, len(_flat(title))),
    }  # fmt: skip


def _cells(finder: Finder, row: Mapping[str, object], names: tuple[str, ...], at: int) -> tuple[dict[str, object], int]:
    """The printed numbers of a row, one after the other in the text."""
    cells: dict[str, object] = {}
    for name in names:
        if row.get(name) is None:
            continue
        value = Decimal(str(row[name]))
        words = next((w for w in (f"{value:,f}", f"{value:f}") if finder.find(w, at, at + 40) >= 0), None)
        if words is None:
            continue
        at = finder.find(words, at)
        evidence = finder.evidence(at, len(words))
        cells |= {name: value, f"{name}_decimals": _decimals(words), f"{name}_evidence": evidence}
        at += len(words)
    return cells, at


def _indicator(finder: Finder, indicator: Mapping[str, object], at: int) -> tuple[dict[str, object], int]:
    """The cells of an indicator, in the order of its form: an overall form prints the weight before the actual value."""
    name, target = str(indicator["level3"]), str(indicator["target"])
    found = next((place for words in (name + target, name) if (place := finder.find(words, at)) >= 0), at)
    row = {level: indicator[level] for level in ("level1", "level2", "level3")}
    row["evidence"] = finder.evidence(found, len(_flat(name)))
    at = found + len(_flat(name))
    order = ("target", "weight", "actual", "score") if "target_basis" in indicator else ("target", "actual", "weight", "score")
    for cell in order:
        if cell in ("weight", "score"):
            cells, at = _cells(finder, indicator, (cell,), at)
            row |= cells
            continue
        words = indicator[cell]
        place = finder.find(str(words), at, at + 60) if words is not None else -1
        row |= {cell: words} | read_aim(cell, words)
        if place >= 0:
            row[f"{cell}_evidence"] = finder.evidence(place, len(_flat(str(words))))
            at = place + len(_flat(str(words)))
    return row | {"deviation_reason": indicator["deviation_reason"], "has_reason_column": True}, at
