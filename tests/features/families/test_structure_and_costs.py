"""Shares of money, and what it costs a head."""

from __future__ import annotations

from made_features import reasons, unit

RECEPTION = "“三公”经费/公务接待费"
OWN_ITEM, OTHER_ITEM = "教育支出/普通教育/小学教育", "教育支出/普通教育/其他普通教育支出"


def test_shares_of_income_and_expenditure():
    row = unit(
        facts=[
            ("二", "本年收入", "amount", "200.00万元"),
            ("二", "本年收入/其他收入", "amount", "10.00万元"),
            ("三", "本年支出", "amount", "160.00万元"),
            ("三", "本年支出/项目支出", "amount", "40.00万元"),
        ]
    )
    # 10 of 200, 40 of 160, 160 of 200.
    assert (row["other_income_share"], row["project_share"], row["income_spent_share"]) == (5.0, 25.0, 80.0)


def test_the_carry_over_is_of_all_expenditure_and_changes_in_points():
    row = unit(
        facts=[
            ("一", "收入总计", "amount", "200.00万元"),
            ("一", "收入总计/年初结转和结余", "amount", "2.00万元"),
            ("一", "支出总计", "amount", "200.00万元"),
            ("一", "支出总计/年末结转和结余", "amount", "9.00万元"),
        ]
    )
    # 9 of 200 is 4.5%, after 2 of 200, 1%.
    assert (row["carry_over_rate"], row["carry_over_change"]) == (4.5, 3.5)


def test_what_is_called_other_is_a_share_of_what_is_listed():
    row = unit(
        facts=[
            ("五(二)", "教育支出", "amount", "30.00万元"),
            ("五(二)", "其他支出", "amount", "10.00万元"),
            ("五(三)1", OWN_ITEM, "amount", "15.00万元"),
            ("五(三)2", OTHER_ITEM, "amount", "5.00万元"),
        ]
    )
    # 10 of 40; 5 of 20.
    assert (row["other_expenditure_share"], row["other_items_share"]) == (25.0, 25.0)


def test_a_list_without_others_has_none_of_them_and_no_list_says_nothing():
    row = unit(facts=[("五(二)", "教育支出", "amount", "30.00万元")])
    assert (row["other_expenditure_share"], row["other_items_share"]) == (0.0, None)


def test_a_share_of_nothing_is_not_defined():
    facts = [
        ("十(二)", "政府采购支出总额", "amount", "0.00万元"),
        ("十(二)", "政府采购支出总额/政府采购货物支出", "amount", "0.00万元"),
    ]
    assert unit(facts=facts)["goods_share"] is None
    assert reasons("unit", facts=facts)["goods_share"] == "政府采购支出总额为0"


def test_procurement_is_shared_by_kind_and_by_the_size_of_sellers():
    row = unit(
        facts=[
            ("三", "本年支出", "amount", "100.00万元"),
            ("十(二)", "政府采购支出总额", "amount", "20.00万元"),
            ("十(二)", "政府采购支出总额/政府采购服务支出", "amount", "5.00万元"),
            ("十(二)", "授予中小企业合同金额", "amount", "16.00万元"),
            ("十(二)", "授予中小企业合同金额/授予小微企业合同金额", "amount", "4.00万元"),
        ]
    )
    # 20 of 100, 5 of 20, 16 of 20, 4 of 16.
    shares = ("procurement_share", "services_share", "smaller_contracts_share", "smallest_contracts_share")
    assert [row[name] for name in shares] == [20.0, 25.0, 80.0, 25.0]


def test_costs_of_reception_are_of_batches_and_of_persons():
    row = unit(
        facts=[
            ("七", RECEPTION, "amount", "1.20万元"),
            ("七", "国内公务接待批次", "count", "8批次"),
            ("七", "国内公务接待人次", "count", "48人次"),
        ]
    )
    # 1.2 / 8, 1.2 / 48, 48 / 8.
    assert (row["reception_per_batch"], row["persons_per_batch"]) == (0.15, 6.0)
    assert round(row["reception_per_person"], 12) == 0.025


def test_a_cost_of_nothing_is_a_flag_and_no_quotient():
    facts = [("七", RECEPTION, "amount", "1.20万元"), ("七", "国内公务接待批次", "count", "0批次")]
    row = unit(facts=facts)
    assert (row["reception_per_batch"], row["cost_without_occasion"]) == (None, 1.0)
    assert reasons("unit", facts=facts)["reception_per_batch"] == "国内公务接待批次为0"


def test_costs_are_of_those_who_work_there():
    row = unit(
        facts=[
            ("十(一)", "机关运行经费", "amount", "30.00万元"),
            ("机构", "实有人数", "count", "50人"),
            ("机构", "实有人数/在职人员", "count", "20人"),
        ]
    )
    # 30 / 20; 20 of 50.
    assert (row["agency_running_per_head"], row["staff_share"]) == (1.5, 40.0)


def test_the_size_of_a_unit_is_as_printed():
    row = unit(facts=[("一", "支出总计", "amount", "1200000.00元")], projects=[{"name": "甲"}, {"name": "乙"}])
    assert (row["total_expenditure"], row["project_forms"], row["staff"]) == (120.0, 2.0, None)


def test_a_disclosure_that_says_nothing_lacks_everything():
    nothing, one = unit()["missing_quantities"], unit(facts=[("一", "支出总计", "amount", "1.00万元")])["missing_quantities"]
    assert one == nothing - 1 > 30
