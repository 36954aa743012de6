"""Forty own checks, each wrong in another way: what stands before the check, or what its claims do on real documents.

SIGKILL to the command itself, and deleting what the user may delete, no process of the same user can be kept from.
"""

from __future__ import annotations

from collections.abc import Mapping

# Run when the file is loaded.
AT_LOADING: Mapping[str, str] = {
    "exits": "import sys\nsys.exit(0)",
    "ends": "import os\nos._exit(0)",
    "aborts": "import os\nos.abort()",
    "loops": "while True:\n    pass",
    "recurses": "def f():\n    f()\nf()",
    "recurses_below_python": "import sys\nsys.setrecursionlimit(10**9)\nf = lambda: f()\nf()",
    "allocates": "x = bytearray(1 << 42)",
    "grows": "x = []\nwhile True:\n    x.append(b'x' * 10_000_000)",
    "kills_itself": "import os, signal\nos.kill(os.getpid(), signal.SIGKILL)",
    "kills_its_parent": "import os, signal\nos.kill(os.getppid(), signal.SIGKILL)",
    "stops_its_parent": "import os, signal, time\nos.kill(os.getppid(), signal.SIGSTOP)\ntime.sleep(600)",
    "interrupts": "raise KeyboardInterrupt",
    "raises_what_says_nothing": "class E(BaseException):\n    def __str__(self):\n        raise self\nraise E",
    "closes_everything": "import os\nos.closerange(0, 4096)\nraise SystemExit",
    "misspelt": "def f(:\n",
    "null": "\\0",
    "wants_what_is_not_there": "import no_such_module",
}
# Put in the place of words of a check that is right.
REPLACED: Mapping[str, tuple[str, str]] = {
    "id_of_the_house": ('"{id}"', '"SUM01"'),
    "id_in_chinese": ('"{id}"', '"自定义"'),
    "severity_unknown": ('"warning", 1', '"grave", 1'),
    "family_unknown": ('"execution_rate"', '"thrift"'),
    "version_nan": ('"warning", 1', '"warning", float("nan")'),
    "title_no_text": ('"公务接待费不超过全年预算"', "42"),
    "needs_unknown": ("def claims(prose:", "def claims(proze:"),
    "no_needs": ("def claims(prose: pl.LazyFrame)", "def claims(*, x=1)"),
    "no_claims": ("def claims(", "def klaims("),
    "examples_that_lie": ('_example("3.98万元"', '_example("1.98万元"'),
}
# Done with the claims, where they are of a document and of no example.
ON_DOCUMENTS: Mapping[str, str] = {
    "run_exits": "import sys; sys.exit(0)",
    "run_ends": "import os; os._exit(0)",
    "run_loops": "while True: pass",
    "run_raises": "raise ValueError('一\\n二')",
    "run_gives_nothing": "return None",
    "run_other_columns": "return made.with_columns(prnted=1)",
    "run_other_types": "return made.with_columns(printed=pl.lit('1'))",
    "run_nan": "return made.with_columns(printed=pl.lit(float('nan')))",
    "run_foreign_documents": "return made.with_columns(document_id=pl.lit('f' * 64))",
    "run_no_document": "return made.with_columns(document_id=pl.lit(None, dtype=pl.String))",
    "run_severity": "return made.with_columns(severity=pl.lit('grave'))",
    "run_negative_weight": "return made.with_columns(at_stake=-pl.col('at_stake'))",
    "run_place_unknown": "return made.with_columns(cited=pl.lit([4_000_000_000], dtype=pl.List(pl.UInt32)))",
    "run_replaces_the_judge": "import checks.engine.run; checks.engine.run.findings = lambda told: told",
    "run_replaces_polars": "pl.DataFrame.write_ipc = lambda *_, **__: None",
}
# Harmless where they are, and no harm to others: these checks are right.
SOUND: Mapping[str, str] = {
    "prints": "print('x' * 100_000)",
    "leaves_threads": "import threading, time; threading.Thread(target=time.sleep, args=(600,)).start()",
    "leaves_a_process": "import subprocess; subprocess.Popen(['sleep', '600'])",
    "changes_the_environment": "import os; os.environ.clear(); os.chdir('/')",
    "closes_stdout": "import sys, os; sys.stdout.close(); os.close(1)",
}


def wrong_sources(right: str) -> dict[str, bytes]:
    """The files by name. right: a check that is right, of the id OWN01; those here are OWN02 and on."""
    sources = {}
    for number, name in enumerate((*AT_LOADING, *REPLACED, *ON_DOCUMENTS, *SOUND), 2):
        own = right.replace('"OWN01"', f'"OWN{number:02}"')
        if name in AT_LOADING:
            own += f"\n{AT_LOADING[name]}\n".replace("\\0", "\0")
        elif name in REPLACED:
            old, new = (words.format(id=f"OWN{number:02}") for words in REPLACED[name])
            assert old in own
            own = own.replace(old, new)
        else:
            own += _WRAPPED.format(ON_DOCUMENTS.get(name) or SOUND[name])
        sources[f"{name}.py"] = own.encode()
    return sources | {"encoded.py": right.encode("gb18030"), "empty.py": b""}


_WRAPPED = """
_right = claims


def claims(prose):
    made = _right(prose)
    if (prose.select("document_id").collect()["document_id"] != "0" * 64).any():
        {}
    return made
"""
