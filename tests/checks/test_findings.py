"""Failed claims as findings: fingerprints that survive a re-upload, causes, and the order in which to look at them."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

import polars as pl

from checks.engine.coverage import coverage
from checks.engine.discover import discover
from checks.engine.examples import example_tables
from checks.engine.findings import SEVERITIES
from checks.engine.run import check
from data.tables import schema_of

Fact = tuple[str, ...]
BALANCE = [
    ("一", "收入总计", "amount", "104.76万元"),
    ("一", "收入总计/本年收入合计", "amount", "87.26万元"),
    ("一", "收入总计/年初结转和结余", "amount", "17.50万元"),
    ("一", "支出总计", "amount", "104.76万元"),
    ("一", "支出总计/本年支出合计", "amount", "104.76万元"),
    ("一", "支出总计/年末结转和结余", "amount", "0.00万元"),
]


def findings_of(facts: Sequence[Fact], **tables: object) -> pl.DataFrame:
    return check(example_tables({"facts": facts, **tables}))["findings"]


def with_words(facts: Sequence[Fact], subject: str, words: str) -> list[Fact]:
    """The facts with another number printed for one subject."""
    return [(*fact[:3], words) if fact[1] == subject else fact for fact in facts]


def test_a_sound_balance_has_no_finding() -> None:
    assert findings_of(BALANCE).is_empty()


def test_findings_have_the_columns_of_their_table() -> None:
    assert findings_of(BALANCE).schema == schema_of("findings")
    assert findings_of(with_words(BALANCE, "收入总计", "105.76万元")).schema == schema_of("findings")


def test_one_wrong_total_is_one_cause() -> None:
    """It breaks the sum of its parts and the balance with the expenditure; both rest on the same printed number."""
    found = findings_of(with_words(BALANCE, "收入总计", "105.76万元"))
    assert set(found["check_id"]) == {"SUM01", "SUM03"}
    assert found["cause"].n_unique() == 1
    assert found["cause"][0].startswith("105.76万元")


def test_one_fault_in_many_forms_is_one_cause() -> None:
    forms = [{"name": f"项目{n}", "full_year_budget": "100.00", "executed": "8.00", "execution_rate": "8.00%"} for n in range(15)]
    found = findings_of([], projects=forms).filter(pl.col("check_id") == "EXE03")
    assert found.height == 15
    assert found["cause"].unique().to_list() == ["EXE03"]


def test_a_finding_cites_both_places_and_the_judged_number_first() -> None:
    tables = example_tables({"facts": with_words(BALANCE, "收入总计", "105.76万元")})
    text = tables["documents"]["text"].item()
    for finding in check(tables)["findings"].iter_rows(named=True):
        assert len(finding["evidence"]) > 1
        assert finding["evidence"][0]["quote"] == "105.76万元"
        assert {cited["role"] for cited in finding["evidence"]} == {"amount"}
        assert all(text[cited["start"] : cited["end"]] == cited["quote"] for cited in finding["evidence"])


def test_the_fingerprint_survives_a_re_upload() -> None:
    """Other bytes, other offsets, line breaks inside the words: the same fault."""
    facts = with_words(BALANCE, "收入总计", "105.76万元")
    first = check(example_tables({"facts": facts}))["findings"]
    moved = example_tables({"facts": [("五(三)1", "其他支出", "amount", "18.00万元"), *facts]})
    again = check({name: frame.with_columns(document_id=pl.lit("f" * 64)) for name, frame in moved.items()})["findings"]
    assert sorted(first["finding_id"]) == sorted(again["finding_id"])
    assert set(first["claim_id"]).isdisjoint(again["claim_id"])


def test_other_words_are_another_finding() -> None:
    first, other = (
        set(findings_of(with_words(BALANCE, "收入总计", words))["finding_id"]) for words in ("105.76万元", "106.76万元")
    )
    assert first.isdisjoint(other)


def test_the_same_fault_twice_has_two_fingerprints() -> None:
    forms = [{"name": "培训经费", "full_year_budget": "100.00", "executed": "8.00"} for _ in range(2)]
    found = findings_of([], projects=forms)
    assert found["finding_id"].n_unique() == found.height


def test_findings_rank_by_severity_then_money_then_gap() -> None:
    facts = [*with_words(BALANCE, "收入总计", "105.76万元"), ("六", "一般公共预算财政拨款基本支出", "amount", "9.00万元")]
    facts += [
        (f"{place}", f"一般公共预算财政拨款基本支出/{name}", "amount", "2.00万元")
        for place, name in (("六", "人员经费"), ("六", "公用经费"))
    ]
    forms = [{"name": "培训经费", "full_year_budget": "9999.00", "executed": "8.00"}]
    found = findings_of(facts, projects=forms)
    assert found["rank"].to_list() == [1, 2, 3, 4]
    assert found["severity"].to_list() == ["error", "error", "error", "notice"]
    assert found["at_stake"][:3].to_list() == [Decimal("105.76"), Decimal("105.76"), Decimal("9")]
    assert list(SEVERITIES) == ["error", "warning", "notice", "info"]


def test_improbable_sums_are_told_once_a_document() -> None:
    """Thirty parts that could all be rounded, and a total at the far end of what they allow: twice."""
    facts: list[Fact] = []
    for fund in ("财政拨款", "政府性基金预算财政拨款"):
        facts += [("四", f"{fund}收入总计", "amount", "30.15万元")]
        facts += [("四", f"{fund}收入总计/来源{n}", "amount", "1.00万元") for n in range(30)]
    tables = example_tables({"facts": facts})
    claims, found = (check(tables)[name] for name in ("claims", "findings"))
    assert claims.filter(pl.col("state") == "improbable")["subject"].n_unique() == 2
    assert set(found["severity"]) == {"info"}
    assert found["check_id"].is_unique().all()


def test_every_document_and_check_has_one_state() -> None:
    tables = example_tables({"facts": with_words(BALANCE, "收入总计", "105.76万元")})
    states = coverage(check(tables)["claims"], tables["documents"])
    assert states["check_id"].to_list() == [each.id for each in discover()]
    by_check = {row["check_id"]: row for row in states.iter_rows(named=True)}
    assert by_check["SUM01"]["state"] == "fails"
    assert by_check["SUM02"]["state"] == "holds"
    assert (by_check["SUM16"]["state"], by_check["SUM16"]["reason"]) == ("silent", "没有可查的数")
    assert by_check["SUM16"]["claims"] == 0


def test_a_silent_check_tells_why() -> None:
    tables = example_tables(
        {"facts": [("一", "收入总计", "amount", "1.00万元"), ("一", "收入总计/本年收入合计", "amount", "1.00万元")]}
    )
    states = coverage(check(tables)["claims"], tables["documents"]).filter(pl.col("check_id") == "SUM01")
    assert states.select("state", "reason", "claims").row(0) == ("silent", "没有读到全部的分项：缺年初结转和结余", 1)
