"""LibreOffice: old Word files to DOCX, where it is installed. The only code that starts it; it works in a folder of its own."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import tempfile
from contextlib import suppress
from pathlib import Path

from data.files import Problem

SECONDS = 90
_PROGRAMS = ("soffice", "libreoffice")
# No macros, nothing active, and no pictures or links that lie outside of the document.
_SECURITY = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema">
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="MacroSecurityLevel" oor:op="fuse">
<value>3</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="DisableMacrosExecution" oor:op="fuse">
<value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="BlockUntrustedRefererLinks" oor:op="fuse">
<value>true</value></prop></item>
</oor:items>
"""


def docx_of(content: bytes, suffix: str, *, seconds: float = SECONDS) -> bytes | Problem:
    """The DOCX that LibreOffice makes of a DOC or RTF; a Problem where it is not installed, fails or takes longer.

    suffix: doc or rtf. Whatever it leaves behind is in a temporary folder, which is gone when this returns.
    """
    program = next((path for name in _PROGRAMS if (path := shutil.which(name))), None)
    if program is None:
        words = "需要 LibreOffice 才能读取，而本机没有安装"
        return Problem(f"{words}。请由 Word 或 WPS 另存为 docx 后重新送审，或安装 LibreOffice（命令 soffice）后重新运行。")
    with tempfile.TemporaryDirectory(prefix="jihe-office-") as folder:
        source, target = Path(folder, f"source.{suffix}"), Path(folder, "out", "source.docx")
        source.write_bytes(content)
        settings = Path(folder, "profile", "user")
        settings.mkdir(parents=True)
        settings.joinpath("registrymodifications.xcu").write_text(_SECURITY, encoding="utf-8")
        profile = f"-env:UserInstallation={Path(folder, 'profile').as_uri()}"
        options = ("--headless", "--norestore", "--nologo", "--nolockcheck", "--convert-to", "docx", "--outdir")
        if not _finished([program, profile, *options, str(target.parent), str(source)], folder, seconds):
            words = f"LibreOffice 转换超过 {seconds:g} 秒仍未完成，已中止"
            return Problem(f"{words}。请由 Word 或 WPS 另存为 docx 后重新送审。")
        if not target.is_file():
            return Problem("LibreOffice 未能转换该文件，可能已损坏或设有密码。请由 Word 或 WPS 另存为 docx 后重新送审。")
        return target.read_bytes()


def _finished(command: list[str], folder: str, seconds: float) -> bool:
    """Whether the command came to an end in time. What it started ends with it, also where this is interrupted."""
    process = subprocess.Popen(
        command,
        cwd=folder,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        process.wait(seconds)
    except subprocess.TimeoutExpired:
        return False
    finally:
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()
    return True
