"""本年收入 is the sum of its sources (财政拨款收入, 上级补助收入, 事业收入, 经营收入, 附属单位上缴收入, 其他收入).

Why it matters: the sources tell who pays for the unit; a source that is missing or too large changes that picture.
Method: the printed total's interval meets the sum of the intervals of the parts printed below it, in the same section.
Silent when: (1) 财政拨款收入, or 一般公共预算财政拨款收入 of its budgets, was not read below the total; (2) one of the numbers is
printed twice with different values, or is no exact number.
Source: 部门决算报表, 收入决算表: 合计 = 各项收入之和 (基本平衡公式).
Limits: a source that was not read makes the sum too small; the unread numbers of the document are listed apart.
"""

from __future__ import annotations

import polars as pl

from checks.adding import adds_up

ID, TITLE, FAMILY, SEVERITY, VERSION = "SUM04", "本年收入等于各项收入之和", "sum", "error", 1

NEEDS = ("财政拨款收入|一般公共预算财政拨款收入",)


def claims(additions: pl.LazyFrame) -> pl.LazyFrame:
    return adds_up(additions, ["本年收入"], needs=NEEDS)  # (1), (2)


def _example(total: str, *parts: tuple[str, str]) -> dict[str, list[tuple[str, ...]]]:
    return {
        "facts": [("二", "本年收入", "amount", total), *(("二", f"本年收入/{name}", "amount", words) for name, words in parts)]
    }


EXAMPLES = {
    "holds": _example("3,587.26万元", ("财政拨款收入", "3,508.61万元"), ("其他收入", "78.65万元")),
    "fails": _example("3,587.26万元", ("财政拨款收入", "3,508.61万元"), ("其他收入", "87.65万元")),
    "silent": _example("3,587.26万元", ("其他收入", "78.65万元")),
    # The total is at most 100.005, the parts are at least 60.005 + 39.95 + 0.05 (printed to the 分, exact) = 100.005.
    "edge": _example("100.00万元", ("财政拨款收入", "60.01万元"), ("事业收入", "40.0万元"), ("其他收入", "0.050000万元")),
}
