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

from checks.words.traces import free_of

ID, TITLE, FAMILY, SEVERITY, VERSION = "TPL01", "模板中的增减选项已按实际选定", "template", "warning", 1


def claims(traces: pl.LazyFrame) -> pl.LazyFrame:
    return free_of(traces, "unchosen", "，模板中的“增加（减少）”没有按实际选定")  # (1)


def _example(*clauses: str) -> dict[str, list[tuple[str, ...]]]:
    return {"facts": [("五(三)1", "教育支出/普通教育/小学教育", "change", "0万元", clause) for clause in clauses]}


EXAMPLES = {
    "holds": _example("比上年增加0万元"),
    "fails": _example("比上年增加（减少）0万元", "增长（下降）0%"),
    "silent": {"facts": []},
    # The alternatives of a heading have no number behind them.
    "edge": _example("增加（减少）情况"),
}
