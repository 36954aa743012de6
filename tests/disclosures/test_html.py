"""Web pages: what a browser prints is read; HTML-ish text stays as it is."""

from __future__ import annotations

import base64

import pytest

from disclosures.blocks import Extract
from disclosures.formats.extracting import extract
from disclosures.formats.web.decoding import is_page

PAGE = "<!DOCTYPE html><html><head><meta charset='{charset}'><title>题</title></head><body>{body}</body></html>"


def found(body: str, *, charset: str = "utf-8", encoding: str = "utf-8") -> Extract:
    return extract(PAGE.format(body=body, charset=charset).encode(encoding), "甲.html")


def cells(extract_: Extract) -> list[list[str]]:
    (one,) = extract_.tables or ()
    return [[cell.text for cell in row] for row in one.rows]


@pytest.mark.parametrize(
    ("charset", "encoding"), [("gb2312", "gbk"), ("gbk", "gb18030"), ("utf-8", "utf-8"), ("gb2312", "utf-8"), ("", "gbk")]
)  # fmt: skip
def test_the_encoding_is_what_the_page_says_or_what_its_bytes_are(charset: str, encoding: str):
    assert found("<p>收入12.50元", charset=charset, encoding=encoding).text == "收入12.50元\n"


def test_big5_is_not_taken_for_gb18030():
    page = "<html><head><meta charset=big5></head><body><p>決算收入12.50元</body></html>"
    assert extract(page.encode("big5"), "甲.html").text == "決算收入12.50元\n"


def test_a_page_with_a_damaged_byte_is_read():
    content = PAGE.format(body="<p>收入12.50万元。" * 40, charset="gb2312").encode("gbk")
    assert "收入12.50万元" in (extract(content + b"\xb4", "甲.html").text or "")


def test_blocks_end_lines_and_runs_of_words_do_not():
    body = "<h2>一、收入情况</h2><p>收入<b>12</b>.50\n 万元<br>支出</p><div>甲<div>乙</div>丙</div>丁"
    assert found(body).text == "一、收入情况\n收入12.50 万元\n支出\n甲\n乙\n丙\n丁\n"


def test_scripts_styles_and_hidden_parts_are_no_text():
    body = (
        "<script>var 甲='<p>乙'</script><style>p{}</style><!-- 丙 --><p hidden>丁<p style='display: none'>戊</p><del>己</del>正文"
    )
    assert found(body).text == "正文\n"


def test_rows_and_columns_that_cells_span():
    rows = "<tr><td rowspan=2>产 出<td colspan='2'>数量<tr><td>1<td>2.50"
    assert cells(found(f"<table>{rows}</table>")) == [["产出", "数量", ""], ["", "1", "2.50"]]


def test_entities_are_characters():
    assert found("<p>&ge;95%&nbsp;&#20803;&amp;").text == "≥95%\xa0元&\n"


def test_the_words_of_a_cell_stand_on_one_line():
    extract_ = found("<table><tr><td><p>第一<p>第二</td><td>2</td></tr></table>")
    assert extract_.text == "第一 第二\t2\n" and cells(extract_) == [["第一第二", "2"]]


def test_a_table_that_lays_out_the_page_is_none():
    inner = "<table><tr><td>甲</td><td>1</td></tr></table>"
    extract_ = found(f"<table><tr><td width=20></td><td><p>一、收入情况</p>{inner}<p>二、支出情况</p></td></tr></table>")
    assert extract_.text == "一、收入情况\n甲\t1\n二、支出情况\n" and cells(extract_) == [["甲", "1"]]


def test_the_numbers_of_lists_are_printed():
    assert (
        found("<ol><li>甲<li>乙</ol><ol style='list-style-type: cjk-ideographic' start=3><li>丙</ol>").text
        == "1. 甲\n2. 乙\n三、丙\n"
    )


@pytest.mark.parametrize(
    "text", ["<p>一、收入情况</p>\n收入12.50万元\n", "# 公开\n\n<p>目标</p>\t<p>结果</p>\n", "正文，按<table>标记\n", "<td>甲\n"]
)
def test_text_with_tags_stays_as_it_is(text: str):
    extract_ = extract(text.encode(), "甲.html")
    assert extract_.text == text and extract_.tables is None and extract_.media_type != "text/html"


def test_a_text_with_tables_of_html_in_it_keeps_its_lines():
    text = "## 一、收入情况\n\n收入12.50万元，\n比上年增加\n\n<table><tr><td>项目\n名称</td><td>甲</td></tr></table>\n\n后文\n"
    extract_ = extract(text.encode(), "甲.md")
    assert extract_.text == "## 一、收入情况\n收入12.50万元，\n比上年增加\n项目 名称\t甲\n后文\n" and cells(extract_) == [
        ["项目名称", "甲"]
    ]


def test_a_page_without_words_is_refused_with_a_sentence():
    assert "没有文字" in (found("<img src=a.png><script>load()</script>").problem or "")


@pytest.mark.parametrize("tag", ["div", "b", "font", "x-y", "table><tr><td"])
def test_a_page_nested_without_end_is_refused_or_read_at_once(tag: str):
    extract_ = found(f"<{tag}>" * 20_000 + "甲")
    assert extract_.problem is not None and "嵌套" in extract_.problem


@pytest.mark.timeout(20)
@pytest.mark.parametrize("comment", ["<!---->", "<!-- -->\n", "<!--"])
def test_comments_without_end_before_a_page_are_passed_over_at_once(comment: str):
    assert is_page(comment * 400 + "x") is False
    assert is_page(comment * 400 + "<!----><html>") is True


def test_cells_that_span_without_end_are_refused():
    rows = "<tr><td colspan=1000 rowspan=65534>甲" * 3000
    assert "上限" in (found(f"<table>{rows}</table>").problem or "")


def test_a_web_archive_is_its_page():
    head = b"MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=b\r\n\r\n--b\r\n"
    part = b"Content-Type: text/html; charset=gb2312\r\nContent-Transfer-Encoding: base64\r\n\r\n"
    page = base64.encodebytes("<html><body><p>收入12.50万元</body></html>".encode("gbk"))
    assert extract(head + part + page + b"\r\n--b--\r\n", "甲.doc").text == "收入12.50万元\n"


def test_a_document_saved_as_xml_names_the_remedy():
    xml = '<?xml version="1.0"?>\n<?mso-application progid="Word.Document"?>\n<w:wordDocument xmlns:w="w">收入</w:wordDocument>'
    assert "docx" in (extract(xml.encode(), "甲.doc").problem or "")
