"""The originals beside a report: pictures of the pages that loud findings cite, copies with marks, and what is made once only."""

from __future__ import annotations

import os
import re
from dataclasses import replace
from pathlib import Path

import pytest
from browser import needs_chromium, new_page
from disclosures_made_up import FALSE_TOTAL, disclosure
from drawn_disclosures import wrapped
from drawn_pdf import SIZE, Drawing
from made_up_report import RUN
from marked_pages import notes, picture
from stepwise import audited, order_of

from checks.engine.discover import discover
from data.settings import Settings
from disclosures.formats.pdf.picturing import PIXELS
from flows.commands.checking import checked_tables
from flows.given import look_at
from flows.originals import originals_of_run
from reports.coverage import states_of
from reports.placing import place_pages
from reports.run_report import report_pages
from reports.standings import with_news

pytestmark = pytest.mark.usefixtures("kept_workers")

BOTH = Settings(marked_pdfs="on", workers=1)


@pytest.fixture(scope="module")
def source(tmp_path_factory) -> Path:
    """A PDF whose 收入总计 is 0.10 万元 too high, and a text with the same fault."""
    folder = tmp_path_factory.mktemp("source")
    drawing = Drawing()
    for line in wrapped(disclosure(total=FALSE_TOTAL), drawing.width - 120, SIZE).split("\n"):
        drawing.line(line)
    (folder / "错.pdf").write_bytes(drawing.bytes())
    (folder / "文.txt").write_text(disclosure("宁安县司法局", total=FALSE_TOTAL), encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def run(source):
    """What was given, and what was found in it."""
    given = look_at([str(source)], BOTH)
    tables = checked_tables(given, BOTH)
    return given, tables | {"findings": with_news(tables["findings"], None)}


def originals(run, folder: Path, *, previous: Path | None = None, settings: Settings = BOTH):
    given, tables = run
    return originals_of_run(tables, given, folder, previous, settings)


def pdf_of(run) -> str:
    return run[1]["documents"].filter(media_type="application/pdf")["document_id"].item()


def page_of(run, folder: Path, found) -> str:
    """The page of the PDF in the report, which is written into the folder."""
    tables = run[1]
    place_pages(report_pages(tables, states_of(tables), discover(), RUN, found), folder, None)
    return (folder / "documents" / f"{pdf_of(run)[:16]}.html").read_text(encoding="utf-8")


def test_the_cited_pages_of_pdfs_are_pictured_as_they_are_shown(run, tmp_path):
    found = originals(run, tmp_path)
    assert set(found) == {pdf_of(run)}
    (page, shown), *_ = found[pdf_of(run)].pages.items()
    written = (tmp_path / "documents" / shown.href).resolve().read_bytes()
    content = Path(run[0].files[0].path if run[0].files[0].name == "错.pdf" else run[0].files[1].path).read_bytes()
    height, width, _ = picture(content, page).shape
    assert (shown.width, shown.height) == pytest.approx((width / 3, height / 3), abs=1)
    assert written.startswith(b"\x89PNG") and len(written) < 200_000
    assert int.from_bytes(written[16:20]) == round(shown.width * PIXELS)


def test_each_place_is_framed_in_the_strip_of_its_page_with_its_number(run, tmp_path):
    html = page_of(run, tmp_path, originals(run, tmp_path))
    row = run[1]["findings"].filter(document_id=pdf_of(run), check_id="SUM01").row(0, named=True)
    article = re.search(rf'<article[^>]* id="f{row["rank"]}".*?</article>', html, re.S)[0]
    boxes = [cited["box"] for cited in row["evidence"]]
    frames = re.findall(r'<rect class="frame" x="([\d.]+)" y="([\d.]+)"', article)
    assert [(float(x) + 2, float(y) + 2) for x, y in frames] == [pytest.approx(tuple(box[:2]), abs=0.02) for box in boxes]
    numbers = re.findall(r'<text class="frame"[^>]*>([\d-]+)<', article)
    assert numbers == re.findall(r'class="ordinal">(\d+-\d+)<', article) and len(numbers) == len(boxes) > 1
    assert " href=" not in re.search("<image[^>]*>", article)[0], "a picture is fetched when it is looked at"


def test_findings_that_may_be_explained_have_no_pictures(run, tmp_path):
    loud = run[1]["findings"].filter(document_id=pdf_of(run))["severity"].is_in(["error", "warning"]).sum()
    html = page_of(run, tmp_path, originals(run, tmp_path))
    assert 0 < html.count('<details class="original') <= loud


def test_marks_in_the_copy_bear_the_numbers_of_the_page(run, tmp_path):
    found = originals(run, tmp_path)
    html = page_of(run, tmp_path, found)
    (link,) = re.findall(r'<a href="([^"]*\.pdf)">标注的 PDF', html)
    words = "\n".join(note.words for note in notes((tmp_path / "documents" / link).resolve().read_bytes(), 1))
    marked = set(re.findall(r"发现 (\d+(?:-\d+)?)　", words))
    shown = set(re.findall(r'class="ordinal">(\d+(?:-\d+)?)</', html)) | set(re.findall(r'id="f(\d+)"', html))
    assert marked and marked <= shown
    for number, check in re.findall(r"发现 (\d+)(?:-\d+)?　([A-Z]{3}\d\d)", words):
        assert f'id="f{number}" tabindex="-1"' in html
        assert re.search(rf'id="f{number}" [^>]*data-check="{check}"', html)


def test_what_the_report_before_has_is_not_made_again(run, tmp_path):
    before, after = tmp_path / "before", tmp_path / "after"
    first = originals(run, before)
    gone = (replace(run[0], files=tuple(replace(file, path="/nowhere") for file in run[0].files)), run[1])
    assert originals(gone, after, previous=before) == first
    for path in before.rglob("*.p*"):
        assert path.samefile(after / path.relative_to(before))


def test_without_the_file_the_page_says_that_there_is_no_picture(run, tmp_path):
    gone = (replace(run[0], files=tuple(replace(file, path="/nowhere") for file in run[0].files)), run[1])
    html = page_of(run, tmp_path, originals(gone, tmp_path))
    assert "没有原件图片：稽核后文件已不在原处或已改动" in html and 'class="original' not in html and '.pdf">标注' not in html


def test_both_can_be_left_out(run, tmp_path):
    assert originals(run, tmp_path, settings=Settings(page_pictures="off")) == {}
    assert not list(tmp_path.iterdir())
    only = originals(run, tmp_path, settings=Settings(workers=1))[pdf_of(run)]
    assert only.pages and not only.marked and not (tmp_path / "marked").exists()


def test_an_audit_lays_the_copy_beside_its_page_and_links_it_in_the_next_run(source, tmp_path):
    (tmp_path / "公开").symlink_to(source)
    reports = []
    for run_id in ("run-1", "run-2"):
        audited(order_of(tmp_path, run_id, marked_pdfs="on", anomalies="off"))
        reports.append(tmp_path / "lake" / "reports" / run_id)
    first, second = ({path.relative_to(report): path for path in report.rglob("*.p[dn][fg]")} for report in reports)
    assert {path.parts[0] for path in first} == {"pictures", "marked"}
    assert first.keys() == second.keys() and all(path.samefile(second[name]) for name, path in first.items())
    (page,) = (path for path in (reports[1] / "documents").iterdir() if ">标注的 PDF</a>" in path.read_text(encoding="utf-8"))
    assert page.samefile(reports[0] / "documents" / page.name)


@needs_chromium
def test_in_a_browser_a_picture_is_fetched_when_it_is_opened(run, tmp_path):
    page_of(run, tmp_path, originals(run, tmp_path))
    asked, problems = [], []
    with new_page() as page:
        page.on("request", lambda request: asked.append(os.path.basename(request.url)))
        page.on("console", lambda message: problems.append(message.text))
        page.goto((tmp_path / "documents" / f"{pdf_of(run)[:16]}.html").as_uri())
        assert not [name for name in asked if name.endswith(".png")]
        with page.expect_request(re.compile(r"\.png$")):
            page.locator(".original summary").first.click()
        frame = page.locator("rect.frame").first.bounding_box()
        strip = page.locator(".original svg").first.bounding_box()
        assert strip["y"] <= frame["y"] and frame["y"] + frame["height"] <= strip["y"] + strip["height"]
    assert problems == []
