#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs a test, and once more where its own interpreter was killed by a fault of memory.

What reads the tree of accessibility is a library in the process of the test, and of
its cache libatspi 2.46 may run around in a circle until the stack is used up. A program
that is looked at and crashes is another process: that ends no test like this one."""

import signal
import subprocess
import sys


def run():
    return subprocess.run([sys.executable, "-B", *sys.argv[1:]], stdout=subprocess.PIPE)


done = run()
if done.returncode == -signal.SIGSEGV:
    print("# the reader crashed: once more", flush=True)
    done = run()
sys.stdout.buffer.write(done.stdout)
sys.stdout.flush()
sys.exit(done.returncode if done.returncode >= 0 else 128 - done.returncode)
