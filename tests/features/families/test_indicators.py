"""What describes an indicator: its weight, its target, last year's value, its like."""

from __future__ import annotations

from math import log

import pytest
from made_features import indicators, named, reasons


def row(**cells: object) -> dict[str, float | None]:
    return indicators(cells)[0]


def why(**cells: object) -> dict[str, str]:
    return reasons("indicator", projects=[named({})], indicators=[{"level3": "指标", **cells}])


@pytest.mark.parametrize(
    ("target", "actual", "ratio"),
    [
        (">=50人", "100人", 2.0),
        ("=50人", "25人", 0.5),
        ("<=50天", "25天", 2.0),  # less is better
        ("<=5万元", "50000元", 1.0),  # one unit, another magnitude
        (">=5万元", "10", 2.0),  # a number without a unit is of the target's
    ],
)
def test_the_achievement_is_directed(target, actual, ratio):
    assert row(target=target, actual=actual)["achievement"] == pytest.approx(log(ratio), abs=1e-12)


def test_a_target_of_nothing_has_no_ratio():
    nothing = {"target": "<=0次", "actual": "0次"}
    assert (row(**nothing)["achievement"], row(**nothing)["target_hit_exactly"]) == (None, 1.0)
    assert why(**nothing)["achievement"] == "年度指标值为0"
    # Once is more than never.
    assert row(target="<=0次", actual="1次")["target_missed"] == 1.0


def test_an_actual_value_of_nothing_is_missed_and_has_no_ratio():
    none = {"target": ">=5次", "actual": "0次"}
    assert (row(**none)["achievement"], row(**none)["target_missed"]) == (None, 1.0)
    assert why(**none)["achievement"] == "实际完成值为0"


def test_other_units_are_not_compared():
    other = {"target": ">=5次", "actual": "5人"}
    assert [row(**other)[name] for name in ("achievement", "target_hit_exactly", "kinds_agree")] == [None, None, 0.0]
    assert why(**other)["target_hit_exactly"] == "年度指标值与实际完成值不是同一单位的数"


def test_words_and_dates_are_kinds_of_their_own():
    words, date, mixed = (
        row(target="促进", actual="有效促进"),
        row(target="2024年12月底", actual="2024年11月"),
        row(target="促进", actual="9%"),
    )
    assert [each["target_qualitative"] for each in (words, date, mixed)] == [1.0, 0.0, 1.0]
    assert [each["kinds_agree"] for each in (words, date, mixed)] == [1.0, 1.0, 0.0]


def test_what_is_not_printed_is_not_read():
    assert row(target=">=5次")["kinds_agree"] is None
    assert why(target=">=5次")["achievement"] == "实际完成值未读到"


def test_a_missed_target_with_a_full_score_is_beyond_what_was_reached():
    # 10 of 10 where half was reached: 50 points.
    assert row(target=">=50人", actual="25人", weight="10", score="10")["score_beyond_reached"] == 50.0
    # Twice the target is the whole of it, not more.
    assert row(target=">=50人", actual="100人", weight="10", score="10")["score_beyond_reached"] == 0.0


def test_weights_are_of_their_form():
    one, other = indicators({"weight": "30"}, {"weight": "10"})
    # 30 of 40; 30 against a mean of 20, 10 against 20.
    assert (one["weight_share"], one["weight_log_ratio"]) == (75.0, pytest.approx(log(1.5)))
    assert (other["weight"], other["weight_log_ratio"]) == (10.0, pytest.approx(log(0.5)))


def test_a_weight_of_nothing_has_no_share_of_score():
    assert row(weight="0", score="0")["score_share"] is None
    assert why(weight="0", score="0")["score_share"] == "分值为0"


def test_a_deduction_wants_its_reason():
    told, silent, full = indicators(
        {"weight": "10", "score": "8", "deviation_reason": "下雨"},
        {"weight": "10", "score": "8"},
        {"weight": "10", "score": "10"},
    )
    assert [each["reason_missing"] for each in (told, silent, full)] == [0.0, 1.0, None]
    assert why(weight="10", score="10")["reason_missing"] == "未扣分，无需说明原因"


def test_targets_grow_against_last_year():
    grown = row(target=">=30人", actual="45人", last_year_value="15人")
    assert (grown["target_log_growth"], grown["actual_log_growth"]) == (pytest.approx(log(2)), pytest.approx(log(3)))
    # 1,500 without a unit is of the target's unit, its magnitude too.
    plain = row(target=">=3000万元", actual="3000万元", last_year_value="1,500")
    assert plain["target_log_growth"] == pytest.approx(log(2))


@pytest.mark.parametrize(
    ("value", "reason"),
    [(None, "没有同一单位的上年数"), ("新增", "上年无此指标（新增）"), ("15次", "没有同一单位的上年数"), ("0", "上年数为0")],
)
def test_last_year_may_tell_nothing(value, reason):
    cells = {"target": ">=30人", "actual": "45人", "last_year_value": value}
    assert row(**cells)["target_log_growth"] is None
    assert why(**cells)["target_log_growth"] == reason


def test_a_target_is_set_against_its_like():
    like = [{"level2": "数量指标", "target": f">={n}人"} for n in (10,) * 11]
    others = [{"level2": "数量指标", "target": ">=7次"}, {"level2": "质量指标", "target": ">=7人"}]
    rows = indicators(*like, {"level2": "数量指标", "target": ">=1万人"}, *others)
    values = {each["row_id"]: each["target_log_magnitude"] for each in rows}
    # Twelve of one level 2 and unit, whose median is 10; 1万人 are 10,000.
    assert values["indicator-11"] == pytest.approx(log(1000))
    assert (values["indicator-0"], values["indicator-12"], values["indicator-13"]) == (0.0, None, None)


def test_eleven_are_too_few_to_compare_with():
    rows = indicators(*[{"level2": "数量指标", "target": ">=10人"}] * 11)
    assert {each["target_log_magnitude"] for each in rows} == {None}
    assert why(level2="数量指标", target=">=10人")["target_log_magnitude"] == "同类同单位指标不足12个"
