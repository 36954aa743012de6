"""No 增加（减少） of the template stands before a number: the writer chose one of the two words.

Why it matters: a change whose direction was not chosen says nothing; the sentence was copied with the template.
Method: no word of rise and word of fall stand as alternatives (in brackets or behind a stroke) before a number with its
unit.
Silent when: (1) the document has no text.
Source: 部门决算公开说明 (模板): 与上年相比，增加（减少）…万元，增长（下降）…%.
Limits: one finding a document, which cites every place: the fault has one root.
"""

from __future__ import annotations

import polars as pl

from checks.engine.examples import Example
from checks.words.traces import free_of

ID, TITLE, FAMILY, SEVERITY, VERSION = "TPL01", "模板中的增减选项已按实际选定", "template", "warning", 1
PUBLISHED = """
为何要查：增减方向没有选定，等于没有说明增减；这句话是连同模板照抄的。
方法：表示增和减的两个词，不得用括号或斜线并列在带单位的数字之前供选择，如“增加（减少）0万元”“增长/下降0%”。
何时不查：（1）文件没有文字。
依据：部门决算公开说明（模板）：“与上年相比，增加（减少）…万元，增长（下降）…%”。
局限：每份文件只列一条，各处一并标出，因为出自同一个原因。
"""


def claims(traces: pl.LazyFrame) -> pl.LazyFrame:
    return free_of(traces, "unchosen", "，模板中的“增加（减少）”没有按实际选定")  # (1)


def _example(*clauses: str) -> Example:
    return {"facts": [("五(三)1", "教育支出/普通教育/小学教育", "change", "0万元", clause) for clause in clauses]}


EXAMPLES = {
    "holds": _example("比上年增加0万元"),
    "fails": _example("比上年增加（减少）0万元", "增长（下降）0%"),
    "silent": {"facts": []},
    # The alternatives of a heading have no number behind them.
    "edge": _example("增加（减少）情况"),
}
