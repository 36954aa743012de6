"""Forms as columns of the tables projects, project_funds and indicators."""

from __future__ import annotations

from collections.abc import Sequence

from data.records import form_id, indicator_id
from disclosures.forms.values import Form, Fund, Indicator, PrintedNumber, Words

Columns = dict[str, Sequence[object]]
FIGURES = ("initial_budget", "full_year_budget", "executed", "weight", "execution_rate", "score")
_PLAIN = ("level1", "level2", "level3", "has_reason_column", "scoring_rule", "basis", "evidence")
_WORDS = ("target", "actual", "deviation_reason", "last_year_value", "completion_rate")
_VALUE_PARTS = ("operator", "value", "decimals", "unit")


def form_columns(forms: Sequence[Form], *, document_id: str, unit_name: str | None) -> dict[str, Columns]:
    """The columns of projects, project_funds and indicators, by table, in order of the forms.

    Ids are made from the document and the positions, so that the same bytes give the same ids.
    """
    ids = [form_id(document_id, position) for position in range(len(forms))]
    funds = [(key, n, fund) for key, form in zip(ids, forms, strict=True) for n, fund in enumerate(form.funds)]
    indicators = [(at, n, row) for at, form in enumerate(forms) for n, row in enumerate(form.indicators)]
    return {
        "projects": {
            "project_id": ids,
            "document_id": [document_id] * len(forms),
            "unit_name": [unit_name] * len(forms),
            "position": range(len(forms)),
            **_projects(forms),
        },
        "project_funds": {
            "project_id": [key for key, _, _ in funds],
            "document_id": [document_id] * len(funds),
            "position": [n for _, n, _ in funds],
            **_funds([fund for _, _, fund in funds]),
        },
        "indicators": {
            "project_id": [ids[at] for at, _, _ in indicators],
            "document_id": [document_id] * len(indicators),
            "indicator_id": [indicator_id(document_id, at, n) for at, n, _ in indicators],
            "position": [n for _, n, _ in indicators],
            **_indicators([row for _, _, row in indicators]),
        },
    }


def _projects(forms: Sequence[Form]) -> Columns:
    """The figures of a form are those of its total row alone: what is printed on another row stays there."""
    return {
        "form": [form.kind for form in forms],
        "name": [form.name.text for form in forms],
        "competent_department": [form.competent_department for form in forms],
        "implementing_unit": [form.implementing_unit for form in forms],
        "fiscal_year": [form.fiscal_year for form in forms],
        "evidence": [form.name.evidence for form in forms],
        **_figures([form.total_fund for form in forms]),
        **_numbers("total_weight", [form.total_weight for form in forms]),
        **_numbers("total_score", [form.total_score for form in forms]),
        **_words("goal", [form.goal for form in forms]),
        **_words("result", [form.result for form in forms]),
    }


def _funds(funds: Sequence[Fund]) -> Columns:
    named = {name: [getattr(fund, name) for fund in funds] for name in ("source", "is_total", "evidence")}
    return {**named, **_figures(funds)}


def _indicators(rows: Sequence[Indicator]) -> Columns:
    columns: Columns = {name: [getattr(row, name) for row in rows] for name in _PLAIN}
    for name in _WORDS:
        columns |= _words(name, [getattr(row, name) for row in rows])
    for name in ("weight", "score"):
        columns |= _numbers(name, [getattr(row, name) for row in rows])
    for name, values in (("target", [row.target_value for row in rows]), ("actual", [row.actual_value for row in rows])):
        columns |= {f"{name}_{part}": [getattr(value, part) for value in values] for part in _VALUE_PARTS}
    return columns


def _figures(funds: Sequence[Fund | None]) -> Columns:
    columns: Columns = {}
    for name in FIGURES:
        columns |= _numbers(name, [getattr(fund, name) if fund else None for fund in funds])
    return columns


def _numbers(name: str, numbers: Sequence[PrintedNumber | None]) -> Columns:
    return {
        name: [number.value if number else None for number in numbers],
        f"{name}_decimals": [number.decimals if number else None for number in numbers],
        f"{name}_evidence": [number.evidence if number else None for number in numbers],
    }


def _words(name: str, printed: Sequence[Words | None]) -> Columns:
    return {
        name: [words.text if words else None for words in printed],
        f"{name}_evidence": [words.evidence if words else None for words in printed],
    }
