"""Counting: the numbers that Word and web pages print before the items of a list, in the ways of Chinese documents."""

from __future__ import annotations

from collections.abc import Callable, Mapping

_PLAIN = ("零一二三四五六七八九", "", "十", "百", "千")
_LEGAL = ("零壹贰叁肆伍陆柒捌玖", "", "拾", "佰", "仟")
_STEMS = "甲乙丙丁戊己庚辛壬癸"
_BRANCHES = "子丑寅卯辰巳午未申酉戌亥"
_ROMAN = ((1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"),
          (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))  # fmt: skip
# Beyond this a number is printed in digits.
_MOST = 9999


def chinese(number: int, words: tuple[str, ...] = _PLAIN) -> str:
    """A number in Chinese words, one to 9999.

    >>> chinese(3), chinese(10), chinese(12), chinese(20), chinese(105), chinese(2010)
    ('三', '十', '十二', '二十', '一百零五', '二千零一十')
    """
    digits, *places = words
    if not 0 < number <= _MOST:
        return digits[0] if number == 0 else str(number)
    printed = ""
    for place, digit in enumerate(reversed(str(number))):
        if digit != "0":
            printed = digits[int(digit)] + places[place] + printed
        elif printed and printed[0] != digits[0]:
            printed = digits[0] + printed
    return printed[1:] if words is _PLAIN and 10 <= number < 20 else printed


def _letters(number: int) -> str:
    return chr(0x61 + (number - 1) % 26) * min((number - 1) // 26 + 1, 40) if number > 0 else str(number)


def _roman(number: int) -> str:
    if not 0 < number <= _MOST:
        return str(number)
    printed = ""
    for size, sign in _ROMAN:
        printed, number = printed + sign * (number // size), number % size
    return printed


def _circled(number: int) -> str:
    return chr(0x2460 + number - 1) if 0 < number <= 20 else str(number)


def _digits(number: int) -> str:
    return "".join("〇一二三四五六七八九"[int(digit)] for digit in str(max(0, number)))


def _of(signs: str) -> Callable[[int], str]:
    return lambda number: signs[(number - 1) % len(signs)] if number > 0 else str(number)


# ST_NumberFormat of WordprocessingML -> the printed number. What is not listed is printed in digits.
FORMATS: Mapping[str, Callable[[int], str]] = {
    **dict.fromkeys(
        ("chineseCounting", "chineseCountingThousand", "japaneseCounting", "taiwaneseCounting", "taiwaneseCountingThousand",
         "ideographTraditionalCounting", "koreanDigital2"), chinese
    ),
    **dict.fromkeys(("chineseLegalSimplified", "ideographLegalTraditional", "japaneseLegal"), lambda n: chinese(n, _LEGAL)),
    **dict.fromkeys(("japaneseDigitalTenThousand", "taiwaneseDigital", "ideographDigital"), _digits),
    **dict.fromkeys(("decimalEnclosedCircle", "decimalEnclosedCircleChinese"), _circled),
    "ideographEnclosedCircle": lambda number: chr(0x3280 + number - 1) if 0 < number <= 10 else str(number),
    "ideographTraditional": _of(_STEMS),
    "ideographZodiac": _of(_BRANCHES),
    "decimalZero": lambda number: f"{number:02d}",
    "decimalFullWidth": lambda number: "".join(chr(0xFF10 + int(digit)) for digit in str(max(0, number))),
    "decimalFullWidth2": lambda number: "".join(chr(0xFF10 + int(digit)) for digit in str(max(0, number))),
    "decimalEnclosedParen": lambda number: f"({number})",
    "decimalEnclosedFullstop": lambda number: f"{number}.",
    "upperLetter": lambda number: _letters(number).upper(),
    "lowerLetter": _letters,
    "upperRoman": _roman,
    "lowerRoman": lambda number: _roman(number).lower(),
    "none": lambda number: "",
}  # fmt: skip


def printed(number: int, number_format: str) -> str:
    """A number as a format prints it.

    >>> printed(2, "chineseCounting"), printed(3, "decimal"), printed(4, "lowerRoman"), printed(5, "decimalEnclosedCircle")
    ('二', '3', 'iv', '⑤')
    """
    return FORMATS.get(number_format, str)(number)
