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

from checks.engine.examples import Example
from checks.shapes.adding import adds_up

ID, TITLE, FAMILY, SEVERITY, VERSION = "SUM15", "车辆总数等于各类车辆之和", "count", "error", 1
PUBLISHED = """
为何要查：各类车辆各有限额；没有归入任何一类的车辆，在公开说明中就没有交代。
方法：车辆总数应等于其下所列各类车辆（副部（省）级及以上领导用车至其他用车）之和，取同一节所印的数；车辆数为确数，须完全相等。
何时不查：（1）没有读到其下的其他用车，或者所列各项中间或紧接其后有未能读懂的数；（2）其中一个数在同一节内印有不同的值，
或者不是确数。
依据：部门决算公开说明，国有资产占用情况：“车辆…辆，其中：…”；车辆数均为确数。
局限：只查车辆的数量；公开说明的格式没有把车辆价值按类分列。
"""

NEEDS = ("其他用车",)


def claims(additions: pl.LazyFrame) -> pl.LazyFrame:
    return adds_up(additions, ["车辆"], needs=NEEDS, measures=["count"])  # (1), (2)


def _example(total: str, duty: str, other: str | None) -> Example:
    rows = [("十(三)", "车辆", "count", total), ("十(三)", "车辆/执法执勤用车", "count", duty)]
    return {"facts": rows + ([("十(三)", "车辆/其他用车", "count", other)] if other else [])}


EXAMPLES = {
    "holds": _example("4辆", "1辆", "3辆"),
    "fails": _example("4辆", "1辆", "4辆"),
    "silent": _example("4辆", "4辆", None),
    # Counts are exact: there is no room at the edge, and a sum that is met exactly holds.
    "edge": _example("1,000辆", "999辆", "1辆"),
}
