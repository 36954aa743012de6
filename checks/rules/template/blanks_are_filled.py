"""No 增加 万元 stands without its number: the blanks of the template are filled.

Why it matters: a sentence without its number discloses nothing.
Method: no unit of money or % follows directly behind a word that announces a number (增加, 下降, 决算数, 差异率).
Silent when: (1) the document has no text.
Source: 部门决算公开说明 (模板): the sentences are given with blanks.
Limits: a number that stands in an image of the source looks like a blank; look at the page.
"""

from __future__ import annotations

import polars as pl

from checks.engine.examples import Example
from checks.words.traces import free_of

ID, TITLE, FAMILY, SEVERITY, VERSION = "TPL02", "模板中的数字已填写", "template", "warning", 1
PUBLISHED = """
为何要查：没有填数的句子，等于什么也没有公开。
方法：后面应当有数的词（增加、减少、增长、下降、预算数、决算数、执行数、差异率），不得直接跟“万元”或“%”；中间只有“为”字、
空格、下划线、破折号或省略号的，也是没有填数；“万元以上”之类不算。
何时不查：（1）文件没有文字。
依据：部门决算公开说明（模板）：各句中的数字留空待填。
局限：原件中以图片印出的数，看起来也像没有填，须查看原页。
"""


def claims(traces: pl.LazyFrame) -> pl.LazyFrame:
    return free_of(traces, "unfilled", "，数字没有填写")  # (1)


def _example(*clauses: str) -> Example:
    return {"facts": [("五(三)1", "教育支出/普通教育/小学教育", "change", "0万元", clause) for clause in clauses]}


EXAMPLES = {
    "holds": _example("比上年增加3.20万元"),
    "fails": _example("比上年增加  万元，增长__%"),
    "silent": {"facts": []},
    # 万元以上 is a class of amounts, not a blank.
    "edge": _example("增加万元以上产值企业"),
}
