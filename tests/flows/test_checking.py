"""A document that ends, blocks or uses up its checking: it is named and tried again, the others are checked."""

from __future__ import annotations

from pathlib import Path

import harmful_documents
import polars as pl
import pytest
from disclosures_made_up import FALSE_TOTAL, disclosure
from stepwise import audited, order_of

from data.settings import Settings
from flows.commands.checking import check_files, checked_tables
from flows.given import Given, look_at
from flows.outcome import Outcome
from reports.places import Tables

pytestmark = pytest.mark.usefixtures("kept_workers")

# Beyond what one document may take the whole folder is granted 8 MB and a quarter of a second a document.
TIGHT = Settings(document_seconds=20, document_memory_megabytes=400, workers=2)
HARMS = {"kills": "意外终止（SIGABRT）", "hangs": "超过 20 秒", "eats": "内存超过 400 MB", "raises": "出错（AttributeError"}


@pytest.fixture
def folder(tmp_path):
    return filled(tmp_path)


@pytest.fixture(scope="module")
def given(tmp_path_factory) -> Given:
    return look_at([str(filled(tmp_path_factory.mktemp("given")) / "公开")], TIGHT)


@pytest.fixture(scope="module")
def sound(given, kept_workers) -> Tables:
    """What checking gives where nothing does harm."""
    return checked_tables(given, TIGHT)


def filled(folder: Path) -> Path:
    (folder / "公开").mkdir()
    texts = {
        "甲": disclosure("昌远县商务局"),
        "乙": disclosure("宁安县司法局", total=FALSE_TOTAL),
        "丙": disclosure(harmful_documents.UNIT, total=FALSE_TOTAL),
        "丁": disclosure("宁安县司法局", 2024),
    }
    for name, text in texts.items():
        (folder / "公开" / f"{name}.txt").write_text(text, encoding="utf-8")
    return folder


def findings_of(tables, *names: str) -> list[dict[str, object]]:
    found = tables["findings"].join(tables["documents"].select("document_id", "file_name"), on="document_id")
    return found.filter(pl.col("file_name").is_in(names)).to_dicts()


# A limit of time is waited for at every division of the batch.
SLOW = [pytest.param(*each, id=each[0], marks=[pytest.mark.slow] if each[0] == "hangs" else []) for each in HARMS.items()]


@pytest.mark.parametrize(("harm", "words"), SLOW)
def test_what_one_document_does_to_its_checking_costs_its_own_claims_alone(harm, words, given, sound, monkeypatch):
    monkeypatch.setattr("flows.checking.told_by_house", getattr(harmful_documents, harm))
    tables = checked_tables(given, TIGHT)
    others = ("甲.txt", "乙.txt", "丁.txt")
    assert findings_of(tables, *others) == findings_of(sound, *others) != []
    assert findings_of(sound, "丙.txt") and not findings_of(tables, "丙.txt")
    lost = tables["unchecked"].join(tables["documents"], on="document_id").select("file_name", "check_id", "reason")
    ((name, check_id, reason),) = lost.rows()
    assert (name, check_id) == ("丙.txt", None) and words in reason


def test_a_document_that_could_not_be_checked_is_shown_and_does_not_pass(folder, monkeypatch, capsys):
    monkeypatch.setattr("flows.checking.told_by_house", harmful_documents.kills)
    outcome = check_files([str(folder / "公开" / "丙.txt"), str(folder / "公开" / "甲.txt")], TIGHT, as_json=False)
    assert outcome == Outcome(frozenset(), is_whole=False) and outcome.exit_code("error") == 3
    shown = capsys.readouterr().out.replace("\n", "")
    assert "未能核对  昌远县妨碍局" in shown and "未能核对：不等于通过。" in shown


def test_it_is_tried_again_by_the_next_run_and_its_page_says_so(folder, monkeypatch):
    whole = folder / "whole"
    audited(order_of(folder, "a", lake="whole"))
    with monkeypatch.context() as patched:
        patched.setattr("flows.checking.told_by_house", harmful_documents.kills)
        audited(order_of(folder, "a"))
    index = (folder / "lake" / "reports" / "a" / "index.html").read_text(encoding="utf-8")
    assert "未能核对：1 份文件" in index and "SIGABRT" in index
    lake = order_of(folder, "b").lake
    assert lake.scan("unchecked").collect().height == 1 and lake.scan("checked").collect().height == 3
    audited(order_of(folder, "b"))
    for table in ("claims", "findings", "checked", "unchecked"):
        expected = order_of(folder, "b", lake=str(whole)).lake.scan(table).collect()
        assert lake.scan(table).collect().sort(pl.all()).equals(expected.sort(pl.all())), table
