"""The sentences of 第二部分, of staff and of reports: each number becomes a fact, is ignored by a named rule, or is unread.

passage --boundaries--> sentences --lexicon--> tokens --leads--> what is said --meanings--> facts. A number is attributed by
its own clause, by the opening of its sentence, or by the head of its list item or heading; else it is unread.
"""

from __future__ import annotations

from bisect import bisect_left

from disclosures.narrative.facts import Passage, Reading
from disclosures.narrative.lexicon import Lexicon, lexicon, quoted
from disclosures.narrative.listening import Listener
from disclosures.narrative.mentions import mentions_of
from disclosures.narrative.stretches import stretches


def read_passage(passage: Passage, known: Lexicon | None = None) -> Reading:
    """The passage as facts. Linear in its length. known: the vocabulary, that of data/terms where none is given."""
    known = known or lexicon()
    words = quoted(passage.text.text[passage.start : passage.end])
    first, last = (bisect_left(passage.line_starts, place) for place in (passage.start, passage.end))
    starts = frozenset(place - passage.start for place in passage.line_starts[first:last])
    text = passage.text
    mentions = list(mentions_of(words, starts, is_half=lambda place: text.is_half_width(passage.start + place)))
    listener = Listener(passage, words, known)
    listener.reading.ignored.update(mention.ignored for mention in mentions if mention.ignored)
    numbers = [mention for mention in mentions if not mention.ignored]
    place = 0
    for stretch in stretches(words, mentions, starts):
        ahead = place
        while ahead < len(numbers) and numbers[ahead].start < stretch.end:
            ahead += 1
        listener.hear(stretch, numbers[place:ahead])
        place = ahead
    return listener.reading
