"""The names that the fixed sentences of a disclosure put where the unit's own name belongs, each with its place."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

import polars as pl

from checks.words.anchors import NOWHERE, Anchors, place_of
from checks.words.frames import frame_of
from checks.words.phrases import evidence_at
from data.tables import EVIDENCE

_NAME = r"(?P<name>[\u4e00-\u9fff（）()\s]{4,50}?)"
_STAFF = re.compile(r"实\s*有\s*人\s*数")
_BEFORE_STAFF = re.compile(rf"(?:^|[\n。，；]){_NAME}\s*20\d\d\s*年\s*度?\s*，?\s*$")
_RUNNING = re.compile(rf"年\s*度\s*{_NAME}\s*[（(]\s*(?:行\s*政|事\s*业)\s*单\s*位")
_LONGEST = 60
_OWN = re.compile(r"本级|机关本部|(?:及|和)?(?:其)?(?:所属|下属).*$|部门$|单位$|汇总$")
_US = re.compile(r"[本我该]?(?:单位|部门|局|委|办|厅|中心|院|校)?")


def stated_names(tables: Mapping[str, pl.DataFrame], anchors: Mapping[str, Anchors]) -> pl.DataFrame:
    """One row a name: document_id, words (without white space), unit (the name of the unit), own (whether it is the unit's
    name, or short for it), known (whether the profile names it elsewhere: a unit below), place, evidence."""
    documents = tables["documents"].select("document_id", "unit_name", "text", "pages").drop_nulls("unit_name")
    rows = [
        (name, *row)
        for name, unit, text, pages in documents.iter_rows()
        for row in _of_text(unit, text, anchors.get(name, NOWHERE), paged=pages is not None)
    ]
    return frame_of(rows, _SCHEMA)


_SCHEMA = {
    "document_id": pl.String, "words": pl.String, "unit": pl.String, "own": pl.Boolean, "known": pl.Boolean,
    "place": pl.String, "evidence": EVIDENCE,
}  # fmt: skip


def _of_text(unit: str, text: str, anchors: Anchors, *, paged: bool) -> Iterator[tuple[object, ...]]:
    first = text.find("收入总计")
    for start, end in _spans(text):
        words = "".join(text[start:end].split())
        if not _US.fullmatch(words):
            profile = "".join((text[: min(start, first)] if first > 0 else text[:start]).split())
            evidence = evidence_at(text, start, end, paged=paged)
            yield words, unit, is_short_for(words, unit), words in profile, place_of(anchors, start, forward=True), evidence


def _spans(text: str) -> Iterator[tuple[int, int]]:
    for staff in _STAFF.finditer(text):
        before = _BEFORE_STAFF.search(text, max(0, staff.start() - _LONGEST), staff.start())
        if before:
            yield before.span("name")
    for running in _RUNNING.finditer(text):
        yield running.span("name")


def is_short_for(words: str, name: str) -> bool:
    """Whether one of the two is the other, or leaves out some of its characters.

    >>> is_short_for("昌平州商务局本级", "昌平自治州商务局")
    True
    """
    one, other = sorted((_OWN.sub("", words), _OWN.sub("", name)), key=len)
    left = iter(other)
    return all(character in left for character in one)
