"""The words of the template are spelt as it has them.

Why it matters: 较上一度 and 决算数大小于预算数 say that nobody read the sentence; what it compares with is left to guess.
Method: none of the words of the template that lost a character, or hold one too many, stands in the text (较上一度, 大小于).
Silent when: (1) the document has no text.
Source: 部门决算公开说明 (模板): 较上一年度; 决算数大于（小于）预算数.
Limits: only slips that are on the list: another word that is wrong is not seen.
"""

from __future__ import annotations

import polars as pl

from checks.engine.examples import Example
from checks.words.traces import free_of

ID, TITLE, FAMILY, SEVERITY, VERSION = "TPL20", "模板用语没有错漏字", "template", "notice", 1
PUBLISHED = """
为何要查：写着“较上一度”“决算数大小于预算数”，说明没有人看过这句话；与什么相比，只能靠猜。
方法：文中不得有缺字或多字的模板用语：“上一度”“大小于”“与上相比”“较年初预决算数”。
何时不查：（1）文件没有文字。
依据：部门决算公开说明（模板）：“较上一年度”；“决算数大于（小于）预算数”。
局限：只查列入清单的错漏字，其他写错的词看不出来。
"""


def claims(traces: pl.LazyFrame) -> pl.LazyFrame:
    return free_of(traces, "misspelt", "，用语有错漏字")  # (1)


def _example(*clauses: str) -> Example:
    return {"facts": [("五(三)1", "教育支出/普通教育/小学教育", "change", "0万元", clause) for clause in clauses]}


EXAMPLES = {
    "holds": _example("较上一年度增加3万元"),
    "fails": _example("较上一度增加3万元"),
    "silent": {"facts": []},
    # 年 may stand before 度 as well.
    "edge": _example("较上年度增加3万元"),
}
