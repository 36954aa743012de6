"""Page numbers and running titles that an extractor left between the lines: printed, but no part of what is said."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter

# 5, - 5 -, 第5页, 第5页 共99页, 5/99, Page 5 of 99. What stands around it is bounded: spaces without end cost no more.
_ALONE = re.compile(
    r"(?m)\n(?P<line>[ \u3000]{0,200}(?:第|[Pp]age )?[-—–~·. ]{0,8}(?P<number>\d{1,3})[-—–~·. ]{0,8}"
    r"(?:页[,，/ ]*(?:共 *\d{1,3} *页)?|[/／] *\d{1,3}|of \d{1,3})?[ \u3000]*\r?)$"
)
# What is written so is a page number even between two full lines.
_MARKED = re.compile(r"([-—–~]) ?\d{1,3} ?\1|第 ?\d{1,3} ?页.*")

# A running title names the disclosure and says nothing else. The title of a form may stand on every page and is none.
_FIRST_LINE = re.compile(r"\s{0,40}(?P<title>\S[^\n\f]{3,60})(?=[\n\f])")
_TITLE = re.compile(r"^[^,，。;；:：]*决算(?:公开|情况|说明|公开说明|公开情况说明|报告)?\s*$")
_FEWEST_PAGES = 3
# What a browser prints at the edges of pages: the address with the page's number, the date with the title.
_EDGE = re.compile(r"(?:\A|(?<=\f))[\n ]*(?P<head>\S[^\n\f]{0,120})(?=[\n\f])|(?<=\n)(?P<foot>[^\n\f]{1,120})\n+(?=\f|\Z)")
_OF_BROWSERS = re.compile(
    r"\S*(?:https?|file)://\S*|.*\b\d{1,4}[-/]\d{1,2}[-/]\d{1,4}[, ]*\d{1,2}:\d\d(?:[: ]|\b).*|.*\d+ ?/ ?\d+"
)


def page_number_spans(text: str) -> list[tuple[int, int]]:
    """The places (start, end) of lines that hold only a page number, or the title of the document at the head of a page.

    A page number stands alone on its line between blank lines (or beside a form feed, or between dashes), and page numbers grow:
    of the lines that look like one, the longest growing run is taken, others are cells or values.
    """
    # The first line has one above it here: a place there is one more than in the text.
    alone = ((match, match.start(), match.end() - 1) for match in _ALONE.finditer(f"\n{text}"))
    found = [
        (int(match["number"]), start, end)
        for match, start, end in alone
        if _MARKED.fullmatch(match["line"].strip()) or (_blank_before(text, start) and _blank_after(text, end))
    ]
    numbers = [(start, end) for _, start, end in _longest_growing(found)]
    return sorted({*numbers, *_running_titles(text, [end for _, end in numbers]), *_printed_by_browsers(text)})


def _printed_by_browsers(text: str) -> list[tuple[int, int]]:
    """The first and last lines of pages that say the same, but for digits, on several of them, as browsers print it."""
    if text.count("\f") + 1 < _FEWEST_PAGES:
        return []
    spans = [match.span(match.lastgroup or 0) for match in _EDGE.finditer(text)]
    words = {span: re.sub(r"\d+", "0", text[slice(*span)]) for span in spans if _OF_BROWSERS.match(text[slice(*span)])}
    count = Counter(words.values())
    return [span for span in words if count[words[span]] >= _FEWEST_PAGES]


def _running_titles(text: str, page_ends: list[int]) -> list[tuple[int, int]]:
    """The lines that come first behind page numbers or form feeds, where they are the same title on several pages."""
    breaks = {*page_ends, *(match.end() for match in re.finditer("\f", text))}
    heads = {head.span("title") for at in breaks if (head := _FIRST_LINE.match(text, at)) and _TITLE.search(head["title"])}
    words = {span: "".join(text[slice(*span)].split()) for span in heads}
    count = Counter(words.values())
    return [span for span in heads if count[words[span]] >= _FEWEST_PAGES]


def _blank_before(text: str, at: int) -> bool:
    line = text[max(0, at - 400) : at].rsplit("\n", 2)
    return at == 0 or "\f" in text[max(0, at - 2) : at] or (len(line) >= 2 and not line[-2].strip())


def _blank_after(text: str, at: int) -> bool:
    following = text[at : at + 400].split("\n", 2)
    return len(following) < 2 or not following[1].strip() or "\f" in following[1][:2]


def _longest_growing(found: list[tuple[int, int, int]]) -> list[tuple[int, int, int]]:
    """Longest strictly growing run by the first element (patience sorting), in order of place."""
    tails: list[int] = []
    ends: list[int] = []
    before: list[int] = []
    for index, (number, _, _) in enumerate(found):
        at = bisect_left(tails, number)
        before.append(ends[at - 1] if at else -1)
        if at == len(tails):
            tails.append(number)
            ends.append(index)
        else:
            tails[at], ends[at] = number, index
    run: list[tuple[int, int, int]] = []
    index = ends[-1] if ends else -1
    while index >= 0:
        run.append(found[index])
        index = before[index]
    return run[::-1]
