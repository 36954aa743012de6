"""Putting what was understood into the reading: facts with their places, or unread numbers with the reason."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal

from disclosures.narrative.facts import LAST_YEAR, MONEY, Fact, Passage, Reading
from disclosures.narrative.leads import Said
from disclosures.narrative.lexicon import NAMES
from disclosures.narrative.meanings import Doubt, Meaning
from disclosures.narrative.mentions import Mention
from disclosures.narrative.scope import Named
from disclosures.text.amounts import is_amount_like, is_number, read_number

_TOO_LONG = "数字位数过多，不是决算中的数"
_BROKEN = "数字中的逗号或小数点位置不对，不能确定是多少"
_SAYS_NOTHING = NAMES | {"noun", "fiscal", "conjunction"}


def doubt_about(number: Mention) -> Doubt | None:
    """Why a number cannot be read whatever is said of it, None where it can."""
    if not is_number(number.digits):
        return Doubt(_BROKEN)
    return None if is_amount_like(number.digits) else Doubt(_TOO_LONG)


@dataclass(slots=True)
class Recorder:
    """words: of the passage. item: the number of the running list item. money, unit: of the numbers before."""

    passage: Passage
    words: str
    reading: Reading = field(default_factory=Reading)
    item: str | None = None
    money: str = "万元"
    unit: str | None = None

    def put(self, number: Mention, meaning: Meaning | Doubt, clause: int, *, unit: str | None) -> None:
        """Puts a number into the reading. clause: where the words begin that give its meaning."""
        meaning = doubt_about(number) or meaning
        if isinstance(meaning, Doubt):
            self.reading.unread.append((self.passage.evidence(number.start, number.end), meaning.reason))
            return
        for subject in meaning.subjects or (None,):
            self.reading.facts.append(self._fact(number, meaning, subject, clause=clause, unit=unit))
        if unit in MONEY and meaning.measure != "other":
            self.money = unit
        self.unit = unit

    def _fact(self, number: Mention, meaning: Meaning, subject: Named | None, *, clause: int, unit: str | None) -> Fact:
        printed = read_number(number.digits)
        negative = (meaning.sign < 0) != (number.sign == "-")
        passage = self.passage
        return Fact(
            section=passage.section,
            subject=subject.path if subject else None,
            code=subject.code if subject else None,
            measure=meaning.measure,
            value=-printed.value if negative else printed.value,
            decimals=printed.decimals,
            unit=unit.replace("(", "（").replace(")", "）") if unit else None,
            as_printed=f"{number.stray}{number.sign}{number.digits}",
            qualifier=number.qualifier,
            evidence=passage.evidence(number.start - len(number.sign), number.end),
            clause_evidence=passage.evidence(min(clause, number.start), number.end),
            item=self.item,
            base=meaning.base,
            wording=wording_of_fact(subject, meaning.said, self.words),
            subject_evidence=passage.evidence(subject.start, subject.end) if subject and subject.start >= 0 else None,
        )

    def put_flat(self, start: int, end: int, subject: Named) -> None:
        """与上年持平: a change of nothing and a rate of nothing, said without a number."""
        place, passage = self.passage.evidence(start, end), self.passage
        counted = subject.term is not None and subject.term.kinds == {"count"}
        own_unit = self.unit if counted and self.unit else self.money
        for measure, unit in (("change", own_unit), ("change_rate", "%")):
            self.reading.facts.append(
                Fact(
                    section=passage.section,
                    subject=subject.path,
                    code=subject.code,
                    measure=measure,
                    value=Decimal(0),
                    decimals=None,
                    unit=unit,
                    as_printed=passage.text.text[passage.start + start : passage.start + end],
                    qualifier="exact",
                    evidence=place,
                    clause_evidence=place,
                    item=self.item,
                    base=LAST_YEAR,
                    wording=subject.wording or None,
                    subject_evidence=passage.evidence(subject.start, subject.end) if subject.start >= 0 else None,
                )
            )


def wording_of_fact(subject: Named | None, said: Said | None, words: str) -> str | None:
    """The entries that gave a meaning: that of the subject, the words of each role: 公务接待(费[用]|经费) · final:支出决算数."""
    roles = (
        (f"{token.role}:{words[token.start : token.end]}" for token in said.used if token.role not in _SAYS_NOTHING)
        if said
        else ()
    )
    parts = [subject.wording if subject else "", *roles]
    return " · ".join(dict.fromkeys(part for part in parts if part)) or None
