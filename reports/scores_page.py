"""The page of `jihe score`: what is unusual in a lake, whoever wrote it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from importlib.resources import files

from jinja2 import Environment, PackageLoader, StrictUndefined, Template
from markupsafe import Markup

from reports.anomalies import Level
from reports.report import policy_hash


def scores_html(levels: Sequence[Level], *, lake: str, documents: int, budget: int, remarks: Sequence[str]) -> str:
    """The page. budget: rows of each level that people can look at. remarks: what was missing in the lake."""
    return _template().render(levels=levels, lake=lake, documents=documents, budget=budget, remarks=remarks)


@cache
def _template() -> Template:
    environment = Environment(
        loader=PackageLoader("reports"), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    names = ("report.css", "anomalies.css")
    style = "".join(files("reports").joinpath("templates", name).read_text("utf-8") for name in names)
    environment.globals |= {"style": Markup(style), "style_hash": policy_hash(style)}
    return environment.get_template("scores.html")
