"""What tests look at in a form: plain tuples of its figures and rows."""

from __future__ import annotations

from decimal import Decimal

from disclosures.forms.in_tables import forms_of
from disclosures.forms.values import Form, Fund, Indicator, PrintedNumber, Words
from disclosures.layouts.text_tables import tables_of

FIGURES = ("initial_budget", "full_year_budget", "executed", "weight", "execution_rate", "score")


def forms_in(text: str) -> list[Form]:
    return forms_of(tables_of(text), text)


def form_in(text: str) -> Form:
    (form,) = forms_in(text)
    return form


def value(number: PrintedNumber | None) -> str | None:
    return None if number is None else str(number.value)


def words(cell: Words | None) -> str | None:
    return None if cell is None else cell.text


def money(fund: Fund) -> tuple[str | None, ...]:
    return (fund.source, *(value(getattr(fund, name)) for name in FIGURES))


def row(indicator: Indicator) -> tuple[str | None, ...]:
    return (indicator.level3, words(indicator.target), words(indicator.actual), value(indicator.weight), value(indicator.score))


def rows(form: Form) -> list[tuple[str | None, ...]]:
    return [row(indicator) for indicator in form.indicators]


def levels(form: Form) -> list[tuple[str | None, str | None]]:
    return [(indicator.level1, indicator.level2) for indicator in form.indicators]


def seen(form: Form) -> tuple[object, ...]:
    """Everything that a form states, without places: two layouts of one form are seen alike."""
    return (
        form.kind, form.name.text, form.competent_department, form.implementing_unit, form.fiscal_year,
        [money(fund) for fund in form.funds], value(form.total_weight), value(form.total_score),
        words(form.goal), words(form.result), rows(form), levels(form),
        [words(indicator.deviation_reason) for indicator in form.indicators],
    )  # fmt: skip


def weights(form: Form) -> Decimal:
    """The sum of all weights of a form, the execution rate's with them."""
    numbers = [*(fund.weight for fund in form.funds), *(indicator.weight for indicator in form.indicators)]
    return sum((number.value for number in numbers if number), Decimal(0))
