"""Waivers (豁免): findings that the office has looked at and lets pass, each with a reason, a name and an end.

They are data, in the TOML or YAML file of the setting `waivers`. A waived finding is not hidden: it bears its waiver, is
shown greyed and does not fail a run. What ends ends by the date of the run.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import polars as pl
import yaml

from data.records import stable_id
from data.refusals import Refusal
from data.settings import Settings
from data.store import Lake
from data.units import plain_name

EVERY_UNIT = "*"
NEEDED = ("check", "unit", "reason", "who", "until")
MARKS = ("waived_by", "waived_until", "waiver_reason")


@dataclass(frozen=True, slots=True)
class Waiver:
    """unit: its name, or * for every one. subject: of the finding, or its last step; None for every one. until: included."""

    check: str
    unit: str
    reason: str
    who: str
    until: date
    subject: str | None = None


def load_waivers(settings: Settings) -> list[Waiver]:
    """The waivers of the file that the settings name; none where they name none. Raises Refusal."""
    if not settings.waivers:
        return []
    path = Path(settings.waivers)
    try:
        text = path.read_text(encoding="utf-8-sig")
        read = tomllib.loads(text) if path.suffix == ".toml" else yaml.safe_load(text)
    except (OSError, ValueError, yaml.YAMLError) as problem:
        raise Refusal(f"豁免文件“{path}”不能读取（{problem}）：请按 docs/settings.md 的写法改正。") from problem
    if isinstance(read, dict) and (unknown := sorted(set(read) - {"waiver"})):
        raise Refusal(
            f"豁免文件“{path}”有不认识的 {'、'.join(unknown)}：每条豁免以 [[waiver]] 开头（YAML 中为 waiver: 下的一项）。"
        )
    entries = read.get("waiver", []) if isinstance(read, dict) else read or []
    return [_waiver(entry, number, path) for number, entry in enumerate(entries, 1)]


def _waiver(entry: object, number: int, path: Path) -> Waiver:
    where = f"豁免文件“{path}”第 {number} 条"
    if not isinstance(entry, dict) or (missing := [name for name in NEEDED if not entry.get(name)]):
        raise Refusal(f"{where}缺 {'、'.join(missing if isinstance(entry, dict) else NEEDED)}：请补上。")
    if unknown := sorted(set(entry) - {*NEEDED, "subject"}):
        raise Refusal(f"{where}有不认识的 {'、'.join(unknown)}：可用的有 {'、'.join((*NEEDED, 'subject'))}。")
    if type(entry["until"]) is not date:
        raise Refusal(f"{where}的 until 应为日期（如 2026-12-31，不加引号），现为“{entry['until']}”：请改正。")
    words = {name: str(value) for name, value in entry.items() if name != "until"}
    return Waiver(**words | {"check": words["check"].upper()}, until=entry["until"])


def remarks_on(waivers: Iterable[Waiver], check_ids: Iterable[str], today: date) -> list[str]:
    """A sentence for each waiver that does nothing: its time is over, or no check bears its id."""
    known = set(check_ids)
    said = []
    for each in waivers:
        named = f"豁免 {each.check}（{each.unit}，{each.who}）"
        if each.check not in known:
            said.append(f"{named}没有作用：没有编号为“{each.check}”的检查，请运行 jihe checks list 查看全部编号。")
        elif each.until < today:
            said.append(f"{named}已于 {each.until} 到期，不再有作用：如仍需豁免，请改 until；否则请删去这一条。")
    return said


def with_waivers(findings: pl.DataFrame, waivers: Sequence[Waiver], today: date) -> pl.DataFrame:
    """The findings, each with the first waiver that is meant for it and not over."""
    names = findings["unit_name"].unique().drop_nulls()
    plain = pl.col("unit_name").replace_strict(names, [plain_name(name) for name in names], default=None, return_dtype=pl.String)
    standing = [each for each in waivers if each.until >= today]
    which = pl.coalesce(pl.lit(None, dtype=pl.Int32), *(pl.when(_meant(each, plain)).then(n) for n, each in enumerate(standing)))
    marks = pl.DataFrame(
        [(n, each.who, each.until, each.reason) for n, each in enumerate(standing)],
        schema={"which": pl.Int32, "waived_by": pl.String, "waived_until": pl.Date, "waiver_reason": pl.String},
        orient="row",
    )
    bare = findings.drop(MARKS).with_columns(which=which.cast(pl.Int32))
    return bare.join(marks, on="which", how="left", maintain_order="left").select(findings.columns)


def _meant(waiver: Waiver, plain: pl.Expr) -> pl.Expr:
    subject = pl.col("subject")
    of_unit = pl.lit(waiver.unit == EVERY_UNIT) | (plain == plain_name(waiver.unit))
    of_subject = pl.lit(True)
    if waiver.subject is not None:
        of_subject = (subject == waiver.subject) | subject.str.ends_with(f"/{waiver.subject}")
    return (pl.col("check_id") == waiver.check) & of_unit & of_subject


def waivers_version(waivers: Iterable[Waiver]) -> str:
    """A fingerprint of what the waivers say, in whatever order and form; "" where there is none."""
    parts = sorted(repr(each) for each in waivers)
    return stable_id(*parts) if parts else ""


def mark_waived(lake: Lake, waivers: Sequence[Waiver], today: date) -> None:
    """Marks all stored findings, those of documents of other runs as well: what is waived no more bears no mark anywhere.

    Writes those documents alone whose marks change.
    """
    wanted = marks_wanted(lake, waivers, today)
    if changed := wanted["document_id"].unique().to_list():
        lake.replace_documents("findings", wanted, changed)


def marks_wanted(lake: Lake, waivers: Sequence[Waiver], today: date) -> pl.DataFrame:
    """The findings, with the marks that they should bear, of those documents of which one bears another."""
    known = lake.scan("findings").select("document_id", "check_id", "unit_name", "subject", *MARKS).collect()
    marked = with_waivers(known, waivers, today)
    other = pl.any_horizontal(pl.col(name).ne_missing(marked[name]) for name in MARKS)
    changed = known.filter(other)["document_id"].unique().implode()
    stored = lake.scan("findings").filter(pl.col("document_id").is_in(changed, nulls_equal=True)).collect()
    return with_waivers(stored, waivers, today)
