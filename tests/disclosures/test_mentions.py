"""Numbers in prose: units, qualifiers, and the rules that ignore a number by name."""

import pytest

from disclosures.narrative.mentions import mentions_of
from disclosures.text.squeezed import fold


def mentions(text: str) -> list[tuple[str, str | None, str]]:
    return [(found.digits, found.unit, found.qualifier) for found in mentions_of(fold(text)) if not found.ignored]


def ignored(text: str) -> list[str]:
    return [found.ignored.split()[0] for found in mentions_of(fold(text)) if found.ignored]


def test_a_number_carries_its_unit():
    assert mentions("收入总计1,234.50万元，占3.20％，12人次，3台（套）") == [
        ("1,234.50", "万元", "exact"), ("3.20", "%", "exact"), ("12", "人次", "exact"), ("3", "台(套)", "exact"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("words", "qualifier"),
    [("约30万元", "about"), ("近30万元", "about"), ("30万元左右", "about"), ("超过30家", "more_than"), ("30多家", "more_than"),
     ("30余人", "more_than"), ("30亿元以上", "more_than"), ("不足30人", "less_than"), ("30万元", "exact")],
)  # fmt: skip
def test_a_number_may_be_no_equality(words: str, qualifier: str):
    assert mentions(words)[0][2] == qualifier


@pytest.mark.parametrize(
    ("words", "rule"),
    [("2023年度收入", "year"), ("2022—2023年冬春", "year"), ("截至2023年12月31日", "year"), ("某财〔2023〕7号", "document"),
     ("单价100万元（含）以上设备", "threshold"), ("（201类）", "code"), ("第3届", "ordinal")],
)  # fmt: skip
def test_a_number_that_means_no_quantity_is_ignored_by_name(words: str, rule: str):
    assert ignored(words)[0] == rule
    assert mentions(words) == []


def test_a_list_number_is_none_of_the_amounts():
    assert ignored("1.教育支出（类）25.00万元。2.其他支出（类）3.00万元。") == ["list", "list"]
    assert [digits for digits, *_ in mentions("1.教育支出（类）25.00万元。2.其他支出（类）3.00万元。")] == ["25.00", "3.00"]


def test_a_stray_character_is_kept_beside_the_number():
    (found,) = mentions_of("本年支出合计×50.74万元")
    assert (found.stray, found.digits) == ("×", "50.74")


def test_an_amount_that_begins_like_a_year_is_an_amount():
    assert mentions("财政拨款收入2031.45万元") == [("2031.45", "万元", "exact")]


def test_a_year_in_a_name_is_a_year():
    assert ignored("2031港澳投资交流活动") == ["year"]


@pytest.mark.parametrize(
    "digits", ["3,,604.76", "36,04.76", ".76", "1.2.3", "3,604,76", "3.604.76", "1,23", "12,345,6.00", '3"604.76']
)
def test_a_number_whose_marks_stand_wrong_is_one_token_and_never_read_in_part(digits: str):
    assert mentions(f"收入总计{digits}万元，支出总计5.00万元") == [(digits, "万元", "exact"), ("5.00", "万元", "exact")]


@pytest.mark.parametrize(
    ("words", "digits"),
    [
        ("增加3.50万元，减少2023年的4.5万元", ["3.50", "4.5"]),
        ("第1,2,3项和5个", ["1", "2", "3", "5"]),
        ("NO.76号3万元", ["76", "3"]),
    ],
)
def test_marks_that_part_numbers_break_none(words: str, digits: list[str]):
    assert [found for found, _, _ in mentions(words)] == digits


def test_a_comma_of_full_width_parts_two_numbers_and_one_of_half_width_breaks_one():
    words = "分别为36,04.76万元"
    assert [found.digits for found in mentions_of(words)] == ["36,04.76"]
    assert [found.digits for found in mentions_of(words, is_half=lambda place: words[place] != ",")] == ["36", "04.76"]
