"""Which rows of a table of totals are none of the kinds."""

from __future__ import annotations

_BALANCE = ("本年收入合计", "本年支出合计", "总计", "合计", "结余分配")


def is_balance(label: str) -> bool:
    """Whether a row of a table of totals is none of the kinds of income or spending."""
    return label in _BALANCE or is_other(label) or label.startswith(("年初/", "其中"))


def is_other(label: str) -> bool:
    """Money that is carried over or set aside: a part of the total beside what came and went this year."""
    return "/" not in label and ("结转" in label or "结余" in label or "弥补" in label)
