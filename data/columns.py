"""The columns that tables share, and what a column and a table are: the words that data/tables.py is written in."""

from __future__ import annotations

from dataclasses import dataclass

import polars as pl

AMOUNT = pl.Decimal(20, 6)
EVIDENCE = pl.Struct({"page": pl.Int32, "start": pl.Int32, "end": pl.Int32, "quote": pl.String, "box": pl.List(pl.Float64)})
CITED = pl.List(
    pl.Struct(
        {
            "role": pl.String,
            "page": pl.Int32,
            "start": pl.Int32,
            "end": pl.Int32,
            "quote": pl.String,
            "box": pl.List(pl.Float64),
            "document_id": pl.String,
        }
    )
)
REASONS = pl.List(
    pl.Struct(
        {
            "feature": pl.String,
            "value": pl.Float64,
            "peer_median": pl.Float64,
            "peer_low": pl.Float64,
            "peer_high": pl.Float64,
            "share": pl.Float64,
        }
    )
)
VERSIONS = pl.List(pl.Struct({"table": pl.String, "version": pl.Int64}))
COUNTS = pl.List(pl.Struct({"name": pl.String, "count": pl.Int64}))


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its name, its Polars type, what it means, whether it may be null, and its values where they are a closed set."""

    name: str
    dtype: pl.DataType
    meaning: str
    nullable: bool = True
    values: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Table:
    """A table: what one row is, the column(s) that identify a row, its columns in order."""

    name: str
    row_is: str
    key: tuple[str, ...]
    columns: tuple[Column, ...]

    @property
    def schema(self) -> pl.Schema:
        return pl.Schema({column.name: column.dtype for column in self.columns})


def required(name: str, dtype: pl.DataType, meaning: str) -> Column:
    """A column that is never null."""
    return Column(name, dtype, meaning, nullable=False)


def one_of(name: str, values: tuple[str, ...], meaning: str) -> Column:
    """A column of words that is never null and holds no other values than these."""
    return Column(name, STRING, meaning, nullable=False, values=values)


def printed_number(name: str, meaning: str) -> tuple[Column, ...]:
    """A number of a form: its value, the digits after its point, and where it is printed."""
    return (
        Column(name, AMOUNT, meaning),
        Column(f"{name}_decimals", pl.Int8(), f"digits printed after the point of {name}"),
        Column(f"{name}_evidence", EVIDENCE, f"where {name} is printed"),
    )


STRING, INT = pl.String(), pl.Int32()

KINDS = ("final_accounts", "self_evaluation", "budget", "other")
# The kinds that are audited: of the others nothing but the intake speaks.
AUDITED = ("final_accounts", "self_evaluation")
# Why another document counts in place of one: its text or its numbers are the same; its file holds another one now, or is no
# longer there; or both are there, and the other says that it corrects, prints more that was read, or is taken by its id.
BECAUSE = ("same_text", "same_numbers", "replaced", "withdrawn", "corrected", "fewer_numbers", "undecided")
# Where it says nothing of its own it is not audited; else it is, by itself alone.
UNAUDITED = ("same_text", "same_numbers", "replaced", "withdrawn")
SCOPES = ("whole", "part", "fragment")
REGIMES = ("nearest", "balanced", "exact", "unknown")
MEASURES = (
    *("amount", "share", "change", "change_rate", "initial_budget", "full_year_budget", "final", "executed"),
    *("deviation_rate", "execution_rate", "completion_rate", "count", "area", "score", "weight", "other"),
    *("difference", "difference_rate", "last_year_amount"),
)
QUALIFIERS = ("exact", "about", "more_than", "less_than")
FORMS = ("project", "overall", "report")
OPERATORS = ("=", ">=", "<=", ">", "<", "range", "date", "text")
HEADING_KINDS = ("part", "section", "table", "public_table", "tables_heading")
# What a template, a copy or a slip of the hand leaves in a text.
TRACE_KINDS = (
    *("unchosen", "unfilled", "double_percent", "placeholder", "third_level", "year_of_statement", "year_of_deed"),
    *("no_difference", "cut_label", "stray_unit", "doubled", "misspelt"),
)
OBSERVATION_KINDS = (
    *TRACE_KINDS,
    *("title", "reason", "sentence", "comparison", "item", "cost", "grade", "ranking", "duty", "stated_name", "unit_name"),
    "bracket",
)
INTAKE_STATES = ("read", "duplicate", "version", "other_kind", "unreadable")
FAMILIES = (
    *("sum", "share", "yoy", "deviation", "restatement", "cross_year", "execution_rate", "score", "target", "blank"),
    *("unit", "direction", "count", "template", "completeness", "text", "anomaly"),
)
SEVERITIES = ("error", "warning", "notice", "info")
CLAIM_STATES = ("holds", "improbable", "fails", "silent")
LEVELS = ("unit", "project", "indicator")
SCORE_METHODS = ("refused", "robust_z", "forest_trial", "forest")
RUN_STATES = ("started", "completed", "unchanged", "failed", "interrupted")
DOCUMENT = required("document_id", STRING, "the disclosure: SHA-256 of its bytes")
UNIT = Column("unit_name", STRING, "the body that publishes, as the disclosure names it; null where it names none")
YEAR = Column("fiscal_year", INT, "the year reported")
HERE = required("evidence", EVIDENCE, "where it is printed")

FUND_NUMBERS = (
    *printed_number("initial_budget", "年初预算数, 万元"),
    *printed_number("full_year_budget", "全年预算数, 万元"),
    *printed_number("executed", "执行数, 万元"),
    *printed_number("weight", "分值 of the execution rate"),
    *printed_number("execution_rate", "执行率, %"),
    *printed_number("score", "得分 of the execution rate"),
)
