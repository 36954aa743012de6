"""Sentences of any layout: titles of the classification in its manner, spaces where a PDF's text has them."""

from __future__ import annotations

import re
from collections.abc import Callable

from generator.classification import Title
from generator.document import Paragraph

TitleWords = Callable[[Title], str]
_LEVELS = "类款项"
_BESIDE_DIGITS = re.compile(r"(?<=[\u4e00-\u9fff])(?=[0-9A-Za-z])|(?<=[0-9A-Za-z])(?=[\u4e00-\u9fff])")


def bracketed(title: Title) -> str:
    """一般公共服务支出（类）商贸事务（款）行政运行（项）"""
    return "".join(f"{name}（{level}）" for name, level in zip(title.names, _LEVELS, strict=False))


def coded(title: Title) -> str:
    """一般公共服务支出（201类）商贸事务（13款）行政运行（01项）"""
    levels = zip(title.names, title.codes, _LEVELS, strict=False)
    return "".join(f"{name}（{code}{level}）" for name, code, level in levels)


def narrow(title: Title) -> str:
    """The bracketed words with narrow brackets: (类)."""
    return bracketed(title).replace("（", "(").replace("）", ")")


def words_of(paragraph: Paragraph, title_words: TitleWords) -> str:
    """The text of a paragraph."""
    return "".join(title_words(piece.title) if piece.title else piece.text for piece in paragraph.pieces)


def spaced(text: str) -> str:
    """Spaces between characters and digits, as text taken from a PDF has them.

    >>> spaced("收入总计3,604.76万元，占97%。")
    '收入总计 3,604.76 万元，占 97%。'
    """
    return _BESIDE_DIGITS.sub(" ", text)


def narrow_marks(text: str) -> str:
    """Items with narrow commas and colons, as some units type them in 五(二) and 五(三)."""
    return text.replace("，占", ",占").replace("：支出决算数", ":支出决算数").replace("，主要原因是：", ",主要原因是:")
