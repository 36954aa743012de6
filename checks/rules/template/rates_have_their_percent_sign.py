"""A rate of change, a share or a rate of completion is printed with its percent sign.

Why it matters: 增长13.95 reads as an amount; who copies it into a table writes another number.
Method: what 增长, 下降, 占 or 完成预算的 says of an amount bears %.
Silent when: (1) the document prints no such rate.
Source: 部门决算公开说明 (模板): 增长（下降）…%.
Limits: a number that is an amount after all, because its unit was left out, is shown too.
"""

from __future__ import annotations

import polars as pl

from checks.engine.claims import stated
from checks.engine.examples import Example

ID, TITLE, FAMILY, SEVERITY, VERSION = "TPL33", "百分比印有百分号", "template", "warning", 1
PUBLISHED = """
为何要查：“增长13.95”读来像是金额；照此填进表里，就成了另一个数。
方法：情况说明中以“增长”“下降”“占”“完成预算的”表述的比率，都应印有百分号。
何时不查：（1）文件没有印这类比率。
依据：部门决算公开说明（模板）：“增长（下降）…%”。
局限：本来就是金额、只是漏印单位的数，也会提出。
"""

RATES = ("change_rate", "share", "completion_rate")


def claims(prose: pl.LazyFrame) -> pl.LazyFrame:
    return stated(
        prose.filter(pl.col("measure").is_in(RATES)),  # (1)
        "said",
        holds=pl.col("unit").is_not_null(),
        message=pl.format("印“{}”，缺百分号", "said"),
        cited=pl.concat_list("cited"),
    )


def _example(words: str) -> Example:
    return {"facts": [("五(一)", "一般公共预算财政拨款支出", "change_rate", words)]}


EXAMPLES = {
    "holds": _example("增长13.95%"),
    "fails": _example("增长13.95"),
    "silent": {"facts": [("五(一)", "一般公共预算财政拨款支出", "amount", "13.95万元")]},
    # No change is a rate as well.
    "edge": _example("增长0%"),
}
