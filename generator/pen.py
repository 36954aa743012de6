"""Writes the numbers of a section: each number is born with the fact that it states."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from generator.document import Fact, Paragraph, Piece, fill
from generator.printing import Line
from generator.wording import Wording, decimal_words

ZERO = Decimal("0.00")


@dataclass(frozen=True, slots=True)
class Pen:
    """section: of the facts written. unit: of the money, 万元 or 元."""

    section: str
    wording: Wording
    unit: str

    def paragraph(self, template: str, **numbers: Piece | Iterator[Piece]) -> Paragraph:
        """A paragraph of this section from a template."""
        return Paragraph(self.section, tuple(fill(template, **numbers)))

    def money(self, subject: str, value: Decimal, *, measure: str = "amount", code: str | None = None) -> Piece:
        words = decimal_words(abs(value), commas=self.wording.commas, bare=self.wording.bare_integers)
        return Piece(words + self.unit, (Fact(self.section, subject, measure, value, self.unit, words, code),))

    def percent(self, subject: str, value: Decimal, *, measure: str = "share", code: str | None = None) -> Piece:
        """A percentage; a deviation keeps its sign, a change has it in the words before it."""
        words = decimal_words(value if measure == "deviation_rate" else abs(value), commas=False, bare=self.wording.bare_integers)
        return Piece(words + "%", (Fact(self.section, subject, measure, value, "%", words, code),))

    def count(self, subject: str, value: int, *, unit: str, measure: str = "count") -> Piece:
        words = decimal_words(Decimal(abs(value)), commas=self.wording.commas)
        return Piece(words + unit, (Fact(self.section, subject, measure, Decimal(value), unit, words),))

    def area(self, subject: str, hundredths: int) -> Piece:
        """An area in 平方米 with two decimals."""
        value = Decimal(hundredths).scaleb(-2)
        words = decimal_words(value, commas=self.wording.commas, bare=self.wording.bare_integers)
        return Piece(f"{words}平方米", (Fact(self.section, subject, "area", value, "平方米", words),))

    def comparison(self, subject: str, line: Line, *, than: str, code: str | None = None) -> Iterator[Piece]:
        """增加…，增长… after `than` (比上年, 与上年相比，), or that nothing changed; the direction follows the printed change."""
        if line.change == 0:
            units = {"change": self.unit, "change_rate": "%"}
            words = self.wording.unchanged
            yield Piece(words, tuple(Fact(self.section, subject, name, ZERO, unit, words, code) for name, unit in units.items()))
            return
        more, rises = ("增加", "增长") if line.change > 0 else ("减少", self.wording.fallen)
        yield Piece(than + more)
        yield self.money(subject, line.change, measure="change", code=code)
        yield Piece(f"，{rises}")
        yield self.percent(subject, line.change_rate, measure="change_rate", code=code)

    def deviation(self, subject: str, line: Line, *, budget: str, measure: str) -> Iterator[Piece]:
        """年初预算数…，决算数…，预决算差异率… `budget`: the word for the budget, `measure`: its measure."""
        yield Piece(budget)
        yield self.money(subject, line.budget, measure=measure)
        yield Piece("，决算数")
        yield self.money(subject, line.amount, measure="final")
        yield Piece("，预决算差异率")
        yield self.percent(subject, line.deviation_rate, measure="deviation_rate")
