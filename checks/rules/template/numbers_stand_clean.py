"""No stray mark stands before the digits of a printed number (×11050.74).

Why it matters: a mark before a number may have been a digit, a sign or a cross that says the number is wrong.
Method: between the words before a number and its digits stands no mark that is none of a number's (×, #, ?).
Silent when: (1) the number was printed in words (无变化), or is one of free narrative, where × may multiply.
Source: the language.
Limits: only numbers that reading found; what stands behind a number is not looked at.
"""

from __future__ import annotations

import polars as pl

from checks.engine.claims import money_at_stake, reason_if, stated
from checks.engine.examples import Example

ID, TITLE, FAMILY, SEVERITY, VERSION = "TPL10", "数字前没有多余的符号", "template", "warning", 1
PUBLISHED = """
为何要查：数字前的符号，可能本来是一位数字或正负号，也可能是表示这个数有误的叉号。
方法：数字和它前面的文字之间，不得有不属于数字的符号（如“×”“#”“？”）；绩效评价报告中的数不看。
何时不查：（1）数是用文字写的（如“无变化”），没有印数字；或者是一般叙述中的数，其中“×”可能表示相乘。
依据：语言文字的通行写法。
局限：只查已读到的数；数字后面的符号不看。
"""

STRAY = r"[\u4e00-\u9fff]\s*([×✕✖＊#＃?？`~^|]+\s*\d[\d,.]*)"


def claims(facts: pl.LazyFrame) -> pl.LazyFrame:
    stray = pl.col("clause_said").str.extract(STRAY)
    return stated(
        facts.filter(pl.col("section") != "评价报告"),
        "unit",
        place=pl.concat_str("section", pl.col("item").fill_null(""), pl.lit(" "), pl.col("subject").str.extract(r"([^/]+)$")),
        said=pl.coalesce(stray, "as_printed"),
        holds=stray.is_null(),
        silent=reason_if(
            ~pl.col("as_printed").str.contains(r"\d") | (pl.col("measure") == "other"), "没有印数字，或是叙述中的数"
        ),  # (1)
        message=pl.format("印“{}”，数字前有多余的符号", stray),
        at_stake=money_at_stake(pl.col("value"), pl.col("unit")),
        cited=pl.concat_list("cited"),
    )


def _example(clause: str, measure: str = "amount") -> Example:
    return {"facts": [("一", "支出总计/本年支出合计", measure, "1105.74万元", clause)]}


EXAMPLES = {
    "holds": _example("本年支出合计1105.74万元"),
    "fails": _example("本年支出合计×1105.74万元"),
    "silent": _example("人数×1105.74万元", "other"),
    # A bracket before the number is none of its marks.
    "edge": _example("本年支出合计（1105.74万元）"),
}
