#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The same million rows to the same kind of picture, by us and by others.

usage: peers.py BENCH-CHART FOLDER [ROWS]

Each program reads the table that peers/gen.py makes, sums four sources by city
and by year, and draws one picture of 1920 by 1080 pixels with stacked bars and
their labels. It is the same work but for what each adds: the others put columns by
year beside the cities; we add the takeaway and, in SVG and PDF, the description and
table for those who do not see the picture. Gnuplot and the spreadsheets are given
the sums by mawk. What is not installed is left out with a line that says so. The runs
take turns, since a machine is busier at one time than at another; a first round
warms the caches and does not count. Prints medians, and fails where the sums do
not agree, never on a clock.

FOLDER keeps the table and the pictures; ECharts is looked for in its
node_modules (npm install --prefix FOLDER echarts).
"""

import importlib.util
import os
import pathlib
import re
import shutil
import statistics
import subprocess
import sys
import time

RUNS = 5
LIMIT = 600
FORMATS = ("png", "pdf", "svg")
HERE = pathlib.Path(__file__).resolve().parent / "peers"
OURS = "innocities"
SAID = re.compile(r"^rows (\d+) cents ((?:-?\d+ ?){4})$", re.MULTILINE)

# Sums of cents in floating point go wrong in their last digits.
TOLERANCE = 100


class Program:
    """What draws: its command, and for which formats."""

    def __init__(self, name, command, formats=FORMATS, needs=(), modules=(), packages=()):
        self.name = name
        self.command = command
        self.formats = formats
        self.needs = needs           # programs
        self.modules = modules       # of Python
        self.packages = packages     # of node
        self.times = {kind: [] for kind in formats}
        self.sizes = {}
        self.peak = 0
        self.sums = None

    def missing(self, folder):
        return ([need for need in self.needs if shutil.which(need) is None]
                + [module for module in self.modules if importlib.util.find_spec(module) is None]
                + [package for package in self.packages
                   if not (folder / "node_modules" / package).is_dir()])

    def run(self, folder, table, kind, counts):
        target = folder / (self.name.replace(" ", "-") + "." + kind)
        target.unlink(missing_ok=True)
        start = time.monotonic()
        process = subprocess.Popen(
            [str(word) for word in self.command] + [str(table), str(target)],
            env=dict(os.environ, NODE_PATH=str(folder / "node_modules")),
            stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
        said = process.stderr.read()
        _, status, usage = os.wait4(process.pid, 0)
        seconds = time.monotonic() - start
        process.returncode = os.waitstatus_to_exitcode(status)
        process.stderr.close()

        match = SAID.search(said)
        if process.returncode != 0 or match is None or not target.exists():
            raise RuntimeError("%s, %s: %s" % (self.name, kind, said.strip()[-300:]))
        self.sums = [int(match.group(1))] + [int(cents) for cents in match.group(2).split()]
        self.sizes[kind] = target.stat().st_size
        if counts:
            self.times[kind].append(seconds)
            # Of the largest process: where one hands on to another, not of both.
            self.peak = max(self.peak, usage.ru_maxrss / 1024)

    def median(self, kind):
        return statistics.median(self.times[kind]) if self.times.get(kind) else None


def programs(bench_chart):
    return [
        Program(OURS, [bench_chart]),
        Program("gnuplot", [HERE / "gnuplot.sh"], needs=["mawk", "gnuplot"]),
        Program("matplotlib", [sys.executable, "-B", HERE / "matplotlib_chart.py"],
                modules=["pandas", "matplotlib"]),
        Program("ECharts in node", ["node", HERE / "echarts_chart.js"], formats=("svg",),
                needs=["node"], packages=["echarts"]),
        Program("LibreOffice", [HERE / "spreadsheet.sh", "soffice"], formats=("pdf",),
                needs=["mawk", "soffice"], modules=["xlsxwriter"]),
        Program("Gnumeric", [HERE / "spreadsheet.sh", "ssconvert"], formats=("pdf",),
                needs=["mawk", "ssconvert"], modules=["xlsxwriter"]),
    ]


def installed(every, folder):
    for program in every:
        missing = program.missing(folder)
        if missing:
            print("# %s: left out, there is no %s" % (program.name, ", ".join(missing)))
        else:
            yield program


def make_table(folder, rows):
    table = folder / ("rows-%d.csv" % rows)
    if not table.exists():
        part = table.with_suffix(".part")
        subprocess.run([sys.executable, "-B", str(HERE / "gen.py"), str(rows), str(part)],
                       check=True, timeout=LIMIT)
        part.rename(table)
    return table


def agree(there):
    ours = there[0].sums
    return all(program.sums[0] == ours[0]
               and all(abs(a - b) <= TOLERANCE for a, b in zip(program.sums[1:], ours[1:]))
               for program in there)


def cell(program, ours, kind):
    median = program.median(kind)
    if median is None:
        return "-"
    return "%.2f (%.1f)" % (median, median / ours.median(kind))


def show(there):
    ours = there[0]
    heads = ["%s s (times ours)" % kind.upper() for kind in FORMATS]
    print("%-16s" % "program" + "".join("%20s" % head for head in heads)
          + "%10s" % "peak MiB" + "".join("%8s" % (kind + " kB") for kind in FORMATS))
    for program in there:
        print("%-16s" % program.name
              + "".join("%20s" % cell(program, ours, kind) for kind in FORMATS)
              + "%10.0f" % program.peak
              + "".join("%8s" % ("%.0f" % (program.sizes[kind] / 1000)
                                 if kind in program.sizes else "-") for kind in FORMATS))


def main(argv):
    if len(argv) not in (3, 4):
        print(__doc__, file=sys.stderr)
        return 2

    folder = pathlib.Path(argv[2]).resolve()
    folder.mkdir(parents=True, exist_ok=True)
    table = make_table(folder, int(argv[3]) if len(argv) == 4 else 1000000)
    there = list(installed(programs(pathlib.Path(argv[1]).resolve()), folder))
    for turn in range(RUNS + 1):
        for kind in FORMATS:
            for program in there:
                if kind in program.formats:
                    program.run(folder, table, kind, turn > 0)

    print("%d rows, median of %d runs that took turns" % (there[0].sums[0], RUNS))
    show(there)
    if not agree(there):
        for program in there:
            print("# %s: %s" % (program.name, program.sums))
        print("The sums do not agree.", file=sys.stderr)
        return 1
    print("rows and sums agree")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv))
