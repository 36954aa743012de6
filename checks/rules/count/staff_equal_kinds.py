"""实有人数 is the sum of 在职人员, 离休人员 and 退休人员; 离退休人员 of the last two.

Why it matters: per-head costs and the running costs of the unit are judged by these counts.
Method: the printed total's interval meets the sum of the intervals of the parts printed below it, in the same section.
Silent when: (1) 在职人员 or 退休人员 (离休人员 or 退休人员) was not read below the total; (2) one of the numbers is printed
twice with different values, or is no exact number.
Source: 部门决算公开说明, 机构设置及人员情况: 实有人数…人，其中：在职人员…人，离休人员…人，退休人员…人; counts are exact.
Limits: kinds of staff outside the establishment are not counted by the form.
"""

from __future__ import annotations

import polars as pl

from checks.engine.examples import Example
from checks.shapes.adding import adds_up

ID, TITLE, FAMILY, SEVERITY, VERSION = "SUM16", "实有人数等于在职、离休、退休人数之和", "count", "error", 1
PUBLISHED = """
为何要查：人均支出和单位运行经费都按这些人数衡量。
方法：实有人数应等于其下所列在职人员、离休人员、退休人员之和，离退休人员应等于离休人员、退休人员之和，取同一节所印的数；
人数为确数，须完全相等。
何时不查：（1）其下的在职人员、退休人员（查离退休人员时为离休人员、退休人员）有一项没有读到，
或者所列各项中间或紧接其后有未能读懂的数；（2）其中一个数在同一节内印有不同的值，或者不是确数。
依据：部门决算公开说明，机构设置及人员情况：“实有人数…人，其中：在职人员…人，离休人员…人，退休人员…人”；人数均为确数。
局限：公开说明的格式不统计编制外的各类人员。
"""

NEEDS = ("在职人员", "退休人员")
RETIRED = ("离退休人员", "实有人数/离退休人员")
KINDS = ((("实有人数",), NEEDS), (RETIRED, ("离休人员", "退休人员")))


def claims(additions: pl.LazyFrame) -> pl.LazyFrame:
    sums = [adds_up(additions, totals, needs=needs, measures=["count"]) for totals, needs in KINDS]  # (1), (2)
    return pl.concat(sums)


def _example(total: str, active: str, retired: str | None) -> Example:
    rows = [("机构", "实有人数", "count", total), ("机构", "实有人数/在职人员", "count", active)]
    rows += [("机构", "实有人数/离休人员", "count", "0人")]
    return {"facts": rows + ([("机构", "实有人数/退休人员", "count", retired)] if retired else [])}


EXAMPLES = {
    "holds": _example("34人", "23人", "11人"),
    "fails": _example("34人", "23人", "12人"),
    "silent": _example("34人", "34人", None),
    # Counts are exact: there is no room at the edge, and a sum that is met exactly holds.
    "edge": _example("1,034人", "1,023人", "11人"),
}
