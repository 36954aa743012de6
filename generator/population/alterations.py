"""Anomalies of what is printed: put into the content of one unit's disclosure, whose accounts are sound."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from random import Random

from generator.document import Disclosure, Fact, Form
from generator.edits import with_fact, with_form, with_value
from generator.faults import FAULTS, NothingToBreak, inject
from generator.wording import decimal_words, shortest

_SLIP = Decimal(10_000)
_SLIPPING = ("七", "九", "十(一)", "十(二)", "六")
_REWRITTEN = ("机关运行经费", "事业单位公用经费", "收入支出")
_FULL_TOTAL = "100"
_MONEY = re.compile(r"[\d.]+(?=万元)")


@dataclass(frozen=True, slots=True)
class Alteration:
    """level: unit or project. form: rank of the form in its document, where one is meant. details: what was done."""

    level: str
    details: Mapping[str, object]
    form: int | None = None


@dataclass(frozen=True, slots=True)
class Donor:
    """The form of another unit that goal and result are copied from."""

    unit_name: str
    goal: str
    result: str


Altered = tuple[Disclosure, Alteration]
Alter = Callable[[Disclosure, Random, Donor | None], Altered | None]


def altered(disclosure: Disclosure, kind: str, *, seed: str, donor: Donor | None = None) -> Altered:
    """The disclosure with an anomaly of that kind. Raises NothingToBreak where it has no place for one."""
    outcome = _ALTERATIONS[kind](disclosure, Random(f"{kind} {seed}"), donor)
    if outcome is None:
        raise NothingToBreak(f"{disclosure.name} has no place for {kind}")
    return outcome


def _copied_forms(disclosure: Disclosure, random: Random, donor: Donor | None) -> Altered | None:
    """Word for word, or with the form's own money put in: then no amount tells of it."""
    if donor is None:
        return None
    at = random.randrange(1, len(disclosure.forms))
    form = disclosure.forms[at]
    money = random.choice(("theirs", "own"))
    whole = next(row for row in form.funds if row.is_total)
    goal, result = donor.goal, donor.result
    if money == "own":
        goal, result = (_with_money(text, each) for text, each in ((goal, whole.full_year_budget), (result, whole.executed)))
    changed = with_form(disclosure, form, changed=replace(form, goal=goal, result=result))
    return changed, Alteration("project", {"from": donor.unit_name, "money": money}, at)


def _with_money(text: str, amount: str) -> str:
    """The text with the amount of the form, as the form's own words would name it."""
    return _MONEY.sub(shortest(Decimal(amount.replace(",", ""))), text, count=1)


def _inflated_scores(disclosure: Disclosure, random: Random, donor: Donor | None) -> Altered | None:
    """The form that deserves least is given all."""
    at = min(range(1, len(disclosure.forms)), key=lambda each: Decimal(disclosure.forms[each].total_score))
    form = disclosure.forms[at]
    if Decimal(form.total_score) >= 100:
        return None
    funds = tuple(replace(row, score=row.score and _full(row.score, row.weight)) if row.is_total else row for row in form.funds)
    rows = tuple(replace(row, score=_full(row.score, row.weight), deviation_reason=None) for row in form.indicators)
    details = {"deserved": form.total_score, "execution_rate": next(row.execution_rate for row in form.funds if row.is_total)}
    changed = replace(form, funds=funds, indicators=rows, total_score=_FULL_TOTAL)
    return with_form(disclosure, form, changed=changed), Alteration("project", details, at)


def _full(score: str, weight: str | None) -> str:
    """All the points, written as the score was."""
    return score and str(Decimal(weight or 0).quantize(Decimal(score)))


def _unit_slip(disclosure: Disclosure, random: Random, donor: Donor | None) -> Altered | None:
    """An amount of the narrative, or what a form says was executed."""
    if random.random() < 0.5:
        at = random.randrange(1, len(disclosure.forms))
        return _slipped_form(disclosure, disclosure.forms[at], at)
    facts = [fact for fact in disclosure.facts if fact.section in _SLIPPING and fact.measure == "amount" and fact.value >= 1]
    if not facts:
        return None
    fact = random.choice(facts)
    changed, words = with_value(disclosure, fact, value=fact.value * _SLIP)
    return changed, Alteration("unit", {"section": fact.section, "subject": fact.subject, "printed": words})


def _slipped_form(disclosure: Disclosure, form: Form, at: int) -> Altered:
    whole = next(row for row in form.funds if row.is_total)
    words = decimal_words(Decimal(whole.executed.replace(",", "")) * _SLIP, commas="," in whole.executed)
    funds = tuple(replace(row, executed=words) if row is whole else row for row in form.funds)
    changed = with_form(disclosure, form, changed=replace(form, funds=funds))
    return changed, Alteration("project", {"form": form.name, "executed": words}, at)


def _prior_year_rewrite(disclosure: Disclosure, random: Random, donor: Donor | None) -> Altered | None:
    """Change and rate from another last year: they agree with each other and with this year, and not with what was published."""
    for subject in _REWRITTEN:
        found = {fact.measure: fact for fact in disclosure.facts if fact.subject == subject}
        if subject == "收入支出":
            found["amount"] = next(fact for fact in disclosure.facts if fact.subject == "收入总计")
        if found.get("change") is not None and found["change"].value and found["amount"].value > found["change"].value:
            return _rewritten(disclosure, found, random)
    return None


def _rewritten(disclosure: Disclosure, found: Mapping[str, Fact], random: Random) -> Altered:
    now, change = found["amount"].value, found["change"].value
    before = now - change
    # Further from this year than it was, so that the words of the direction stay true.
    other = before * (1 - Decimal(random.randrange(8, 30)) / 100 * (1 if change > 0 else -1))
    other = other.quantize(Decimal("0.01"))
    rate = (100 * (now - other) / other).quantize(Decimal("0.01"), "ROUND_HALF_UP")
    changed = _restated(_restated(disclosure, found["change"], now - other), found["change_rate"], rate)
    details = {"subject": found["change"].subject, "published": str(before), "implied": str(other)}
    return changed, Alteration("unit", details)


def _restated(disclosure: Disclosure, fact: Fact, value: Decimal) -> Disclosure:
    """Another change in the place of one, with two decimals, however round the number was that stood there."""
    words = decimal_words(abs(value), commas="," in fact.as_printed)
    return with_fact(disclosure, fact, changed=replace(fact, value=value, as_printed=words))


def _arithmetic(disclosure: Disclosure, random: Random, donor: Donor | None) -> Altered | None:
    """One of the faults, as they come, that the disclosure has a place for."""
    names = sorted(FAULTS)
    random.shuffle(names)
    for name in names:
        try:
            changed, place = inject(disclosure, name, seed=random.randrange(10**6))
        except NothingToBreak:
            continue
        details = {"fault": name, "family": place.family, "section": place.section, "subject": place.subject}
        return changed, Alteration("unit", details)
    return None


_ALTERATIONS: Mapping[str, Alter] = {
    "copied_forms": _copied_forms,
    "inflated_scores": _inflated_scores,
    "unit_slip": _unit_slip,
    "prior_year_rewrite": _prior_year_rewrite,
    "arithmetic": _arithmetic,
}
