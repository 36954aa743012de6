"""Marks on PDFs drawn here: where they lie on the page as it is shown, what they say, and that nothing else is changed."""

from __future__ import annotations

import shutil
import subprocess
from dataclasses import replace
from pathlib import Path

import numpy as np
import pypdfium2.raw as pdfium
import pytest
from drawn_pdf import SIZE, Drawing
from marked_pages import SCALE, changed, difference, ink, notes, picture
from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.pdfencrypt import StandardEncryption

from disclosures.formats.extracting import extract
from disclosures.formats.pdf.appearance import strokes_of
from disclosures.formats.pdf.marking import marked
from disclosures.formats.pdf.marks import Mark, lines_around
from disclosures.formats.pdf.pdfium import PdfProblem

RED = (220, 30, 40)
WORDS = "占71.73%"
CROPPED = (40, 90, 540, 760)  # left, bottom, right, top
TINT = 1.5  # points that a tint may reach over the print of so small letters


def page(turn: int = 0, *, crop: tuple[int, ...] | None = None, upright: bool = False, **options: object) -> bytes:
    """A page of two lines that is shown turned by quarter turns. upright: whether its lines are upright as it is shown."""
    drawing = Drawing(**options)
    canvas = drawing.canvas
    canvas.setPageRotation(90 * turn)
    if crop:
        canvas.setCropBox(crop)
    if upright:
        canvas.translate(300, 400)
        canvas.rotate(90 * turn)
        canvas.translate(-300, -400)
    canvas.drawString(200, 460, "本年收入合计12.50万元")
    canvas.drawString(200, 400, f"基本支出2106.66万元，{WORDS}。")
    return drawing.bytes()


def mark_of(content: bytes, words: str = WORDS, number: str = "3-1") -> Mark:
    """The mark of words that stand on the first page."""
    found = extract(content, "甲.pdf")
    start = found.text.index(words)
    return Mark(1, lines_around(found.boxes[start : start + len(words)]), number, RED, "错误\n另见第 24 页")


def printed(content: bytes, words: str) -> np.ndarray:
    """Where the print of words is, as the reader says, as pixels of the page as it is shown."""
    found = extract(content, "甲.pdf")
    start = found.text.index(words)
    where = np.zeros(picture(content).shape[:2], dtype=bool)
    for x0, top, x1, bottom in found.boxes[start : start + len(words)]:
        where[int(top * SCALE) : int(bottom * SCALE) + 1, int(x0 * SCALE) : int(x1 * SCALE) + 1] = True
    return where


def tinted(before: bytes, after: bytes) -> np.ndarray:
    """Where white paper became light red, or black print dark red."""
    red, green, _ = np.moveaxis(picture(after), 2, 0)
    return changed(before, after) & (red - green > 30)


@pytest.mark.parametrize("crop", [None, CROPPED], ids=["whole", "cropped"])
@pytest.mark.parametrize("upright", [False, True], ids=["lying", "upright"])
@pytest.mark.parametrize("turn", range(4))
def test_a_mark_covers_the_print_of_its_words_and_no_other(turn, upright, crop):
    content = page(turn, crop=crop, upright=upright)
    after = marked(content, [mark_of(content, number="")])
    where, print_ = tinted(content, after), ink(content)
    of_words = printed(content, WORDS) & print_
    assert of_words.any() and where[of_words].all()
    rows, columns = np.nonzero(of_words)
    reach = round(TINT * SCALE) + 1
    around = np.zeros_like(where)
    around[rows.min() - reach : rows.max() + reach + 1, columns.min() - reach : columns.max() + reach + 1] = True
    assert not (changed(content, after) & ~around).any()


def test_a_mark_covers_its_words_on_a_landscape_page():
    content = page(size=landscape(A4))
    after = marked(content, [mark_of(content, number="")])
    assert tinted(content, after)[printed(content, WORDS) & ink(content)].all()


@pytest.mark.parametrize("turn", range(4))
def test_the_number_is_upright_above_the_first_line_as_the_page_is_shown(turn):
    content = page(turn, upright=True)
    mark = mark_of(content)
    numbered, bare = (marked(content, [each]) for each in (mark, replace(mark, number="")))
    rows, columns = np.nonzero(changed(bare, numbered))
    left, top = mark.lines[0][:2]
    assert 0 < top * SCALE - rows.max() < 3 * SCALE < rows.max() - rows.min() < 8 * SCALE
    assert abs(columns.min() - left * SCALE) < 3 * SCALE
    assert columns.max() - columns.min() > 1.3 * (rows.max() - rows.min())


def test_the_number_of_a_line_at_the_upper_edge_stays_on_the_page():
    mark = Mark(1, ((100, 2, 140, 12),), "12-3 +", RED, "")
    assert min(y for stroke in strokes_of(mark) for _, y in stroke) > 0


def test_the_note_says_who_wrote_it_and_what():
    content = page()
    (note,) = notes(marked(content, [mark_of(content)]))
    assert (note.kind, note.author, note.words) == (pdfium.FPDF_ANNOT_HIGHLIGHT, "稽核", "错误\n另见第 24 页")


def test_there_is_one_quad_a_printed_line_in_the_order_of_viewers():
    drawing = Drawing()
    drawing.table([["指标", "完成情况"], ["救助\n及时率", "对符合条件的对\n象，按月足额发放"]], [60, 120])
    content = drawing.bytes()
    (note,) = notes(marked(content, [mark_of(content, "条件的对象，按月足额")]))
    assert len(note.quads) == 2
    for left, top, right, top_again, left_again, bottom, right_again, bottom_again in note.quads:
        assert left == left_again < right == right_again and top == top_again > bottom == bottom_again
    first, second = note.quads
    # 条 is the fourth character of the upper line, 象 the first of the lower one: 13 points below.
    assert first[0] - second[0] == pytest.approx(3 * SIZE, abs=1) and first[1] - second[1] == pytest.approx(13, abs=1.5)


def test_the_text_is_read_as_before_and_what_was_noted_is_kept():
    drawing = Drawing()
    drawing.line(f"基本支出，{WORDS}。")
    drawing.canvas.textAnnotation("前一位审核人的批注", (300, 600, 320, 620))
    drawing.canvas.linkURL("https://a.example/", (60, 700, 120, 720))
    content = drawing.bytes()
    after = marked(content, [mark_of(content)])
    before = notes(content)
    assert len(before) == 2 and notes(after)[:2] == before and len(notes(after)) == 3
    assert extract(after, "甲.pdf") == extract(content, "甲.pdf")


def test_marks_lie_on_their_pages():
    drawing = Drawing()
    for number in range(3):
        drawing.line(f"第{number}页")
        drawing.end_page()
    content = drawing.bytes()
    mark = mark_of(content, "第0页")
    after = marked(content, [replace(mark, page=3), mark, replace(mark, page=3)])
    assert [len(notes(after, number)) for number in (1, 2, 3)] == [1, 0, 2]


def test_without_marks_the_copy_looks_the_same():
    content = page()
    assert not changed(content, marked(content, [])).any()


def test_a_file_that_only_forbids_changes_is_marked():
    content = page(encrypt=StandardEncryption("", ownerPassword="besitz", canAnnotate=0, strength=128))
    (note,) = notes(marked(content, [mark_of(content)]))
    assert note.words == "错误\n另见第 24 页"


def test_what_cannot_be_opened_is_refused():
    with pytest.raises(PdfProblem, match="已损坏"):
        marked(b"%PDF-1.4\n%%EOF", [])


@pytest.mark.skipif(shutil.which("pdftoppm") is None, reason="poppler (pdftoppm) is not on this machine")
@pytest.mark.parametrize("turn", range(4))
def test_another_viewer_shows_the_mark_at_the_same_place(tmp_path, turn):
    content = page(turn, upright=True)
    after = marked(content, [mark_of(content)])
    seen = difference(poppler(content, tmp_path), poppler(after, tmp_path))
    ours = changed(content, after)
    assert (seen & ours).sum() > 0.95 * (seen | ours).sum()


def poppler(content: bytes, folder: Path) -> np.ndarray:
    """The first page as poppler shows it, as `picture`."""
    (folder / "a.pdf").write_bytes(content)
    command = ["pdftoppm", "-singlefile", "-r", str(72 * SCALE), folder / "a.pdf", folder / "a"]
    subprocess.run(command, check=True)
    _, size, _, data = (folder / "a.ppm").read_bytes().split(b"\n", 3)
    width, height = map(int, size.split())
    return np.frombuffer(data, dtype=np.uint8).reshape(height, width, 3).astype(int)


def line(*lefts: float, top: float = 100, size: float = 10) -> list[tuple[float, ...]]:
    return [(left, top, left + size, top + size) for left in lefts]


def test_full_stops_and_dashes_are_in_the_line_of_their_words():
    dots = [(100, 107, 103, 110), (115, 107, 118, 110)]
    assert len(lines_around(dots)) == 1
    assert len(lines_around([*line(80), (92, 104, 101, 105), *dots, *line(122)])) == 1


def test_a_column_of_single_characters_is_one_mark():
    assert lines_around([*line(50, top=100), *line(50, top=113), *line(50, top=126)]) == ((48.8, 98.8, 61.2, 137.2),)


def test_what_is_not_printed_has_no_line():
    assert lines_around([None, None]) == ()
