"""A document that is no final accounts reaches neither checks nor scores."""

from __future__ import annotations

import polars as pl

from checks.engine.run import check
from data.tables import empty
from disclosures.reading import concatenated, read
from reports.run_tables import audited

BUDGET = "墨坪县商贸办2025年部门预算公开\n第一部分 概况\n第二部分 预算说明\n增加（减少）3.00万元。收入预算860.00万元。\n"
ACCOUNTS = "墨坪县商贸办2024年度部门决算\n一、收入支出决算总体情况说明\n2024年度收入总计3.00万元，支出总计3.00万元。\n"


def tables_of(*texts: str) -> dict[str, pl.DataFrame]:
    return concatenated(read(text.encode(), f"{number}.txt") for number, text in enumerate(texts))


def test_only_audited_documents_pass_the_door():
    tables = audited(tables_of(BUDGET, ACCOUNTS))
    assert tables["documents"]["kind"].to_list() == ["final_accounts"]
    assert set(tables["unread"]["document_id"]) <= set(tables["documents"]["document_id"])


def test_a_budget_has_no_claim_and_no_finding():
    results = check(audited(tables_of(BUDGET)) | {"units": empty("units")})
    assert results["claims"].is_empty()
    assert results["findings"].is_empty()
