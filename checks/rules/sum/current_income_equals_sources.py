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

from checks.engine.examples import Example
from checks.shapes.adding import adds_up

ID, TITLE, FAMILY, SEVERITY, VERSION = "SUM04", "本年收入等于各项收入之和", "sum", "error", 1
PUBLISHED = """
为何要查：各项收入说明单位的资金由谁负担；漏列或多列一项，这一情况就会失真。
方法：本年收入（包括印作“本年收入合计”的）应与其下所列财政拨款收入、上级补助收入、事业收入、经营收入、附属单位上缴收入、
其他收入之和相符，取同一节所印的数；本节没有印本年收入的，取同一标题下另一节所印的本年收入。各数均按四舍五入的区间计算。
何时不查：（1）其下既没有读到财政拨款收入，也没有读到其中的一般公共预算财政拨款收入，
或者所列各项中间或紧接其后有未能读懂的数；（2）其中一个数在同一节内印有不同的值，或者不是确数。
依据：部门决算报表，收入决算表：合计=各项收入之和（基本平衡公式）。
局限：漏读一项收入会使各项之和偏小；公开说明中未读到的数另行列出。
"""

NEEDS = ("财政拨款收入|一般公共预算财政拨款收入",)


def claims(additions: pl.LazyFrame) -> pl.LazyFrame:
    return adds_up(additions, ["本年收入"], needs=NEEDS)  # (1), (2)


def _example(total: str, *parts: tuple[str, str]) -> Example:
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
