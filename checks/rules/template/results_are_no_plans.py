"""The result of a form says what came, not what is expected (预计).

Why it matters: a result that still expects was copied from the goal; what was reached stays unknown.
Method: no sentence of 实际完成情况 holds 预计, but for comparisons with what was expected (超过预计, 比预计, 预计目标).
Silent when: (1) the form has no result.
Source: 项目支出绩效自评表: 实际完成情况 is what was done by the end of the year (财预〔2020〕10号).
Limits: what is expected of later years may be told with reason: this is a notice.
"""

from __future__ import annotations

import polars as pl

from checks.engine.claims import stated, text
from checks.engine.examples import Example

ID, TITLE, FAMILY, SEVERITY, VERSION = "TPL16", "实际完成情况不以“预计”表述", "template", "notice", 1
PUBLISHED = """
为何要查：完成情况里还写“预计”，是从目标抄来的，究竟完成了什么无从知道。
方法：实际完成情况的各句不得写“预计”；与预期相比较的（如“超过预计”“比预计”“预计目标”），以及写明“预计明年”
“预计下年”或“预计”后接年份的，不算。
何时不查：（1）自评表没有实际完成情况。
依据：项目支出绩效自评表（财预〔2020〕10号）：实际完成情况是到年末已经完成的情况。
局限：对以后年度的预计可以是有理由的，因此只列为“核实”。
"""

COMPARED = r"(?:比|较|超过?|超出|达到|高于|低于|完成|与|按|原)预计|预计(?:目标|数|值|的|效果|进度|金额|成果|明年|下年|20\d\d年)"


def claims(sentences: pl.LazyFrame) -> pl.LazyFrame:
    results = sentences.filter(pl.col("cell") == "result")  # (1)
    expects = pl.col("words").str.replace_all(COMPARED, "").str.contains("预计", literal=True)
    first = results.with_columns(expects=expects).sort("expects", descending=True, maintain_order=True)
    of_forms = first.group_by("document_id", "project_id", maintain_order=True).agg(
        pl.col("name", "words", "expects", "cited").first()
    )
    return stated(
        of_forms,
        subject=pl.format("{}/实际完成情况", "name"),
        place=pl.format("自评表 {}", "name"),
        said=pl.col("words").str.head(30),
        holds=~pl.col("expects"),
        message=pl.concat_str(
            text("实际完成情况仍写“"), pl.col("words").str.extract("(预计.{0,16})"), text("…”，应写实际完成的结果")
        ),
        cited=pl.concat_list("cited"),
    )


def _example(result: str | None) -> Example:
    return {"projects": [{"name": "促消费活动", "goal": "拉动消费"} | ({"result": result} if result else {})]}


EXAMPLES = {
    "holds": _example("举办活动三场。拉动消费额1.2亿元。"),
    "fails": _example("举办活动三场。预计拉动消费额1亿元以上。"),
    "silent": _example(None),
    # What was expected, and what came.
    "edge": _example("拉动消费额1.2亿元，超过预计目标。"),
}
