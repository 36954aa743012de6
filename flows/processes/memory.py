"""How much memory a process has taken, and the bound beyond which it is given none. Only Linux tells of it."""

from __future__ import annotations

import os
import resource
import sys
from contextlib import suppress

KILOBYTE = 1024
MEGABYTE = 1024 * KILOBYTE
# What ru_maxrss counts.
_OF_PEAK = 1 if sys.platform == "darwin" else KILOBYTE
# The bound of the system lies so far above the one that is watched: where memory grows, whoever watches ends the process
# first and knows why; what asks for it at one stroke is refused by the system.
_ABOVE = 1.25


def memory_of(process: int | str = "self") -> int:
    """The bytes of memory that a process has to itself; 0 where the system does not tell, or the process is gone.

    What lies in files (the code of libraries) is not among them, nor what is reserved and never used: Polars reserves
    hundreds of megabytes.
    """
    fields = _fields(process)
    return (fields[1] - fields[2]) * os.sysconf("SC_PAGESIZE") if fields else 0


def resident_of_itself() -> int:
    """The bytes of memory that this process has, the code of libraries among them; 0 where the system does not tell."""
    fields = _fields("self")
    return fields[1] * os.sysconf("SC_PAGESIZE") if fields else 0


def peak_of_itself() -> int:
    """The most bytes of memory that this process ever had, the code of libraries among them; of Linux no less than its parent
    had when it began this one."""
    return peak_of(resource.getrusage(resource.RUSAGE_SELF))


def peak_of(usage: resource.struct_rusage) -> int:
    """The most bytes of memory that a process ever had, of what the system says that it used."""
    return usage.ru_maxrss * _OF_PEAK


def allow_itself(megabytes: int) -> None:
    """Lets this process ask for so much more memory than it has; 0 for as much as it likes. Then MemoryError is raised.

    RLIMIT_DATA and not RLIMIT_AS: only what can be written counts, without the address space that is merely reserved.
    A library that does not expect to be refused ends the process; the parent lives.
    """
    fields = _fields("self")
    if not fields:
        return
    _, most = resource.getrlimit(resource.RLIMIT_DATA)
    wanted = fields[5] * os.sysconf("SC_PAGESIZE") + int(_ABOVE * megabytes * MEGABYTE) if megabytes else most
    # A bound that the office set itself may lie below.
    with suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_DATA, (wanted if most == resource.RLIM_INFINITY else min(wanted, most), most))


def _fields(process: int | str) -> list[int]:
    """Pages of /proc/PID/statm: size, resident, shared, text, library, data, dirty. Empty where there is none."""
    try:
        with open(f"/proc/{process}/statm", encoding="ascii") as file:
            return [int(field) for field in file.read().split()]
    except (OSError, ValueError):
        return []
