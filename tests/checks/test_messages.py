"""The Chinese messages, word for word."""

from __future__ import annotations

import pytest
from observed_examples import claims_of_example

from checks.engine.discover import discover
from checks.engine.examples import example_tables
from checks.engine.run import told_claims

CHECKS = {check.id: check for check in discover()}


def messages(check_id: str, example: str = "fails") -> list[str]:
    """The messages of the claims of an example that do not hold."""
    return claims_of_example(CHECKS[check_id], example)["message"].drop_nulls().to_list()


EXPECTED = """
YOY01 fails: 五(三)20 其他支出：印“降低7.59%”，按 1.27÷(18+1.27) 应为降低6.59%（允许区间 6.40%–6.79%），相差1.00个百分点。
YOY01 wrong direction: 五(三)20 其他支出：印“增长6.87%”，按 27.72÷(375.78+27.72)
    应为下降6.87%（允许区间 6.869%–6.871%），相差13.74个百分点。
YOY02 fails: 六 机关运行经费：印“增加32.10万元”，大于本年的30.20万元，推算的上年数为负。
SUM01 fails: 一 收入总计：印“104.76万元”，按 87.26+16.50 应为103.76万元（允许区间 103.75万元–103.77万元），相差1.00万元。
SUM03 fails: 四 财政拨款收入总计：印“3,508.61万元”，按 财政拨款支出总计3,503.61万元
    应为3503.61万元（允许区间 3503.605万元–3503.615万元），相差5.00万元。
SUM12 fails: 七 “三公”经费：印“22.44万元”，按 8.64+11.00+2.98
    应为22.62万元（允许区间 22.605万元–22.635万元），相差0.18万元。
SUM15 fails: 十(三) 车辆：印“4辆”，按 1+4 应为5辆，相差1辆。
SUM18 fails: 自评表 培训经费 总分：印“100”，按 50+30+15+10 应为105分，相差5分。
SHR01 fails: 二 其他收入占比：印“2.91%”，按 78.65万元÷3,587.26万元
    应为2.19%（允许区间 2.192%–2.193%），相差0.72个百分点。
DEV01 fails: 七 “三公”经费：印“2.64%”，按 (5.16-7.8)÷7.8 应为-33.85%（允许区间 -34.33%至-33.35%），
    相差36.49个百分点。印的数与决算数、预算数之差（万元）相同，疑将差额印作差异率。
DEV01 without its sign: 七 “三公”经费：印“10.00%”，按 (9.00-10.00)÷10.00
    应为-10.00%（允许区间 -10.09%至-9.90%），相差20.00个百分点。两数只差正负号。
EXE01 fails: 自评表 培训经费 年度资金总额执行率：印“73.53%”，按 38.79÷55.00
    应为70.53%（允许区间 70.51%–70.54%），相差3.00个百分点。
EXE02 fails: 自评表 培训经费 其他资金：执行数673.14万元，大于全年预算数37.91万元。
EXE03 fails: 自评表 培训经费 执行率：全年预算数50.00万元，执行数8.94万元，执行率17.88%，低于60%，
    产出指标得分50，分值50。
SCO01 fails: 自评表 培训经费 培训人数：得分12.20，大于分值10。
SCO02 fails: 自评表 项目3 执行率得分：印“10.00”，按 10×(92.38-60)÷40 应为8.10分（允许区间 8.09分–8.10分），
    相差1.91分。本单位能区分计分规则的4张表中，3张按此规则计分。
TGT01 fails: 自评表 筹建工作经费 差旅费：目标值“<=8.90万元”，实际完成值“=8.94万元”，未达到目标值，
    得分10与分值10相同。
TGT02 fails: 自评表 博览会经费 促进经济发展：目标值“促进”，实际完成值“=20%”，两者不是同一类值。
"""


def expected() -> list[tuple[str, str, str]]:
    """(check, example, message): a line that is indented goes on with the one before."""
    lines = EXPECTED.strip().replace("）\n    ", "）").replace("，\n    ", "，").replace("\n    ", " ").split("\n")
    return [(line[:5], *line[6:].split(": ", 1)) for line in lines]


@pytest.mark.parametrize(("check_id", "example", "message"), expected(), ids=lambda words: words[:15])
def test_the_message_of(check_id: str, example: str, message: str) -> None:
    assert messages(check_id, example) == [message]


def test_a_cut_number_says_so() -> None:
    # 19.58 of 3508.61 is 0.5581%; alone it may have been cut.
    facts = [("五(一)", "一般公共预算财政拨款支出", "amount", "3,508.61万元")]
    facts += [("五(二)6", "其他支出", "amount", "19.58万元"), ("五(二)6", "其他支出", "share", "0.55%")]
    claims = told_claims(example_tables({"facts": facts}), [CHECKS["SHR01"]], {})
    assert claims["severity"].to_list() == ["notice"]
    assert claims["message"].item().endswith("相差0.01个百分点。若按截尾（去尾）而不是四舍五入计算，两数相符。")


def test_no_message_says_which_number_is_wrong() -> None:
    for check in discover():
        for words in messages(check.id):
            assert not any(word in words for word in ("错误", "有误", "写错", "印错")), words


def test_what_holds_has_no_message() -> None:
    assert not messages("SUM01", "holds")
