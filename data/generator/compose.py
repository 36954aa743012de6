"""A unit-year as the content of its disclosure: the sections in the order of the template."""

from __future__ import annotations

from data.generator.document import Disclosure, Heading
from data.generator.draft import draft_of
from data.generator.forms import forms
from data.generator.sections.closing import closing
from data.generator.sections.general_budget import general_budget
from data.generator.sections.opening import opening
from data.generator.sections.other_matters import other_matters
from data.generator.sections.performance import last_words, performance
from data.generator.sections.pots import pots
from data.generator.sections.three_public import three_public
from data.generator.sections.totals import totals
from data.generator.unit_years import UnitYear


def compose(unit: UnitYear) -> Disclosure:
    """The content of the disclosure, consistent in all its numbers."""
    draft = draft_of(unit)
    public, others = tuple(three_public(draft)), tuple(pots(draft))
    middle = (*public, *others) if unit.wording.three_public_seventh else (*others, *public)
    filled_forms, last = tuple(forms(draft)), tuple(last_words(draft))
    ending = (*last, *filled_forms) if unit.wording.forms_last else (*filled_forms, *last)
    blocks = (
        *opening(draft),
        Heading(1, "第二部分 部门决算情况说明"),
        *totals(draft),
        *general_budget(draft),
        *middle,
        *other_matters(draft),
        *performance(draft),
        *ending,
        *closing(draft),
    )
    return Disclosure(unit.name, unit.year, unit.regime, unit.seed, blocks)
