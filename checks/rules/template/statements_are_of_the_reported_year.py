"""The statements of a disclosure name the year that it reports.

Why it matters: the year of another disclosure in a statement or a form's heading says that its text, perhaps its numbers,
were copied.
Method: 20xx年度 before 收入总计, 财政拨款, 政府采购支出 and the like,
截至20xx年12月31日 before the assets, （20xx年度） above a form, and 20xx年度部门决算 in the heading of a part name the
fiscal year.
A statement of the year before stands where the same is stated of the fiscal year as well.
Silent when: (1) the document has no text.
Source: 部门决算公开说明 (模板): 20XX年度收入总计…万元; 截至20XX年12月31日.
Limits: years inside reasons and names of projects are not looked at here.
"""

from __future__ import annotations

import polars as pl

from checks.engine.examples import Example
from checks.words.traces import free_of, traces

ID, TITLE, FAMILY, SEVERITY, VERSION = "TPL06", "表述的年度为公开年度", "template", "warning", 3
PUBLISHED = """
为何要查：表述或自评表表头写着别的年度，说明文字是抄来的，数也可能是抄来的。
方法：下列各处的年度应为公开年度：“收入总计”“财政拨款”“政府采购支出”等之前的“20XX年度”，说明资产时的
“截至20XX年12月31日”，自评表上方的“（20XX年度）”，各部分标题中的“20XX年度部门（单位）决算”。写上年度的，
如果公开年度另有同样的表述，不作为问题。
何时不查：（1）文件没有文字。
依据：部门决算公开说明（模板）：“20XX年度收入总计…万元”；“截至20XX年12月31日”。
局限：原因说明和项目名称中的年份，本项不看。
"""

_YEAR = r"20\d\d"


def claims(documents: pl.LazyFrame, phrases: pl.LazyFrame) -> pl.LazyFrame:
    statements = phrases.filter(pl.col("kind") == "year_of_statement").with_columns(
        stated=pl.col("words").str.replace(_YEAR, "").str.replace_all(r"\s", "")
    )
    of_year = pl.col("year") == pl.col("fiscal_year")
    # 2021年度收入总计…。2020年度收入总计…: last year's number is told beside this year's.
    is_told_beside = pl.col("year") == pl.col("fiscal_year") - 1
    beside = statements.filter(~of_year & is_told_beside).join(
        statements.filter(of_year), on=["document_id", "stated"], how="anti", maintain_order="left"
    )
    others = pl.concat([statements.filter(~of_year & ~is_told_beside), beside])
    wrong = traces(others, documents)
    return free_of(wrong, "year_of_statement", "，与本说明的年度不符", subject="年度")  # (1)


def _example(*clauses: str) -> Example:
    return {"facts": [("五(三)1", "教育支出/普通教育/小学教育", "change", "0万元", clause) for clause in clauses]}


EXAMPLES = {
    "holds": _example("2024年度收入总计3万元"),
    "fails": _example("2023年度收入总计3万元"),
    "silent": {"facts": []},
    "beside": _example("2024年度收入总计3万元。2023年度收入总计2万元"),
    # Last year's name in a reason is no statement of last year.
    "edge": _example("主要原因是：2023年度项目结束"),
}
