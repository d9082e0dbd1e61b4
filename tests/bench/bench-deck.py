#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The slides of a meeting as files, whole processes: from the sample and, with a folder of a
large portfolio (bench-deck keeps one), from that; beside others that make a document of as
many pages with a chart each. The runs take turns, since a machine is busier at one time than
at another; the first round warms the caches and does not count. Prints medians, fails never.

usage: bench-deck.py INNOCITIES [FOLDER]
"""

import os
import pathlib
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

RUNS = 5
LIMIT = 300
N_PAGES = 15
HERE = pathlib.Path(__file__).resolve().parent / "peers"


def deck(program, kind, *place):
    return lambda folder: [program, *place, "deck", "--format", kind, "--lang", "fi", "-o", folder / ("deck." + kind)]


def matplotlib(folder):
    return [sys.executable, "-B", HERE / "matplotlib_pages.py", str(N_PAGES), folder / "matplotlib.pdf"]


def impress(folder):
    """The slides are made before: what is timed is opening, drawing and writing them."""
    return ["soffice", "-env:UserInstallation=file://%s/office" % folder, "--headless", "--convert-to", "pdf",
            "--outdir", folder, folder / "impress.fodp"]


def has_impress():
    """Without its part for slides it opens none, and says so with no status."""
    return shutil.which("soffice") and any(pathlib.Path("/usr/lib/libreoffice/program").glob("libsdlo.so"))


def find_jobs(argv, folder):
    jobs = {"our deck, sample, pdf": deck(argv[1], "pdf", "--sample"),
            "our deck, sample, html, three languages": deck(argv[1], "html", "--sample")}
    if len(argv) == 3:
        jobs["our deck, large portfolio, pdf"] = deck(argv[1], "pdf", "--portfolio", argv[2])
        jobs["our deck, large portfolio, html"] = deck(argv[1], "html", "--portfolio", argv[2])
    if subprocess.run([sys.executable, "-c", "import matplotlib"], capture_output=True).returncode == 0:
        jobs["matplotlib, %d pages, pdf" % N_PAGES] = matplotlib
    else:
        print("# matplotlib: left out, it is not installed")
    if has_impress():
        subprocess.run([sys.executable, "-B", HERE / "impress_pages.py", str(N_PAGES), folder / "impress.fodp"], check=True)
        jobs["LibreOffice Impress, %d pages, pdf" % N_PAGES] = impress
    else:
        print("# LibreOffice Impress: left out, it is not installed")
    return jobs


def run(command):
    """Seconds and MiB, or None where it fails."""
    start = time.monotonic()
    with subprocess.Popen(list(map(str, command)), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    return (time.monotonic() - start, usage.ru_maxrss / 1024) if process.returncode == 0 else None


def main(argv):
    if len(argv) not in (2, 3):
        print(__doc__, file=sys.stderr)
        return 2
    with tempfile.TemporaryDirectory() as name:
        jobs = find_jobs(argv, pathlib.Path(name))
        runs = {what: [] for what in jobs}
        for turn in range(RUNS + 1):
            for what, make in jobs.items():
                found = run(make(pathlib.Path(name)))
                if turn > 0 and found is not None:
                    runs[what].append(found)
    print("whole processes, median of %d runs that took turns" % RUNS)
    ours = statistics.median(seconds for seconds, _ in next(iter(runs.values())))
    for what, found in runs.items():
        if not found:
            print("%10s  %s" % ("-", what))
            continue
        median = statistics.median(seconds for seconds, _ in found)
        print("%7.0f ms %6.1f times %5.0f MiB  %s" % (1000 * median, median / ours, max(peak for _, peak in found), what))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv))
