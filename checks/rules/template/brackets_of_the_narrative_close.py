"""A bracket that opens in a paragraph of the narrative closes in it.

Why it matters: what stands behind the bracket may be half a sentence of the template; a reader cannot tell where it ends.
Method: in each section, from one numbered heading or item to the next, every （ has its ）, of either width.
Silent when: (1) the document has no section that is known by its heading.
Source: GB/T 15834-2011 标点符号用法: brackets are used in pairs.
Limits: one finding a section; a bracket that closes without having been opened is the number of an item (1）) and is left out.
"""

from __future__ import annotations

import polars as pl

from checks.engine.claims import stated, text
from checks.engine.examples import Example

ID, TITLE, FAMILY, SEVERITY, VERSION = "TPL19", "情况说明中的括号成对", "template", "notice", 1
PUBLISHED = """
为何要查：括号后面可能是模板剩下的半句话，读的人不知道括到哪里为止。
方法：在每一节中，从一个编号的标题或编号项到下一个为一段，段内每个左括号都应当有右括号；全角、半角括号可以互配。
何时不查：（1）文中没有能从标题认出的节。
依据：《标点符号用法》（GB/T 15834-2011）：括号成对使用。
局限：每节只列一条；没有左括号的右括号是编号（如“1）”），不作为问题。
"""

SHOWN = 14  # characters from the bracket on


def claims(brackets: pl.LazyFrame) -> pl.LazyFrame:
    words = pl.col("words").str.head(SHOWN)
    until = pl.col("until_said").str.replace_all(r"\s", "")
    return stated(  # (1)
        brackets,
        subject=text("括号"),
        place=pl.format("{} 文字", "place"),
        said=pl.coalesce(words, text("")),
        holds=pl.col("words").is_null(),
        message=pl.format("“{}…”中的左括号至本段末“{}”仍无右括号", words, until),
        cited=pl.concat_list("cited", "until_cited"),
    )


def _example(*lines: str) -> Example:
    return {"lines": ["第一部分 部门概况", "第二部分 决算情况说明", "一、预算绩效管理情况", *lines]}


EXAMPLES = {
    "holds": _example("共自评项目3个（其中优2个，良1个）。"),
    "fails": _example("共自评项目3个（其中优2个，良1个。"),
    "silent": {"lines": ["共自评项目3个（其中优2个，良1个。"]},
    # Opened in one width and closed in the other, over the end of a line; the numbers of items close without opening.
    "edge": _example("1）共自评项目3个（其中优2个，", "良1个). 2）无。", "（二）其他", "无。"),
    "closed in the next paragraph": _example("（一）自评项目3个（其中优2个。", "（二）其他（无））。"),
}
