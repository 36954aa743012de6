# ruff: noqa: E501 (an opening is printed as it stands)
"""Titles and openings of final accounts in the manners of many provinces (invented): kind, name and year, each with its place."""

from __future__ import annotations

import pytest
from identified import identified, identity

STATEMENT = "一、收入支出决算总体情况说明\n{year}年度收入总计10.00万元，支出总计10.00万元。"
# The opening of a document, the body that publishes it, the year that it reports.
TITLES = (
    # Digits are part of a name where names have them; in front of it they count annexes, behind it they are the year.
    ("岚桥区第3中学2023年度部门决算", "岚桥区第3中学", 2023),
    ("岚桥区12345热线中心2023年度部门决算", "岚桥区12345热线中心", 2023),
    ("附件1岚桥区商务局2023年度部门决算", "岚桥区商务局", 2023),
    ("第1部分岚桥区商务局2023年度部门决算", "岚桥区商务局", 2023),
    ("岚桥区商务局2021年度部门决算", "岚桥区商务局", 2021),
    ("2021年度岚桥区商务局部门决算公开说明", "岚桥区商务局", 2021),
    ("2021年岚桥区商务局部门决算", "岚桥区商务局", 2021),
    ("岚桥区商务局2021年部门决算情况说明", "岚桥区商务局", 2021),
    ("岚桥区商务局\n2021年度部门决算公开说明", "岚桥区商务局", 2021),
    ("岚桥区商务局\n2021年度\n部门决算", "岚桥区商务局", 2021),
    ("2021年度\n岚桥区商务局\n部门决算", "岚桥区商务局", 2021),
    ("2021 年度\n部门决算公开\n部门名称：岚桥区商务局", "岚桥区商务局", 2021),
    ("岚桥区商务局（本级）2020年度部门决算", "岚桥区商务局（本级）", 2020),
    ("岚桥区商务局（汇总）2020年度部门决算", "岚桥区商务局", 2020),
    ("岚桥区商务局本级2020年度单位决算公开", "岚桥区商务局本级", 2020),
    ("榆亭市2021年“三公”经费决算公开", "榆亭市", 2021),
    ("2018年榆亭市“三公”经费决算情况说明", "榆亭市", 2018),
    ("关于榆亭市2018年“三公”经费决算情况的说明", "榆亭市", 2018),
    ("关于2018年度榆亭市本级“三公”经费决算的说明", "榆亭市本级", 2018),
    ("槐渡县纪委监委2019年度部门决算公开", "槐渡县纪委监委", 2019),
    ("中共槐渡县委党校2019年度单位决算", "中共槐渡县委党校", 2019),
    ("中国共产党槐渡县委员会宣传部2019年度部门决算", "中国共产党槐渡县委员会宣传部", 2019),
    ("槐渡县高塘镇人民政府2019年度决算公开说明", "槐渡县高塘镇人民政府", 2019),
    ("槐渡县城西街道办事处2019年度部门决算说明", "槐渡县城西街道办事处", 2019),
    ("槐渡经济技术开发区管理委员会2019年度部门决算", "槐渡经济技术开发区管理委员会", 2019),
    ("槐渡县中医医院2019年单位决算分析", "槐渡县中医医院", 2019),
    ("槐渡县公安局交通管理总队2019年度决算", "槐渡县公安局交通管理总队", 2019),
    ("槐渡县机关幼儿园二〇一九年度部门决算", "槐渡县机关幼儿园", 2019),
    ("附件1：槐渡县林业局2019年度部门决算", "槐渡县林业局", 2019),
    ("附件\n槐渡县林业局2019年度部门决算公开目录", "槐渡县林业局", 2019),
    ("槐渡县林业局部门决算公开（2019年度）", "槐渡县林业局", 2019),
    ("槐渡县林业局2019年度部门决算及“三公”经费决算公开", "槐渡县林业局", 2019),
    ("槐渡县林业局2019年度政府采购支出决算情况说明", "槐渡县林业局", 2019),
    ("槐渡县粮食储备有限公司2017年度决算公开", "槐渡县粮食储备有限公司", 2017),
    ("槐渡县消费者协会2017年度单位决算公开情况说明", "槐渡县消费者协会", 2017),
    (
        "首页 > 政务公开 > 决算\n索引号：0012-2020 发布机构：县财政局\n发布日期：2018-09-01 浏览次数：12\n槐渡县统计局2017年度部门决算",
        "槐渡县统计局",
        2017,
    ),
    (
        "当前位置：首页>槐渡县统计局2017年度部门决算\n信息来源：县财政局 发布时间：2018-09-20 字体：[大 中 小]\n槐渡县统计局2017年度部门决算",
        "槐渡县统计局",
        2017,
    ),
    ("标题：槐渡县统计局2017年度部门决算 文号：无\n发布日期：2018-09-20\n槐渡县统计局2017年度部门决算", "槐渡县统计局", 2017),
    (
        "槐渡县统计局2017年度部门决算 来源：县统计局 发布时间：2018-09-20 目录 第一部分 概况 一、职能 二、机构 第二部分 说明 一、收入支出决算总体情况说明 2017年度收入总计10.00万元，支出总计10.00万元。",
        "槐渡县统计局",
        2017,
    ),
    ("高新区（新城）商务局2023年度部门决算", "高新区（新城）商务局", 2023),
    ("鶴汀縣公證處2023年度部門決算情況說明", "鶴汀縣公證處", 2023),
    ("第三部分 鶴汀縣公證處2023年度部門決算情況說明", "鶴汀縣公證處", 2023),
    ("岚江省高级人民法院2015年度部门决算", "岚江省高级人民法院", 2015),
    ("岚江省人民检察院汉汀分院2016年度部门决算", "岚江省人民检察院汉汀分院", 2016),
    ("岚江省第二人民医院2024年度决算公开\n2025年9月", "岚江省第二人民医院", 2024),
    ("中国民主同盟岚桥区委员会2022年度部门决算", "中国民主同盟岚桥区委员会", 2022),
    ("政协岚桥区委员会办公室2022年度部门决算", "政协岚桥区委员会办公室", 2022),
    ("岚桥区人大常委会办公室2022年度决算", "岚桥区人大常委会办公室", 2022),
    ("岚桥区融媒体2022年度部门决算", "岚桥区融媒体", 2022),
    ("2022年度部门决算公开\n\n\n岚桥区水务局\n\n2023年8月", "岚桥区水务局", 2022),
    ("岚桥区水务局2022年部门决算公开说明（补充）", "岚桥区水务局", 2022),
    ("岚桥区水务局2022年度部门决算信息公开", "岚桥区水务局", 2022),
    ("岚桥区教育局关于2022年度部门决算的公告", "岚桥区教育局", 2022),
    ("关于公开岚桥区教育局2022年度部门决算的说明", "岚桥区教育局", 2022),
)
OPENINGS = (
    (
        "第一部分 枫隘县水务局概况\n二、机构设置\n纳入枫隘县水务局2024年度部门决算编制范围的单位包括本级。\n2024年度收入总计3.00万元。",
        "枫隘县水务局",
        2024,
    ),
    (
        "第一部分 单位概况\n一、主要职责\n岚桥区水务局（以下简称区水务局）是区政府工作部门。\n第二部分 决算情况说明\n二、收入决算情况说明\n2021年度收入合计420.00万元，比2020年度减少3万元。",
        "岚桥区水务局",
        2021,
    ),
    (
        "（一）公务接待费支出4.20万元，完成预算的80%，比2019年减少1万元。\n机关运行经费支出30.00万元，比上年减少2万元。\n截至2020年12月31日，岚桥区水务局共有车辆3辆。",
        None,
        2020,
    ),
    (
        "岚桥区水务局是区政府组成部门。\n一、收入支出情况\n2020年总收入420.00万元，其中财政拨款收入400万元。2020年总支出420.00万元，与2019年相比减少3万元。",
        "岚桥区水务局",
        2020,
    ),
)


@pytest.mark.parametrize(("title", "name", "year"), TITLES)
def test_a_title_says_whose_final_accounts_it_heads_and_of_which_year(title: str, name: str, year: int):
    assert identified(f"{title}\n{STATEMENT.format(year=year)}") == ("final_accounts", name, year)


@pytest.mark.parametrize(("opening", "name", "year"), OPENINGS)
def test_without_a_title_the_first_sentences_say_it(opening: str, name: str | None, year: int):
    assert identified(opening) == ("final_accounts", name, year)


@pytest.mark.parametrize(("title", "name", "year"), TITLES)
def test_name_and_year_stand_where_their_evidence_says(title: str, name: str, year: int):
    text = f"{title}\n{STATEMENT.format(year=year)}"
    found = identity(text)
    for place in (found.unit_name_evidence, found.fiscal_year_evidence):
        assert place is not None
        assert text[place.start : place.end] == place.quote


def test_the_year_reported_is_not_that_of_comparisons():
    text = "按2016年同口径对比，2017年“三公”经费支出决算58.00万元，较2016年减少2.00万元，比2016年下降3.33%。"
    assert identity(text).fiscal_year == 2017


@pytest.mark.parametrize("year", ["202年度", "204年度", "20223年度"])
def test_a_year_with_a_digit_lost_or_doubled_is_none(year: str):
    assert identity(f"岚桥区商务局{year}部门决算\n收入总计10.00万元，支出总计10.00万元。").fiscal_year is None


def test_the_name_of_the_file_comes_last():
    found = identity("收入总计10.00万元，支出总计10.00万元。", file_name="3. 岚桥区商务局2021年度部门决算.pdf")
    assert (found.unit_name, found.unit_name_evidence, found.fiscal_year) == ("岚桥区商务局", None, 2021)
    found = identity("岚桥区水务局2022年度部门决算", file_name="岚桥区商务局2021年度部门决算.pdf")
    assert (found.unit_name, found.fiscal_year) == ("岚桥区水务局", 2022)


def test_the_sentence_on_staff_names_the_unit():
    staff = "清河市商务局2031年度,实有人数9人"
    assert identity(f"第一部分 单位概况\n二、人员情况\n{staff}", staff=staff).unit_name == "清河市商务局"


def test_no_name_is_no_guess():
    assert identity("本单位收入总计12.50万元，支出总计12.50万元。").unit_name is None


def test_a_name_that_a_line_breaks_is_joined_where_it_stands_again():
    text = "岚桥区自然和城乡\n建设局2021年度部门决算\n岚桥区自然和城乡建设局2021年度收入总计10.00万元。"
    assert identity(text).unit_name == "岚桥区自然和城乡建设局"


@pytest.mark.parametrize(
    ("text", "scope"),
    [
        ("岚桥区商务局2021年度部门决算\n第一部分 概况\n第二部分 说明\n收入总计10.00万元。", "whole"),
        ("岚桥区商务局2021年度“三公”经费决算\n公务接待费支出1.00万元。", "part"),
        ("岚桥区商务局2021年度政府采购支出决算公开\n政府采购支出总额1.00万元。", "part"),
        ("岚桥区商务局2021年度部门决算及“三公”经费决算\n收入总计10.00万元。", "whole"),
        ("收入总计10.00万元，支出总计10.00万元。\n第四部分 名词解释", "fragment"),
        ("公务接待费支出4.20万元，比上年减少1.00万元。", "fragment"),
        ("岚桥区商务局2021年度部门决算\n收入总计10.00万元。公务接待费支出1.00万元，用于接待来访的各个兄弟单位，共接", "fragment"),
    ],
)  # fmt: skip
def test_a_document_is_whole_or_a_part_or_a_fragment(text: str, scope: str):
    assert identity(text).scope == scope
