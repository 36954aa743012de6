"""The usual quantities of a disclosure, one row a document, as floats: money in 万元, the rest as counted."""

from __future__ import annotations

from collections.abc import Iterable

import polars as pl

from data.public_tables import three_public_kind
from data.quantities import TOTAL, quantities

# Of one quantity two numbers this near are one that is printed twice: 万元, half of its last customary digit on either side.
SAME = 0.0101
SCALES = {"元": 0.0001, "万元": 1.0, "亿元": 10_000.0}
QUANTITIES = tuple(quantities())
_SIDES = {"表1": "", "表4": "财政拨款"}  # tables with two sides; what their readers set before 收入总计 and 支出总计
_TOTALS = "(?:本年(?:收入|支出))?(?:合计|小计)?|总计|决算数|金额"
_OF_FUNDS = ("表8", "表9")  # a row of theirs has 本年收入 and 本年支出, and no column for a total
_NUMBERING = r"^[（(]?[一二三四五六七八九十]{1,3}[）)、.．]"


def amounts(facts: pl.LazyFrame) -> pl.LazyFrame:
    """document_id, and a Float64 column for each of QUANTITIES.

    What the narrative says counts, else the cell of the public table; null where neither does, or where one place prints
    it twice with different values. No row for a document without one of the quantities.
    """
    named = pl.concat([_said(facts), _in_tables(facts)])
    value = pl.col("value").cast(pl.Float64) * pl.col("unit").replace_strict(SCALES, default=1.0, return_dtype=pl.Float64)
    printed = named.group_by("document_id", "quantity", "rank").agg(low=value.min(), high=value.max())
    first = printed.filter(pl.col("rank") == pl.col("rank").min().over("document_id", "quantity"))
    # As many digits as tables have: 元 made 万元 add others.
    agreed = pl.when(pl.col("high") - pl.col("low") <= SAME).then(pl.col("low").round(6))
    one = first.select("document_id", "quantity", value=agreed)
    return one.group_by("document_id").agg(
        pl.when(pl.col("quantity") == name).then("value").max().alias(name) for name in QUANTITIES
    )


def printed_quantities(facts: pl.LazyFrame) -> pl.LazyFrame:
    """document_id, quantity, fact_id: the printed numbers that `amounts` takes a quantity from, each once."""
    named = pl.concat([_said(facts, "fact_id"), _in_tables(facts, "fact_id")])
    first = named.filter(pl.col("rank") == pl.col("rank").min().over("document_id", "quantity"))
    return first.select("document_id", "quantity", "fact_id").unique()


def _said(facts: pl.LazyFrame, *more: str) -> pl.LazyFrame:
    """The facts of the narrative that are a quantity: document_id, quantity, rank, value, unit, and more of their columns."""
    rows = (
        (subject, measure, quantity.name, rank)
        for quantity in quantities().values()
        for rank, (subject, measure) in enumerate(quantity.said)
    )
    told = facts.filter(pl.col("table").is_null() & pl.col("value").is_not_null())
    named = told.join(_frame(rows, "subject", "measure", "quantity", "rank"), on=["subject", "measure"])
    return named.select("document_id", "quantity", "rank", "value", "unit", *more)


def _in_tables(facts: pl.LazyFrame, *more: str) -> pl.LazyFrame:
    """The cells of the public tables that are a quantity, as in `_said`."""
    behind = max(len(quantity.said) for quantity in quantities().values())
    rows = [
        (*_place(*cell), quantity.name, behind + rank)
        for quantity in quantities().values()
        for rank, cell in enumerate(quantity.cells)
        if cell[0] not in _OF_FUNDS
    ]
    sections = sorted({section for section, *_ in rows})
    cells = facts.filter(pl.col("section").is_in(sections) & pl.col("table").is_not_null() & pl.col("value").is_not_null())
    wanted = sorted({row for _, row, *_ in rows})
    placed = pl.concat([_placed(cells.filter(pl.col("section") != "表7"), wanted), _of_three_public(cells)])
    named = placed.join(_frame(rows, "section", "row", "heading", "quantity", "rank"), on=["section", "row", "heading"])
    return named.select("document_id", "quantity", "rank", "value", "unit", *more)


def _place(section: str, row: str, column: str) -> tuple[str, str, str]:
    """A cell of data/terms/quantities.yaml as facts spell it: section, label of the row, heading without words for totals."""
    side, slash, label = row.partition("/")
    return section, f"{_SIDES[section]}{side}总计/{label}" if slash else row, "" if column == TOTAL else column


def _placed(cells: pl.LazyFrame, rows: list[str]) -> pl.LazyFrame:
    """Cells with `row` and `heading` as `_place` spells them; of tables with one list of rows only those of totals."""
    two_sided = pl.col("section").is_in(list(_SIDES))
    label = pl.col("subject").str.extract("([^/]+)$").str.replace(_NUMBERING, "")
    row = pl.when(two_sided).then("subject").otherwise(label)
    wanted = cells.with_columns(row=row).filter(pl.col("row").is_in(rows))
    words = pl.col("column").fill_null("").str.split("/")
    named = words.list.eval(pl.element().filter(~pl.element().str.contains(f"^(?:{_TOTALS})$"))).list.last().fill_null("")
    # The one column of these tables is headed in many ways; in 表4 the funds stand beside their total.
    headed = pl.when(pl.col("section").is_in(["表1", "表6"]) | pl.col("row").str.starts_with("财政拨款收入"))
    return wanted.with_columns(heading=headed.then(pl.lit("")).otherwise(_below_sides(named)))


def _below_sides(heading: pl.Expr) -> pl.Expr:
    """A heading that only says on which side of a table the column stands heads its total."""
    return pl.when(heading.is_in(["支出", "收入", "项目", "本年支出", "本年收入"])).then(pl.lit("")).otherwise(heading)


def _of_three_public(cells: pl.LazyFrame) -> pl.LazyFrame:
    """The cells of 表7: the headings of the column say what each is of, or the label of the row."""
    places = pl.concat_str(pl.col("column").fill_null(""), pl.lit("\t"), pl.col("subject").fill_null(""))
    side = pl.when(pl.col("measure").str.ends_with("budget")).then(pl.lit("budget")).otherwise(pl.lit("final"))
    row = places.map_batches(_kinds, return_dtype=pl.String)
    return cells.filter(pl.col("section") == "表7").with_columns(row=row, heading=side)


def _kinds(places: pl.Series) -> pl.Series:
    """Column and subject, parted by a tabulator, as the kind of 三公 that they name; few of them differ."""
    kinds = {}
    for place in places.unique():
        column, subject = place.split("\t")
        kind = three_public_kind(column.split("/")) or three_public_kind(subject.split("/"))
        kinds[place] = kind.rsplit("/", 1)[-1] if kind else None
    return places.replace_strict(kinds, return_dtype=pl.String)


def _frame(rows: Iterable[tuple[object, ...]], *columns: str) -> pl.LazyFrame:
    types = {name: pl.Int32 if name == "rank" else pl.String for name in columns}
    return pl.LazyFrame(list(rows), schema=types, orient="row")
