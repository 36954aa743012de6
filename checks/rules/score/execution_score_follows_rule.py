"""The execution score of a form follows the rule that the other forms of the document follow.

Why it matters: a score that breaks the document's own rule is a slip, or a favour.
Method: two rules are in use: in proportion (full score x rate / 100), and from sixty (full score x (rate - 60) / 40, no less
than 0). The document's rule is the one that explains most of the forms where the two differ; a form whose score's
interval does not meet that rule's is named with the score that the rule gives. The full score is the printed weight where
that is a whole number, else 100 less the weights of the indicators, for the printed weight may itself be the score.
Silent when: (1) rate, score or full score was not read, or the rate itself is not 执行数 / 全年预算数; (2) fewer than
`least_forms` forms tell the rules apart, or less than `least_share` percent of them agree on one, so that the document has
no rule of its own; a rate for which both rules give the same score is held to that.
Source: 项目支出绩效自评表 (财预〔2020〕10号): 预算执行率 is worth 10 points; how they are given is left to the region.
Limits: a third rule (bands) is not known, and such a document stays silent; the overall form may follow another rule than the
projects', so it is a notice.
"""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

import polars as pl

from checks.engine.claims import cited, first_reason, money_at_stake, number, plain, reason_if, stated, text, words_of
from checks.engine.examples import Example
from checks.engine.interval import WIDE, Interval, columns, meets, printed, wide

ID, TITLE, FAMILY, SEVERITY, VERSION = "SCO02", "执行率得分符合本单位各表的计分规则", "score", "error", 1
PUBLISHED = """
为何要查：得分不符合本单位自己的计分规则，不是差错，就是照顾给分。
方法：执行率计分通行两种规则：一是按比例，得分=满分×执行率，最高为满分；二是从60%起计，得分=满分×（执行率－60%）÷40%，
不低于0，最高为满分。在同一份公开说明里两种规则得分不同的项目支出绩效自评表中，多数符合的那一种就是本单位的规则；
得分的四舍五入区间与该规则不符的，列出并给出按规则应得的分数。所印的执行率分值是大于0的整数的，以其为满分；
否则以100分减各指标分值之和为满分，因为所印的分值可能就是得分；推算不出的仍用所印的分值。
何时不查：（1）没有读到执行率、得分或满分，或者执行率本身与“执行数÷全年预算数”不符；（2）能区分两种规则的自评表不足
3张，或者其中符合同一种规则的不到75%，看不出本单位的规则；但两种规则得分相同的，按该得分核对。
依据：项目支出绩效自评表（财预〔2020〕10号）：预算执行率计10分，如何计分由各地自定。
局限：第三种规则（分档计分）无法识别，按分档计分的公开说明不作核对；整体支出绩效自评表的规则可能与项目支出绩效自评表不同，
其不符只列为“核实”。
"""

PARAMETERS = {"least_forms": Decimal(3), "least_share": Decimal(75)}  # forms; percent of them
RULES = ("proportion", "from_sixty")


def claims(forms: pl.LazyFrame, parameters: Mapping[str, Decimal]) -> pl.LazyFrame:
    rows = _with_rule(forms, parameters)
    unread = pl.any_horizontal(pl.col("score", "execution_rate", "full").is_null())
    return stated(
        rows,
        subject=pl.format("{}/执行率得分", "name"),
        place=pl.format("{} 执行率得分", "place"),
        said=words_of("score"),
        **number("printed", pl.col("score"), _score()),
        **number("derived", (pl.col("rule_low") + pl.col("rule_high")) / wide(2), columns("rule_")),
        unit=text("分"),
        digits=pl.col("score_decimals"),
        formula=_formula(),
        explained=pl.when(pl.col("rule").is_not_null()).then(
            pl.format("本单位能区分计分规则的{}张表中，{}张按此规则计分", "telling", "agreeing")
        ),
        forced=pl.lit(True),
        severity=pl.when(pl.col("form") == "overall").then(pl.lit("notice")),
        silent=first_reason(
            reason_if(unread, "没有读到执行率、得分或分值"),  # (1)
            reason_if(~meets(columns("execution_rate_"), columns("computed_rate_")), "执行率与执行数、全年预算数不符"),  # (1)
            reason_if(pl.col("rule_low").is_null(), "看不出本单位的计分规则"),  # (2)
        ),
        at_stake=money_at_stake(pl.col("full_year_budget")),
        cited=cited("score", "execution_rate"),
    )


def _score() -> Interval:
    """The printed score as rounded even where it is full: 9.9975 is printed 10."""
    return printed(pl.col("score"), pl.col("score_decimals"))


def _formula() -> pl.Expr:
    """The rule, filled in: 10×(92.38-60)÷40; where it ends at full marks or at nothing, in words."""
    rate, full = words_of("execution_rate").str.strip_chars_end("%"), plain("full")
    from_sixty = pl.format("{}×({}-60)÷40", full, rate)
    return (
        pl.when(pl.col("execution_rate") >= 100)
        .then(pl.format("执行率{}%得满分", rate))
        .when(pl.col("rule") == "proportion")
        .then(pl.format("{}×{}%", full, rate))
        .when(pl.col("execution_rate") < 60)
        .then(pl.format("执行率{}%低于60%得0分", rate))
        .otherwise(from_sixty)
    )


def _with_rule(forms: pl.LazyFrame, parameters: Mapping[str, Decimal]) -> pl.LazyFrame:
    """The forms with both rules' intervals, the document's rule (null where it has none) and that rule's interval."""
    full = _full_score()
    rate, score = columns("execution_rate_"), _score()
    scored = forms.with_columns(full=full).with_columns(
        **_ends("proportion", _proportion(pl.col("full"), rate)), **_ends("from_sixty", _from_sixty(pl.col("full"), rate))
    )
    both = scored.with_columns(differ=~meets(columns("proportion_"), columns("from_sixty_")))
    voting = pl.col("differ") & (pl.col("form") == "project")
    votes = {name: (voting & meets(score, columns(f"{name}_"))).sum().over("document_id") for name in RULES}
    counted = both.with_columns(telling=voting.sum().over("document_id"), **votes).with_columns(
        agreeing=pl.max_horizontal(*RULES)
    )
    ruled = counted.with_columns(rule=_rule(parameters))
    return ruled.with_columns(rule_low=_of_rule("low"), rule_high=_of_rule("high"))


def _full_score() -> pl.Expr:
    """What the execution is worth: its weight, but for one that is no whole number, which is its score misprinted."""
    weight, rest = pl.col("weight"), 100 - pl.col("weights")
    is_whole = (weight > 0) & (weight == weight.round(0))
    rest = pl.when((rest > 0) & (pl.col("blank_weights") == 0)).then(rest)
    return pl.coalesce(pl.when(is_whole).then(weight), rest, weight).cast(WIDE)


def _proportion(full: pl.Expr, rate: Interval) -> tuple[pl.Expr, pl.Expr]:
    return full * rate.low.clip(wide(0), wide(100)) / wide(100), full * rate.high.clip(wide(0), wide(100)) / wide(100)


def _from_sixty(full: pl.Expr, rate: Interval) -> tuple[pl.Expr, pl.Expr]:
    above = [(end - wide(60)).clip(wide(0), wide(40)) for end in (rate.low, rate.high)]
    return full * above[0] / wide(40), full * above[1] / wide(40)


def _ends(name: str, ends: tuple[pl.Expr, pl.Expr]) -> dict[str, pl.Expr]:
    return {f"{name}_low": ends[0], f"{name}_high": ends[1]}


def _rule(parameters: Mapping[str, Decimal]) -> pl.Expr:
    """The name of the rule that enough forms tell apart, and enough of them follow."""
    enough = pl.col("telling") >= int(parameters["least_forms"])
    agreed = 100 * pl.col("agreeing") >= int(parameters["least_share"]) * pl.col("telling")
    name = pl.when(pl.col("proportion") == pl.col("agreeing")).then(pl.lit("proportion")).otherwise(pl.lit("from_sixty"))
    return pl.when(enough & agreed).then(name)


def _of_rule(end: str) -> pl.Expr:
    """That end of the rule's interval; where the rules give the same score, of the interval that both allow."""
    both = (pl.min_horizontal if end == "low" else pl.max_horizontal)(f"proportion_{end}", f"from_sixty_{end}")
    of_one = (
        pl.when(pl.col("rule") == "proportion")
        .then(f"proportion_{end}")
        .when(pl.col("rule") == "from_sixty")
        .then(f"from_sixty_{end}")
    )
    return of_one.when(~pl.col("differ")).then(both)


def _example(*rates_and_scores: tuple[str | None, str]) -> Example:
    return {
        "projects": [
            {"name": f"项目{n}", "weight": "10", "execution_rate": rate, "score": score}
            for n, (rate, score) in enumerate(rates_and_scores)
        ]
    }


EXAMPLES = {
    "holds": _example(("84.38%", "6.09"), ("76.89%", "4.22"), ("88.33%", "7.08"), ("100.00%", "10.00")),
    "fails": _example(("84.38%", "6.09"), ("76.89%", "4.22"), ("88.33%", "7.08"), ("92.38%", "10.00")),
    "silent": _example(("84.38%", "6.09"), (None, "4.22")),
    # From sixty, 84.38% gives 6.094 to 6.096: printed 6.09 it may be as little as 6.085, printed 6.1 as little as 6.05.
    "edge": _example(("84.38%", "6.1"), ("76.90%", "4.22"), ("88.33%", "7.08"), ("77.00%", "4.25")),
    "in proportion": _example(("88.01%", "8.80"), ("17.88%", "1.79"), ("97.60%", "9.76"), ("44.44%", "4.44")),
}
