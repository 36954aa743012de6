"""The observations of one kind or few, as checks ask for them, in the order of the text."""

from __future__ import annotations

import polars as pl

from data.columns import TRACE_KINDS


def _of_kinds(observations: pl.LazyFrame, *kinds: str) -> pl.LazyFrame:
    return observations.filter(pl.col("kind").is_in(kinds)).sort("document_id", "position")


def phrases(observations: pl.LazyFrame, documents: pl.LazyFrame) -> pl.LazyFrame:
    """What a template, a copy or a slip left, and titles of the classification, with the fiscal_year of the document."""
    years = documents.select("document_id", "fiscal_year")
    found = _of_kinds(observations, *TRACE_KINDS, "title")
    return found.join(years, on="document_id", how="left", maintain_order="left")


def brackets(observations: pl.LazyFrame) -> pl.LazyFrame:
    """One row a section of the narrative: the words behind the first bracket that does not close, null where all do."""
    return _of_kinds(observations, "bracket")


def budget_comparisons(observations: pl.LazyFrame) -> pl.LazyFrame:
    """The sentences that say on which side of its budget an amount is."""
    return _of_kinds(observations, "comparison")


def duties(observations: pl.LazyFrame) -> pl.LazyFrame:
    """Duties that belong to one kind of department."""
    return _of_kinds(observations, "duty")


def grades(observations: pl.LazyFrame) -> pl.LazyFrame:
    """Scores with the grade that the text gives them."""
    return _of_kinds(observations, "grade")


def rankings(observations: pl.LazyFrame) -> pl.LazyFrame:
    """Two ranks of one measure, close to one another."""
    return _of_kinds(observations, "ranking")


def stated_names(observations: pl.LazyFrame, documents: pl.LazyFrame) -> pl.LazyFrame:
    """The names where the fixed sentences have the unit's own, which is unit_name."""
    own = documents.select("document_id", "unit_name")
    return _of_kinds(observations, "stated_name").join(own, on="document_id", how="left", maintain_order="left")


def unit_names(observations: pl.LazyFrame) -> pl.LazyFrame:
    """The spellings of the unit's own name."""
    return _of_kinds(observations, "unit_name")


def told_rows(observations: pl.LazyFrame, facts: pl.LazyFrame) -> pl.LazyFrame:
    """The items and costs that the narrative names, of documents that print the tables in which these are rows."""
    with_tables = facts.filter(pl.col("section").is_in(("表5", "表6"))).select("document_id").unique()
    named = _of_kinds(observations, "item", "cost")
    return named.join(with_tables, on="document_id", how="semi", maintain_order="left")


def sentences(observations: pl.LazyFrame, projects: pl.LazyFrame) -> pl.LazyFrame:
    """The sentences of goals and results, with the form and the name of the project that they stand in."""
    forms = projects.select("project_id", "form", "name")
    said = _of_kinds(observations, "sentence").drop("name")
    return said.join(forms, on="project_id", how="left", maintain_order="left")


def reasons(observations: pl.LazyFrame, facts: pl.LazyFrame) -> pl.LazyFrame:
    """The reasons of changes and deviations: document_id, position of the fact, reason, cited."""
    whose = facts.select("document_id", "fact_id", fact_position="position")
    told = _of_kinds(observations, "reason").join(whose, on=["document_id", "fact_id"], how="inner", maintain_order="left")
    return told.select("document_id", "cited", position="fact_position", reason="words")


def explained(prose: pl.LazyFrame, reasons: pl.LazyFrame, measure: str) -> pl.LazyFrame:
    """The rows of `prose` of a measure that have a reason: their columns, reason (without white space) and reason_cited."""
    taken = reasons.select("document_id", "position", "reason", reason_cited="cited")
    numbers = prose.filter(pl.col("measure") == measure)
    return numbers.join(taken, on=["document_id", "position"], how="inner", maintain_order="left")
