#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The same list of a million rows, read by us and by others.

usage: bench-intake.py BENCH-INTAKE FOLDER [ROWS]

Each program reads the whole table that BENCH-INTAKE writes, as Kohesio publishes it, and
says how many rows it has and what they were granted. We understand every row besides: its
days, its city, whether it belongs to the programme and whether it is there already. What
is not installed is left out with a line that says so. The runs take turns, as a machine is
busier at one time than at another. Prints the fastest run of each and the most memory it
took, and fails where the sums do not agree, never on a clock.

FOLDER keeps the table; DuckDB is looked for in its node_modules (npm install --prefix
FOLDER @duckdb/node-api), and where it is a module of Python.
"""

import importlib.util
import os
import pathlib
import re
import shutil
import subprocess
import sys
import time

RUNS = 3
ROWS = 1_000_000
PEERS = pathlib.Path(__file__).resolve().parent / "peers"
SAID = re.compile(r"rows (\d+) cents (\d+)")


class Program:
    """What reads: its command, and what it needs."""

    def __init__(self, name, command, module=None, package=None):
        self.name = name
        self.command = command
        self.module = module         # of Python
        self.package = package       # of node
        self.seconds = []
        self.peak = 0                # KiB
        self.said = None

    def missing(self, folder):
        if self.module and importlib.util.find_spec(self.module) is None:
            return "python3-" + self.module
        if self.package and (shutil.which("node") is None or not (folder / "node_modules" / self.package).is_dir()):
            return self.package + " of npm"
        return None

    def run(self, folder, table):
        start = time.monotonic()
        process = subprocess.Popen([str(word) for word in self.command] + [str(table)], stdout=subprocess.PIPE, text=True,
                                   env=dict(os.environ, NODE_PATH=str(folder / "node_modules")))
        said = process.stdout.read()
        _, status, usage = os.wait4(process.pid, 0)
        self.seconds.append(time.monotonic() - start)
        self.peak = max(self.peak, usage.ru_maxrss)
        self.said = SAID.search(said)
        if status != 0 or self.said is None:
            sys.exit("%s failed: %s" % (self.name, said))


def main(binary, folder, rows=ROWS):
    folder = pathlib.Path(folder)
    folder.mkdir(parents=True, exist_ok=True)
    table = folder / ("list-%d.csv" % int(rows))
    if not table.exists():
        subprocess.run([binary, "--write", str(table), str(rows)], check=True, stdout=subprocess.DEVNULL)
    programs = [Program("innocities", [binary]),
                Program("pandas", [sys.executable, PEERS / "pandas_rows.py"], module="pandas"),
                Program("DuckDB, Python", [sys.executable, PEERS / "duckdb_rows.py"], module="duckdb"),
                Program("DuckDB, node", ["node", PEERS / "duckdb_rows.js"], package="@duckdb/node-api")]
    ready = []
    for program in programs:
        missing = program.missing(folder)
        if missing:
            print("%-16s left out: %s is not installed" % (program.name, missing))
        else:
            ready.append(program)
    for _ in range(RUNS):
        for program in ready:
            program.run(folder, table)
    for program in ready:
        best = min(program.seconds)
        print("%-16s %9.0f rows a second, %5.1f s, %6.1f MiB at most"
              % (program.name, int(rows) / best, best, program.peak / 1024))
    if len({program.said.groups() for program in ready}) != 1:
        sys.exit("they do not agree: %s" % {program.name: program.said.groups() for program in ready})


if __name__ == "__main__":
    if not 3 <= len(sys.argv) <= 4:
        sys.exit(__doc__)
    main(*sys.argv[1:])
