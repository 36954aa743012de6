"""Bytes to text: the encoding is found from the content; what is no text is refused with a sentence."""

import pytest

from disclosures.formats.decoding import decode

TEXT = "二〇三一年度部门决算公开说明，收入总计12.50万元。"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_the_encoding_is_found(encoding: str):
    assert decode(TEXT.encode(encoding), "甲.txt").text == TEXT


@pytest.mark.parametrize(
    ("content", "words"),
    [(b"", "文件为空"), (b" \r\n\t" * 1000, "只有空白"), (b"\x89PNG\r\n\x1a\n" + bytes(50), "PNG 图片"), (b"%PDF-1.7\n", "PDF"),
     (b"PK\x03\x04" + bytes(50), "Office"), (bytes(range(256)) * 40, "无法辨认")],
)  # fmt: skip
def test_what_is_no_text_is_refused_with_a_sentence_that_names_the_file(content: bytes, words: str):
    refused = decode(content, "甲.txt")
    assert refused.text is None
    assert "甲.txt" in (refused.problem or "") and words in (refused.problem or "")


def test_the_suffix_says_nothing():
    assert decode(b"\x89PNG\r\n\x1a\n" + bytes(50), "甲.txt").media_type == "image/png"
