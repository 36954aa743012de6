"""`jihe checks try`: what one check says of its examples, and of one document, with its evidence. Nothing is stored."""

from __future__ import annotations

import pickle
from collections.abc import Mapping
from decimal import Decimal
from typing import TypedDict

import polars as pl
from polars.exceptions import PanicException
from rich.console import Console
from rich.text import Text

from checks.engine.discover import Check, discover
from checks.engine.local import local_parameters
from checks.engine.run import told_claims
from checks.engine.trying import tried_examples
from data.rows import CitedRow, rows_of
from data.settings import Settings
from disclosures.observations.of_tables import with_observations
from flows.commands.checking import read_tables
from flows.consoles import console
from flows.given import look_at, refuse_unusable
from flows.own_checks import Looked, ended_by, in_forks, looked_at_check
from flows.own_work import Asked, claims_told, unpacked
from flows.processes.raising import raised
from flows.processes.workers import Limits
from reports.places import Tables, place_in
from reports.summary import STATES
from reports.wording import ROLES, number, safe


class ShownClaim(TypedDict):
    """What is shown of a judged claim."""

    state: str
    message: str | None
    evidence: list[CitedRow] | None
    printed: Decimal | None
    derived: Decimal | None
    unit: str | None
    place: str | None
    subject: str | None
    reason: str | None


_SHOWN = tuple(ShownClaim.__annotations__)
TONES = {"holds": "green", "improbable": "magenta", "fails": "bold red", "silent": "bright_black"}


def try_check(check_id: str, file: str | None, settings: Settings) -> bool:
    """Prints what the check says; returns whether its examples do what they say. Raises Refusal."""
    of_house = next((each for each in discover() if each.id == check_id.upper()), None)
    check, looked = looked_at_check(check_id, settings) if of_house is None else (of_house, None)
    out = console()
    as_said = _print_examples(out, check, tried_examples(check, with_observations) if looked is None else looked.examples)
    if looked is not None and looked.problem:
        out.print(Text(f"  {looked.problem}。", style="bold red"))
        return False
    if file is not None:
        refuse_unusable([file], settings)
        tables = read_tables(look_at([file], settings), settings)
        claims = (
            told_claims(tables, [check], local_parameters(settings.parameters))
            if looked is None
            else _told_by_own(looked, tables, settings)
        )
        if isinstance(claims, str):
            out.print(Text(f"  在这份文件上没有完成：{claims}。", style="bold red"))
            return False
        _print_claims(out, claims, dict(tables["documents"].select("document_id", "text").iter_rows()))
    return as_said


def _told_by_own(looked: Looked, tables: Tables, settings: Settings) -> pl.DataFrame | str:
    """The claims of an own check on what was read; in words what ended it where it came to no end."""
    limits = Limits(settings.document_seconds, settings.document_memory_megabytes)
    given = {**tables, "documents": tables["documents"].drop("text")}
    ids = tuple(tables["documents"]["document_id"])
    asked = Asked(looked.source, ids, pickle.dumps(given), local_parameters(settings.parameters))
    _, said = next(iter(in_forks(claims_told, [asked], limits)))
    if not isinstance(said, bytes):
        return ended_by(said, limits)
    try:
        (claims,) = unpacked(said)
        return claims.select(_SHOWN)
    # The rim of the house: these bytes come from code that may give anything.
    except (Exception, PanicException) as problem:
        return ended_by(raised(problem), limits)


def _print_examples(out: Console, check: Check, tried: Mapping[str, tuple[list[str], bool]]) -> bool:
    out.print(Text(f"{check.id} {safe(check.title)}", style="bold"), Text("  试用中" if check.trial else ""))
    for name, (states, as_said) in tried.items():
        found = "、".join(STATES.get(state, safe(state)) for state in states) or (
            "没有主张" if name in check.examples else "缺这个例子"
        )
        mark = Text("相符  " if as_said else "不符  ", style="green" if as_said else "bold red")
        out.print(Text("  例子 ").append_text(mark).append(f"{name}：{found}"))
    return all(as_said for _, as_said in tried.values())


def _print_claims(out: Console, claims: pl.DataFrame, texts: Mapping[str, str]) -> None:
    if claims.is_empty():
        out.print(Text("没有可核对的关系：未核不等于通过。"))
    for claim in rows_of(claims, ShownClaim):
        out.print(Text("  ").append(STATES[claim["state"]], style=TONES[claim["state"]]).append(f"  {_said(claim)}"))
        for place in claim["evidence"] or []:
            role, start, end = place["role"] or "", place["start"] or 0, place["end"] or 0
            before, quote, after = place_in(texts.get(place["document_id"] or "", ""), start, end)
            where = f"{ROLES.get(role, role)} · 字符 {start}–{end}"
            line = Text(f"        {where}：", style="bright_black")
            out.print(line.append(before[-16:]).append(quote, style="reverse").append(after[:16]))


def _said(claim: ShownClaim) -> str:
    """The message where there is one; else the place, both numbers, and why it is silent."""
    if claim["message"]:
        return safe(claim["message"])
    printed, derived = number(claim["printed"], claim["unit"]), number(claim["derived"], claim["unit"])
    both = f"印 {printed}，推算 {derived}" if printed and derived else ""
    return "：".join(filter(None, (safe(str(claim["place"] or claim["subject"])), both, claim["reason"])))
