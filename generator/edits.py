"""Changes of one printed thing in a disclosure's content; everything else stays as it is."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal

from generator.document import Disclosure, Fact, Form, Paragraph, Piece
from generator.wording import decimal_words


def with_value(disclosure: Disclosure, fact: Fact, *, value: Decimal) -> tuple[Disclosure, str]:
    """The disclosure with another value printed for a fact, and the words printed; the form of the number stays."""
    decimals = len(fact.as_printed.partition(".")[2])
    changed = value.quantize(Decimal(1).scaleb(-decimals))
    # A change has its sign in the words before it; a deviation prints its own.
    shown = changed if fact.measure == "deviation_rate" else abs(changed)
    words = decimal_words(shown, commas=shown >= 1000 and ("," in fact.as_printed or abs(fact.value) < 1000))
    return with_fact(disclosure, fact, changed=replace(fact, value=changed, as_printed=words)), words


def with_fact(disclosure: Disclosure, fact: Fact, *, changed: Fact) -> Disclosure:
    """The disclosure with a fact printed as another. Facts are told apart by identity: two may be equal."""

    def of_piece(piece: Piece) -> Piece:
        if not any(each is fact for each in piece.facts):
            return piece
        text = piece.text.replace(fact.as_printed, changed.as_printed, 1)
        return replace(piece, text=text, facts=tuple(changed if each is fact else each for each in piece.facts))

    return _with_pieces(disclosure, lambda paragraph: replace(paragraph, pieces=tuple(map(of_piece, paragraph.pieces))))


def with_words(disclosure: Disclosure, piece: Piece, *, text: str) -> Disclosure:
    """The disclosure with other words in a piece (by identity); its facts stay."""
    return with_piece(disclosure, piece, changed=replace(piece, text=text))


def with_piece(disclosure: Disclosure, piece: Piece, *, changed: Piece) -> Disclosure:
    """The disclosure with a piece in place of another (by identity)."""
    return _with_pieces(
        disclosure,
        lambda paragraph: replace(paragraph, pieces=tuple(changed if each is piece else each for each in paragraph.pieces)),
    )


def with_form(disclosure: Disclosure, form: Form, *, changed: Form) -> Disclosure:
    """The disclosure with a form filled in another way (by identity)."""
    return replace(disclosure, blocks=tuple(changed if block is form else block for block in disclosure.blocks))


def piece_of(disclosure: Disclosure, fact: Fact) -> tuple[Paragraph, int]:
    """The paragraph that states a fact and the place of its piece. Raises LookupError where none does."""
    for block in disclosure.blocks:
        if isinstance(block, Paragraph):
            for at, piece in enumerate(block.pieces):
                if any(each is fact for each in piece.facts):
                    return block, at
    raise LookupError(f"{fact.subject} is not stated")


def _with_pieces(disclosure: Disclosure, changed: Callable[[Paragraph], Paragraph]) -> Disclosure:
    blocks = (changed(block) if isinstance(block, Paragraph) else block for block in disclosure.blocks)
    return replace(disclosure, blocks=tuple(blocks))
