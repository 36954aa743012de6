"""The nine public tables in PDFs that are drawn with all that programs do to them: every printed number is one fact."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from functools import cache, partial

import polars as pl
import pypdfium2
import pytest
from drawn_pdf import FONT, RULERS, Drawing, Ruler, stroked
from drawn_tables import Tables
from merged_forms import Part
from nine_tables import Number, Setting, numbers_of, parts_of, tables_of
from reportlab.lib.pagesizes import A4, landscape
from reportlab.pdfgen.canvas import Canvas

from disclosures.reading import Reading, read

SETTINGS = {
    "one column of codes, the total first": Setting(),
    "three columns, the total among the headings": Setting(3, "heading", commas=True, zeros="0.00"),
    "the total last": Setting(1, "last", zeros="0.00"),
    "three columns, dashes": Setting(3, "first", commas=True, zeros="-"),
}
USUAL = SETTINGS["three columns, the total among the headings"]


def told(reading: Reading) -> Counter[Number]:
    facts = reading.frames["facts"].filter(pl.col("section").str.starts_with("表"))
    rows = facts.select("section", "subject", "column", "as_printed").iter_rows()
    return Counter(
        Number(section, "" if section == "表7" else subject.split("/")[-1], column.split("/")[-1], printed)
        for section, subject, column, printed in rows
    )


@cache
def expected(setting: Setting) -> Counter[Number]:
    tables = enumerate(tables_of(setting).values(), 1)
    return Counter(number for at, rows in tables for number in numbers_of(f"表{at}", rows))


def drawn(setting: Setting, *, size: tuple[float, float] = A4, parts: list[Part] | None = None, **options: object) -> bytes:
    drawing = Tables(size, **options)
    drawing.parts(parts_of(setting) if parts is None else parts)
    return drawing.bytes()


def assert_all_is_read(content: bytes, setting: Setting) -> None:
    reading = read(content, "甲局.pdf")
    assert told(reading) == expected(setting)
    assert reading.frames["unread"].height == 0


@pytest.mark.parametrize("setting", SETTINGS.values(), ids=SETTINGS)
@pytest.mark.parametrize("size", [A4, landscape(A4)], ids=["portrait", "landscape"])
def test_every_number_is_one_fact(setting: Setting, size: tuple[float, float]):
    assert_all_is_read(drawn(setting, size=size), setting)


def test_the_tables_have_numbers():
    assert {number.section for number in expected(USUAL)} == {f"表{at}" for at in range(1, 8)}
    assert expected(USUAL).total() > 400


@pytest.mark.parametrize("ruler", RULERS.values(), ids=RULERS)
def test_they_are_read_however_they_are_ruled(ruler: Ruler):
    assert_all_is_read(drawn(USUAL, ruler=ruler), USUAL)


def without_sides(canvas: Canvas, x0: float, y0: float, x1: float, y1: float, *, width: float) -> None:
    if x0 != x1 or 41 < x0 < width - 41:
        stroked(canvas, x0, y0, x1, y1)


def test_they_are_read_without_rules_at_their_sides():
    assert_all_is_read(drawn(USUAL, ruler=partial(without_sides, width=A4[0])), USUAL)


def aslant(page: Drawing) -> None:
    for x, y in ((80, 200), (250, 450), (120, 600)):
        page.canvas.saveState()
        page.canvas.setFont(FONT, 26)
        page.canvas.translate(x, y)
        page.canvas.rotate(30)
        page.canvas.drawString(0, 0, "内部资料2031")
        page.canvas.restoreState()


def level(page: Drawing) -> None:
    page.canvas.setFont(FONT, 60)
    page.canvas.drawString(60, 420, "柳塘财政2031")


def upright(page: Drawing) -> None:
    page.canvas.translate(300, 100)
    page.canvas.rotate(90)
    level(page)


def head(page: Drawing) -> None:
    page.canvas.drawString(60, page.height - 34, "柳塘市财政局2031年度部门决算公开（第三版）")
    page.canvas.line(40, page.height - 38, page.width - 40, page.height - 38)


def frame(page: Drawing) -> None:
    for room in (20, 23):
        page.canvas.rect(room, room, page.width - 2 * room, page.height - 2 * room)


def shade(page: Drawing) -> None:
    page.canvas.setFillGray(0.9)
    page.canvas.rect(0, 0, page.width, page.height, stroke=0, fill=1)
    page.canvas.rect(40, 500, 300, 18, stroke=0, fill=1)


UNDER: Mapping[str, Callable[[Drawing], None]] = {
    "words aslant": aslant, "large words": level, "turned words": upright,
    "a head with a rule": head, "a frame": frame, "shades": shade,
}  # fmt: skip


@pytest.mark.parametrize("under", UNDER.values(), ids=UNDER)
def test_what_is_printed_around_and_below_them_changes_nothing(under: Callable[[Drawing], None]):
    assert_all_is_read(drawn(USUAL, under=under), USUAL)


def contents_before(parts: list[Part]) -> Iterator[Part]:
    yield "目录"
    yield from (f"{at}、{part}{'.' * 40}{at + 3}" for at, part in enumerate(titles(parts), 1))
    yield from titles(parts)
    yield from parts


def titles(parts: list[Part]) -> list[str]:
    return [part for part in parts if isinstance(part, str) and part.endswith("表")]


def spread(parts: list[Part]) -> Iterator[Part]:
    yield from (" ".join(part) if isinstance(part, str) else part for part in parts)


def broken(parts: list[Part]) -> Iterator[Part]:
    for part in parts:
        yield from (part[:-3], part[-3:]) if isinstance(part, str) and len(part) > 8 and part.endswith("表") else (part,)


def named(parts: list[Part]) -> Iterator[Part]:
    for part in parts:
        yield from ("公开01表", "编制单位：柳塘市财政局    金额单位：万元") if part == "单位：万元" else (part,)


ARRANGED = {"a list of contents": contents_before, "spread titles": spread, "broken titles": broken, "lines below titles": named}


@pytest.mark.parametrize("arranged", ARRANGED.values(), ids=ARRANGED)
def test_titles_are_found_however_they_are_printed(arranged: Callable[[list[Part]], Iterator[Part]]):
    assert_all_is_read(drawn(USUAL, parts=list(arranged(parts_of(USUAL)))), USUAL)


def test_a_title_may_stand_on_the_page_before_its_table():
    drawing = Tables(A4, under=head)
    for part in parts_of(USUAL):
        drawing.parts([part])
        if part == "单位：万元":
            drawing.end_page()
    assert_all_is_read(drawing.bytes(), USUAL)


def test_a_title_may_be_repeated_on_every_page_of_its_table():
    drawing = Tables(A4)
    parts = parts_of(USUAL)
    for at, part in enumerate(parts):
        drawing.again = [str(words) for words in parts[at - 2 : at]] if isinstance(part, list) else []
        drawing.parts([part])
    assert_all_is_read(drawing.bytes(), USUAL)


def test_a_table_may_spill_onto_a_page_with_a_blank_row():
    drawing = Tables(landscape(A4))
    for part in parts_of(USUAL):
        drawing.parts([part])
        if isinstance(part, list) and len(part[-1]) == 7:
            drawing.end_page()
            drawing.table([[""] * 7], [(drawing.width - 80) / 7] * 7, x=40)
            drawing.end_page()
    assert_all_is_read(drawing.bytes(), USUAL)


def across_only(canvas: Canvas, x0: float, y0: float, x1: float, y1: float) -> None:
    if y0 == y1:
        stroked(canvas, x0, y0, x1, y1)


def test_tables_without_rules_between_their_columns_are_unread_and_named():
    frames = read(drawn(USUAL, ruler=across_only), "甲局.pdf").frames
    assert frames["facts"].height == 0
    assert Counter(frames["unread"]["quote"]) == Counter(number.printed for number in expected(USUAL).elements())
    assert frames["unread"]["reason"].unique().to_list() == ["公开表没有框线，表内的数无法归入行列，未读取"]


def test_every_number_is_quoted_on_its_page_and_boxed_where_it_is_printed():
    content = drawn(USUAL)
    frames = read(content, "甲局.pdf").frames
    text, document = frames["documents"]["text"].item(), pypdfium2.PdfDocument(content)
    pages = [(page.get_height(), page.get_textpage()) for page in document]
    for place, printed in frames["facts"].select("evidence", "as_printed").iter_rows():
        assert text[place["start"] : place["end"]] == place["quote"] == printed
        assert place["page"] == text.count("\f", 0, place["start"]) + 1
        (x0, top, x1, bottom), (height, page) = place["box"], pages[place["page"] - 1]
        assert page.get_text_bounded(x0 - 0.1, height - bottom - 0.1, x1 + 0.1, height - top + 0.1).strip() == printed
    document.close()
