"""The driver: bytes -> text and tables -> sections -> facts and forms -> frames, in this order."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, fields
from typing import Any

import polars as pl

from data.records import Evidence, document_id_of, stable_id
from data.source_digest import source_digest
from data.tables import empty, table_frame
from disclosures.accounts.in_tables import accounts_of
from disclosures.blocks import Extract, Table
from disclosures.formats.extracting import extract
from disclosures.forms.frames import form_columns
from disclosures.forms.in_prose import prose_forms
from disclosures.forms.in_tables import forms_of
from disclosures.forms.leftovers import leftovers_of
from disclosures.forms.values import Form
from disclosures.frames import Columns, Source, frames_of
from disclosures.identity import Identity, identity_of
from disclosures.identity.corrections import correction_in_text
from disclosures.identity.identifying import reasons_of
from disclosures.identity.with_tables import kind_with_tables
from disclosures.layouts.text_tables import tables_of
from disclosures.narrative.facts import Fact, money_unit
from disclosures.narrative.passages import Whole, passages_of, staff_text
from disclosures.narrative.rounding import rounding_regime_of
from disclosures.narrative.sections import sections_of
from disclosures.narrative.statements import read_passage
from disclosures.observations.observing import observed
from disclosures.text.amounts import DIGITS
from disclosures.text.levelled import levelled
from disclosures.text.page_numbers import page_number_spans
from disclosures.text.prose import line_starts_of, prose_of
from disclosures.text.squeezed import fold, without_space

# Another with every change to what reads; lakes read their documents again then.
READER_VERSION = source_digest("data", "disclosures", libraries=("pypdfium2", "lxml", "selectolax"))

READ_TABLES = ("documents", "facts", "projects", "project_funds", "indicators", "headings", "observations", "unread")
_NUMBER = re.compile(DIGITS)
_KINDS = {"budget": "预算公开文件", "other": "其他文件"}
_BY_TABLES = "有决算表，或填有结果的自评表"


@dataclass(frozen=True, slots=True)
class Reading:
    """A document that was read: one frame for each of READ_TABLES.

    problem: why nothing was audited in it (a sentence in Chinese), None where it was.
    """

    frames: Mapping[str, pl.DataFrame]
    problem: str | None = None


@dataclass(slots=True)
class _Read:
    """What the parts of a document gave, before ids and frames."""

    facts: list[Fact] = field(default_factory=list)
    forms: list[Form] = field(default_factory=list)
    unread: list[tuple[Evidence, str]] = field(default_factory=list)
    ignored: Counter[str] = field(default_factory=Counter)
    numbers: int = 0


def read(content: bytes, file_name: str) -> Reading:
    """The disclosure in the bytes of a file. Never raises for bad input: what is unreadable has a row that says why."""
    found = extract(content, file_name)
    document: dict[str, Any] = {
        "document_id": document_id_of(content),
        "file_name": file_name,
        "media_type": found.media_type,
        "kind": "other",
        "text": found.text or "",
        "rounding_regime": "unknown",
        "reader_version": READER_VERSION,
    }
    if found.text is None:
        return _refused(document, found.problem or "")
    document |= {"text_id": text_id_of(found.text), "correction": correction_in_text(found.text)}
    return _read_extract(document, found, levelled(found.text))


def text_id_of(text: str) -> str | None:
    """A fingerprint of a text that is the same in every encoding and with any white space; None where nothing is printed.

    >>> text_id_of("收入 1.00") == text_id_of("收入１.００\\n"), text_id_of(" ")
    (True, None)
    """
    words = fold(without_space(text))
    return stable_id("text", words) if words else None


def concatenated(readings: Iterable[Reading]) -> dict[str, pl.DataFrame]:
    """The frames of several documents, table by table."""
    frames = [reading.frames for reading in readings]
    return {name: pl.concat([each[name] for each in frames]) if frames else empty(name) for name in READ_TABLES}


def _refused(document: Mapping[str, Any], problem: str) -> Reading:
    frames = {name: empty(name) for name in READ_TABLES}
    frames["documents"] = table_frame("documents", [document])
    frames["unread"] = table_frame("unread", [{"document_id": document["document_id"], "reason": problem}])
    return Reading(frames, problem)


def _read_extract(document: dict[str, Any], extract: Extract, text: str) -> Reading:
    """text: that of the extract, levelled."""
    pages = sorted({*page_number_spans(text), *extract.running})
    tables = tables_of(text, pages) if extract.tables is None else list(extract.tables)
    prose = prose_of(text, [*((table.start, table.end) for table in tables), *pages])
    lines = line_starts_of(prose)
    sections = sections_of(prose, lines)
    accounts = accounts_of(tables, text)
    identity = identity_of(prose, lines, file_name=str(document["file_name"]), staff=staff_text(prose, sections))
    kind = kind_with_tables(identity, accounts.facts, lambda: forms_of(accounts.rest, text))
    document |= {"kind": kind, "kind_reason": (reasons_of(identity) or None) if kind == identity.kind else _BY_TABLES}
    if kind in _KINDS:
        return _refused(document, _refusal(str(document["file_name"]), kind, identity))
    done = _read_whole(Whole(prose, lines, sections, kind, identity.unit_name, identity.fiscal_year), text, accounts.rest)
    done.unread += leftovers_of(accounts.rest, done.forms, text, pages=pages)
    amount_unit, regime = money_unit(done.facts or accounts.facts), rounding_regime_of(done.facts)
    done.facts += accounts.facts
    done.unread += accounts.unread
    done.numbers += len(accounts.facts) + len(accounts.unread)
    document |= {
        "unit_name": identity.unit_name or next((form.implementing_unit for form in done.forms if form.implementing_unit), None),
        "unit_name_evidence": identity.unit_name_evidence,
        "fiscal_year": identity.fiscal_year or next((form.fiscal_year for form in done.forms if form.fiscal_year), None),
        "fiscal_year_evidence": identity.fiscal_year_evidence,
        "scope": identity.scope,
        "amount_unit": amount_unit,
        "rounding_regime": regime,
        "numbers": done.numbers,
        "ignored": [{"name": name, "count": count} for name, count in sorted(done.ignored.items())],
        "read_share": _read_share(done),
    }
    return Reading(_frames(document, done, extract, levelled_text=text))


def _read_share(done: _Read) -> float | None:
    """The share of the printed numbers that were read or are ignored by name; 0 where some stand and none was read."""
    if not done.numbers:
        return None
    return 1 - len(done.unread) / done.numbers if done.facts or done.forms or not done.unread else 0.0


def _refusal(file_name: str, kind: str, identity: Identity) -> str:
    reasons = f"（依据：{words}）" if (words := reasons_of(identity)) else ""
    return f"{file_name}：判定为{_KINDS[kind]}{reasons}，不是部门决算公开说明，未作审计。如判定有误，请检查全文是否完整。"


def _read_whole(whole: Whole, text: str, tables: Sequence[Table]) -> _Read:
    done = _Read()
    for passage in passages_of(whole):
        part = read_passage(passage)
        done.facts += part.facts
        done.unread += part.unread
        done.ignored += part.ignored
        # A number of two subjects is printed once; 持平 is no number.
        printed = {fact.evidence.start for fact in part.facts if fact.decimals is not None}
        done.numbers += len(printed) + part.ignored.total() + len(part.unread)
    done.forms = [*forms_of(tables, text), *(prose_forms(text) if whole.kind == "self_evaluation" else [])]
    done.numbers += sum(len(_NUMBER.findall(fold(text[table.start : table.end]))) for table in tables)
    return done


def _frames(document: dict[str, Any], done: _Read, extract: Extract, *, levelled_text: str) -> dict[str, pl.DataFrame]:
    text, key = str(document["text"]), str(document["document_id"])
    source = Source(text, [match.end() for match in re.finditer("\f", text)], extract.boxes)
    document["pages"] = len(source.page_starts) + 1 if source.page_starts else None
    unread = {"document_id": [key] * len(done.unread), "reason": [reason for _, reason in done.unread]}
    tables: dict[str, Columns] = {
        "documents": {name: [value] for name, value in document.items()},
        "facts": _fact_columns(document, done.facts),
        **form_columns(done.forms, document_id=key, unit_name=document["unit_name"]),
        "unread": {**unread, **source.places([place for place, _ in done.unread])},
    }
    return frames_of({**tables, **observed(tables, levelled_text)}, source)


_SHARED = ("document_id", "unit_name", "fiscal_year")
_FACT_FIELDS = tuple(field.name for field in fields(Fact))


def _fact_columns(document: Mapping[str, Any], facts: Sequence[Fact]) -> Columns:
    return {
        "fact_id": [stable_id(document["document_id"], "fact", position) for position in range(len(facts))],
        **{name: [document[name]] * len(facts) for name in _SHARED},
        **{name: [getattr(fact, name) for fact in facts] for name in _FACT_FIELDS},
        "position": range(len(facts)),
    }
