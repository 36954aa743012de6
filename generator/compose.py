"""A unit-year as the content of its disclosure: the sections in the order of the template."""

from __future__ import annotations

from collections.abc import Iterator

from generator.document import Block, Disclosure, Heading
from generator.draft import Draft, draft_of
from generator.forms import forms
from generator.sections.closing import closing
from generator.sections.general_budget import general_budget
from generator.sections.opening import opening
from generator.sections.other_matters import other_matters
from generator.sections.performance import last_words, performance
from generator.sections.pots import pots
from generator.sections.three_public import three_public
from generator.sections.totals import totals
from generator.unit_years import UnitYear


def compose(unit: UnitYear) -> Disclosure:
    """The content of the disclosure, consistent in all its numbers."""
    draft = draft_of(unit)
    middle = tuple(_middle(draft))
    filled_forms, last = tuple(forms(draft)), tuple(last_words(draft))
    ending = (*last, *filled_forms) if unit.wording.forms_last else (*filled_forms, *last)
    blocks = (*_narrative(draft, middle), *ending, *closing(draft))
    return Disclosure(unit.name, unit.year, unit.regime, unit.seed, blocks)


def narrative(draft: Draft) -> Iterator[Block]:
    """Everything before the forms, 十二 included."""
    yield from _narrative(draft, tuple(_middle(draft)))
    yield from last_words(draft)


def _narrative(draft: Draft, middle: tuple[Block, ...]) -> Iterator[Block]:
    yield from opening(draft)
    yield Heading(1, "第二部分 部门决算情况说明")
    yield from totals(draft)
    yield from general_budget(draft)
    yield from middle
    yield from other_matters(draft)
    yield from performance(draft)


def _middle(draft: Draft) -> Iterator[Block]:
    """七 to 九. The first to be written: the choices of words follow one another."""
    public, others = tuple(three_public(draft)), tuple(pots(draft))
    yield from (*public, *others) if draft.unit.wording.three_public_seventh else (*others, *public)
