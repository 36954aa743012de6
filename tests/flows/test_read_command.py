"""`jihe read`: what became of every number of a disclosure, by which words, and what binds it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from disclosures_made_up import FALSE_TOTAL, disclosure

from reports.shares import Shares, percent

pytestmark = pytest.mark.usefixtures("kept_workers")

SAMPLE = Path(__file__).parent.parent.parent / "data" / "samples" / "songdai_civil_2022.txt"
# 全县该项支出 is no word of the vocabulary; the reception is, and its change is against 2019.
PLAIN = """某县外事办公室2023年度部门决算公开说明
七、“三公”经费支出决算情况说明
2023年度“三公”经费支出决算数为60.00万元，比上年决算数增加36.00万元，增长150%；比2019年决算数减少20.00万元。
全县该项支出合计为1,011.30万元。
"""


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "甲.txt").write_text(PLAIN, encoding="utf-8")
    (tmp_path / "乙.txt").write_text(disclosure("宁安县司法局", total=FALSE_TOTAL), encoding="utf-8")
    (tmp_path / "预算.txt").write_text("某县商务局2023年度部门预算公开说明\n收入预算100.00万元。\n", encoding="utf-8")
    return tmp_path


def explained(jihe_here, folder, file: str) -> list[dict]:
    done = json.loads(jihe_here("read", file, "--explain", "--json", cwd=folder).stdout)
    return done["documents"][0]["explained"]


def test_a_summary_says_what_it_is_why_and_how_far_it_was_read(jihe_here, folder):
    before = sorted(folder.rglob("*"))
    out = jihe_here("read", "甲.txt", cwd=folder).stdout
    assert "某县外事办公室 2023 年度" in out and "部门决算公开说明" in out and "依据：“" in out and "单位 万元" in out
    # Eight numbers: four read, three years ignored, one unread; of the four, nothing tells whether the 20.00 are right.
    assert "读懂的数 87.5%（8 个中 7 个），有关系核对的数 75.0%" in out and "年份 3" in out
    assert out.splitlines()[1].startswith("  只读懂一部分：8 个数中 1 个没有读懂")
    assert "未读   1 个  “" in out and "〔60.00万元〕" not in out
    assert sorted(folder.rglob("*")) == before


def test_every_number_stands_in_order_with_place_meaning_wording_and_relations(jihe_here, folder):
    out = jihe_here("read", "甲.txt", "--explain", cwd=folder).stdout
    printed = ["〔60.00万元〕", "〔36.00万元〕", "〔150%〕", "〔20.00万元〕", "【未读】1,011.30万元"]
    assert [out.index(words) for words in printed] == sorted(out.index(words) for words in printed)
    assert "── 七\n" in out and "增减额（比上年）" in out and "差额（比 2019 年）" in out
    assert "final:支出决算数" in out and "主体见  「“三公”经费」（第 3 行）" in out and "YOY01 成立" in out


def test_json_holds_places_that_quote_the_text(jihe_here, folder):
    numbers = explained(jihe_here, folder, "甲.txt")
    assert [PLAIN[number["start"] : number["end"]] for number in numbers] == [number["printed"] for number in numbers]
    amount, change, *_, unread = numbers
    assert amount["is_bound"] and {"check_id": "YOY01", "state": "holds", "count": 1} in amount["relations"]
    assert change["meanings"][0] | {"subject": "“三公”经费", "measure": "change", "base": "上年"} == change["meanings"][0]
    assert unread["reason"] and unread["meanings"] == [] and not unread["is_bound"] and unread["place"] == "七 之后"


def test_what_does_not_hold_is_said_at_the_number(jihe_here, folder):
    total = next(number for number in explained(jihe_here, folder, "乙.txt") if number["printed"] == f"{FALSE_TOTAL} 万元")
    assert {"check_id": "SUM01", "state": "fails", "count": 1} in total["relations"]
    assert "SUM01 不成立" in jihe_here("read", "乙.txt", "--explain", cwd=folder).stdout


def test_the_json_summary_holds_shares_counts_and_reasons_without_the_numbers(jihe_here, folder):
    (told,) = json.loads(jihe_here("read", "甲.txt", "--json", cwd=folder).stdout)["documents"]
    assert told["kind"] == "final_accounts" and told["kind_reason"] and "explained" not in told
    assert told["numbers"] == told["counts"]["facts"] + told["counts"]["unread"] + sum(told["ignored"].values())
    assert told["read_share"] == pytest.approx(1 - 1 / told["numbers"]) and sum(told["unread"].values()) == 1


def test_a_budget_is_not_explained_and_its_refusal_is_said(jihe_here, folder):
    done = jihe_here("read", "预算.txt", "--explain", cwd=folder)
    assert done.returncode == 0 and "非决算公开" in done.stdout and "100.00" not in done.stdout


def test_figures_of_a_form_stand_once_under_the_name_of_the_form(jihe_here, folder):
    numbers = explained(jihe_here, folder, str(SAMPLE))
    figures = [number for number in numbers if number["place"].startswith("自评表《")]
    assert figures and all(len({meaning["measure"] for meaning in number["meanings"]}) == 1 for number in figures)
    assert {"年初预算数", "执行数", "得分", "目标值"} <= {
        meaning["words"] for number in figures for meaning in number["meanings"]
    }


def test_a_share_is_never_rounded_up():
    assert (percent(0.99999), percent(0.9), percent(0.89999), percent(0.29)) == ("99.9%", "90.0%", "89.9%", "29.0%")
    assert Shares(read=0.8999).is_partial and not Shares(read=0.9).is_partial and not Shares().is_partial


def test_where_nothing_was_read_none_is_counted_as_read():
    # What a rule ignores was recognised, and yet nothing of the accounts was.
    assert Shares(read=0.0, numbers=8, unread=7).read_words == "读懂的数 0.0%（8 个中 0 个）"
