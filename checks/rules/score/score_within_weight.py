"""No indicator, and no execution rate, is scored above its weight.

Why it matters: a score above its weight lifts the total score and the grade by points that do not exist.
Method: the lowest value of the score's interval is at most the weight, which is exact.
Silent when: (1) the score or the weight was not read.
Source: 项目支出绩效自评表: 分值 is what an indicator can earn, 得分 what it earned of it.
Limits: a form that gives points beyond the weight by a rule of its own would be named here.
"""

from __future__ import annotations

import polars as pl

from checks.engine.claims import cited, number, stated, text, words_of
from checks.engine.examples import Example
from checks.engine.interval import columns, point

ID, TITLE, FAMILY, SEVERITY, VERSION = "SCO01", "得分不超过分值", "score", "error", 1
PUBLISHED = """
为何要查：得分超过分值，总得分和评价等级就被并不存在的分数抬高了。
方法：各项指标和执行率的得分，四舍五入区间的下限不应大于分值；分值为确数。
何时不查：（1）没有读到得分或分值。
依据：项目支出绩效自评表：分值是一项指标可得的分数，得分是其中实际得到的分数。
局限：按自己的规则在分值之外加分的自评表，也会列出。
"""

_TAKEN = [f"{name}{part}" for name in ("score", "weight") for part in ("", "_said", "_cited")]
_TAKEN += ["document_id", "score_low", "score_high", "score_decimals"]


def claims(forms: pl.LazyFrame, indicator_rows: pl.LazyFrame) -> pl.LazyFrame:
    of_rates = forms.select(*_TAKEN, subject=pl.format("{}/执行率", "name"), place=pl.format("{} 执行率", "place"))
    both = pl.concat([indicator_rows.select(*_TAKEN, "subject", "place"), of_rates])
    rows = both.filter(pl.col("score").is_not_null(), pl.col("weight").is_not_null())  # (1)
    return stated(
        rows,
        said=words_of("score"),
        **number("printed", pl.col("score"), columns("score_")),
        **number("derived", pl.col("weight"), point(pl.col("weight"))),
        unit=text("分"),
        digits=pl.col("score_decimals"),
        holds=pl.col("score_low") <= pl.col("weight"),
        message=pl.format("得分{}，大于分值{}", words_of("score"), words_of("weight")),
        cited=cited("score", "weight"),
    )


def _example(weight: str | None, score: str) -> Example:
    return {"projects": [{"name": "培训经费"}], "indicators": [{"level3": "培训人数", "weight": weight, "score": score}]}


EXAMPLES = {
    "holds": _example("10", "10.00"),
    "fails": _example("10", "12.20"),
    "silent": _example(None, "12.20"),
    # 10.1 may be 10.05 rounded; the weight is exact.
    "edge": _example("10.05", "10.1"),
}
