#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""How many of our lines the tests have run through.

    tests/support/coverage.py BUILD FOLDER…

Asks gcov about each object of a build with -Db_coverage=true, adds up what it says of the
same line in several programs, and prints a line a folder, and the files with most lines
that nothing ran through. Says what is, and judges nothing.
"""

import concurrent.futures
import json
import os
import subprocess
import sys
from collections import defaultdict
from pathlib import Path

N_WORST = 12


def ask(counts):
    """What gcov knows of one object: each file with its lines and how often each ran."""
    answer = subprocess.run(["gcov", "--json-format", "--stdout", counts.name], cwd=counts.parent,
                            capture_output=True, check=False)
    try:
        files = json.loads(answer.stdout)["files"]
    except ValueError:
        return []
    return [(file["file"], [(line["line_number"], line["count"]) for line in file["lines"]]) for file in files]


def collect(build, root):
    """Of each of our files, each line with how often it ran."""
    lines = defaultdict(lambda: defaultdict(int))
    with concurrent.futures.ThreadPoolExecutor() as pool:
        for files in pool.map(ask, sorted(build.rglob("*.gcda"))):
            for name, counted in files:
                path = os.path.relpath(build / name, root)
                for number, count in counted:
                    lines[path][number] += count
    return lines


def percent(lines):
    run = sum(count > 0 for file in lines for count in file.values())
    total = sum(map(len, lines))
    return "%5.1f %% of %d lines" % (100 * run / max(total, 1), total)


def main():
    build, folders = Path(sys.argv[1]).resolve(), sys.argv[2:]
    root = Path(__file__).resolve().parents[2]
    lines = {path: counts for path, counts in collect(build, root).items()
             if path.startswith(tuple(folder + "/" for folder in folders))}
    parts = sorted({"/".join(path.split("/")[:2]) for path in lines})
    print("Lines that the tests run through:")
    for part in [*parts, *(folder for folder in folders if folder not in parts)]:
        print("  %-16s %s" % (part, percent([counts for path, counts in lines.items() if path.startswith(part + "/")])))
    print("Most lines that they do not:")
    missed = {path: sum(count == 0 for count in counts.values()) for path, counts in lines.items()}
    for path in sorted(missed, key=missed.get, reverse=True)[:N_WORST]:
        print("  %4d %s, %s" % (missed[path], path, percent([lines[path]])))


if __name__ == "__main__":
    main()
