"""The kind of a document whose tables are read: what its words do not say, the title of a table may."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from disclosures.forms.values import Form
from disclosures.identity.identifying import Identity
from disclosures.narrative.facts import Fact
from disclosures.text.squeezed import fold, without_space


def kind_with_tables(identity: Identity, facts: Sequence[Fact], forms: Callable[[], Sequence[Form]]) -> str:
    """The kind, once the tables are known. A verdict of budget or other stands unless a table of final accounts is there, or
    where nothing else is said, a form that tells results.

    facts: of the public tables. forms: gives those of the other tables, asked for only where they decide.
    """
    if identity.kind not in ("budget", "other") or identity.is_data:
        return identity.kind
    if any("决算" in fold(without_space(fact.table or "")) for fact in facts):
        return "final_accounts"
    told = identity.kind == "budget" or identity.signs
    return identity.kind if told or not any(map(_tells_results, forms())) else "final_accounts"


def _tells_results(form: Form) -> bool:
    """A form of goals, as budgets attach it, has neither results nor scores."""
    return any(indicator.actual or indicator.score for indicator in form.indicators) or bool(form.result or form.total_score)
