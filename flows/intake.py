"""What a run has to do: which files hold something new, which documents to check; and what became of every file."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

import polars as pl

from data.columns import AUDITED
from data.records import stable_id
from data.tables import table_frame
from flows.given import File, Given
from reports.standings import title_of
from reports.wording import KINDS

NAMED = 3  # other files that a sentence names


def document_details(documents: pl.LazyFrame) -> pl.DataFrame:
    """Documents without their texts, but with whether there is one."""
    names = ("document_id", "file_name", "unit_name", "fiscal_year", "kind", "reader_version")
    return documents.select(*names, empty=pl.col("text") == "").sort("document_id").collect()


def files_to_read(files: Sequence[File], known: pl.DataFrame, reader_version: str) -> list[File]:
    """The first file of every document that the lake does not hold as this reader reads it.

    known: documents of the lake (document_id, reader_version).
    """
    held = set(known.filter(pl.col("reader_version") == reader_version)["document_id"])
    first = {file.document_id: file for file in reversed(files)}
    return [file for file in files if file.document_id not in held and first[file.document_id] is file]


def basis_of(documents: pl.DataFrame, checks_version: str) -> pl.DataFrame:
    """document_id, household and basis: what the claims of each document rest on.

    documents: document_id, household, reader_version. Checks across years compare the documents of one unit, and those across
    levels the documents of the units below it: a household, all of whose documents are part of the basis. Documents of no
    unit are one household.
    """
    member = pl.format("{}:{}", "document_id", "reader_version").sort().str.join(",")
    members = documents.with_columns(basis=member.over("household"))
    return members.select(
        "document_id",
        "household",
        basis=pl.col("basis").map_elements(lambda words: stable_id(checks_version, words), return_dtype=pl.String),
    )


def documents_to_check(wanted: pl.DataFrame, checked: pl.DataFrame) -> list[str]:
    """The documents of every household of which one has claims that rest on something else than they should, or none.

    wanted: document_id, household and basis, as it should be. checked: document_id and basis, as it is.
    """
    wrong = wanted.join(checked, on=["document_id", "basis"], how="anti")["household"].unique()
    return wanted.filter(pl.col("household").is_in(wrong.implode(), nulls_equal=True))["document_id"].to_list()


def batches_by_household(documents: pl.DataFrame, document_ids: Iterable[str], size: int) -> list[list[str]]:
    """The documents in batches of about `size`, no household divided: its documents are checked together."""
    wanted = documents.filter(pl.col("document_id").is_in(list(document_ids)))
    together = wanted.group_by("household").agg(pl.col("document_id").sort()).sort("household", nulls_last=True)
    batches: list[list[str]] = []
    for of_household in together["document_id"].to_list():
        if not batches or len(batches[-1]) + len(of_household) > size:
            batches.append([])
        batches[-1] += of_household
    return batches


def intake_frame(given: Given, documents: pl.DataFrame, unread: pl.DataFrame) -> pl.DataFrame:
    """The table `intake`: one row a file.

    documents, unread: of the lake, without their texts but with `empty`, whether the document has none.
    """
    known = {row["document_id"]: row for row in documents.iter_rows(named=True)}
    reasons = dict(unread.filter(pl.col("start").is_null()).select("document_id", "reason").iter_rows())
    alike = _alike(known.values())
    first: dict[str, File] = {}
    rows = []
    for file in given.files:
        keeper = first.setdefault(file.document_id, file)
        if keeper is not file:
            state, reason = "duplicate", f"“{file.shown}”与“{keeper.shown}”内容完全相同，只稽核后者：可删去其中一份。"
        else:
            state, reason = _state(file, known[file.document_id], reasons, alike)
        rows.append({"path": file.shown, "document_id": file.document_id, "state": state, "reason": reason})
    rows += [{"path": path, "state": "unreadable", "reason": reason} for path, reason in given.refused]
    return table_frame("intake", rows)


def _state(
    file: File, document: Mapping[str, object], reasons: Mapping[str, str], alike: Mapping[tuple, list[Mapping[str, object]]]
) -> tuple[str, str | None]:
    reason = reasons.get(file.document_id, "")
    named = reason if file.name in reason else f"“{file.shown}”：{reason}"
    if document["kind"] not in AUDITED and document["empty"]:
        return "unreadable", named
    if document["kind"] not in AUDITED:
        kind = KINDS.get(document["kind"], document["kind"])
        return "other_kind", named if reason else f"“{file.shown}”是{kind}，不是部门决算公开说明，未作稽核：可移出文件夹。"
    others = [other for other in alike[_same(document)] if other["document_id"] != file.document_id]
    return ("version", _several(file, document, others)) if others else ("read", None)


def _several(file: File, document: Mapping[str, object], others: Sequence[Mapping[str, object]]) -> str:
    names = "、".join(f"“{other['file_name']}”" for other in others[:NAMED]) + ("等" if len(others) > NAMED else "")
    return f"“{file.shown}”与{names}同为{title_of(document)}的{KINDS[document['kind']]}而内容不同，都已稽核：请确认以哪一份为准。"


def _same(document: Mapping[str, object]) -> tuple[object, ...]:
    """What two versions of one disclosure share; the id itself where the document does not say whose it is."""
    if document["unit_name"] is None or document["fiscal_year"] is None:
        return (document["document_id"],)
    return document["kind"], document["unit_name"], document["fiscal_year"]


def _alike(documents: Iterable[Mapping[str, object]]) -> dict[tuple, list[Mapping[str, object]]]:
    alike: dict[tuple, list[Mapping[str, object]]] = defaultdict(list)
    for document in sorted(documents, key=lambda row: (row["file_name"], row["document_id"])):
        alike[_same(document)].append(document)
    return alike
