"""What a row of a public table is of, as a path whose last step is the printed label of the row; nothing where it has none."""

from __future__ import annotations

import re

from data.public_tables import three_public_kind
from disclosures.text.squeezed import fold

_FUND = re.compile(r"(?:[一二三四五六七八九十]{1,3}[、.])?(?:一般公共|政府性基金|国有资本经营)预算财政拨款")
_OPENING, _CLOSING = re.compile("(?:年初|上年).*结转"), re.compile("年末.*结转|结转下年")
_BALANCE = re.compile(r"本年(?:收入|支出)合计|使用.*结余.*|结余分配|(?:年初|上年|年末).*结转.*|结转下年.*|总计|合计|用事业基金.*")


def balance_subject(label: str, *, income: bool, fiscal: bool, opening: bool) -> str:
    """A row of 收入支出决算总表, or (fiscal) of 财政拨款收入支出决算总表.

    opening: whether the row 年初财政拨款结转和结余 stands above it, which the funds below it divide.

    >>> balance_subject("本年收入合计", income=True, fiscal=False, opening=False)
    '收入总计/本年收入合计'
    >>> balance_subject("一、一般公共预算财政拨款", income=True, fiscal=True, opening=True)
    '财政拨款收入总计/年初财政拨款结转和结余/一、一般公共预算财政拨款'
    """
    whole = f"{'财政拨款' if fiscal else ''}{'收入' if income else '支出'}总计"
    if _BALANCE.fullmatch(fold(label)):
        return f"{whole}/{label}"
    if fiscal and opening and income and _FUND.fullmatch(fold(label)):
        return f"{whole}/年初财政拨款结转和结余/{label}"
    return f"本年{'财政拨款' if fiscal else ''}{'收入' if income else '支出'}/{label}"


def is_opening(label: str) -> bool:
    return _OPENING.search(label) is not None


def three_public_subject(label: str) -> str | None:
    """A row of the table of 三公; None where it has no label: its columns say what each of its numbers is of.

    >>> three_public_subject("2.公务用车运行费"), three_public_subject("合计")
    ('“三公”经费/公务用车购置及运行维护费/2.公务用车运行费', '合计')
    """
    kind = three_public_kind((label,)) if label else None
    above = kind.rpartition("/")[0] if kind else ""
    return f"{above}/{label}" if above else label or None
