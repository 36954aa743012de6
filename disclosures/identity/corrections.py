"""Whether a disclosure says that it corrects another: （更正版） behind its title, 更正说明 above it, or in its file's name."""

from __future__ import annotations

import re

from disclosures.text.squeezed import fold, without_space

# Farther down a text speaks of standards that were revised.
_HEAD = 300
_SAID = r"(?:更正|修订|修正)(?:版|稿|本|后|说明|公告|公示)|\((?:更正|修订|修正)\)|关于(?:更正|修订|修正|重新公开)|勘误|重新公开"
_IN_TEXT, _IN_NAME = re.compile(_SAID), re.compile(f"{_SAID}|更正|修订")
_NAMED = re.compile(r"《[^《》]{0,60}》")


def correction_in_text(text: str) -> str | None:
    """The words at the head of a text that say that it corrects another; None where none do.

    >>> correction_in_text("昌远县商务局2023年度部门决算公开说明\\n（更正版）"), correction_in_text("负责修订规章。")
    ('更正版', None)
    """
    # White space may be as long as it likes, and is not: ten times the head is enough.
    head = fold(without_space(text[: 10 * _HEAD]))[:_HEAD]
    return _words(_IN_TEXT.search(_NAMED.sub("", head)))


def correction_in_name(name: str) -> str | None:
    """The words of a file's name that say so.

    >>> correction_in_name("某局2023年度部门决算（更正）.pdf"), correction_in_name("某局决算.pdf")
    ('更正', None)
    """
    return _words(_IN_NAME.search(fold(name)))


def _words(found: re.Match[str] | None) -> str | None:
    return found[0].strip("()") if found else None
