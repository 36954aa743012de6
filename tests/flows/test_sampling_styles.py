"""jihe samples --style: disclosures in the wording of a province."""

from __future__ import annotations

import pytest


def test_pages_of_a_province_are_written(jihe_here, tmp_path):
    done = jihe_here("samples", "--style", "anhui", "--units", "2", "--out", "安徽", cwd=tmp_path)
    assert done.returncode == 0 and "下一步：jihe check 安徽" in done.stdout
    texts = [path.read_text(encoding="utf-8") for path in (tmp_path / "安徽").glob("*_anhui_*.txt")]
    assert len(texts) == 2 and all("部门决算情况说明" in text for text in texts)


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--style", "atlantis"], ["atlantis", "anhui", "all"]),
        (["--style", "anhui", "--units", "0"], ["--units"]),
        (["--style", "anhui", "--years", "2"], ["--style"]),
    ],
)
def test_what_cannot_be_asked_for_is_refused_with_a_sentence(jihe_here, tmp_path, arguments, words):
    done = jihe_here("samples", *arguments, cwd=tmp_path)
    assert done.returncode == 2 and all(word in done.stderr for word in words)
