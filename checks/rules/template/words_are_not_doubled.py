"""No word or mark of a sentence is printed twice in a row.

Why it matters: the text was put together from pieces and not read again.
Method: none of a few words and marks that never stand twice in a row does (，，, 的的, 主要原因是主要原因是, 比上年比上年).
Silent when: (1) the document has no text.
Source: the language.
Limits: only what is never right: 其他支出其他支出 is a class and its section.
"""

from __future__ import annotations

import polars as pl

from checks.engine.examples import Example
from checks.words.traces import free_of

ID, TITLE, FAMILY, SEVERITY, VERSION = "TPL09", "文字、标点不重复", "template", "notice", 1
PUBLISHED = """
为何要查：文字是拼凑起来的，没有再看一遍。
方法：几种从来不会连写两遍的词语和标点不得连写两遍：“，，”“。。”“；；”“、、”“的的”“万元万元”“主要原因是主要原因是”
“比上年比上年”“决算数决算数”。
何时不查：（1）文件没有文字。
依据：语言文字的通行写法。
局限：只查肯定有错的重复；“其他支出其他支出”是类和款的名称，不算重复。
"""


def claims(traces: pl.LazyFrame) -> pl.LazyFrame:
    return free_of(traces, "doubled", "，文字或标点重复")  # (1)


def _example(*clauses: str) -> Example:
    return {"facts": [("五(三)1", "教育支出/普通教育/小学教育", "change", "0万元", clause) for clause in clauses]}


EXAMPLES = {
    "holds": _example("主要原因是：人员增加，"),
    "fails": _example("主要原因是：主要原因是：人员增加"),
    "silent": {"facts": []},
    # A class and its section bear one name.
    "edge": _example("其他支出其他支出"),
}
