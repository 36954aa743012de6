"""Where the form scores by the completion rate, the score follows the completion rate that it prints.

Why it matters: a form that names its rule and its rate leaves no room for another score.
Method: for rows whose 赋分规则 is 按完成比例赋分. Four ways to score by completion c are in use, and the score must meet one of
them: in proportion (full score x c / 100), from sixty (full score x (c - 60) / 40, no less than 0), in full from 100 on, and
beyond 100 with what is too much deducted (full score x (200 - c) / 100, no less than 0).
Silent when: (1) completion rate, score or weight was not read; (2) the form names another rule, or none.
Source: 项目支出绩效自评表 with the columns 完成率 and 赋分规则.
Limits: a rule with bands of its own would be named here, so it is a notice; whether the rate is right is TGT09's matter.
"""

from __future__ import annotations

import polars as pl

from checks.engine.claims import cited, stated, text, words_of
from checks.engine.examples import Example
from checks.engine.interval import WIDE, Interval, columns, meets, printed, wide

ID, TITLE, FAMILY, SEVERITY, VERSION = "SCO05", "按完成比例赋分的得分与完成率相符", "score", "notice", 1
PUBLISHED = """
为何要查：自评表既写明赋分规则又印出完成率，得分就没有别的余地。
方法：赋分规则写明按完成比例赋分的指标，得分应符合通行的四种算法之一，完成率和得分均按四舍五入的区间计算：一是按比例，
满分×完成率；二是从60%起计，满分×（完成率－60%）÷40%，不低于0；三是完成率达到100%得满分；四是完成率超过100%的，
超出部分倒扣，满分×（200%－完成率），不低于0。
何时不查：（1）没有读到完成率、得分或分值；（2）自评表写的是别的赋分规则，或者没有写赋分规则。
依据：印有“完成率”和“赋分规则”两栏的项目支出绩效自评表。
局限：另定档次赋分的，也会列出，因此只列为“核实”；完成率本身是否正确，由“完成率等于实际完成值除以目标值”的检查核对。
"""

BY_COMPLETION = r"完成比例"
RATE = r"^=?(\d+(?:\.\d+)?)%?$"


def claims(indicator_rows: pl.LazyFrame) -> pl.LazyFrame:
    by_completion = indicator_rows.filter(pl.col("scoring_rule").str.contains(BY_COMPLETION))  # (2)
    digits = pl.col("completion_rate").str.extract(RATE)
    read = by_completion.with_columns(
        rate=digits.cast(WIDE, strict=False), rate_decimals=digits.str.extract(r"\.(\d+)$").str.len_chars().fill_null(0)
    ).drop_nulls(["rate", "score", "weight"])  # (1)
    rate = printed(pl.col("rate"), pl.col("rate_decimals"))
    rows = read.with_columns(rate_low=rate.low, rate_high=rate.high, full=pl.col("weight").cast(WIDE))
    score = printed(pl.col("score"), pl.col("score_decimals"))
    return stated(
        rows,
        said=words_of("score"),
        unit=text("分"),
        holds=pl.any_horizontal(meets(score, rule).fill_null(False) for rule in _rules(columns("rate_"))),
        message=pl.format(
            "完成率{}，赋分规则“{}”，分值{}，得分{}与完成率不符",
            "completion_rate", "scoring_rule", words_of("weight"), words_of("score"),
        ),
        cited=cited("score", "completion_rate", "weight"),
    )  # fmt: skip


def _rules(rate: Interval) -> tuple[Interval, ...]:
    """The score that each way gives: the ends in the order of the rate, but for what falls with it."""
    full, hundred = pl.col("full"), wide(100)
    low, high = (end.clip(wide(0), hundred) for end in (rate.low, rate.high))
    over = [(wide(200) - end).clip(wide(0), hundred) for end in (rate.high, rate.low)]
    sixty = [(end - wide(60)).clip(wide(0), wide(40)) for end in (low, high)]
    deducted = Interval(full * over[0] / hundred, pl.when(rate.high >= hundred).then(full * over[1] / hundred))
    return (
        Interval(full * low / hundred, full * high / hundred),
        Interval(full * sixty[0] / wide(40), full * sixty[1] / wide(40)),
        Interval(pl.when(rate.high >= hundred).then(deducted.low), deducted.high),
    )


def _example(rate: str | None, score: str, rule: str = "按照完成比例赋分") -> Example:
    row = {"level3": "培训人数", "weight": "10", "score": score, "completion_rate": rate, "scoring_rule": rule}
    return {"projects": [{"name": "培训经费"}], "indicators": [row]}


EXAMPLES = {
    "holds": _example("84.00", "8.40"),
    "fails": _example("84.00", "9.20"),
    "silent": _example(None, "9.20"),
    # 91.23 in proportion is 9.1225 to 9.1235: printed 9.12 it may be as much as 9.125.
    "edge": _example("91.23", "9.12"),
    "from sixty": _example("84.00", "6.00"),
    "too much deducted": _example("150", "5"),
    "another rule": _example("84.00", "9.20", "按评判等级赋分"),
}
