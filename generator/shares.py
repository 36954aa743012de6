"""A share of an account that is no part of the whole's own tree (一般公共预算 of 本年支出, contracts of procurement)."""

from __future__ import annotations

from decimal import Decimal

from generator.printing import Account, line_of, percent


def share_of(part: Account, whole: Account, *, regime: str) -> Decimal:
    """Percent: of the true amounts, under `balanced` of the printed ones."""
    if regime != "balanced":
        return percent(part.now, whole.now)
    printed = [int(line_of(account, regime).amount.scaleb(2)) for account in (part, whole)]
    return percent(*printed)
