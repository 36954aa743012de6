"""One thing has one rank within a paragraph: 增速全国第一 is not 第三位 a sentence later.

Why it matters: what a unit boasts of is read first; two ranks say that one was not checked.
Method: two ranks of the same measure (增速, 总量) in the same scope (全国, 全省), at most 200 characters apart, are the same
rank, where both are said of one subject: both name it, or one does and the other's sentence does.
Silent when: (1) the subjects differ, or none is named.
Source: the language.
Limits: ranks of different years in one paragraph would be held to one another; it is a notice.
"""

from __future__ import annotations

import polars as pl

from checks.engine.claims import reason_if, stated, text
from checks.engine.examples import Example

ID, TITLE, FAMILY, SEVERITY, VERSION = "TXT02", "同一事项的位次前后一致", "text", "notice", 2
PUBLISHED = """
为何要查：单位引以为荣的位次最先被人看到；同一事项有两个位次，说明其中一个没有核对。
方法：同一指标（增速、总量等）在同一范围（全国、全省等）内前后相邻、相距不超过200字的两个位次应当相同。只查说同一对象的位次：
两处都写明同一对象，或者一处写明、另一处没有写明而所在的句子此前写到该对象。
何时不查：（1）两处的对象不同，或者都没有写明对象。
依据：语言文字本身的含义。
局限：同一段落中不同年度的位次也会互相比对，所以列为“核实”。
"""


def claims(rankings: pl.LazyFrame) -> pl.LazyFrame:
    return stated(
        rankings,
        subject=text("位次"),
        said=pl.col("words"),
        holds=pl.col("agrees"),
        silent=reason_if(pl.col("excused"), "不是同一事项的位次"),  # (1)
        message=pl.format("前称“{}”，后称“{}”，位次不同", "words", "other"),
        cited=pl.concat_list("cited", "other_cited"),
    )


def _example(words: str) -> Example:
    return {"facts": [("十一", "外贸进出口总值", "other", "3亿元", words)]}


EXAMPLES = {
    "holds": _example("外贸增速居全省第二位。全年外贸进出口3亿元，增速居全省第2位"),
    "fails": _example("外贸增速保持全省第二。全年外贸进出口3亿元，增速居全省第四位"),
    "silent": _example("出口增速居全省第二位，进口增速居全省第四位"),
    # The same rank in digits and in words.
    "edge": _example("粮食总量居全省第十。粮食种植三万亩，总量排全省第10名"),
}
