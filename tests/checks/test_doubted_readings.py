"""Where a section fails by pattern the reading is doubted; one wrong number stays a finding against the unit."""

from __future__ import annotations

import polars as pl

from checks.engine.doubted_readings import with_doubted_readings
from checks.engine.run import check
from data.tables import empty
from disclosures.reading import read
from tests.checks.sentences import accused

AMOUNTS = {
    "基本支出": "200.00",
    "项目支出": "150.00",
    "上缴上级支出": "30.00",
    "经营支出": "70.00",
    "对附属单位补助支出": "50.00",
}
RIGHT = {"基本支出": "40.00", "项目支出": "30.00", "上缴上级支出": "6.00", "经营支出": "14.00", "对附属单位补助支出": "10.00"}
CHANGES = "；".join(f"{name}{amount}万元，比上年增加10.00万元，增长{{{name}}}%" for name, amount in AMOUNTS.items())
RATES = {"基本支出": "5.26", "项目支出": "7.14", "上缴上级支出": "50.00", "经营支出": "16.67", "对附属单位补助支出": "25.00"}


def sentence(rates: dict[str, str]) -> str:
    return "本年支出合计500.00万元，其中：" + CHANGES.format(**rates) + "。"


def shifted(rates: dict[str, str]) -> dict[str, str]:
    """The rates, each beside the amount of its neighbour: what a misread column looks like."""
    values = list(rates.values())
    return dict(zip(rates, [*values[1:], values[0]], strict=True))


def findings_of(text: str) -> pl.DataFrame:
    page = f"棠梨县民政局2021年度部门决算公开\n第二部分 部门决算情况说明\n三、支出决算情况说明\n{text}\n"
    return check(read(page.encode(), "示例.txt").frames)["findings"]


def test_a_section_that_holds_is_not_doubted():
    assert accused("三", sentence(RATES)) == []


def test_one_wrong_rate_stays_a_finding():
    assert accused("三", sentence(RATES | {"项目支出": "17.14"})) == ["YOY01"]


def test_shifted_rates_are_one_doubt_of_the_reading():
    findings = findings_of(sentence(shifted(RATES)))
    doubts = findings.filter(pl.col("message").str.starts_with("读数待核"))
    assert doubts["severity"].to_list() == ["notice"]
    assert "三" in doubts["message"][0]
    assert findings.filter(pl.col("severity").is_in(["error", "warning"])).is_empty()


def test_one_wrong_total_is_no_pattern():
    shares = "；".join(f"{name}{amount}万元，占{RIGHT[name]}%" for name, amount in AMOUNTS.items())
    assert "SUM05" in accused("三", f"本年支出合计5,000.00万元，其中：{shares}。")


def test_faults_of_many_forms_stay_findings():
    claims = pl.DataFrame({"claim_id": [f"c{at}" for at in range(6)]}).with_columns(
        document_id=pl.lit("d"), check_id=pl.lit("SUM17"), family=pl.lit("sum"), severity=pl.lit("error"), state=pl.lit("fails"),
        reason=pl.lit(None, pl.String), message=pl.lit("不符"), at_stake=pl.lit(None, pl.Decimal(38, 12)),
        evidence=pl.Series([[{"start": 2 * at}, {"start": 2 * at + 1}] for at in range(6)]),
    )  # fmt: skip
    assert with_doubted_readings(claims, {"facts": empty("facts")}).equals(claims)
