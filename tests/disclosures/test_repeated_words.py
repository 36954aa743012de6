"""What a reader knows, printed again and again: twice as much of it costs twice the time to read and to check."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import partial
from pathlib import Path

import polars as pl
import pytest
from processor_time import least_growth

from checks.engine.run import check
from disclosures.reading import read

PATTERNS, LENGTH = 150, 12_000  # of a text before it is doubled, in characters
MOST = 2.5
TERMS = Path(__file__).parents[2] / "data" / "terms"
PRINTED = (
    *("5", "5.", ",5", "5,", "12.5%", "5万元", "55555万元", "2031年", "12月31日", "20131", "-", "—", "×", "*", "=", ">=", "/"),
    *(
        "（",
        "）",
        "(类)",
        "“",
        "、",
        "，",
        "：",
        "；",
        "。",
        "…",
        "●",
        "①",
        "一、",
        "（一）",
        "1.",
        "# ",
        "**",
        "|",
        "<p>",
        "<a",
        "&nbsp;",
    ),
    *(" ", "\t", "\n", "\r", "\f", "　", "\ufeff", "中", "中国", "比（", "255中国", "5中 "),
)
PROSE = "第一部分 部门概况\n第二部分 2031年度部门决算情况说明\n一、收入支出决算总体情况说明\n"
PLACES: dict[str, Callable[[str, int], str]] = {
    "in a sentence": lambda word, times: PROSE + word * times,
    "line by line": lambda word, times: PROSE + f"{word}\n" * times,
    "in a form": lambda word, times: "项目支出绩效自评表\n项目名称 甲\n年初预算数 全年预算数 全年执行数\n" + word * times,
    "in the cells of a table": lambda word, times: f"{PROSE}收入支出决算总表\n公开01表\n单位：万元\n" + f"{word}\t" * times,
    "on the cover": lambda word, times: word * times,
}


def words_known() -> list[str]:
    """Words of all the terms, and what is printed beside words: so many, from all of them alike."""
    known = sorted({word for file in sorted(TERMS.glob("*.yaml")) for word in re.findall("[一-鿿]+", file.read_text("utf-8"))})
    wanted = PATTERNS - len(PRINTED)
    return [*PRINTED, *(known[at * len(known) // wanted] for at in range(wanted))]


def text_of(place: str, word: str, length: int) -> bytes:
    return PLACES[place](word, length // (len(word) + 1)).encode()


def growth_of_reading(place: str, word: str) -> float:
    once, twice = (partial(read, text_of(place, word, times * LENGTH), "a.txt") for times in (1, 2))
    return least_growth(once, twice, below=MOST)


@pytest.mark.parametrize("place", PLACES)
def test_twice_a_text_takes_twice_the_time_to_read(place: str):
    words = words_known()
    assert len(set(words)) == PATTERNS
    grown = {word: growth_of_reading(place, word) for word in words}
    assert {word: growth for word, growth in grown.items() if growth > MOST} == {}


@pytest.mark.slow
@pytest.mark.parametrize("place", PLACES)
def test_twice_the_texts_take_twice_the_time_to_check(place: str):
    once, twice = (partial(check, tables_read(place, times * LENGTH)) for times in (1, 2))
    assert least_growth(once, twice, below=MOST) < MOST


def tables_read(place: str, length: int) -> dict[str, pl.DataFrame]:
    """What is read of a text of each word, as one batch to check."""
    frames = [read(text_of(place, word, length), f"{number}.txt").frames for number, word in enumerate(words_known())]
    return {name: pl.concat([each[name] for each in frames]) for name in frames[0]}
