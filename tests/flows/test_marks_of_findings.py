"""Findings as marks: one a place and page, with numbers that tell the places of a finding apart, and what is said at each."""

from __future__ import annotations

from decimal import Decimal

from disclosures.blocks import Extract
from flows.marks import COLOURS, WAIVED, marking_of

TEXT = "收入12万元，占\n\f比30%。\n支出（空）"
PRINTED = "收入12万元，占比30%。支出"
# Characters of 10 points side by side, each line and page from the left; （空） is of the text and not printed.
BOXES = [(10 * index, 100, 10 * index + 10, 110) if character in PRINTED else None for index, character in enumerate(TEXT)]
EXTRACT = Extract(TEXT, "application/pdf", (), BOXES)


def cited(quote: str, role: str = "amount") -> dict[str, object]:
    start = TEXT.index(quote)
    return {"role": role, "document_id": None, "start": start, "end": start + len(quote), "quote": quote}


def finding(rank: int, *quotes: str, severity: str = "error", waived_by: str | None = None) -> dict[str, object]:
    return {
        "rank": rank,
        "check_id": f"SUM{rank:02}",
        "severity": severity,
        "document_id": "d",
        "message": "一 收入：印“12万元”。",
        "at_stake": Decimal("12"),
        "evidence": [cited(quote) for quote in quotes],
        "trial": False,
        "waived_by": waived_by,
        "waived_until": "2999-12-31",
        "waiver_reason": "已说明",
    }


def test_the_places_of_a_finding_bear_its_number_and_their_own():
    marks = marking_of([finding(3, "12万元", "支出"), finding(4, "30%")], EXTRACT).marks
    assert [(mark.page, mark.number) for mark in marks] == [(1, "3-1"), (2, "3-2"), (2, "4")]
    assert marks[0].comment.splitlines() == [
        "错误　发现 3-1　SUM03",
        "一 收入：印“12万元”。",
        "涉及 12.00 万元",
        "此处：金额“12万元”",
        "另见第 2 页 3-2：金额“支出”",
    ]


def test_a_place_that_goes_over_a_page_is_marked_on_both():
    first, second = marking_of([finding(1, "占\n\f比30%")], EXTRACT).marks
    assert (first.page, second.page) == (1, 2) and first.comment == second.comment
    assert (len(first.lines), len(second.lines)) == (1, 1)
    assert "此处：金额“占比30%”" in first.comment


def test_a_place_of_many_findings_is_one_mark_in_the_colour_of_the_gravest():
    severities = ("warning", "notice", "notice", "info")
    findings = [finding(rank, "30%", severity=severity) for rank, severity in enumerate(severities, 1)]
    (mark,) = marking_of(findings, EXTRACT).marks
    assert mark.number == "1 2 3 +" and mark.colour == COLOURS["warning"]
    assert [line for line in mark.comment.splitlines() if "发现" in line] == [
        "疑点　发现 1　SUM01", "核实　发现 2　SUM02", "核实　发现 3　SUM03", "提示　发现 4　SUM04",
    ]  # fmt: skip


def test_places_that_begin_at_one_character_show_all_their_numbers_once():
    marks = marking_of([finding(1, "12万元", "支出"), finding(2, "12")], EXTRACT).marks
    assert [mark.number for mark in marks] == ["1-1 2", "1-2", ""]


def test_what_is_waived_is_grey_unless_something_else_is_found_there():
    findings = [finding(1, "30%", waived_by="王敏"), finding(2, "支出", waived_by="王敏"), finding(3, "30%", severity="notice")]
    shared, alone = marking_of(findings, EXTRACT).marks
    assert (shared.colour, alone.colour) == (COLOURS["notice"], WAIVED)
    assert "已豁免：已说明（王敏，至 2999-12-31）" in alone.comment


def test_a_place_that_is_cited_twice_counts_once():
    (mark,) = marking_of([finding(1, "30%", "30%")], EXTRACT).marks
    assert mark.number == "1-1"  # as on the page, where the second one is 1-2


def test_of_many_places_some_are_named_and_the_rest_counted():
    places = [*PRINTED[:8], "比", "3", "%"]
    marks = marking_of([finding(1, *places)], EXTRACT).marks
    assert [mark.number for mark in marks] == [f"1-{index}" for index in range(1, 12)]
    # Eight of the ten others.
    assert marks[0].comment.count("另见") == 8 and marks[0].comment.endswith("另有 2 处。")


def test_what_is_not_printed_and_what_is_said_of_nothing_has_no_place():
    marking = marking_of([finding(1, "（空）"), finding(2), finding(2, "（空）"), finding(4, "30%")], EXTRACT)
    assert (marking.found, marking.places, len(marking.marks)) == (1, 1, 1)
    assert marking.unplaced == {"SUM01": 1, "SUM02": 2}
