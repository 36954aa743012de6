"""The rounding regime, told from a document's own sums."""

from decimal import Decimal

import pytest

from data.records import Evidence
from disclosures.narrative.facts import Fact
from disclosures.narrative.rounding import _chance_exact, rounding_regime_of


def amounts(section: str, unit: str, **parts: str) -> list[Fact]:
    place = Evidence(0, 1, "0")
    return [
        Fact(section, subject.replace("_", "/"), None, "amount", Decimal(value), 2, unit, value, "exact", place, place, None)
        for subject, value in parts.items()
    ]


def test_yuan_with_fen_is_exact():
    assert rounding_regime_of(amounts("一", "元", 甲="3.00", 甲_乙="1.00")) == "exact"


def test_a_sum_off_by_a_last_digit_is_plain_rounding():
    assert rounding_regime_of(amounts("一", "万元", 甲="3.01", 甲_乙="1.00", 甲_丙="2.00")) == "nearest"


def test_few_exact_sums_say_nothing():
    assert rounding_regime_of(amounts("一", "万元", 甲="3.00", 甲_乙="1.00", 甲_丙="2.00")) == "unknown"


def test_many_exact_sums_are_no_chance():
    # (3/4) ** 14 = 0.018 < 0.02
    facts = [fact for number in range(14) for fact in amounts(str(number), "万元", 甲="3.00", 甲_乙="1.00", 甲_丙="2.00")]
    assert rounding_regime_of(facts) == "balanced"


@pytest.mark.parametrize(("parts", "chance"), [(2, 0.749), (3, 0.666), (8, 0.452), (13, 0.366)])
def test_the_chance_that_a_sum_is_exact(parts: int, chance: float):
    # 1 less the share of tables whose sum is off, from 200,000 simulated tables a row: 25.1 %, 33.4 %, 54.8 %, 63.4 %
    assert _chance_exact(parts) == pytest.approx(chance, abs=0.003)
