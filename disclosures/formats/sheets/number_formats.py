"""Number formats: a number as a sheet shows it (#,##0.00, 0.0%, accounting). Widths of columns are not looked at."""

from __future__ import annotations

import re
from decimal import ROUND_HALF_UP, Decimal, localcontext
from functools import lru_cache

from disclosures.formats.sheets.dates import is_date_format, shown_date

# The formats that have no words in a file (ECMA-376, 18.8.30), those of Chinese Excel among them.
BUILT_IN = {
    0: "General", 1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00", 5: "¥#,##0;¥-#,##0", 6: "¥#,##0;¥-#,##0",
    7: "¥#,##0.00;¥-#,##0.00", 8: "¥#,##0.00;¥-#,##0.00", 9: "0%", 10: "0.00%", 11: "0.00E+00", 12: "General", 13: "General",
    14: "yyyy/m/d", 15: "d-mmm-yy", 16: "d-mmm", 17: "mmm-yy", 18: "h:mm AM/PM", 19: "h:mm:ss AM/PM", 20: "h:mm", 21: "h:mm:ss",
    22: "yyyy/m/d h:mm", 27: 'yyyy"年"m"月"', 28: 'm"月"d"日"', 29: 'm"月"d"日"', 30: "m-d-yy", 31: 'yyyy"年"m"月"d"日"',
    32: 'h"时"mm"分"', 33: 'h"时"mm"分"ss"秒"', 36: 'yyyy"年"m"月"', 37: "#,##0;-#,##0", 38: "#,##0;-#,##0",
    39: "#,##0.00;-#,##0.00", 40: "#,##0.00;-#,##0.00", 41: '#,##0;-#,##0;"-"', 42: '¥#,##0;¥-#,##0;"-"',
    43: '#,##0.00;-#,##0.00;"-"', 44: '¥#,##0.00;¥-#,##0.00;"-"', 45: "mm:ss", 46: "[h]:mm:ss", 47: "mm:ss", 48: "##0.0E+0",
    49: "@", 50: 'yyyy"年"m"月"', 51: 'm"月"d"日"', 52: 'yyyy"年"m"月"', 53: 'm"月"d"日"', 54: 'm"月"d"日"', 57: 'yyyy"年"m"月"',
    58: 'm"月"d"日"',
}  # fmt: skip
GENERAL_DIGITS = 10  # Excel's General shows eleven characters, the point is one
_LARGEST = Decimal("1e20")  # what is larger is shown by its power of ten
_SIGNIFICANT = 15  # digits that Excel keeps
_TOKEN = re.compile(
    r'"(?P<quoted>[^"]*)"|[\\!](?P<escaped>.)|_.|\*.|\[\$(?P<currency>[^\]-]*)[^\]]*\]|\[[^\]]*\]|(?P<digits>[0#?])'
    r"|(?P<exponent>[Ee][+-][0#?]+)|(?P<point>\.)|(?P<comma>,)|(?P<percent>%)|(?P<general>General|G/通用格式)|(?P<other>.)",
    re.DOTALL,
)
_CONDITION = re.compile(r"\[(<=|>=|<>|<|>|=)(-?[\d.]+)\]")
_QUOTED = re.compile(r'"[^"]*"|[\\!].|[_*].')


def shown(number: Decimal, number_format: str, *, from_1904: bool = False) -> str:
    """A number as its cell shows it.

    >>> shown(Decimal("3604.7"), "#,##0.00"), shown(Decimal("-0.125"), "0.0%"), shown(Decimal("0"), '0.00;-0.00;"-"')
    ('3,604.70', '-12.5%', '-')
    """
    if is_date_format(number_format):
        date = shown_date(number, number_format.split(";")[0], from_1904=from_1904)
        if date is not None:
            return date
    section, magnitude, sign = _section(number, number_format)
    if section == "" and number_format:
        return ""
    if magnitude >= _LARGEST:
        return general(number)
    return _printed(magnitude, section or "General", sign)


def general(number: Decimal) -> str:
    """A number in the format General: without zeros at its end, at most eleven characters where it has decimals.

    >>> general(Decimal("0.30000000000000004")), general(Decimal("12.50")), general(Decimal("100"))
    ('0.3', '12.5', '100')
    """
    whole = len(str(abs(int(number)))) if abs(number) < Decimal("1e20") else 21
    if whole > 20 or (number and abs(number) < Decimal("1e-9")):
        return f"{number:.5E}"
    rounded = number.quantize(Decimal(1).scaleb(-max(0, GENERAL_DIGITS - whole)), ROUND_HALF_UP)
    printed = f"{rounded:f}"
    printed = printed.rstrip("0").rstrip(".") if "." in printed else printed
    return "0" if printed in ("-0", "") else printed


def exact(value: float | str) -> Decimal | None:
    """The number that a file stores, with the fifteen digits that count; None where it is none or without end.

    >>> exact("0.1"), exact(0.1 + 0.2), exact("1e999999"), exact("甲")
    (Decimal('0.1'), Decimal('0.3'), None, None)
    """
    try:
        number = Decimal(f"{float(value):.{_SIGNIFICANT}g}")
    except (ValueError, OverflowError):
        return None
    return number if number.is_finite() else None


@lru_cache(maxsize=1024)
def _sections(number_format: str) -> tuple[str, ...]:
    """The sections of a format: those for more than, less than, equal to nothing, and text. Quoted semicolons part none."""
    parts, at = [""], 0
    while at < len(number_format):
        quoted = _QUOTED.match(number_format, at)
        piece = quoted[0] if quoted else number_format[at]
        if piece == ";":
            parts.append("")
        else:
            parts[-1] += piece
        at += len(piece)
    return tuple(parts)


def _section(number: Decimal, number_format: str) -> tuple[str, Decimal, str]:
    """The section that shows a number, what it shows of it, and the sign before it."""
    sections = _sections(number_format)
    numeric = sections[:3]
    if any(_CONDITION.search(section) for section in numeric):
        for section in numeric:
            if _holds(number, section):
                return section, abs(number), "-" if number < 0 and "<" not in section else ""
    if number < 0 and len(numeric) > 1:
        return numeric[1], -number, ""
    if number == 0 and len(numeric) > 2:
        return numeric[2], number, ""
    return numeric[0], abs(number), "-" if number < 0 else ""


def _holds(number: Decimal, section: str) -> bool:
    condition = _CONDITION.search(section)
    if condition is None:
        return True
    limit = exact(condition[2]) or Decimal(0)
    return {
        "<": number < limit, ">": number > limit, "=": number == limit, "<=": number <= limit, ">=": number >= limit,
        "<>": number != limit,
    }[condition[1]]  # fmt: skip


@lru_cache(maxsize=1024)
def _tokens(section: str) -> tuple[tuple[str, str], ...]:
    """The pieces of a section: (kind, words), words to print as "words"."""
    found = []
    for match in _TOKEN.finditer(section):
        kind = match.lastgroup
        if kind in ("quoted", "escaped", "currency", "other"):
            found.append(("words", match[kind]))
        elif kind is not None:
            found.append((kind, match[0]))
    return tuple(found)


def _printed(magnitude: Decimal, section: str, sign: str) -> str:
    tokens = _tokens(section)
    kinds = [kind for kind, _ in tokens]
    if "general" in kinds:
        return sign + "".join(general(magnitude) if kind == "general" else words for kind, words in tokens if kind != "point")
    if any(words == "@" for _, words in tokens):
        return sign + general(magnitude)
    if "digits" not in kinds:
        return sign + "".join(words for kind, words in tokens if kind in ("words", "percent"))
    if "exponent" in kinds:
        decimals = sum(1 for kind in kinds[kinds.index("point") :] if kind == "digits") if "point" in kinds else 0
        return sign + f"{magnitude:.{min(decimals, 30)}E}"
    return _filled(magnitude, tokens, sign)


def _filled(magnitude: Decimal, tokens: tuple[tuple[str, str], ...], sign: str) -> str:
    """The digits put in their places; words between the places stay where they are (0!.0, shows ten thousands)."""
    kinds = [kind for kind, _ in tokens]
    point = kinds.index("point") if "point" in kinds else len(tokens)
    last = max(at for at, kind in enumerate(kinds) if kind == "digits")
    first = kinds.index("digits")
    scale = sum(
        1 for at, kind in enumerate(kinds) if kind == "comma" and (at > last or (last > point > at > _last_whole(kinds, point)))
    )
    grouped = any(kind == "comma" and first < at < _last_whole(kinds, point) for at, kind in enumerate(kinds))
    places = [words for at, (kind, words) in enumerate(tokens) if kind == "digits" and at > point]
    with localcontext() as context:
        context.prec = 60
        magnitude = magnitude.scaleb(2 * kinds.count("percent") - 3 * scale)
        rounded = magnitude.quantize(Decimal(1).scaleb(-len(places)), ROUND_HALF_UP) if len(places) <= 30 else magnitude
    whole, _, decimals = f"{rounded:f}".partition(".")
    kept = len(decimals)
    while kept and decimals[kept - 1] == "0" and kept <= len(places) and places[kept - 1] != "0":
        kept -= 1
    decimals = decimals[:kept]
    before = _whole_part(whole, tokens[:point], grouped=grouped)
    behind = _behind(decimals, tokens[point + 1 :])
    is_nothing = not any(digit in "123456789" for digit in before + behind)
    return ("" if is_nothing else sign) + before + ("." if point < len(tokens) and decimals else "") + behind


def _last_whole(kinds: list[str], point: int) -> int:
    """The place of the last digit before the point."""
    return max((at for at, kind in enumerate(kinds[:point]) if kind == "digits"), default=-1)


def _whole_part(digits: str, tokens: tuple[tuple[str, str], ...], *, grouped: bool) -> str:
    """The digits before the point, filled in from the right; the first place takes all that are left."""
    places = sum(1 for kind, _ in tokens if kind == "digits")
    digits = "" if digits == "0" else digits
    printed: list[str] = []
    count, left = 0, places
    for kind, words in reversed(tokens):
        if kind in ("words", "percent"):
            printed.append(words)
        if kind != "digits":
            continue
        left -= 1
        take = len(digits) if left == 0 else 1
        for digit in reversed(digits[len(digits) - take :] if digits else ("0" if words == "0" else "")):
            if grouped and count and count % 3 == 0:
                printed.append(",")
            printed.append(digit)
            count += 1
        digits = digits[: max(0, len(digits) - take)]
    return "".join(printed[::-1])


def _behind(decimals: str, tokens: tuple[tuple[str, str], ...]) -> str:
    printed, at = "", 0
    for kind, words in tokens:
        if kind == "digits":
            printed += decimals[at : at + 1]
            at += 1
        elif kind in ("words", "percent"):
            printed += words
    return printed
