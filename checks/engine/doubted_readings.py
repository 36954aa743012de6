"""Sections whose relations fail by pattern: there the reading is doubted, aloud, and the unit is not accused.

People err in one number, and what rests on that number fails with it. Where half of the relations of a kind fail in a
section, and fail on many numbers at once, the words were probably misread: a column shifted, a wording taken for another.
Then one 核实 asks to look at the section, in place of fifteen errors; the claims keep their numbers, silent.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

import polars as pl

RELATING = ("sum", "share", "yoy", "deviation", "execution_rate", "restatement")
LOUD = ("error", "warning")
# Failing relations that one or two wrong numbers do not explain, and the numbers that may be wrong.
FEWEST_APART, NUMBERS_AT_FAULT = 3, 2
# Of the relations that the failing checks judged in a section, those that must fail, at least.
LEAST_SHARE = 0.5
_SECTION = ("document_id", "section")


def with_doubted_readings(told: pl.DataFrame, tables: Mapping[str, pl.DataFrame]) -> pl.DataFrame:
    """The told claims; in a section that fails by pattern one of them is a 核实 of the reading, and the others are silent.

    told: as `checks.engine.run.told_claims` gives them. tables: what they were told of.
    """
    judged = _judged(told, tables["facts"])
    doubted = [row for rows in _suspects(judged) if (row := _doubted(rows))]
    if not doubted:
        return told
    found = pl.DataFrame(doubted).explode("claims").rename({"claims": "claim_id"})
    said = found.select("claim_id", "doubt", is_first=pl.col("claim_id") == pl.col("first"))
    told = told.join(said, on="claim_id", how="left", maintain_order="left")
    silent, is_first = pl.col("is_first").not_(), pl.col("is_first").fill_null(False)
    return told.with_columns(
        state=pl.when(silent).then(pl.lit("silent")).otherwise("state"),
        reason=pl.when(silent).then("doubt").otherwise("reason"),
        severity=pl.when(is_first).then(pl.lit("notice")).otherwise("severity"),
        message=pl.when(silent).then(None).when(is_first).then("doubt").otherwise("message"),
        at_stake=pl.when(is_first).then(None).otherwise("at_stake"),
    ).drop("is_first", "doubt")


def _judged(told: pl.DataFrame, facts: pl.DataFrame) -> pl.DataFrame:
    """document_id, section, claim_id, check_id, fails, numbers (where what it cites begins).

    Of relations that judge a number of the narrative: forms and tables have no section that could be misread as one.
    """
    start = pl.col("evidence").struct.field("start")
    places = facts.filter(pl.col("table").is_null()).select("document_id", "section", start.alias("judged")).unique()
    relations = told.filter(
        pl.col("state").is_in(("holds", "fails")), pl.col("family").is_in(RELATING), pl.col("evidence").list.len() > 1
    )
    return relations.select(
        "document_id",
        "claim_id",
        "check_id",
        fails=(pl.col("state") == "fails") & pl.col("severity").is_in(LOUD),
        judged=pl.col("evidence").list.first().struct.field("start"),
        numbers=pl.col("evidence").list.eval(pl.element().struct.field("start")),
    ).join(places.unique(("document_id", "judged")), on=("document_id", "judged"), how="inner", maintain_order="left")


def _suspects(judged: pl.DataFrame) -> list[pl.DataFrame]:
    """The relations of the sections of which enough fail, of the checks alone that fail there: what is of one kind."""
    fails = pl.col("fails")
    judged = judged.filter(fails.any().over(*_SECTION, "check_id"))
    enough = (fails.sum().over(_SECTION) > FEWEST_APART) & (fails.mean().over(_SECTION) >= LEAST_SHARE)
    return judged.filter(enough).partition_by(_SECTION, maintain_order=True)


def _doubted(section: pl.DataFrame) -> dict[str, object] | None:
    """The section as a doubt, with the claims that fail in it; None where a number or two explain them."""
    failing = [(row["claim_id"], frozenset(row["numbers"])) for row in section.filter("fails").iter_rows(named=True)]
    apart = failing
    for _ in range(NUMBERS_AT_FAULT):
        cited = Counter(number for _, numbers in apart for number in numbers)
        worst = cited.most_common(1)[0][0] if cited else None
        apart = [claim for claim in apart if worst not in claim[1]]
    if len(apart) < FEWEST_APART:
        return None
    doubt = (
        f"读数待核：{section['section'][0]} 同类的{section.height}处关系有{len(failing)}处不成立，且不出于同一个数，"
        "多半是读法有误；请先对照原文核对本节读数。"
    )
    return {"first": failing[0][0], "claims": [claim for claim, _ in failing], "doubt": doubt}
