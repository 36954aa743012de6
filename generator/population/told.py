"""The tables of disclosures that are written one by one, with the place of everything that is read in them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import polars as pl

from data.records import document_id_of
from data.tables import table_frame
from generator.document import Block, Disclosure, Fact, Form, FundRow, IndicatorRow, Paragraph, Piece
from generator.layouts import WRITERS
from generator.population.cells import Cells
from generator.population.marked_forms import Marked
from generator.population.marks import Marks, Strings, mark_at, parts_of
from generator.population.narratives import ITEM, LAYOUT
from generator.population.printed_year import Tables, document_rows, fact_id_of, form_tables
from generator.population.rendering import BREAKS, Rendered, rendered

_FUND_CELLS = ("initial_budget", "full_year_budget", "executed", "weight", "execution_rate", "score")
_ROW_CELLS = (
    *("level2", "level3", "target", "actual", "weight", "score", "completion_rate"),
    *("last_year_value", "scoring_rule", "basis", "deviation_reason"),
)
_FORM_CELLS = ("name", "competent_department", "implementing_unit", "goal", "result", "total_weight", "total_score")
_NOTHING_NEW = ("持平", "无变化")


@dataclass(frozen=True, slots=True)
class _Group:
    """Forms of one structure. at: the disclosure and the rank of each."""

    marked: Marked
    done: Rendered
    at: list[tuple[int, int]]


def tables_told(disclosures: Sequence[Disclosure], file_names: Sequence[str]) -> Tables:
    """The tables of some disclosures of one year, as `tables_of_year` gives them."""
    groups = list(_grouped(disclosures))
    forms = _texts_of_forms(groups)
    told = [_narrative(each) for each in disclosures]
    texts = [
        narrative.text + "".join(forms[at, rank] for rank in range(len(each.forms))) + narrative.ending
        for at, (each, narrative) in enumerate(zip(disclosures, told, strict=True))
    ]
    ids = [document_id_of(text.encode()) for text in texts]
    names = [each.name for each in disclosures]
    documents = document_rows(ids=ids, texts=texts, names=names, file_names=file_names, year=disclosures[0].year)
    head = documents.select("document_id", "unit_name", "fiscal_year")
    heads = list(head.iter_rows(named=True))
    facts = [row for document, narrative in zip(heads, told, strict=True) for row in _fact_rows(document, narrative)]
    starts = _starts(disclosures, told, forms)
    made = [_tables_of(group, head, starts) for group in groups]
    frames = {name: pl.concat([each[name] for each in made]) for name in made[0]}
    return {"documents": documents, "facts": table_frame("facts", facts), **frames}


@dataclass(frozen=True, slots=True)
class _Narrative:
    """text: of the narrative. ending: what follows the forms. facts: each with its start and end, and its list item."""

    text: str
    ending: str
    facts: list[tuple[Fact, int, int, str | None]]


def _narrative(disclosure: Disclosure) -> _Narrative:
    """The narrative with the places of its facts: each is written as a mark, so that its place is known and never looked for."""
    first = next((at for at, block in enumerate(disclosure.blocks) if isinstance(block, Form)), len(disclosure.blocks))
    words: list[str] = []
    told: list[tuple[int, Fact, str | None]] = []
    blocks = [_marked(block, words, told) for block in disclosure.blocks[:first]]
    after = tuple(block for block in disclosure.blocks[first:] if not isinstance(block, Form))
    constants, places = parts_of(_written(disclosure, tuple(blocks)))
    text, spans = constants[0], {}
    for place, constant in zip(places, constants[1:], strict=True):
        spans[place] = (len(text), len(text) + len(words[place]))
        text += words[place] + constant
    facts = [(fact, *spans[place], item) for place, fact, item in told]
    return _Narrative(text, _written(disclosure, after), facts)


def _written(disclosure: Disclosure, blocks: tuple[Block, ...]) -> str:
    return WRITERS[LAYOUT](replace(disclosure, blocks=blocks)) if blocks else ""


def _marked(block: Block, words: list[str], told: list[tuple[int, Fact, str | None]]) -> Block:
    """The block with a mark for what each fact prints; words and facts are added to the lists."""
    if not isinstance(block, Paragraph):
        return block
    item = ITEM.match(block.pieces[0].text) if block.pieces else None
    pieces = []
    for piece in block.pieces:
        printed = _printed(piece)
        if printed is None:
            pieces.append(piece)
            continue
        told += [(len(words), fact, item and item[0]) for fact in piece.facts]
        pieces.append(replace(piece, text=piece.text.replace(printed, mark_at(len(words)), 1)))
        words.append(printed)
    return replace(block, pieces=tuple(pieces))


def _printed(piece: Piece) -> str | None:
    """What is cited of a piece: its number with its unit, or the words that nothing changed; None where it states nothing."""
    if not piece.facts:
        return None
    fact = piece.facts[0]
    for words in _NOTHING_NEW:
        if fact.as_printed.endswith(words) and words in piece.text:
            return words
    for words in (fact.as_printed + fact.unit, fact.as_printed):
        if words in piece.text:
            return words
    return None


def _fact_rows(document: dict[str, Any], narrative: _Narrative) -> Iterator[dict[str, Any]]:
    for position, (fact, start, end, item) in enumerate(narrative.facts):
        quote = narrative.text[start:end]
        digits = quote.removesuffix(fact.unit)
        lead = "" if quote in _NOTHING_NEW else BREAKS.split(narrative.text[max(0, start - 80) : start])[-1]
        yield {
            **document,
            "fact_id": fact_id_of(document["document_id"], position),
            "section": fact.section,
            "subject": fact.subject,
            "measure": fact.measure,
            "value": fact.value,
            "decimals": None if quote in _NOTHING_NEW else len(digits.partition(".")[2]),
            "unit": fact.unit,
            "as_printed": digits,
            "qualifier": "exact",
            "item": item,
            "position": position,
            "evidence": _place(start, end, quote),
            "clause_evidence": _place(start - len(lead), end, lead + quote),
        }


def _place(start: int, end: int, quote: str) -> dict[str, Any]:
    return {"page": None, "start": start, "end": end, "quote": quote, "box": None}


def _grouped(disclosures: Sequence[Disclosure]) -> Iterator[_Group]:
    """The forms of all disclosures, those of one structure together."""
    groups: dict[tuple, list[tuple[int, int]]] = {}
    for at, disclosure in enumerate(disclosures):
        for rank, form in enumerate(disclosure.forms):
            groups.setdefault(_structure(form), []).append((at, rank))
    for places in groups.values():
        marked = _together([disclosures[at].forms[rank] for at, rank in places])
        text = _written(disclosures[places[0][0]], (marked.form,))
        yield _Group(marked, rendered(text, marked.marks), places)


def _structure(form: Form) -> tuple:
    """What forms share that are written by one template."""
    funds = tuple((row.source, row.is_total, *(getattr(row, cell) is None for cell in _FUND_CELLS)) for row in form.funds)
    rows = tuple((row.level1, row.level2 if form.kind == "overall" else "", row.target_operator) for row in form.indicators)
    return form.kind, form.title, form.unit, form.fiscal_year, funds, rows


def _together(forms: Sequence[Form]) -> Marked:
    """The forms as one whose cells are marks."""
    marks, first = Marks(len(forms)), forms[0]

    def strings(values: list[str | None]) -> str:
        return marks.of(Strings(pl.Series([value or "" for value in values], dtype=pl.String)))

    def fund(at: int, row: FundRow) -> FundRow:
        cells = [cell for cell in _FUND_CELLS if getattr(row, cell) is not None]
        dressed: dict[str, Any] = {cell: strings([getattr(form.funds[at], cell) for form in forms]) for cell in cells}
        return replace(row, **dressed)

    def indicator(at: int, row: IndicatorRow) -> IndicatorRow:
        rows = [form.indicators[at] for form in forms]
        dressed: dict[str, Any] = {
            cell: strings([getattr(each, cell) for each in rows]) for cell in _ROW_CELLS if not _is_fixed(first, cell)
        }
        units = [pl.Series([getattr(each, name) for each in rows], dtype=pl.String) for name in ("target_unit", "actual_unit")]
        # The tables take the unit of each form as it stands beside the mark.
        return replace(row, **dressed, target_unit=units[0], actual_unit=units[1])  # type: ignore[arg-type]

    cells: dict[str, Any] = {cell: strings([getattr(form, cell) for form in forms]) for cell in _FORM_CELLS}
    form = replace(
        first,
        **cells,
        funds=tuple(fund(at, row) for at, row in enumerate(first.funds)),
        indicators=tuple(indicator(at, row) for at, row in enumerate(first.indicators)),
    )
    if first.kind == "overall":
        form = replace(form, title=form.name, competent_department=None)
    return Marked(form, marks)


def _is_fixed(form: Form, cell: str) -> bool:
    """Overall forms merge cells of level 2 that are the same: they stay words."""
    return form.kind == "overall" and cell == "level2"


def _texts_of_forms(groups: Sequence[_Group]) -> dict[tuple[int, int], str]:
    return {place: text for group in groups for place, text in zip(group.at, group.done.texts, strict=True)}


def _starts(
    disclosures: Sequence[Disclosure], told: Sequence[_Narrative], forms: dict[tuple[int, int], str]
) -> dict[tuple[int, int], int]:
    """Where each form begins in its document."""
    starts = {}
    for at, (disclosure, narrative) in enumerate(zip(disclosures, told, strict=True)):
        start = len(narrative.text)
        for rank in range(len(disclosure.forms)):
            starts[at, rank] = start
            start += len(forms[at, rank])
    return starts


def _tables_of(group: _Group, head: pl.DataFrame, starts: dict[tuple[int, int], int]) -> Tables:
    rows = pl.Series([at for at, _ in group.at], dtype=pl.UInt32)
    ranks = pl.Series("form_position", [rank for _, rank in group.at], dtype=pl.Int32)
    offset = np.array([starts[place] for place in group.at], dtype=np.int64)
    return form_tables(group.marked.form, Cells(group.done, offset), head[rows].with_columns(ranks))
