"""Rows that the end of a page cuts: one where rulings or words say that they go on, two where anything speaks against it."""

from __future__ import annotations

import pytest
from drawn_pdf import Drawing

from disclosures.blocks import Table
from disclosures.formats.extracting import extract

# Three and nine characters of 10.5 points with three points of room on both sides.
WIDTHS = [37.5, 37.5, 100.5, 60]
ABOVE = ["检定\n衡器台", "10", "受连续降雨影响，部\n分任务顺延，下一步", ""]
REST = ["数", "", "倒排工期。", ""]
NEXT = ["快检\n批次", "12", "无", ""]


def over_pages(*pages: list[list[str]], closed: bool = True, **options: object) -> list[list[str]]:
    """The rows of the only table, a part of which stands on each page. closed: whether all parts are ruled at head and foot."""
    drawing = Drawing()
    for number, rows in enumerate(pages):
        if number:
            drawing.end_page()
        is_first, is_last = number == 0, number == len(pages) - 1
        drawing.table(rows, WIDTHS, head=closed or is_first, foot=closed or is_last, **options)
    found = extract(drawing.bytes(), "甲局.pdf")
    (table,) = found.tables
    held_in_the_text(table, found.text)
    return [[cell.text for cell in row] for row in table.rows]


def held_in_the_text(table: Table, text: str) -> None:
    for cell in (cell for row in table.rows for cell in row):
        assert cell.text == "" or text[cell.start] + text[cell.end - 1] == cell.text[0] + cell.text[-1]


JOINED = ["检定衡器台数", "10", "受连续降雨影响，部分任务顺延，下一步倒排工期。", ""]
PLAIN = ["快检批次", "12", "无", ""]


def test_a_row_that_both_pages_close_goes_on_where_its_last_lines_are_full():
    assert over_pages([ABOVE], [REST, NEXT]) == [JOINED, PLAIN]


def test_a_row_that_no_page_closes_goes_on_however_full_it_is():
    above = ["检定", "10", "受连续降雨影响", ""]
    rest = ["", "", "，顺延。", ""]
    assert over_pages([above], [rest, NEXT], closed=False) == [["检定", "10", "受连续降雨影响，顺延。", ""], PLAIN]


def test_a_row_goes_on_over_three_pages():
    whole = [JOINED[0], "10", ABOVE[2].replace("\n", "") * 2 + REST[2], ""]
    assert over_pages([ABOVE], [["数", "", ABOVE[2], ""]], [["", "", REST[2], ""], NEXT]) == [whole, PLAIN]


def test_a_row_goes_on_below_headings_that_the_next_page_repeats():
    heads = ["指标", "分值", "偏差原因", "备注"]
    assert over_pages([heads, ABOVE], [heads, REST, NEXT]) == [heads, JOINED, PLAIN]


@pytest.mark.parametrize(
    ("above", "below"),
    [
        (["检定", "10", "受连续降雨影响", ""], REST),  # the first word had room on the line above
        (ABOVE, ["数", "9", "倒排工期。", ""]),  # 109 is a number, but 9 had room beside 10
        (ABOVE, ["数", "", "", "甲"]),  # a cell that is blank above
        (ABOVE, ["数", "", "二、倒排工期。", ""]),  # words that begin a row
        (ABOVE, NEXT),
        (["衡器台", "", "", ""], ["数", "", "", ""]),  # all that a row says, on one line
    ],
)
def test_rows_stay_two_where_anything_speaks_against_one(above: list[str], below: list[str]):
    rows = [[cell.replace("\n", "") for cell in row] for row in (NEXT, above, below)]
    assert over_pages([NEXT, above], [below]) == rows


def test_a_full_row_below_an_open_one_is_a_row():
    first, second = ["甲", "10", "无", "1.00"], ["乙", "12", "无", "2.00"]
    assert over_pages([first], [second], closed=False) == [first, second]


def test_levels_are_rows_of_their_own():
    first, second = ["数量\n指标", "", "按时完成", ""], ["质量\n指标", "", "", ""]
    assert over_pages([first], [second], closed=False) == [["数量指标", "", "按时完成", ""], ["质量指标", "", "", ""]]


def test_a_merged_cell_that_no_page_closes_goes_on_and_its_row_does_not():
    first, second = [["绩效", "甲", "优", "1.00"], ["", "乙", "良", "2.00"]], [["指标", "丙", "优", "3.00"]]
    drawing = Drawing()
    drawing.table(first, WIDTHS, merged={(0, 0): (2, 1)}, foot=False)
    drawing.canvas.line(60 + WIDTHS[0], drawing.y + 20.8, 60 + sum(WIDTHS), drawing.y + 20.8)
    drawing.end_page()
    drawing.table(second, WIDTHS, head=False)
    drawing.canvas.line(60 + WIDTHS[0], drawing.height - 47, 60 + sum(WIDTHS), drawing.height - 47)
    (table,) = extract(drawing.bytes(), "甲局.pdf").tables
    assert [[cell.text for cell in row] for row in table.rows] == [
        ["绩效指标", "甲", "优", "1.00"], ["", "乙", "良", "2.00"], ["", "丙", "优", "3.00"]
    ]  # fmt: skip


def test_a_label_that_is_cut_goes_on_though_its_row_does_not():
    first = [["年度总", "预期目标", "实际完成情况", ""]]
    assert over_pages(first, [["体目标", "甲", "乙", ""]])[0][0] == "年度总体目标"
