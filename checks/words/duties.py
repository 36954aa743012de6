"""Duties that belong to one kind of department (党的教育方针), and whether the unit is of that kind."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

import polars as pl

from checks.words.anchors import NOWHERE, Anchors, place_of
from checks.words.frames import frame_of
from checks.words.phrases import evidence_at
from data.tables import EVIDENCE

_DUTY = re.compile(r"方\s*针")
_BEFORE = re.compile(r"(?:党|国\s*家)\s*的\s*(?P<kind>教\s*育|卫\s*生|文\s*艺|新\s*闻)(?:\s*与?\s*健\s*康)?\s*(?:工\s*作)?\s*$")
# What the name or the duties of a unit of the kind hold.
KINDS: Mapping[str, str] = {
    "教育": "教|学|校|幼儿|培训|党委|团委|妇", "卫生": "卫|医|健|疾|防疫|妇幼|残", "文艺": "文|艺|影|作家|宣传",
    "新闻": "新闻|宣传|报|广播|电视|融媒|网信",
}  # fmt: skip
# Offices and duties that any department has: 人事教育科, 安全教育.
_ANYWHERE = re.compile(r"(?:人事|组织|宣传|思想|主题|党员|法治|法制|安全|政治|警示)教育|教育(?:培训|[科处室股部])")
_ACCOUNTS = re.compile(r"收\s*入\s*总\s*计")


def duties(tables: Mapping[str, pl.DataFrame], anchors: Mapping[str, Anchors]) -> pl.DataFrame:
    """One row a phrase: document_id, words (without white space), kind (教育), own (whether the name of the unit, or what
    stands before its accounts, speaks of the kind; null where the name is not known), place, evidence."""
    documents = tables["documents"].select("document_id", "unit_name", "text", "pages")
    rows = [
        (name, *row)
        for name, unit, text, pages in documents.iter_rows()
        for row in _of_text(unit, text, anchors.get(name, NOWHERE), paged=pages is not None)
    ]
    return frame_of(rows, _SCHEMA)


_SCHEMA = {
    "document_id": pl.String, "words": pl.String, "kind": pl.String, "own": pl.Boolean, "place": pl.String, "evidence": EVIDENCE,
}  # fmt: skip


def _of_text(unit: str | None, text: str, anchors: Anchors, *, paged: bool) -> Iterator[tuple[object, ...]]:
    for duty in _DUTY.finditer(text):
        before = _BEFORE.search(text, max(0, duty.start() - 24), duty.start())
        if before:
            kind, start = "".join(before["kind"].split()), before.start()
            accounts = _ACCOUNTS.search(text)
            profile = "".join(text[: accounts.start()].split()) if accounts and accounts.start() < start else ""
            own = bool(re.search(KINDS[kind], unit) or kind in _ANYWHERE.sub("", profile)) if unit else None
            words = "".join(text[start : duty.end()].split())
            yield words, kind, own, place_of(anchors, start), evidence_at(text, start, duty.end(), paged=paged)
