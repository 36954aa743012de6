"""A project executes no more appropriations than were spent under the item of the classification that it is named after.

Why it matters: 招商引资项目资金 is paid from 招商引资; a form that executes more than the item was paid from
elsewhere, or not at all.
Method: where a form's name holds the title of one item of 五(三), the low end of 执行数 in its rows of appropriations is not
above the high end of the item's amount.
Silent when: (1) no item bears a title of the name, or it is a general one (行政运行, 其他...); (2) the item is printed twice with
different values, or is no exact number.
Source: 政府收支分类科目; 一般公共预算财政拨款支出决算表.
Limits: a project may be paid from several items: this is a notice.
"""

from __future__ import annotations

import polars as pl

from checks.engine.claims import money_scale, text
from checks.engine.examples import Example
from checks.prepared.form_totals import CARRIED, FISCAL
from checks.shapes.tying import within

ID, TITLE, FAMILY, SEVERITY, VERSION = "TIE25", "项目执行数不超过同名科目支出", "sum", "notice", 2
PUBLISHED = """
为何要查：“招商引资项目资金”从“招商引资”科目列支；自评表的执行数大于该科目支出，说明资金从别处列支，或者并未支出。
方法：项目名称中含有五（三）所列某个项级科目名称的，该项目自评表财政拨款各行（不含结转资金）的执行数逐行比较，
四舍五入区间的下限不得大于该科目支出区间的上限；不成立的只列为“核实”。
何时不查：（1）项目名称中没有所列科目的名称，或者该科目名称以“其他”“行政运行”“一般行政”“机关服务”“事业运行”
“专项”“信息化建设”开头，属于通用名称，或者不足四个字；（2）该科目支出在同一节内印有不同的值，或者不是确数。
依据：政府收支分类科目；一般公共预算财政拨款支出决算表。
局限：一个项目可能从几个科目列支，因此只列为“核实”。
"""

GENERAL = r"^(?:其他|行政运行|一般行政|机关服务|事业运行|专项|信息化建设)"
SHORTEST = 4  # characters of a title that tells one item from others


def claims(fund_rows: pl.LazyFrame, classified: pl.LazyFrame) -> pl.LazyFrame:
    source = pl.col("source")
    fiscal = pl.col("is_leaf") & source.str.contains(FISCAL) & ~source.str.contains(CARRIED)
    executed = fund_rows.filter(pl.col("form") == "project", fiscal, pl.col("executed") > 0).select(
        "document_id",
        "name",
        "place",
        one_value="executed",
        one_low="executed_low",
        one_high="executed_high",
        one_said="executed_said",
        one_cited="executed_cited",
    )
    items = classified.filter(
        pl.col("level") == "item", pl.col("leaf").str.len_chars() >= SHORTEST, ~pl.col("leaf").str.contains(GENERAL)
    ).select(
        "document_id",
        "leaf",
        "blocked",
        # The document may print 元; forms print 万元.
        most_value=pl.col("value") * money_scale(pl.col("unit")),
        most_low=pl.col("low") * money_scale(pl.col("unit")),
        most_high=pl.col("high") * money_scale(pl.col("unit")),
        most_cited="cited",
    )
    pairs = executed.join(items, on="document_id", how="inner", maintain_order="left")
    named = pairs.filter(pl.col("name").str.contains(pl.col("leaf"), literal=True)).with_columns(  # (1)
        subject=pl.format("{}/执行数", "name"),
        formula=pl.format("科目“{}”的支出", "leaf"),
        why=text("财政拨款执行数"),
    )
    return within(named, pl.col("blocked"))  # (2)


def _example(name: str, executed: str, item: str) -> Example:
    total = ("五(一)", "一般公共预算财政拨款支出", "amount", "1,351.08万元" if item.endswith("万元") else "13,510,800.00元")
    return {
        "facts": [total, ("五(三)5", "一般公共服务支出/商贸事务/招商引资", "amount", item)],
        "projects": [{"name": name, "executed": executed}],
        "project_funds": [{"source": source, "executed": executed} for source in ("年度资金总额", "当年财政拨款")],
    }


EXAMPLES = {
    "holds": _example("招商引资项目资金", "433.82", "433.82万元"),
    "fails": _example("招商引资项目资金", "463.13", "4,338,200.00元"),
    "silent": _example("培训经费", "463.13", "433.82万元"),
    # 433.83 is 433.825 at least, 433.82 is 433.825 at most.
    "edge": _example("招商引资项目资金", "433.83", "433.82万元"),
}
