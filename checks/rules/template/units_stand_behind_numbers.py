"""万元 stands behind a number, not within a word.

Why it matters: a unit that slipped into the words was taken from a number; the number beside it may have lost its own.
Method: no 万元 stands between characters of a word, where neither a numeral (几, 百) nor a word of amount (额, 费) precedes it.
Silent when: (1) the document has no text.
Source: the language.
Limits: words of amounts are listed, not understood; it is a notice.
"""

from __future__ import annotations

import polars as pl

from checks.engine.examples import Example
from checks.words.traces import free_of

ID, TITLE, FAMILY, SEVERITY, VERSION = "TPL14", "“万元”前有数字", "template", "notice", 1
PUBLISHED = """
为何要查：混入文字的“万元”是从某个数后面掉下来的，旁边的数可能因此缺了单位。
方法：“万元”不得夹在词语的汉字之间；前面是数词（如“几”“百”）或者表示金额的字（如“额”“费”）的不算，后面接“以上”
“左右”“产值”之类的也不算。
何时不查：（1）文件没有文字。
依据：语言文字的通行写法。
局限：表示金额的字是逐个列举的，并不理解文意，因此只列为“核实”。
"""


def claims(traces: pl.LazyFrame) -> pl.LazyFrame:
    return free_of(traces, "stray_unit", "，“万元”混入文字")  # (1)


def _example(*clauses: str) -> Example:
    return {"facts": [("九", "“三公”经费", "amount", "3万元", clause) for clause in clauses]}


EXAMPLES = {
    "holds": _example("交流活动经费11.99万元"),
    "fails": _example("交流活万元动经费11.99万元"),
    "silent": {"facts": []},
    # An amount in words is a number.
    "edge": _example("争取资金数百万元支持"),
}
