"""Brackets and quotation marks in goals and results stand in pairs.

Why it matters: a mark without its partner says that a cell was cut off, or pasted with the mark of another program.
Method: in each cell 《》, （）, “” and 【】 open as often as they close, and a straight quotation mark is not alone.
Silent when: (1) the form has neither goal nor result.
Source: GB/T 15834-2011 标点符号用法: brackets and quotation marks are used in pairs.
Limits: a notice, for a cell may have been cut where a page ended; the first mark without a partner is shown.
"""

from __future__ import annotations

import polars as pl

from checks.engine.claims import stated, text
from checks.engine.examples import Example

ID, TITLE, FAMILY, SEVERITY, VERSION = "TPL11", "预期目标、实际完成情况中的括号、引号成对", "template", "notice", 1
PUBLISHED = """
为何要查：不成对的标点，说明单元格被截断了，或者粘贴时带进了别的程序的符号。
方法：每一栏预期目标、实际完成情况中，《》、（）、“”、【】的前半个比后半个恰好多一个的，或者不分前后的直引号只有一个的，
即为不成对。
何时不查：（1）自评表既没有预期目标，也没有实际完成情况。
依据：《标点符号用法》（GB/T 15834-2011）：括号和引号成对使用。
局限：单元格可能因换页而被截断，因此只列为“核实”；只指出第一个不成对的标点。
"""

NAMES = {"goal": "预期目标", "result": "实际完成情况"}
SHOWN = 12  # characters behind the mark


def claims(sentences: pl.LazyFrame) -> pl.LazyFrame:
    cells = sentences.sort("mark", nulls_last=True, maintain_order=True)
    first = cells.group_by("document_id", "project_id", "cell", maintain_order=True).agg(  # (1)
        pl.col("name", "mark", "said", "cited").first()
    )
    cell = pl.col("cell").replace(NAMES)
    return stated(
        first,
        subject=pl.concat_str("name", cell, separator="/"),
        place=pl.format("自评表 {} {}", "name", cell),
        said=pl.coalesce("mark", text("")),
        holds=pl.col("mark").is_null(),
        message=pl.format("“{}…”中的{}没有成对", pl.col("said").str.replace_all(r"\s", "").str.head(SHOWN), "mark"),
        cited=pl.concat_list("cited"),
    )


def _example(goal: str | None) -> Example:
    return {"projects": [{"name": "培训经费"} | ({"goal": goal} if goal else {})]}


EXAMPLES = {
    "holds": _example("按照《培训办法》（试行）开展培训。"),
    "fails": _example('"按照《培训办法》开展培训。'),
    "silent": _example(None),
    # One bracket within another.
    "edge": _example("按照《关于印发〈培训办法〉的通知》（“一期”）开展培训。"),
    "cut off": _example("按照《培训办法（试行）开展培训。"),
}
