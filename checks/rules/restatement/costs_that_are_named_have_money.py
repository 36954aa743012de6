"""A cost that the narrative says basic expenditure includes has money in the table of basic expenditure.

Why it matters: a list that was copied from the year before names what was not spent.
Method: each name behind 人员经费…主要包括 and 公用经费…主要包括 has a row in 一般公共预算财政拨款基本支出决算表
that prints a number; one that prints 0.00 is a notice, for it may hold less than half of its last digit.
Silent when: (1) the table was not read, or the name is none of the economic classification.
Source: 部门决算公开说明 (模板): 不涉及的科目不列.
Limits: costs with money that the list leaves out are not asked for: it names the main ones.
"""

from __future__ import annotations

import re

import polars as pl

from checks.engine.claims import stated, text
from checks.prepared.cell_names import TOTAL

ID, TITLE, FAMILY, SEVERITY, VERSION = "TAB12", "基本支出列举的科目在决算表中有数", "restatement", "warning", 1
PUBLISHED = """
为何要查：照抄上年的科目清单，会列出本年并没有支出的科目。
方法：情况说明在“人员经费…主要包括”“公用经费…主要包括”之后列举的每个科目，
在一般公共预算财政拨款基本支出决算表中都应有一行，并且印有数；印0.00的按“核实”提出，因为可能有不足末位半个单位的支出。
何时不查：（1）没有读到该表，或者所列名称不是支出经济分类科目。
依据：部门决算公开说明（模板）：不涉及的科目不列。
局限：列举的只是主要科目，有支出而没有列举的科目不查。
"""


_COSTS = """
基本工资 津贴补贴 奖金 伙食补助费 绩效工资 机关事业单位基本养老保险缴费 职业年金缴费 职工基本医疗保险缴费 公务员医疗补助缴费
其他社会保障缴费 住房公积金 医疗费 其他工资福利支出 离休费 退休费 退职（役）费 抚恤金 生活补助 救济费 医疗费补助 助学金 奖励金
个人农业生产补贴 代缴社会保险费 其他对个人和家庭的补助 办公费 印刷费 咨询费 手续费 水费 电费 邮电费 取暖费 物业管理费 差旅费
因公出国（境）费用 维修（护）费 租赁费 会议费 培训费 公务接待费 专用材料费 被装购置费 专用燃料费 劳务费 委托业务费 工会经费 福利费
公务用车运行维护费 其他交通费用 税金及附加费用 其他商品和服务支出 房屋建筑物购建 办公设备购置 专用设备购置 基础设施建设 大型修缮
信息网络及软件购置更新 物资储备 公务用车购置 其他交通工具购置 文物和陈列品购置 无形资产购置 其他资本性支出
"""


def cost(name: str) -> str:
    """The name of a cost without the ending that narratives add or leave out.

    >>> cost("其他社会保障缴费支出") == cost("其他社会保障缴费"), cost("办公设备购置等")
    (True, '办公设备购置')
    """
    return re.sub("(?:支出|费用|费)+$", "", name.removesuffix("等").replace("(", "（").replace(")", "）"))


_KNOWN = frozenset(map(cost, _COSTS.split()))


def claims(told_rows: pl.LazyFrame, cells: pl.LazyFrame) -> pl.LazyFrame:
    table = cells.filter(pl.col("table") == "表6", pl.col("column") == TOTAL, pl.col("name").is_not_null())
    titles = table.select("document_id", "title").unique("document_id")
    rows = table.select("document_id", "value", row_said="said", cost=_cost("name"))
    once = rows.unique(["document_id", "cost"], keep="last", maintain_order=True)
    named = told_rows.filter(pl.col("kind") == "cost").with_columns(cost=_cost("words")).filter(pl.col("cost").is_in(_KNOWN))
    of_tables = named.join(titles, on="document_id", how="inner", maintain_order="left")  # (1)
    both = of_tables.join(once, on=["document_id", "cost"], how="left", maintain_order="left")
    printed = pl.when(pl.col("value").is_null()).then(text("没有数")).otherwise(pl.lit("为") + pl.col("row_said"))
    return stated(
        both,
        subject=pl.col("words"),
        place=pl.lit("六 ") + pl.col("name"),
        said=pl.col("words"),
        holds=(pl.col("value") != 0).fill_null(False),
        severity=pl.when(pl.col("value") == 0).then(text("notice")),
        message=pl.format("称{}包括“{}”，{}中该科目{}", "name", "words", "title", printed),
        cited=pl.concat_list("cited"),
    )


def _cost(column: str) -> pl.Expr:
    return pl.col(column).map_elements(cost, return_dtype=pl.String)


def _example(listed: str) -> dict[str, list[object]]:
    words = f"一般公共预算财政拨款基本支出4.00万元，其中：人员经费4.00万元，主要包括：{listed}；公用经费0.00万元。"
    return {"lines": [words], "cells": [("表6", "决算数", "工资福利支出/基本工资", "4.00", "30101"),
                                        ("表6", "决算数", "工资福利支出/奖金", "0.00", "30103")]}  # fmt: skip


EXAMPLES = {
    "holds": _example("基本工资"),
    "fails": _example("基本工资、奖励金"),
    "silent": _example("其他各项"),
    # Printed as 0.00 it may hold some money: a notice.
    "edge": _example("基本工资支出"),
    "zero": _example("奖金"),
}
