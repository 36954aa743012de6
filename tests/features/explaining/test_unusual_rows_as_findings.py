"""Findings of what alerts: an info that says what is unusual among whom, and cites the numbers that it is made of."""

from __future__ import annotations

import doctest
from collections.abc import Mapping

import polars as pl
import pytest

from checks.engine.examples import example_tables
from data.columns import LEVELS
from data.contract import as_declared
from data.tables import schema_of, table_frame
from features.collecting import features_of
from features.explaining import words
from features.explaining.findings import anomaly_findings
from features.explaining.places import places
from features.prepared.amounts import QUANTITIES

KNOWN = {"unit": set(QUANTITIES), "project": set(schema_of("projects")), "indicator": set(schema_of("indicators"))}
ROWS = {"unit": ("documents", "document_id"), "project": ("projects", "project_id"), "indicator": ("indicators", "indicator_id")}
TABLES = example_tables(
    {
        "facts": [
            ("七", "“三公”经费/公务接待费", "final", "35.00万元"),
            ("七", "国内公务接待批次", "count", "7批"),
            ("机构", "实有人数/在职人员", "count", "20人"),
        ],
        "projects": [{"name": "甲项目", "full_year_budget": "100.00", "executed": "20.00"}],
        "indicators": [{"level3": "培训人数", "target": "≥100人", "actual": "10人"}],
    }
)


def reason(feature: str, value: float | None, share: float = 1.0) -> dict[str, object]:
    return {"feature": feature, "value": value, "peer_median": 0.5, "peer_low": 0.1, "peer_high": 2.0, "share": share}


def alert(level: str, *reasons: Mapping[str, object], **columns: object) -> dict[str, object]:
    table, key = ROWS[level]
    document = TABLES["documents"].row(0, named=True)
    return {
        **{"level": level, "row_id": TABLES[table][key][0], "peer_group": "2023年度 · 县", "peer_count": 240, "method": "forest"},
        **{name: document[name] for name in ("document_id", "unit_name", "fiscal_year")},
        **{"rank": 2, "seed_share": 0.9, "alert": True, "reasons": list(reasons)},
        **columns,
    }


def found(*alerts: Mapping[str, object], before: Mapping[tuple[str, str], float] | None = None) -> pl.DataFrame:
    return anomaly_findings(table_frame("scores", alerts), TABLES, before or {})


@pytest.mark.parametrize("level", LEVELS)
def test_what_a_feature_rests_on_is_a_quantity_or_a_column(level):
    assert {name for feature in features_of(level) for name in feature.rests_on} <= KNOWN[level]


@pytest.mark.parametrize(
    ("level", "feature", "quotes"),
    [
        ("unit", "reception_per_batch", ["35.00万元", "7批"]),
        ("project", "execution_rate", ["20.00", "100.00"]),
        ("indicator", "achievement", ["≥100人", "10人"]),
    ],
)
def test_the_places_of_a_feature_are_those_of_its_numbers(level, feature, quotes):
    one = alert(level, reason(feature, 5.0))
    cited = places(table_frame("scores", [one]), level, TABLES)[one["row_id"]]
    assert [place["quote"].strip() for place in cited] == quotes


def test_a_finding_names_value_peers_rank_seeds_and_last_year():
    one = alert("unit", reason("reception_per_batch", 5.0))
    said = found(one, before={(one["row_id"], "reception_per_batch"): 0.75})["message"].item()
    assert said == (
        "部门决算在同类中不寻常："
        "每批次接待费 5.00 万元（同类中位数 0.50 万元，中间八成 0.10 万元 至 2.00 万元，上年 0.75 万元）。"
        "同类“2023年度 · 县”共 240 个单位，本行排第 2，90%的随机种子都把它排在前列。异常不等于错误，请核实。"
    )


def test_findings_are_infos_as_declared_and_ranked_in_their_document():
    rows = found(
        alert("indicator", reason("achievement", 5.0)),
        alert("project", reason("execution_rate", 5.0)),
        alert("unit", reason("reception_per_batch", 5.0)),
    )
    assert as_declared("findings", rows).height == 3
    assert rows.select("check_id", "rank", "severity", "subject").rows() == [
        ("ANO01", 1, "info", "部门决算"),
        ("ANO02", 2, "info", "甲项目"),
        ("ANO03", 3, "info", "甲项目/培训人数"),
    ]


def test_a_row_whose_features_rest_on_no_number_is_no_finding():
    assert found(alert("unit", reason("missing_quantities", 30.0))).is_empty()
    assert found(alert("unit", reason("missing_quantities", 30.0, 0.6), reason("staff", 20.0, 0.4))).height == 1


def test_the_fingerprint_does_not_hang_on_peers_or_scores():
    one, other = (alert("project", reason("execution_rate", 20.0), rank=rank, peer_count=rank + 300) for rank in (1, 9))
    assert found(one)["finding_id"].item() == found(other)["finding_id"].item()


def test_the_examples_of_words_hold():
    tried = doctest.testmod(words)
    assert tried.attempted and not tried.failed
