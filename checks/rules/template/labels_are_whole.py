"""The labels of the indicators' levels are whole: 满意度指标, not 满意度指.

Why it matters: a label that is cut off was typed or pasted by hand, and what is added up by labels misses its row.
Method: no line holds a label of the form without its last character, unless a line that begins with 标 follows.
Silent when: (1) the document has no text.
Source: 项目支出绩效自评表: 数量指标, 质量指标, 时效指标, 成本指标, 满意度指标.
Limits: a notice, for a line may have been cut where the source was laid out.
"""

from __future__ import annotations

import polars as pl

from checks.engine.examples import Example
from checks.words.traces import free_of

ID, TITLE, FAMILY, SEVERITY, VERSION = "TPL13", "指标级次名称完整", "template", "notice", 1
PUBLISHED = """
为何要查：名称缺字，说明是手工录入或粘贴的；按名称汇总时，就会漏掉这一行。
方法：单独成行的指标级次名称（满意度、数量、质量、时效、成本、产出、效益、可持续影响指标）不得缺最后的“标”字，如“满意度指”；
后面有以“标”字开头的行的，不算缺字。
何时不查：（1）文件没有文字。
依据：项目支出绩效自评表：数量指标、质量指标、时效指标、成本指标、满意度指标。
局限：原件排版时可能截断了这一行，因此只列为“核实”。
"""


def claims(traces: pl.LazyFrame) -> pl.LazyFrame:
    return free_of(traces, "cut_label", "，应为“…指标”，文字被截断")  # (1)


def _example(*clauses: str) -> Example:
    return {"facts": [("十一", "预算绩效评价项目", "count", "1个", clause) for clause in clauses]}


EXAMPLES = {
    "holds": _example("满意度指标"),
    "fails": _example("满意度指", "学员满意度"),
    "silent": {"facts": []},
    # The label goes on in the next line.
    "edge": _example("满意度指", "标 学员满意度"),
}
