"""The names of classes, sections and items are the titles of the functional classification.

Why it matters: a title without its last words, or with another ending, is not found by those who add up the disclosures.
Method: a name printed before （类）, （款） or （项） is a title; or it is not close to any: a title that goes on for at most two
characters (中等职业教 for 中等职业教育), or that ends in 支出 where the name ends otherwise.
Silent when: (1) the name is neither a title nor close to one: the reference holds the titles that were met, not all.
Source: 财政部《政府收支分类科目》, 支出功能分类科目, 2022 to 2024 (data/reference/functional_classification.yaml).
Limits: codes are not compared; 一般公共服务 without 支出 is shown too, as a notice like the others.
"""

from __future__ import annotations

import polars as pl

from checks.engine.claims import reason_if, stated, text
from checks.engine.examples import Example
from data.classification import functional_titles

ID, TITLE, FAMILY, SEVERITY, VERSION = "TXT03", "科目名称与支出功能分类科目一致", "text", "notice", 1
PUBLISHED = """
为何要查：少了末尾的字或末尾印错的科目名称，汇总各单位公开说明的人检索不到。
方法：印在“（类）”“（款）”“（项）”之前的名称应是支出功能分类科目的名称；不是科目名称而与某一科目名称相近的，予以指出。
相近是指名称不少于五个字，比科目名称少末一个字（如“中等职业教育”印作“中等职业教”）；科目名称以“支出”结尾的，
还包括漏印“支出”，或把“支出”印作“支持”“经费”“支付”。名称中的半角括号视同全角括号。
何时不查：（1）名称既不是科目名称，也不与任何科目名称相近：所收的是见过的科目，不是全部科目。
依据：财政部《政府收支分类科目》支出功能分类科目，2022年至2024年。
局限：不核对科目编码；“一般公共服务”漏印“支出”的也会指出，与其他情形一样列为“核实”。
"""

EXPENDITURE = "支出"
LEAST = 5  # characters of a name that is close to a title


def claims(phrases: pl.LazyFrame) -> pl.LazyFrame:
    named = phrases.filter(pl.col("kind") == "title").with_columns(
        name=pl.col("words").str.replace_many(["(", ")"], ["（", "）"])
    )
    once = named.group_by("document_id", "name", maintain_order=True).agg(pl.col("place").first(), pl.col("cited"))
    titles = functional_titles()
    known = once.with_columns(
        is_title=pl.col("name").is_in(list(titles)),
        close=pl.col("name").replace_strict(_close_names(titles), default=None, return_dtype=pl.String),
    )
    return stated(
        known,
        subject=text("科目名称"),
        said=pl.col("name"),
        holds=pl.col("is_title"),
        silent=reason_if(~pl.col("is_title") & pl.col("close").is_null(), "不在所收的科目之内"),  # (1)
        message=pl.format("科目名称印“{}”，支出功能分类科目为“{}”", "name", "close"),
        cited=pl.col("cited"),
    )


def _close_names(titles: frozenset[str]) -> dict[str, str]:
    """Names that are no title, and the one title that each is close to."""
    close: dict[str, str] = {}
    for title in sorted(titles):
        cut = {title[:-1], title[:-2]} | {title.removesuffix(EXPENDITURE) + other for other in ("支持", "经费", "支付")}
        if not title.endswith(EXPENDITURE):
            cut = {title[:-1]}
        close |= {name: title for name in cut if name not in titles and len(name) >= LEAST}
    return close


def _example(names: str) -> Example:
    return {"facts": [("五(三)1", "教育支出", "amount", "3万元", f"{names}：支出决算数为3万元")]}


EXAMPLES = {
    "holds": _example("教育支出（类）职业教育（款）中等职业教育（项）"),
    "fails": _example("教育支出（类）职业教育（款）中等职业教（项）"),
    "silent": _example("教育费（类）"),
    # A title that was renamed stands under both names.
    "edge": _example("卫生健康支出（类）公共卫生（款）突发公共卫生事件应急处理（项）"),
}
