"""Small disclosures, enough for a reader to know them; their faults are named where they are made."""

from __future__ import annotations

SENTENCES = """ {unit} {year} 年度部门决算

公开说明
 第一部分 单位概况

一、主要职能

{unit}负责贯彻落实有关工作的方针政策。

二、机构设置及人员情况

{unit} {year} 年度，实有人数 34 人，其中：在职人员 23 人，离休人员 0 人，退休人员 11 人。
 第二部分 部门决算情况说明

一、收入支出决算总体情况说明

{year} 年度收入总计 {total} 万元，其中：本年收入合计 3,587.26 万元，使用非财政拨款结余 0.00 万元，年初结转和结余 17.50 万元。

{year} 年度支出总计 3,604.76 万元，其中：本年支出合计 3,604.76 万元，结余分配 0.00 万元，年末结转和结余 0.00 万元。

二、收入决算情况说明

{year} 年度本年收入 3,587.26 万元，其中：财政拨款收入 3,587.26 万元，占 100.00%。

三、支出决算情况说明

{year} 年度本年支出 3,604.76 万元，其中：基本支出 604.76 万元，占 16.78%；项目支出 3,000.00 万元，占 83.22%。
 第三部分 名词解释

财政拨款收入：指本级财政当年拨付的资金。
"""
# 3,587.26 + 0.00 + 17.50 = 3,604.76; every half unit of four numbers together is 0.02, so 3,604.86 cannot be.
TRUE_TOTAL, FALSE_TOTAL = "3,604.76", "3,604.86"


def disclosure(unit: str = "昌远县商务局", year: int = 2023, *, total: str = TRUE_TOTAL) -> str:
    """The text of a disclosure. total: what is printed as 收入总计."""
    return SENTENCES.format(unit=unit, year=year, total=total)
