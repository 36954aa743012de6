"""Goals and results end with a whole sentence, not with a comma or 和.

Why it matters: a goal that breaks off was cut where it was pasted; what should have been reached cannot be read.
Method: the last sentence of a goal or result, where no full stop ends it, does not end in a comma, 、, a colon, an opening
mark, or a word that joins (和, 及, 与, 以及).
Silent when: (1) the form has neither goal nor result.
Source: GB/T 15834-2011 标点符号用法: a sentence ends with its mark.
Limits: a cell that breaks off behind any other word is not noticed; a notice, for a cell may have been cut where a page ended.
"""

from __future__ import annotations

import polars as pl

from checks.engine.claims import stated
from checks.engine.examples import Example

ID, TITLE, FAMILY, SEVERITY, VERSION = "TPL15", "预期目标、实际完成情况没有中断", "template", "notice", 1
PUBLISHED = """
为何要查：目标写到一半中断，是粘贴时截掉了，本来应当达到什么就看不出来。
方法：预期目标、实际完成情况的最后一句，末尾没有句号或分号的，不得以逗号、顿号、冒号、左括号、前引号、前书名号或连接的词（和、
及、与、以及）结束；“温和”“普及”之类本身是词的不算。
何时不查：（1）自评表既没有预期目标，也没有实际完成情况。
依据：《标点符号用法》（GB/T 15834-2011）：句子以句末标点结束。
局限：在其他词之后中断的看不出来；单元格可能因换页而被截断，因此只列为“核实”。
"""

NAMES = {"goal": "预期目标", "result": "实际完成情况"}
SHOWN = 16  # characters before the break
# What a sentence cannot end with; 温和, 普及 and the like are words of their own.
BROKEN = r"(?:[，,、：:（(《“]|[^温缓总平调饱柔祥共暖随谦议讲求中]和|[^普涉顾波遍提触惠危企累殃推]及|[^参给赠授]与)$"


def claims(sentences: pl.LazyFrame) -> pl.LazyFrame:
    last = sentences.group_by("document_id", "project_id", "cell", maintain_order=True).agg(  # (1)
        pl.col("name", "words", "open", "cited").last()
    )
    cell = pl.col("cell").replace(NAMES)
    return stated(
        last,
        subject=pl.concat_str("name", cell, separator="/"),
        place=pl.format("自评表 {} {}", "name", cell),
        said=pl.col("words").str.tail(SHOWN),
        holds=~pl.col("open") | ~pl.col("words").str.contains(BROKEN),
        message=pl.format("以“…{}”结束，句子没有写完", pl.col("words").str.tail(SHOWN)),
        cited=pl.concat_list("cited"),
    )


def _example(goal: str | None) -> Example:
    return {"projects": [{"name": "培训经费"} | ({"goal": goal} if goal else {})]}


EXAMPLES = {
    "holds": _example("举办培训三期。提高业务能力"),
    "fails": _example("举办培训三期。提高业务能力和"),
    "silent": _example(None),
    # 普及 is a word of its own.
    "edge": _example("举办培训三期，推动知识普及"),
    "at a comma": _example("举办培训三期，"),
}
