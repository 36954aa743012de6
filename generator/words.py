"""Invented names and reasons. No place, unit or project here exists; the reasons follow the direction of the change."""

from __future__ import annotations

from decimal import Decimal
from random import Random

# Name, and how file names spell it.
PLACES = (
    ("青岚州", "qinglan"), ("柳汀县", "liuting"), ("云杪市", "yunmiao"), ("望泽区", "wangze"), ("松黛县", "songdai"),
    ("沅芷县", "yuanzhi"), ("霁川市", "jichuan"), ("栖梧区", "qiwu"), ("澜笙州", "lansheng"), ("芦笙岭县", "lushengling"),
    ("砚秋市", "yanqiu"), ("杳溪县", "yaoxi"),
)  # fmt: skip
OFFICES = (
    "办公室", "财务审计科", "政策法规科", "规划统计科", "人事教育科", "行业指导科",
    "项目建设科", "监督检查科", "信息宣传科", "安全应急科", "基层服务科",
)  # fmt: skip

_UP = (
    "本年业务量增加，相应支出增加",
    "年中追加专项任务经费，支出相应增加",
    "基层服务点增加，运转费用随之增加",
    "新增设备投入使用，维护费用增加",
)
_DOWN = (
    "本年压减一般性开支，支出相应减少",
    "上年一次性任务已经结束，本年相应支出减少",
    "部分工作合并开展，费用减少",
    "服务采购价格下降，支出减少",
)
# Of pay and contributions alone, not of people: the staff's numbers are said elsewhere.
_STAFF_UP = ("工资调标，缴费基数提高，支出增加", "缴费比例和基数上调，支出增加")
_STAFF_DOWN = ("缴费基数下降，相应缴费减少", "缴费比例下调，支出减少")
_SAME = ("支出标准和范围均与上年一致", "本年任务量与上年相同")
_NEW = ("本年新安排此项任务，上年无此项支出", "本年首次安排此项经费，上年没有安排")
_GONE = ("上年任务已经完成，本年未安排此项支出", "此项任务移交其他部门，本年没有支出")
_NOTHING = ("本年和上年均无此项支出", "两年均未安排此项支出")
_OVER_BUDGET = ("年中追加专项经费，决算数大于预算数", "执行中下达补助资金，决算数高于预算数")
_UNDER_BUDGET = ("厉行节约，实际支出小于预算", "部分任务按实际进度支付，决算数小于预算数")
_ON_BUDGET = ("严格按预算执行，决算数与预算数一致", "按预算安排支出，预决算没有差异")
_HARDLY_OFF_BUDGET = ("按实际业务量结算", "据实结算")
_NO_BUDGET = ("无此项预算，也无此项支出", "预算未安排，本年无支出")
SHORTFALLS = (
    "受连续降雨影响，部分任务顺延，下一步倒排工期",
    "合作单位进场晚于计划，下一步提前签订合同",
    "部分对象外出未能参加，下一步分批补做",
)


def ordinal(number: int) -> str:
    """A number in Chinese; from 100 on digit by digit.

    >>> ordinal(2), ordinal(10), ordinal(23), ordinal(103)
    ('二', '十', '二十三', '一〇三')
    """
    if number > 99:
        return "".join("〇一二三四五六七八九"[int(digit)] for digit in str(number))
    tens, ones = divmod(number, 10)
    digits = ("", *"一二三四五六七八九")
    return ("" if tens < 2 else digits[tens]) + ("十" if tens else "") + digits[ones]


def reason_of_change(change: Decimal, *, amount: Decimal, of_staff: bool, random: Random) -> str:
    """A reason that fits the change; new and vanished items are told from the amount and the change."""
    if change == 0:
        return random.choice(_SAME if amount else _NOTHING)
    if change == amount:
        return random.choice(_NEW)
    if amount == 0:
        return random.choice(_GONE)
    if of_staff:
        return random.choice(_STAFF_UP if change > 0 else _STAFF_DOWN)
    return random.choice(_UP if change > 0 else _DOWN)


def reason_of_deviation(amount: Decimal, *, budget: Decimal, rate: Decimal, random: Random) -> str:
    """A reason that fits the difference of final accounts and budget, and the rate printed beside them."""
    if amount == budget and rate:
        return random.choice(_HARDLY_OFF_BUDGET)  # they differ by less than a last digit
    if amount == budget:
        return random.choice(_ON_BUDGET if amount else _NO_BUDGET)
    return random.choice(_OVER_BUDGET if amount > budget else _UNDER_BUDGET)
