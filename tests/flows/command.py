"""The command `jihe` of this environment, from wherever the tests are run."""

from __future__ import annotations

import sys

JIHE = (sys.executable, "-P", "-c", "from flows.command_line import main; main()")
