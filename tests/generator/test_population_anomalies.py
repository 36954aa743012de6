"""What has an anomaly has it, as its label says, and nothing else has one."""

from __future__ import annotations

import json
from decimal import Decimal

import numpy as np
import polars as pl
import pytest
from told_by_populations import batch, drawn, latent_row

from generator.population import KINDS, Mix, Parameters, Population, mixed
from generator.population.anomalies import plan, shifted
from generator.population.asked import mix_of
from generator.population.features import FEATURES, NAMES, usual
from generator.population.parameters import UNIT_KINDS

SEED = 2
ONE_KIND = 600


def only(kind: str, share: float = 0.5) -> Parameters:
    return Parameters(mix=Mix(((kind, share),)))


def features(kind: str, units: int = ONE_KIND, **more: object) -> tuple[np.ndarray, np.ndarray, dict[int, dict]]:
    """The features of a population in which half have this kind: as they would be, as they are, and what was done."""
    parameters = Parameters(mix=Mix(((kind, 0.5),)), **more)
    numbers = np.arange(units)
    before = usual(SEED, parameters, numbers, year=1)
    done = shifted(plan(SEED, parameters, units=units, years=1), before, numbers=numbers, year=1)
    return before, done.latent, {unit: json.loads(words) for unit, words in done.details.items()}


def test_a_single_feature_is_off_by_the_stated_sigmas_to_its_worse_side():
    before, after, told = features("single")
    assert len(told) == ONE_KIND // 2
    for unit, words in told.items():
        at = NAMES.index(words["feature"])
        assert after[unit, at] == words["sigmas"] and 3 <= abs(words["sigmas"]) <= 6
        assert np.sign(words["sigmas"]) == FEATURES[at].worse
        assert (np.delete(after[unit], at) == np.delete(before[unit], at)).all()


def test_singles_are_spread_over_all_features():
    assert {words["feature"] for words in features("single")[2].values()} == set(NAMES)


def test_units_without_an_anomaly_are_as_they_were():
    for kind in UNIT_KINDS:
        before, after, told = features(kind)
        rest = np.setdiff1d(np.arange(ONE_KIND), list(told))
        assert (before[rest] == after[rest]).all()


def test_dependency_leaves_each_feature_usual_and_breaks_what_goes_together():
    before, after, told = features("dependency", 4_000)
    units = list(told)
    for at in range(len(NAMES)):
        # Kolmogorov and Smirnov: 1.63 sqrt(2/n) is the bound that two samples of one distribution pass in 1%; 24 are looked at.
        assert distance(before[:, at], after[units, at]) < 2 * np.sqrt(2 / len(units))
    staff, projects = NAMES.index("running_per_head"), NAMES.index("cost_per_batch")
    assert np.corrcoef(before[:, staff], before[:, projects])[0, 1] > 0.3
    assert abs(np.corrcoef(after[units, staff], after[units, projects])[0, 1]) < 0.08


def distance(one: np.ndarray, other: np.ndarray) -> float:
    """The largest distance of two empirical distributions."""
    every = np.sort(np.concatenate([one, other]))
    shares = [np.searchsorted(np.sort(each), every, side="right") / len(each) for each in (one, other)]
    return float(np.abs(shares[0] - shares[1]).max())


def test_local_is_the_same_direction_at_root_five_of_the_distance():
    before, after, told = features("local")
    units = list(told)
    assert np.allclose(after[units], before[units] * np.sqrt(5))


def test_global_is_uniform_within_the_reach():
    _, after, told = features("global", 4_000)
    found = after[list(told)]
    reach = next(iter(told.values()))["reach"]
    assert 3.5 < reach < 5 and abs(found).max() <= reach
    # The standard deviation of a uniform distribution over twice its reach.
    assert abs(found.std() - reach / np.sqrt(3)) < 0.03


def test_a_cluster_shares_its_shift():
    before, after, told = features("cluster", cluster=10)
    groups: dict[int, list[int]] = {}
    for unit, words in told.items():
        groups.setdefault(words["group"], []).append(unit)
    assert {len(units) for units in groups.values()} == {10}
    for units in groups.values():
        shifts = np.round(after[units] - before[units], 6)
        assert (shifts == shifts[0]).all() and 3 <= (shifts[0] != 0).sum() <= 5
        assert all(3 <= abs(each) <= 6 for each in shifts[0][shifts[0] != 0])


def test_as_many_units_have_each_kind_as_were_asked_for():
    found = plan(1, Parameters(mix=mixed(0.1)), units=1_000, years=2)
    assert [len(found.of(kind)) for kind in KINDS] == [10] * 10
    assert (found.kind == -1).sum() == 900


def test_rounding_loses_no_unit_of_the_whole():
    assert (plan(1, Parameters(mix=mixed(0.05)), units=100, years=2).kind >= 0).sum() == 5


def test_without_a_year_before_nobody_rewrites_it():
    assert not len(plan(1, Parameters(mix=mixed(0.5)), units=200, years=1).of("prior_year_rewrite"))


def test_a_single_feature_is_printed_as_far_off_as_its_label_says():
    parameters = only("single")
    tables, labels = drawn(ONE_KIND, 1, SEED, parameters)
    facts, accounts = tables["facts"], batch(ONE_KIND, 1, SEED, parameters).years[0].now
    looked_at = 0
    for document, details in labels.select("document_id", "details").iter_rows():
        told = json.loads(details)
        if told["feature"] != "cost_per_car":
            continue
        cost, cars = (printed(facts, document, *what) for what in (("公务用车运行维护费", "amount"), ("公务用车保有量", "count")))
        # exp(ln 3.0 + 0.3 sigmas): 万元 a car, to the rounding of 0.005万元 for each unit.
        assert abs(float(cost / cars) - 3.0 * np.exp(0.3 * told["sigmas"])) < 0.006
        assert accounts.things.kept[latent_row(document, tables)] == cars
        looked_at += 1
    assert looked_at > 5


def printed(facts: pl.DataFrame, document: str, subject: str, measure: str) -> Decimal:
    """The first value of a subject whose path ends so."""
    rows = facts.filter(pl.col("document_id") == document, pl.col("measure") == measure, pl.col("subject").str.ends_with(subject))
    return rows.sort("position")["value"][0]


def labelled(kind: str, units: int = 60, years: int = 1) -> tuple[dict[str, pl.DataFrame], list[dict]]:
    tables, labels = drawn(units, years, SEED, only(kind))
    rows = [row | json.loads(row["details"]) for row in labels.iter_rows(named=True)]
    assert {row["kind"] for row in rows} == {kind} and rows
    return tables, rows


def project(tables: dict[str, pl.DataFrame], row: dict) -> dict:
    return tables["projects"].row(by_predicate=pl.col("project_id") == row["row_id"], named=True)


def test_every_label_names_a_row_of_its_document_in_the_last_year():
    tables, labels = drawn(200, 2, SEED, Parameters(mix=mixed(0.4)))
    keys = {"unit": tables["documents"]["document_id"], "project": tables["projects"]["project_id"]}
    years = dict(tables["documents"].select("document_id", "fiscal_year").iter_rows())
    assert set(labels["kind"]) == set(KINDS) and labels.height >= 75
    for row in labels.iter_rows(named=True):
        assert row["row_id"] in keys[row["level"]].implode()[0] and years[row["document_id"]] == row["fiscal_year"] == 2024


def test_copied_forms_say_what_another_units_form_says():
    tables, rows = labelled("copied_forms")
    words = tables["projects"].select("unit_name", pl.col("goal").str.replace(r"[\d.]+万元", "")).rows()
    for row in rows:
        goal = project(tables, row)["goal"]
        assert row["from"] != row["unit_name"]
        others = {each for name, each in words if name != row["unit_name"]}
        # A form from which was copied may itself be a copy of another by now.
        if row["from"] not in {each["unit_name"] for each in rows}:
            assert pl.Series([goal]).str.replace(r"[\d.]+万元", "")[0] in others


def test_half_of_the_copies_name_the_money_of_the_form():
    tables, rows = labelled("copied_forms")
    own = {row["row_id"] for row in rows if row["money"] == "own"}
    assert 5 < len(own) < len(rows) - 5
    for row in rows:
        form = project(tables, row)
        budget = f"{form['full_year_budget'].normalize():f}万元"
        assert (budget in form["goal"]) == (row["row_id"] in own)


def test_inflated_scores_are_full_though_little_was_done():
    tables, rows = labelled("inflated_scores")
    for row in rows:
        form = project(tables, row)
        assert form["total_score"] == 100 and form["score"] == form["weight"]
        assert Decimal(row["deserved"]) < 97
        indicators = tables["indicators"].filter(pl.col("project_id") == row["row_id"])
        assert (indicators["score"] == indicators["weight"]).all()


def test_a_slip_of_the_unit_makes_one_amount_ten_thousand_times_too_large():
    sound, (tables, rows) = drawn(60, 1, SEED)[0], labelled("unit_slip")
    for row in rows:
        here, there = amounts(tables, row["unit_name"]), amounts(sound, row["unit_name"])
        changed = [(one, other) for one, other in zip(here, there, strict=True) if one != other]
        assert len(changed) == 1 + (row["level"] == "project") and all(one == 10_000 * other for one, other in changed)


def amounts(tables: dict[str, pl.DataFrame], unit: str) -> list[Decimal]:
    """Every amount of a unit's narrative and forms; what a form executed stands in its row of money too."""
    of_unit = tables["documents"].filter(pl.col("unit_name") == unit).select("document_id")
    columns = {"facts": "value", "projects": "executed", "project_funds": "executed"}
    order = {"facts": ["position"], "projects": ["position"], "project_funds": ["project_id", "position"]}
    found = []
    for name, column in columns.items():
        rows = tables[name].join(of_unit, on="document_id", how="semi")
        if name == "project_funds":
            places = tables["projects"].select("project_id", rank="position")
            rows, order[name] = rows.join(places, on="project_id"), ["rank", "position"]
        found += rows.sort(order[name])[column].to_list()
    return found


def test_a_rewritten_year_is_another_than_was_published():
    tables, rows = labelled("prior_year_rewrite", 40, 2)
    for row in rows:
        facts = tables["facts"].filter(pl.col("unit_name") == row["unit_name"])
        now, last = (facts.filter(pl.col("fiscal_year") == year) for year in (2024, 2023))
        subject = row["subject"] if row["subject"] != "收入支出" else "收入总计"
        amount, published = (value(each, subject, "amount") for each in (now, last))
        change = value(now, row["subject"], "change")
        assert amount - change == Decimal(row["implied"]) and abs(amount - change - published) > published / 20


def value(facts: pl.DataFrame, subject: str, measure: str) -> Decimal:
    return facts.filter(pl.col("subject") == subject, pl.col("measure") == measure)["value"][0]


def test_arithmetic_names_the_fault_and_the_family_that_should_answer():
    _, rows = labelled("arithmetic")
    assert len({row["fault"] for row in rows}) > 10 and all(row["family"] for row in rows)


@pytest.mark.parametrize(
    ("words", "shares"),
    [
        ("none", {}),
        ("single:1%", {"single": 0.01}),
        ("global:1%，single:0.5%", {"global": 0.01, "single": 0.005}),
        ("mixed:5%", dict.fromkeys(KINDS, 0.005)),
        ("mixed:5%,single:1%", dict.fromkeys(KINDS, 0.005) | {"single": 0.015}),
    ],
)
def test_anomalies_are_asked_for_in_words(words, shares):
    assert dict(mix_of(words).shares) == shares


@pytest.mark.parametrize("words", ["", "mixed", "mixed:5", "single:x%", "strange:1%", "mixed:60%", "none,single:1%"])
def test_words_that_ask_for_nothing_known_are_refused_in_chinese(words):
    with pytest.raises(ValueError, match=r"[\u4e00-\u9fff]"):
        mix_of(words)


def test_a_population_knows_its_last_year():
    assert Population(1, 3).last_year == 2025
