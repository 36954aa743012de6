"""The vehicles named beside 公务用车保有量 are those of 国有资产占用情况.

Why it matters: the sentence on “三公” explains its vehicles by the fixed assets; a number that is not theirs explains nothing.
Method: the two counts are equal.
Silent when: (1) one of the two was not read; (2) one is printed twice in its section with different values, or is no
exact number.
Source: 部门决算公开说明 (模板): 国有资产占用情况中固定资产车辆…辆.
Limits: it does not say which of the two is wrong.
"""

from __future__ import annotations

import polars as pl

from checks.engine.examples import Example
from checks.shapes.tying import same_quantity, tied

ID, TITLE, FAMILY, SEVERITY, VERSION = "TIE10", "“三公”部分的固定资产车辆与国有资产占用情况一致", "count", "warning", 1
PUBLISHED = """
为何要查：“三公”经费部分用固定资产车辆来说明用车情况；所印的不是固定资产的车辆数，就什么也没有说明。
方法：公务用车保有量旁边所列的固定资产车辆数，应等于国有资产占用情况的车辆数。
何时不查：（1）没有读到其中一个数；（2）其中一个数在同一节内印有不同的值，或者不是确数。
依据：部门决算公开说明（模板）：“国有资产占用情况中固定资产车辆…辆”。
局限：只说明两数不一致，不能判断哪一个错。
"""


def claims(quantities: pl.LazyFrame) -> pl.LazyFrame:
    return same_quantity(tied(quantities, "cars_repeated", "cars", subject="固定资产车辆"), unit="辆")  # (1), (2)


def _example(one: str, other: str | None) -> Example:
    rows = [("九", "固定资产车辆", "count", one)]
    return {"facts": rows + ([("十(三)", "车辆", "count", other)] if other else [])}


EXAMPLES = {
    "holds": _example("4辆", "4辆"),
    "fails": _example("4辆", "3辆"),
    "silent": _example("4辆", None),
    # Counts are exact: there is no room at the edge.
    "edge": _example("1,000辆", "1000辆"),
}
