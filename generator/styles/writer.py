"""A unit-year in a provincial style: the templates filled, each number with the fact that it states."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from decimal import Decimal
from random import Random

from generator.document import Block, Disclosure, Fact, Heading, Paragraph, Piece
from generator.styles.catalog import Catalog, catalog_of
from generator.styles.conditions import holds, state_of
from generator.styles.fuller_books import fuller_books
from generator.styles.grammar import Number, Phrase, Said, Text, Words, tokens_of
from generator.styles.measures import KEYS
from generator.styles.quantities import Quantity
from generator.styles.style import Part, Sentence, Sentences, Style
from generator.styles.texts import text_of
from generator.unit_years import UnitYear
from generator.wording import decimal_words


@dataclass(frozen=True, slots=True)
class Form:
    """How a disclosure prints numbers. bare: 0万元 and 100% for 0.00万元 and 100.00%. decimals: of rates."""

    commas: bool = False
    bare: bool = False
    decimals: int = 2


@dataclass(frozen=True, slots=True)
class Choices:
    """Draws among templates of one meaning, and remembers what was drawn."""

    random: Random
    taken: list[str] = field(default_factory=list)

    def one_of(self, templates: tuple[str, ...]) -> str:
        drawn = self.random.choice(templates)
        self.taken.append(drawn)
        return drawn

    def happens(self, chance: int) -> bool:
        return chance >= 100 or self.random.randrange(100) < chance


@dataclass(frozen=True, slots=True)
class Place:
    """Where a template is filled: what it may ask."""

    style: Style
    unit: UnitYear
    catalog: Catalog
    choices: Choices
    form: Form
    section: str = ""
    subject: str | None = None
    number: int = 0

    @property
    def quantity(self) -> Quantity:
        """What the sentence is of. Raises KeyError where it is of nothing."""
        return self.catalog[self.subject or ""]


def compose_in(style: Style, unit: UnitYear) -> Disclosure:
    """The content of the unit's disclosure in a style, consistent in all its numbers."""
    return written_in(style, unit)[0]


def written_in(style: Style, unit: UnitYear) -> tuple[Disclosure, tuple[str, ...]]:
    """The content, and the templates that it was written with."""
    random = Random(f"{style.name} {unit.seed}")
    full = replace(unit, books=fuller_books(unit.books, random))
    form = Form(**{key: random.choice(values) for key, values in style.numbers.items()})
    choices = Choices(random)
    place = Place(style, full, catalog_of(full, random), choices, form)
    blocks = tuple(block for part in style.parts for block in _part(part, place))
    return Disclosure(unit.name, unit.year, unit.regime, unit.seed, blocks), tuple(choices.taken)


def _part(part: Part, place: Place) -> Iterator[Block]:
    if not place.choices.happens(part.chance) or (part.when and not holds(part.when, place.catalog)):
        return
    here = replace(place, section=part.section)
    heading = place.choices.one_of(part.heading)
    if heading:
        yield Heading(part.rank, "".join(piece.text for piece in filled(heading, here)))
    for sentences in part.body:
        yield from _paragraphs(sentences, here)


def _paragraphs(sentences: Sentences, place: Place) -> Iterator[Paragraph]:
    """The paragraph of some sentences; parts that stand apart have one each."""
    pieces: list[Piece] = []
    for sentence in sentences:
        if sentence.apart:
            yield from (Paragraph(place.section, tuple(each)) for each in _parts(sentence, place))
        else:
            pieces += _sentence(sentence, place)
    if pieces:
        yield Paragraph(place.section, tuple(pieces))


def _sentence(sentence: Sentence, place: Place) -> Iterator[Piece]:
    if sentence.each:
        parts = [list(part) for part in _parts(sentence, place)]
        yield from (piece for part in parts for piece in part)
        return
    here = replace(place, subject=sentence.of) if sentence.of else place
    if _is_said(sentence, here):
        yield from filled(place.choices.one_of(sentence.say), here)


def _is_said(sentence: Sentence, place: Place) -> bool:
    of = place.quantity if place.subject else None
    return place.choices.happens(sentence.chance) and (sentence.when is None or holds(sentence.when, place.catalog, of))


def _parts(sentence: Sentence, place: Place) -> Iterator[Iterator[Piece]]:
    """The sentence for each part of its group, all in one wording; nothing where there are none."""
    if not _is_said(sentence, place):
        return
    every = place.catalog.parts_of(sentence.each or "")
    parts = [each for each in every if sentence.only is None or holds(sentence.only, place.catalog, each)]
    between = sentence.between or (sentence.end if sentence.apart else "；")
    template, number = place.choices.one_of(sentence.say), place.choices.one_of(sentence.number)
    for at, part in enumerate(parts, 1):
        mark = sentence.end if at == len(parts) else between
        yield filled(f"{number}{template}{mark}", replace(place, subject=part.subject, number=at))


def filled(template: str, place: Place) -> Iterator[Piece]:
    """The pieces of a template. Raises KeyError for a subject, text or phrase that there is not."""
    for token in tokens_of(template):
        match token:
            case Words(text):
                yield Piece(text)
            case Text(name):
                yield Piece(text_of(name, place))
            case Number(subjects, key, unit):
                yield _number(subjects or (place.subject or "",), key, place, own_unit=unit)
            case Said(keys, words):
                yield Piece(words, tuple(_nothing(key, words, place) for key in keys))
            case Phrase(name, subject):
                yield from _phrase(name, replace(place, subject=subject) if subject else place)


def _phrase(name: str, place: Place) -> Iterator[Piece]:
    book = place.style.phrases[name]
    state = state_of(place.quantity, book.by, frozenset(book.states))
    if book.states.get(state):
        yield from filled(place.choices.one_of(book.states[state]), place)


def _number(subjects: tuple[str, ...], key: str, place: Place, *, own_unit: str | None) -> Piece:
    """A number as printed, with a fact for each of its subjects. Raises ValueError where they differ."""
    first = place.catalog[subjects[0]]
    value = first.value(key, decimals=place.form.decimals)
    words = _words(value, key, place.form)
    unit = own_unit or _unit(first, key)
    if any(place.catalog[subject].value(key) != first.value(key) for subject in subjects):
        raise ValueError(f"{subjects} share no number")
    facts = tuple(_fact(place.catalog[subject], key, place, value=value, words=words, unit=unit) for subject in subjects)
    return Piece(words if own_unit == "" else words + unit, facts)


def _words(value: Decimal, key: str, form: Form) -> str:
    kind = KEYS[key].kind
    commas = form.commas and kind in ("money", "counted")
    return decimal_words(value if kind == "signed" else abs(value), commas=commas, bare=form.bare)


def _unit(quantity: Quantity, key: str) -> str:
    kind = KEYS[key].kind
    return "%" if kind in ("rate", "signed") else "平方米" if key == "area" else quantity.unit


def _fact(quantity: Quantity, key: str, place: Place, *, value: Decimal, words: str, unit: str) -> Fact:
    measure = KEYS[key]
    return Fact(place.section, quantity.subject, measure.name, value, unit, words, base=measure.base)


def _nothing(key: str, words: str, place: Place) -> Fact:
    return _fact(place.quantity, key, place, value=Decimal("0.00"), words=words, unit=_unit(place.quantity, key))
