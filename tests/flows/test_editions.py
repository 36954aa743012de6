"""Of several documents of one disclosure one counts, whatever was audited first; a file that is corrected supersedes itself."""

from __future__ import annotations

import itertools
import random
from collections.abc import Iterable, Mapping
from pathlib import Path

import polars as pl
import pytest
from disclosures_made_up import FALSE_TOTAL, disclosure
from drawn_pdf import Drawing
from stepwise import audited, order_of
from written_formats import docx_with, paragraph

from data.store import Lake
from flows.steps import Order
from reports.run_tables import counts_of_run

pytestmark = pytest.mark.usefixtures("kept_workers")

UNIT = "宁安县司法局"


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "公开").mkdir()
    return tmp_path


def put(folder: Path, name: str, text: str, encoding: str = "utf-8") -> None:
    (folder / "公开" / name).write_bytes(text.encode(encoding))


def run(folder: Path, run_id: str, *names: str, lake: str = "lake") -> dict[str, int]:
    """Audits the folder, or those files of it."""
    order = order_of(folder, run_id, lake=lake, anomalies="off")
    paths = tuple(str(folder / "公开" / name) for name in names) or order.paths
    return audited(Order(run_id, order.started_at, paths, order.settings))


def lake_of(folder: Path, name: str = "lake") -> Lake:
    return Lake(str(folder / name))


def states_in(folder: Path) -> dict[str, str]:
    return dict(lake_of(folder).scan("intake").select("path", "state").collect().iter_rows())


def sentences_in(folder: Path) -> dict[str, str]:
    return dict(lake_of(folder).scan("intake").drop_nulls("reason").select("path", "reason").collect().iter_rows())


def instead_in(lake: Lake) -> dict[str, tuple[str, str]]:
    """Of every document that does not count: which one does, and why."""
    documents = lake.scan("documents").collect()
    return {
        row["document_id"]: (row["superseded_by"], row["superseded_because"])
        for row in documents.drop_nulls("superseded_by").iter_rows(named=True)
    }


def errors_in(lake: Lake) -> pl.DataFrame:
    return lake.scan("findings").filter(severity="error").collect()


def test_one_text_in_two_encodings_is_one_disclosure(folder):
    put(folder, "甲.txt", disclosure(UNIT, total=FALSE_TOTAL))
    once = run(folder, "a")
    put(folder, "乙.txt", disclosure(UNIT, total=FALSE_TOTAL), "gb18030")
    put(folder, "丙.md", disclosure(UNIT, total=FALSE_TOTAL).replace("\n", "\n\n"))
    twice = run(folder, "b")
    same = ("facts", "projects", "claims", "findings", "error", "warning", "notice")
    assert {name: twice[name] for name in same} == {name: once[name] for name in same}
    assert sorted(states_in(folder).values()) == ["duplicate", "duplicate", "read"]
    assert all("是同一份公开说明（文字相同）" in sentence for sentence in sentences_in(folder).values())
    assert len(set(errors_in(lake_of(folder))["document_id"])) == 1


def test_the_pdf_and_the_word_file_of_one_disclosure_are_one(folder):
    lines = [line.strip() for line in disclosure(UNIT, total=FALSE_TOTAL).split("\n") if line.strip()]
    drawing = Drawing()
    for number, line in enumerate(lines):
        if number == 8:
            drawing.number("1")
            drawing.end_page()
        drawing.line(line)
    drawing.number("2")
    (folder / "公开" / "决算.pdf").write_bytes(drawing.bytes())
    (folder / "公开" / "决算.docx").write_bytes(docx_with("".join(map(paragraph, lines))))
    counts = run(folder, "a")
    assert sorted(states_in(folder).values()) == ["duplicate", "read"]
    assert "所读的数相同" in next(iter(sentences_in(folder).values()))
    assert counts["error"] == errors_in(lake_of(folder)).height > 0


def test_a_second_copy_alone_is_told_by_what_the_first_one_counts(folder):
    put(folder, "甲.txt", disclosure(UNIT, total=FALSE_TOTAL))
    put(folder, "乙.txt", disclosure(UNIT, total=FALSE_TOTAL), "gb18030")
    counts = [run(folder, "a", "甲.txt"), run(folder, "b", "乙.txt"), run(folder, "c", "甲.txt")]
    assert len({each["error"] for each in counts}) == 1 and counts[0]["error"]
    assert len(instead_in(lake_of(folder))) == 1


def test_a_file_corrected_in_place_takes_the_place_of_what_it_held(folder):
    put(folder, "往年.txt", disclosure(UNIT, 2022))
    put(folder, "今年.txt", disclosure(UNIT, 2023, total=FALSE_TOTAL))
    before = run(folder, "a")
    lake = lake_of(folder)
    compared = across_years(lake)
    put(folder, "今年.txt", disclosure(UNIT, 2023))
    after = run(folder, "b")
    assert before["error"] and not after["error"] and errors_in(lake).is_empty()
    assert set(states_in(folder).values()) == {"read"} and sentences_in(folder) == {}
    assert [because for _, because in instead_in(lake).values()] == ["replaced"]
    # The years are compared as they were, and none of it is silent for a second version.
    assert across_years(lake).height == compared.height > 0
    assert not across_years(lake)["reason"].str.contains("各说一事|另有").any()
    html = (folder / "lake" / "reports" / "b" / "index.html").read_text(encoding="utf-8")
    assert f"不再出现 {before['error']} 条" in html


def across_years(lake: Lake) -> pl.DataFrame:
    return lake.scan("claims").filter(pl.col("family") == "cross_year").collect()


def test_a_file_that_is_set_back_counts_again(folder):
    texts = [disclosure(UNIT, total=FALSE_TOTAL), disclosure(UNIT), disclosure(UNIT, total=FALSE_TOTAL)]
    found = []
    for number, text in enumerate(texts):
        put(folder, "今年.txt", text)
        found.append(run(folder, str(number))["error"] > 0)
    assert found == [True, False, True]


def test_what_was_deleted_counts_no_more_once_another_version_is_there(folder):
    put(folder, "甲.txt", disclosure(UNIT, total=FALSE_TOTAL))
    run(folder, "a")
    (folder / "公开" / "甲.txt").unlink()
    put(folder, "丙.txt", disclosure("和田县水利局"))
    run(folder, "b")
    assert instead_in(lake_of(folder)) == {} and not errors_in(lake_of(folder)).is_empty()
    put(folder, "乙.txt", disclosure(UNIT))
    run(folder, "c")
    assert [because for _, because in instead_in(lake_of(folder)).values()] == ["withdrawn"]
    assert errors_in(lake_of(folder)).is_empty() and set(states_in(folder).values()) == {"read"}


def test_a_correction_of_the_year_takes_the_place_of_what_it_held(folder):
    put(folder, "今年.txt", disclosure(UNIT, 2032, total=FALSE_TOTAL))
    before = run(folder, "a")
    put(folder, "今年.txt", disclosure(UNIT, 2023))
    run(folder, "b")
    assert [because for _, because in instead_in(lake_of(folder)).values()] == ["replaced"]
    html = (folder / "lake" / "reports" / "b" / "index.html").read_text(encoding="utf-8")
    assert before["findings"] and f"不再出现 {before['findings']} 条" in html


def test_another_year_in_the_same_file_takes_nobodys_place(folder):
    put(folder, "决算.txt", disclosure(UNIT, 2022))
    run(folder, "a")
    other = disclosure(UNIT, 2023)
    for number, printed in enumerate(("3,587.26", "604.76", "3,000.00", "17.50", "16.78", "83.22", "34", "23", "11")):
        other = other.replace(printed, f"{number + 5}9.31")
    put(folder, "决算.txt", other)
    run(folder, "b")
    assert instead_in(lake_of(folder)) == {}


@pytest.mark.parametrize(
    ("one", "other", "words"),
    [
        (disclosure(UNIT, total=FALSE_TOTAL), disclosure(UNIT).replace("公开说明\n", "公开说明（更正版）\n", 1), "写明是更正"),
        (disclosure(UNIT), disclosure(UNIT, total=FALSE_TOTAL).replace("占 16.78%", "占甲乙"), "读懂的数较多"),
        (disclosure(UNIT, total=FALSE_TOTAL), disclosure(UNIT), "无从分辨先后"),
    ],
)
def test_of_two_versions_one_counts_and_the_other_is_audited_by_itself(folder, one, other, words):
    put(folder, "甲.txt", one)
    put(folder, "乙.txt", other)
    counts = run(folder, "a")
    lake = lake_of(folder)
    assert set(states_in(folder).values()) == {"version"}
    assert all(words in sentence and "甲.txt" in sentence and "乙.txt" in sentence for sentence in sentences_in(folder).values())
    ((key, (counting, _)),) = instead_in(lake).items()
    claims, findings = lake.scan("claims").collect(), lake.scan("findings").collect()
    assert set(claims["document_id"]) == {key, counting}
    assert counts["claims"] == claims.filter(document_id=counting).height
    assert counts["findings"] == findings.filter(document_id=counting).height
    assert dict(findings.select("document_id", "superseded_by").iter_rows()).get(key, counting) == counting


def test_versions_do_not_silence_the_years(folder):
    put(folder, "往年.txt", disclosure(UNIT, 2022))
    put(folder, "往年修订.txt", disclosure(UNIT, 2022, total=FALSE_TOTAL))
    put(folder, "今年.txt", disclosure(UNIT, 2023))
    run(folder, "a")
    claims = across_years(lake_of(folder))
    documents = lake_of(folder).scan("documents").collect()
    this = documents.filter(fiscal_year=2023)["document_id"].item()
    revised = documents.filter(file_name="往年修订.txt")["document_id"].item()
    judged = claims.filter(pl.col("document_id") == this, pl.col("state") != "silent").explode("evidence")
    assert set(judged["evidence"].struct.field("document_id")) == {this, revised}


def test_a_version_that_does_not_count_is_shown_and_fails_no_run(jihe_here, tmp_path):
    (tmp_path / "原.txt").write_text(disclosure(UNIT, total=FALSE_TOTAL), encoding="utf-8")
    (tmp_path / "更正版.txt").write_text(disclosure(UNIT), encoding="utf-8")
    done = jihe_here("check", "原.txt", "更正版.txt", "--fail-on", "error", cwd=tmp_path)
    assert done.returncode == 0
    assert "本文件另有版本，以“更正版.txt”为准" in done.stdout and "3,604.86" in done.stdout
    assert jihe_here("check", "原.txt", "--fail-on", "error", cwd=tmp_path).returncode == 1


TEXTS: Mapping[str, tuple[str, str]] = {
    "甲.txt": (disclosure(UNIT, total=FALSE_TOTAL), "utf-8"),
    "甲国标.txt": (disclosure(UNIT, total=FALSE_TOTAL), "gb18030"),
    "甲更正.txt": (disclosure(UNIT), "utf-8"),
    "甲更正国标.txt": (disclosure(UNIT), "gb18030"),
    "甲往年.txt": (disclosure(UNIT, 2022), "utf-8"),
    "乙.txt": (disclosure("昌远县商务局"), "utf-8"),
    "乙副本.txt": (disclosure("昌远县商务局"), "utf-16"),
    "乙另版.txt": (disclosure("昌远县商务局", total=FALSE_TOTAL), "utf-8"),
}


def grouped(names: Iterable[str], draw: random.Random) -> list[list[str]]:
    order = sorted(names)
    draw.shuffle(order)
    cuts = sorted(draw.sample(range(1, len(order)), draw.randrange(len(order))))
    return [order[start:end] for start, end in itertools.pairwise((0, *cuts, len(order)))]


@pytest.mark.parametrize("seed", [0, *(pytest.param(seed, marks=pytest.mark.slow) for seed in range(1, 12))])
def test_what_counts_does_not_depend_on_order_or_grouping(folder, seed):
    for name, (text, encoding) in TEXTS.items():
        put(folder, name, text, encoding)
    run(folder, "together", lake="together")
    draw = random.Random(seed)
    for number, names in enumerate(grouped(TEXTS, draw)):
        run(folder, str(number), *names)
    one, other = lake_of(folder), lake_of(folder, "together")
    assert instead_in(one) == instead_in(other) and len(instead_in(one)) == 5
    for name in ("claims", "findings", "checked"):
        assert rows_of(one, name) == rows_of(other, name), name
    assert one_a_year(one)
    # The whole folder again: the counts are those of the run over all of it, and nothing is checked again.
    version = one.version("claims")
    assert run(folder, "all")["findings"] == counts_of_run(other.last_run())["findings"]
    assert one.version("claims") == version


def one_a_year(lake: Lake) -> bool:
    counting = lake.scan("documents").filter(pl.col("superseded_by").is_null()).collect()
    return not counting.select("kind", "unit_name", "fiscal_year").is_duplicated().any()


def rows_of(lake: Lake, name: str) -> list[str]:
    return sorted(map(str, lake.scan(name).collect().iter_rows()))


# Of one year and, as read, of one unit, with another number everywhere.
OTHERS = {
    "3,604.76": "81.23", "3,587.26": "80.13", "3,000.00": "70.99", "604.76": "10.24", "17.50": "1.10", "16.78": "12.61",
    "83.22": "87.39", "100.00%": "99.99%", "34 人": "9 人", "23 人": "8 人", "11 人": "1 人",
}  # fmt: skip


def test_documents_that_have_hardly_a_number_in_common_are_no_versions_of_each_other(folder):
    """The name or the year of one was misread: neither is left out on such ground."""
    other = disclosure(UNIT)
    for number, another in OTHERS.items():
        assert number in other
        other = other.replace(number, another)
    put(folder, "甲.txt", disclosure(UNIT))
    put(folder, "乙.txt", other)
    run(folder, "a")
    assert instead_in(lake_of(folder)) == {}
