"""The tables of a population: what its disclosures print, whichever way they are written, and the same on every machine."""

from __future__ import annotations

import hashlib

import polars as pl
import pytest
from told_by_populations import NONE, batch, drawn, read_again, read_in_layouts, told

from data.contract import as_declared
from data.tables import EVIDENCE
from generator.population import Parameters, Population, mixed, population
from generator.population.draws import hashes, normal, uniform

ALL_KINDS = Parameters(mix=mixed(0.4))
SIZE = 48
TABLES = ("facts", "projects", "project_funds", "indicators")


@pytest.mark.parametrize("parameters", [NONE, ALL_KINDS], ids=["sound", "with anomalies"])
def test_every_table_is_as_declared(parameters):
    tables, _ = drawn(SIZE, 2, 3, parameters)
    for name, frame in tables.items():
        assert as_declared(name, frame).height == frame.height


@pytest.mark.parametrize("parameters", [NONE, ALL_KINDS], ids=["sound", "with anomalies"])
def test_every_place_holds_what_it_quotes(parameters):
    tables, _ = drawn(SIZE, 2, 3, parameters)
    texts = dict(tables["documents"].select("document_id", "text").iter_rows())
    looked_at = 0
    for frame in tables.values():
        for column in (name for name, dtype in frame.schema.items() if dtype == EVIDENCE):
            for document, place in frame.select("document_id", column).drop_nulls(column).iter_rows():
                assert texts[document][place["start"] : place["end"]] == place["quote"], (column, place)
                looked_at += 1
    assert looked_at > 30_000


@pytest.mark.parametrize("table", TABLES)
def test_a_reader_finds_in_the_texts_what_the_tables_hold(table):
    assert told(drawn(SIZE, 2, 3)[0], table) == told(read_again(SIZE, 2, 3), table)


@pytest.mark.parametrize("table", TABLES)
def test_a_reader_finds_the_same_in_every_layout(table):
    assert told(drawn(SIZE, 2, 3)[0], table) == told(read_in_layouts(SIZE, 2, 3), table)


@pytest.mark.parametrize("table", ["facts", "projects", "project_funds"])
def test_a_reader_finds_what_the_tables_of_altered_disclosures_hold(table):
    assert told(drawn(SIZE, 2, 3, ALL_KINDS)[0], table) == told(read_again(SIZE, 2, 3, ALL_KINDS), table)


def test_the_ids_of_forms_and_rows_are_the_readers():
    ours, read = drawn(SIZE, 2, 3)[0], read_again(SIZE, 2, 3)
    for table, key in (("documents", "document_id"), ("projects", "project_id"), ("indicators", "indicator_id")):
        assert set(ours[table][key]) == set(read[table][key])


def test_nothing_of_the_texts_is_left_unread():
    assert read_again(SIZE, 2, 3)["unread"].height == read_in_layouts(SIZE, 2, 3)["unread"].height == 0


def test_any_size_of_batch_gives_the_same_rows():
    whole, labels = drawn(SIZE, 2, 3, ALL_KINDS)
    parts, labels_of_parts = population(SIZE, years=2, seed=3, parameters=ALL_KINDS, batch=11)
    for name, frame in whole.items():
        assert as_declared(name, frame).equals(as_declared(name, parts[name]))
    assert labels.sort("row_id").equals(labels_of_parts.sort("row_id"))


def test_another_seed_is_another_population():
    one, other = drawn(12, 1, 1)[0]["documents"], drawn(12, 1, 2)[0]["documents"]
    assert set(one["unit_name"]) == set(other["unit_name"])
    assert not set(one["document_id"]) & set(other["document_id"])


def test_the_same_seed_gives_the_same_bytes_on_every_machine():
    # Changes with every change of what is drawn or written: then, and only then, put the new digest here.
    texts = drawn(12, 2, 1)[0]["documents"]["document_id"].to_list()
    assert hashlib.sha256("".join(sorted(texts)).encode()).hexdigest()[:16] == "4138304464f240db"


def test_draws_are_pinned():
    assert hashes(1, "a purpose", 0, 7).tolist() == [5521619778418831775]
    assert hashes(1, "a purpose", 0, 7) != hashes(1, "a purpose", 7, 0)


def test_draws_are_uniform_and_normal():
    units = pl.int_range(20_000, eager=True).to_numpy()
    even, bell = uniform(5, "even", units), normal(5, "bell", units)
    assert abs(even.mean() - 0.5) < 0.01 and abs(even.var() - 1 / 12) < 0.002
    assert abs(bell.mean()) < 0.03 and abs(bell.std() - 1) < 0.02
    # 0.27% of normal numbers lie beyond 3.
    assert 30 < (abs(bell) > 3).sum() < 80


def test_a_year_compares_itself_with_what_the_year_before_printed():
    facts = drawn(SIZE, 2, 3)[0]["facts"].filter(pl.col("subject") == "一般公共预算财政拨款支出", pl.col("section") == "五(一)")
    wide = facts.filter(pl.col("measure").is_in(["amount", "change"])).pivot(
        "measure", index=["unit_name", "fiscal_year"], values="value"
    )
    years = wide.filter(pl.col("fiscal_year") == 2024).join(wide.filter(pl.col("fiscal_year") == 2023), on="unit_name")
    gap = years.select((pl.col("amount") - pl.col("change") - pl.col("amount_right")).abs().cast(pl.Float64))
    assert years.height == SIZE and gap.to_series().max() <= 0.02


def test_units_have_departments_levels_and_kinds():
    units = drawn(600)[0]["units"]
    assert set(units["level"]) == {"县级", "市级", "省级"}
    assert set(units["kind"]) == {"行政单位", "参公事业单位", "事业单位"}
    assert set(units["parent"].drop_nulls()) <= set(units["unit_id"])
    assert units["name"].n_unique() == 600


def test_names_are_each_borne_once_by_a_hundred_thousand_units():
    from generator.population.bodies import bodies

    assert len(set(bodies(1, 0, 100_000).names)) == 100_000


def test_size_drives_the_accounts_and_styles_differ():
    year = batch(2_000).years[0]
    frame = pl.DataFrame(
        {
            "staff": year.now.people.active,
            "spent": year.now.people.basic + year.now.projects.executed.sum(axis=1),
            "execution": year.now.values["execution"],
            "attainment": year.now.values["attainment"],
            "running": year.now.values["running_per_head"],
            "reception": year.now.values["cost_per_batch"],
        }
    )
    logs = frame.select(pl.col("staff").log(), pl.col("spent").log())
    assert pl.DataFrame(logs).select(pl.corr("staff", "spent")).item() > 0.9
    assert frame.select(pl.corr("execution", "attainment", method="spearman")).item() > 0.3
    assert frame.select(pl.corr("running", "reception", method="spearman")).item() > 0.3
    # From a tenth of the middle to ten times it: offices of five people and departments of hundreds.
    assert frame["staff"].min() < 10 and frame["staff"].max() > 150


def test_what_cannot_be_drawn_is_refused():
    for wrong in ({"correlation": 2.0}, {"low": 5.0, "high": 3.0}, {"mix": mixed(0.9)}):
        with pytest.raises(ValueError):
            Parameters(**wrong)
    with pytest.raises(ValueError):
        Population(0)
