"""The people that a journey abroad counts in its form are not more than all who went abroad.

Why it matters: the number of people abroad is limited and published; a form that counts more shows a journey, or its guests, that
the number leaves out.
Method: the actual number of people of an indicator about travellers (出访, 参展, 团组 ... 人数), in a form whose name is of a
journey abroad, is not above 因公出国（境）人次.
Silent when: (1) one of the two was not read, or the actual value is no exact number of people; (2) 人次 is printed twice with
different values.
Source: 部门决算公开说明 (模板): 因公出国（境）…人次; 项目支出绩效自评表.
Limits: people of companies may travel at their own cost: this is a notice.
"""

from __future__ import annotations

import polars as pl

from checks.engine.examples import Example
from checks.shapes.people import counted_within

ID, TITLE, FAMILY, SEVERITY, VERSION = "TIE26", "出国项目的人数不超过因公出国人次", "count", "notice", 1
PUBLISHED = """
为何要查：因公出国（境）人次受到限制并须公开；自评表所列人数更多，说明有出访任务或随行人员没有计入人次。
方法：项目名称含出国、出境、境外或出访的自评表中，反映出行人员的指标（出访、参展、团组等人数），
实际完成值不得大于因公出国（境）人次；不成立的只列为“核实”。
何时不查：（1）没有读到其中一个数，或者实际完成值不是确切的人数；（2）因公出国（境）人次在同一节内印有不同的值，
或者不是确数。
依据：部门决算公开说明（模板）：“因公出国（境）…人次”；项目支出绩效自评表。
局限：企业人员可能是自费出行，因此只列为“核实”。
"""

JOURNEY = r"出国|出境|境外|出访"
TRAVELLERS = r"(?:出访|出国|出境|参展|参会|随团|团组|代表团).{0,4}(?:人数|人次|人员数)"


def claims(indicator_rows: pl.LazyFrame, quantities: pl.LazyFrame) -> pl.LazyFrame:
    journeys = indicator_rows.filter(pl.col("name").str.contains(JOURNEY), pl.col("level3").str.contains(TRAVELLERS))
    return counted_within(journeys, quantities, "people_abroad")  # (1), (2)


def _example(actual: str, people: str, name: str = "因公出国参展经费") -> Example:
    return {
        "facts": [("九", "因公出国（境）人次", "count", people)],
        "projects": [{"name": name}],
        "indicators": [{"level3": "参展人数", "target": "=6人", "actual": actual, "weight": "10", "score": "10"}],
    }


EXAMPLES = {
    "holds": _example("=3人", "5人次"),
    "fails": _example("=6人", "3人次"),
    "silent": _example("若干人", "3人次"),
    # Counts are exact: as many as went abroad.
    "edge": _example("=3人", "3人次"),
}
