"""No long sentence of a form's goal or result stands word for word in another form.

Why it matters: two projects have not the same goal, nor the same result; one was copied from the other, or a project was
split.
Method: sentences of at least 25 characters, without white space, are compared between the goals and between the results of
the project forms of one document.
Silent when: (1) the document has less than two forms with such sentences.
Source: 《项目支出绩效评价管理办法》 (财预〔2020〕10号): goals are set for each project.
Limits: a form's goal beside its own result is looked at by another check; common policies may be quoted with reason, so it is
a notice.
"""

from __future__ import annotations

import polars as pl

from checks.engine.claims import reason_if, stated
from checks.engine.examples import Example

ID, TITLE, FAMILY, SEVERITY, VERSION = "TXT01", "不同项目的目标、完成情况不雷同", "text", "notice", 1
PUBLISHED = """
为何要查：两个项目不会有相同的目标，也不会有相同的完成情况；文字雷同，说明一处抄自另一处，或者同一项目被拆分。
方法：同一份公开说明的各张项目支出绩效自评表，预期目标与预期目标、实际完成情况与实际完成情况，不应有逐字相同的句子；
只比25字及以上的句子，不计空格、换行和首尾的引号。
何时不查：（1）有这样的句子的自评表不足两张。
依据：《项目支出绩效评价管理办法》（财预〔2020〕10号）：绩效目标按项目设定。
局限：同一张自评表的目标与完成情况是否雷同，由另一项检查查看；引用共同的政策文字可能有正当理由，所以列为“核实”。
"""

LEAST = 25  # characters
NAMES = {"goal": "预期目标", "result": "实际完成情况"}


def claims(sentences: pl.LazyFrame) -> pl.LazyFrame:
    words = pl.col("words").str.strip_chars("\"“”'")
    of_projects = sentences.filter(pl.col("form") == "project").with_columns(words=words)
    long = of_projects.filter(pl.col("words").str.len_chars() >= LEAST).with_columns(
        compared=pl.col("project_id").n_unique().over("document_id")
    )
    same = long.group_by("document_id", "cell", "words", maintain_order=True).agg(
        pl.col("name", "compared").first(),
        pl.col("project_id").n_unique().alias("forms"),
        pl.col("cited"),
        other=pl.col("name").unique(maintain_order=True).get(1, null_on_oob=True),
    )
    cell = pl.col("cell").replace(NAMES)
    return stated(
        same,
        subject=pl.concat_str("name", cell, separator="/"),
        place=pl.format("自评表 {} {}", "name", cell),
        said=pl.col("words"),
        holds=pl.col("forms") == 1,
        silent=reason_if(pl.col("compared") < 2, "只有一张表有可比的文字"),  # (1)
        message=pl.format("“{}…”与项目“{}”等{}张表相同", pl.col("words").str.head(30), pl.coalesce("other", "name"), "forms"),
        cited=pl.col("cited"),
    )


_LONG = "通过开展技能培训使全县农牧民掌握一门以上实用技术并实现就业"


def _example(*goals: str) -> Example:
    return {"projects": [{"name": f"项目{number}", "goal": goal} for number, goal in enumerate(goals)]}


EXAMPLES = {
    "holds": _example(_LONG, "完成乡村道路维修三十公里，惠及沿线十二个行政村的全部村民"),
    "fails": _example(f"{_LONG}。培训两期。", f"{_LONG}；培训三期。"),
    "silent": _example(_LONG),
    # A short sentence may stand anywhere.
    "edge": _example(f"保障正常运转。{_LONG}", "保障正常运转。完成乡村道路维修三十公里，惠及沿线十二个行政村的全部村民"),
}
