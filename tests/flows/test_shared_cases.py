"""The shared cases that must pass do: small invented texts, each one a wording, a layout or a fault that documents showed."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from shared_documents import CASES, needs_cases

ROOT = Path(__file__).parent.parent.parent
MUST_PASS = [
    "01_gate_three_public",
    "02_no_headings",
    "03_completes_budget_of",
    "04_budget_without_number_word",
    "05_item_with_budget",
    "06_income_and_expenditure_total",
    "07_each_changed",
    "08_income_of_the_year",
    "09_item_behind_reason",
    "10_statement_behind_reason",
    "11_class_shares",
    "12_last_year_printed",
    "13_pipe_cell_a_line",
    "14_pipe_row_a_line",
    "15_form_with_pipes",
    "16_form_cell_a_line_with_pipes",
    "17_form_of_sichuan",
    "18_traditional",
    "19_reception_brackets",
    "20_unit_name",
    "21_fiscal_year",
    "22_other_wordings",
    "23_one_line",
    "24_staff",
    "25_two_base_years",
    "26_three_budgets",
    "27_yuan_and_last_year",
    "28_two_values",
    "29_loss_must_show",
    "30_completion_against_difference",
    "31_year_left_behind",
    "32_next_budget",
    "33_completion_without_tables",
    "34_completes_budget_bare",
    "35_eight_tables",
    "40_total_printed_twice",
    "41_quoted_item_numbered",
    "42_quoted_item_unnumbered",
    "43_quoted_class_share",
    "44_purpose_before_budget",
    "45_item_name_with_mark",
    "51_blank_cell_is_not_zero",
    "52_budget_with_tables",
    "53_notice_with_table",
    "54_markdown_form",
    "55_form_heads_with_letters",
    "56_indicator_heads",
    "57_money_behind_indicators",
    "66_compared_with_last_year_misspelt",
    "67_completes_full_year_budget",
    "68_blank_heading_row",
    "74_two_subjects_one_number",
    "75_parts_inherit_measure",
]
RUNNER = CASES / "run_cases.py"


@needs_cases
@pytest.mark.slow
@pytest.mark.timeout(900)
def test_the_cases_that_must_pass_do(tmp_path: Path):
    """All in one audit, by the runner that stands beside them."""
    for name in MUST_PASS:
        for path in CASES.glob(f"{name}.*"):
            shutil.copy(path, tmp_path)
    missing = [name for name in MUST_PASS if not (tmp_path / f"{name}.json").exists()]
    done = subprocess.run([sys.executable, RUNNER, tmp_path, "--project", ROOT], capture_output=True, text=True)
    lines = done.stdout.splitlines()
    passed = [line.split()[1] for line in lines if line.startswith("pass ")]
    failed = [line for line in lines if line.startswith("FAIL ")]
    assert (missing, failed) == ([], []), done.stderr
    assert passed == MUST_PASS, done.stdout + done.stderr
