"""Where free narrative ends within a sentence: behind why and what for, a statement can go on."""

from __future__ import annotations

from collections.abc import Sequence

from disclosures.narrative.leads import BUDGETS, COMPLETIONS, DIRECTIONS, said_in
from disclosures.narrative.lexicon import Token
from disclosures.narrative.scope import Scope
from disclosures.narrative.tokenizing import Words

NARRATIVE = frozenset({"reason", "purpose"})
# Measures with which a statement goes on behind what money was used for.
_STRONG = frozenset({*BUDGETS, *COMPLETIONS, "final", "deviation_rate", "execution_rate"})
_COMPARING = frozenset({"compared", "last_year", "year", "against", "final", "neutral"})


def only_compares(lead: Sequence[Token], scope: Scope) -> bool:
    """…厉行节约，与上年相比，增加…: a clause that only says with what is compared takes the statement up again."""
    return (
        bool(lead)
        and lead[0].role == "compared"
        and lead[-1].role == "against"
        and all(token.role in _COMPARING for token in lead)
        and scope.subjects != ()
    )


def resumes(lead: Sequence[Token], words: Words, scope: Scope, *, is_purpose: bool, counted: bool) -> bool:
    """Whether the words before a number take the statement up again: 年初预算为… behind what the money was used for.

    is_purpose: whether the narrative is what for, not why. counted: whether it held a number, which a change may be of.
    """
    if not lead:
        return False
    if lead[-1].role in DIRECTIONS and only_compares(lead[:-1], scope):
        return True
    if not is_purpose:
        return False
    if _compares(lead) and not counted:
        return True
    first = next((token for token in lead if token.role not in ("neutral", "year")), None)
    if first is None or first.role not in _STRONG:
        return False
    return said_in(lead, words.text, words.is_body).stray is None


def _compares(lead: Sequence[Token]) -> bool:
    """主要用于燃油费、维修费，较上年减少0.60万元."""
    return lead[0].role == "compared" and lead[-1].role in DIRECTIONS and all(token.role in _COMPARING for token in lead[1:-1])
