"""Settings: file, environment and option in this order; nothing unknown is passed over; every key is documented."""

from __future__ import annotations

import re
from dataclasses import fields
from pathlib import Path

import pytest

from data.refusals import Refusal
from data.settings import FAIL_ON, Settings, load_settings, reports_folder, with_options

DOCUMENTED = Path(__file__).parent.parent.parent / "docs" / "settings.md"


def test_every_key_is_documented_with_its_default_and_sentence():
    rows = re.findall(r"^\| `(\w+)` \| `(.*?)` \| (.*) \|$", DOCUMENTED.read_text(encoding="utf-8"), re.M)
    as_toml = {str: lambda value: f'"{value}"', int: str, tuple: lambda _: "{}"}
    assert rows == [(key.name, as_toml[type(key.default)](key.default), key.metadata["meaning"]) for key in fields(Settings)]


def test_the_environment_wins_over_the_file_and_an_option_over_both(tmp_path):
    (tmp_path / "jihe.toml").write_text('lake = "a"\nworkers = 2\nfail_on = "error"\n')
    settings = load_settings(tmp_path, {"JIHE_WORKERS": "3", "JIHE_FAIL_ON": "notice", "HOME": "/root"})
    assert (settings.lake, settings.workers, settings.fail_on) == ("a", 3, "notice")
    assert with_options(settings, workers=4, lake=None) == Settings(lake="a", workers=4, fail_on="notice")


@pytest.mark.parametrize(
    ("file", "words"),
    [
        ("lakes = 'x'", ["jihe.toml", "lakes", "lake"]),
        ("workers = 'four'", ["workers", "four"]),
        ("workers = -1", ["workers", "-1"]),
        ("workers = true", ["workers"]),
        ("workers = 1.5", ["workers", "1.5"]),
        ("lake = 3", ["lake", "引号"]),
        ("fail_on = 'info'", ["fail_on", *FAIL_ON]),
        ("lake = ", ["jihe.toml", "TOML"]),
        ("lake = ' '", ["lake", "为空"]),
        ("[lake]\npath = 'x'", ["lake"]),
        ("parameters = 3", ["parameters", "[parameters]"]),
        ("[parameters]\nlow_execution_rate = '70'", ["low_execution_rate", "应为数"]),
        ("[parameters]\nlow_execution_rate = true", ["low_execution_rate", "应为数"]),
        ("[parameters]\nlow_execution_rate = nan", ["low_execution_rate", "应为数"]),
    ],
)
def test_what_cannot_be_meant_is_refused_by_name(tmp_path, file, words):
    (tmp_path / "jihe.toml").write_text(file)
    with pytest.raises(Refusal) as refused:
        load_settings(tmp_path, {})
    assert all(word in str(refused.value) for word in words)


def test_thresholds_of_the_office_are_decimals_and_another_version_of_the_settings(tmp_path):
    (tmp_path / "jihe.toml").write_text("[parameters]\nlow_execution_rate = 62.5\novershoot_rate = 150\n")
    settings = load_settings(tmp_path, {})
    assert settings.parameters == (("low_execution_rate", "62.5"), ("overshoot_rate", "150"))
    assert settings.hash() != Settings().hash()


def test_an_unknown_variable_is_refused_by_name(tmp_path):
    with pytest.raises(Refusal, match="环境变量中的“lakes”"):
        load_settings(tmp_path, {"JIHE_LAKES": "x"})


def test_reports_lie_below_the_lake_unless_it_is_an_object_store():
    assert reports_folder(Settings(lake="x")) == Path("x/reports")
    assert reports_folder(Settings(lake="s3://bucket/x")) == Path("reports")
    assert reports_folder(Settings(lake="x", reports="y")) == Path("y")


def test_other_settings_have_another_hash():
    assert Settings().hash() == Settings().hash() != Settings(document_seconds=1).hash()


def test_a_home_folder_and_a_mark_before_the_first_byte_are_understood(tmp_path, monkeypatch):
    monkeypatch.setenv("HOME", "/home/甲")
    (tmp_path / "jihe.toml").write_text('lake = "~/湖"\nreports = ""\n', encoding="utf-8-sig")
    settings = load_settings(tmp_path, {})
    assert (settings.lake, settings.reports) == ("/home/甲/湖", "")
