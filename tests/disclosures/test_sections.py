"""Headings of any level and mark-up, a table of contents, and lines that only look like headings."""

from disclosures.narrative.sections import sections_of
from disclosures.text.prose import line_starts_of, prose_of


def sections(text: str) -> list[tuple[int | None, str, str, str]]:
    prose = prose_of(text, [])
    return [
        (found.part, found.number, found.title, prose.text[found.start : found.end])
        for found in sections_of(prose, line_starts_of(prose))
    ]


def test_parts_and_levels_make_the_number():
    found = sections("第二部分 决算情况说明\n五、支出决算情况说明\n（一）总体情况\n支出甲。\n（二）结构情况\n支出乙。\n")
    assert [row[:2] for row in found] == [(2, ""), (2, "五"), (2, "五(一)"), (2, "五(二)")]
    assert found[3][3] == "支出乙。"


def test_marks_of_markdown_are_no_part_of_a_heading():
    assert sections("## 第二部分 决算情况说明\n\n#### **一、收入决算情况说明**\n\n收入甲。\n")[1][:3] == (
        2,
        "一",
        "收入决算情况说明",
    )


def test_entries_of_a_table_of_contents_are_empty_sections():
    found = sections("- 一、收入决算情况说明\n- 二、支出决算情况说明\n\n一、收入决算情况说明\n收入甲。\n")
    assert [row[3].strip("-") for row in found] == ["", "", "收入甲。"]


def test_a_heading_broken_over_lines_is_one_heading():
    assert sections("九、国有资本经营预算财政拨款收入支出决算情\n\n况说明\n\n本年无。\n")[0][2:] == (
        "国有资本经营预算财政拨款收入支出决算情况说明",
        "本年无。",
    )


def test_a_heading_right_behind_a_full_stop_is_found():
    assert [row[1] for row in sections("一、主要职能\n（九）完成其他任务。二、机构设置及人员情况\n实有人数9人。")] == ["一", "二"]


def test_a_sentence_with_a_number_is_no_heading():
    assert [row[1] for row in sections("一、主要职能\n（一）贯彻执行管理政策；负责日常管理工作。\n")] == ["一"]


def test_a_heading_may_end_with_a_full_stop():
    found = sections("七、“三公”经费支出决算情况说明\n（一）总体情况说明。\n支出甲。\n（二）具体情况说明。\n支出乙。\n")
    assert [row[1:] for row in found[1:]] == [("七(一)", "总体情况说明", "支出甲。"), ("七(二)", "具体情况说明", "支出乙。")]
