"""An indicator with a score has an actual value.

Why it matters: points were given for something that nobody wrote down.
Method: fails where a target and a score above 0 are printed and the actual value is blank.
Silent when: (1) the indicator has no target or no score above 0; (2) more than half of the form's scored indicators have no
actual value, so that the form has no column for it or the column was not read.
Source: 项目支出绩效自评表: the score is given by comparing 实际完成值 with 年度指标值.
Limits: a value that stands in another cell of the row is not seen.
"""

from __future__ import annotations

import polars as pl

from checks.engine.claims import cited, reason_if, stated, words_of
from checks.engine.examples import Example
from checks.prepared.indicator_rows import is_filled

ID, TITLE, FAMILY, SEVERITY, VERSION = "BLK01", "有得分的指标填有实际完成值", "blank", "warning", 1
PUBLISHED = """
为何要查：没有写明完成了什么却给了分，得分没有依据。
方法：年度指标值已填、得分大于0的指标，实际完成值空白的，即为不符。
何时不查：（1）指标没有年度指标值，或者没有大于0的得分；（2）同一张表内这类指标有超过半数没有实际完成值，该表可能没有此栏，
或者此栏没有读到。
依据：项目支出绩效自评表：得分由实际完成值与年度指标值比较得出。
局限：填在同一行其他栏内的实际完成值看不到。
"""

NO_COLUMN = "该表半数以上指标没有读到实际完成值"


def claims(indicator_rows: pl.LazyFrame) -> pl.LazyFrame:
    scored = indicator_rows.filter(pl.col("score") > 0, is_filled("target"))  # (1)
    filled = is_filled("actual")
    rows = scored.with_columns(filled=filled, share=filled.mean().over("project_id"))
    return stated(
        rows,
        said=words_of("score"),
        holds=pl.col("filled"),
        message=pl.format("目标值“{}”，实际完成值空白，得分{}", "target", words_of("score")),
        silent=reason_if(pl.col("share") < 0.5, NO_COLUMN),  # (2)
        cited=cited("score", "target", "weight"),
    )


def _example(*actuals: str | None, score: str = "10") -> Example:
    rows = [
        {"level3": f"满意度{n}", "target": ">=90%", "actual": actual, "weight": "10", "score": score}
        for n, actual in enumerate(actuals)
    ]
    return {"projects": [{"name": "培训经费"}], "indicators": rows}


EXAMPLES = {
    "holds": _example("=95%"),
    "fails": _example("=95%", "=93%", None),
    "silent": _example(None, None),
    # No point was given for what is blank.
    "edge": {
        "projects": [{"name": "培训经费"}],
        "indicators": [
            {"level3": "满意度", "target": ">=90%", "actual": None, "weight": "10", "score": "0"},
            {"level3": "培训人数", "target": ">=90人", "actual": "=95人", "weight": "10", "score": "10"},
        ],
    },
}
