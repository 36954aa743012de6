"""What docs/adding-a-feature.md shows is a feature: laid into a copy of the house, it is computed, told and listed."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path

from printed_blocks import blocks_of

ROOT = Path(__file__).parent.parent.parent
PAGE = ROOT / "docs" / "adding-a-feature.md"
PROGRAM = """
import polars as pl
from data.tables import empty
from features.collecting import described, features_of
from generated import project_tables

wide, why = described(project_tables(), "project")
print(wide.select("row_id", "money_per_indicator").rows())
print(why.filter(feature="money_per_indicator").select("row_id", "undefined").rows())
print([feature.title for feature in features_of("project") if feature.name == "money_per_indicator"])
"""
TABLES = """
from data.tables import empty, table_frame

def project_tables():
    place = {"page": None, "start": 0, "end": 1, "quote": "1", "box": None}
    forms = [{"project_id": name, "document_id": "d", "form": "project", "name": name, "full_year_budget": budget,
              "full_year_budget_decimals": 2, "evidence": place, "position": at}
             for at, (name, budget) in enumerate([("甲", 30), ("乙", None)])]
    rows = [{"indicator_id": f"甲{at}", "project_id": "甲", "document_id": "d", "evidence": place, "position": at}
            for at in range(3)]
    return {"projects": table_frame("projects", forms), "indicators": table_frame("indicators", rows)}
"""


def test_the_family_of_the_page_is_computed_with_its_reasons(tmp_path: Path):
    for room in ("data", "features", "checks"):
        shutil.copytree(ROOT / room, tmp_path / room, ignore=shutil.ignore_patterns("__pycache__", "samples"))
    page = PAGE.read_text(encoding="utf-8")
    (family,) = (block.text for block in blocks_of(PAGE.name, page) if block.language == "python")
    name = re.search(r"`(features/families/\w+\.py)`", page)[1]
    (tmp_path / name).write_text(family, encoding="utf-8")
    (tmp_path / "generated.py").write_text(TABLES, encoding="utf-8")
    done = subprocess.run([sys.executable, "-c", PROGRAM], cwd=tmp_path, capture_output=True, text=True)
    assert done.stdout.splitlines() == [
        "[('乙', None), ('甲', 10.0)]",
        "[('乙', '全年预算数未读到')]",
        "['每项指标的预算']",
    ], done.stderr
