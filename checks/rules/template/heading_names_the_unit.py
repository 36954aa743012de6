"""The heading of the public tables names the unit whose accounts they are.

Why it matters: tables under another name are another unit's; a name without its district is the city's.
Method: a line …年度部门决算（公开）表 that bears a name bears that of the unit.
Silent when: (1) the name of the unit was not read; (2) the name in the heading was not filled in: that is another check's.
Source: 部门决算公开 (模板): 第二部分 ××局 ××年度部门决算表.
Limits: a name that is shortened on purpose is shown too.
"""

from __future__ import annotations

import polars as pl

from checks.engine.claims import first_reason, reason_if, stated
from checks.engine.examples import Example

ID, TITLE, FAMILY, SEVERITY, VERSION = "TPL32", "决算表标题为本单位名称", "template", "warning", 1
PUBLISHED = """
为何要查：标题写着另一名称的表，就成了另一单位的表；名称漏写所在的区，就成了市级单位。
方法：“…年度部门决算表”“…年度部门决算公开表”的标题行中印有单位名称的，应为本单位名称。
何时不查：（1）没有读到本单位名称；（2）标题中的单位名称没有填写：由另一项检查提出。
依据：部门决算公开（模板）：“第二部分××局××年度部门决算表”。
局限：有意使用简称的标题也会提出。
"""


def claims(tables_headings: pl.LazyFrame, documents: pl.LazyFrame) -> pl.LazyFrame:
    own = documents.select("document_id", own=pl.col("unit_name").str.replace_all(r"\s", ""))
    rows = tables_headings.join(own, on="document_id", how="inner", maintain_order="left")
    return stated(
        rows,
        subject=pl.lit("决算报表"),
        place=pl.lit("决算表标题"),
        said=pl.col("name"),
        holds=pl.col("name") == pl.col("own"),
        silent=first_reason(
            reason_if(pl.col("own").is_null(), "没有读到单位名称"),  # (1)
            reason_if(pl.col("name").str.contains("(?i)[X×＊*某]"), "标题中的单位名称没有填写，另行提示"),  # (2)
        ),
        message=pl.format("标题印“{}”，本单位为“{}”", "name", "own"),
        cited=pl.concat_list("cited"),
    )


def _example(name: str) -> Example:
    return {"lines": [f"第二部分 {name} 2024 年度部门决算表"]}


EXAMPLES = {
    "holds": _example("示例局"),
    "fails": _example("样板市示例局"),
    "silent": _example("上海市XX局"),
    # Spaces of the layout are no part of a name.
    "edge": _example("示 例 局"),
}
