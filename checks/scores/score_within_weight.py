"""No indicator, and no execution rate, is scored above its weight.

Why it matters: a score above its weight lifts the total score and the grade by points that do not exist.
Method: the lowest value of the score's interval is at most the weight, which is exact.
Silent when: (1) the score or the weight was not read.
Source: 《项目支出绩效评价管理办法》 (财预〔2020〕10号): scores are given within the weight of the indicator.
Limits: none known.
"""

from __future__ import annotations

import polars as pl

from checks.claims import cite, evidence, number, stated, words_of
from checks.interval import of, point

ID, TITLE, FAMILY, SEVERITY, VERSION = "SCO01", "得分不超过分值", "score", "error", 1

_TAKEN = ("document_id", "score", "score_decimals", "score_evidence", "weight", "weight_evidence")


def claims(indicators: pl.LazyFrame, forms: pl.LazyFrame) -> pl.LazyFrame:
    of_indicators = indicators.join(forms.select("project_id", "name"), on="project_id", how="left").select(
        *_TAKEN,
        subject=pl.concat_str("name", "level3", separator="/", ignore_nulls=True),
        place=pl.format("自评表 {} {}", "name", "level3"),
    )
    of_rates = forms.select(*_TAKEN, subject=pl.format("{}/执行率", "name"), place=pl.format("{} 执行率", "place"))
    rows = pl.concat([of_indicators, of_rates]).filter(pl.col("score").is_not_null(), pl.col("weight").is_not_null())  # (1)
    said, weight = words_of("score_evidence"), words_of("weight_evidence")
    return stated(
        rows,
        said=said,
        **number("printed", pl.col("score"), of("score")),
        **number("derived", pl.col("weight"), point(pl.col("weight"))),
        unit=pl.lit("分"),
        digits=pl.col("score_decimals"),
        holds=of("score").low <= pl.col("weight"),
        message=pl.format("得分{}，大于分值{}", said, weight),
        evidence=evidence(cite("score", "score_evidence"), cite("weight", "weight_evidence")),
    )


def _example(weight: str | None, score: str) -> dict[str, list[dict[str, object]]]:
    return {"projects": [{"name": "培训经费"}], "indicators": [{"level3": "培训人数", "weight": weight, "score": score}]}


EXAMPLES = {
    "holds": _example("10", "10.00"),
    "fails": _example("10", "12.20"),
    "silent": _example(None, "12.20"),
    # 10.1 may be 10.05 rounded; the weight is exact.
    "edge": _example("10.05", "10.1"),
}
