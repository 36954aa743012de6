"""Ruled tables that go over pages, and pages that lie on their side: a table is one however the paper is cut or turned."""

from __future__ import annotations

import pytest
from drawn_pdf import SIZE, Drawing
from reportlab.lib.pagesizes import A4, landscape
from tables_read import only, read, words

from disclosures.blocks import Extract

ROWS = [["项目", "决算数"], ["一、收入", "1,234.50"], ["二、支出", ""], ["合计", "1,234.50"]]
WIDTHS = [160, 90]


def over_pages(between: str = "", *, second: list[float] | None = None, heads: tuple[str, str] = ("", "")) -> Extract:
    """A table over two pages. between: a line above its second part; heads: a line at the head of each page."""
    drawing = Drawing()
    for number, rows in enumerate((ROWS[:2], ROWS[2:])):
        if number:
            drawing.number("- 1 -")
            drawing.end_page()
        if heads[number]:
            drawing.line(heads[number])
        if number and between:
            drawing.line(between)
        drawing.table(rows, second if number and second else WIDTHS)
    drawing.number("- 2 -")
    return read(drawing)


def test_a_table_over_two_pages_is_one():
    found = over_pages()
    table = only(found)
    assert words(table) == ROWS
    assert "\f" in found.text[table.start : table.end]
    assert found.text[: table.rows[2][0].start].count("\f") == 1


def test_words_between_make_two_tables():
    assert [words(table) for table in over_pages("支出决算表").tables] == [ROWS[:2], ROWS[2:]]


def test_a_table_of_another_width_is_another():
    assert len(over_pages(second=[160, 130]).tables) == 2


def test_a_title_within_the_grid_opens_a_table():
    drawing = Drawing()
    for title in ("收入决算表", "支出决算表"):
        drawing.table([[title, ""], *ROWS], WIDTHS, merged={(0, 0): (1, 2)})
        drawing.end_page()
    assert [words(table)[0] for table in read(drawing).tables] == [["收入决算表", ""], ["支出决算表", ""]]


def test_rows_of_one_table_may_have_columns_of_their_own_on_the_next_page():
    assert [list(filter(None, row)) for row in words(only(over_pages(second=[120, 130])))] == [
        ["项目", "决算数"], ["一、收入", "1,234.50"], ["二、支出"], ["合计", "1,234.50"],
    ]  # fmt: skip


def test_columns_merged_on_the_next_page_are_the_same_table():
    drawing = Drawing()
    drawing.table([["项目", "预算", "决算"], ["甲", "1.00", "2.00"]], [100, 60, 60])
    drawing.end_page()
    drawing.table([["乙", "3.00"], ["说明", "按时完成"]], [100, 120])
    assert words(only(read(drawing))) == [
        ["项目", "预算", "决算"], ["甲", "1.00", "2.00"], ["乙", "3.00", ""], ["说明", "按时完成", ""],
    ]  # fmt: skip


def with_headings_again(*rows: list[str]) -> list[str]:
    """The first words of all rows: of a table that begins with a title and a name, and of rows below its title once more."""
    title = ["项目支出绩效自评表", ""]
    drawing = Drawing()
    for part in ([["项目名称", "甲"], ["指标", "得分"], ["乙", "9.00"]], rows):
        drawing.table([title, *part], WIDTHS, merged={(0, 0): (1, 2)})
        drawing.end_page()
    return [row[0] for table in read(drawing).tables for row in words(table)]


def test_a_title_that_the_next_page_repeats_within_the_grid_is_none_of_the_rows():
    assert with_headings_again(["丙", "8.00"]) == ["项目支出绩效自评表", "项目名称", "指标", "乙", "丙"]


def test_a_table_that_is_filled_in_alike_is_another():
    assert with_headings_again(["项目名称", "甲"], ["指标", "得分"], ["丙", "8.00"]).count("项目支出绩效自评表") == 2


def three_pages(head: str) -> Extract:
    drawing = Drawing()
    for number in range(3):
        drawing.line(head)
        drawing.table([[f"第{number}行", "1.00"], ["合计", "2.00"]], WIDTHS)
        drawing.end_page()
    return read(drawing)


def test_a_running_head_does_not_part_a_table():
    assert len(only(three_pages("甲局2031年度部门决算公开说明")).rows) == 6


def test_the_same_title_on_every_page_is_of_a_table_each():
    assert len(three_pages("项目支出绩效自评表（2031年度）").tables) == 3


def test_a_landscape_page_is_read():
    drawing = Drawing(landscape(A4))
    drawing.table(ROWS, [400, 250])
    assert words(only(read(drawing))) == ROWS


@pytest.mark.parametrize("turn", [90, 180, 270])
def test_a_page_that_is_shown_turned_is_read(turn):
    drawing = Drawing()
    # The page is shown as it is drawn here: its own frame lies on its side, or on its head.
    drawing.canvas.setPageRotation(turn)
    drawing.canvas.translate(*{90: (drawing.height, 0), 180: (drawing.width, drawing.height), 270: (0, drawing.width)}[turn])
    drawing.canvas.rotate(turn)
    drawing.line("上文。")
    drawing.table(ROWS, WIDTHS)
    found = read(drawing)
    assert words(only(found)) == ROWS
    x0, top, x1, bottom = found.boxes[0]
    assert 60 <= x0 < x1 <= 60 + SIZE
    assert 60 - SIZE < top < bottom < 60 + SIZE


def test_a_table_that_lies_on_its_side_is_read():
    drawing = Drawing()
    drawing.canvas.translate(drawing.width, 0)
    drawing.canvas.rotate(90)
    drawing.y = 400
    drawing.table(ROWS, WIDTHS)
    found = read(drawing)
    assert words(only(found)) == ROWS
    _, top, _, bottom = found.boxes[0]
    # 项 is drawn 63 points from the foot of the page, and lies on its side there.
    assert drawing.height - 75 < top < bottom < drawing.height - 59
