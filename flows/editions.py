"""Several documents of one disclosure: one counts, chosen from what they say, whatever was audited first.

Of one disclosure are documents of one text, and those of one unit, year and kind; of self-evaluations and of disclosures of one
matter only those that speak of the same. It is counted, in this order, the one (1) whose file does not hold a later one by now;
(2) that says that it is a correction; (3) that no later one took the place of anywhere; (4) whose file is still there; (5) of
which more numbers were read; (6) with the smaller id: that says nothing of the matter, but is the same on every machine.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

import polars as pl

from data.columns import AUDITED
from data.editions import is_audited
from data.store import Lake
from disclosures.identity.corrections import correction_in_name
from flows.given import Given
from flows.same_numbers import Numbers, are_of_one_matter, are_the_same, is_kept_in, numbers_of, tells
from flows.units import with_unit_id
from reports.run_tables import tables_of

COMPARED = ("facts", "projects", "indicators")
# What a document needs to be told from others; all are in the table `documents` but `household`.
NEEDED = ("document_id", "kind", "unit_name", "fiscal_year", "scope", "text_id", "correction", "numbers", "read_share")
MARKS = ("superseded_by", "superseded_because")
# The numbers of documents, by their ids.
Ask = Callable[[Collection[str]], Mapping[str, Numbers]]


@dataclass(frozen=True, slots=True)
class Edition:
    """A document among those of its disclosure.

    same: unit, year and kind, None where one is not known. partial: whether it may be one of several that complete each other.
    read: printed numbers that were read. held: files that hold it. later: what the files hold now that held it before.
    """

    document_id: str
    text_id: str | None
    same: tuple[object, ...] | None
    partial: bool
    correction: bool
    read: int
    held: int = 0
    later: frozenset[str] = frozenset()

    def rank(self, group: Collection[str]) -> tuple[object, ...]:
        """For ordering: the one that counts first. group: ids of the documents of the disclosure."""
        replaced = not self.later.isdisjoint(group)
        return (replaced and not self.held, not self.correction, replaced, not self.held, -self.read, self.document_id)


def superseded(editions: Iterable[Edition], ask: Ask) -> dict[str, tuple[str, str]]:
    """Of every document that does not count: the one in whose place, and why (one of data.columns.BECAUSE)."""
    found: dict[str, tuple[str, str]] = {}
    known = {each.document_id: each for each in editions}

    def counting() -> list[Edition]:
        return [each for each in known.values() if each.document_id not in found]

    for group in _groups(counting(), lambda each: each.text_id):
        first, *others = _ranked(group, {each.document_id for each in group})
        found |= {each.document_id: (first.document_id, "same_text") for each in others}
    of_one = _groups(counting(), lambda each: each.same)
    moved = [each for each in counting() if each.later and not each.held]
    asked = {each.document_id for group in of_one for each in group} | {each.document_id for each in moved}
    numbers = defaultdict(Numbers, ask(asked | {later for each in moved for later in each.later})) if asked else {}
    of_text = dict(found)
    for group in of_one:
        ids = {each.document_id for each in group}
        found |= _of_group(group, ids | {one for one, (first, _) in of_text.items() if first in ids}, numbers)
    for each in moved:
        key = each.document_id
        kept = sorted(one for one in each.later if one in known and is_kept_in(numbers[key], numbers[one]))
        later = next((one for one in kept if _counting(one, found) != key), None)
        if later is not None and key not in found:
            found[key] = (later, "replaced")
    return found


def _counting(document_id: str, found: Mapping[str, tuple[str, str]]) -> str:
    """The document that counts in the place of one, or the one itself."""
    while document_id in found:
        document_id = found[document_id][0]
    return document_id


def _groups(editions: Sequence[Edition], key: Callable[[Edition], object]) -> list[list[Edition]]:
    groups: dict[object, list[Edition]] = defaultdict(list)
    for each in editions:
        if key(each) is not None:
            groups[key(each)].append(each)
    return [group for group in groups.values() if len(group) > 1]


def _ranked(group: Sequence[Edition], ids: Collection[str]) -> list[Edition]:
    return sorted(group, key=lambda each: each.rank(ids))


def _of_group(group: Sequence[Edition], ids: Collection[str], numbers: Mapping[str, Numbers]) -> dict[str, tuple[str, str]]:
    """Of the documents of one unit, year and kind those that do not count. ids: theirs, and of those with the text of one."""
    found: dict[str, tuple[str, str]] = {}
    counting: list[Edition] = []
    for each in _ranked(group, ids):
        own = numbers[each.document_id]
        first = next((one for one in counting if _is_version(each, one, own, numbers[one.document_id])), None)
        if first is None:
            counting.append(each)
        else:
            found[each.document_id] = (first.document_id, _because(each, first, ids, own, numbers[first.document_id]))
    return found


def _is_version(one: Edition, other: Edition, own: Numbers, others: Numbers) -> bool:
    """Whether both speak of the same. Of whole disclosures one keeps half of the other's numbers, as a correction does: where
    hardly any is alike, the name or the year of one was misread, and neither is left out on such ground."""
    if one.partial or other.partial:
        return are_of_one_matter(own, others)
    return is_kept_in(own, others) or is_kept_in(others, own) or not (tells(own) and tells(others))


def _because(one: Edition, first: Edition, group: Collection[str], own: Numbers, others: Numbers) -> str:
    if not one.later.isdisjoint(group):
        return "replaced"
    if are_the_same(own, others):
        return "same_numbers"
    if not one.held:
        return "withdrawn"
    if first.correction and not one.correction:
        return "corrected"
    return "fewer_numbers" if one.read < first.read else "undecided"


def editions_of(documents: pl.DataFrame, files: pl.DataFrame) -> list[Edition]:
    """The audited documents as editions. documents: NEEDED and `unit`, who publishes, by whatever name. files: the table."""
    audited = documents.filter(pl.col("kind").is_in(AUDITED))
    held, later, corrected = _of_files(files)
    found = []
    for row in audited.sort("document_id").iter_rows(named=True):
        key = row["document_id"]
        same = (row["kind"], row["unit"], row["fiscal_year"])
        found.append(
            Edition(
                key,
                row["text_id"],
                None if None in same else same,
                partial=row["kind"] != "final_accounts" or row["scope"] == "part",
                correction=row["correction"] is not None or key in corrected,
                read=round((row["numbers"] or 0) * (row["read_share"] or 0)),
                held=held.get(key, 0),
                later=frozenset(later.get(key, ())),
            )
        )
    return found


def _of_files(files: pl.DataFrame) -> tuple[dict[str, int], dict[str, list[str]], set[str]]:
    """Of documents: how many files hold each, what those hold that held it before, and which a file's name calls corrected."""
    present = files.filter("present")
    held = dict(present.group_by("document_id").len().iter_rows())
    both = files.filter(~pl.col("present")).join(present, on="path", suffix="_now")
    later = dict(both.group_by("document_id").agg(pl.col("document_id_now").unique().sort()).iter_rows())
    named = files.select("document_id", pl.col("path").str.split("/").list.last()).iter_rows()
    return held, later, {document_id for document_id, name in named if correction_in_name(name)}


def marked(documents: pl.DataFrame, found: Mapping[str, tuple[str, str]]) -> pl.DataFrame:
    """The documents with what was found of them."""
    rows = [(document_id, *of) for document_id, of in found.items()]
    marks = pl.DataFrame(rows, schema=dict.fromkeys(("document_id", *MARKS), pl.String), orient="row")
    return documents.drop(MARKS).join(marks, on="document_id", how="left", maintain_order="left").select(documents.columns)


def with_editions(tables: Mapping[str, pl.DataFrame], files: pl.DataFrame, units: pl.DataFrame) -> pl.DataFrame:
    """The documents of tables that no lake holds, with which of them count. tables: documents and COMPARED."""
    documents = tables["documents"]
    found = superseded(editions_of(with_unit_id(documents, units), files), lambda _: numbers_of(tables))
    return marked(documents, found)


def keep_editions(lake: Lake, documents: pl.DataFrame) -> pl.DataFrame:
    """Puts into the lake which documents count; returns them so marked. documents: all of it, with NEEDED, MARKS and `unit`."""

    def ask(ids: Collection[str]) -> Mapping[str, Numbers]:
        versions = {name: version for name, version in lake.versions().items() if name in COMPARED}
        return numbers_of(tables_of(lake, versions, sorted(ids))) if len(versions) == len(COMPARED) else {}

    now = marked(documents, superseded(editions_of(documents, lake.scan("files").collect()), ask))
    other = pl.any_horizontal(pl.col(name).ne_missing(documents[name]) for name in MARKS)
    changed = now.filter(other)["document_id"].to_list()
    if changed:
        stored = lake.scan("documents").filter(pl.col("document_id").is_in(changed)).collect()
        marks = now.select("document_id", *MARKS)
        fresh = stored.drop(MARKS).join(marks, on="document_id", how="left").select(stored.columns)
        fresh = fresh.with_columns(bound_share=pl.when(is_audited()).then("bound_share"))
        lake.replace_documents("documents", fresh, changed)
    return now


def counted_as(documents: pl.DataFrame) -> dict[str, str]:
    """The document that counts for each: itself, or the one that supersedes it. documents: document_id and MARKS."""
    by = {row[0]: row[1:] for row in documents.drop_nulls("superseded_by").select("document_id", *MARKS).iter_rows()}
    return {document_id: _counting(document_id, by) for document_id in documents["document_id"]}


def documents_of(lake: Lake, given: Given) -> list[str]:
    """The documents of a run: those of its files, and those that count in their place, whatever run read them."""
    counting = counted_as(lake.scan("documents").select("document_id", *MARKS).collect())
    return list(dict.fromkeys([*given.documents, *(counting[key] for key in given.documents if key in counting)]))
