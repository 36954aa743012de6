"""基本支出 paid by the general budget is part of all 基本支出, and the rest of it was paid by money that is no appropriation.

Why it matters: the two sections divide the same expenditure in two ways; where they do not fit, salaries or running costs
are booked as projects, or the other way round.
Method: (a) 一般公共预算财政拨款基本支出 is not above 本年支出/基本支出; (b) 基本支出 less that is not above 本年支出 less
本年财政拨款支出. Both on the ends of the printed intervals.
Silent when: (1) one of the numbers was not read; (2) one is printed twice with different values, or is no exact number.
Source: 部门决算报表: 支出决算表 and 一般公共预算财政拨款基本支出决算表.
Limits: a fund that pays basic expenditure would break (b); funds pay projects by rule.
"""

from __future__ import annotations

import polars as pl

from checks.engine.claims import text
from checks.engine.examples import Example
from checks.engine.interval import columns, difference
from checks.shapes.tying import taken, within

ID, TITLE, FAMILY, SEVERITY, VERSION = "TIE07", "一般公共预算基本支出与全部基本支出相容", "restatement", "warning", 1
PUBLISHED = """
为何要查：支出决算和一般公共预算财政拨款基本支出决算两个部分，是对同一笔支出的两种划分；对不上，说明人员经费、
公用经费列成了项目支出，或者项目支出列成了基本支出。
方法：查两项：一是一般公共预算财政拨款基本支出，不得大于本年支出中的基本支出；
二是基本支出减一般公共预算财政拨款基本支出的差，不得大于本年支出减本年财政拨款支出的差。各数按四舍五入的区间计算，
只有被比较数的下限仍大于限额的上限，才判不成立。
何时不查：（1）没有读到其中一个数；（2）其中一个数在同一节内印有不同的值，或者不是确数。
依据：部门决算报表：支出决算表、一般公共预算财政拨款基本支出决算表。
局限：政府性基金如果用于基本支出，第二项会不成立；按规定，政府性基金安排的是项目支出。
"""

_USED = ("basic", "general_basic", "spent_kinds", "fiscal_spent")


def claims(quantities: pl.LazyFrame) -> pl.LazyFrame:
    relations = pl.concat([_part_of_all(quantities), _rest(quantities)], how="diagonal")
    return within(relations, *(pl.col(f"blocked_{n}") for n in range(4)))  # (1), (2)


def _part_of_all(quantities: pl.LazyFrame) -> pl.LazyFrame:
    return quantities.select(
        "document_id", *_blocked(2), subject=text("基本支出"), **_sides("general_basic", "basic"),
        place=pl.col("general_basic_section"), formula=pl.format("{}部分基本支出", "basic_section"),
        why=text("一般公共预算财政拨款基本支出"),
    )  # fmt: skip


def _rest(quantities: pl.LazyFrame) -> pl.LazyFrame:
    rest, other = (difference(columns(f"{whole}_"), columns(f"{part}_")) for whole, part in (_USED[:2], _USED[2:]))
    return quantities.select(
        "document_id", *_blocked(4), subject=text("基本支出/非财政拨款"),
        one_value=pl.col("basic_value") - pl.col("general_basic_value"), one_low=rest.low, one_high=rest.high,
        one_said=pl.col("basic_said"), one_cited=pl.concat_list("basic_cited", "general_basic_cited"),
        most_value=pl.col("spent_kinds_value") - pl.col("fiscal_spent_value"), most_low=other.low, most_high=other.high,
        most_cited=pl.concat_list("spent_kinds_cited", "fiscal_spent_cited"),
        place=pl.col("basic_section"), formula=text("本年支出-本年财政拨款支出"),
        why=pl.format("非财政拨款安排的基本支出（{}部分与{}部分基本支出之差）", "basic_section", "general_basic_section"),
    )  # fmt: skip


def _sides(one: str, most: str) -> dict[str, pl.Expr]:
    sides = taken("one", one) | taken("most", most)
    wanted = {f"{side}_{part}": sides[f"{side}_{part}"] for side in ("one", "most") for part in ("value", "low", "high")}
    return wanted | {
        "one_said": sides["one_said"],
        "one_cited": pl.concat_list(f"{one}_cited"),
        "most_cited": pl.concat_list(f"{most}_cited"),
    }


def _blocked(count: int) -> list[pl.Expr]:
    """Why each of the numbers may not be relied on; null for those that the relation does not use."""
    return [
        (pl.col(f"{name}_blocked") if place < count else pl.lit(None, dtype=pl.String)).alias(f"blocked_{place}")
        for place, name in enumerate(_USED)
    ]


def _example(basic: str, of_general: str | None) -> Example:
    rows = [
        ("三", "本年支出", "amount", "3,604.76万元"),
        ("三", "本年支出/基本支出", "amount", basic),
        ("四", "财政拨款支出总计/本年财政拨款支出", "amount", "3,508.61万元"),
    ]
    return {"facts": rows + ([("六", "一般公共预算财政拨款基本支出", "amount", of_general)] if of_general else [])}


EXAMPLES = {
    "holds": _example("582.81万元", "488.10万元"),
    "fails": _example("482.81万元", "488.10万元"),
    "silent": _example("582.81万元", None),
    # 584.27 - 488.10 is 96.16 at least, and 3,604.76 - 3,508.61 is 96.16 at most.
    "edge": _example("584.27万元", "488.10万元"),
    "too much other money": _example("682.81万元", "488.10万元"),
}
