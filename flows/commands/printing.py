"""What the command line prints. Text of documents is printed as text: no mark-up of it is obeyed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import polars as pl
from rich.console import Console
from rich.table import Table
from rich.text import Text

from reports.places import Place, Tables
from reports.shares import PARTLY_READ, Shares
from reports.standings import Standing, Total, of_counting, partly_read, relations, totals, unwaived
from reports.summary import Coverage, gravest
from reports.views import Cause, Document, Finding
from reports.wording import FILE_COUNTS, INTAKE_STATES, ROLES, SEVERITIES, number, safe

TONES = {"error": "bold red", "warning": "yellow", "notice": "blue", "info": "bright_black"}
WAIVED, PARTLY = "bright_black", "bold yellow"
ATTENTION = ("unreadable", "other_kind", "version", "duplicate")
WORDS_AROUND = 16  # characters shown on each side of a quote
SENTENCES_SHOWN = 10  # of files in one state; the rest are counted
PARTIAL_SHOWN = 10
MEMBERS_SHOWN = 2  # of a cause; the rest are counted


def print_documents(out: Console, documents: Iterable[Document]) -> None:
    """Every document with all its findings, both places of each in their words."""
    for document in documents:
        standing = document.standing
        out.print(Text(standing.title, style="bold"), Text(f"  {standing.file_name}", style="bright_black"), sep="")
        if standing.not_counted:
            out.print(Text(f"  {standing.not_counted}", style=PARTLY))
        _print_shares(out, standing.shares)
        for cause in document.causes:
            _print_cause(out, cause)
        if not document.causes:
            out.print(Text(f"  {document.silence}"))
        out.print()


def _print_shares(out: Console, shares: Shares) -> None:
    if shares.is_partial:
        out.print(Text(f"  {shares.warning}", style=PARTLY))
    if shares.read is not None:
        out.print(Text(f"  {shares.read_words}，{shares.bound_words}", style="bright_black"))


def print_partly_read(out: Console, documents: Sequence[Standing]) -> None:
    """The documents of which only a part was read, a line each, those of which least was read first."""
    partial = partly_read(documents)
    if not partial:
        return
    unread = sum(document.shares.unread for document in partial)
    out.print(Text(f"{PARTLY_READ}：{len(partial)} 份文件，共 {unread:,} 个数没有读懂，未经任何检查。", style=PARTLY))
    for document in partial[:PARTIAL_SHOWN]:
        line = Text(f"  {document.title}  ").append(document.file_name, style="bright_black")
        out.print(line.append(f"  未读 {document.shares.unread:,} 个，{document.shares.read_words}", style="default"))
    if len(partial) > PARTIAL_SHOWN:
        out.print(Text(f"  另有 {len(partial) - PARTIAL_SHOWN} 份，都在报告中。"))


def print_unchecked(out: Console, documents: Iterable[Standing]) -> None:
    """The documents on which the checks came to no end, a sentence each."""
    unchecked = [each for each in documents if each.unchecked]
    for document in unchecked[:SENTENCES_SHOWN]:
        line = Text("未能核对  ", style="bold red").append(f"{document.title}  {document.file_name}：", style="default")
        out.print(line.append(document.unchecked, style="default"))
    if len(unchecked) > SENTENCES_SHOWN:
        out.print(Text(f"未能核对  另有 {len(unchecked) - SENTENCES_SHOWN} 份，都在报告中。", style="bold red"))


def _print_cause(out: Console, cause: Cause) -> None:
    for finding in cause.findings[:MEMBERS_SHOWN]:
        out.print(_headline(finding))
        for place in finding.places:
            out.print(_place(place))
    more = len(cause.findings) - MEMBERS_SHOWN
    if more > 0:
        out.print(Text(f"        同一原因另有 {more} 处", style="bright_black"))


def _headline(finding: Finding) -> Text:
    line = Text("  ", style=WAIVED if finding.waiver else "")
    line.append(SEVERITIES[finding.severity], style=WAIVED if finding.waiver else TONES[finding.severity])
    line.append("（试用）" if finding.trial else "").append(f"  {finding.message}")
    line.append(f"  {finding.waiver}" if finding.waiver else "")
    stake = f"  涉及 {number(finding.stake, '万元')}" if finding.stake is not None else ""
    line.append(f"{stake}  {finding.check_id}", style="bright_black")
    return line


def _place(place: Place) -> Text:
    line = Text(f"        {ROLES.get(place.role, place.role)} · {place.where}：", style="bright_black")
    line.append(place.before[-WORDS_AROUND:])
    line.append(place.quote, style="reverse")
    return line.append(place.after[:WORDS_AROUND])


def print_totals(out: Console, findings: pl.DataFrame) -> None:
    """The findings by severity, with the money at stake."""
    table = Table(box=None, pad_edge=False, header_style="bright_black")
    table.add_column("发现")
    table.add_column("条数", justify="right")
    table.add_column("涉及金额（万元）", justify="right")
    for total in totals(findings):
        table.add_row(Text(SEVERITIES[total.severity], style=TONES[total.severity]), str(total.count), _stake(total))
    out.print(table)
    counting = of_counting(findings)
    if waived := counting.height - unwaived(counting).height:
        out.print(Text(f"另有已豁免 {waived} 条，不计入。", style=WAIVED))
    if others := findings.height - counting.height:
        out.print(Text(f"另有版本的文件中有 {others} 条，不计入。", style=WAIVED))


def _stake(total: Total) -> str:
    return "—" if total.stake is None else f"{total.stake:,.2f}"


def print_gravest(out: Console, tables: Tables, count: int) -> None:
    """The gravest findings over all documents, one line each."""
    found = gravest(tables, count)
    if not found:
        return
    out.print(Text(f"最重的 {len(found)} 条：", style="bold"))
    for title, file_name, finding in found:
        out.print(Text(f"  {title}  {file_name}", style="bright_black"))
        out.print(_headline(finding))


def print_coverage(out: Console, coverage: Coverage, claims: pl.DataFrame) -> None:
    """What was held, what failed, what was not looked at."""
    out.print(Text(f"{coverage.sentence}；其中逐条核对关系 {relations(claims)} 条。未核不等于通过，原因见报告。"))


def print_refused(out: Console, intake: pl.DataFrame) -> None:
    """The files that were not simply read, a sentence each, those that could not be read first."""
    for state in ATTENTION:
        sentences = intake.filter(pl.col("state") == state).sort("path")["reason"].to_list()
        style = "yellow" if state == "unreadable" else "bright_black"
        for sentence in sentences[:SENTENCES_SHOWN]:
            out.print(Text(f"{INTAKE_STATES[state]}  ", style=style).append(safe(sentence), style="default"))
        if len(sentences) > SENTENCES_SHOWN:
            out.print(Text(f"{INTAKE_STATES[state]}  另有 {len(sentences) - SENTENCES_SHOWN} 份，都在报告中。", style=style))


def print_files(out: Console, counts: Mapping[str, int]) -> None:
    """How many files were given, and what was read of them. counts: as `runs` keeps them."""
    parts = "，".join(f"{FILE_COUNTS[name]} {counts[name]}" for name in FILE_COUNTS if name != "files")
    out.print(Text(f"{FILE_COUNTS['files']} {counts['files']} 份：{parts}。"))
