"""No 差异原因是 of the template stands before words that there is no difference.

Why it matters: the sentence was copied with the template, and its reason answers no question.
Method: behind 差异原因是 no 无差异 follows in the same clause.
Silent when: (1) the document has no text.
Source: 部门决算公开说明 (模板): 国有资产占用情况中固定资产车辆与公务用车保有量差异原因是….
Limits: a matter of style; it is a notice.
"""

from __future__ import annotations

import polars as pl

from checks.engine.examples import Example
from checks.words.traces import free_of

ID, TITLE, FAMILY, SEVERITY, VERSION = "TPL08", "没有差异时不保留差异原因", "template", "notice", 1
PUBLISHED = """
为何要查：这句话是连同模板照抄的，所写的原因没有回答任何问题。
方法：“差异原因”或“差异原因是（为）”之后，同一分句内不得写“无差异”“没有差异”“无差别”。
何时不查：（1）文件没有文字。
依据：部门决算公开说明（模板）：国有资产占用情况中的“固定资产车辆与公务用车保有量差异原因是…”。
局限：只是行文问题，因此只列为“核实”。
"""


def claims(traces: pl.LazyFrame) -> pl.LazyFrame:
    return free_of(traces, "no_difference", "，没有差异时不应保留“差异原因”")  # (1)


def _example(*clauses: str) -> Example:
    return {"facts": [("五(三)1", "教育支出/普通教育/小学教育", "change", "0万元", clause) for clause in clauses]}


EXAMPLES = {
    "holds": _example("差异原因是：1辆车已报废"),
    "fails": _example("与公务用车保有量差异原因是：两者一致无差异"),
    "silent": {"facts": []},
    # The next sentence speaks of something else.
    "edge": _example("差异原因是：1辆车已报废。预决算无差异"),
}
