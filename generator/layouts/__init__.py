"""The layouts: one content, written with the white space, marks and columns of each kind of source. One file a layout."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from generator.document import Disclosure
from generator.layouts.coded import write_coded
from generator.layouts.markdown import write_markdown
from generator.layouts.report import write_report
from generator.layouts.tabbed import write_tabbed
from generator.layouts.wrapped import write_wrapped

WRITERS: Mapping[str, Callable[[Disclosure], str]] = {
    "wrapped": write_wrapped,
    "tabbed": write_tabbed,
    "coded": write_coded,
    "markdown": write_markdown,
    "report": write_report,
}
# Layouts of a disclosure; the report is another document of the same unit-year.
LAYOUTS = ("wrapped", "tabbed", "coded", "markdown")
