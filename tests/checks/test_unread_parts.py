"""A list of which one number was not read accuses no sum, wherever in the list that number stands; a read one still does."""

from __future__ import annotations

import pytest
from sentences import accused, claims_on

# The unread part stands last in each of them.
UNREAD = {
    "SUM04": ("二", "本年收入合计480万元，其中：财政拨款收入470万元；某某来款10万元。"),
    "SUM05": ("三", "本年支出合计490.00万元，其中：基本支出300.00万元；项目支出150.00万元；某某支用40.00万元。"),
    "SUM08": ("五", "一般公共预算财政拨款支出330.00万元，其中：教育支出280.00万元；卫生健康支出20.00万元；某某之用30.00万元。"),
    "SUM16": ("人", "年末实有人数40人，其中：在职人员25人，退休人员10人，某某岗位5人。"),
}


@pytest.mark.parametrize(("check_id", "said"), UNREAD.items())
def test_a_sum_whose_last_part_is_unread_is_silent(check_id: str, said: tuple[str, str]) -> None:
    assert accused(*said) == []
    states = claims_on(*said).filter(check_id=check_id)["state"].to_list()
    assert set(states) <= {"silent"}


@pytest.mark.parametrize(
    ("check_id", "section", "sentence"),
    [
        # 470 + 20 is not 480.
        ("SUM04", "二", "本年收入合计480万元，其中：财政拨款收入470万元；其他收入20万元。"),
        # 300 + 150 is not 490.
        ("SUM05", "三", "本年支出合计490.00万元，其中：基本支出300.00万元；项目支出150.00万元。"),
        # 270 + 20 + 30 is not 330.
        ("SUM08", "五", "一般公共预算财政拨款支出330万元，其中：教育支出270万元；卫生健康支出20万元；住房保障支出30万元。"),
        # 25 + 10 is not 40.
        ("SUM16", "人", "年末实有人数40人，其中：在职人员25人，退休人员10人。"),
    ],
)
def test_a_sum_that_was_read_whole_is_judged(check_id: str, section: str, sentence: str) -> None:
    assert check_id in accused(section, sentence)


def test_a_first_class_that_is_unread_makes_the_sum_silent() -> None:
    words = "一般公共预算财政拨款支出330.00万元，其中：某某之用280.00万元；卫生健康支出20.00万元；住房保障支出30.00万元。"
    assert accused("五", words) == []


@pytest.mark.parametrize(
    "behind",
    [
        "某某率为10.00%。",  # a rate is no part of a sum of money
        "\n三、支出决算情况说明\n某某款10.00万元，本年支出合计470.00万元。",  # of another section
    ],
)
def test_what_is_unread_behind_a_list_and_no_part_of_it_excuses_nothing(behind: str) -> None:
    words = "本年收入合计480.00万元，其中：财政拨款收入470.00万元；其他收入20.00万元。"
    assert "SUM04" in accused("二", words + behind)
