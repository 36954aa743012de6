"""The first page of a run: what is new, every unit with its counts, every check with its findings, and what was not read."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import polars as pl

from reports.anomalies import Level
from reports.document_page import page_name
from reports.listing import Cell, Heading, Listing, Row
from reports.pages import template
from reports.standings import Standing, Total, partly_read
from reports.summary import Coverage
from reports.wording import FILE_COUNTS, INTAKE_STATES, SEVERITIES, safe

MOST_BARS = 15
MOST_PARTIAL = 20
BAR_WIDTH = 640  # of the 1000 units of the chart, beside the titles


@dataclass(frozen=True, slots=True)
class RunFacts:
    """What the head and the foot of a report say of its run. started: as people read it. counts: of its files, by name.

    before: when the run before began, "" for the first one. gone: findings of that run that are no more. remarks: what else
    is to be known before reading on.
    """

    run_id: str
    started: str
    counts: Mapping[str, int]
    reader_version: str
    checks_version: str
    versions: tuple[tuple[str, int], ...]
    expectations: bool = False  # whether the page of expectations lies beside the report
    remarks: tuple[str, ...] = ()
    before: str = ""
    gone: int = 0

    @property
    def title(self) -> str:
        """稽核报告 2024-01-02 03:04:05."""
        return f"稽核报告 {self.started}"

    @property
    def files(self) -> str:
        """文件 17 份：新读 9，沿用 0，…"""
        parts = "，".join(f"{FILE_COUNTS[name]} {self.counts.get(name, 0)}" for name in FILE_COUNTS if name != "files")
        return f"{FILE_COUNTS['files']} {self.counts.get('files', 0)} 份：{parts}"


@dataclass(frozen=True, slots=True)
class Bar:
    """A document's bar in the chart."""

    title: str
    href: str
    parts: tuple[tuple[str, int], ...]

    @property
    def total(self) -> int:
        return sum(count for _, count in self.parts)


@dataclass(frozen=True, slots=True)
class Lists:
    """The listings of a run, of which the index shows the first page or names the number."""

    found: Listing
    clean: Listing
    versions: Listing
    findings: Listing
    checks: Listing
    files: Listing


def index_html(
    run: RunFacts,
    *,
    documents: Sequence[Standing],
    totals: Sequence[Total],
    coverage: Coverage,
    lists: Lists,
    levels: Sequence[Level],
) -> str:
    """The page as HTML."""
    bars = [
        Bar(each.title, href_of(each), tuple((name, each.counts[name]) for name in SEVERITIES))
        for each in documents
        if each.total
    ]
    shown = bars[:MOST_BARS]
    return template("index.html", styles=("report.css", "anomalies.css"), scripts=("table.js",)).render(
        run=run,
        documents=documents,
        totals=totals,
        unchecked=[each for each in documents if each.unchecked],
        partial=partly_read(documents),
        most_partial=MOST_PARTIAL,
        bars=shown,
        bars_cut=len(shown) < len(bars),
        bar_scale=BAR_WIDTH / max((bar.total for bar in shown), default=1),
        coverage=coverage,
        lists=lists,
        levels=levels,
        linked={each.document_id for each in documents},
        href_of=href_of,
        unread=sum(each.shares.unread for each in documents),
    )


def _bar(each: Standing) -> Bar:
    return Bar(each.title, href_of(each), tuple((name, each.counts[name]) for name in SEVERITIES))


def href_of(standing: Standing) -> str:
    """Where the page of a document lies, from the index."""
    return f"documents/{page_name(standing.document_id)}"


def documents_listing(documents: Sequence[Standing]) -> Listing:
    """The documents with findings, the gravest first."""
    headings = [Heading("单位和年度"), *(Heading(words, True) for words in SEVERITIES.values())]
    headings += [Heading("新增", True), Heading("错误和疑点涉及（万元）", True), Heading("读懂", True)]
    rows = tuple(_document_row(each) for each in documents if each.total or each.waived)
    return Listing("units", "有发现的文件", tuple(headings), rows, nothing="没有一份文件有发现。", filters=("severity",))


def _document_row(each: Standing) -> Row:
    counts = [Cell(f"{each.counts[name]:,}" if each.counts[name] else "", sort=each.counts[name]) for name in SEVERITIES]
    new = sum(each.new.values())
    stake = Cell("" if each.stake is None else f"{each.stake:,.2f}", sort=float(each.stake or 0))
    title = Cell(each.title, href_of(each), soft=each.file_name + (f"，已豁免 {each.waived} 条" if each.waived else ""))
    cells = (title, *counts, Cell(f"{new:,}" if new else "", sort=new), stake, _read(each))
    return Row(cells, severity=next((name for name in SEVERITIES if each.counts[name]), ""), is_new=new > 0)


def _read(each: Standing) -> Cell:
    return Cell("—" if each.shares.read is None else each.shares.read_percent, sort=each.shares.read)


def clean_listing(documents: Sequence[Standing]) -> Listing:
    """The documents without findings, those first of which nothing could be asked."""
    headings = (Heading("单位和年度"), Heading("核对过的关系", True), Heading("读懂", True), Heading("有关系核对", True))
    clean = sorted((each for each in documents if each.is_clean), key=lambda each: (each.checked, each.title))
    return Listing("clean", "没有发现的文件", headings, tuple(map(_clean_row, clean)), nothing="每一份文件都有发现。")


def _clean_row(each: Standing) -> Row:
    checked = Cell(f"{each.checked:,}" if each.checked else "没有可核对的关系：未核不等于通过", sort=each.checked)
    bound = Cell(each.shares.bound_percent, sort=each.shares.bound)
    return Row((Cell(each.title, href_of(each), soft=each.file_name), checked, _read(each), bound))


def versions_listing(documents: Sequence[Standing]) -> Listing:
    """The documents in whose place another version counts, with the findings that no total holds."""
    headings = (Heading("单位和年度"), Heading("以之为准的文件"), *(Heading(words, True) for words in SEVERITIES.values()))
    return Listing(
        "versions", "另有版本、不计入合计的文件", headings, tuple(_version_row(each) for each in documents if each.instead)
    )


def _version_row(each: Standing) -> Row:
    counts = [Cell(f"{each.counts[name]:,}" if each.counts[name] else "", sort=each.counts[name]) for name in SEVERITIES]
    return Row((Cell(each.title, href_of(each), soft=each.file_name), Cell(each.instead), *counts))


def files_listing(intake: pl.DataFrame) -> Listing:
    """The files that were not simply read, those that need a hand first."""
    order = {"unreadable": 0, "other_kind": 1, "version": 2, "duplicate": 3}
    rows = sorted(
        (row for row in intake.iter_rows(named=True) if row["state"] in order), key=lambda row: (order[row["state"]], row["path"])
    )
    cells = [(Cell(safe(row["path"])), Cell(INTAKE_STATES[row["state"]]), Cell(safe(row["reason"] or ""))) for row in rows]
    headings = (Heading("文件"), Heading("状态"), Heading("说明"))
    return Listing("files", "需要留意的文件", headings, tuple(map(Row, cells)), nothing="所有文件都已读取。")


def checks_listing(coverage: Coverage, counted: pl.DataFrame) -> Listing:
    """Every check: on how many documents it held, failed and was silent, and its findings. counted: findings that count."""
    numbers = {
        row["check_id"]: row
        for row in counted.group_by("check_id")
        .agg(findings=pl.len(), documents=pl.col("document_id").n_unique(), new=pl.col("is_new").sum())
        .iter_rows(named=True)
    }
    words = ("检查", "发现", "新增", "成立", "存疑", "不成立", "未核", "未核的原因")
    headings = tuple(Heading(name, name not in ("检查", "未核的原因")) for name in words)
    rows = []
    for check in coverage.checks:
        found = numbers.get(check.check_id, {"findings": 0, "new": 0})
        href = f"checks/{check.check_id}.html" if found["findings"] else ""
        counts = (found["findings"], found["new"], check.holds, check.improbable, check.fails, check.silent)
        reasons = "；".join(f"{reason}（{count} 处）" if count > 1 else reason for reason, count in check.reasons)
        cells = (
            Cell(f"{check.check_id} {check.title}", href),
            *(Cell(f"{n:,}" if n else "", sort=n) for n in counts),
            Cell(reasons),
        )
        rows.append(Row(cells, is_new=bool(found["new"])))
    return Listing("checks", "检查的结果和覆盖", headings, tuple(rows), nothing="没有一项检查。")
