"""Words of a document stay words on every page, and a page asks for nothing but itself."""

from __future__ import annotations

import re
from html.parser import HTMLParser

import pytest
from browser import needs_chromium, new_page
from made_up import TEXT, made_up_tables
from made_up_report import pages_of

HOSTILE = (
    "<script>window.hurt=1</script>",
    '"><img src=x onerror="window.hurt=1">',
    "'><svg onload=window.hurt=1>",
    "</title></style></script><script>window.hurt=1</script>",
    "<a href=javascript:window.hurt=1 autofocus onfocus=window.hurt=1 tabindex=1>x</a>",
    "{{ 7*7 }}{% raw %}${window.hurt=1}",
    "<iframe srcdoc='<script>parent.hurt=1</script>'>",
    "--><!-- ]]> <body onload=window.hurt=1>",
    "\x1b[2J\u202etxt.exe\u2066\x00",
)


class _Elements(HTMLParser):
    """Collects what a browser would act on."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: set[str] = set()

    def handle_starttag(self, tag, attrs):
        self.tags.add(tag)
        self.attributes |= {name for name, _ in attrs}


def attacked_by(hostile: str) -> dict[str, str]:
    tables = made_up_tables(TEXT.replace("决算", f"决算{hostile}"), unit_name=hostile, file_name=hostile)
    return pages_of(tables)


@pytest.mark.parametrize("hostile", HOSTILE)
def test_words_of_a_document_stay_words(hostile):
    plain, attacked = _Elements(), _Elements()
    plain.feed("".join(pages_of(made_up_tables()).values()))
    page = "".join(attacked_by(hostile).values())
    attacked.feed(page)
    assert attacked.tags == plain.tags and attacked.attributes == plain.attributes
    assert not re.search("[\x00-\x08\x0b-\x1f\u202a-\u202e\u2066-\u2069]", page)


def test_a_page_asks_for_nothing_but_itself_and_its_neighbours():
    for path, html in pages_of(made_up_tables()).items():
        assert not re.search(r"(?:src|action)=|url\(|@import|innerHTML|https?:", html), path
        assert "default-src 'none'" in html


def test_every_link_leads_to_a_page_of_the_report():
    pages = pages_of(made_up_tables())
    for path, html in pages.items():
        folder = path.rpartition("/")[0]
        for href in re.findall(r'href="([^"#]+)', html):
            whole = href.removeprefix("../") if href.startswith("../") else f"{folder}/{href}".lstrip("/")
            assert whole in pages, (path, href)


@needs_chromium
def test_in_a_browser_hostile_words_do_nothing(tmp_path):
    problems: list[str] = []
    requests: list[str] = []
    pages = attacked_by("".join(HOSTILE))
    with new_page() as page:
        page.on("console", lambda message: problems.append(message.text))
        page.on("pageerror", lambda error: problems.append(str(error)))
        page.on("request", lambda request: requests.append(request.url))
        for number, html in enumerate(pages.values()):
            page_file = tmp_path / f"{number}.html"
            page_file.write_text(html, encoding="utf-8")
            page.goto(page_file.as_uri())
            assert page.evaluate("window.hurt") is None
    assert problems == [] and len(requests) == len(pages)
