"""Pages of PDFs drawn here as pictures: as they are shown, in greys that keep the print, and of pages of sheets alone."""

from __future__ import annotations

import doctest
import io

import numpy as np
import pypdfium2
import pytest
from drawn_pdf import Drawing
from PIL import Image

from disclosures.formats.pdf import picturing
from disclosures.formats.pdf.pdfium import PdfProblem
from disclosures.formats.pdf.picturing import LONGEST_SIDE, PIXELS, pictures, size_of


def page(turn: int = 0, **options: object) -> bytes:
    drawing = Drawing(**options)
    drawing.canvas.setPageRotation(90 * turn)
    drawing.canvas.drawString(200, 400, "基本支出2106.66万元")
    return drawing.bytes()


def shades(picture: bytes) -> np.ndarray:
    return np.asarray(Image.open(io.BytesIO(picture)).convert("L")).astype(int)


@pytest.mark.parametrize("turn", [0, 1])
def test_a_picture_is_the_page_as_it_is_shown(turn):
    content = page(turn)
    ((number, picture),) = pictures(content, [1])
    with pypdfium2.PdfDocument(content) as document:
        shown = document[0].render(scale=PIXELS, grayscale=True).to_numpy()
    shown = shown.reshape(shown.shape[:2]).astype(int)
    assert number == 1 and (shades(picture) < 100).any()
    # Sixteen shades: none is further off than 16.
    assert np.abs(shades(picture) - shown).max() <= 16
    assert size_of(picture) == pytest.approx(shown.shape[::-1] / np.array(PIXELS))


def test_a_page_that_is_larger_than_a_sheet_is_left_out():
    drawing = Drawing()
    drawing.end_page()
    drawing.canvas.setPageSize((LONGEST_SIDE + 1, 500))
    drawing.line("甲")
    assert [number for number, _ in pictures(drawing.bytes(), [1, 2])] == [1]


@pytest.mark.parametrize(("content", "said"), [(page(), "第 7 页"), (b"%PDF-1.7", "损坏")])
def test_what_cannot_be_drawn_is_a_sentence(content, said):
    with pytest.raises(PdfProblem, match=said):
        list(pictures(content, [7]))


def test_what_is_no_picture_has_no_size():
    with pytest.raises(ValueError, match="PNG"):
        size_of(b"")


def test_the_example_holds():
    assert doctest.testmod(picturing).failed == 0
