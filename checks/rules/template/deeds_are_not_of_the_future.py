"""What a disclosure says was done is not dated more than a year after the year that it reports.

Why it matters: a disclosure is written in the year after the one that it reports; a later date of a deed is a slip or was
copied.
Method: the year before 月 (日) and a verb of completion (举办了, 完成了, 签订了) is at most the fiscal year plus one.
Silent when: (1) the document has no text.
Source: 《中华人民共和国预算法》 Art. 14: final accounts are disclosed within 20 days of their approval, in the following year.
Limits: plans, terms and dates without such a verb are not looked at.
"""

from __future__ import annotations

import polars as pl

from checks.engine.examples import Example
from checks.words.traces import free_of, traces

ID, TITLE, FAMILY, SEVERITY, VERSION = "TPL07", "已完成的事项不在将来", "template", "warning", 1
PUBLISHED = """
为何要查：公开说明是在所报年度的次年写的；已完成事项的日期比这还晚，不是笔误，就是照抄的。
方法：写明年、月（日），同一分句内接着写“举办了”“召开了”“完成了”“开展了”“举行了”“签订了”“印发了”“验收了”
“支付了”“建成了”的，其年份不得晚于公开年度的次年。
何时不查：（1）文件没有文字。
依据：《中华人民共和国预算法》第十四条：决算在批复后二十日内公开，即在次年公开。
局限：计划、期限，以及后面没有这类动词的日期不查。
"""


def claims(documents: pl.LazyFrame, phrases: pl.LazyFrame) -> pl.LazyFrame:
    later = (pl.col("kind") == "year_of_deed") & (pl.col("year") > pl.col("fiscal_year") + 1)
    return free_of(
        traces(phrases.filter(later), documents), "year_of_deed", "，所述年份在年度之后，当时不可能已经完成", subject="年度"
    )  # (1)


def _example(*clauses: str) -> Example:
    return {"facts": [("五(三)1", "教育支出/普通教育/小学教育", "change", "0万元", clause) for clause in clauses]}


EXAMPLES = {
    "holds": _example("2024年6月26日在本市举办了论坛"),
    "fails": _example("2026年6月26日在本市举办了论坛"),
    "silent": {"facts": []},
    # Written in the year after, it may tell what was done then.
    "edge": _example("2025年1月10日完成了验收"),
}
