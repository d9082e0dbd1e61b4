#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""How long whole processes take: the window to its first chart, beside an empty
window, and pictures from the command line. Prints medians of seven, fails never.

With a folder of a large portfolio (bench-list keeps one): the same of that, filters
to their frames, the fastest of each, and memory.

Windows are drawn by Cairo unless GSK_RENDERER says otherwise: a display without a
graphics card would have its OpenGL made by the processor.

usage: bench-start.py INNOCITIES EMPTY-WINDOW [FOLDER]
Needs a display, such as xvfb-run gives.
"""

import os
import pathlib
import statistics
import subprocess
import sys
import tempfile
import time

RUNS = 7
LIMIT = 60


def until_first_frame(command):
    """Seconds to the line "first-frame", or None where it does not come."""
    env = dict(os.environ, INNOCITIES_BENCH="1", GSETTINGS_BACKEND="memory")
    start = time.monotonic()
    with subprocess.Popen(command, env=env, stdout=subprocess.PIPE,
                          stderr=subprocess.STDOUT, text=True) as process:
        seconds = None
        for line in process.stdout:
            if "first-frame" in line and seconds is None:
                seconds = time.monotonic() - start
        try:
            process.wait(LIMIT)
        except subprocess.TimeoutExpired:
            process.kill()
    return seconds


def large(program, folder):
    """A large portfolio: three runs are enough."""
    env = dict(os.environ, INNOCITIES_BENCH="filter", GSETTINGS_BACKEND="memory")
    starts, filters, peaks = [], {}, []
    for _ in range(3):
        start = time.monotonic()
        with subprocess.Popen([program, "--portfolio", folder], env=env, text=True, stdout=subprocess.PIPE) as process:
            for line in process.stdout:
                if line.startswith("first-frame"):
                    starts.append(time.monotonic() - start)
                elif line.startswith("filtered-frame"):
                    _, milliseconds, _, *words = line.split()
                    filters.setdefault(" ".join(words) or "all again", []).append(float(milliseconds) / 1000)
            _, _, usage = os.wait4(process.pid, 0)
            process.returncode = 0
        peaks.append(usage.ru_maxrss // 1024)
    show("a large portfolio to its first picture", statistics.median(starts) if starts else None)
    for words, seconds in filters.items():
        show("a filter to its painted frame", min(seconds), ": " + words)
    print("%10s  at most in memory" % ("%d MiB" % max(peaks)))


def until_end(command):
    start = time.monotonic()
    done = subprocess.run(command, capture_output=True, text=True, timeout=LIMIT)
    if done.returncode != 0:
        print("# %s: %s" % (" ".join(command[1:4]), done.stderr.strip()))
        return None
    return time.monotonic() - start


def median(function, command):
    """The first run warms the caches and does not count."""
    times = [function(command) for _ in range(RUNS + 1)][1:]
    return None if None in times else statistics.median(times)


def show(what, seconds, remark=""):
    print("%10s  %s%s" % ("-" if seconds is None else "%.0f ms" % (seconds * 1000), what, remark))


def windows(program, empty):
    with tempfile.TemporaryDirectory() as home:
        os.environ["XDG_DATA_HOME"] = home
        nothing = median(until_first_frame, [empty])
        chart = median(until_first_frame, [program, "--sample"])
    show("an empty window", nothing)
    ratio = " (%.2f times an empty window)" % (chart / nothing) if chart and nothing else ""
    show("the window to its first chart", chart, ratio)


def pictures(program):
    with tempfile.TemporaryDirectory() as folder:
        for kind in ("svg", "png", "pdf"):
            target = str(pathlib.Path(folder) / ("chart." + kind))
            show("chart funding-shares, " + kind, median(until_end, [
                program, "--sample", "chart", "funding-shares", "--format", kind, "-o", target]))


def main(argv):
    if len(argv) not in (3, 4):
        print(__doc__, file=sys.stderr)
        return 2
    print("whole processes, median of %d runs" % RUNS)
    os.environ.setdefault("GSK_RENDERER", "cairo")
    if os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"):
        windows(argv[1], argv[2])
        if len(argv) == 4:
            large(argv[1], argv[3])
    else:
        print("# no display: no windows")
    pictures(argv[1])
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv))
