"""Waivers: a finding that is let pass stays, greyed and with its reason, and fails no run; what does nothing is told of."""

from __future__ import annotations

import re
from datetime import date

import pytest
from disclosures_made_up import FALSE_TOTAL, disclosure
from made_up import made_up_tables
from made_up_report import document_page_of, page_of

from data.refusals import Refusal
from data.settings import Settings
from reports.waivers import Waiver, load_waivers, remarks_on, with_waivers

pytestmark = pytest.mark.usefixtures("kept_workers")

TODAY = date(2024, 5, 1)
REASON = "更正说明已随文公开"


def waiver(check: str = "SUM01", unit: str = "昌远县商务局", subject: str | None = None, *, until: date = TODAY) -> Waiver:
    return Waiver(check, unit, REASON, "王敏", until, subject)


def waived_checks(*waivers: Waiver) -> set[str]:
    marked = with_waivers(made_up_tables()["findings"], waivers, TODAY)
    return set(marked.filter(marked["waived_by"].is_not_null())["check_id"])


@pytest.mark.parametrize(
    "meant",
    [waiver(), waiver(unit="*"), waiver(unit="昌远县 商务局"), waiver(subject="收入总计"), waiver(until=date(2030, 1, 1))],
)
def test_a_waiver_lets_its_findings_pass(meant: Waiver) -> None:
    assert waived_checks(meant) == {"SUM01"}


@pytest.mark.parametrize(
    "other", [waiver(unit="宁安县司法局"), waiver(subject="支出总计"), waiver("SUM02"), waiver(until=date(2024, 4, 30))]
)
def test_a_waiver_that_is_not_meant_or_over_does_nothing(other: Waiver) -> None:
    assert waived_checks(other) == set()


def test_what_does_nothing_is_told_of() -> None:
    over, unknown = remarks_on([waiver(), waiver(until=date(2024, 4, 30)), waiver("ZZZ99")], ["SUM01"], TODAY)
    assert "已于 2024-04-30 到期" in over and "王敏" in over
    assert "没有编号为“ZZZ99”的检查" in unknown


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("w.toml", '[[waiver]]\ncheck="sum01"\nunit="*"\nreason="r"\nwho="w"\nuntil=2024-05-01\n'),
        ("w.yaml", "- {check: sum01, unit: '*', reason: r, who: w, until: 2024-05-01}\n"),
    ],
)
def test_toml_and_yaml_say_the_same(tmp_path, name, text) -> None:
    # Notepad puts a mark before the first byte.
    (tmp_path / name).write_text(text, encoding="utf-8-sig")
    assert load_waivers(Settings(waivers=str(tmp_path / name))) == [Waiver("SUM01", "*", "r", "w", TODAY)]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ('[[waiver]]\ncheck="SUM01"\n', ["第 1 条", "unit", "until"]),
        ('[[waiver]]\ncheck="SUM01"\nunit="*"\nreason="r"\nwho="w"\nuntil="2024"\n', ["until", "2024"]),
        ('[[waiver]]\ncheck="SUM01"\nunit="*"\nreason="r"\nwho="w"\nuntil=2024-05-01\nyear=1\n', ["year", "subject"]),
        ('[[waivers]]\ncheck="SUM01"\n', ["waivers", "[[waiver]]"]),
        ("[[waiver", ["w.toml"]),
    ],
)
def test_a_file_that_cannot_be_meant_is_refused(tmp_path, text, words) -> None:
    (tmp_path / "w.toml").write_text(text)
    with pytest.raises(Refusal) as refused:
        load_waivers(Settings(waivers=str(tmp_path / "w.toml")))
    assert all(word in str(refused.value) for word in words)


def test_a_waived_finding_is_shown_greyed_and_not_counted() -> None:
    tables = made_up_tables()
    marked = tables | {"findings": with_waivers(tables["findings"], [waiver()], TODAY)}
    assert REASON not in document_page_of(tables)
    page = document_page_of(marked)
    assert f"已豁免：{REASON}（王敏，至 2024-05-01）" in page and page.count('class="finding error waived"') == 1
    assert "错误<b>2</b>" in page_of(tables) and "错误<b>1</b>" in page_of(marked)


def test_a_waived_finding_fails_no_run_and_is_still_printed(jihe_here, tmp_path) -> None:
    (tmp_path / "乙.txt").write_text(disclosure("宁安县司法局", total=FALSE_TOTAL), encoding="utf-8")
    entry = '[[waiver]]\ncheck="{}"\nunit="宁安县司法局"\nreason="' + REASON + '"\nwho="王敏"\nuntil={}\n'
    found = jihe_here("check", "乙.txt", "--fail-on", "error", cwd=tmp_path)
    assert found.returncode == 1
    checks = sorted(set(re.findall(r"  ([A-Z]{3}\d\d)$", found.stdout, re.M)))
    entries = [entry.format(check, "2999-12-31") for check in checks] + [entry.format("SUM01", "2020-01-01")]
    (tmp_path / "w.toml").write_text("".join(entries))
    (tmp_path / "jihe.toml").write_text('waivers = "w.toml"\n')
    done = jihe_here("check", "乙.txt", "--fail-on", "error", cwd=tmp_path)
    assert done.returncode == 0 and f"已豁免：{REASON}" in done.stdout and "已豁免" in done.stdout.split("发现")[1]
    assert "已于 2020-01-01 到期" in done.stderr


def test_waivers_that_cannot_be_meant_are_refused_before_anything_is_read(jihe, tmp_path) -> None:
    (tmp_path / "乙.txt").write_text(disclosure("宁安县司法局"), encoding="utf-8")
    (tmp_path / "w.toml").write_text('[[waivers]]\ncheck="SUM01"\n')
    done = jihe("audit", "乙.txt", cwd=tmp_path, JIHE_WAIVERS="w.toml", JIHE_EXPECTATIONS="off")
    assert done.returncode == 2 and "[[waiver]]" in done.stderr
    assert not list((tmp_path / "lake").glob("*/_delta_log"))
