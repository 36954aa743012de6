"""`jihe checks try`: what one check says of its examples, and of one document, with its evidence. Nothing is stored."""

from __future__ import annotations

from collections.abc import Mapping

import polars as pl
from rich.console import Console
from rich.text import Text

from checks.discover import Check
from checks.run import told_claims
from checks.trying import tried_examples
from disclosures.observations.of_tables import with_observations
from flows.commands.checking import read_tables
from flows.consoles import console
from flows.given import look_at, refuse_unusable
from flows.own_checks import check_of_id
from flows.settings import Settings
from reports.places import place_in
from reports.summary import STATES
from reports.wording import ROLES, number, safe

TONES = {"holds": "green", "improbable": "magenta", "fails": "bold red", "silent": "bright_black"}


def try_check(check_id: str, file: str | None, settings: Settings) -> bool:
    """Prints what the check says; returns whether its examples do what they say. Raises Refusal."""
    check, out = check_of_id(check_id, settings), console()
    as_said = _print_examples(out, check)
    if file is not None:
        refuse_unusable([file], settings)
        tables = read_tables(look_at([file], settings), settings)
        _print_claims(out, told_claims(tables, [check], {}), dict(tables["documents"].select("document_id", "text").iter_rows()))
    return as_said


def _print_examples(out: Console, check: Check) -> bool:
    tried = tried_examples(check, with_observations)
    out.print(Text(f"{check.id} {check.title}", style="bold"), Text("  试用中" if check.trial else ""))
    for name, (states, as_said) in tried.items():
        found = "、".join(STATES[state] for state in states) or ("没有主张" if name in check.examples else "缺这个例子")
        mark = Text("相符  " if as_said else "不符  ", style="green" if as_said else "bold red")
        out.print(Text("  例子 ").append_text(mark).append(f"{name}：{found}"))
    return all(as_said for _, as_said in tried.values())


def _print_claims(out: Console, claims: pl.DataFrame, texts: Mapping[str, str]) -> None:
    if claims.is_empty():
        out.print(Text("没有可核对的关系：未核不等于通过。"))
    for claim in claims.iter_rows(named=True):
        out.print(Text("  ").append(STATES[claim["state"]], style=TONES[claim["state"]]).append(f"  {_said(claim)}"))
        for place in claim["evidence"] or []:
            before, quote, after = place_in(texts.get(place["document_id"], ""), place["start"], place["end"])
            where = f"{ROLES.get(place['role'], place['role'])} · 字符 {place['start']}–{place['end']}"
            line = Text(f"        {where}：", style="bright_black")
            out.print(line.append(before[-16:]).append(quote, style="reverse").append(after[:16]))


def _said(claim: Mapping[str, object]) -> str:
    """The message where there is one; else the place, both numbers, and why it is silent."""
    if claim["message"]:
        return safe(claim["message"])
    numbers = [number(claim[name], claim["unit"]) for name in ("printed", "derived")]
    both = f"印 {numbers[0]}，推算 {numbers[1]}" if all(numbers) else ""
    return "：".join(filter(None, (safe(str(claim["place"] or claim["subject"])), both, claim["reason"])))
