"""No 增加 万元 stands without its number: the blanks of the template are filled.

Why it matters: a sentence without its number discloses nothing.
Method: no unit of money or % follows directly behind a word that announces a number (增加, 下降, 决算数, 差异率).
Silent when: (1) the document has no text.
Source: 部门决算公开说明 (模板): the sentences are given with blanks.
Limits: a number that stands in an image of the source looks like a blank; look at the page.
"""

from __future__ import annotations

import polars as pl

from checks.words.traces import free_of

ID, TITLE, FAMILY, SEVERITY, VERSION = "TPL02", "模板中的数字已填写", "template", "warning", 1


def claims(traces: pl.LazyFrame) -> pl.LazyFrame:
    return free_of(traces, "unfilled", "，数字没有填写")  # (1)


def _example(*clauses: str) -> dict[str, list[tuple[str, ...]]]:
    return {"facts": [("五(三)1", "教育支出/普通教育/小学教育", "change", "0万元", clause) for clause in clauses]}


EXAMPLES = {
    "holds": _example("比上年增加3.20万元"),
    "fails": _example("比上年增加  万元，增长__%"),
    "silent": {"facts": []},
    # 万元以上 is a class of amounts, not a blank.
    "edge": _example("增加万元以上产值企业"),
}
