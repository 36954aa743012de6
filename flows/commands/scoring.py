"""`jihe score`: scores a lake that is already there, whoever wrote it, and prints what is most unusual in it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path

import polars as pl
from rich.console import Console
from rich.text import Text

from data.refusals import Refusal, no_lake
from data.settings import Settings, reports_folder
from data.store import Lake
from features.explaining.words import NOT_WRONG
from flows.commands.progress_shown import progress_shown
from flows.consoles import console
from flows.given import make_folder, make_lake_folder
from flows.processes.ending import ended_by_signals
from flows.processes.queueing import alone_in_lake
from flows.publishing import local_time
from flows.scoring import RESTS_ON, WRITTEN, score_levels
from reports.anomalies import Level, Row, anomaly_levels
from reports.anomalies_tables import needed_rows
from reports.placing import write_whole
from reports.scores_page import flagged_pages, scores_html

# What a lake must have one of: the rows that are scored.
ROWS = ("documents", "projects", "indicators")
# What is missing where a table is.
WITHOUT = {
    "documents": "没有 documents 表：不评单位一级。",
    "facts": "没有 facts 表：单位的金额特征都未读到，同类不分职能。",
    "projects": "没有 projects 表：不评项目和指标两级。",
    "project_funds": "没有 project_funds 表：不影响评分的其余部分。",
    "indicators": "没有 indicators 表：不评指标一级。",
    "claims": "没有 claims 表：不含稽核结果的特征；如需要，请先用 jihe audit 稽核原文件。",
    "units": "没有 units 表：同类不分政府层级和单位性质。",
}
Frames = Mapping[str, pl.DataFrame]


def score_lake(settings: Settings) -> None:
    """Scores all documents of the lake, writes features, scores and a page, and prints the outcome. Raises Refusal."""
    lake, out = Lake(settings.lake), console()
    known = lake.versions()
    remarks = _remarks(known, settings.lake)
    make_lake_folder(settings.lake)
    make_folder(str(reports_folder(settings)))
    since, errors = local_time(datetime.now(UTC)), console(errors=True)
    with ended_by_signals(), alone_in_lake(settings, "jihe score", since, say=errors.print):
        tables = _counting({name: lake.scan(name).collect() for name in RESTS_ON})
        with progress_shown(errors):
            frames = score_levels(tables, settings)
        for name in WRITTEN:
            lake.replace_all(name, frames[name])
    shown = _shown(tables, frames)
    levels = anomaly_levels(shown)
    path = _write_page(levels, remarks, settings, documents=_documents(frames))
    for name, html in flagged_pages(shown):
        write_whole(path.with_name(name), html)
    for remark in remarks:
        out.print(Text(remark, style="yellow"))
    for level in levels:
        _print_level(out, level)
    out.print(Text(NOT_WRONG))
    out.print(Text(f"页面：{path}"))
    out.print(Text(f"数据湖：{settings.lake}（features、scores 两表）"))


def _counting(tables: Frames) -> Frames:
    """The rows of the documents that no other version supersedes; those of no document of the table `documents` as well."""
    superseded = tables["documents"].drop_nulls("superseded_by").select("document_id")

    def of(frame: pl.DataFrame) -> pl.DataFrame:
        is_of_documents = "document_id" in frame.columns
        return frame.join(superseded, on="document_id", how="anti", maintain_order="left") if is_of_documents else frame

    return {name: of(frame) for name, frame in tables.items()}


def _remarks(known: Mapping[str, int], location: str) -> list[str]:
    """What is missing in the lake, a sentence each. Raises Refusal where nothing can be scored."""
    if not known:
        raise no_lake(location)
    if not any(name in known for name in ROWS):
        named = "、".join(ROWS)
        raise Refusal(f"数据湖“{location}”没有 {named} 中的任何一张表，无行可评：请先运行 jihe audit，或补上这些表。")
    return [sentence for name, sentence in WITHOUT.items() if name not in known]


def _documents(frames: Frames) -> int:
    return frames["scores"]["document_id"].n_unique()


def _shown(tables: Frames, frames: Frames) -> Frames:
    return {**tables, **frames, **needed_rows(frames["scores"], frames["features"].lazy(), tables["indicators"].lazy())}


def _write_page(levels: Sequence[Level], remarks: Sequence[str], settings: Settings, *, documents: int) -> Path:
    path = reports_folder(settings) / "scores" / "index.html"
    page = scores_html(levels, lake=settings.lake, documents=documents, budget=settings.review_budget, remarks=remarks)
    write_whole(path, page)
    return path


def _print_level(out: Console, level: Level) -> None:
    methods = "，".join(f"{name} {count}" for name, count in level.methods) or "没有可评分的行"
    out.print(Text(f"{level.name}：", style="bold").append(methods, style="default"))
    for why, count in level.refused:
        out.print(Text(f"  不评分 {count} {level.rows_are}  {why}", style="bright_black"))
    for number, row in enumerate(level.first, 1):
        out.print(_headline(number, row))
        for reason in row.reasons:
            out.print(Text(f"        {reason.title} {reason.value}（同类中位数 {reason.median}，中间八成 {reason.middle}）"))


def _headline(number: int, row: Row) -> Text:
    line = Text(f"  {number:>2}  {row.unit}", style="bold").append(f"  {row.subject}", style="default")
    marks = ("（试用）" if row.trial else "") + ("  提示" if row.alert else "")
    return line.append(f"  同类{row.peers}，第 {row.rank}/{row.count}{marks}", style="bright_black")
