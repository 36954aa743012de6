"""Dates: the days that a sheet stores as a number, in the format that shows them."""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from decimal import Decimal
from functools import lru_cache

_EPOCH, _EPOCH_1904 = datetime(1899, 12, 30), datetime(1904, 1, 1)
_MOST_DAYS = 2_958_465  # 9999-12-31
_LITERAL = re.compile(r'"[^"]*"|[\\!_*].|\[(?!h+\]|m+\]|s+\])[^\]]*\]', re.IGNORECASE)
_TOKEN = re.compile(
    r'"(?P<quoted>[^"]*)"|[\\!](?P<escaped>.)|[_*].|\[(?P<elapsed>[hms]+)\]|\[[^\]]*\]|(?P<noon>AM/PM|A/P|上午/下午)'
    r"|(?P<part>y+|m+|d+|h+|s+|aaaa?|e+|g+)|(?P<other>.)",
    re.IGNORECASE | re.DOTALL,
)
_WEEKDAYS = "一二三四五六日"


@lru_cache(maxsize=1024)
def is_date_format(number_format: str) -> bool:
    """Whether a format shows numbers as dates or times.

    >>> is_date_format('yyyy"年"m"月"'), is_date_format('0.00"day"'), is_date_format("General")
    (True, False, False)
    """
    plain = _LITERAL.sub("", number_format.split(";")[0])
    if "General" in plain or "通用" in plain or re.search(r"[0#?]", plain):
        return False
    return re.search(r"[ymdhs]", plain, re.IGNORECASE) is not None


def shown_date(days: Decimal, number_format: str, *, from_1904: bool) -> str | None:
    """The date of so many days as its format shows it; None where it lies outside of the calendar.

    >>> shown_date(Decimal("44562.5"), 'yyyy"年"m"月"d"日" h:mm', from_1904=False)
    '2022年1月1日 12:00'
    """
    if not 0 <= days <= _MOST_DAYS:
        return None
    moment = (_EPOCH_1904 if from_1904 else _EPOCH) + timedelta(seconds=round(float(days) * 86_400))
    pieces = [(match.lastgroup, match) for match in _TOKEN.finditer(number_format)]
    printed, hours = "", False
    for at, (kind, match) in enumerate(pieces):
        if kind == "part":
            words = match[0].lower()
            behind = next((other[0].lower() for name, other in pieces[at + 1 :] if name == "part"), "")
            is_minute = words[0] == "m" and len(words) < 3 and (hours or behind.startswith("s"))
            printed += _part(moment, "minute" if is_minute else words, width=len(words))
            hours = words[0] == "h"
        elif kind == "elapsed":
            printed += str(int(days * (24 if match["elapsed"][0] in "hH" else 1440)))
            hours = match["elapsed"][0] in "hH"
        elif kind == "noon":
            printed += "上午" if moment.hour < 12 else "下午"
        elif kind is not None:
            printed += match[kind]
    return printed.strip()


def _part(moment: datetime, words: str, *, width: int) -> str:
    if words == "minute":
        return f"{moment.minute:0{width}d}"
    if words[0] in "ye":
        return f"{moment.year % 100:02d}" if words[0] == "y" and width < 3 else str(moment.year)
    if words[0] == "a":
        return ("星期" if width > 3 else "") + _WEEKDAYS[moment.weekday()]
    if words[0] == "d" and width > 2:
        return moment.strftime("%a" if width == 3 else "%A")
    if words[0] == "m" and width > 2:
        return moment.strftime("%b" if width == 3 else "%B")
    value = {"m": moment.month, "d": moment.day, "h": moment.hour, "s": moment.second}.get(words[0])
    return "" if value is None else f"{value:0{min(width, 2)}d}"
