"""What `jihe read` prints: a document in a few lines, and each of its numbers with what it was read as, or why it was not."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import groupby

from rich.console import Console
from rich.text import Text

from data.rows import ReadRow
from flows.commands.explained import Meaning, Number
from reports.shares import Shares
from reports.standings import title_of
from reports.summary import STATES
from reports.wording import KINDS, SCOPES, safe

SOFT = "bright_black"
UNREAD, ALARM = "bold red", "bold yellow"
TONES = {"holds": "green", "improbable": "magenta", "fails": "bold red", "silent": SOFT}
REGIMES = {"nearest": "四舍五入", "balanced": "凑成合计", "exact": "不取舍（分项相加等于合计）", "unknown": "看不出"}
WORDS_AROUND = 18  # characters shown on each side of a number
REASONS_SHOWN = 8
COUNTED = {
    "facts": "正文的数",
    "cells": "决算表的数",
    "projects": "自评表",
    "project_funds": "资金行",
    "indicators": "指标",
    "unread": "未读",
}


def print_summary(
    out: Console, document: ReadRow, shares: Shares, numbers: Sequence[Number], *, counts: Mapping[str, int]
) -> None:
    """What a document is, how far it was read, and the commonest reasons why not. document: its row in the table."""
    out.print(Text(title_of(document), style="bold"), Text(f"  {safe(document['file_name'])}", style=SOFT), sep="")
    if shares.is_partial:
        out.print(Text(f"  {shares.warning}", style=ALARM))
    reason = f"（依据：{safe(document['kind_reason'])}）" if document["kind_reason"] else ""
    scope = f"，{SCOPES[document['scope']]}" if document["scope"] else ""
    _line(out, "类别", f"{KINDS[document['kind']]}{scope}{reason}")
    regime = REGIMES[document["rounding_regime"]]
    _line(out, "金额", f"单位 {document['amount_unit']}，取舍方式：{regime}" if document["amount_unit"] else "没有读到金额")
    _line(out, "份额", f"{shares.read_words or '没有印出的数'}，{shares.bound_words}")
    _line(out, "共计", "，".join(f"{words} {counts[name]:,}" for name, words in COUNTED.items() if counts[name]))
    if document["ignored"]:
        rules = "，".join(f"{rule_words(row['name'])} {row['count']}" for row in document["ignored"])
        _line(out, "略过", f"{rules}（不是决算的数）")
    _print_reasons(out, [number.reason for number in numbers if number.reason])


def rule_words(name: str) -> str:
    """The name of a rule that ignores numbers, in the words of the office.

    >>> rule_words("code of the functional classification 科目编码"), rule_words("threshold 100万元")
    ('科目编码', '100万元')
    """
    return name.rpartition(" ")[2]


def _line(out: Console, name: str, words: str) -> None:
    out.print(Text(f"  {name}  ", style=SOFT).append(words, style="default"))


def _print_reasons(out: Console, reasons: Sequence[str]) -> None:
    counted = Counter(reasons).most_common()
    shown = [*counted[:REASONS_SHOWN]]
    if left := counted[REASONS_SHOWN:]:
        shown.append((f"另有 {len(left)} 种原因", sum(count for _, count in left)))
    for reason, count in shown:
        out.print(Text(f"  未读 {count:>3} 个  ", style=UNREAD).append(reason, style="default"))


def print_numbers(out: Console, numbers: Sequence[Number]) -> None:
    """Every number in its order; what was not read is marked, and says why."""
    for place, of_place in groupby(numbers, key=lambda number: number.place):
        out.print(Text(f"\n── {place}", style="bold"))
        for number in of_place:
            _print_number(out, number)


def _print_number(out: Console, number: Number) -> None:
    line = Text("  ").append("【未读】" if number.reason else "", style=UNREAD).append(number.printed, style="bold")
    around = f"{number.before[-WORDS_AROUND:]}〔{number.printed}〕{number.after[:WORDS_AROUND]}"
    out.print(line.append(f"  {number.where}：{around}", style=SOFT))
    if number.reason:
        out.print(Text(f"      原因  {number.reason}"))
        return
    for meaning in number.meanings:
        _print_meaning(out, meaning)
    out.print(_bound(number.relations))


def _print_meaning(out: Console, meaning: Meaning) -> None:
    said = meaning.words + (f"（比{meaning.base}）" if meaning.base else "")
    line = Text("      读作  ", style=SOFT).append(meaning.subject or "（没有主体）", style="bold")
    out.print(line.append(f"  {said}", style="default"))
    sources = (("词条", meaning.wording), ("主体见", meaning.named))
    words = "  ".join(f"{name}  {source}" for name, source in sources if source)
    if words:
        out.print(Text(f"      {words}", style=SOFT))


def _bound(relations: Sequence[tuple[str, str, int]]) -> Text:
    line = Text("      核对  ", style=SOFT)
    for rank, (check_id, state, count) in enumerate(relations):
        line.append("、" if rank else "").append(f"{check_id} {STATES[state]}", style=TONES[state])
        line.append(f"×{count}" if count > 1 else "")
    return line if relations else line.append("没有关系", style="yellow")
