"""Nothing that can stand in a file makes reading raise, and what is the same statement in other marks gives the same rows."""

from __future__ import annotations

import random
import re
from collections import Counter
from collections.abc import Callable
from functools import cache, partial

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from processor_time import least_growth

from data.vocabulary import spellings, vocabulary
from disclosures.reading import read
from generator import REGIMES, generate

HEAD = "2031年度部门决算，收入支出决算，收入决算情况，支出决算情况，\n一、收入支出决算总体情况说明\n"
FORM = "项目支出绩效自评表\n项目名称 甲\n"
FRAGMENTS = st.sampled_from(
    [HEAD, FORM, "项目支出绩效自评表\n", "（2031年度）", "一级指标\t二级指标\t三级指标\t指标值\t分值\t得分\n", "产出指标",
     "数量指标", "总分 100 98.5\n", "年度总体目标", "年初预算数 全年预算数 全年执行数\n", "其中：当年财政拨款 5 5 5 10 100% 10\n",
     "该指标预期指标值为", "三公经费", "占12.5%，", "增加3万元", "①", "①②", "\t", "\n", "\n\n", "\r", "\f", "\x00", "\u200e",
     "\ufeff", "😀", "<td>", "<p", "&nbsp;", "**", "> ", "## ", "- 5 -\n", "第5页 共9页\n", "1,234,56", "9" * 40, "0." + "1" * 40,
     "-", "=", ">=", "（" * 30, "(类)"]
)  # fmt: skip
WIDE = {code: code + 0xFEE0 for code in range(ord("."), ord("9") + 1)}
SAME = {
    "line ends of an old Macintosh": lambda text: text.replace("\n", "\r"),
    "line ends of Windows": lambda text: text.replace("\n", "\r\n"),
    "indented by wide spaces": lambda text: re.sub(r"(?m)^(?=\S)", "　　", text),
    "spaces that do not break": lambda text: text.replace(" ", "\xa0"),
    "spaces as entities": lambda text: text.replace(" ", "&nbsp;"),
    "quotation marks": lambda text: re.sub(r"(?m)^(?=\S)", "> ", text),
    "a paragraph a line": lambda text: re.sub(r"(?m)^([^\t\n]*[^\s])$", r"<p>\1</p>", text),
    "line breaks as tags": lambda text: re.sub(r"(?m)(?<=[^\s])$", "<br/>", text),
    "headings by a point": lambda text: re.sub(r"(?m)^(\s*[一二三四五六七八九十]{1,3})、", r"\1.", text),
    "circled list numbers": lambda text: re.sub(r"(?m)^([1-9])[.、](?=[\u4e00-\u9fff])", lambda m: "_①②③④⑤⑥⑦⑧⑨"[int(m[1])], text),
    "a reader's pictures": lambda text: text.replace("。\n", "。😀\n"),
    "digits of full width": lambda text: re.sub(r"[\d.]+", lambda m: m[0].translate(WIDE), text),
}
ENCODINGS = ("gb18030", "utf-16", "utf-16-le", "utf-16-be")
COLUMNS = {
    "facts": ("measure", "value", "unit"),
    "project_funds": ("initial_budget", "full_year_budget", "executed", "score"),
    "indicators": ("weight", "score", "target_value", "actual_value"),
}


@cache
def disclosure(layout: str) -> str:
    return next(iter(generate(1, seed=5, layouts=[layout], regimes=REGIMES))).text


def said(content: bytes) -> dict[str, Counter[tuple[object, ...]]]:
    frames = read(content, "a.txt").frames
    return {table: Counter(frames[table].select(columns).iter_rows()) for table, columns in COLUMNS.items()}


@settings(max_examples=60, deadline=None)
@given(st.binary(max_size=400))
def test_no_bytes_raise(content: bytes):
    assert read(content, "a.txt").frames["documents"].height == 1


@settings(max_examples=80, deadline=None)
@given(st.lists(FRAGMENTS, max_size=40).map("".join))
def test_no_pieces_of_the_template_raise_and_quotes_are_the_text(text: str):
    frames = read((HEAD + text).encode(), "a.txt").frames
    source = frames["documents"]["text"][0]
    for name in ("facts", "projects", "indicators"):
        for place in frames[name]["evidence"]:
            assert source[place["start"] : place["end"]] == place["quote"]


@pytest.mark.parametrize("layout", ["wrapped", "tabbed"])
@pytest.mark.parametrize("name", SAME)
def test_other_marks_say_the_same(layout: str, name: str):
    text = disclosure(layout)
    assert said(SAME[name](text).encode()) == said(text.encode())


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_other_encodings_say_the_same(encoding: str):
    text = disclosure("tabbed")
    assert said(text.encode(encoding)) == said(text.encode())


@pytest.mark.parametrize("mark", ["- {} -", "— {} —", "第{}页", "第 {} 页 共 99 页", "{}/99", "Page {} of 99", "~ {} ~"])
def test_page_numbers_are_no_statements(mark: str):
    lines = disclosure("tabbed").split("\n")
    first_tab = next(n for n, line in enumerate(lines) if "\t" in line)
    at = [n for n, line in enumerate(lines[:first_tab]) if not line.strip()][:3] or [3, 6, 9]
    for page, n in reversed([*enumerate(at, 1)]):
        lines.insert(n, f"\n{mark.format(page)}\n")
    assert said("\n".join(lines).encode()) == said(disclosure("tabbed").encode())


def test_titles_at_the_head_of_pages_are_no_statements():
    lines = disclosure("tabbed").split("\n")
    first_tab = next(n for n, line in enumerate(lines) if "\t" in line)
    for page in (4, 3, 2, 1):
        lines.insert(page * first_tab // 6, f"\n— {page} —\n\n甲州乙局2031年度部门决算公开说明\n")
    assert said("\n".join(lines).encode()) == said(disclosure("tabbed").encode())


def test_paragraphs_may_be_indented_by_tabs():
    text = re.sub(r"(?m)^(?=[^\t\n]*，[^\t\n]*$|[一二三四五六七八九十]+、[^\t\n]*$)", "\t", disclosure("tabbed"))
    assert said(text.encode()) == said(disclosure("tabbed").encode())


def test_one_number_changed_changes_that_fact_alone():
    text = disclosure("tabbed")
    facts = read(text.encode(), "a.txt").frames["facts"].filter(decimals=2)
    before = said(text.encode())
    for place in facts["evidence"][::23]:
        at = place["start"]
        after = said(f"{text[:at]}{9 - int(text[at])}{text[at + 1 :]}".encode())
        assert (before["facts"] - after["facts"]).total() == (after["facts"] - before["facts"]).total() == 1
        assert (before["indicators"], before["project_funds"]) == (after["indicators"], after["project_funds"])


CONTENTS = f"第一部分 部门概况\n第二部分 2031年度部门决算情况说明\n{HEAD}"
BOMBS: dict[str, Callable[[int], str]] = {
    "digits": lambda n: HEAD + "1" * n * 4,
    "commas": lambda n: HEAD + "1," * n,
    "numbers without units": lambda n: HEAD + "12，3.5；" * n,
    "signs": lambda n: HEAD + "×" * n + "*=" * n,
    "headings on one line": lambda n: HEAD + "。一、收入支出决算情况" * n,
    "what it comprises": lambda n: HEAD + "包括" * n + "5万元",
    "pages": lambda n: HEAD + "7\n\n" * n,
    "words that bear a measure": lambda n: HEAD + "支出" * n + "5万元",
    "shares": lambda n: HEAD + "年初预算安排占" * n + "5%",
    "brackets": lambda n: HEAD + "（" * n + "5万元" + "）" * n,
    "items": lambda n: HEAD + "甲(类)" * n + "5万元",
    "headings": lambda n: "一、收入支出决算情况说明\n" * n,
    "titles": lambda n: "项目支出绩效自评表\n" * n,
    "labels": lambda n: FORM + "一级指标 二级指标\n" + "产出指 数量指\n" * n,
    "sources of money": lambda n: FORM + "年初预算数 全年预算数 全年执行数\n" + "其中：当年财政拨款 5 5 5 5\n" * n,
    "a total without end": lambda n: FORM + "一级指标\n产出指标 数量指标 a 5 5 5 5\n总分 " + "1" * n + "x\n",
    "running titles": lambda n: HEAD + "\f甲局2031年度部门决算\n收" * n,
    "spaces": lambda n: HEAD + "收" + " " * n * 8 + "收",
    "tags": lambda n: HEAD + "<p>" * n + "<p " * n,
    "lines of one character": lambda n: HEAD + "收\n" * n,
    "ranks": lambda n: HEAD + "增速" + "排名列" * n,
    "blank lines": lambda n: CONTENTS + "\n" * n * 6,
    "blank lines below a title": lambda n: CONTENTS + "收入支出决算总表\n\n \n" * n,
    "numbers of broken marks": lambda n: HEAD + "1,,2.3.4" * n,
}


@pytest.mark.parametrize("name", BOMBS)
def test_the_time_of_reading_grows_with_the_text_and_not_with_its_square(name: str):
    short, long = (partial(read, BOMBS[name](size).encode(), "a.txt") for size in (800, 3_200))
    # Four times the text: 4 where time is linear, 16 where it is quadratic.
    assert least_growth(short, long, below=11) < 11


NUMBERS = (
    *(
        "3,604.76万元",
        "0.00元",
        "5%",
        "12.5个百分点",
        "3辆",
        "2人次",
        "-3.00万元",
        "约5亿元",
        "９８．７６万元",
        f"1{'0' * 400}万元",
    ),
    *("2023年", "2022年12月31日", "12月31日", "1月", "0", "20", "36.", "1.2.3", "3,,6"),
)
MARKS = (*"，。、；：（）()“”\n 　", "。\n", "\n一、", "\n（一）", "\n1.", "其中：", "比上年")


@pytest.mark.parametrize("seed", range(60))
def test_words_of_the_vocabulary_in_no_order_are_read_or_unread(seed: int) -> None:
    """Every word, number and mark before every other: what no sentence says must not end the reading."""
    drawn = random.Random(seed)
    words = [spelling for wording in vocabulary().wordings for spelling in sorted(spellings(wording.words))[:4] if spelling]
    body = "".join(drawn.choice(drawn.choice((words, words, NUMBERS, MARKS))) for _ in range(400))
    text = f"昌远县商务局2023年度部门决算公开说明\n一、收入支出决算总体情况说明\n2023年度收入总计3,604.76万元。\n{body}"
    frames = read(text.encode(), "a.txt").frames
    assert frames["facts"].height + frames["unread"].height > 30
