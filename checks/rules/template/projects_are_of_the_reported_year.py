"""No project that is evaluated bears a later year in its name than the one that is reported.

Why it matters: what a later year's project achieved cannot be told yet; the form or its money stands in the wrong year.
Method: the first year in the name of a form is at most the year of the disclosure.
Silent when: (1) the name holds no year, or no year of the disclosure was read.
Source: 《项目支出绩效评价管理办法》 (财预〔2020〕10号): evaluated is what the year's money achieved.
Limits: money that is handed down or prepared in advance (提前下达, 前期, 筹备, 预拨) bears the next year with reason and passes.
"""

from __future__ import annotations

import polars as pl

from checks.engine.claims import reason_if, stated
from checks.engine.examples import Example

ID, TITLE, FAMILY, SEVERITY, VERSION = "TPL12", "项目名称中的年度不晚于公开年度", "template", "notice", 1
PUBLISHED = """
为何要查：以后年度的项目取得什么成效，现在还说不出来；不是自评表放错了年度，就是资金放错了年度。
方法：项目支出绩效自评表的项目名称中，第一个年份不得晚于公开年度。
何时不查：（1）项目名称中没有年份，或者没有读到公开年度。
依据：《项目支出绩效评价管理办法》（财预〔2020〕10号）：评价的是当年资金取得的成效。
局限：提前下达或者提前准备的资金（名称中有提前、前期、筹备、预拨、预付、预下达、规划、申报），带以后的年度是有理由的，视为相符。
"""

IN_ADVANCE = "提前|前期|筹备|预拨|预付|预下达|规划|申报"


def claims(projects: pl.LazyFrame, documents: pl.LazyFrame) -> pl.LazyFrame:
    years = documents.select("document_id", reported="fiscal_year")
    forms = projects.filter(pl.col("form") == "project").join(years, on="document_id", how="left", maintain_order="left")
    named = forms.with_columns(year=pl.col("name").str.extract(r"(20\d\d)年").cast(pl.Int32))
    return stated(
        named,
        subject=pl.col("name"),
        place=pl.format("自评表 {}", "name"),
        said=pl.col("name"),
        holds=(pl.col("year") <= pl.col("reported")) | pl.col("name").str.contains(IN_ADVANCE),
        silent=reason_if(pl.col("year").is_null() | pl.col("reported").is_null(), "名称中没有年度，或没有读到年度"),  # (1)
        message=pl.format("项目名称为{}年，本说明为{}年度", "year", "reported"),
        cited=pl.concat_list("cited"),
    )


def _example(name: str) -> Example:
    return {"projects": [{"name": name}]}


EXAMPLES = {
    "holds": _example("2024年迎新春活动经费"),
    "fails": _example("2025年迎新春活动经费"),
    "silent": _example("迎新春活动经费"),
    # Money of the next year that was handed down in advance.
    "edge": _example("提前下达2025年迎新春活动经费"),
}
