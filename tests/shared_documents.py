"""The real disclosures beside the repository, read where they are present; tests over them skip where they are not."""

from __future__ import annotations

from pathlib import Path

import pytest

SHARED = Path(__file__).parents[2] / "shared"
DISCLOSURES = sorted((SHARED / "disclosures").glob("*.txt"))

needs_shared = pytest.mark.skipif(not DISCLOSURES, reason="the real disclosures (../shared/disclosures) are not on this machine")
each_disclosure = pytest.mark.parametrize("path", DISCLOSURES, ids=lambda path: path.name[:3])

PDFS = sorted((SHARED / "pdf").glob("*.pdf"))
needs_pdfs = pytest.mark.skipif(not PDFS, reason="the real PDFs (../shared/pdf) are not on this machine")
each_pdf = pytest.mark.parametrize("path", PDFS, ids=lambda path: path.stem)

# Small invented texts, each with what must be read and found: NAME.txt, NAME.html or NAME.md with NAME.json beside it.
CASES = SHARED / "cases"
CASE_TEXTS = sorted(
    path for path in CASES.glob("*") if path.suffix in {".txt", ".html", ".md"} and path.with_suffix(".json").exists()
)
needs_cases = pytest.mark.skipif(not CASE_TEXTS, reason="the shared cases (../shared/cases) are not on this machine")
