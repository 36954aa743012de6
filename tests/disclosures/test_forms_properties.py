"""What holds for any text with forms: nothing raises, places are true, other line ends and widths change nothing."""

from __future__ import annotations

from functools import partial
from itertools import pairwise

from forms_seen import forms_in, seen
from hypothesis import given, settings
from hypothesis import strategies as st
from invented_cell_lines import FORM as CELLS
from invented_prose import REPORT
from invented_row_lines import FORM as ROWS
from invented_wrapped_lines import FORM as WRAPPED
from processor_time import least_growth, least_seconds

from disclosures.forms.in_prose import prose_forms
from disclosures.forms.in_tables import forms_of
from disclosures.forms.leftovers import leftovers_of
from disclosures.layouts.text_tables import tables_of

TEXTS = (WRAPPED, CELLS, ROWS, REPORT)
EACH = st.sampled_from(TEXTS)
INSERTED = (
    "\t",
    "\n",
    "\n\n",
    "\f",
    "\r\n",
    "　",
    "<p>",
    "**",
    "总分",
    "一级指标",
    "项目支出绩效自评表",
    "（2031年度）",
    ">=",
    "７",
    "—",
)


def check_everything(text: str) -> None:
    """Read a text as the driver does, and look at every place."""
    tables = tables_of(text)
    assert all(one.end <= other.start for one, other in pairwise(tables))
    forms = [*forms_of(tables, text), *prose_forms(text)]
    places = [
        place for form in forms for place in (form.name.evidence, *(one.evidence for one in (*form.funds, *form.indicators)))
    ]
    places += [place for place, _ in leftovers_of(tables, forms, text)]
    assert all(text[place.start : place.end] == place.quote for place in places)


@settings(max_examples=60, deadline=None)
@given(EACH, st.integers(0, 2000), st.integers(1, 2000))
def test_any_part_of_a_form_is_read_without_an_error(text: str, start: int, length: int):
    check_everything(text[start : start + length])


@settings(max_examples=60, deadline=None)
@given(EACH, st.lists(st.tuples(st.integers(0, 2000), st.sampled_from(INSERTED)), max_size=6))
def test_strange_characters_anywhere_raise_nothing(text: str, inserted: list[tuple[int, str]]):
    for at, words in inserted:
        text = text[:at] + words + text[at:]
    check_everything(text)


@settings(max_examples=40, deadline=None)
@given(EACH, st.integers(0, 100), st.integers(1, 12))
def test_lines_that_are_missing_or_doubled_raise_nothing(text: str, first: int, count: int):
    lines = text.split("\n")
    check_everything("\n".join(lines[:first] + lines[first + count :]))
    check_everything("\n".join(lines[: first + count] + lines[first:]))


def test_other_line_ends_change_nothing():
    for text in TEXTS[:3]:
        assert [seen(form) for form in forms_in(text.replace("\n", "\r\n"))] == [seen(form) for form in forms_in(text)]


def test_full_width_digits_are_digits():
    wide = str.maketrans({str(digit): chr(0xFF10 + digit) for digit in range(10)})
    narrow = {ord(after): before for before, after in wide.items()}
    for text in TEXTS[:3]:
        for form, same in zip(forms_in(text.translate(wide)), forms_in(text), strict=True):
            assert str(seen(form)).translate(narrow) == str(seen(same))


def test_a_form_that_is_printed_twice_is_two_equal_forms():
    for text in TEXTS[:3]:
        first, second = forms_in(text + "\n\n" + text)
        assert seen(first) == seen(second)


def test_time_grows_no_faster_than_the_text():
    for text in TEXTS[:3]:
        short, long = (partial(forms_in, text * times) for times in (8, 64))
        # Eight times the text: 8 where time is linear, 64 where it is quadratic.
        assert least_growth(short, long, below=24) < 24


def test_a_long_line_of_values_is_no_trap():
    head = WRAPPED[: WRAPPED.index("\n年度\n\n绩效")]
    text = head + "\n" + ">=1 次 " * 20_000 + "\n" + "1 " * 20_000 + "\n"
    assert least_seconds(partial(forms_in, text), below=2) < 2
