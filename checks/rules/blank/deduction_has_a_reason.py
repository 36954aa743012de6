"""Where a form has a column for reasons, every deduction has one.

Why it matters: the form asks for the reason and for what will be done better; a blank leaves the deduction unexplained.
Method: fails where the score is below the weight and the cell 偏差原因分析及改进措施 is blank.
Silent when: (1) the form has no column for reasons; (2) score or weight was not read, or the score is the full weight.
Source: 项目支出绩效自评表 (财预〔2020〕10号): the column 偏差原因分析及改进措施.
Limits: a reason that stands for several rows in one merged cell is seen at its first row only; so it is a notice.
"""

from __future__ import annotations

import polars as pl

from checks.engine.claims import cited, number, stated, text, words_of
from checks.engine.examples import Example
from checks.engine.interval import columns, point
from checks.prepared.indicator_rows import is_filled

ID, TITLE, FAMILY, SEVERITY, VERSION = "BLK02", "扣分的指标填有偏差原因", "blank", "notice", 1
PUBLISHED = """
为何要查：自评表要求写明偏差原因和改进措施；此栏空白，扣分就没有说明。
方法：得分低于分值（得分按四舍五入的区间计算，可能为满分的不算），而偏差原因分析及改进措施栏空白的，即为不符。
何时不查：（1）该表没有偏差原因分析及改进措施栏；（2）没有读到得分或分值，或者得分为满分。
依据：项目支出绩效自评表（财预〔2020〕10号）：偏差原因分析及改进措施栏。
局限：几行的原因合填在一个单元格内的，只能在第一行看到，因此只列为“核实”。
"""


def claims(indicator_rows: pl.LazyFrame) -> pl.LazyFrame:
    deducted = pl.col("score_high") < pl.col("weight")
    rows = indicator_rows.filter(deducted, pl.col("has_reason_column"))  # (1), (2)
    points = (pl.col("weight") - pl.col("score")).cast(pl.Decimal(12, 2))
    return stated(
        rows,
        said=words_of("score"),
        **number("printed", pl.col("score"), columns("score_")),
        **number("derived", pl.col("weight"), point(pl.col("weight"))),
        unit=text("分"),
        digits=pl.col("score_decimals"),
        holds=is_filled("deviation_reason"),
        message=pl.format("分值{}，得分{}，扣{}分，偏差原因分析及改进措施栏空白", words_of("weight"), words_of("score"), points),
        cited=cited("score", "actual", "weight"),
    )


def _example(score: str | None, reason: str | None) -> Example:
    row = {"level3": "培训人数", "weight": "10", "score": score, "deviation_reason": reason}
    return {"projects": [{"name": "培训经费"}], "indicators": [row]}


EXAMPLES = {
    "holds": _example("8.50", "第四期培训延至次年"),
    "fails": _example("8.50", None),
    "silent": _example(None, None),
    # A word is a reason: whether it explains is not judged here.
    "edge": _example("9.99", "无"),
    "full score": _example("10.00", None),
}
