"""What the narrative says of the amounts in the public tables: each is the number of its cell."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from decimal import Decimal

from checks.accounts.costs import COSTS, cost
from checks.accounts.grids import INCOME, SPENDING, TOTAL, Printed, Tables
from checks.accounts.relations import Row, completion, same

SAID, LISTED, RATE, NAMED = "TAB11", "TAB12", "TAB13", "TXT31"
GENERAL = "一般公共预算财政拨款支出"
_BUDGETS = ("initial_budget", "full_year_budget")
_AMOUNTS = ("amount", "final")
Cells = tuple[tuple[str, str, str], ...]  # section, row, column: the first that is printed counts
_BASIC = "一般公共预算财政拨款基本支出"
_IN_TOTAL, _OUT_TOTAL = ("表1", f"{INCOME}/总计", TOTAL), ("表1", f"{SPENDING}/总计", TOTAL)
_OF: Mapping[str, Cells] = {
    "收入支出总计": (_IN_TOTAL, _OUT_TOTAL), "收入支出": (_IN_TOTAL, _OUT_TOTAL),
    "收入总计": (_IN_TOTAL,), "支出总计": (_OUT_TOTAL,),
    "本年收入合计": (("表2", TOTAL, TOTAL), ("表1", f"{INCOME}/本年收入合计", TOTAL)),
    "本年收入": (("表2", TOTAL, TOTAL), ("表1", f"{INCOME}/本年收入合计", TOTAL)),
    "本年支出合计": (("表3", TOTAL, TOTAL), ("表1", f"{SPENDING}/本年支出合计", TOTAL)),
    "本年支出": (("表3", TOTAL, TOTAL), ("表1", f"{SPENDING}/本年支出合计", TOTAL)),
    "财政拨款收入支出总计": (("表4", f"{INCOME}/总计", TOTAL), ("表4", f"{SPENDING}/总计", TOTAL)),
    "财政拨款收入支出": (("表4", f"{INCOME}/总计", TOTAL), ("表4", f"{SPENDING}/总计", TOTAL)),
    "财政拨款收入总计": (("表4", f"{INCOME}/总计", TOTAL),), "财政拨款支出总计": (("表4", f"{SPENDING}/总计", TOTAL),),
    "本年财政拨款收入": (("表4", f"{INCOME}/本年收入合计", TOTAL),),
    "本年财政拨款支出": (("表4", f"{SPENDING}/本年支出合计", TOTAL),),
    "年初财政拨款结转和结余": (("表4", f"{INCOME}/年初财政拨款结转和结余", TOTAL),),
    "年末财政拨款结转和结余": (("表4", f"{SPENDING}/年末财政拨款结转和结余", TOTAL),),
    GENERAL: (("表5", TOTAL, TOTAL), ("表4", f"{SPENDING}/本年支出合计", "general")),
    _BASIC: (("表5", TOTAL, "基本支出"),),
    f"{_BASIC}/人员经费": (("表6", "人员经费合计", TOTAL),), f"{_BASIC}/公用经费": (("表6", "公用经费合计", TOTAL),),
}  # fmt: skip
_FUND = re.compile(r"(?P<fund>政府性基金|国有资本经营)预算财政拨款(?:收入支出|支出|收入)(?:总计)?(?:/(?P<leaf>.+))?")
_FUND_LEAVES = {"年初结转和结余": "opening", "本年收入": "income", "本年支出": TOTAL, "年末结转和结余": "closing"}


def narrated(tables: Tables, said: Iterable[Mapping[str, object]]) -> Iterator[Row]:
    """said: rows of `checks.prepared.prose` of one document."""
    spoken = list(said)
    for number in spoken:
        section, subject = str(number["section"]), str(number["subject"])
        cell = _cell_of(tables, section, subject, str(number["measure"]))
        if cell is not None:
            yield from same(SAID, _printed(number), cell)
    yield from _rates(tables, spoken)


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


def _cell_of(tables: Tables, section: str, subject: str, measure: str) -> Printed | None:
    """The cell that holds what a number of the narrative says, None where no table does."""
    if "三公" in subject and measure in (*_BUDGETS, *_AMOUNTS):
        return tables.cell("表7", subject.rsplit("/", 1)[-1], "budget" if measure in _BUDGETS else "final")
    if measure not in _AMOUNTS:
        return None
    found = (look(tables, section, subject) for look in _LOOKS)
    return next((cell for cell in found if cell), None)


def _named(tables: Tables, section: str, subject: str) -> Printed | None:
    cells = (tables.cell(*at) for at in _OF.get(subject) or _OF.get(subject.rsplit("/", 1)[-1], ()))
    return next((cell for cell in cells if cell), None)


def _part(tables: Tables, section: str, subject: str) -> Printed | None:
    """本年收入/财政拨款收入, 本年支出合计/基本支出, 收入总计/年初结转和结余."""
    whole, _, leaf = subject.rpartition("/")
    if whole in ("本年收入", "本年收入合计"):
        return tables.cell("表2", TOTAL, leaf)
    if whole in ("本年支出", "本年支出合计"):
        return tables.cell("表3", TOTAL, leaf)
    if whole in ("收入总计", "支出总计", "收入支出总计"):
        sides = (INCOME, SPENDING) if whole == "收入支出总计" else (whole[:2],)
        return next((cell for side in sides if (cell := tables.cell("表1", f"{side}/{leaf}", TOTAL))), None)
    return None


def _classified(tables: Tables, section: str, subject: str) -> Printed | None:
    """A class or an item of the general budget, by the names of its row and of those above it."""
    if not section.endswith(("(二)", "(三)")):
        return None
    code = code_of(tables, subject.removeprefix(f"{GENERAL}/"))
    return tables.cell("表5", code, TOTAL) if code else None


def code_of(tables: Tables, path: str) -> str | None:
    """The code of the row of 一般公共预算财政拨款支出决算表 that bears the names of a path, each below the one before."""
    names, wanted = tables.names.get("表5", {}), path.split("/")
    for code, name in names.items():
        above = [names[code[:length]] for length in (3, 5) if length < len(code) and code[:length] in names]
        if [*above, name] == wanted:
            return code
    return None


def _of_fund(tables: Tables, section: str, subject: str) -> Printed | None:
    match = _FUND.fullmatch(subject)
    if match is None:
        return None
    table = "表8" if match["fund"] == "政府性基金" else "表9"
    if match["leaf"]:
        return tables.cell(table, TOTAL, _FUND_LEAVES.get(match["leaf"], "none"))
    return tables.cell(table, TOTAL, TOTAL) if subject.endswith("拨款支出") else None


_LOOKS: tuple[Callable[[Tables, str, str], Printed | None], ...] = (_of_fund, _classified, _part, _named)
