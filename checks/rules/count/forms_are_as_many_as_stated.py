"""As many 项目支出绩效自评表 are attached as 十一 says projects were evaluated.

Why it matters: a project whose form is missing was evaluated for nobody; the number is the only trace of it.
Method: the printed number of projects equals the number of forms that follow, plus the projects said to be secret (涉密).
Silent when: (1) the number was not read; (2) no form is attached, so that they may be published elsewhere; (3) the number is
printed twice with different values, or is no exact number.
Source: 部门决算公开说明 (模板): 预算绩效评价项目…个; 具体附项目支出绩效自评表.
Limits: an evaluation report stands beside the form of its project and is not counted.
"""

from __future__ import annotations

import polars as pl

from checks.engine.claims import first_reason, number, reason_if, stated, text
from checks.engine.examples import Example, FactSaid
from checks.engine.interval import columns, point

ID, TITLE, FAMILY, SEVERITY, VERSION = "TIE12", "项目自评表的张数等于预算绩效评价项目个数", "count", "warning", 1
PUBLISHED = """
为何要查：缺了自评表的项目，评价结果无人能看到；所列个数是它留下的唯一线索。
方法：“十一、预算绩效的情况说明”所列预算绩效评价项目个数，应等于所附项目支出绩效自评表的张数加上说明为涉密的项目数。
何时不查：（1）没有读到项目个数；（2）一张自评表也没有附，可能在别处公开；（3）项目个数在同一节内印有不同的值，
或者不是确数。
依据：部门决算公开说明（模板）：“预算绩效评价项目…个”“具体附项目支出绩效自评表”。
局限：评价报告与该项目的自评表并列，不计入张数。
"""


def claims(quantities: pl.LazyFrame, form_totals: pl.LazyFrame) -> pl.LazyFrame:
    stated_and_read = quantities.filter(pl.col("forms_count_value").is_not_null())  # (1)
    both = stated_and_read.join(form_totals, on="document_id", how="left", maintain_order="left")
    secret = pl.col("forms_secret_value").fill_null(0)
    forms = pl.col("forms").fill_null(0)
    return stated(
        both,
        **number("printed", pl.col("forms_count_value"), columns("forms_count_")),
        **number("derived", forms + secret, point(forms + secret)),
        subject=text("预算绩效评价项目"),
        place=pl.col("forms_count_place"),
        said=pl.col("forms_count_said"),
        unit=text("个"),
        message=pl.format("印“{}”，所附项目支出绩效自评表{}张{}", "forms_count_said", "forms", _secret()),
        silent=first_reason(pl.col("forms_count_blocked"), reason_if(forms == 0, "没有附项目支出绩效自评表")),  # (2), (3)
        cited=pl.concat_list("forms_count_cited", pl.col("forms_cited").fill_null([])),
    )


def _secret() -> pl.Expr:
    said = pl.format("，另有涉密{}", "forms_secret_said")
    return pl.when(pl.col("forms_secret_value") > 0).then(said).otherwise(text(""))


def _example(count: str | None, forms: int, *facts: FactSaid) -> Example:
    number_of = [("十一", "预算绩效评价项目", "count", count)] if count else [("十一", "实有人数", "count", "3人")]
    return {
        "facts": [*number_of, *facts],
        "projects": [{"name": f"培训经费{form}", "executed": "1.00"} for form in range(forms)],
    }


EXAMPLES = {
    "holds": _example("2个", 2),
    "fails": _example("3个", 2),
    "silent": _example(None, 2),
    # Counts are exact; a secret project has no form.
    "edge": _example("3个", 2, ("十一", "预算绩效评价项目/涉密", "count", "1项")),
    "none attached": _example("3个", 0),
}
