"""本年支出 is the sum of 基本支出, 项目支出, 上缴上级支出, 经营支出 and 对附属单位补助支出.

Why it matters: the split between running costs and projects is what later years are budgeted on.
Method: the printed total's interval meets the sum of the intervals of the parts printed below it, in the same section.
Silent when: (1) 基本支出 was not read below the total; (2) one of the numbers is printed twice with
different values, or is no exact number.
Source: 部门决算报表, 支出决算表: 合计 = 基本支出 + 项目支出 + 上缴上级支出 + 经营支出 + 对附属单位补助支出 (基本平衡公式).
Limits: a kind that was not read makes the sum too small; the unread numbers of the document are listed apart.
"""

from __future__ import annotations

import polars as pl

from checks.engine.examples import Example
from checks.shapes.adding import adds_up

ID, TITLE, FAMILY, SEVERITY, VERSION = "SUM05", "本年支出等于各类支出之和", "sum", "error", 1
PUBLISHED = """
为何要查：基本支出与项目支出的划分是以后年度编制预算的依据。
方法：本年支出（包括印作“本年支出合计”的）应与其下所列基本支出、项目支出、上缴上级支出、经营支出、
对附属单位补助支出之和相符，取同一节所印的数；本节没有印本年支出的，取同一标题下另一节所印的本年支出。
各数均按四舍五入的区间计算。
何时不查：（1）没有读到其下的基本支出，或者所列各项中间或紧接其后有未能读懂的数；（2）其中一个数在同一节内印有不同的值，
或者不是确数。
依据：部门决算报表，支出决算表：合计=基本支出+项目支出+上缴上级支出+经营支出+对附属单位补助支出（基本平衡公式）。
局限：漏读一类支出会使各类之和偏小；公开说明中未读到的数另行列出。
"""

NEEDS = ("基本支出",)


def claims(additions: pl.LazyFrame) -> pl.LazyFrame:
    return adds_up(additions, ["本年支出"], needs=NEEDS)  # (1), (2)


def _example(total: str, *parts: tuple[str, str]) -> Example:
    return {
        "facts": [("三", "本年支出", "amount", total), *(("三", f"本年支出/{name}", "amount", words) for name, words in parts)]
    }


EXAMPLES = {
    "holds": _example("3,604.76万元", ("基本支出", "582.81万元"), ("项目支出", "3,021.95万元")),
    "fails": _example("3,604.76万元", ("基本支出", "582.81万元"), ("项目支出", "3,012.95万元")),
    "silent": _example("3,604.76万元", ("项目支出", "3,021.95万元")),
    # The total is at most 10.05, the parts are at least 6.005 + 4.045 = 10.05.
    "edge": _example("10.0万元", ("基本支出", "6.01万元"), ("项目支出", "4.05万元")),
}
