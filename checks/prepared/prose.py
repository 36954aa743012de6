"""The numbers of the narrative, each once in its section, with its interval and the words that a message needs."""

from __future__ import annotations

import polars as pl

from checks.engine.claims import money_scale, text
from checks.engine.interval import EXACT_DECIMALS, WIDE, is_exact, printed, wide
from data.quantities import names_by_path

DIRECTIONS = ("增加", "减少", "增长", "下降", "降低", "上升", "提高", "提升", "压减", "下浮", "上浮")
# 无变化 and 持平 are printed without digits: they stand for 0 in the two decimals of the numbers beside them.
FLAT_DECIMALS = 2
# The words around a number may run over the end of a page.
PAGE_NUMBER = r"\n\s*-?\s*\d{1,3}\s*-?\s*\n"
# A number against another base is another number: 完成年初预算的 beside 完成调整预算的.
_SAME_NUMBER = ("key", "measure", "unit", "base")
# What names the subject of a number, from its own list item to the heading above its section.
KEYS = ("key", "section_key", "stem_key")
_COUNTED = {"amount": 0, "count": 0, "final": 1}
_NAMES_BUDGET = r"(?:全年|调整|年初)[^，,；;。：:]*$"


def prose(printed_numbers: pl.LazyFrame) -> pl.LazyFrame:
    """One row a number of the narrative (sections of the nine tables, reports and free narrative are left out).

    printed_numbers: as the function of that name makes them. Columns: document_id, section, item, subject, measure, unit,
    unit_said, code, value, decimals, base, position of the fact; and

    key      identifies what is counted: document, section, list item, subject
    section_key, stem_key  the same without the list item, and with the heading above (五 of 五(三)) for the section: a total
             may be printed in the summary of a section and again in an item
    amount_key, amount_section_key, amount_stem_key  those of the amount that a change is the change of: 收入总计 for 收入支出;
             in a section and under a heading whatever the quantity is called (data/terms/quantities.yaml)
    low, high  its interval; where the number is printed twice in its section, what both prints allow (null if nothing)
    parent, leaf  the subject's path without its last step, and that step (parent null at the top)
    place    五(三)20 其他支出
    digits_said  the printed digits: 3,604.76; with their unit where it is not the document's: 12,300.00元
    said     as a reader would quote it: 3,604.76万元, 降低7.59%
    clause   the words around it, without white space and page numbers
    cited    the place of its evidence; printed_at: where in the text it begins
    read_until  where the next number of another subject begins: what stands before it may belong to this one; null at the end
    names_budget  of a rate of completion: whether its words say of which budget it is (完成全年预算的), or none (完成预算的)
    blocked  why no relation may rest on it (in Chinese), null where one may
    """
    once = _once(printed_numbers)
    described = once.with_columns(_blocked(), _place(), *_amount_keys(), *_path(), *_words())
    meets = pl.col("low") <= pl.col("high")
    return described.with_columns(pl.when(meets).then(pl.col("low", "high")), said=_said())


def printed_numbers(facts: pl.LazyFrame, documents: pl.LazyFrame) -> pl.LazyFrame:
    """One row a print of a number of the narrative, in the order of the text: what `prose` makes one row of.

    Money is in the unit of most of the document's money, so that relations hold 元 against 万元: `value`, `decimals`, `low`
    and `high` are in `unit`; `as_printed` and `unit_said` are what is printed.
    """
    numbers = facts.sort("document_id", "position").filter(
        pl.col("value").is_not_null(),
        pl.col("measure") != "other",
        pl.col("section") != "评价报告",
        ~pl.col("section").str.starts_with("表"),
    )
    whose = documents.select("document_id", "amount_unit", balanced=pl.col("rounding_regime") == "balanced")
    return _in_one_unit(_with_reach(_with_interval(numbers.join(whose, on="document_id", how="left", maintain_order="left"))))


def _with_reach(numbers: pl.LazyFrame) -> pl.LazyFrame:
    next_number = pl.struct("key", "printed_at").shift(-1).over("document_id").struct
    begins = pl.when(next_number.field("key") != pl.col("key")).then(next_number.field("printed_at"))
    return numbers.with_columns(read_until=begins.backward_fill().over("document_id"))


def _with_interval(numbers: pl.LazyFrame) -> pl.LazyFrame:
    decimals = pl.col("decimals").fill_null(FLAT_DECIMALS)
    interval = printed(pl.col("value"), decimals, is_exact(pl.col("unit"), decimals))
    # 舍位平衡: software moved cells by one last digit so that sums hold, so the true value may lie twice as far away.
    reach = pl.when(pl.col("balanced").fill_null(False)).then(interval.width / wide(2)).otherwise(wide(0))
    clause = pl.col("clause_said").str.replace_all(PAGE_NUMBER, "").str.replace_all(r"\s", "")
    return numbers.select(
        "document_id", "section", "item", "subject", "measure", "unit", "code", "value", "decimals", "position",
        "as_printed", "qualifier", "balanced", "amount_unit", "base", "printed_at",
        key=pl.concat_str("document_id", "section", "item", "subject", separator="\x1f", ignore_nulls=True),
        section_key=pl.concat_str("document_id", "section", "subject", separator="\x1f", ignore_nulls=True),
        stem_key=pl.concat_str("document_id", stem(), "subject", separator="\x1f", ignore_nulls=True),
        low=interval.low - reach,
        high=interval.high + reach,
        clause=clause,
        names_budget=pl.when(pl.col("measure") == "completion_rate").then(clause.str.contains(_NAMES_BUDGET)),
        cited="cited",
    )  # fmt: skip


def _in_one_unit(numbers: pl.LazyFrame) -> pl.LazyFrame:
    """The numbers with `unit_said`; money in another unit than the document's is turned into that."""
    there, here = (
        pl.col(name).replace_strict(EXACT_DECIMALS, default=None, return_dtype=pl.Int8) for name in ("unit", "amount_unit")
    )
    other = (there != here).fill_null(False)
    times = pl.when(other).then(money_scale(pl.col("unit")) / money_scale(pl.col("amount_unit"))).otherwise(wide(1))
    return numbers.with_columns(
        pl.col("value").cast(WIDE) * times,
        pl.col("low", "high") * times,
        decimals=pl.when(other).then((pl.col("decimals") + here - there).clip(0)).otherwise("decimals"),
        unit=pl.when(other).then("amount_unit").otherwise("unit"),
        unit_said="unit",
    ).drop("amount_unit")


def _once(numbers: pl.LazyFrame) -> pl.LazyFrame:
    """A number that a section prints twice is one row: its first print, with the interval that all prints allow."""
    rest = pl.exclude(*_SAME_NUMBER, "low", "high", "qualifier", "names_budget").first()
    return numbers.group_by(_SAME_NUMBER, maintain_order=True).agg(
        rest,
        pl.col("low").max(),
        pl.col("high").min(),
        pl.col("names_budget").max(),
        qualifier=pl.col("qualifier").filter(pl.col("qualifier") != "exact").first(),
    )


def _blocked() -> pl.Expr:
    return (
        pl.when(pl.col("qualifier").is_not_null())
        .then(pl.format("{}印的不是确数", "subject"))
        .when(pl.col("low") > pl.col("high"))
        .then(pl.format("{}在同一节内印有不同的数", "subject"))
        .alias("blocked")
    )


def _place() -> pl.Expr:
    leaf = pl.col("subject").str.extract(r"([^/]+)$")
    return pl.concat_str("section", pl.col("item").fill_null(""), pl.lit(" "), leaf).alias("place")


def stem() -> pl.Expr:
    """The heading above the section: 五 of 五(三)."""
    return pl.col("section").str.extract(r"^([^(]+)")


def _amount_keys() -> list[pl.Expr]:
    of = pl.col("subject").replace(names_by_path())
    place = {"section_key": pl.col("section"), "stem_key": stem()}
    under_any_name = [pl.concat_str("document_id", at, of, separator="\x1f").alias(f"amount_{key}") for key, at in place.items()]
    return [pl.col("key").str.replace("收入支出(?:总计)?$", "收入总计").alias("amount_key"), *under_any_name]


def stated_amounts(prose: pl.LazyFrame) -> pl.LazyFrame:
    """The rows of `prose` that say how much or how many: amount and count, and final where no amount is printed beside it."""
    rank = pl.col("measure").replace_strict(_COUNTED, default=None, return_dtype=pl.Int8)
    ranked = prose.filter(pl.col("measure").is_in(list(_COUNTED))).with_columns(rank=rank)
    return ranked.filter(pl.col("rank") == pl.col("rank").min().over("section_key", "unit")).drop("rank")


def _path() -> list[pl.Expr]:
    return [
        pl.col("subject").str.extract(r"^(.+)/[^/]+$").alias("parent"),
        pl.col("subject").str.extract(r"([^/]+)$").alias("leaf"),
    ]


def _words() -> list[pl.Expr]:
    printed_digits = pl.col("as_printed").str.extract(r"([\d,]+(?:\.\d+)?)")
    other_unit = pl.when(pl.col("unit_said") != pl.col("unit")).then("unit_said").otherwise(text(""))
    before = pl.col("clause").str.split(pl.col("as_printed")).list.first().str.tail(2)
    by_sign = pl.when(pl.col("value") < 0).then(pl.lit("下降")).otherwise(pl.lit("增长"))
    by_sign = pl.when(pl.col("measure") == "change_rate").then(by_sign)
    by_sign = by_sign.otherwise(pl.when(pl.col("value") < 0).then(pl.lit("减少")).otherwise(pl.lit("增加")))
    direction = pl.when(before.is_in(DIRECTIONS)).then(before).otherwise(by_sign)
    return [
        (printed_digits + other_unit).alias("digits_said"),
        pl.when(pl.col("measure").is_in(("change", "change_rate"))).then(direction).alias("direction"),
    ]


def _said() -> pl.Expr:
    own_unit = pl.when(pl.col("unit_said") == pl.col("unit")).then("unit")
    in_words = pl.coalesce(pl.col("digits_said") + own_unit.fill_null(""), "as_printed")
    return pl.concat_str(pl.col("direction").fill_null(""), in_words)
