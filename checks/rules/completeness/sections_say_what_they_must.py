"""Each section names what every template asks of it: 团组, 保有量 and 批次 of the three public expenses, 政府采购, 国有资产.

Why it matters: the rules on disclosure name these numbers one by one; where the word is missing, so is the number.
Method: the words below a section's heading hold one of the names under which it is published.
Silent when: (1) the text has no such section; (2) the section of the three public expenses says that there were none;
(3) the text is a fragment: the sentence may have been cut.
Source: 《地方预决算公开操作规程》 (财预〔2016〕143号): 因公出国（境）团组数及人数, 公务用车购置数及保有量,
国内公务接待的批次、人数, 机关运行经费, 政府采购, 国有资产占用, 预算绩效.
Limits: that the word stands there does not say that its number does; it is a notice, for a number may stand in another section.
"""

from __future__ import annotations

import polars as pl

from checks.engine.claims import first_reason, reason_if, stated
from checks.engine.examples import Example
from checks.shapes.published import with_scope

ID, TITLE, FAMILY, SEVERITY, VERSION = "CMP09", "各节说明了应说明的事项", "completeness", "notice", 2
PUBLISHED = """
为何要查：公开的规定逐项要求公布这些数；应有的字样没有出现，数也就没有公布。
方法：各节标题之下的文字，应当出现下列各事项的一种通行说法。收入支出总体：收入总计、支出总计；收入决算：财政拨款收入；支出决算：
基本支出、项目支出；基本支出：人员经费、公用经费；“三公”经费：因公出国（境）费和团组数、
公务用车购置及运行维护费和公务用车保有量、公务接待费和国内公务接待批次；其他重要事项：机关运行经费、政府采购支出、
国有资产占用情况。
何时不查：（1）文中没有这一节；（2）“三公”经费一节写明没有“三公”经费；（3）文本不是从头到尾的全文，这句话可能被截去了。
依据：《地方预决算公开操作规程》（财预〔2016〕143号）：因公出国（境）团组数及人数，公务用车购置数及保有量，国内公务接待的批次、
人数，机关运行经费，政府采购，国有资产占用，预算绩效。
局限：有这个字样，不等于印有相应的数；数也可能写在别的节里，因此只列为“核实”。
"""

# Topic of the section, what it must say, and the words that say it.
_ASKED = (
    ("收入支出总体", "收入总计、支出总计", "总计"),
    ("收入决算", "财政拨款收入", "财政拨款|一般公共预算"),
    ("支出决算", "基本支出", "基本支出"),
    ("支出决算", "项目支出", "项目支出"),
    ("基本支出", "人员经费", "人员|工资"),
    ("基本支出", "公用经费", "公用|商品和服务"),
    ("“三公”经费", "因公出国（境）费", "出国"),
    ("“三公”经费", "公务用车购置及运行维护费", "公务用车|公车"),
    ("“三公”经费", "公务接待费", "接待"),
    ("“三公”经费", "因公出国（境）团组数", "团组"),
    ("“三公”经费", "公务用车保有量", "保有"),
    ("“三公”经费", "国内公务接待批次", "批次|批"),
    ("其他重要事项", "机关运行经费", "运行经费|公用经费"),
    ("其他重要事项", "政府采购支出", "采购"),
    ("其他重要事项", "国有资产占用情况", "资产|车辆"),
)
ASKED = pl.LazyFrame(_ASKED, schema=["topic", "asked", "pattern"], orient="row")
NONE_AT_ALL = r"(?:无|没有|未安排|未发生)[^。]{0,12}三公"


def claims(outline: pl.LazyFrame, documents: pl.LazyFrame) -> pl.LazyFrame:
    sections = outline.filter(pl.col("kind") == "section", ~pl.col("listed"))  # (1)
    rows = with_scope(sections, documents, fragments_only=True).join(ASKED, on="topic", how="inner", maintain_order="left")
    there = pl.col("body").str.contains(pl.col("pattern"))
    none = (pl.col("topic") == "“三公”经费") & pl.col("body").str.contains(NONE_AT_ALL)
    return stated(
        rows,
        subject=pl.format("{}/{}", "topic", "asked"),
        place=pl.format("{} {}", "place", "topic"),
        said=pl.col("title"),
        holds=there,
        silent=first_reason(
            reason_if(~there & none, "本年没有“三公”经费"),  # (2)
            pl.when(~there).then(pl.col("unpublished")),  # (3)
        ),
        message=pl.format("没有说明{}", "asked"),
        cited=pl.concat_list("cited"),
    )


def _example(words: str) -> Example:
    text = f"第一部分 单位概况\n第二部分 部门决算情况说明\n一、财政拨款“三公”经费支出决算情况说明\n{words}"
    return {"facts": [("一", "“三公”经费", "amount", "3万元", text)]}


_ALL = "因公出国（境）费0万元，团组0个。公务用车运行维护费1万元，公务用车保有量1辆。公务接待费2万元，国内公务接待{}。"

EXAMPLES = {
    "holds": _example(_ALL.format("3批次，20人次")),
    "fails": _example(_ALL.format("20人次")),
    "silent": {"facts": [("一", "收入总计", "amount", "3万元")]},
    "of a fragment": _example(_ALL.format("20人次")) | {"document": {"scope": "fragment"}},
    # Times and people in one word.
    "edge": _example(_ALL.format("3批20人")),
    "none at all": _example("本单位无财政拨款“三公”经费支出。"),
}
