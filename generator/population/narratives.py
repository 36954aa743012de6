"""第一 and 第二部分 of many units: their texts, and the facts with their places, a group of one shape after another."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from random import Random

import numpy as np
import polars as pl

from generator.compose import narrative
from generator.document import Block, Disclosure, Fact, Paragraph
from generator.layouts import WRITERS
from generator.population.books import Shape, books_of, shapes
from generator.population.drafting import DraftOfMany, HeldByMany, ManyUnits, wording_of
from generator.population.draws import Ints
from generator.population.ledger import Ledger
from generator.population.marks import Marks, Number, Strings, place_of
from generator.population.rendering import Rendered, rendered
from generator.printing import Account
from generator.sections.closing import closing
from generator.unit_years import Staff

LAYOUT = "tabbed"
ITEM = re.compile(r"\d+(?=\.)")


@dataclass(frozen=True, slots=True)
class Narrative:
    """Of the units of one shape: their rows in the ledger, their texts, their facts (without the columns of the document).

    closing: the text of 第三 and 第四部分, which is the same for all of them. overall: the money of their overall forms.
    """

    rows: Ints
    texts: pl.Series
    facts: pl.DataFrame
    closing: str
    overall: Account


def narratives(now: Ledger, before: Ledger) -> Iterator[Narrative]:
    """The narratives of all units, shape by shape."""
    for shape, rows in shapes(now.of):
        yield _narrative(now, before, shape=shape, rows=rows)


def wording_random(shape: Shape, year: int) -> Random:
    """Chooses among the wordings of a group."""
    return Random(f"wording of {shape} {year}")


def _narrative(now: Ledger, before: Ledger, *, shape: Shape, rows: Ints) -> Narrative:
    marks = Marks(len(rows))
    random = wording_random(shape, now.year)
    name = marks.of(Strings(pl.Series(np.array(now.of.names, dtype=object)[rows].tolist(), dtype=pl.String)))
    unit = ManyUnits(
        name=name,
        year=now.year,
        regime="nearest",
        unit="万元",
        topic=shape.of,
        wording=wording_of(random, seventh=shape.seventh),
        staff=_staff(now, before, rows=rows),
        holdings=_held(now, rows),
        books=books_of(now, before, shape=shape, rows=rows),
        form_count=now.of.projects[rows],
    )
    # ManyUnits answers all that the sections ask a UnitYear.
    draft = DraftOfMany(unit, random, marks, office_count(now.people.active[rows]))  # type: ignore[arg-type]
    blocks, ending = tuple(narrative(draft)), tuple(closing(draft))
    done = rendered(written(blocks, draft), marks)
    return Narrative(rows, done.texts, _facts(done, blocks), written(ending, draft), unit.books.overall)


def written(blocks: tuple[Block, ...], draft: DraftOfMany) -> str:
    """The blocks in the layout of all populations."""
    return WRITERS[LAYOUT](Disclosure(draft.unit.name, draft.unit.year, draft.unit.regime, draft.random.randrange(10**6), blocks))


def office_count(active: Ints) -> Ints:
    """Offices for so many people: 3 to 11."""
    return np.clip(2 + np.sqrt(active).astype(np.int64), 3, 11)


def _staff(now: Ledger, before: Ledger, *, rows: Ints) -> Staff:
    active, retired = now.people.active[rows], now.people.retired[rows]
    changes = (active - before.people.active[rows], 0 * active, retired - before.people.retired[rows])
    return Staff(active, 0 * active, retired, changes)


def _held(now: Ledger, rows: Ints) -> HeldByMany:
    things = now.things
    return HeldByMany(
        cars=tuple(things.cars[rows].T),
        kept=things.kept[rows],
        area=things.area[rows],
        house_value=things.house_value[rows],
        car_value=things.car_value[rows],
        asset_value=things.asset_value[rows],
        equipment=things.equipment[rows],
        journeys=tuple(each[rows] for each in things.journeys),
        bought=things.bought[rows],
        receptions=tuple(each[rows] for each in things.receptions),
    )


def _facts(done: Rendered, blocks: tuple[Block, ...]) -> pl.DataFrame:
    """A row a fact and unit: what all units have in common is a column of the few facts, taken for each of them."""
    facts, items = _listed(blocks)
    places = [place_of(fact.as_printed) for fact in facts]
    numbers = [done.marks.number_at(place) for place in places]
    size, count = done.marks.size, len(facts)
    spans = [done.span(_told_by(done, at, places)) for at in range(count)]
    own = [done.span(place) for place in places]
    # Where a rate is not printed, the words of the change before it tell it.
    silences = [_silent(number, size) for number in numbers]
    start = np.concatenate([np.where(none, s.start, o.start) for none, s, o in zip(silences, spans, own, strict=True)])
    end = np.concatenate([np.where(none, s.end, o.end) for none, s, o in zip(silences, spans, own, strict=True)])
    silent = np.concatenate(silences)
    leads = [done.lead(place) for place in places]
    words = pl.concat([o.words for o in own])
    told = pl.DataFrame({"silent": silent, "by": pl.concat([s.words for s in spans]), "words": words})
    common = pl.DataFrame(
        {
            "section": [fact.section for fact in facts],
            "subject": [fact.subject for fact in facts],
            "measure": [fact.measure for fact in facts],
            "unit": [fact.unit for fact in facts],
            "item": pl.Series(items, dtype=pl.String),
            "decimals": pl.Series([number.decimals for number in numbers], dtype=pl.Int8),
            "position": pl.Series(range(count), dtype=pl.Int32),
        }
    )
    which = np.repeat(np.arange(count), size)
    values = np.concatenate([np.broadcast_to(np.asarray(fact.value, dtype=np.int64), (size,)) for fact in facts])
    return common[which].with_columns(
        at=pl.Series(np.tile(np.arange(size), count)),
        value=pl.Series(values),
        start=pl.Series(start),
        end=pl.Series(end),
        lead=_leads(leads),
        words=words,
        silent=pl.Series(silent),
        told=told.select(pl.when("silent").then("by").otherwise("words")).to_series(),
    )


def _leads(leads: list[tuple[tuple[str, ...], Ints]]) -> pl.Series:
    """The words of the clause before every number."""
    words = [word for choices, _ in leads for word in choices]
    first = np.cumsum([0, *(len(choices) for choices, _ in leads)])
    which = np.concatenate([chosen + start for (_, chosen), start in zip(leads, first[:-1], strict=True)])
    return pl.Series(words, dtype=pl.String).gather(pl.Series(which))


def _listed(blocks: tuple[Block, ...]) -> tuple[list[Fact], list[str | None]]:
    """The facts in order, each with the number of the list item that states it."""
    facts, items = [], []
    for block in blocks:
        if isinstance(block, Paragraph):
            item = ITEM.match(block.pieces[0].text)
            found = [fact for piece in block.pieces for fact in piece.facts]
            facts += found
            items += [item[0] if item else None] * len(found)
    return facts, items


def _told_by(done: Rendered, at: int, places: list[int]) -> int:
    """The mark whose words tell a fact that is not printed: that of the change, which stands before it."""
    number = done.marks.number_at(places[at])
    return places[at - 1] if number.left_out is not None and not number.instead else places[at]


def _silent(number: Number, size: int) -> np.ndarray:
    return np.zeros(size, dtype=bool) if number.left_out is None else number.left_out
