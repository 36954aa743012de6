"""Amounts of money in the results of forms, as intervals."""

from __future__ import annotations

import polars as pl

from checks.engine.claims import money_scale
from checks.engine.interval import WIDE, printed

NUMBER = r"(?:\d[\d,]*(?:\.\d+)?)(?:万元|亿元|元)"
_DIGITS, _UNIT = r"([\d,]+(?:\.\d+)?)(?:万元|亿元|元)$", r"(万元|亿元|元)$"

FORM = (
    "document_id", "project_id", "position", "name", "place", "goal", "result",
    "executed", "executed_low", "executed_high", "executed_said", "executed_cited",
)  # fmt: skip


def result_saying(forms: pl.LazyFrame, sentences: pl.LazyFrame, pattern: str) -> pl.LazyFrame:
    """The forms whose result the pattern finds: FORM of their columns, said_words (the match), said_cited, its sentence.

    The result is searched rather than its sentences, which hold the page numbers that stand among them; where the words
    run over the end of a page, the first sentence of the result is cited.
    """
    said = pl.col("result").str.extract(f"({pattern})")
    found = (
        forms.filter(pl.col("form") != "report")
        .select(*FORM, said_words=said)
        .filter(pl.col("said_words").is_not_null())
        .sort("document_id", "position")
    )
    results = sentences.filter(pl.col("cell") == "result").select("project_id", "words", said_cited="cited")
    beside = found.join(results, on="project_id", how="inner", maintain_order="left")
    holds = pl.col("words").str.contains(pl.col("said_words"), literal=True)
    ranked = beside.with_columns(holds=holds).sort("holds", descending=True, maintain_order=True)
    return ranked.group_by("project_id", maintain_order=True).first().drop("words", "holds")


def with_said_amount(found: pl.LazyFrame) -> pl.LazyFrame:
    """Adds the amount (NUMBER) that said_words end with, 万元: said_value, said_low, said_high; null where there is none."""
    digits = pl.col("said_words").str.extract(_DIGITS).str.replace_all(",", "")
    decimals = digits.str.extract(r"\.(\d+)$").str.len_chars().fill_null(0)
    scale = money_scale(pl.col("said_words").str.extract(_UNIT))
    read = found.with_columns(said_digits=digits.cast(WIDE), said_decimals=decimals.cast(pl.Int8), said_scale=scale)
    interval = printed(pl.col("said_digits"), pl.col("said_decimals"))
    ends = {"value": pl.col("said_digits"), "low": interval.low, "high": interval.high}
    scaled = {f"said_{name}": end * pl.col("said_scale") for name, end in ends.items()}
    return read.with_columns(**scaled).drop("said_digits", "said_decimals", "said_scale")
