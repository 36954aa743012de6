"""The money that the result of a form says was spent is the 执行数 of the form.

Why it matters: the result is written by who did the work, the 执行数 by who paid; where they differ, one of them speaks of other
money.
Method: the amount behind 共支出, 累计使用, 本项目支出 ... in the result, as an interval, meets that of 执行数 of the total row.
An amount behind 已使用 may be of a part: a difference is a notice then.
Silent when: (1) 执行数 was not read; (2) the project runs over several years, so that the amount may be that of all years.
Source: 项目支出绩效自评表: 年度总体目标实际完成情况 stands beside the money of the same year.
Limits: an amount behind other words is not taken; the first of a sentence is.
"""

from __future__ import annotations

import polars as pl

from checks.engine.claims import money_at_stake, number, reason_if, stated, text
from checks.engine.examples import Example
from checks.engine.interval import columns, meets
from checks.prepared.said_amounts import NUMBER, result_saying, with_said_amount

ID, TITLE, FAMILY, SEVERITY, VERSION = "TIE24", "实际完成情况所说的支出等于执行数", "restatement", "warning", 1
PUBLISHED = """
为何要查：实际完成情况由办事的人填写，执行数由付款的人填写；两处不一致，必有一处说的是另一笔资金。
方法：实际完成情况中“共支出”“累计使用”“本项目支出”等词后面的金额，与合计行的执行数，按四舍五入的区间应相符。
“已使用”等词后面的金额可能只是一部分，不一致的列为“核实”。
何时不查：（1）没有读到执行数；（2）年度目标或实际完成情况写有跨年、历年、以前年度等语，所写金额可能是各年累计数。
依据：项目支出绩效自评表：年度总体目标实际完成情况与同一年度的资金列在同一张表中。
局限：其他词语后面的金额不取；写有几处的，只取最先出现的一处。
"""

_SPENT = r"(?:使用|支出|执行)(?:资金|金额|经费)?"
WHOLE = rf"(?:累计|合计|总共|共计|共|本项目|本单位|项目资金|经费|实际){_SPENT}{NUMBER}"
PART = rf"已{_SPENT}{NUMBER}"
_MANY_YEARS = r"跨年|历年|以前年度|自20\d\d年以来"


def claims(sentences: pl.LazyFrame, forms: pl.LazyFrame) -> pl.LazyFrame:
    read = forms.filter(pl.col("executed").is_not_null())  # (1)
    said = with_said_amount(result_saying(read, sentences, rf"{WHOLE}|{PART}"))
    is_part = ~pl.col("said_words").str.contains(WHOLE)
    goal_and_result = pl.concat_str("goal", "result", ignore_nulls=True)
    return stated(
        said,
        **number("printed", pl.col("said_value"), columns("said_")),
        **number("derived", pl.col("executed"), columns("executed_")),
        subject=pl.format("{}/实际完成情况", "name"),
        place=pl.col("place"),
        said=pl.col("said_words"),
        unit=text("万元"),
        holds=meets(columns("said_"), columns("executed_")),
        severity=pl.when(is_part).then(text("notice")),
        message=pl.format("实际完成情况称“{}”，执行数印“{}”，两处应为同一笔支出", "said_words", "executed_said"),
        silent=reason_if(goal_and_result.str.contains(_MANY_YEARS), "跨年项目，可能是历年累计"),  # (2)
        at_stake=money_at_stake(pl.col("executed")),
        cited=pl.concat_list("said_cited", "executed_cited"),
    )


def _example(result: str, executed: str | None, goal: str = "完成培训") -> Example:
    return {"projects": [{"name": "培训经费", "executed": executed, "goal": goal, "result": result}]}


EXAMPLES = {
    "holds": _example("截至12月31日，本项目资金共支出8.94万元，完成培训。", "8.94"),
    "fails": _example("培训补贴累计使用241.561万元，带动消费2911万元。", "250.00"),
    "silent": _example("截至12月31日，本项目累计支出820万元。", "200.00", "本项目是跨年项目，2024年投入200万元"),
    # 200 stands for 199.5 to 200.5.
    "edge": _example("本项目支出资金200万元。", "200.50"),
    "a part, perhaps": _example("州本级投入80万元，已使用67.685万元。", "285.91"),
    "in 元": _example("本项目支出89,400元。", "8.94"),
}
