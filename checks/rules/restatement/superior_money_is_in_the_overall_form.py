"""Money from above that the disclosure says was received or spent stands in the overall form.

Why it matters: money of a higher level is accounted for to that level; an overall form that counts it as the department's own
hides it.
Method: where the rows of money from above (上级, 中央, and 自治区 or 省 beside rows of lower levels) of the overall form are all
0, no result of a project says that money of a higher level was spent or given with its amount, and no increase of an item of
五(三) is explained by such money.
Silent when: (1) the form has no row of money from above, or one of them is blank; (2) no text speaks of such money.
Source: 部门（单位）整体支出绩效自评表: the sources of money by level of government.
Limits: words about money of a higher level that was given to others are taken for the department's: this is a notice.
"""

from __future__ import annotations

import polars as pl

from checks.engine.claims import stated, text
from checks.engine.examples import Example
from checks.prepared.said_amounts import NUMBER, result_saying
from checks.words.observed import explained

ID, TITLE, FAMILY, SEVERITY, VERSION = "TIE28", "上级资金列入整体支出自评表", "restatement", "notice", 1
PUBLISHED = """
为何要查：上级资金要向上级报告使用情况；整体支出绩效自评表把它算作本部门的资金，这笔上级资金就看不到了。
方法：整体支出绩效自评表列有上级资金行（名称含上级、中央、自治区或省，而不含县、市、本级，且同表另列有地、州、市、县、
区或本级的行），而各行年初预算数、全年预算数、执行数都为0的，项目自评表的实际完成情况不应写有上级资金及其金额，
五（三）各项级科目的增加原因也不应写有上级资金；不成立的只列为“核实”。
何时不查：（1）表中没有上级资金行，或者上级资金行都有空白（有空白的行不计）；（2）没有文字提到上级资金。
依据：部门（单位）整体支出绩效自评表：按政府级次分列的资金来源。
局限：文字说的如果是拨给其他单位的上级资金，也会当作本部门的资金，因此只列为“核实”。
"""

_LEVEL, _KIND = r"(?:中央|自治区|省级|上级)(?:级)?", r"(?:财政|专项|补助|补贴){0,2}"
WITH_AMOUNT = rf"{_LEVEL}{_KIND}(?:资金|投入)[^，,。；;\d]{{0,8}}{NUMBER}"
IN_REASON = rf"{_LEVEL}{_KIND}资金"
_LOWER, _UPPER = r"地|州|市|县|区）|本级", r"上级|中央|自治区|省"
_COLUMNS = ("initial_budget", "full_year_budget", "executed")


def claims(
    overall_sources: pl.LazyFrame,
    forms: pl.LazyFrame,
    sentences: pl.LazyFrame,
    prose: pl.LazyFrame,
    classified: pl.LazyFrame,
    reasons: pl.LazyFrame,
) -> pl.LazyFrame:
    said = pl.concat([_in_results(forms, sentences), _in_reasons(prose, classified, reasons)], how="vertical_relaxed")
    first = said.group_by("document_id", maintain_order=True).first()
    both = first.join(_from_above(overall_sources), on="document_id", how="inner", maintain_order="left")  # (1), (2)
    return stated(
        both,
        subject=text("整体支出绩效自评表/上级资金"),
        place=pl.format("整体支出绩效自评表 {}", "sources"),
        said=pl.col("words"),
        holds=pl.col("money") > 0,
        message=pl.format("各列均印0，而{}称“{}”", "where", "words"),
        cited=pl.concat_list("row_cited", pl.concat_list("said_cited")).list.drop_nulls(),
    )


def _from_above(overall_sources: pl.LazyFrame) -> pl.LazyFrame:
    """The rows of money from above of the overall forms, with the sum of all that they print."""
    upper = pl.col("source").str.contains(_UPPER) & ~pl.col("source").str.contains(r"县|市|本级")
    has_lower = pl.col("source").str.contains(_LOWER).any().over("project_id")
    above = overall_sources.filter(upper & has_lower, pl.all_horizontal(pl.col(_COLUMNS).is_not_null()))
    return above.group_by("document_id", maintain_order=True).agg(
        money=pl.sum_horizontal(_COLUMNS).sum(),
        sources=pl.col("source").str.extract(r"([^/]+)$").str.join("、"),
        row_cited=pl.concat_list(*(f"{name}_cited" for name in _COLUMNS)).explode(),
    )


def _in_results(forms: pl.LazyFrame, sentences: pl.LazyFrame) -> pl.LazyFrame:
    projects = forms.filter(pl.col("form") == "project")
    found = result_saying(projects, sentences, WITH_AMOUNT)
    return found.select("document_id", where=pl.col("place"), words=pl.col("said_words"), said_cited="said_cited")


def _in_reasons(prose: pl.LazyFrame, classified: pl.LazyFrame, reasons: pl.LazyFrame) -> pl.LazyFrame:
    items = prose.join(classified.filter(pl.col("level") == "item"), on="key", how="semi", maintain_order="left")
    rising = explained(items, reasons, "change").filter(pl.col("value") > 0, pl.col("reason").str.contains(IN_REASON))
    return rising.select("document_id", where=pl.col("place"), words=pl.col("reason").str.head(40), said_cited="reason_cited")


def _example(above: str | None, result: str) -> Example:
    rows = {"财政资金/上级资金": above, "财政资金/本级资金": "2,921.71", "合计": "2,921.71"}
    funds = [{"source": source} | dict.fromkeys(_COLUMNS, words) for source, words in rows.items()]
    return {
        "facts": [("四", "财政拨款收入支出", "change", "增加20.00万元")],
        "projects": [
            {"name": "整体支出绩效自评表", "form": "overall"},
            {"name": "购车补贴", "executed": "202.67", "result": result},
        ],
        "project_funds": [*funds, {"source": "年度资金总额", "form": 1, "executed": "202.67"}],
    }


EXAMPLES = {
    "holds": _example("202.67", "本项目自治区资金共支出202.67万元。"),
    "fails": _example("0.00", "本项目自治区资金共支出202.67万元。"),
    "silent": _example("0.00", "补贴了150辆车。"),
    # The smallest amount from above is an amount.
    "edge": _example("0.01", "本项目自治区资金共支出202.67万元。"),
    "from below": _example("0.00", "自治区资金管理办法印发。"),
}
