"""No cost indicator of a form says more money than the form's 全年执行数.

Why it matters: a cost above what was spent was not paid from this project, or one of the two numbers is another project's.
Method: for indicators of cost (成本) with an amount of money as actual value, the lowest value of the amount is at most the
highest of the money executed, in 万元.
Silent when: (1) the actual value is no amount of money; (2) the indicator is about one of many (人均, 单价, 每次, 标准), for
which the amount is no part of the whole; (3) the executed amount was not read; (4) the actual value is printed as a bound.
Source: 项目支出绩效自评表: cost indicators divide the money of the project.
Limits: a cost that others bear beside the project (enterprises of their own money) would be named; so it is a notice.
"""

from __future__ import annotations

import polars as pl

from checks.engine.claims import cited, first_reason, money_at_stake, money_scale, number, reason_if, stated, text, words_of
from checks.engine.examples import Example
from checks.engine.interval import columns, printed

ID, TITLE, FAMILY, SEVERITY, VERSION = "TGT07", "成本指标金额不超过执行数", "target", "notice", 1
PUBLISHED = """
为何要查：成本高于实际支出的数，说明这笔成本不是从本项目支付的，或者两个数中有一个是别的项目的。
方法：一级或二级指标名称含“成本”、实际完成值为金额的指标，折算为万元后，四舍五入区间的下限不应大于全年执行数区间的上限。
何时不查：（1）实际完成值不是金额；（2）指标说的是单个对象的成本（名称含“均”“单价”“单位成本”“每”“标准”
“次评”），该金额不是总额的组成部分；（3）没有读到全年执行数；（4）实际完成值印的是界限，不是确数。
依据：项目支出绩效自评表：成本指标是对项目资金的分解。
局限：成本由项目之外承担的（如企业自有资金），也会列出，因此只列为“核实”。
"""

ONE_OF_MANY = r"均|单价|单位成本|每|标准|次评"


def claims(indicator_rows: pl.LazyFrame, forms: pl.LazyFrame) -> pl.LazyFrame:
    levels = pl.concat_str("level1", "level2", separator="/", ignore_nulls=True)
    of_cost = levels.str.contains("成本", literal=True) & (pl.col("actual_kind") == "money")  # (1)
    whole = ~pl.col("level3").str.contains(ONE_OF_MANY)  # (2)
    scale = money_scale(pl.col("actual_unit"))
    cost = printed(pl.col("actual_value"), pl.col("actual_decimals"))
    costs = indicator_rows.filter(of_cost, whole).with_columns(
        cost=pl.col("actual_value") * scale, cost_low=cost.low * scale, cost_high=cost.high * scale
    )
    parts = [f"executed{part}" for part in ("", "_low", "_high", "_said", "_cited")]
    rows = costs.join(forms.select("project_id", *parts), on="project_id", how="left", maintain_order="left")
    return stated(
        rows,
        said=pl.col("actual"),
        **number("printed", pl.col("cost"), columns("cost_")),
        **number("derived", pl.col("executed"), columns("executed_")),
        unit=text("万元"),
        holds=pl.col("cost_low") <= pl.col("executed_high"),
        message=pl.format("成本指标实际完成值“{}”，大于全年执行数{}万元", "actual", words_of("executed")),
        silent=first_reason(
            reason_if(pl.col("executed").is_null(), "没有读到全年执行数"),  # (3)
            reason_if(pl.col("actual_operator").fill_null("=") != "=", "实际完成值印的不是确数"),  # (4)
        ),
        at_stake=money_at_stake(pl.col("cost")),
        cited=cited("actual", "executed"),
    )


def _example(executed: str | None, actual: str, name: str = "参会经费") -> Example:
    row = {"level1": "成本指标", "level3": name, "target": "<=4万元", "actual": actual}
    return {"projects": [{"name": "出访经费", "executed": executed}], "indicators": [row]}


EXAMPLES = {
    "holds": _example("3.24", "=3.2万元"),
    "fails": _example("3.24", "=3.5万元"),
    "silent": _example(None, "=3.5万元"),
    # 3.3 may be 3.25 rounded, and 3.25 printed is 3.255 at most.
    "edge": _example("3.25", "=3.3万元"),
    "one of many": _example("0.50", "=3.5万元", "人均经费"),
}
