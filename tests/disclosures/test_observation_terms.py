"""Every wording of data/terms/observations.yaml is found in its sentence, and none is dead."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping, Sequence

import pytest

from data.columns import TRACE_KINDS
from data.observation_terms import Wording, observation_terms
from data.tables import schema_of
from disclosures.observations.observing import observed

Rows = list[Mapping[str, object]]
NOTHING: Mapping[str, Sequence[object]] = {name: () for table in ("facts", "projects") for name in schema_of(table)}


def rows_of(text: str, table: str = "observations", unit: str | None = None) -> Rows:
    """What is observed in a text without facts and forms."""
    documents = {"document_id": ["d"], "unit_name": [unit]}
    columns = observed({"documents": documents, "facts": NOTHING, "projects": NOTHING}, text)[table]
    return [dict(zip(columns, values, strict=True)) for values in zip(*columns.values(), strict=True)]


def phrase(kind: str) -> Callable[[Wording], bool]:
    """Whether the phrases of a kind in the example hold the wording."""
    return lambda wording: any(row["kind"] == kind and wording.words in str(row["words"]) for row in rows_of(wording.example))


def section_topic(wording: Wording) -> bool:
    text = f"第一部分 部门概况\n第二部分 部门决算情况说明\n{wording.example}\n"
    return any(wording.words in row["title"] and row["topic"] == wording.means for row in rows_of(text, "headings")[2:])


def part_topic(wording: Wording) -> bool:
    return any(wording.words in row["title"] and row["topic"] == wording.means for row in rows_of(wording.example, "headings"))


def ranking(wording: Wording) -> bool:
    return any(row["kind"] == "ranking" and wording.words in row["words"] for row in rows_of(wording.example))


def policy(wording: Wording) -> bool:
    return any(row["kind"] == "duty" and row["name"] == wording.words for row in rows_of(wording.example))


def carried_out_by(wording: Wording) -> bool:
    """The unit of the example carries the policy out, and would not without the wording in its name."""
    duty = f"贯彻执行党的{wording.means}方针"
    names = (wording.example, wording.example.replace(wording.words, ""))
    return [rows_of(duty, unit=name)[0]["agrees"] for name in names] == [True, False]


REACHED: Mapping[str, Callable[[Wording], bool]] = {
    "section_topics": section_topic,
    "part_topics": part_topic,
    "rises": phrase("unchosen"),
    "falls": phrase("unchosen"),
    "announcements": phrase("unfilled"),
    "cut_labels": phrase("cut_label"),
    "stated_of_a_year": phrase("year_of_statement"),
    "deeds": phrase("year_of_deed"),
    "doubled": phrase("doubled"),
    "misspelt": phrase("misspelt"),
    "ranked": ranking,
    "ranks": ranking,
    "scopes": ranking,
    "policies": policy,
    "carried_out_by": carried_out_by,
}


def test_every_list_is_read():
    assert set(REACHED) == set(observation_terms())


@pytest.mark.parametrize("name", REACHED)
def test_every_wording_is_found_in_its_sentence(name: str):
    assert [wording.words for wording in observation_terms()[name] if not REACHED[name](wording)] == []


def test_no_wording_stands_twice_in_a_list():
    for name, wordings in observation_terms().items():
        entries = [(wording.words, wording.means) for wording in wordings]
        assert sorted(set(entries)) == sorted(entries), name


def test_the_wordings_are_loaded_in_a_blink():
    observation_terms.cache_clear()
    begun = time.process_time()
    observation_terms()
    assert time.process_time() - begun < 0.05  # 7 ms on a quiet machine


SENTENCES = {
    "unchosen": "比上年增加（减少）0万元",
    "unfilled": "比上年增加  万元",
    "double_percent": "增长5.3%%",
    "placeholder": "某某单位2024年度",
    "third_level": "教育支出（205类）普通教育（02款）小学教育（02款）",
    "year_of_statement": "2023年度收入总计3万元",
    "year_of_deed": "2026年6月26日在本市举办了论坛",
    "no_difference": "差异原因：无差异",
    "cut_label": "满意度指",
    "stray_unit": "交流活万元动经费11.99万元",
    "doubled": "人员增加，，",
    "misspelt": "较上一度增加3万元",
}


@pytest.mark.parametrize("kind", TRACE_KINDS)
def test_every_trace_is_found(kind: str):
    assert kind in {row["kind"] for row in rows_of(SENTENCES[kind])}


def test_the_layout_may_break_a_line_within_a_word():
    assert [row["words"] for row in rows_of("比上年增\n加（减\n少）0万\n元")] == ["增加（减少）0万元"]
