"""Populations on disk: a lake that reads back, files that are the disclosures, labels and parameters beside them."""

from __future__ import annotations

import json
import tomllib

import polars as pl
import pytest
from told_by_populations import drawn

from data.contract import as_declared
from data.records import document_id_of, form_id
from data.store import Lake
from generator.population import Parameters, Population, mixed
from generator.population.writing import write_files, write_lake

PARAMETERS = Parameters(mix=mixed(0.4))
POPULATION = Population(60, 2, 5, PARAMETERS)


@pytest.fixture(scope="module")
def lake(tmp_path_factory):
    folder = tmp_path_factory.mktemp("湖")
    return folder, write_lake(POPULATION, folder)


@pytest.fixture(scope="module")
def files(tmp_path_factory):
    folder = tmp_path_factory.mktemp("文件")
    return folder, write_files(POPULATION, folder)


def test_the_lake_holds_the_tables(lake):
    folder, rows = lake
    tables, _ = drawn(60, 2, 5, PARAMETERS)
    for name, frame in tables.items():
        stored = Lake(folder).scan(name).collect()
        assert as_declared(name, stored).equals(as_declared(name, frame)) and rows[name] == frame.height


def test_labels_lie_beside_the_lake_and_are_no_table_of_it(lake):
    folder, rows = lake
    labels = pl.read_csv(folder / "labels.csv")
    assert labels.height == rows["labels"] == 24  # 40% of 60
    assert labels.equals(pl.read_parquet(folder / "labels.parquet").cast({"fiscal_year": pl.Int64}))
    assert "labels" not in Lake(folder).versions()
    with pytest.raises(KeyError):
        Lake(folder).scan("labels")


def test_a_file_is_a_disclosure_of_every_unit_and_year(files):
    folder, rows = files
    texts = sorted((folder / "files").rglob("*.txt"))
    assert len(texts) == rows["files"] == 120
    assert {path.parent.name for path in texts} == {"2023", "2024"}


def test_labels_of_files_name_their_rows_as_a_reader_does(files):
    folder, _ = files
    ids = {document_id_of(path.read_bytes()) for path in (folder / "files").rglob("*.txt")}
    labels = pl.read_csv(folder / "labels.csv")
    for row in labels.iter_rows(named=True):
        assert row["document_id"] in ids
        forms = {form_id(row["document_id"], position) for position in range(8)}
        assert row["row_id"] in ({row["document_id"]} if row["level"] == "unit" else forms)


def test_both_ways_put_the_same_anomalies_in(lake, files):
    of_both = [pl.read_csv(folder / "labels.csv").select("unit_name", "kind", "details") for folder, _ in (lake, files)]
    assert sorted(of_both[0].rows()) == sorted(of_both[1].rows())


def test_who_belongs_to_whom_is_written_for_the_setting(files):
    folder, _ = files
    units = tomllib.loads((folder / "units.toml").read_text(encoding="utf-8"))["unit"]
    assert len(units) == 60 and any("parent" in unit for unit in units)


@pytest.mark.parametrize("way", ["lake", "files"])
def test_all_that_a_population_is_drawn_by_is_stated(way, request):
    folder, _ = request.getfixturevalue(way)
    said = json.loads((folder / "population.json").read_text(encoding="utf-8"))
    assert (said["units"], said["years"], said["seed"]) == (60, 2, 5)
    assert said["parameters"]["correlation"] == 0.6 and len(said["features"]) == 24
    assert set(said["kinds_of_anomalies"]) == {kind for kind, _ in said["parameters"]["mix"]["shares"]}


@pytest.mark.parametrize(("write", "way"), [(write_lake, "lake"), (write_files, "files")])
def test_what_is_there_is_not_written_over(write, way, request):
    folder, _ = request.getfixturevalue(way)
    with pytest.raises(FileExistsError):
        write(POPULATION, folder)


def test_how_far_it_has_come_is_told(tmp_path):
    told: list[int] = []
    write_files(Population(5), tmp_path, told=told.append)
    assert told == [1] * 5
