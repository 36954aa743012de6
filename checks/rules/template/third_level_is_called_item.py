"""The third level of the functional classification is called 项, not 款.

Why it matters: 类, 款 and 项 say at which level the money is disclosed; two 款 in one line say it of none.
Method: between one （款） and the next there is a （项）.
Silent when: (1) the document has no text.
Source: 政府收支分类科目: 支出功能分类 has 类, 款 and 项.
Limits: the code before 款 is not compared with the name here; one finding a document, which cites every place.
"""

from __future__ import annotations

import polars as pl

from checks.engine.examples import Example
from checks.words.traces import free_of

ID, TITLE, FAMILY, SEVERITY, VERSION = "TPL05", "支出功能分类第三级称“项”", "template", "warning", 1
PUBLISHED = """
为何要查：类、款、项表明资金公开到哪一级；一处有两个“款”，就看不出是哪一级。
方法：同一处科目名称中，一个“（款）”和下一个“（款）”之间应当有“（项）”。
何时不查：（1）文件没有文字。
依据：政府收支分类科目：支出功能分类设类、款、项。
局限：“款”前的科目编码与科目名称是否相符，本项不核对；每份文件只列一条，各处一并标出。
"""


def claims(traces: pl.LazyFrame) -> pl.LazyFrame:
    return free_of(traces, "third_level", "，支出功能分类第三级应为“项”")  # (1)


def _example(*clauses: str) -> Example:
    return {"facts": [("五(三)1", "教育支出/普通教育/小学教育", "change", "0万元", clause) for clause in clauses]}


EXAMPLES = {
    "holds": _example("教育支出（205类）普通教育（02款）小学教育（02项）：支出决算数为3万元"),
    "fails": _example("教育支出（205类）普通教育（02款）小学教育（02款）：支出决算数为3万元"),
    "silent": {"facts": []},
    # Two lines, of which each ends with its 款.
    "edge": _example("教育支出（205类）普通教育（02款）；教育支出（205类）职业教育（03款）"),
}
