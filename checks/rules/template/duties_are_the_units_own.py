"""The duties in goals and statements are those of the unit, not of a department of another kind.

Why it matters: the education policy in the duties of a commerce bureau was copied from a school; who copies the duties may have
copied more.
Method: 党（国家）的教育, 卫生, 文艺 or 新闻方针 stands only where the unit's name, or what the text says before its accounts,
speaks of that matter.
Silent when: (1) the unit's name was not read.
Source: the language: these policies are carried out by departments of education, health, culture and the press.
Limits: a few phrases that belong to one kind of department alone; it is a notice, for a unit may have taken over a school.
"""

from __future__ import annotations

import polars as pl

from checks.engine.claims import reason_if, stated, text
from checks.engine.examples import Example

ID, TITLE, FAMILY, SEVERITY, VERSION = "TPL17", "职能表述为本单位职能", "template", "notice", 1
PUBLISHED = """
为何要查：商务局的职能里写有教育方针，是从学校抄来的；职能是抄来的，别的内容也可能是抄来的。
方法：“党（国家）的教育方针”以及卫生、文艺、新闻方针，只应出现在有关单位的公开说明中：单位名称与这项工作有关；或者这一表述在
“收入总计”之后，而“收入总计”之前的文字已说到这项工作。
何时不查：（1）没有读到单位名称。
依据：表述本身的含义：这些方针分别由教育、卫生、文化、新闻部门贯彻执行。
局限：只查专属某一类部门的几种表述；单位可能接管了学校，因此只列为“核实”。
"""


def claims(duties: pl.LazyFrame) -> pl.LazyFrame:
    return stated(
        duties,
        subject=text("单位职能"),
        said=pl.col("words"),
        holds=pl.col("agrees"),
        silent=reason_if(pl.col("agrees").is_null(), "没有读到单位名称"),  # (1)
        message=pl.format("印“{}”，本单位名称和职能与{}无关，疑抄自其他单位", "words", "name"),
        cited=pl.concat_list("cited"),
    )


def _example(words: str, unit: str | None = "云岭州商务局") -> Example:
    return {"others": [{"unit_name": unit, "facts": [("十一", "预算绩效评价项目", "count", "1个", words)]}]}


EXAMPLES = {
    "holds": _example("贯彻执行党和国家的教育方针", unit="云岭州教育局"),
    "fails": _example("贯彻执行党和国家的教育方针、政策"),
    "silent": _example("贯彻执行党和国家的教育方针", unit=None),
    # Its duties speak of it before the accounts.
    "edge": _example("主管商务职业教育。\n一、2024年度收入总计3万元。\n贯彻执行党的教育方针"),
}
