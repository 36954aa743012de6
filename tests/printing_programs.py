"""Programs that print documents as PDF: LibreOffice and Chromium, each with its own rulings, fonts and page breaks."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

SECONDS = 120


def printed(content: bytes, suffix: str, folder: Path) -> bytes:
    """The PDF that LibreOffice makes of a DOCX, and Chromium of HTML."""
    given = folder / f"given.{suffix}"
    given.write_bytes(content)
    made = folder / "given.pdf"
    command = _libreoffice(given) if suffix == "docx" else _chromium(given, made)
    subprocess.run(command, check=True, capture_output=True, timeout=SECONDS)
    return made.read_bytes()


def program_for(suffix: str) -> str | None:
    """The program that prints such files, None where it is not on this machine."""
    return shutil.which("soffice") if suffix == "docx" else shutil.which("chromium")


def _libreoffice(given: Path) -> list[str]:
    own = f"-env:UserInstallation={(given.parent / 'profile').as_uri()}"
    return [program_for("docx") or "", "--headless", own, "--convert-to", "pdf", "--outdir", str(given.parent), str(given)]


def _chromium(given: Path, made: Path) -> list[str]:
    quiet = ["--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer"]
    return [program_for("html") or "", *quiet, f"--print-to-pdf={made}", str(given)]
