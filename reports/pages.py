"""The pages' frame: templates, styles and scripts within each page, so that every one is a file that can be handed over alone."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Callable, Sequence
from functools import cache
from importlib.metadata import version
from importlib.resources import files

from jinja2 import Environment, PackageLoader, StrictUndefined, Template
from markupsafe import Markup

from data.records import stable_id
from reports.shares import PARTLY_READ, percent
from reports.summary import STATES
from reports.wording import FAMILIES, INTAKE_STATES, ROLES, SEVERITIES, number


def template(name: str, *, styles: Sequence[str] = ("report.css",), scripts: Sequence[str] = ()) -> Template:
    """A template of the room with its styles and scripts. Their hashes are all that the page's policy admits."""
    return _template(name, tuple(styles), tuple(scripts))


@cache
def _template(name: str, styles: tuple[str, ...], scripts: tuple[str, ...]) -> Template:
    style, script = _texts(styles), _texts(scripts)
    # Our own files, the only text that is not escaped.
    own = {"style": Markup(style), "script": Markup(script), "style_hash": policy_hash(style), "script_hash": policy_hash(script)}
    return _environment().get_template(name, globals=own)


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("reports"), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    filters: dict[str, Callable[..., object]] = {
        "money": lambda value: number(value, "万元"),
        "role": lambda role: ROLES.get(role, role),
        "short": lambda title: title if len(title) <= 20 else f"{title[:19]}…",
        "percent": percent,
        "thousands": lambda count: f"{count:,}",
    }
    environment.filters |= filters
    environment.globals |= {
        "severities": SEVERITIES,
        "families": FAMILIES,
        "partly_read": PARTLY_READ,
        "states": STATES,
        "intake_states": INTAKE_STATES,
    }
    return environment


def _texts(names: Sequence[str]) -> str:
    return "".join(files("reports").joinpath("templates", name).read_text("utf-8") for name in names)


@cache
def pages_version() -> str:
    """A digest of all templates, styles and scripts, with the version of the house: what a page looks like depends on it."""
    texts = [path.read_text("utf-8") for path in sorted(files("reports").joinpath("templates").iterdir(), key=str)]
    return stable_id(version("jihe"), *texts)


def policy_hash(text: str) -> Markup:
    """The hash by which a page's Content-Security-Policy admits an inline style or script."""
    return Markup(f"sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}")
