"""What the narrative says of the amounts in the public tables: each is the number of its cell."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from functools import lru_cache

from checks.accounts.costs import COSTS, cost
from checks.accounts.grids import TOTAL, Printed, Tables
from checks.accounts.relations import Row, completion, same
from checks.prepared.classified import TOTAL as GENERAL
from data.quantities import Cell, quantities

SAID, LISTED, RATE, NAMED = "TAB11", "TAB12", "TAB13", "TXT31"
_BUDGETS = ("initial_budget", "full_year_budget")
_AMOUNTS = ("amount", "final")


def narrated(tables: Tables, said: Iterable[Mapping[str, object]], classified: frozenset[object]) -> Iterator[Row]:
    """said: rows of `checks.prepared.prose` of one document. classified: the keys of those that are classes and items of the
    general budget."""
    spoken = list(said)
    for number in spoken:
        subject, measure = str(number["subject"]), str(number["measure"])
        if number["key"] in classified and measure in _AMOUNTS:
            code = code_of(tables, subject.removeprefix(f"{GENERAL}/"))
            cell = tables.cell("表5", code, TOTAL) if code else None
        else:
            cell = next((cell for at in _cells_of(subject, measure) if (cell := tables.cell(*at))), None)
        if cell is not None:
            yield from same(SAID, _printed(number), cell)
    yield from _rates(tables, spoken)


@lru_cache(4096)
def _cells_of(subject: str, measure: str) -> tuple[Cell, ...]:
    """The cells that print what a number of the narrative is, or a part of that; the first that a document has counts."""
    whole, _, leaf = subject.rpartition("/")
    known = [each for each in quantities().values() if measure in each.measures]
    own = [cell for each in known if subject in each.paths for cell in each.cells]
    parts = [(table, row.replace("*", leaf), column.replace("*", leaf)) for each in known if whole in each.paths
             for table, row, column in each.parts]  # fmt: skip
    return (*parts, *own)


def _rates(tables: Tables, said: Sequence[Mapping[str, object]]) -> Iterator[Row]:
    """完成预算的 x%, where the sentence does not say the budget: of that which the table of 三公 prints."""
    numbers = {(number["key"], number["measure"]): _printed(number) for number in reversed(said)}
    for number in said:
        key = number["key"]
        if number["measure"] != "completion_rate":
            continue
        final = next((numbers[key, measure] for measure in reversed(_AMOUNTS) if (key, measure) in numbers), None)
        is_said = any((key, measure) in numbers for measure in _BUDGETS)
        budget = None if is_said else tables.cell("表7", str(number["subject"]).rsplit("/", 1)[-1], "budget")
        if final and budget and not _is_of_another(number, budget.column):
            yield from completion(RATE, _printed(number), final, budget)


def _is_of_another(rate: Mapping[str, object], column: str) -> bool:
    """Whether a rate names one budget and the column another: 完成全年预算的 beside 年初预算数."""
    if rate["base"] == "initial_budget":
        return re.search("全年|调整", column) is not None
    return bool(rate["names_budget"]) and "年初" in column


def named(tables: Tables, told: Sequence[Mapping[str, object]]) -> Iterator[Row]:
    """told: rows of `checks.words.observed.told_rows` of one document.

    An item of the narrative bears the names of a row of 表5; a cost that is said to be included has money in 表6.
    """
    yield from _unnamed(tables, [row for row in told if row["kind"] == "item"])
    costs = {cost(name): tables.cell("表6", code, TOTAL) for code, name in tables.names.get("表6", {}).items()}
    for row in told:
        path = str(row["words"])
        if row["kind"] != "cost" or not costs or cost(path) not in COSTS:
            continue
        cell = costs.get(cost(path))
        is_zero = cell is not None and not cell.value
        words = f"称{row['name']}包括“{path}”，{tables.titles['表6']}中该科目{'为' + cell.said if cell else '没有数'}"
        yield {
            "check": LISTED, "subject": path, "said": path, "cited": [row["cited"]], "place": f"六 {row['name']}",
            "holds": cell is not None and not is_zero, "message": words, "severity": "notice" if is_zero else "warning",
        }  # fmt: skip


def _unnamed(tables: Tables, items: Sequence[Mapping[str, object]]) -> Iterator[Row]:
    """One claim for each path of names: down to the first that is none of the table's. Items below a wrong section are one."""
    if not any(len(code) == 7 for code in tables.names.get("表5", {})):
        return
    cited: dict[tuple[str, bool], list[object]] = {}
    for row in items:
        steps = str(row["words"]).split("/")
        known = [code_of(tables, "/".join(steps[:length])) is not None for length in range(1, len(steps) + 1)]
        length = len(steps) if all(known) else known.index(False) + 1
        cited.setdefault(("/".join(steps[:length]), all(known)), []).append(row["cited"])
    for (path, holds), places in cited.items():
        words = f"“{path.replace('/', '→')}”不在{tables.titles['表5']}的科目中"
        yield {
            "check": NAMED, "subject": path, "said": path, "cited": places, "place": "五(三) 科目名称", "holds": holds,
            "message": words + (f"，共{len(places)}处" if len(places) > 1 else ""),
        }  # fmt: skip


def _printed(number: Mapping[str, object]) -> Printed:
    low = number["low"] if number["low"] is not None else number["value"]
    high = number["high"] if number["high"] is not None else number["value"]
    return Printed(
        str(number["place"]), str(number["said"]), Decimal(number["value"]), Decimal(low), Decimal(high),
        int(number["decimals"] or 0), number["cited"], str(number["subject"]), number["blocked"],
    )  # fmt: skip


def code_of(tables: Tables, path: str) -> str | None:
    """The code of the row of 一般公共预算财政拨款支出决算表 that bears the names of a path, each below the one before."""
    names, wanted = tables.names.get("表5", {}), path.split("/")
    for code, name in names.items():
        above = [names[code[:length]] for length in (3, 5) if length < len(code) and code[:length] in names]
        if [*above, name] == wanted:
            return code
    return None
