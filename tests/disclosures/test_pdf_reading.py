"""Text of PDFs drawn here: lines by their baseline, pages, places; and files that cannot be read, with what to do."""

from __future__ import annotations

import unicodedata

import polars as pl
import pytest
from drawn_pdf import FONT, SIZE, STEP, Drawing
from hypothesis import given, settings
from hypothesis import strategies as st
from reportlab.lib.pdfencrypt import StandardEncryption

from disclosures.formats.extracting import extract
from disclosures.reading import read

NARRATIVE = [
    "柳塘市水务局2031年度部门决算",
    "第二部分 决算情况说明",
    "一、收入支出决算总体情况说明",
    "收入支出总计12.50万元。与2030年度相比，收入支出总计增加1.50万",
    "元，增长13.64%。",
    "二、收入决算情况说明",
    "本年收入合计12.00万元。",
    "三、支出决算情况说明",
    "本年支出合计11.00万元，其中：基本支出8.00万元，占72.73%。",
]


def drawn(*pages: list[str], numbered: bool = True, **options: object) -> bytes:
    drawing = Drawing(**options)
    for number, lines in enumerate(pages, 1):
        if number > 1:
            drawing.end_page()
        for line in lines:
            drawing.line(line)
        if numbered:
            drawing.number(str(number))
    return drawing.bytes()


def text_of(content: bytes) -> str:
    found = extract(content, "甲局.pdf")
    assert found.problem is None
    return found.text


def problem_of(content: bytes) -> str:
    found = extract(content, "甲局.pdf")
    assert (found.text, found.media_type, found.tables, found.boxes) == (None, "application/pdf", None, None)
    assert found.problem.startswith("甲局.pdf：")
    return found.problem


def test_pages_are_parted_by_a_form_feed_and_end_with_their_number():
    assert text_of(drawn(["甲。"], ["乙。"])) == "甲。\n\n1\n\f乙。\n\n2\n"


def test_a_line_is_what_stands_on_one_baseline_in_whatever_font():
    drawing = Drawing()
    drawing.canvas.drawString(60, 700, "收入总计")
    drawing.canvas.setFont("Times-Roman", 12)
    drawing.canvas.drawString(102, 700.4, "2995.39")
    drawing.canvas.setFont(FONT, 10.5)
    drawing.canvas.drawString(145, 699.8, "万元。")
    drawing.canvas.drawString(60, 684, "支出")
    assert text_of(drawing.bytes()) == "收入总计2995.39万元。\n支出\n"


def test_what_is_drawn_from_below_is_read_from_above():
    drawing = Drawing()
    drawing.canvas.drawString(60, 600, "乙")
    drawing.canvas.drawString(90, 640, "年")
    drawing.canvas.drawString(60, 640, "甲")
    assert text_of(drawing.bytes()).split() == ["甲", "年", "乙"]


def test_letters_printed_twice_to_look_bold_are_read_once():
    drawing = Drawing()
    for x in (60, 60.4):
        drawing.canvas.drawString(x, 640, "收入总计1122.00万元")
    assert text_of(drawing.bytes()) == "收入总计1122.00万元\n"


def test_radicals_become_the_characters_that_they_print():
    found = extract(drawn(["⽀出决算总体⼈员"]), "甲局.pdf")
    assert found.text.startswith("支出决算总体人员\n")
    assert found.text == unicodedata.normalize("NFKC", found.text)
    assert len(found.boxes) == len(found.text)


def test_what_is_aslant_stands_behind_the_page():
    drawing = Drawing()
    drawing.line("收入总计12.50万元。")
    drawing.canvas.rotate(30)
    drawing.canvas.drawString(200, 300, "样本")
    assert "".join(text_of(drawing.bytes()).split()) == "收入总计12.50万元。样本"


def test_the_narrative_is_read_with_page_and_box():
    frames = read(drawn(NARRATIVE[:4], NARRATIVE[4:]), "甲局.pdf").frames
    document = frames["documents"].row(0, named=True)
    assert (document["unit_name"], document["fiscal_year"], document["pages"]) == ("柳塘市水务局", 2031, 2)
    assert (document["media_type"], document["read_share"]) == ("application/pdf", 1.0)
    facts = frames["facts"].with_columns(pl.col("evidence").struct.unnest())
    assert [(row["section"], row["measure"], float(row["value"]), row["page"]) for row in facts.to_dicts()] == [
        ("一", "amount", 12.5, 1), ("一", "change", 1.5, 1), ("一", "change_rate", 13.64, 2), ("二", "amount", 12, 2),
        ("三", "amount", 11, 2), ("三", "amount", 8, 2), ("三", "share", 72.73, 2),
    ]  # fmt: skip
    assert facts["quote"].to_list()[1].replace("\n", "").replace("\f", "")[:5] == "1.50万"
    x0, top, x1, bottom = facts["box"].to_list()[0]
    # 收入支出总计12.50万元: behind six characters, on the fourth line.
    assert 60 + 6 * SIZE <= x0 < x1 < 60 + 14 * SIZE
    assert 60 + 3 * STEP - SIZE < top < bottom < 60 + 3 * STEP + 3


def test_what_a_browser_prints_at_the_edges_of_pages_is_no_part_of_what_is_said():
    pages = [NARRATIVE[:5], NARRATIVE[5:7], NARRATIVE[7:]]
    printed = [["31/3/1 11:58 公开", *lines, f"https://a.example/b/1.html {number}/3"] for number, lines in enumerate(pages, 1)]
    plain, framed = (read(drawn(*each, numbered=False), "甲局.pdf").frames for each in (pages, printed))
    columns = ("section", "subject", "measure", "value")
    assert framed["facts"].select(columns).equals(plain["facts"].select(columns))
    assert framed["documents"]["read_share"].item() == 1.0


def test_what_several_pages_print_at_their_head_or_foot_is_no_part_of_what_is_said():
    pages = [NARRATIVE[:5], NARRATIVE[5:7], NARRATIVE[7:]]
    printed = [["绿水青山，第3版", *lines, "内部使用"] for lines in pages]
    plain, framed = (read(drawn(*each), "甲局.pdf").frames for each in (pages, printed))
    columns = ("section", "subject", "measure", "value")
    assert framed["facts"].select(columns).equals(plain["facts"].select(columns))
    assert framed["documents"]["read_share"].item() == 1.0


def marked(words: str, pages: int) -> str:
    """The text of pages with words across their lines, which are aslant."""
    drawing = Drawing()
    for number in range(pages):
        drawing.line(f"收入总计{number}.50万元。")
        drawing.canvas.rotate(30)
        drawing.canvas.drawString(200, 300, words)
        drawing.end_page()
    return "".join(text_of(drawing.bytes()).split())


def test_a_watermark_that_several_pages_print_alike_is_left_out():
    assert marked("样本2031", pages=2) == "收入总计0.50万元。收入总计1.50万元。"
    assert marked("样本", pages=1) == "收入总计0.50万元。样本"


def test_large_words_across_lines_stand_behind_the_page():
    drawing = Drawing()
    for _ in range(6):
        drawing.line("收入总计12.50万元，支出总计12.50万元。")
    drawing.canvas.setFont(FONT, 60)
    drawing.canvas.drawString(60, drawing.height - 120, "样本")
    assert "".join(text_of(drawing.bytes()).split()) == "收入总计12.50万元，支出总计12.50万元。" * 6 + "样本"


def test_a_large_title_stands_where_it_is_printed():
    drawing = Drawing()
    drawing.canvas.setFont(FONT, 36)
    drawing.canvas.drawString(60, 750, "甲局决算")
    drawing.canvas.setFont(FONT, SIZE)
    drawing.y = 700
    for _ in range(6):
        drawing.line("收入总计12.50万元。")
    assert text_of(drawing.bytes()).startswith("甲局决算\n")


def test_a_password_is_named_with_its_remedy():
    locked = drawn(NARRATIVE, encrypt=StandardEncryption("geheim", ownerPassword="besitz", strength=128))
    assert "密码" in problem_of(locked)


def test_a_file_that_only_forbids_printing_is_read():
    shut = drawn(NARRATIVE, encrypt=StandardEncryption("", ownerPassword="besitz", canPrint=0, strength=128))
    assert text_of(shut) == text_of(drawn(NARRATIVE))


def test_a_file_without_text_is_named_with_its_remedy():
    drawing = Drawing()
    drawing.canvas.rect(60, 60, 300, 400, fill=1)
    assert "共 1 页，全部没有文字层" in problem_of(drawing.bytes())


@pytest.mark.parametrize("content", [b"%PDF-1.7", b"%PDF-1.4\n%%EOF", b"%PDF-" + b"\x00" * 5000, b"%PDF\xff" * 2000])
def test_a_file_that_is_no_pdf_within_is_named_with_its_remedy(content):
    assert "已损坏" in problem_of(content)


def test_a_file_cut_short_is_refused_and_not_read_in_part():
    whole = drawn(NARRATIVE, NARRATIVE)
    for share in (0.1, 0.5, 0.9, 0.99):
        assert "重新下载" in problem_of(whole[: int(share * len(whole))])


WHOLE = drawn(NARRATIVE[:4], NARRATIVE[4:])


@settings(max_examples=150, deadline=None)
@given(st.lists(st.tuples(st.integers(0, len(WHOLE) - 1), st.integers(0, 7)), min_size=1, max_size=12))
def test_changed_bits_are_read_or_refused(flips):
    changed = bytearray(WHOLE)
    for at, bit in flips:
        changed[at] ^= 1 << bit
    reading = read(bytes(changed), "甲局.pdf")
    document = reading.frames["documents"].row(0, named=True)
    assert reading.problem or document["text"]
