"""The sentences of the narrative, in invented words."""

from decimal import Decimal

from disclosures.narrative.facts import Fact, Passage
from disclosures.narrative.statements import read_passage
from disclosures.text.prose import line_starts_of, prose_of


def read(text: str, **options: object):
    prose = prose_of(text, [])
    return read_passage(Passage(prose, 0, len(prose.text), "一", line_starts_of(prose), **options))


def said(text: str, **options: object) -> list[tuple[str, str, str, str | None]]:
    return [(fact.subject, fact.measure, str(fact.value), fact.unit) for fact in read(text, **options).facts]


def only(text: str) -> Fact:
    (fact,) = read(text).facts
    return fact


def test_parts_belong_to_the_total_said_before_them():
    assert said("2031年度收入总计12.50万元，其中：本年收入合计12.00万元，年初结转和结余0.50万元。") == [
        ("收入总计", "amount", "12.50", "万元"),
        ("收入总计/本年收入合计", "amount", "12.00", "万元"),
        ("收入总计/年初结转和结余", "amount", "0.50", "万元"),
    ]


def test_a_comparison_is_of_the_subject_that_opened_the_sentence():
    text = "收入总计12.50万元，其中：年初结转和结余0.50万元。与上年相比，减少1.50万元，下降10.71%。"
    assert said(text)[2:] == [("收入总计", "change", "-1.50", "万元"), ("收入总计", "change_rate", "-10.71", "%")]


def test_the_sign_is_in_the_word():
    assert [row[1:3] for row in said("机关运行经费支出8.00万元，比上年增加1.00万元，增长14.29%。")][1:] == [
        ("change", "1.00"),
        ("change_rate", "14.29"),
    ]
    assert [row[1:3] for row in said("机关运行经费支出8.00万元，比上年减少1.00万元，降低11.11%。")][1:] == [
        ("change", "-1.00"),
        ("change_rate", "-11.11"),
    ]


def test_an_unfilled_direction_is_read_as_printed():
    assert said("公务接待费支出0万元，比上年增加（减少）0万元，增长（下降）0%。")[1:] == [
        ("“三公”经费/公务接待费", "change", "0", "万元"), ("“三公”经费/公务接待费", "change_rate", "0", "%"),
    ]  # fmt: skip


def test_no_change_is_a_change_of_nothing():
    assert said("公务接待费支出2.00万元，与上年相比无变化，主要原因是：厉行节约。")[1:] == [
        ("“三公”经费/公务接待费", "change", "0", "万元"), ("“三公”经费/公务接待费", "change_rate", "0", "%"),
    ]  # fmt: skip


def test_final_stands_beside_a_budget_only():
    text = "与全年预算相比，公务接待费全年预算数3.00万元，决算数2.00万元，预决算差异率-33.33%。"
    assert [row[1:3] for row in said(text)] == [("full_year_budget", "3.00"), ("final", "2.00"), ("deviation_rate", "-33.33")]
    assert said("1.教育支出（类）普通教育（款）小学教育（项）：支出决算数为5.00万元。")[0][1] == "amount"


def test_numbers_of_a_reason_are_other_until_the_template_goes_on():
    text = (
        "公务接待费支出2.00万元，占10.00%，主要原因是：接待8批客商，"
        "其中公务用车4辆；公务用车购置及运行维护费支出18.00万元，占90.00%。"
    )
    assert [row[1] for row in said(text)] == ["amount", "share", "other", "other", "amount", "share"]


def test_a_list_of_what_money_was_spent_on_is_narrative():
    text = (
        "因公出国（境）费支出9.30万元，开支内容包括参加甲展会经费2.08万元、乙展会经费7.22万元。"
        "单位全年安排的因公出国（境）团组7个，因公出国（境）22人次。"
    )
    assert [row[:2] for row in said(text)] == [
        ("“三公”经费/因公出国（境）费", "amount"), (None, "other"), (None, "other"),
        ("因公出国（境）团组", "count"), ("因公出国（境）人次", "count"),
    ]  # fmt: skip


def test_codes_of_the_classification_are_joined():
    fact = only("3.教育支出（205类）普通教育（02款）小学教育（02款）：支出决算数为:7万元，")
    assert (fact.subject, fact.code, fact.item) == ("教育支出/普通教育/小学教育", "2050202", "3")


def test_reception_counts_bear_their_unit():
    assert said("单位全年安排的国内公务接待21批次，249人次。") == [
        ("国内公务接待批次", "count", "21", "批次"), ("国内公务接待人次", "count", "249", "人次"),
    ]  # fmt: skip


def test_a_threshold_is_no_amount():
    assert said("单价100万元（含）以上设备（不含车辆）2台（套）。") == [
        ("单价100万元（含）以上设备（不含车辆）", "count", "2", "台（套）")
    ]


def test_a_name_that_no_entry_knows_is_unread_and_so_is_what_follows_it():
    reading = read("公务接待费支出1.00万元。出访类支出2.00万元，比上年增加0.50万元。")
    assert [fact.as_printed for fact in reading.facts] == ["1.00"]
    assert [(place.quote, "出访类" in why) for place, why in reading.unread] == [("2.00万元", True), ("0.50万元", True)]


def test_what_is_not_understood_is_unread_with_its_place():
    reading = read("这一段文字很长而且没有任何一条已知的句式能够说明它后面的数字究竟是什么意思以及属于谁12.00万元。")
    assert reading.facts == []
    assert [(place.quote, bool(why)) for place, why in reading.unread] == [("12.00万元", True)]


def test_a_number_broken_over_lines_is_one_number():
    fact = only("2031 年度收入总计 1,2\n\n34.50 万\n\n元。")
    assert (fact.value, fact.unit, fact.evidence.quote) == (Decimal("1234.50"), "万元", "1,2\n\n34.50 万\n\n元")


def test_a_stray_character_is_kept_as_printed():
    assert only("本年支出合计×50.74万元").as_printed == "×50.74"


def test_a_self_evaluation_report_speaks_of_the_whole_expenditure():
    text = (
        "1.年初预算安排情况\n我单位年初预算数为9.00万元，其中：基本支出年初预算数为5.00万元。"
        "\n2.执行情况\n全年预算数为10.00万元，全年实际支出资金8.00万元，预算执行率为80.00%。"
    )
    assert said(text, default="整体支出") == [
        ("整体支出", "initial_budget", "9.00", "万元"), ("整体支出/基本支出", "initial_budget", "5.00", "万元"),
        ("整体支出", "full_year_budget", "10.00", "万元"), ("整体支出", "executed", "8.00", "万元"),
        ("整体支出", "execution_rate", "80.00", "%"),
    ]  # fmt: skip


def test_an_item_is_named_before_what_it_was_used_for():
    text = (
        "1、教育支出（类）普通教育（款）小学教育（项）。主要用于：学校支出。"
        "年初预算为4.00万元，支出决算为3.00万元，完成年初预算的75.00%。"
    )
    assert said(text) == [
        ("教育支出/普通教育/小学教育", "initial_budget", "4.00", "万元"), ("教育支出/普通教育/小学教育", "final", "3.00", "万元"),
        ("教育支出/普通教育/小学教育", "completion_rate", "75.00", "%"),
    ]  # fmt: skip


def test_a_rate_printed_without_its_sign_is_a_rate():
    assert said("机关运行经费支出8.00万元，比上年增加1.00万元，增长14.29。")[2][1:] == ("change_rate", "14.29", None)


def test_what_is_involved_is_of_what_was_counted():
    text = "编报绩效目标的2024年度项目7个，涉及预算金额31.50万元；绩效自评的项目6个，涉及预算金额30.00万元，平均得分98.20分。"
    assert said(text) == [
        ("编报绩效目标的项目", "count", "7", "个"),
        ("编报绩效目标的项目", "full_year_budget", "31.50", "万元"),
        ("绩效自评的项目", "count", "6", "个"),
        ("绩效自评的项目", "full_year_budget", "30.00", "万元"),
        ("绩效自评的项目", "score", "98.20", "分"),
    ]


def test_money_is_of_the_projects_that_its_sentence_opened_with():
    text = (
        "在面向中小企业预留的政府采购项目中，由中小企业中标的，采购金额2.50万元；"
        "在其他政府采购项目中，由中小企业中标的，采购金额1.00万元。"
    )
    assert [row[0] for row in said(text)] == [
        "面向中小企业预留政府采购项目/由中小企业供应商中标或成交的采购",
        "其他政府采购项目/由中小企业供应商中标或成交的采购",
    ]


def test_guests_are_counted_in_narrative_too():
    text = "公务接待费支出1.20万元。主要用于接待上级部门调研，列明公务接待3批次、25人次，其中：接待外宾1批次、4人次。"
    assert [row[:3] for row in said(text)][1:] == [
        ("国内公务接待批次", "count", "3"),
        ("国内公务接待人次", "count", "25"),
        ("外事接待批次", "count", "1"),
        ("外事接待人次", "count", "4"),
    ]


def test_money_whose_last_character_is_missing_is_money():
    assert said("国内公务接待支出0.39万。")[0] == ("国内公务接待", "amount", "0.39", "万")


def test_expenditure_that_stays_the_same_has_a_change_of_nothing():
    text = "“三公”经费支出决算数与2030年度持平。其中：因公出国（境）费支出决算持平；公务接待费支出决算持平。"
    assert [row[:3] for row in said(text)][2:] == [
        ("“三公”经费/因公出国（境）费", "change", "0"), ("“三公”经费/因公出国（境）费", "change_rate", "0"),
        ("“三公”经费/公务接待费", "change", "0"), ("“三公”经费/公务接待费", "change_rate", "0"),
    ]  # fmt: skip
