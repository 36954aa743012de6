"""On a system that lacks what Linux has: macOS does the work, Windows refuses it in a sentence."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from disclosures_made_up import FALSE_TOTAL, disclosure

from flows.processes import memory

ROOT = Path(__file__).parent.parent.parent
# Typer has its own way on Windows, which is not what is asked here: it is imported before.
AS_ON_WINDOWS = """
import os, signal, sys
import typer
sys.platform = "win32"
for module, name in ((os, "sched_getaffinity"), (os, "wait4"), (os, "killpg"), (signal, "SIGHUP"), (signal, "SIGALRM")):
    delattr(module, name)
for name in ("fcntl", "resource", "pwd"):
    sys.modules[name] = None
from flows.command_line import main
main()
"""
# Read by every interpreter that is started, the readers' too.
AS_ON_MACOS = """
import builtins, os
del os.sched_getaffinity
opened = builtins.open
def open_but_no_proc(file, *arguments, **options):
    if str(file).startswith("/proc/"):
        raise FileNotFoundError(file)
    return opened(file, *arguments, **options)
builtins.open = open_but_no_proc
"""


@pytest.mark.parametrize("arguments", [["--help"], ["audit", "甲"], ["check", "甲.txt"]])
def test_on_windows_the_first_sentence_names_the_way(tmp_path, arguments):
    done = subprocess.run([sys.executable, "-c", AS_ON_WINDOWS, *arguments], cwd=tmp_path, capture_output=True, text=True)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == "Windows 上不能直接运行稽核：请安装 WSL（适用于 Linux 的 Windows 子系统），在其中安装和运行。\n"
    assert list(tmp_path.iterdir()) == []


def test_without_the_proc_of_linux_documents_are_read_by_processes_of_their_own(jihe, tmp_path):
    (tmp_path / "as_on_macos").mkdir()
    (tmp_path / "as_on_macos" / "sitecustomize.py").write_text(AS_ON_MACOS)
    page = f"<html><meta charset='utf-8'><body><p>{disclosure(total=FALSE_TOTAL).replace(chr(10), '</p><p>')}</p></body></html>"
    (tmp_path / "公开.html").write_text(page, encoding="utf-8")
    done = jihe("check", "公开.html", cwd=tmp_path, PYTHONPATH=str(tmp_path / "as_on_macos"))
    assert (done.returncode, done.stderr) == (0, "") and "印“3,604.86万元”" in done.stdout


def test_macos_counts_the_peak_of_memory_in_bytes_and_linux_in_kilobytes():
    program = "import sys; sys.platform = sys.argv[1]\nfrom flows.processes.memory import peak_of_itself; print(peak_of_itself())"
    command = [sys.executable, "-c", program]
    linux, macos = (
        int(subprocess.run([*command, name], cwd=ROOT, capture_output=True, text=True, check=True).stdout)
        for name in ("linux", "darwin")
    )
    assert 500 < linux / macos < 2000
    assert memory.memory_of(0) == 0  # no process of that number: as where nothing is told
