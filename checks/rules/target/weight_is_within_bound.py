"""No single indicator weighs more than the bound of practice.

Why it matters: where one indicator decides most of the score, the form measures one thing only.
Method: the weight of an indicator is at most `indicator_weight_bound` (data/parameters) of the 100 points.
Silent when: (1) the weight was not read; (2) no bound is in force in that year.
Source: 项目支出绩效自评表 (财预〔2020〕10号): customarily 预算执行率 10, 产出 50, 效益 30, 满意度 10; the bound is practice.
Limits: regions set other bounds; so it is a notice.
"""

from __future__ import annotations

import polars as pl

from checks.engine.claims import cited, number, plain, reason_if, stated, text, words_of
from checks.engine.examples import Example
from checks.engine.interval import point

ID, TITLE, FAMILY, SEVERITY, VERSION = "TGT08", "单项指标分值不过高", "target", "notice", 1
PUBLISHED = """
为何要查：一项指标就决定大部分得分的，自评表实际上只衡量了一件事。
方法：在100分中，单项指标的分值不应高于30分（该界限可以设定）；等于界限的不列出。
何时不查：（1）没有读到分值；（2）该年度没有可用的界限。
依据：项目支出绩效自评表（财预〔2020〕10号）：通常预算执行率10分、产出50分、效益30分、满意度10分；上述界限出自实务。
局限：各地所定的界限不同，因此只列为“核实”。
"""


def claims(indicator_rows: pl.LazyFrame, thresholds: pl.LazyFrame) -> pl.LazyFrame:
    bounds = thresholds.select("document_id", bound="indicator_weight_bound")
    weighed = indicator_rows.filter(pl.col("weight").is_not_null())  # (1)
    rows = weighed.join(bounds, on="document_id", how="left", maintain_order="left")
    return stated(
        rows,
        said=words_of("weight"),
        **number("printed", pl.col("weight"), point(pl.col("weight"))),
        **number("derived", pl.col("bound"), point(pl.col("bound"))),
        unit=text("分"),
        digits=pl.col("weight_decimals"),
        holds=pl.col("weight") <= pl.col("bound"),
        message=pl.format("单项指标分值{}分，高于{}分，请核实指标体系是否过简", words_of("weight"), plain("bound")),
        silent=reason_if(pl.col("bound").is_null(), "该年度没有可用的界限"),  # (2)
        cited=cited("weight"),
    )


def _example(weight: str | None) -> Example:
    return {"projects": [{"name": "招商经费"}], "indicators": [{"level3": "到位资金", "weight": weight}]}


EXAMPLES = {
    "holds": _example("20"),
    "fails": _example("45"),
    "silent": _example(None),
    # As much as the bound is within it.
    "edge": _example("30"),
}
