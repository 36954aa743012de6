"""Forms as rows of the tables projects, project_funds and indicators."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from data.records import Evidence, stable_id
from disclosures.forms.values import Form, Fund, Indicator, PrintedNumber, Words

Row = dict[str, object]
Place = Callable[[Evidence], Mapping[str, object]]
FIGURES = ("initial_budget", "full_year_budget", "executed", "weight", "execution_rate", "score")


def evidence_row(evidence: Evidence) -> Row:
    """A place as the struct `evidence` of the tables."""
    return {
        "page": evidence.page,
        "start": evidence.start,
        "end": evidence.end,
        "quote": evidence.quote,
        "box": list(evidence.box) if evidence.box else None,
    }


def form_rows(
    forms: Iterable[Form], *, document_id: str, unit_name: str | None, place: Place = evidence_row
) -> dict[str, list[Row]]:
    """The rows of projects, project_funds and indicators, by table, in order of the forms.

    place: evidence as a struct; a caller that knows pages passes its own. Ids are made from the document and the
    positions, so that the same bytes give the same ids.
    """
    rows: dict[str, list[Row]] = {"projects": [], "project_funds": [], "indicators": []}
    for position, form in enumerate(forms):
        key = {"project_id": stable_id(document_id, "form", position), "document_id": document_id}
        rows["projects"].append(key | {"unit_name": unit_name, "position": position} | _project(form, place))
        rows["project_funds"] += [key | {"position": n} | _fund(fund, place) for n, fund in enumerate(form.funds)]
        rows["indicators"] += [
            key
            | {"indicator_id": stable_id(document_id, "form", position, "indicator", n), "position": n}
            | _indicator(row, place)
            for n, row in enumerate(form.indicators)
        ]
    return rows


def _project(form: Form, place: Place) -> Row:
    """The figures of a form are those of its total row alone: what is printed on another row stays there."""
    total = form.total_fund
    figures = [(name, getattr(total, name) if total else None) for name in FIGURES]
    return (
        {
            "form": form.kind,
            "name": form.name.text,
            "competent_department": form.competent_department,
            "implementing_unit": form.implementing_unit,
            "fiscal_year": form.fiscal_year,
            "evidence": place(form.name.evidence),
        }
        | _numbers([*figures, ("total_weight", form.total_weight), ("total_score", form.total_score)], place)
        | _all_words([("goal", form.goal), ("result", form.result)], place)
    )


def _fund(fund: Fund, place: Place) -> Row:
    row = {"source": fund.source, "is_total": fund.is_total, "evidence": place(fund.evidence)}
    return row | _numbers([(name, getattr(fund, name)) for name in FIGURES], place)


def _indicator(row: Indicator, place: Place) -> Row:
    plain = {name: getattr(row, name) for name in ("level1", "level2", "level3", "has_reason_column", "scoring_rule", "basis")}
    words = [
        (name, getattr(row, name)) for name in ("target", "actual", "deviation_reason", "last_year_value", "completion_rate")
    ]
    values = {
        f"{name}_{part}": getattr(value, part)
        for name, value in (("target", row.target_value), ("actual", row.actual_value))
        for part in ("operator", "value", "decimals", "unit")
    }
    numbers = _numbers([("weight", row.weight), ("score", row.score)], place)
    return plain | _all_words(words, place) | numbers | values | {"evidence": place(row.evidence)}


def _numbers(named: Iterable[tuple[str, PrintedNumber | None]], place: Place) -> Row:
    row: Row = {}
    for name, number in named:
        row[name] = number.value if number else None
        row[f"{name}_decimals"] = number.decimals if number else None
        row[f"{name}_evidence"] = place(number.evidence) if number else None
    return row


def _all_words(named: Iterable[tuple[str, Words | None]], place: Place) -> Row:
    row: Row = {}
    for name, words in named:
        row[name] = words.text if words else None
        row[f"{name}_evidence"] = place(words.evidence) if words else None
    return row
