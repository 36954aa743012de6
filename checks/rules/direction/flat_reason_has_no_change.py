"""A reason that nothing changed (与上年持平, 无变化) stands behind a change of 0, and 预决算无差异 behind a deviation of 0.

Why it matters: number and reason exclude each other; one of them was left from another year.
Method: the reason of a change or deviation other than 0 does not end with words of no change.
Silent when: (1) the number is 0; (2) it is printed twice with different values, or is no exact number.
Source: 部门决算公开说明 (模板): 比上年增加（减少）…万元，主要原因是：….
Limits: 基本持平 (about the same) is allowed beside a small change, and not looked at.
"""

from __future__ import annotations

import polars as pl

from checks.engine.claims import first_reason, money_at_stake, reason_if, stated
from checks.engine.examples import Example
from checks.words.observed import explained

ID, TITLE, FAMILY, SEVERITY, VERSION = "DIR04", "原因称持平、无差异的变动为0", "direction", "warning", 1
PUBLISHED = """
为何要查：所印的数与原因互相矛盾，其中之一是往年留下来的。
方法：增减额不为0的，其原因不应以“与上年持平”“较上年无变化”等字样结尾；预决算差异率不为0的，
其原因不应以“预决算无差异”“预决算一致”等字样结尾。
何时不查：（1）该数为0；（2）该数在同一节内印有不同的值，或者不是确数。
依据：部门决算公开说明（模板）：“比上年增加（减少）…万元，主要原因是：…”。
局限：“基本持平”可以与小额变动并存，不作核对。
"""

FLAT = r"(?:与上年(?:度)?(?:决算|支出)?(?:数)?(?:相比)?|较上年(?:度)?)(?:保持)?(?:持平|一致|相同|无变化|没有变化|无变动)$"
NO_DEVIATION = r"(?:预决算|决算与预算|预算与决算|决算数与预算数)(?:数)?(?:之间)?(?:无差异|一致|没有差异)$"


def claims(prose: pl.LazyFrame, reasons: pl.LazyFrame) -> pl.LazyFrame:
    changes = explained(prose, reasons, "change").with_columns(flat=pl.col("reason").str.contains(FLAT))
    deviations = explained(prose, reasons, "deviation_rate").with_columns(flat=pl.col("reason").str.contains(NO_DEVIATION))
    return stated(
        pl.concat([changes, deviations]),
        "said",
        "unit",
        holds=~pl.col("flat"),
        silent=first_reason(
            reason_if(pl.col("value") == 0, "变动为0"),  # (1)
            pl.col("blocked"),  # (2)
        ),
        message=pl.format("印“{}”，原因却是“{}”", "said", pl.col("reason").str.tail(40)),
        at_stake=money_at_stake(pl.col("value"), pl.col("unit")),
        cited=pl.concat_list("cited", "reason_cited"),
    )


def _example(measure: str, words: str, reason: str) -> Example:
    return {"facts": [("七", "“三公”经费/公务接待费", measure, words, f"{words}，主要原因是：{reason}。")]}


EXAMPLES = {
    "holds": _example("change", "减少2.10万元", "接待批次减少"),
    "fails": _example("change", "减少2.10万元", "公务接待费与上年持平"),
    "silent": _example("change", "增加0.00万元", "公务接待费与上年持平"),
    # About the same is not the same.
    "edge": _example("change", "减少0.01万元", "公务接待费与上年基本持平"),
    "deviation": _example("deviation_rate", "12.00%", "严格按照预算执行，预决算无差异"),
}
