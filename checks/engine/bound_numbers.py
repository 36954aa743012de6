"""Which printed numbers a relation binds: how far the checks reach into a document, known only when they have spoken."""

from __future__ import annotations

from collections.abc import Mapping

import polars as pl

from checks.engine.collecting import collected

# Of facts and cells: amounts, rates and scores. The others are counts, areas and the numbers of free narrative.
NO_AMOUNTS = ("count", "area", "other")
# The figures and scores of forms: the columns beside which stands where each is printed.
_OF_FUNDS = ("initial_budget", "full_year_budget", "executed", "weight", "execution_rate", "score")
FIGURES: Mapping[str, tuple[str, ...]] = {
    "projects": (*_OF_FUNDS, "total_weight", "total_score"),
    "project_funds": _OF_FUNDS,
    "indicators": ("target", "actual", "weight", "score", "completion_rate"),
}
# Whether a cell of words holds a figure: 及时 is none.
_FIGURE_OF = {"target": "target_value", "actual": "actual_value"}
# A claim on one place alone says how a number is printed; a relation sets it beside another. These set words beside words.
FEWEST_PLACES = 2
OF_WORDS = ("template", "blank", "text", "completeness")
# A number is known by where it begins: a form may end it before its unit, and prose behind it.
PLACE = ("document_id", "start")


def with_bound_shares(documents: pl.DataFrame, tables: Mapping[str, pl.DataFrame]) -> pl.DataFrame:
    """The documents, `bound_share` filled in. tables: facts, projects, project_funds, indicators, claims of all of them."""
    filled = documents.drop("bound_share").join(bound_shares(tables), on="document_id", how="left", maintain_order="left")
    return filled.select(documents.columns)


def bound_shares(tables: Mapping[str, pl.DataFrame]) -> pl.DataFrame:
    """document_id, bound_share: the share of its amounts, rates and scores that a judged relation cites.

    tables: as above. A number that is printed once counts once, whatever is read of it. A document without such a number
    has no row.
    """
    bound = judged_relations(tables["claims"]).select(PLACE).unique().with_columns(bound=pl.lit(True))
    numbers = pl.concat([_facts(tables["facts"]), *(_figures(tables[name], FIGURES[name]) for name in FIGURES)]).unique()
    among = numbers.join(bound, on=PLACE, how="left").with_columns(pl.col("bound").fill_null(False))
    return collected(among.group_by("document_id").agg(bound_share=pl.col("bound").mean()).sort("document_id"))


def judged_relations(claims: pl.DataFrame) -> pl.LazyFrame:
    """A row for every place that a judged relation cites: document_id, start, check_id, state, claim_id."""
    return relations(claims).filter(pl.col("state") != "silent")


def relations(claims: pl.DataFrame) -> pl.LazyFrame:
    """A row for every place that a relation cites, judged or silent: document_id (of the place), start, check_id, ..."""
    cited = claims.lazy().filter(~pl.col("family").is_in(OF_WORDS)).select("claim_id", "check_id", "state", "evidence")
    place = pl.col("evidence").struct
    at = [place.field(name).alias(name) for name in PLACE]
    places = cited.explode("evidence").drop_nulls("evidence").select(*at, "check_id", "state", "claim_id")
    return places.unique(maintain_order=True).filter(pl.len().over("claim_id") >= FEWEST_PLACES)


def _facts(facts: pl.DataFrame) -> pl.LazyFrame:
    """The amounts, rates and scores of prose and of the public tables; 持平 is no printed number."""
    printed = facts.lazy().filter(~pl.col("measure").is_in(NO_AMOUNTS), pl.col("decimals").is_not_null())
    return printed.select(_at("evidence"))


def _figures(rows: pl.DataFrame, names: tuple[str, ...]) -> pl.LazyFrame:
    """The figures of one table of the forms."""
    printing = [(name, rows.lazy().filter(pl.col(_FIGURE_OF.get(name, name)).is_not_null())) for name in names]
    return pl.concat([frame.select(_at(f"{name}_evidence")).drop_nulls() for name, frame in printing])


def _at(evidence: str) -> list[pl.Expr]:
    place = pl.col(evidence).struct
    return [pl.col("document_id"), place.field("start").alias("start")]
