"""The number of 车辆 is the sum of its kinds (副部（省）级及以上领导用车 ... 其他用车).

Why it matters: the kinds have ceilings of their own; a vehicle without a kind is not accounted for.
Method: the printed total's interval meets the sum of the intervals of the parts printed below it, in the same section.
Silent when: (1) 其他用车 was not read below the total; (2) one of the numbers is printed twice with
different values, or is no exact number.
Source: 部门决算公开说明, 国有资产占用情况: 车辆…辆，其中：…; counts are exact.
Limits: only vehicles by number; their value is not divided by kind in the form.
"""

from __future__ import annotations

import polars as pl

from checks.adding import adds_up

ID, TITLE, FAMILY, SEVERITY, VERSION = "SUM15", "车辆总数等于各类车辆之和", "count", "error", 1

NEEDS = ("其他用车",)


def claims(additions: pl.LazyFrame) -> pl.LazyFrame:
    return adds_up(additions, ["车辆"], needs=NEEDS, measures=["count"])  # (1), (2)


def _example(total: str, duty: str, other: str | None) -> dict[str, list[tuple[str, ...]]]:
    rows = [("十(三)", "车辆", "count", total), ("十(三)", "车辆/执法执勤用车", "count", duty)]
    return {"facts": rows + ([("十(三)", "车辆/其他用车", "count", other)] if other else [])}


EXAMPLES = {
    "holds": _example("4辆", "1辆", "3辆"),
    "fails": _example("4辆", "1辆", "4辆"),
    "silent": _example("4辆", "4辆", None),
    # Counts are exact: there is no room at the edge, and a sum that is met exactly holds.
    "edge": _example("1,000辆", "999辆", "1辆"),
}
