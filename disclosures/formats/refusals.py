"""What a reader of a format says where it cannot read: a Chinese sentence with the remedy, as an exception inside of it."""

from __future__ import annotations

from disclosures.blocks import Extract


class Unreadable(Exception):
    """A file that cannot be read. Its words say why and what can be done; the reader of the format turns them into a problem."""


def refusal(file_name: str, media_type: str, sentence: object) -> Extract:
    """The extract of a file that cannot be read.

    >>> refusal("甲.doc", "application/msword", "文件已加密。").problem
    '甲.doc：文件已加密。'
    """
    return Extract(None, media_type, problem=f"{file_name}：{sentence}")
