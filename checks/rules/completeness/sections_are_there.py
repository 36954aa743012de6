"""The explanation of the accounts has the sections that every template asks for.

Why it matters: a section that is left out hides its numbers, and those who compare units miss this one.
Method: one numbered heading of the part 决算情况说明 speaks of each: totals, income, expenditure, appropriations, general budget,
basic expenditure, 三公, 政府性基金, 国有资本经营, 其他重要事项, 预算绩效.
Silent when: (1) the text has no such part, or the part has less than half of these sections: it is divided in another way;
(2) another section speaks of it: some templates put it there; (3) one part is published alone, or the text is a fragment.
Source: 《地方预决算公开操作规程》 (财预〔2016〕143号); 部门决算公开说明 (模板), 第二部分.
Limits: whether a section says enough is another check's; it is a notice, for templates differ.
"""

from __future__ import annotations

import polars as pl

from checks.engine.claims import first_reason, reason_if, stated, text
from checks.engine.examples import Example
from checks.shapes.published import with_scope

ID, TITLE, FAMILY, SEVERITY, VERSION = "CMP06", "决算情况说明各节齐全", "completeness", "notice", 2
PUBLISHED = """
为何要查：漏掉一节，这一节的数就看不到，与其他单位比较时也缺了这个单位。
方法：“决算情况说明”部分以“一、二、三、…”编号的标题中，应有下列各节：收入支出总体、收入决算、支出决算、财政拨款收支总体、
一般公共预算支出、基本支出、“三公”经费、政府性基金预算、国有资本经营预算、其他重要事项、预算绩效。
何时不查：（1）文中没有“决算情况说明”部分，或者上述11节只认出不足6节，即各节是按别的方法划分的；（2）没有单列这一节，
但别的节说到了这一内容，有的模板就是这样安排的；（3）缺这一节，但文件只单独公开其中一项，或者文本不是从头到尾的全文。
依据：《地方预决算公开操作规程》（财预〔2016〕143号）；部门决算公开说明（模板）第二部分。
局限：一节说得是否充分，由另一项检查核对；各地模板不同，因此只列为“核实”。
"""

FEWEST = 6  # sections that are recognised
# A section as the outline names it, and the words by which another section speaks of it.
ASKED = pl.LazyFrame(
    {
        "topic": ["收入支出总体", "收入决算", "支出决算", "财政拨款收支总体", "一般公共预算支出", "基本支出", "“三公”经费",
                  "政府性基金预算", "国有资本经营预算", "其他重要事项", "预算绩效"],
        "words": ["收入总计", "本年收入", "本年支出", "财政拨款收入总计", "一般公共预算财政拨款支出", "人员经费", "三公",
                  "政府性基金", "国有资本经营", "机关运行经费", "绩效"],
    }
)  # fmt: skip


def claims(outline: pl.LazyFrame, documents: pl.LazyFrame) -> pl.LazyFrame:
    printed = outline.filter(~pl.col("listed"))
    part = printed.filter(pl.col("kind") == "part", pl.col("topic") == "决算情况说明").select("document_id", "place", "cited")
    sections = printed.filter(pl.col("kind") == "section").group_by("document_id", maintain_order=True).agg(
        topics=pl.col("topic").drop_nulls().unique(maintain_order=True),
        bodies=pl.col("body").str.join(""),
        count=pl.len(),
    )  # fmt: skip
    rows = part.join(sections, on="document_id", how="inner", maintain_order="left").join(ASKED, how="cross")
    told = with_scope(rows, documents).with_columns(there=pl.col("topics").list.contains(pl.col("topic")))
    elsewhere = pl.col("bodies").str.contains(pl.col("words"), literal=True)
    return stated(
        told,
        subject=pl.col("topic"),
        said=pl.format("{}节", "count"),
        holds=pl.col("there"),
        silent=first_reason(
            reason_if(pl.col("topics").list.len() < FEWEST, "各节的划分与模板不同"),  # (1)
            pl.when(~pl.col("there")).then(pl.col("unpublished")),  # (3)
            reason_if(~pl.col("there") & elsewhere, "没有单列一节，别的节中有所说明"),  # (2)
        ),
        message=pl.concat_str(text("决算情况说明没有“"), "topic", text("”一节，各节中也没有说明")),
        cited=pl.concat_list("cited"),
    )


_SECTIONS = (
    "一、收入支出决算总体情况说明\n二、收入决算情况说明\n三、支出决算情况说明\n四、财政拨款收入支出决算总体情况说明\n"
    "五、一般公共预算财政拨款支出决算情况说明\n六、一般公共预算财政拨款基本支出决算情况说明\n"
    "七、财政拨款“三公”经费支出决算情况说明\n八、政府性基金预算财政拨款收入支出决算情况说明\n"
    "九、国有资本经营预算财政拨款收入支出决算情况说明\n十、其他重要事项的情况说明\n"
)


def _example(sections: str) -> Example:
    return {"facts": [("一", "收入总计", "amount", "3万元", f"第一部分 单位概况\n第二部分 部门决算情况说明\n{sections}")]}


EXAMPLES = {
    "holds": _example(f"{_SECTIONS}十一、预算绩效的情况说明\n"),
    "fails": _example(_SECTIONS),
    "silent": _example("一、收入支出决算总体情况说明\n"),
    "of one part": _example(_SECTIONS) | {"document": {"scope": "part"}},
    # The last section of another template speaks of performance.
    "edge": _example(f"{_SECTIONS}（四）预算绩效情况\n"),
}
