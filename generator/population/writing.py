"""Writes a population: straight into the tables of a lake, or as text files in the layouts; with its labels beside it.

DIR/documents, facts, ...   the lake's tables            (write_lake)
DIR/files/2023/...txt       the disclosures              (write_files)
DIR/units.toml              who belongs to whom, for the setting `units` (write_files)
DIR/labels.csv, .parquet    what was put where: read by measurements, never by a check or a feature
DIR/population.json         what it was drawn by
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import asdict
from pathlib import Path

import polars as pl

from data.records import document_id_of
from data.store import Lake
from generator.layouts import LAYOUTS, WRITERS
from generator.population.batches import Population, batch_of
from generator.population.bodies import units_table
from generator.population.contents import Content, content_of
from generator.population.drawing import drawn_batches
from generator.population.features import FEATURES
from generator.population.labels import altered_labels, unit_labels
from generator.population.parameters import MEANINGS

Told = Callable[[int], None]
# Documents come last: a document that is there has all its rows there.
_ORDER = ("facts", "projects", "project_funds", "indicators", "documents")
_FILES_A_BATCH = 200


def write_lake(drawn: Population, folder: Path, *, told: Told = lambda units: None) -> dict[str, int]:
    """Fills a new lake; returns the rows by table and labels. told: is told how many units are done, after each batch.

    Raises FileExistsError where there is a lake already.
    """
    lake = Lake(folder)
    if lake.exists("documents"):
        raise FileExistsError(str(folder))
    rows: dict[str, int] = dict.fromkeys((*_ORDER, "units"), 0)
    units, labels = [], []
    for tables, found in drawn_batches(drawn):
        for name in _ORDER:
            lake.add(name, tables[name])
            rows[name] += tables[name].height
        units.append(tables["units"])
        labels.append(found)
        told(tables["units"].height)
    lake.replace_all("units", pl.concat(units))
    rows["units"] = drawn.units
    return rows | _beside(drawn, folder, labels=pl.concat(labels))


def write_files(drawn: Population, folder: Path, *, told: Told = lambda units: None) -> dict[str, int]:
    """Writes the disclosures of every unit and year into files; returns how many, and the labels. Raises FileExistsError."""
    if (folder / "files").exists():
        raise FileExistsError(str(folder / "files"))
    found, count = drawn.plan(), 0
    units, labels = [], []
    for first, size in drawn.starts(_FILES_A_BATCH):
        batch = batch_of(drawn, found, first=first, count=size)
        last = []
        for row in range(size):
            contents = [content_of(drawn, found, year=year, row=row) for year in batch.years]
            ids = [_written(content, folder, layout=LAYOUTS[(first + row) % len(LAYOUTS)]) for content in contents]
            last.append((contents[-1], ids[-1]))
            count += len(ids)
            told(1)
        units.append(units_table(batch.of))
        document_ids = [key for _, key in last]
        labels.append(unit_labels(found, batch.shifted, batch.of, document_ids=document_ids, year=drawn.last_year))
        changed = [(content, key) for content, key in last if content.alteration is not None]
        labels.append(altered_labels([content for content, _ in changed], [key for _, key in changed]))
    _put(folder / "units.toml", "".join(_declared(pl.concat(units))))
    return {"files": count} | _beside(drawn, folder, labels=pl.concat(labels))


def _written(content: Content, folder: Path, *, layout: str) -> str:
    """Writes a disclosure; returns the id of the document."""
    text = WRITERS[layout](content.disclosure)
    _put(folder / "files" / str(content.unit.year) / f"{content.unit.file_stem}.txt", text)
    return document_id_of(text.encode())


def _put(path: Path, text: str) -> None:
    """Bytes: a line end is a line end on every machine."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text.encode())


def _declared(units: pl.DataFrame) -> Iterator[str]:
    """The bodies in the form of the setting `units`."""
    names = dict(units.select("unit_id", "name").iter_rows())
    for unit in units.iter_rows(named=True):
        parent = names.get(unit["parent"])
        yield f'[[unit]]\nname = "{unit["name"]}"\n' + (f'parent = "{parent}"\n' if parent else "") + "\n"


def _beside(drawn: Population, folder: Path, *, labels: pl.DataFrame) -> dict[str, int]:
    """Writes what is no part of a lake or of the disclosures."""
    folder.mkdir(parents=True, exist_ok=True)
    labels = labels.sort("unit_name", "fiscal_year", "row_id")
    labels.write_csv(folder / "labels.csv")
    labels.write_parquet(folder / "labels.parquet")
    _put(folder / "population.json", json.dumps(described(drawn), ensure_ascii=False, indent=1) + "\n")
    return {"labels": labels.height}


def described(drawn: Population) -> dict[str, object]:
    """All that a population is drawn by: the same description gives the same population."""
    features = [asdict(feature) for feature in FEATURES]
    return asdict(drawn) | {"features": features, "kinds_of_anomalies": dict(MEANINGS)}
