"""No XX, ×× or 某某 of the template stands where a name, a year or a number belongs.

Why it matters: the sentence says nothing about this unit; it was copied with the template.
Method: no run of two to four X, x or ×, and no 某某, stands before a unit, a year, a department or a project.
Silent when: (1) the document has no text.
Source: 部门决算公开说明 (模板): names and years are given as XX.
Limits: names of anonymised persons (张某某) are none; one finding a document, which cites every place.
"""

from __future__ import annotations

import polars as pl

from checks.engine.examples import Example
from checks.words.traces import free_of

ID, TITLE, FAMILY, SEVERITY, VERSION = "TPL04", "占位符已替换为实际内容", "template", "warning", 1
PUBLISHED = """
为何要查：这句话没有说到本单位的任何情况，是连同模板照抄的。
方法：二至四个连写的“X”“x”或“×”，不得出现在计量单位、年、月、日、单位、部门或项目之前，如“20XX年度”“××万元”；
“某某”不得出现在单位、部门、项目或县、市、区之前。
何时不查：（1）文件没有文字。
依据：部门决算公开说明（模板）：名称和年份以“XX”表示。
局限：隐去的人名（如“张某某”）不算；每份文件只列一条，各处一并标出。
"""


def claims(traces: pl.LazyFrame) -> pl.LazyFrame:
    return free_of(traces, "placeholder", "，占位符没有替换")  # (1)


def _example(*clauses: str) -> Example:
    return {"facts": [("五(三)1", "教育支出/普通教育/小学教育", "change", "0万元", clause) for clause in clauses]}


EXAMPLES = {
    "holds": _example("2024年度示例局"),
    "fails": _example("20XX年度XX局", "××万元"),
    "silent": {"facts": []},
    # The name of a person that is withheld on purpose.
    "edge": _example("慰问困难职工王某某"),
}
