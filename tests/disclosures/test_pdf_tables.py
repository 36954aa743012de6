"""Ruled tables of PDFs drawn here: however they are ruled, a cell's words are its own, and they stand in the text."""

from __future__ import annotations

import pytest
from drawn_pdf import RULERS, Drawing
from hypothesis import given, settings
from hypothesis import strategies as st
from tables_read import only, read, words

ROWS = [["项目", "决算数"], ["一、收入", "1,234.50"], ["二、支出", ""], ["合计", "1,234.50"]]
WIDTHS = [160, 90]


@pytest.mark.parametrize("ruler", RULERS.values(), ids=RULERS)
def test_cells_are_found_however_they_are_ruled(ruler):
    drawing = Drawing()
    drawing.line("收入支出决算总表")
    drawing.table(ROWS, WIDTHS, ruler=ruler)
    assert words(only(read(drawing))) == ROWS


def test_a_grid_that_is_one_path_is_found():
    drawing = Drawing()
    drawing.canvas.grid([60, 220, 310], [drawing.y - 40, drawing.y - 20, drawing.y])
    for x, y, cell in ((63, 14, "项目"), (223, 14, "决算数"), (63, 34, "合计"), (223, 34, "9.00")):
        drawing.canvas.drawString(x, drawing.y - y, cell)
    assert words(only(read(drawing))) == [["项目", "决算数"], ["合计", "9.00"]]


def test_cells_that_are_rectangles_are_found():
    drawing = Drawing()
    for row, line in enumerate([["项目", "决算数"], ["合计", "9.00"]]):
        for column, cell in enumerate(line):
            drawing.canvas.rect(60 + 90 * column, 600 - 20 * row, 90, 20, stroke=1, fill=0)
            drawing.canvas.drawString(63 + 90 * column, 606 - 20 * row, cell)
    assert words(only(read(drawing))) == [["项目", "决算数"], ["合计", "9.00"]]


def test_a_table_without_rules_at_its_sides_is_found():
    drawing = Drawing()
    for y in (600, 580, 560):
        drawing.canvas.line(60, y, 260, y)
    drawing.canvas.line(160, 600, 160, 560)
    for x, y, cell in ((63, 586, "项目"), (163, 586, "决算数"), (63, 566, "合计"), (163, 566, "9.00")):
        drawing.canvas.drawString(x, y, cell)
    assert words(only(read(drawing))) == [["项目", "决算数"], ["合计", "9.00"]]


def test_words_of_merged_cells_stand_in_the_first_of_them():
    rows = [["项目", "", "本年收入"], ["编码", "名称", ""], ["208", "社会保障", "3.00"]]
    drawing = Drawing()
    drawing.table(rows, [60, 100, 80], merged={(0, 0): (1, 2), (0, 2): (2, 1)})
    assert words(only(read(drawing))) == rows


def test_lines_of_a_wrapped_cell_are_one_without_a_break():
    drawing = Drawing()
    drawing.table([["机关事业单位\n基本养老保险\n缴费支出", "1.00"], ["合计", "1.00"]], WIDTHS)
    found = read(drawing)
    cell = only(found).rows[0][0]
    assert found.text[cell.start : cell.end] == cell.text == "机关事业单位基本养老保险缴费支出"


def test_a_blank_cell_has_the_place_where_it_would_stand():
    drawing = Drawing()
    drawing.table(ROWS, WIDTHS)
    found = read(drawing)
    blank = only(found).rows[2][1]
    assert blank.start == blank.end
    assert found.text[: blank.start].endswith("二、支出\t")


def test_a_number_wider_than_its_cell_stays_whole():
    drawing = Drawing()
    drawing.table([["项目", "金额", "说明"], ["甲", "12345678.90", "乙"]], [60, 40, 60])
    assert words(only(read(drawing)))[1] == ["甲", "12345678.90", "乙"]


def test_numbers_of_neighbours_are_two():
    drawing = Drawing()
    drawing.table([["甲", "乙"], ["123.45", "678.90"]], [36, 60])
    assert words(only(read(drawing)))[1] == ["123.45", "678.90"]


def side_by_side(number: str, *, room: float) -> list[str]:
    """The cells of a row in which a number runs over its cell of so many points, over the 10 of the next."""
    drawing = Drawing()
    drawing.table([["项目", "执行数", "分值"], ["甲", number, "10"]], [60, room, 60])
    return words(only(read(drawing)))[1]


def test_a_number_that_runs_over_the_next_one_leaves_both_whole():
    assert side_by_side("704,588.45", room=40) == ["甲", "704,588.45", "10"]


def test_numbers_that_run_into_one_another_are_no_numbers():
    # The digits touch as those of one number do: 5.25 points each.
    assert side_by_side("704,588.456.7", room=9 * 5.25) == ["甲", "704,588.456.7", "10"]


def test_words_that_a_cell_cuts_off_are_of_that_cell():
    drawing = Drawing()
    for row, cell in enumerate(["三、国有资本经营预算财政拨款收入", "四"]):
        top = 600 - 20 * row
        drawing.canvas.saveState()
        shown = drawing.canvas.beginPath()
        shown.rect(60, top - 20, 50, 20)
        drawing.canvas.clipPath(shown, stroke=0)
        drawing.canvas.drawString(63, top - 14, cell)
        drawing.canvas.restoreState()
        drawing.canvas.drawString(113, top - 14, f"{row}.50")
    drawing.canvas.grid([60, 110, 170], [560, 580, 600])
    assert words(only(read(drawing))) == [["三、国有资本经营预算财政拨款收入", "0.50"], ["四", "1.50"]]


@pytest.mark.parametrize(
    ("row", "cells"),
    [
        (["政府性基金预算财政拨款收入", "", "乙"], ["政府性基金预算财政拨款收入", "", "乙"]),
        (["政府性基金", "预算", "乙"], ["政府性基金", "预算", "乙"]),
    ],
)
def test_words_that_run_into_a_blank_cell_are_of_the_cell_they_begin_in(row: list[str], cells: list[str]):
    drawing = Drawing()
    # Five characters and their room: the sixth stands on the side.
    drawing.table([["项目", "金额", "说明"], row], [57.5, 90, 60])
    assert words(only(read(drawing)))[1] == cells


def test_a_frame_around_text_is_no_table():
    drawing = Drawing()
    drawing.canvas.rect(40, 40, drawing.width - 80, drawing.height - 80)
    drawing.line("收入总计12.50万元。")
    drawing.table(ROWS, WIDTHS)
    found = read(drawing)
    assert words(only(found)) == ROWS
    assert found.text.startswith("收入总计12.50万元。\n")


def test_an_underline_is_no_table():
    drawing = Drawing()
    drawing.canvas.line(60, drawing.y - 2, 200, drawing.y - 2)
    drawing.line("收入总计12.50万元。")
    assert read(drawing).tables == ()


def test_a_table_stands_in_the_text_where_it_is_printed():
    drawing = Drawing()
    drawing.line("上文。")
    drawing.table(ROWS[:2], WIDTHS)
    drawing.line("下文。")
    found = read(drawing)
    table = only(found)
    assert found.text.split() == ["上文。", "项目", "决算数", "一、收入", "1,234.50", "下文。"]
    assert found.text[table.start : table.end] == "项目\t决算数\n一、收入\t1,234.50\n"


WORDS = st.text(st.sampled_from("收入支出决算数项目合计0123456789.,%（）"), max_size=6)


@st.composite
def tables(draw):
    """Rows of cells with one merged block, which is blank but for its first cell."""
    width, height = draw(st.integers(2, 5)), draw(st.integers(2, 8))
    rows = [[draw(WORDS) for _ in range(width)] for _ in range(height)]
    row, column = draw(st.integers(0, height - 1)), draw(st.integers(0, width - 1))
    down, right = draw(st.integers(1, height - row)), draw(st.integers(1, width - column))
    for at in range(row, row + down):
        for to in range(column, column + right):
            rows[at][to] = rows[at][to] if (at, to) == (row, column) else ""
    return rows, {(row, column): (down, right)}


@settings(max_examples=60, deadline=None)
@given(tables(), st.sampled_from(sorted(RULERS)))
def test_words_of_cells_are_the_text_at_their_places_and_boxes_lie_on_the_page(table, ruler):
    rows, merged = table
    drawing = Drawing()
    drawing.line("上文。")
    drawing.table(rows, [80] * len(rows[0]), merged=merged, ruler=RULERS[ruler])
    found = read(drawing)
    assert len(found.boxes) == len(found.text)
    printed = ["".join(row) for row in rows]
    if sum(1 for row in rows for cell in row if cell) > 1:
        # A ruling that a merged block leaves without a cell to part is no side of cells.
        assert ["".join(row) for row in words(only(found)) if any(row)] == [words for words in printed if words]
    for cell in (cell for table in found.tables for row in table.rows for cell in row):
        assert found.text[cell.start : cell.end].replace(" ", "") == cell.text
        assert cell.text or cell.start == cell.end
    for character, box in zip(found.text, found.boxes, strict=True):
        assert (box is None) == character.isspace()
        if box is not None:
            assert 0 <= box[0] <= box[2] <= drawing.width and 0 <= box[1] <= box[3] <= drawing.height + 1
