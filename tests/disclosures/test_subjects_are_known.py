"""What a number is of is a term of the vocabulary, or is told by its form: an item or class of the classification, a project,
another body, an indicator of a self-evaluation. No reader makes up a subject."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path

import polars as pl
import pytest
from shared_documents import CASE_TEXTS, DISCLOSURES, needs_cases, needs_shared

from data.classification import class_titles
from data.vocabulary import vocabulary
from disclosures.narrative.bodies import is_body
from disclosures.reading import read

SAMPLES = sorted((Path(__file__).parents[2] / "data" / "samples").glob("*.txt"))
TERMS = vocabulary().terms
# What a thing is when it is counted in a unit has its path, and need not be a term: 国内公务接待批次.
KNOWN = {*TERMS, *(step for term in TERMS.values() for path in (term.units or {}).values() for step in path.split("/"))}
# 教育支出（类）普通教育（款）, 一般公共服务（201类）, (2050202), 20103-政府办公厅: the marks of an item where it is named.
_OF_AN_ITEM = re.compile(r"\((?:\d{0,7}(?:类|款|项)|2\d{2,6})(?:科目)?\)|^2\d\d(?:\d\d){0,2}")
_PROJECT = re.compile(r"[^/]{2,40}(?:项目|资金|经费|补助)")
_PARTS_BEHIND = frozenset({"涉密", "保密"})
_INDICATOR_HEADING = r"指标[\d一二三四五六七八九十]+[:：]\s*"


def way_named(subject: str, words: str, text: str) -> str | None:
    """How a subject is known, None where it is not. words: where it is named, "" where nowhere. text: of the document."""
    steps, squeezed = subject.split("/"), "".join(words.split()).replace("（", "(").replace("）", ")")
    above, leaf = steps[:-1], steps[-1]
    if all(step in KNOWN for step in steps):
        return "term"
    if leaf in _PARTS_BEHIND and above and all(step in KNOWN for step in above):
        return "part behind"
    if subject in class_titles():
        return "class"
    if _OF_AN_ITEM.search(squeezed) and all(step in squeezed.replace("(", "（").replace(")", "）") for step in steps[1:]):
        return "item"
    if len(steps) == 2 and leaf in KNOWN and is_body(steps[0], None):
        return "other body"
    if _PROJECT.fullmatch(subject) and squeezed == subject:
        return "project"
    return "indicator" if not words and re.search(_INDICATOR_HEADING + re.escape(subject), text) else None


def ways(paths: Sequence[Path]) -> tuple[Counter[str], list[str]]:
    """How the subjects of the facts in the prose are known, and those that are not. Those of a table are its own labels."""
    found, unknown = Counter[str](), []
    for path in paths:
        frames = read(path.read_bytes(), path.name).frames
        text = frames["documents"]["text"][0]
        prose = frames["facts"].filter(pl.col("table").is_null(), pl.col("subject").is_not_null())
        for fact in prose.iter_rows(named=True):
            way = way_named(fact["subject"], quote_of(fact["subject_evidence"]), text)
            found[way or "unknown"] += 1
            if way is None:
                unknown.append(f"{path.name}: {fact['subject']} of {quote_of(fact['clause_evidence'])!r}")
    return found, unknown


def quote_of(evidence: Mapping[str, str] | None) -> str:
    return (evidence or {}).get("quote") or ""


def test_every_subject_in_the_samples_is_known():
    found, unknown = ways(SAMPLES)
    assert unknown == []
    assert {"term", "class", "item"} <= found.keys()


@needs_cases
def test_every_subject_in_the_shared_cases_is_known():
    found, unknown = ways(CASE_TEXTS)
    assert unknown == []
    assert found["term"] > len(CASE_TEXTS)


@needs_shared
def test_every_subject_in_the_real_disclosures_is_known():
    found, unknown = ways(DISCLOSURES)
    assert unknown == []
    assert {"term", "class", "item", "other body", "indicator"} <= found.keys()


@pytest.mark.parametrize(
    ("subject", "words", "way"),
    [
        ("“三公”经费/公务接待费", "公务接待费", "term"),
        ("外地考察团公务接待费", "外地考察团公务接待费", None),
        ("“三公”经费/外地考察团", "外地考察团", None),
        ("教育支出/普通教育/小学教育", "教育支出（类）普通教育（款）小学教育（项）", "item"),
        ("教育支出/普通教育/小学教育", "小学教育", None),
        ("政府办公厅（室）及相关机构事务", "20103-政府办公厅（室）及相关机构事务", "item"),
        ("教育支出", "教育支出", "class"),
        ("槐渡县文物所/公务接待费", "公务接待费", "other body"),
        ("出访类/公务接待费", "公务接待费", None),
        ("驻社区补助项目", "驻社区补助项目", "project"),
        ("商户满意度", "", "indicator"),
        ("商户投诉率", "", None),
    ],
)
def test_a_subject_that_nothing_names_is_found(subject: str, words: str, way: str | None):
    assert way_named(subject, words, "（一）指标一：\n商户满意度：该指标预期指标值大于等于95%") == way
