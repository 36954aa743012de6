"""docs/tables.md says what the declarations say."""

from __future__ import annotations

from data.dictionary import DICTIONARY, dictionary
from data.tables import TABLES


def test_the_dictionary_is_up_to_date():
    assert DICTIONARY.read_text(encoding="utf-8") == dictionary(), "run: uv run python -m data.dictionary"


def test_every_column_of_every_table_is_in_it():
    sections = {part.split("\n", 1)[0]: part for part in dictionary().split("\n## ")}
    for table in TABLES.values():
        for column in table.columns:
            assert f"| {column.name} |" in sections[table.name]
            assert column.meaning, f"{table.name}.{column.name} has no meaning"


def test_types_are_short():
    assert "| evidence | Evidence | never | where it is printed |" in dictionary()
    assert "| value | Decimal(20, 6) | may be | the value, signed, in `unit` |" in dictionary()
    assert "| started_at | Datetime(us, UTC) | never | start |" in dictionary()
