"""The Chinese message of a claim that does not hold.

    五(三)20 其他支出：印“降低7.59%”，按 1.27÷(18+1.27) 应为降低6.59%（允许区间 6.40%–6.79%），相差1.00个百分点。

It says what is printed, what follows from the other numbers, and how far they lie apart. It never says which of the two
is wrong.
"""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from typing import TypedDict

RISING = ("增加", "增长", "上升", "提高", "提升", "上浮")
FALLING = ("减少", "下降", "降低", "压减", "下浮")
OPPOSITE = dict(zip(("增加", "增长", "上升", "上浮"), ("减少", "下降", "降低", "下浮"), strict=True))
LEAST_DIGITS = 2
MOST_DIGITS = 6


class ClaimRow(TypedDict):
    """What a message needs of a judged claim; the numbers are null where it is one of words."""

    place: str
    said: str | None
    printed: Decimal | None
    derived: Decimal | None
    derived_low: Decimal | None
    derived_high: Decimal | None
    unit: str | None
    digits: int | None
    formula: str | None
    reason: str | None
    message: str | None


def message(claim: ClaimRow) -> str:
    """The message of a failed or improbable claim.

    claim: a row of the judged claims (place, said, printed, derived with its ends, unit, digits, formula, reason). A
    claim with a `message` of its own keeps it; `reason` follows as a sentence.
    """
    words = without_space(claim["message"]) if claim["message"] else _difference(claim)
    reason = f"{claim['reason']}。" if claim["reason"] else ""
    return f"{' '.join(str(claim['place']).split())}：{words}。{reason}"


def without_space(words: object) -> str:
    """Printed words as they are quoted: line breaks and spaces of the layout are none of theirs."""
    return "".join(str(words).split())


def _difference(claim: ClaimRow) -> str:
    printed, derived = claim["printed"], claim["derived"]
    if printed is None or derived is None:
        raise ValueError(f"a claim without numbers brings its message: {claim['place']}")
    unit, digits = claim["unit"] or "", _digits(claim, derived)
    said = without_space(claim["said"])
    direction = _direction(said)
    formula = f"按 {without_space(claim['formula'])} " if claim["formula"] else "按其他数"
    should = f"{formula}应为{_worded(derived, direction, digits)}{unit}{_allowed(claim, direction, digits)}"
    points = "个百分点" if unit == "%" else unit
    return f"印“{said}”，{should}，相差{shown(abs(printed - derived), digits)}{points}"


def _digits(claim: ClaimRow, derived: Decimal) -> int:
    """Digits after the point: those of the printed number, two at least, none where things are counted."""
    digits = claim["digits"] or 0
    if digits == 0 and derived == derived.to_integral_value() and claim["derived_low"] == claim["derived_high"]:
        return 0
    return max(digits, LEAST_DIGITS)


def _direction(said: str) -> str | None:
    return next((word for word in (*RISING, *FALLING) if said.startswith(word)), None)


def _worded(value: Decimal, direction: str | None, digits: int) -> str:
    """降低6.59 for -6.59 where the print says 降低: the printed word, or its opposite where the sign is the other."""
    if direction is None:
        return shown(value, digits)
    falls = direction in FALLING
    if (value < 0) != falls and value != 0:
        direction = (
            {fall: rise for rise, fall in OPPOSITE.items()}.get(direction, "增加") if falls else OPPOSITE.get(direction, "减少")
        )
    return direction + shown(abs(value), digits)


def _allowed(claim: ClaimRow, direction: str | None, digits: int) -> str:
    """（允许区间 6.40%–6.79%）, with as many digits as tell the ends; nothing where the value is exact."""
    low, high = claim["derived_low"], claim["derived_high"]
    if low is None or high is None or low == high:
        return ""
    if direction is not None and high <= 0:
        low, high = -high, -low
    unit = claim["unit"] or ""
    while digits < MOST_DIGITS and (shown(low, digits) == shown(high, digits) or _ends_at(low, high) == digits + 1):
        digits += 1
    between = "–" if low >= 0 else "至"  # a dash before a minus sign is not read
    return f"（允许区间 {shown(low, digits)}{unit}{between}{shown(high, digits)}{unit}）"


def _ends_at(low: Decimal, high: Decimal) -> int:
    """Digits after the point of the longer end: half a unit of the last printed digit is one digit more."""
    return max(-int(end.normalize().as_tuple().exponent) for end in (low, high))


def shown(value: Decimal, digits: int) -> str:
    """A number with so many digits after its point.

    >>> shown(Decimal("3604.7600"), 2)
    '3604.76'
    """
    return f"{value.quantize(Decimal(1).scaleb(-digits), rounding=ROUND_HALF_UP):f}"
