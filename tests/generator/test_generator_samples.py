"""The committed samples are what the generator writes, and batches are made of the same stuff, quickly and in variety."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from processor_time import least_seconds

from generator import LAYOUTS, REGIMES, generate, samples, unit_year, write_disclosure, write_samples
from generator.samples import FOLDER, SAMPLES
from generator.words import PLACES

ROOT = Path(__file__).parent.parent.parent
WRITTEN = list(samples())


@pytest.mark.parametrize(("name", "text", "places"), WRITTEN, ids=[name for name, *_ in WRITTEN])
def test_a_committed_sample_is_what_the_generator_writes(name, text, places):
    assert (FOLDER / name).read_bytes().decode() == text, "run: python -m generator"


def test_there_are_no_other_samples():
    assert {path.name for path in FOLDER.glob("*.txt")} == {name for name, *_ in WRITTEN}


def test_samples_cover_the_layouts_and_some_are_clean():
    assert {sample.layout for sample in SAMPLES} == {*LAYOUTS, "report"}
    assert sum(not sample.faults for sample in SAMPLES) == 3
    assert {sample.regime for sample in SAMPLES} == set(REGIMES)
    assert all(3 <= sample.forms <= 6 for sample in SAMPLES)


def test_samples_are_rewritten_into_any_folder(tmp_path):
    paths = write_samples(tmp_path)
    assert [path.name for path in paths] == [name for name, *_ in WRITTEN]
    assert all(path.read_bytes() == (FOLDER / path.name).read_bytes() for path in paths)


def test_another_process_writes_the_same(tmp_path):
    # Another hash seed: nothing may depend on the order of a set.
    code = f"from pathlib import Path; from generator import write_samples; write_samples(Path({str(tmp_path)!r}))"
    subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=True, env={"PYTHONHASHSEED": "1", "PYTHONPATH": str(ROOT)})
    assert all((tmp_path / path.name).read_bytes() == path.read_bytes() for path in FOLDER.glob("*.txt"))


def test_samples_are_of_invented_places():
    for _, text, _ in WRITTEN:
        assert any(text.replace(" ", "").lstrip().lstrip("#").startswith(place) for place, _ in PLACES)


def test_a_batch_is_the_same_twice_and_other_with_another_seed():
    first, again, other = (list(generate(9, seed=seed)) for seed in (3, 3, 4))
    assert first == again
    assert not {one.text for one in first} & {one.text for one in other}


def test_a_batch_takes_layouts_and_regimes_in_turn():
    batch = list(generate(12, seed=1))
    # Four layouts, then the next regime: the last four are exact, in 元.
    assert all("元，" in one.text.replace(" ", "") for one in batch)
    assert [any(fact.unit == "元" for fact in one.truth.facts) for one in batch] == [False] * 8 + [True] * 4
    assert len({one.file_name for one in batch}) == 12


def test_unit_years_vary():
    units = [unit_year(seed) for seed in range(200)]
    assert {len(unit.projects) for unit in units} >= {0, 2, 30}
    assert {unit.wording.us for unit in units} == {"我单位", "本单位", "本部门"}
    assert {unit.wording.three_public_seventh for unit in units} == {True, False}
    assert any(not unit.books.funds.is_empty for unit in units)
    assert any(not unit.books.capital.is_empty for unit in units)
    assert {len(unit.books.general.parts) for unit in units} >= {3, 4, 5, 6}
    # 0万元 and 0.00万元, with thousands marks and without.
    texts = [write_disclosure(unit, "tabbed") for unit in units[:30]]
    assert any("结余分配0万元" in text for text in texts) and any("结余分配0.00万元" in text for text in texts)
    assert any("与上年相比无变化" in text for text in texts) and any("与上年持平" in text for text in texts)


def test_unknown_regimes_and_layouts_are_refused():
    with pytest.raises(ValueError, match="no rounding regime"):
        unit_year(1, regime="truncated")
    with pytest.raises(KeyError):
        write_disclosure(unit_year(1), "scroll")


def test_a_disclosure_takes_less_than_forty_milliseconds():
    # Some eight where nothing else is at work.
    count = 60
    assert least_seconds(lambda: list(generate(count, seed=2)), below=0.04 * count) < 0.04 * count
