"""No percentage bears its sign twice (95%%).

Why it matters: the cell added its own sign to one that was typed; what was computed from such a cell is text, not a number.
Method: no number is followed by two signs of percent.
Silent when: (1) the document has no text.
Source: a number bears one unit.
Limits: one finding a document, which cites every place.
"""

from __future__ import annotations

import polars as pl

from checks.engine.examples import Example
from checks.words.traces import free_of

ID, TITLE, FAMILY, SEVERITY, VERSION = "TPL03", "百分号不重复", "template", "warning", 1
PUBLISHED = """
为何要查：已经录入百分号的单元格又自动加了一个；由这样的单元格算出来的是文字，不是数。
方法：数字后面不得连有两个或更多百分号，如“95%%”。
何时不查：（1）文件没有文字。
依据：一个数只带一个单位。
局限：每份文件只列一条，各处一并标出。
"""


def claims(traces: pl.LazyFrame) -> pl.LazyFrame:
    return free_of(traces, "double_percent", "，百分号重复")  # (1)


def _example(*clauses: str) -> Example:
    return {"facts": [("五(三)1", "教育支出/普通教育/小学教育", "change", "0万元", clause) for clause in clauses]}


EXAMPLES = {
    "holds": _example("95%"),
    "fails": _example("95%%", "100%%"),
    "silent": {"facts": []},
    # The second sign belongs to another number.
    "edge": _example("95%、%"),
}
