"""Relations that are broken for one reason alone: they rest on a number of the narrative that its public table contradicts.

The narrative says 0万元 where 收入支出决算总表 prints 2,995.39: every rate and share of that amount is broken as well. One
root is one finding, so each of them is looked at again with the number of the table (what would follow if the table were
right). Where it holds then, it is silent and says why, and the finding of the two numbers says how many hold: that tells
a reviewer which of the two to doubt. Where it is broken on either number it stays what it is.

An unfilled template that was published is one finding as well: its placeholders and doubled marks are what it consists of.

Which checks excuse others they say themselves: EXCUSES_RESTING, the reason of what rests on the number that the check finds
contradicted ({} is the number), or EXCUSES_FAMILY, the reason of all else that their family finds in the document.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

import polars as pl

from checks.engine.discover import Check, discover

Tables = Mapping[str, pl.DataFrame]
_KEY = ("document_id", "check_id", "subject", "place", "at")
_OF_NUMBER = ("value", "decimals", "unit", "as_printed")


def roots() -> list[Check]:
    """The checks of the house whose findings excuse others."""
    return [each for each in discover() if each.excuses_resting or each.excuses_family]


def without_consequences(told: pl.DataFrame, tables: Tables, tell: Callable[[Tables], pl.DataFrame]) -> pl.DataFrame:
    """The told claims, those silent that hold once the contradicted numbers are what their tables print.

    told: as `checks.engine.run.told_claims` gives them. tables: what they were told of. tell: tells the claims of other tables.
    A claim whose judged number is the contradicted one is no consequence: it is a second proof.
    """
    for root in roots():
        told = _once_for_its_family(told, root) if root.excuses_family else told
    doubted = _doubted(told)
    resting = _resting(told, doubted)
    if resting.is_empty():
        return told
    documents = resting["document_id"].unique()
    again = tell(_corrected(tables, doubted.filter(pl.col("document_id").is_in(documents.implode()))))
    held = again.filter(pl.col("state") == "holds").select(*_KEY[:-1], _at(0))
    excused = resting.with_columns(_at(0)).join(held.unique(), on=_KEY, how="semi", nulls_equal=True)
    return _with_reasons(told, excused) if excused.height else told


def _once_for_its_family(told: pl.DataFrame, root: Check) -> pl.DataFrame:
    """The claims, those of the root's family that fail silent in every document in which the root fails."""
    fails, is_root = pl.col("state") == "fails", pl.col("check_id") == root.id
    documents = told.filter(fails, is_root)["document_id"]
    if documents.is_empty():
        return told
    excused = fails & (pl.col("family") == root.family) & ~is_root & pl.col("document_id").is_in(documents.implode())
    return told.with_columns(
        state=pl.when(excused).then(pl.lit("silent")).otherwise("state"),
        reason=pl.when(excused).then(pl.lit(root.excuses_family)).otherwise("reason"),
        message=pl.when(excused).then(None).otherwise("message"),
    )


def _at(rank: int) -> pl.Expr:
    """Where the claim's evidence of a rank begins: 0 is the number that is judged."""
    return pl.col("evidence").list.get(rank, null_on_oob=True).struct.field("start").alias("at" if rank == 0 else "other")


def _doubted(told: pl.DataFrame) -> pl.DataFrame:
    """document_id, why (the reason of what rests on it), at (of the number in the narrative), other (of its cell), where the
    two are apart."""
    apart = _excuses_resting() & (pl.col("state") == "fails") & pl.col("severity").is_in(("error", "warning"))
    pairs = told.filter(apart, pl.col("evidence").list.len() > 1)
    why = pl.col("check_id").replace_strict(_reasons(), return_dtype=pl.String).str.replace("{}", pl.col("said"), literal=True)
    return pairs.select("document_id", _at(0), _at(1), why=why).unique(("document_id", "at"), maintain_order=True)


def _excuses_resting() -> pl.Expr:
    return pl.col("check_id").is_in(list(_reasons()))


def _reasons() -> dict[str, str]:
    return {each.id: each.excuses_resting for each in roots() if each.excuses_resting}


def _resting(told: pl.DataFrame, doubted: pl.DataFrame) -> pl.DataFrame:
    """The failing claims that cite a doubted number behind the one that they judge: claim_id, its key, evidence, number, why."""
    failing = told.filter(pl.col("state") == "fails", pl.col("document_id").is_in(doubted["document_id"].implode()))
    cited = failing.select("claim_id", *_KEY[:-1], "evidence", others=pl.col("evidence").list.slice(1)).explode("others")
    places = cited.drop_nulls("others").with_columns(number=pl.col("others").struct.field("start")).drop("others")
    numbers = doubted.select("document_id", "why", number="at")
    return places.join(numbers, on=("document_id", "number"), how="inner", maintain_order="left")


def _corrected(tables: Tables, doubted: pl.DataFrame) -> dict[str, pl.DataFrame]:
    """The tables of the documents in question, the doubted facts with the numbers of their cells."""
    documents = doubted["document_id"].unique().implode()
    own = {
        name: frame.filter(pl.col("document_id").is_in(documents)) if "document_id" in frame.columns else frame
        for name, frame in tables.items()
    }
    facts = own["facts"].with_columns(at=pl.col("evidence").struct.field("start"))
    cells = facts.select("document_id", pl.col("at").alias("other"), *(pl.col(name).alias(f"cell_{name}") for name in _OF_NUMBER))
    numbers = doubted.join(cells, on=("document_id", "other"), how="inner").drop("why", "other")
    joined = facts.join(numbers, on=("document_id", "at"), how="left", maintain_order="left")
    taken = [pl.coalesce(f"cell_{name}", name).alias(name) for name in _OF_NUMBER]
    return own | {"facts": joined.with_columns(taken).select(own["facts"].columns)}


def _with_reasons(told: pl.DataFrame, excused: pl.DataFrame) -> pl.DataFrame:
    why = excused.group_by("claim_id").agg(pl.col("why").first())
    freed = excused.group_by("document_id", at="number").agg(freed=pl.col("claim_id").n_unique())
    told = told.with_columns(_at(0)).join(why, on="claim_id", how="left", maintain_order="left")
    told = told.join(freed, on=("document_id", "at"), how="left", maintain_order="left")
    is_silent, is_root = pl.col("why").is_not_null(), pl.col("freed").is_not_null() & _excuses_resting()
    also = pl.format("按表内的数，另有{}条不符的关系即成立", "freed")
    return told.with_columns(
        state=pl.when(is_silent).then(pl.lit("silent")).otherwise("state"),
        reason=pl.when(is_silent).then("why").when(is_root).then(also).otherwise("reason"),
        message=pl.when(is_silent).then(None).when(is_root).then(pl.format("{}{}。", "message", also)).otherwise("message"),
    ).drop("why", "freed", "at")
