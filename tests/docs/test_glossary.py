"""Every file that the pages name is there: the glossary, the drawing of the house, the recipes."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent.parent
ROOMS = ("data", "generator", "disclosures", "checks", "features", "reports", "flows", "tests", "bench", "docs")
PATH = re.compile(rf"`((?:{'|'.join(ROOMS)})/[\w./*-]*)`")
LINK = re.compile(r"\]\(([^)#:]+\.md)")
# A file that a reader of the page is to write.
NOT_THERE = {"features/families/project_measuring.py"}


@pytest.mark.parametrize(
    "page", ["docs/glossary.md", "docs/architecture.md", "docs/adding-a-feature.md", "docs/adding-a-format.md"]
)
def test_what_a_page_names_is_there(page: str):
    named = set(PATH.findall((ROOT / page).read_text(encoding="utf-8"))) - NOT_THERE
    assert named and {name for name in named if not list(ROOT.glob(name.rstrip("/")))} == set()


@pytest.mark.parametrize(
    "page", ["README.md", "CONTRIBUTING.md", *(f"docs/{path.name}" for path in (ROOT / "docs").glob("*.md"))]
)
def test_no_link_leads_nowhere(page: str):
    text = (ROOT / page).read_text(encoding="utf-8")
    assert [link for link in LINK.findall(text) if not ((ROOT / page).parent / link).exists()] == []


def test_the_index_names_every_page():
    index = (ROOT / "docs" / "index.md").read_text(encoding="utf-8")
    assert {path.name for path in (ROOT / "docs").glob("*.md")} - {"index.md"} <= set(re.findall(r"\(([\w-]+\.md)\)", index))
