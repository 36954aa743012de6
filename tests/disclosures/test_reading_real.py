"""The five real disclosures: every quote is the text at its place, nearly every number is read, encodings change nothing."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from pathlib import Path

import polars as pl
import pytest
from shared_documents import each_disclosure, needs_shared

from disclosures.reading import READ_TABLES, Reading, read

pytestmark = needs_shared

# What differs when the same words stand in other bytes: ids and places, and words that keep their printed form. A place is
# named after the nearest number, and a line may end with two characters.
_PLACES = ("document_id", "fact_id", "project_id", "indicator_id", "text", "file_name", "media_type", "place")


@cache
def reading(path: Path) -> Reading:
    return read(path.read_bytes(), path.name)


def structs(frame: pl.DataFrame) -> list[str]:
    return [name for name, dtype in frame.schema.items() if isinstance(dtype, pl.Struct)]


@each_disclosure
@pytest.mark.parametrize("table", READ_TABLES)
def test_every_quote_is_the_text_at_its_place(path: Path, table: str):
    frame, text = reading(path).frames[table], reading(path).frames["documents"]["text"][0]
    places = [place for column in structs(frame) for place in frame[column].to_list() if place]
    assert [place for place in places if place["quote"] != text[place["start"] : place["end"]]] == []


@each_disclosure
def test_no_fact_and_no_form_is_without_a_place(path: Path):
    for table in ("facts", "projects", "project_funds", "indicators"):
        assert reading(path).frames[table]["evidence"].null_count() == 0


@each_disclosure
def test_nearly_every_number_is_read_and_the_rest_is_listed(path: Path):
    frames = reading(path).frames
    assert frames["documents"]["read_share"][0] >= 0.995
    assert frames["unread"]["reason"].str.len_chars().min() is None or frames["unread"]["reason"].str.len_chars().min() > 4


def _crlf(text: str) -> bytes:
    return text.replace("\n", "\r\n").encode()


def _bom(text: str) -> bytes:
    return text.encode("utf-8-sig")


def _gb18030(text: str) -> bytes:
    return text.encode("gb18030")


def _full_width(text: str) -> bytes:
    return text.translate({ord(digit): chr(ord(digit) - ord("0") + 0xFF10) for digit in "0123456789"}).encode()


def meaning(frame: pl.DataFrame) -> pl.DataFrame:
    """The frame without ids and places, its words in one width of characters."""
    words = [name for name, dtype in frame.schema.items() if dtype == pl.String]
    folded = {chr(0xFF10 + digit): str(digit) for digit in range(10)}
    plain = frame.drop([*structs(frame), *(name for name in _PLACES if name in frame.columns)])
    return plain.with_columns(
        pl.col(name).str.replace_many(folded).str.replace_all("\r", "") for name in words if name in plain.columns
    )


@each_disclosure
@pytest.mark.parametrize("written", [_crlf, _bom, _gb18030, _full_width])
def test_other_bytes_of_the_same_words_give_the_same_facts(path: Path, written: Callable[[str], bytes]):
    other = read(written(path.read_text(encoding="utf-8")), path.name)
    for table in READ_TABLES:
        assert meaning(other.frames[table]).equals(meaning(reading(path).frames[table])), table
