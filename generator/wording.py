"""How a unit writes: the wordings and forms of numbers that differ between disclosures and change no meaning."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from random import Random

OVERALL_FORMS = ("levels of government", "superior and own", "yearly total")
SCORING_RULES = ("in proportion", "above sixty")


@dataclass(frozen=True, slots=True)
class Wording:
    """The choices of one disclosure.

    us: what the unit calls itself. unchanged, fallen: words of the comparison. three_public_seventh: 三公 as 七 (else 九).
    compare_sides: 一 and 四 compare income and expenditure each alone. commas, form_commas: thousands marks in prose, in
    forms. bare_integers: 0万元, 100% in place of 0.00万元, 100.00%. special_surplus: 使用非财政拨款结余 with （含专用结余）.
    income_word: 本年财政拨款 or 财政拨款本年. staff_changes: people with 增加, 减少. fixed_assets: 固定资产原值 is said.
    budget_of_general: 五(一) has its budget too. carried_row: forms have a row 上年结转资金. source_rates: each source of money
    prints its execution rate. equals_sign: actual values are printed "=8项". long_targets: ">=8.00项". long_scores: "10.00".
    overall_form: its rows of money. scoring_rule: of the execution rate. forms_last: the forms follow 十二.
    """

    us: str
    unchanged: str
    fallen: str
    three_public_seventh: bool
    compare_sides: bool
    commas: bool
    form_commas: bool
    bare_integers: bool
    special_surplus: bool
    income_word: str
    staff_changes: bool
    fixed_assets: bool
    budget_of_general: bool
    carried_row: bool
    source_rates: bool
    equals_sign: bool
    long_targets: bool
    long_scores: bool
    overall_form: str
    scoring_rule: str
    forms_last: bool


def draw_wording(random: Random) -> Wording:
    """The wording of a disclosure; every field is drawn alone."""
    often, seldom = (True, True, True, False), (True, False, False, False)
    return Wording(
        us=random.choice(("我单位", "本单位", "本部门")),
        unchanged=random.choice(("与上年相比无变化", "与上年持平")),
        fallen=random.choice(("下降", "下降", "降低")),
        three_public_seventh=random.choice((True, False)),
        compare_sides=random.choice(seldom),
        commas=random.choice(often),
        form_commas=random.choice(seldom),
        bare_integers=random.choice(seldom),
        special_surplus=random.choice((True, False)),
        income_word=random.choice(("本年财政拨款", "本年财政拨款", "财政拨款本年")),
        staff_changes=random.choice((True, False)),
        fixed_assets=random.choice((True, False)),
        budget_of_general=random.choice(often),
        carried_row=random.choice((True, False)),
        source_rates=random.choice(seldom),
        equals_sign=random.choice(often),
        long_targets=random.choice(seldom),
        long_scores=random.choice((True, False)),
        overall_form=random.choice(OVERALL_FORMS),
        scoring_rule=random.choice(SCORING_RULES),
        forms_last=random.choice((True, False)),
    )


def decimal_words(value: Decimal, *, commas: bool = False, bare: bool = False) -> str:
    """A number as printed, without its sign where it has none to print.

    >>> decimal_words(Decimal("3604.70"), commas=True)
    '3,604.70'
    >>> decimal_words(Decimal("101.00"), bare=True)
    '101'
    """
    if bare and value == value.to_integral_value():
        value = value.quantize(Decimal(1))
    return f"{value:,f}" if commas else f"{value:f}"


def shortest(value: Decimal) -> str:
    """A number without zeros at the end of its decimals.

    >>> shortest(Decimal("256.10")), shortest(Decimal("200.00"))
    ('256.1', '200')
    """
    words = f"{value:f}"
    return words.rstrip("0").rstrip(".") if "." in words else words
