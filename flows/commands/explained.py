"""Every printed number of a document in order: what it was read as and by which wording, or why not, and what binds it.

Tables in, values out: what is printed of them is the work of `flows.commands.printing_numbers`.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, field

import polars as pl

from checks.engine.bound_numbers import FIGURES, relations
from reports.places import Sources, Tables, place_in
from reports.wording import BASES, MEASURES, on_one_line, place_of, safe

Spot = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a number was read as. subject, measure, base, column: as the tables have them. words: the measure in Chinese.

    wording: the entries of the vocabulary that took it, "" in tables, forms and free narrative. named: where the subject is
    named and in which words, "" where a heading, a row or a form names it.
    """

    subject: str
    measure: str
    words: str
    base: str = ""
    wording: str = ""
    named: str = ""


@dataclass(frozen=True, slots=True)
class Number:
    """A printed number. place: the section and item, form or table that prints it. where: its page or line.

    printed: its words; before, after: those around it. reason: why it was not read, "" where it was. relations: what binds
    it, each check with its state and how often.
    """

    start: int
    end: int
    place: str
    where: str
    printed: str
    before: str
    after: str
    meanings: tuple[Meaning, ...] = ()
    reason: str = ""
    relations: tuple[tuple[str, str, int], ...] = ()

    @property
    def is_bound(self) -> bool:
        """Whether a relation that was judged cites it."""
        return any(state != "silent" for _, state, _ in self.relations)

    def as_dict(self) -> dict[str, object]:
        """For programs."""
        named = [{"check_id": check, "state": state, "count": count} for check, state, count in self.relations]
        return asdict(self) | {"relations": named, "is_bound": self.is_bound}


@dataclass(slots=True)
class _Found:
    """What the tables say of one place, as it is gathered."""

    place: str = ""
    page: int | None = None
    end: int = 0
    meanings: list[Meaning] = field(default_factory=list)
    reason: str = ""


def numbers_of(tables: Tables, document_id: str) -> list[Number]:
    """The numbers of a document, in the order in which it prints them. tables: those of reading, and claims."""
    own = {name: _of_document(frame, document_id) for name, frame in tables.items()}
    source = Sources(own)[document_id]
    found: dict[int, _Found] = {}
    for (start, end), one in (*_of_facts(own["facts"], source.lines), *_of_forms(own), *_of_unread(own["unread"])):
        # A form may end a number before its unit, and prose behind it.
        kept = found.setdefault(start, one)
        kept.end = max(kept.end, end)
        if kept is not one:
            kept.meanings += [meaning for meaning in one.meanings if meaning not in kept.meanings]
    bound = _relations(tables["claims"], document_id)
    numbers, last = [], ""
    for start, one in sorted(found.items()):
        before, quote, after = place_in(source.text, start, one.end)
        number = Number(
            start,
            one.end,
            place=one.place or (f"{last} 之后" if last else "开头"),
            where=place_of(one.page, bisect_right(source.lines, start)),
            printed=quote,
            before=before,
            after=after,
            meanings=tuple(one.meanings),
            reason=one.reason,
            relations=bound.get(start, ()),
        )
        numbers.append(number)
        last = one.place or last
    return numbers


def _of_document(frame: pl.DataFrame, document_id: str) -> pl.DataFrame:
    return frame.filter(pl.col("document_id") == document_id) if "document_id" in frame.columns else frame


def _of_facts(facts: pl.DataFrame, lines: tuple[int, ...]) -> Iterator[tuple[Spot, _Found]]:
    for row in facts.sort("position").iter_rows(named=True):
        place = f"{row['section']}{row['item'] or ''}"
        yield _spot(row["evidence"]), _Found(safe(place), row["evidence"]["page"], meanings=[_meaning(row, lines)])


def _meaning(fact: Mapping[str, object], lines: tuple[int, ...]) -> Meaning:
    measure, base, named = str(fact["measure"]), fact["base"], fact["subject_evidence"]
    named_at = ""
    if isinstance(named, dict) and named["start"] is not None:
        words = "".join(on_one_line(named["quote"]).split())
        named_at = f"「{words}」（{place_of(named['page'], bisect_right(lines, named['start']))}）"
    return Meaning(
        subject=safe(str(fact["subject"] or fact["column"] or "")),
        measure=measure,
        words=safe(MEASURES.get(measure, measure) + (f"·{fact['column']}" if fact["column"] and fact["subject"] else "")),
        base=BASES.get(str(base), f" {base} 年") if base else "",
        wording=safe(str(fact["wording"] or "")),
        named=named_at,
    )


def _of_forms(tables: Tables) -> Iterator[tuple[Spot, _Found]]:
    """The figures of the forms. A form has those of its first row of funds as well: they are shown as the row's."""
    forms = {row["project_id"]: on_one_line(row["name"]) for row in tables["projects"].iter_rows(named=True)}
    taken: set[Spot] = set()
    for table, named in _NAMED.items():
        found = list(_of_rows(tables[table], FIGURES[table], named=named, forms=forms))
        yield from ((spot, one) for spot, one in found if table != "projects" or spot not in taken)
        taken |= {spot for spot, _ in found}


# The columns that name the rows; the forms themselves come last.
_NAMED = {"project_funds": "source", "indicators": "level3", "projects": "name"}


def _of_rows(
    rows: pl.DataFrame, columns: Sequence[str], *, named: str, forms: Mapping[str, str]
) -> Iterator[tuple[Spot, _Found]]:
    for row in rows.sort("position").iter_rows(named=True):
        for column in columns:
            place = row[f"{column}_evidence"]
            if row[column] is not None and place and place["start"] is not None:
                meaning = Meaning(on_one_line(row[named] or ""), column, MEASURES.get(column, column))
                yield _spot(place), _Found(f"自评表《{forms.get(row['project_id'], '')}》", place["page"], meanings=[meaning])


def _of_unread(unread: pl.DataFrame) -> Iterator[tuple[Spot, _Found]]:
    for row in unread.filter(pl.col("start").is_not_null()).iter_rows(named=True):
        yield (row["start"], row["end"]), _Found(page=row["page"], reason=safe(row["reason"]))


def _spot(evidence: Mapping[str, int]) -> Spot:
    return evidence["start"], evidence["end"]


def _relations(claims: pl.DataFrame, document_id: str) -> dict[int, tuple[tuple[str, str, int], ...]]:
    """By place, the checks that set it beside another, each with its state and how often; those that were silent last."""
    own = relations(claims).filter(pl.col("document_id") == document_id)
    counted = own.group_by("start", "check_id", "state").len().sort(pl.col("state") == "silent", "check_id", "state")
    found: dict[int, tuple[tuple[str, str, int], ...]] = {}
    for start, *named in counted.collect().iter_rows():
        found[start] = (*found.get(start, ()), tuple(named))
    return found
