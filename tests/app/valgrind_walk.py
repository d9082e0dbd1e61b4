#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Walks through the pages in valgrind: no memory is misused, and none of ours is lost.

usage: valgrind_walk.py [PLACE…]     under xvfb-run and dbus-run-session, see ./check --valgrind
"""

import re
import subprocess
import sys

import program
import onlooker
import window

PLACES = ("funding", "cities", "projects", "changes", "quality", "decks", "import")
VALGRIND = ("valgrind", "--leak-check=full", "--show-leak-kinds=definite", "--num-callers=40")
# Above what allocates is who asked for it: the first that is neither of these.
LIBRARIES_OF_ALL = re.compile(r"\((?:in \S*/(?:vgpreload_\S+|libglib-\S+|libgobject-\S+|libgio-\S+|libc\.so\S*)|vg_replace_malloc\.c:\d+)\)")
OURS = re.compile(r"\((?:inno|plot|main)[a-z0-9-]*\.c:\d+\)")
BLOCK = re.compile(r"^==\d+== (.*)$", re.MULTILINE)
MISUSE = ("Invalid read", "Invalid write", "Invalid free", "Mismatched free", "Conditional jump", "Use of uninitialised")


def is_ours(block):
    frames = [line for line in block if re.match(r"\s+(?:at|by) 0x", line)]
    asked = next((frame for frame in frames if not LIBRARIES_OF_ALL.search(frame)), "")
    return bool(OURS.search(asked))


def blocks(log):
    """What it says, block by block."""
    block = []
    for line in BLOCK.findall(log):
        if line.strip():
            block.append(line)
        elif block:
            yield block
            block = []


def find_faults(log):
    for block in blocks(log):
        is_lost = "definitely lost in loss record" in block[0]
        is_misused = block[0].strip().startswith(MISUSE)
        if is_ours(block) and (is_lost or is_misused):
            yield "\n".join(block[:14])


def main():
    log = program.folder() / "log"
    eye = onlooker.Onlooker()
    onlooker.PATIENCE = 300
    running = window.Window("--sample", before=(*VALGRIND, "--log-file=%s" % log), G_SLICE="always-malloc",
                            **eye.environment)
    try:
        for place in sys.argv[1:] or PLACES:
            eye.act(running.process, "win.go::" + place)
            eye.see(running.process)
            print("walked to", place, flush=True)
        running.process.terminate()
        running.process.communicate(timeout=300)
    except (AssertionError, subprocess.TimeoutExpired):
        running.process.kill()
        raise
    said = log.read_text(encoding="utf-8", errors="replace")
    assert "LEAK SUMMARY" in said, said[-2000:]
    print("%d blocks of all libraries" % len(list(blocks(said))))
    faults = list(find_faults(said))
    print(*faults, sep="\n\n")
    print("%d faults of ours" % len(faults))
    return bool(faults)


if __name__ == "__main__":
    DISPLAY = window.hold_display()
    sys.exit(main())
