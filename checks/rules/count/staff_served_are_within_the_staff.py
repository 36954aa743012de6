"""The staff that an indicator counts are not more than the staff of the unit.

Why it matters: meals, allowances and training for staff are budgeted by head; more heads than staff are to be explained.
Method: the actual number of people of an indicator about the unit's own staff (职工…人数, 在职…人数) is not above 在职人员 of
第一部分.
Silent when: (1) one of the two was not read, or the actual value is no exact number of people; (2) 在职人员 is printed twice with
different values; (3) the indicator is about others too (培训, 退休, 企业, 农民工).
Source: 部门决算公开说明 (模板), 机构: 实有人数…其中在职人员; 项目支出绩效自评表.
Limits: hired people and guests are counted by some units: this is a notice.
"""

from __future__ import annotations

import polars as pl

from checks.engine.examples import Example
from checks.shapes.people import counted_within

ID, TITLE, FAMILY, SEVERITY, VERSION = "TIE27", "职工人数指标不超过在职人数", "count", "notice", 1
PUBLISHED = """
为何要查：职工的伙食、补贴和培训是按人数编列预算的；人数多于在职人员的，应当说明。
方法：自评表中反映本单位人员的指标（职工人数、在职人数、在编人数、干部人数等），实际完成值不得大于“第一部分”机构人员情况
所列的在职人员数；不成立的只列为“核实”。
何时不查：（1）没有读到其中一个数，或者实际完成值不是确切的人数；（2）在职人员数在同一节内印有不同的值，或者不是确数；
（3）指标还涉及其他人员（培训、退休、企业、农民工等）。
依据：部门决算公开说明（模板）机构部分：“实有人数…其中在职人员…”；项目支出绩效自评表。
局限：有的单位把聘用人员和来访人员也计算在内，因此只列为“核实”。
"""

STAFF = r"(?:职工|在职|在编|干部).{0,6}人(?:数|员数)"
OTHERS = r"培训|退休|离休|企业|农民工|就业|困难|下岗|服务对象|带动"


def claims(indicator_rows: pl.LazyFrame, quantities: pl.LazyFrame) -> pl.LazyFrame:
    own = indicator_rows.filter(pl.col("level3").str.contains(STAFF), ~pl.col("level3").str.contains(OTHERS))  # (3)
    return counted_within(own, quantities, "staff")  # (1), (2)


def _example(actual: str, name: str = "保障职工就餐人数") -> Example:
    return {
        "facts": [("机构", "实有人数/在职人员", "count", "23人")],
        "projects": [{"name": "运行保障经费"}],
        "indicators": [{"level3": name, "target": ">=20人", "actual": actual, "weight": "10", "score": "10"}],
    }


EXAMPLES = {
    "holds": _example("=20人"),
    "fails": _example("=28人"),
    "silent": _example("=28人", "培训干部人数"),
    # Counts are exact: as many as there are.
    "edge": _example("=23人"),
}
