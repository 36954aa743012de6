"""The grade that the text gives to a total score is the grade of that score: 优 from 90, 良 from 80, 中 from 60, below it 差.

Why it matters: the grade, not the score, decides next year's money and the ranking.
Method: every sentence that prints a score and behind it a grade (综合得分 92.5 分，评价结果为“优”), where the score is the total
score of a form of the same disclosure; the grade is that of the thresholds in force in its year.
Silent when: (1) no such sentence stands in the text; (2) no form has that total score; (3) no thresholds are in force in that
year; (4) the score lies on both sides of a threshold by its rounding.
Source: 《项目支出绩效评价管理办法》 (财预〔2020〕10号): the four grades.
Limits: a form that prints its grade in a cell is not read; the sentence itself is not cited, only the total score is.
"""

from __future__ import annotations

import polars as pl

from checks.engine.claims import cited, first_reason, number, reason_if, stated, text, words_of
from checks.engine.examples import Example
from checks.engine.interval import WIDE, columns
from data.tables import AMOUNT

ID, TITLE, FAMILY, SEVERITY, VERSION = "SCO06", "评价等级与总得分相符", "score", "warning", 1
PUBLISHED = """
为何要查：决定下年资金安排和排名的，是评价等级而不是得分。
方法：正文中先印得分、后印等级的句子（如“综合得分92.5分，评价结果为优”），其得分与同一份公开说明中某张自评表的总得分相同
的，等级应与得分相符。等级按该年度有效的界限：90分及以上为优，80分及以上不到90分为良，60分及以上不到80分为中，
不到60分为差。
何时不查：（1）正文中没有这样的句子；（2）没有总得分与之相同的自评表；（3）该年度没有等级界限；（4）得分四舍五入后可能在等
级界限的两侧。
依据：《项目支出绩效评价管理办法》（财预〔2020〕10号）：评价等级分为优、良、中、差四级。
局限：等级印在自评表单元格内的，读不到；列出问题时只指明总得分的位置，不指明该句的位置。
"""


def claims(forms: pl.LazyFrame, grades: pl.LazyFrame, thresholds: pl.LazyFrame) -> pl.LazyFrame:
    graded = grades.select(  # (1)
        "document_id", total_score=pl.col("score").cast(AMOUNT, strict=False), grade="name"
    ).unique(maintain_order=True)
    rows = forms.join(graded, on=["document_id", "total_score"]).join(thresholds, on="document_id")  # (2)
    judged = rows.with_columns(lowest=_grade(pl.col("total_score_low")), highest=_grade(pl.col("total_score_high")))
    return stated(
        judged,
        subject=pl.format("{}/评价等级", "name"),
        place=pl.format("{} 评价等级", "place"),
        said=words_of("total_score"),
        **number("printed", pl.col("total_score").cast(WIDE), columns("total_score_")),
        unit=text("分"),
        digits=pl.col("total_score_decimals"),
        holds=pl.col("grade") == pl.col("lowest"),
        message=pl.format("总得分{}，评价等级印“{}”，按得分应为“{}”", words_of("total_score"), "grade", "lowest"),
        silent=first_reason(
            reason_if(pl.col("lowest").is_null(), "该年度没有等级界限"),  # (3)
            reason_if(pl.col("lowest") != pl.col("highest"), "得分四舍五入后在等级界限两侧"),  # (4)
        ),
        cited=cited("total_score"),
    )


def _grade(score: pl.Expr) -> pl.Expr:
    known = pl.all_horizontal(pl.col("grade_excellent", "grade_good", "grade_fair").is_not_null())
    return (
        pl.when(~known).then(None)
        .when(score >= pl.col("grade_excellent")).then(pl.lit("优"))
        .when(score >= pl.col("grade_good")).then(pl.lit("良"))
        .when(score >= pl.col("grade_fair")).then(pl.lit("中"))
        .otherwise(pl.lit("差"))
    )  # fmt: skip


def _example(total_score: str, sentence: str) -> Example:
    return {"projects": [{"name": sentence, "total_score": total_score}]}


EXAMPLES = {
    "holds": _example("92.50", "综合得分92.50分，评价结果为“优”"),
    "fails": _example("86.40", "综合得分86.40分，评价等级为“优”"),
    "silent": _example("86.40", "培训经费"),
    # From 90.00 on it is 优, and 90.00 printed with two digits may be 89.995: then nothing is said; 90.01 is above.
    "edge": _example("90.01", "自评得分90.01分，等级为优"),
}
