"""The script that tries a feature runs on a small lake, says how the ranking changes, and leaves the lake as it was."""

from __future__ import annotations

import subprocess
import sys
import xml.etree.ElementTree as ElementTree
from pathlib import Path

import polars as pl
from generated_lake import generated_lake

from data.store import Lake

ROOT = Path(__file__).parent.parent.parent
DOCUMENTS = 8


def small_lake(folder: Path) -> Lake:
    """A lake of a few generated disclosures."""
    tables, lake = generated_lake(), Lake(folder)
    ids = tables["documents"]["document_id"].sort().head(DOCUMENTS).implode()
    for name in ("documents", "facts", "projects", "project_funds", "indicators", "claims"):
        lake.replace_all(name, tables[name].filter(pl.col("document_id").is_in(ids)))
    return lake


def test_it_tells_how_the_ranking_changes_and_draws_it(tmp_path):
    lake, picture = small_lake(tmp_path / "lake"), tmp_path / "picture.svg"
    versions = lake.versions()
    program = [sys.executable, ROOT / "docs" / "try_a_feature.py", tmp_path / "lake", picture]
    done = subprocess.run(program, cwd=ROOT, capture_output=True, text=True, check=True)
    count = lake.scan("projects").filter(pl.col("form") == "project").collect().height
    assert f"{count} projects, " in done.stdout and f" of {count} ranks changed" in done.stdout
    assert done.stdout.count(" -> ") == 10
    drawn = ElementTree.fromstring(picture.read_text(encoding="utf-8"))
    assert len(drawn.findall("{http://www.w3.org/2000/svg}line")) == count
    assert lake.versions() == versions
