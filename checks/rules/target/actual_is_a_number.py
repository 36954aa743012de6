"""The actual value is a number that was measured, not a bound: what was done is known when the year is over.

Why it matters: >=80% as the actual value repeats the target and says nothing of what was reached.
Method: the actual value is printed without an operator or with =.
Silent when: (1) the actual value is blank or no number; (2) the target is no number, so that nothing was to be measured.
Source: 项目支出绩效自评表: 实际完成值 is what was reached at the year's end.
Limits: an actual value of more than 5,000 visitors may be honest counting; so it is a notice.
"""

from __future__ import annotations

import polars as pl

from checks.engine.claims import cited, stated
from checks.engine.examples import Example

ID, TITLE, FAMILY, SEVERITY, VERSION = "TGT03", "实际完成值是确数，不是界限", "target", "notice", 1
PUBLISHED = """
为何要查：年终完成多少应当已有确数；实际完成值印“≥80%”，只是重复目标值，看不出究竟完成多少。
方法：目标值是数的指标，实际完成值应当不印比较符，或者只印“=”；印有“≥”“不低于”“达到”等比较符，
或者数后带“以上”“以内”等字样的，都是界限而不是确数。
何时不查：（1）实际完成值为空，或者不是数；（2）目标值不是数，本来就没有要计量的数。
依据：项目支出绩效自评表：实际完成值是年终实际达到的数。
局限：“5000人次以上”也可能是如实统计的结果，因此只列为“核实”。
"""


def claims(indicator_rows: pl.LazyFrame) -> pl.LazyFrame:
    rows = indicator_rows.filter(pl.col("actual_value").is_not_null(), pl.col("target_value").is_not_null())  # (1), (2)
    return stated(
        rows,
        said=pl.col("actual"),
        holds=pl.col("actual_operator").fill_null("=") == "=",
        message=pl.format("目标值“{}”，实际完成值印“{}”，是界限而不是确数，看不出实际完成多少", "target", "actual"),
        cited=cited("actual", "target"),
        cause=pl.format("自评表 {} 实际完成值印作界限", "name"),
    )


def _example(target: str, actual: str | None) -> Example:
    return {"projects": [{"name": "运维经费"}], "indicators": [{"level3": "设备完好率", "target": target, "actual": actual}]}


EXAMPLES = {
    "holds": _example(">=90%", "=93%"),
    "fails": _example(">=90%", ">=90%"),
    "silent": _example(">=90%", None),
    # Without an operator it is a number too.
    "edge": _example(">=90%", "90%"),
}
