"""The files that were given on the command line: what each holds, or why no byte of it could be read."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from data.files import MEGABYTE, Problem, SourceFile, read_bytes, source_files
from data.records import document_id_of
from data.refusals import Refusal, no_such_path, not_a_folder, nothing_to_audit
from data.settings import Settings, reports_folder


@dataclass(frozen=True, slots=True)
class File:
    """A file to read.

    path: where it is. shown: the path below the folder that was given, as it can be printed. size: in bytes.
    """

    path: str
    shown: str
    document_id: str
    size: int

    @property
    def name(self) -> str:
        """The file name without its folder."""
        return self.shown.rpartition("/")[2]


@dataclass(frozen=True, slots=True)
class Given:
    """What was given, and the lake that it came to.

    files: in the order of their paths. refused: path and reason of what no byte was read of. versions: of the tables
    of the lake before the run.
    """

    files: tuple[File, ...]
    refused: tuple[tuple[str, str], ...]
    versions: Mapping[str, int] = field(default_factory=dict)

    @property
    def documents(self) -> list[str]:
        """The ids of the documents in the files, each once."""
        return list(dict.fromkeys(file.document_id for file in self.files))


def refuse_unusable(paths: Sequence[str], settings: Settings) -> None:
    """Raises Refusal where a path does not exist, or where no file is found at any of them."""
    for path in paths:
        if not os.path.lexists(path):
            raise no_such_path(path)
    found = _sources(paths, settings)
    if not found:
        raise nothing_to_audit(paths)
    problems = [source.problem for source in found if source.problem]
    if len(problems) == len(found):
        raise Refusal(problems[0].sentence)


def make_folder(location: str) -> None:
    """Makes a folder to write into. Raises Refusal where that is not possible; an object store shows that by itself."""
    if "://" in location:
        return
    try:
        Path(location).mkdir(parents=True, exist_ok=True)
    except OSError as problem:
        raise not_a_folder(location, problem.strerror or "") from problem
    _refuse_read_only(Path(location))


def make_lake_folder(location: str) -> None:
    """Makes the folder of a lake; none of its tables may be read-only. Raises Refusal.

    Asked before the work: the libraries end in a panic where they may not write.
    """
    make_folder(location)
    if "://" not in location:
        # A table, and its log: two steps down.
        for folder in _folders_below(location, steps=2):
            _refuse_read_only(Path(folder.path))


def _refuse_read_only(folder: Path) -> None:
    if not os.access(folder, os.W_OK | os.X_OK, effective_ids=os.access in os.supports_effective_ids):
        raise not_a_folder(str(folder), "只读，或没有写入权限")


def _folders_below(location: str, *, steps: int) -> Iterator[os.DirEntry[str]]:
    for entry in os.scandir(location) if steps else ():
        if entry.is_dir(follow_symlinks=False):
            yield entry
            yield from _folders_below(entry.path, steps=steps - 1)


def look_at(paths: Sequence[str], settings: Settings, *, versions: Mapping[str, int] | None = None) -> Given:
    """Reads every file at the paths once, to know it by its bytes."""
    files: list[File] = []
    refused: list[tuple[str, str]] = []
    for source in _sources(paths, settings):
        found = _looked_at(source, settings.document_megabytes * MEGABYTE)
        if isinstance(found, File):
            files.append(found)
        else:
            refused.append((source.relative, found.sentence))
    return Given(tuple(files), tuple(refused), versions or {})


def _sources(paths: Sequence[str], settings: Settings) -> list[SourceFile]:
    """The files at the paths, without what Jihe itself wrote there: a lake may lie in the folder that is audited."""
    own = [Path(folder).absolute() for folder in (settings.lake, reports_folder(settings)) if "://" not in str(folder)]
    sources = source_files(paths)
    return [source for source in sources if not any(source.path.absolute().is_relative_to(folder) for folder in own)]


def _looked_at(source: SourceFile, limit: int) -> File | Problem:
    content = source.problem or read_bytes(source.path, limit)
    if isinstance(content, Problem):
        return content
    return File(str(source.path), source.relative, document_id_of(content), len(content))
