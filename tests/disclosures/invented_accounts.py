"""Invented public tables as a reader of a format hands them over: a text, and the grids of cells in it."""

from __future__ import annotations

from data.records import Evidence
from disclosures.accounts.in_tables import Accounts, accounts_of
from disclosures.blocks import Cell, Table
from disclosures.narrative.facts import Fact


def written(*parts: str) -> tuple[str, list[Table]]:
    """The parts one below the other: those with a bar are grids (a line a row, bars between cells), the others text.

    A form feed stands before a part that begins with one.
    """
    text, tables = "", []
    for part in parts:
        if "|" not in part:
            text += f"{part}\n"
            continue
        start, rows = len(text), []
        for line in part.strip("\n").split("\n"):
            cells = []
            for number, words in enumerate(line.split("|")):
                text += "\t" if number else ""
                cells.append(Cell("".join(words.split()), len(text), len(text) + len(words.strip())))
                text += words.strip()
            text += "\n"
            rows.append(tuple(cells))
        tables.append(Table(tuple(rows), start, len(text) - 1))
    return text, tables


def read(*parts: str) -> Accounts:
    text, tables = written(*parts)
    return accounts_of(tables, text)


def short(fact: Fact) -> tuple[str, str, str]:
    """Section, subject and printed number."""
    return fact.section, fact.subject, fact.as_printed


def quotes(unread: list[tuple[Evidence, str]]) -> list[str]:
    return [place.quote for place, _ in unread]


TOTALS = """
收入||支出|
项 目|决算数|项目|决算数
一、一般公共预算财政拨款收入|9,746.50|一、一般公共服务支出|
二、政府性基金预算财政拨款收入||八、社会保障和就业支出|9,759.38
本 年 收 入 合 计|9746.50|本年支出合计|9759.38
使用非财政拨款结余||结余分配|
年初结转和结余|112.88|年末结转和结余|100.00
总计|9859.38|总计|9859.38
"""

FISCAL = """
收入||支出||||
项目|决算数|项目|合计|一般公共预算财政拨款|政府性基金预算财政拨款|国有资本经营预算财政拨款
一、一般公共预算财政拨款|80.00|一、一般公共服务支出|81.00|81.00||
二、政府性基金预算财政拨款||二、外交支出||||
本年收入合计|80.00|本年支出合计|81.00|81.00||
年初财政拨款结转和结余|3.00|年末财政拨款结转和结余|2.00|2.00||
一、一般公共预算财政拨款|3.00|||||
总计|83.00|总计|83.00|83.00||
"""

ONE_CODE = """
项目||本年收入合计|财政拨款收入|其他收入
功能分类科目编码|科目名称|||
合计||10.00|9.00|1.00
208|社会保障和就业支出|10.00|9.00|1.00
20805|行政事业单位养老支出|10.00|9.00|1.00
2080505|机关事业单位 基本养老保险 缴费支出|10.00|9.00|1.00
"""

THREE_CODES = """
项目||||合计|基本支出|项目支出
功能分类|||科目名称|||
科目编码||||||
类|款|项||||
201|||一般公共服务支出|6.00|4.00|2.00
201|06||财政事务|6.00|4.00|2.00
201|06|01|行政运行|6.00|4.00|2.00
合计||||6.00|4.00|2.00
"""

BASIC = """
经济分类||科目名称|决算数|经济分类||科目名称|决算数
科目编码||||科目编码|||
类|款|||类|款||
301||工资福利支出|4.00|302||商品和服务支出|1.00
301|01|基本工资|4.00|302|01|办公费|1.00
||||310||资本性支出|
人员经费合计|||4.00|公用经费合计|||1.00
"""

THREE_PUBLIC = """
财政拨款“三公”经费|||||||||||
合计||因公出国（境）费||公务用车购置及运行费||||||公务接待费|
||||小计||公务用车购置费||公务用车运行费|||
预算数|决算数|预算数|决算数|预算数|决算数|预算数|决算数|预算数|决算数|预算数|决算数
2.85|0.39|0.00|0.00|0.10|0.20|0.00|0.00|0.10|0.20|2.75|0.19
"""

FUND = """
项目||年初结转和结余|本年收入|本年支出|||年末结转和结余
功能分类科目编码|科目名称||||||
合计||||合计|基本支出|项目支出|
|||||||
|||||||
"""
