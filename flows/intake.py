"""What a run has to do: which files hold something new, which documents to check; and what became of every file."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

import polars as pl

from data.columns import AUDITED, UNAUDITED
from data.records import stable_id
from data.rows import DocumentRow, ListedRow, rows_of
from data.tables import table_frame
from flows.editions import MARKS, NEEDED, counted_as
from flows.given import File, Given
from reports.standings import title_of
from reports.wording import KINDS


class _KnownRow(DocumentRow, ListedRow):
    """A row of `documents` with why another one counts in its place, and whether it has no text."""

    superseded_because: str | None
    empty: bool


NAMED = 3  # other files that a sentence names
# Why one of several versions counts, said of the one that does.
WHY = {
    "corrected": "写明是更正或修订的一份",
    "fewer_numbers": "读懂的数较多的一份",
    "undecided": "无从分辨先后，暂按文件编号取其一",
}


def document_details(documents: pl.LazyFrame) -> pl.DataFrame:
    """Documents without their texts, but with whether there is one."""
    names = dict.fromkeys((*NEEDED, *MARKS, "file_name", "reader_version"))
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

    documents: document_id, household, reader_version and MARKS. Checks across years compare the documents of one unit, and
    those across levels the documents of the units below it: a household, all of whose documents are part of the basis, and
    which of them count. Documents of no unit are one household.
    """
    instead = pl.concat_str(pl.lit(""), *MARKS, separator=":").fill_null("")
    member = pl.format("{}:{}{}", "document_id", "reader_version", instead).sort().str.join(",")
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
    reasons = dict(unread.filter(pl.col("start").is_null()).select("document_id", "reason").iter_rows())
    lake = _Lake(given, documents)
    counting = counted_as(documents)
    first: dict[str, File] = {}
    rows: list[dict[str, str | None]] = []
    for file in given.files:
        keeper = first.setdefault(file.document_id, file)
        state: str
        reason: str | None
        if keeper is not file:
            state, reason = "duplicate", f"“{file.shown}”与“{keeper.shown}”内容完全相同，只稽核后者：可删去其中一份。"
        else:
            state, reason = _state(file, reasons, lake)
        row = {"path": file.shown, "document_id": file.document_id, "counted_as": counting[file.document_id]}
        rows.append({**row, "state": state, "reason": reason})
    rows += [{"path": path, "state": "unreadable", "reason": reason} for path, reason in given.refused]
    return table_frame("intake", rows)


class _Lake:
    """The documents of a lake, and what a sentence calls them."""

    def __init__(self, given: Given, documents: pl.DataFrame) -> None:
        self.rows = {row["document_id"]: row for row in rows_of(documents, _KnownRow)}
        self._shown = {file.document_id: file.shown for file in reversed(given.files)}
        self._instead: dict[str, list[_KnownRow]] = defaultdict(list)
        for row in sorted(rows_of(documents.drop_nulls("superseded_by"), _KnownRow), key=_by_name):
            self._instead[row["superseded_by"] or ""].append(row)

    def named(self, document_id: str) -> str:
        """What a sentence calls a document: by its file of this run, or the one that it was once read from."""
        shown = self._shown.get(document_id)
        return f"“{shown}”" if shown else f"此前稽核的“{self.rows[document_id]['file_name']}”"

    def others(self, document_id: str) -> list[_KnownRow]:
        """The other versions that are audited and do not count, by their names."""
        return [row for row in self._instead[document_id] if row["superseded_because"] not in UNAUDITED]


def _by_name(row: _KnownRow) -> tuple[str, str]:
    return row["file_name"], row["document_id"]


def _state(file: File, reasons: Mapping[str, str], lake: _Lake) -> tuple[str, str | None]:
    document, reason = lake.rows[file.document_id], reasons.get(file.document_id, "")
    named = reason if file.name in reason else f"“{file.shown}”：{reason}"
    if document["kind"] not in AUDITED and document["empty"]:
        return "unreadable", named
    if document["kind"] not in AUDITED:
        kind = KINDS.get(document["kind"], document["kind"])
        return "other_kind", named if reason else f"“{file.shown}”是{kind}，不是部门决算公开说明，未作稽核：可移出文件夹。"
    if document["superseded_by"] is not None:
        return _instead_of(file, document, lake.named(document["superseded_by"]))
    others = lake.others(file.document_id)
    return ("version", _several(file, document, others, lake)) if others else ("read", None)


def _instead_of(file: File, document: _KnownRow, other: str) -> tuple[str, str]:
    """State and sentence of a file in whose place another one counts. other: what a sentence calls that one."""
    because = document["superseded_because"] or ""
    if because in ("same_text", "same_numbers"):
        alike = "文字" if because == "same_text" else "所读的数"
        return "duplicate", f"“{file.shown}”与{other}是同一份公开说明（{alike}相同），只稽核后者：可删去其中一份。"
    if because in UNAUDITED:
        return "duplicate", f"“{file.shown}”是{other}更正以前的内容，以更正后的为准，未再稽核：可删去。"
    same = f"“{file.shown}”与{other}同为{title_of(document)}的{KINDS[document['kind']]}而内容不同"
    return (
        "version",
        f"{same}，以{other}为准（{WHY[because]}）：本份单独稽核，其发现不计入合计、跨年核对和评分，如应以本份为准请移走另一份。",
    )


def _several(file: File, document: _KnownRow, others: Sequence[_KnownRow], lake: _Lake) -> str:
    names = "、".join(lake.named(row["document_id"]) for row in others[:NAMED]) + ("等" if len(others) > NAMED else "")
    why = "、".join(dict.fromkeys(WHY[row["superseded_because"] or ""] for row in others))
    same = f"“{file.shown}”与{names}同为{title_of(document)}的{KINDS[document['kind']]}而内容不同"
    return f"{same}，以“{file.shown}”为准（{why}）：其余单独稽核，不计入合计，请确认。"
