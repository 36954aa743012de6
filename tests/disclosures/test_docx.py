"""Word documents: what is printed is read, in its order; what Word counts is counted; what is not printed is left out."""

from __future__ import annotations

import io

import docx
from written_formats import docx_with, paragraph

from disclosures.blocks import Extract
from disclosures.formats.extracting import extract


def level(at: int, number_format: str, words: str, others: str = "") -> str:
    way = f'<w:start w:val="1"/><w:numFmt w:val="{number_format}"/><w:lvlText w:val="{words}"/>'
    return f'<w:lvl w:ilvl="{at}">{way}{others}</w:lvl>'


NO_GAP = '<w:suff w:val="nothing"/>'
LISTS = (
    '<w:numbering><w:abstractNum w:abstractNumId="0">'
    + level(0, "chineseCountingThousand", "%1、", NO_GAP)
    + level(1, "chineseCounting", "（%2）", NO_GAP)
    + level(2, "decimal", "%3.")
    + '</w:abstractNum><w:abstractNum w:abstractNumId="1">'
    + level(0, "chineseCounting", "第%1部分", '<w:pStyle w:val="part"/>')
    + """</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>
<w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num><w:num w:numId="3"><w:abstractNumId w:val="0"/>
<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num></w:numbering>"""
)
STYLES = """<w:styles><w:style w:type="paragraph" w:styleId="part"><w:basedOn w:val="base"/></w:style>
<w:style w:type="paragraph" w:styleId="base"><w:pPr><w:numPr><w:numId w:val="2"/></w:numPr></w:pPr></w:style></w:styles>"""


def found(body: str, **others: str) -> Extract:
    extract_ = extract(docx_with(body, **others), "甲.docx")
    assert extract_.problem is None
    return extract_


def text(body: str, **others: str) -> str:
    return found(body, **others).text or ""


def numbered(words: str, level: int, number: int = 1) -> str:
    return paragraph(words, f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>')


def cell(words: str, properties: str = "") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{words if words.startswith('<') else paragraph(words)}</w:tc>"


def table(*rows: str) -> str:
    return f"<w:tbl>{''.join(f'<w:tr>{row}</w:tr>' for row in rows)}</w:tbl>"


def test_the_numbers_of_headings_are_counted():
    body = numbered("收入", 0) + numbered("总体", 1) + numbered("甲", 2) + numbered("乙", 2) + numbered("具体", 1)
    body += numbered("甲", 2) + numbered("支出", 0) + numbered("总体", 1)
    assert text(body, numbering=LISTS).split("\n")[:-1] == [
        "一、收入", "（一）总体", "1. 甲", "2. 乙", "（二）具体", "1. 甲", "二、支出", "（一）总体",
    ]  # fmt: skip


def test_a_list_that_starts_anew_does():
    body = numbered("甲", 0) + numbered("乙", 0) + numbered("丙", 0, number=3)
    assert text(body, numbering=LISTS) == "一、甲\n二、乙\n一、丙\n"


def test_a_style_may_number_its_paragraphs():
    body = paragraph("概况", '<w:pStyle w:val="part"/>') + paragraph("说明", '<w:pStyle w:val="part"/>')
    assert text(body, numbering=LISTS, styles=STYLES) == "第一部分 概况\n第二部分 说明\n"


def test_a_deleted_revision_is_not_printed_and_an_inserted_one_is():
    run = "<w:r><w:{0}>{1}</w:{0}></w:r>"
    body = (
        f"<w:p>{run.format('t', '收入')}<w:del>{run.format('delText', '10')}</w:del><w:ins>{run.format('t', '12')}</w:ins></w:p>"
    )
    assert text(body) == "收入12\n"


def test_a_paragraph_whose_end_is_deleted_goes_on():
    assert text(paragraph("收入", "<w:rPr><w:del/></w:rPr>") + paragraph("合计") + paragraph("支出")) == "收入合计\n支出\n"


def test_hidden_words_and_instructions_of_fields_are_not_printed():
    hidden = "<w:r><w:rPr><w:vanish/></w:rPr><w:t>密</w:t></w:r>"
    field = '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> PAGEREF x </w:instrText></w:r>'
    field += '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>5</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>'
    assert text(f"<w:p>{hidden}<w:r><w:t>第</w:t></w:r>{field}</w:p>") == "第5\n"


def test_a_soft_break_ends_a_line_and_no_paragraph_number():
    assert text(numbered("收入\n情况", 0) + numbered("支出", 0), numbering=LISTS) == "一、收入\n情况\n二、支出\n"


def test_the_page_numbers_of_contents_are_no_cells():
    contents = "<w:p><w:r><w:t>一、收入情况</w:t><w:tab/><w:t>12</w:t></w:r></w:p>"
    assert text(contents + paragraph("正文")) == "一、收入情况 12\n正文\n"


def test_the_words_of_a_text_box_stand_once_and_behind_its_paragraph():
    box = f"<w:txbxContent>{paragraph('公开')}</w:txbxContent>"
    body = f"<w:p><w:r><w:t>甲局</w:t><mc:AlternateContent><mc:Choice><w:drawing>{box}</w:drawing></mc:Choice>"
    body += f"<mc:Fallback><w:pict>{box}</w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>"
    assert text(body) == "甲局\n公开\n"


def test_merged_cells_are_words_in_the_first_and_blank_places_elsewhere():
    above, below = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"
    rows = table(cell("产 出", above) + cell("数量", '<w:gridSpan w:val="2"/>'), cell("", below) + cell("1") + cell("2.50"))
    extract_ = found(paragraph("前") + rows + paragraph("后"))
    assert extract_.text == "前\n产 出\t数量\t\n\t1\t2.50\n后\n"
    (one,) = extract_.tables or ()
    assert [[each.text for each in row] for row in one.rows] == [["产出", "数量", ""], ["", "1", "2.50"]]
    assert all((each.start == each.end) == (each.text == "") for row in one.rows for each in row)
    assert [extract_.text[each.start : each.end] for each in one.rows[0]] == ["产 出", "数量", ""]


def test_a_title_above_a_form_is_its_first_row():
    form = table(cell("项目名称") + cell("甲项目"))
    (one,) = found(paragraph("项目支出绩效自评表") + paragraph("（2031年度）") + form).tables or ()
    assert [row[0].text for row in one.rows] == ["项目支出绩效自评表", "（2031年度）", "项目名称"]


def test_a_table_within_a_table_is_a_table_and_a_frame_is_none():
    inner = table(cell("甲") + cell("1"))
    extract_ = found(table(cell(paragraph("一、收入情况") + inner + paragraph("二、支出情况"))))
    assert extract_.text == "一、收入情况\n甲\t1\n二、支出情况\n"
    assert len(extract_.tables or ()) == 1


def test_rows_that_are_deleted_are_none():
    rows = table(cell("甲") + cell("1"), f"<w:trPr><w:del/></w:trPr>{cell('乙')}{cell('2')}")
    assert text(rows) == "甲\t1\n"


def test_signs_of_the_font_symbol_are_read():
    assert text('<w:p><w:r><w:sym w:font="Symbol" w:char="F0B3"/><w:t>95%</w:t></w:r></w:p>') == "≥95%\n"


def test_a_document_without_tables_leaves_them_to_the_text():
    assert found(paragraph("收入12.50万元")).tables is None


def test_notes_come_last():
    notes = f'<w:footnotes><w:footnote w:id="1">{paragraph("注：含上年结转")}</w:footnote></w:footnotes>'
    assert text(paragraph("收入"), footnotes=notes) == "收入\n注：含上年结转\n"


def test_a_document_without_words_is_refused_with_a_sentence():
    assert "没有文字" in (extract(docx_with(paragraph("")), "甲.docx").problem or "")


def test_a_document_written_by_a_library_is_read_with_its_styles():
    written, document = io.BytesIO(), docx.Document()
    document.add_heading("甲局2031年度部门决算公开说明", 0)
    for words in ("甲", "乙"):
        document.add_paragraph(words, style="List Number")
    table = document.add_table(3, 3)
    table.cell(0, 0).merge(table.cell(0, 2)).text = "项目支出绩效自评表"
    table.cell(1, 0).merge(table.cell(2, 0)).text = "产出指标"
    table.cell(1, 2).text, table.cell(2, 2).text = "第一段\n第二段", "9.50"
    document.save(written)
    found_ = extract(written.getvalue(), "甲.docx")
    lines = "1. 甲\n2. 乙\n项目支出绩效自评表\t\t\n产出指标\t\t第一段 第二段\n\t\t9.50\n"
    assert found_.text == f"甲局2031年度部门决算公开说明\n{lines}"
