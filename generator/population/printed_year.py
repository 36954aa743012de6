"""The tables of a batch of units in one year: the texts of their disclosures, and everything that is to be read in them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
import polars as pl

from data.records import document_id_of, form_id, indicator_id
from data.tables import AMOUNT, schema_of
from generator.document import Disclosure, Form
from generator.layouts import WRITERS
from generator.population.cells import HUNDREDTHS, Cells, evidence_of
from generator.population.draws import Ints
from generator.population.form_rows import Counted, Forms
from generator.population.ledger import Ledger
from generator.population.marked_forms import Marked, overall_forms, project_forms
from generator.population.narratives import LAYOUT, Narrative, narratives
from generator.population.rendering import rendered
from generator.population.tables_of_forms import funds_of, indicators_of, projects_of
from generator.printing import Account, total

Tables = dict[str, pl.DataFrame]
# In the place of a reader's version: no reader has seen these texts.
WRITER_VERSION = "invented"
TABLES_WRITTEN = ("documents", "facts", "projects", "project_funds", "indicators")
_ID = 14  # characters of a document's id that the ids of its rows begin with


@dataclass(frozen=True, slots=True)
class Year:
    """A published year of some units: its accounts, those of the year before, and what its forms say."""

    now: Ledger
    before: Ledger
    forms: Forms
    counts: Counted


@dataclass(frozen=True, slots=True)
class _Parts:
    """The parts of the disclosures of all units. row, place: unit and rank of each project."""

    ids: pl.Series
    texts: pl.Series
    overall: tuple[Marked, Cells]
    projects: tuple[Marked, Cells]
    row: Ints
    place: Ints


def tables_of_year(year: Year) -> Tables:
    """The tables TABLES_WRITTEN."""
    now = year.now
    told = list(narratives(now, year.before))
    parts = _parts(year, told)
    documents = _documents(now, parts)
    head = documents.select("document_id", "unit_name", "fiscal_year")
    return {
        "documents": documents,
        "facts": _facts(told, head),
        **_forms(parts, head),
    }


def _parts(year: Year, told: Sequence[Narrative]) -> _Parts:
    now, forms = year.now, year.forms
    names = pl.Series(now.of.names, dtype=pl.String)
    overall = overall_forms(now, _overall(told), names=names, counts=year.counts)
    projects = project_forms(now, forms, names=names)
    whole, each = (rendered(_written(marked), marked.marks) for marked in (overall, projects))
    by_unit = pl.DataFrame({"row": forms.row, "text": each.texts}).group_by("row", maintain_order=True)
    filled = by_unit.agg(pl.col("text").str.join(""))["text"]
    prose = _in_order(told, [narrative.texts for narrative in told])
    closing = _in_order(told, [pl.Series([one.closing]).new_from_index(0, len(one.rows)) for one in told])
    frame = pl.DataFrame({"prose": prose, "whole": whole.texts, "forms": filled, "closing": closing})
    texts = frame.select(pl.concat_str("prose", "whole", "forms", "closing")).to_series()
    start = prose.str.len_chars().to_numpy().astype(np.int64)
    lengths = each.texts.str.len_chars().to_numpy().astype(np.int64)
    first = start + whole.texts.str.len_chars().to_numpy()
    return _Parts(
        ids=pl.Series([document_id_of(text.encode()) for text in texts]),
        texts=texts,
        overall=(overall, Cells(whole, start)),
        projects=(projects, Cells(each, first[forms.row] + _before(lengths, forms.row))),
        row=forms.row,
        place=forms.place,
    )


def _before(lengths: Ints, row: Ints) -> Ints:
    """How much of the forms of its unit stands before each."""
    until = np.cumsum(lengths) - lengths
    first_of_unit = np.searchsorted(row, row)
    return until - until[first_of_unit]


def _written(marked: Marked) -> str:
    form = marked.form
    return WRITERS[LAYOUT](Disclosure("", form.fiscal_year, "nearest", 0, (form,)))


def _in_order(told: Sequence[Narrative], series: Sequence[pl.Series]) -> pl.Series:
    """What was told shape by shape, in the order of the units."""
    rows = np.concatenate([one.rows for one in told])
    return pl.concat(series).gather(pl.Series(np.argsort(rows)))


def _overall(told: Sequence[Narrative]) -> Account:
    """The money of the overall forms of all units, from those of the shapes."""
    order = np.argsort(np.concatenate([one.rows for one in told]))
    parts = []
    for at, part in enumerate(told[0].overall.parts):
        shown = [(one.overall.parts[at], len(one.rows)) for one in told]
        now, budget, initial = (
            np.concatenate([np.broadcast_to(getattr(account, column), count) for account, count in shown])[order]
            for column in ("now", "budget", "initial")
        )
        parts.append(Account(part.name, now, budget=budget, initial=initial))
    return total(told[0].overall.name, parts)


def _documents(now: Ledger, parts: _Parts) -> pl.DataFrame:
    file_names = [f"{stem}_{now.year}.txt" for stem in now.of.file_stems]
    return document_rows(ids=parts.ids, texts=parts.texts, names=now.of.names, file_names=file_names, year=now.year)


def document_rows(
    *, ids: Iterable[str], texts: Iterable[str], names: Sequence[str], file_names: Sequence[str], year: int
) -> pl.DataFrame:
    """The rows of the documents of one year."""
    frame = pl.DataFrame({"document_id": ids, "text": texts, "unit_name": names, "file_name": file_names})
    return _declared(
        "documents",
        frame.with_columns(
            media_type=pl.lit("text/plain"),
            kind=pl.lit("final_accounts"),
            fiscal_year=pl.lit(year, dtype=pl.Int32),
            amount_unit=pl.lit("万元"),
            rounding_regime=pl.lit("nearest"),
            read_share=pl.lit(1.0),
            reader_version=pl.lit(WRITER_VERSION),
        ),
    )


def _facts(told: Sequence[Narrative], head: pl.DataFrame) -> pl.DataFrame:
    rows = [one.facts.with_columns(row=pl.Series(one.rows.astype(np.uint32)).gather(one.facts["at"])) for one in told]
    facts = pl.concat(rows)
    facts = facts.hstack(head[facts["row"]])
    value = pl.col("value").cast(AMOUNT)
    unsigned = pl.when("silent").then(pl.col("told")).otherwise(pl.col("words").str.strip_suffix(pl.col("unit")))
    return _declared(
        "facts",
        facts.with_columns(
            fact_id=_fact_ids(),
            value=pl.when(pl.col("decimals") == 0).then(value).otherwise((value / HUNDREDTHS).cast(AMOUNT)),
            as_printed=unsigned,
            decimals=pl.when(pl.col("told").str.contains(r"\d")).then("decimals"),
            qualifier=pl.lit("exact"),
            evidence=evidence_of(facts["start"], facts["end"], facts["told"]),
            clause_evidence=_clauses(facts),
        ),
    )


def _clauses(facts: pl.DataFrame) -> pl.Series:
    """The words from the beginning of the clause to the end of the number."""
    lead = pl.when("silent").then(pl.lit("")).otherwise("lead")
    cut = facts.select(start=pl.col("start") - lead.str.len_chars(), quote=pl.concat_str(lead, "told"))
    return evidence_of(cut["start"], facts["end"], cut["quote"])


def fact_id_of(document_id: str, position: int) -> str:
    """The id of a fact: that of its document, and its rank."""
    return f"{document_id[:_ID]}f{position:04d}"


def _fact_ids() -> pl.Expr:
    """`fact_id_of` for all rows."""
    return pl.concat_str(pl.col("document_id").str.head(_ID), pl.lit("f"), pl.col("position").cast(pl.String).str.zfill(4))


def _forms(parts: _Parts, head: pl.DataFrame) -> Tables:
    """The tables of the forms: the overall form of a document is the first, its projects follow."""
    tables: dict[str, list[pl.DataFrame]] = {"projects": [], "project_funds": [], "indicators": []}
    count = len(parts.ids)
    for (marked, cells), row, place in (
        (parts.overall, np.arange(count), np.zeros(count, dtype=np.int64)),
        (parts.projects, parts.row, parts.place + 1),
    ):
        places = head[pl.Series(row.astype(np.uint32))].with_columns(form_position=pl.Series(place.astype(np.int32)))
        for name, frame in form_tables(marked.form, cells, places).items():
            tables[name].append(frame)
    return {name: pl.concat(frames) for name, frames in tables.items()}


def form_tables(form: Form, cells: Cells, places: pl.DataFrame) -> Tables:
    """The rows of the forms of a group. places: document_id, unit_name, fiscal_year and form_position of each form.

    The ids are those that a reader gives them.
    """
    pairs = list(places.select("document_id", "form_position").iter_rows())
    places = places.with_columns(project_id=pl.Series([form_id(*pair) for pair in pairs], dtype=pl.String))
    of_rows = [indicator_id(document, rank, at) for at in range(len(form.indicators)) for document, rank in pairs]
    projects, funds, rows = (of(form, cells) for of in (projects_of, funds_of, indicators_of))
    projects = projects.with_columns(position=places["form_position"])
    rows = rows.with_columns(indicator_id=pl.Series(of_rows, dtype=pl.String))
    tables = {"projects": projects, "project_funds": funds, "indicators": rows}
    return {name: _declared(name, frame.hstack(places[frame["at"]])) for name, frame in tables.items()}


def _declared(table: str, frame: pl.DataFrame) -> pl.DataFrame:
    """The declared columns in their order; what the frame has not is null."""
    schema = schema_of(table)
    return frame.select(
        pl.col(name) if name in frame.columns else pl.lit(None, dtype=dtype).alias(name) for name, dtype in schema.items()
    )
