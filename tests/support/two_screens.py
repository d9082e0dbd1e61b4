#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs a command on two screens of its own, as xvfb-run does on one.

usage: two_screens.py COMMAND…

The screens of Xvfb are one monitor to GTK whatever it is told. Those of Xorg's dummy
driver are as real to it as any, and can be unplugged: see Monitor. A window manager puts
windows on the one they are meant for. Where a program for this is missing, the answer
is a plan of no cases.
"""

import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

DRIVER = Path("/usr/lib/xorg/modules/drivers/dummy_drv.so")
PROGRAMS = ("Xorg", "openbox", "xprop", "xrandr")
CONFIG = """
Section "ServerFlags"
  Option "AutoAddDevices" "false"
  Option "AutoAddGPU" "false"
  Option "DontVTSwitch" "true"
  Option "BlankTime" "0"
  Option "StandbyTime" "0"
  Option "SuspendTime" "0"
  Option "OffTime" "0"
EndSection
Section "Device"
  Identifier "device"
  Driver "dummy"
  VideoRam 65536
EndSection
Section "Monitor"
  Identifier "monitor"
  HorizSync 5.0-1000.0
  VertRefresh 5.0-200.0
EndSection
Section "Screen"
  Identifier "screen"
  Device "device"
  Monitor "monitor"
  DefaultDepth 24
EndSection
"""
PATIENCE = 30  # seconds


def wait(holds, fault):
    deadline = time.monotonic() + PATIENCE
    while not holds():
        if time.monotonic() > deadline:
            raise RuntimeError(fault)
        time.sleep(0.05)


def ask_xrandr(*words):
    return subprocess.run(["xrandr", *words], check=True, capture_output=True, text=True, timeout=PATIENCE).stdout


def measure():
    """How wide and high all that is plugged in is together."""
    found = re.search(r"current (\d+) x (\d+)", ask_xrandr("--current"))
    return int(found.group(1)), int(found.group(2))


class Monitor:
    """One of the two, beside each other."""

    def __init__(self, output, x, width, height):
        self.output, self.x, self.y, self.width, self.height = output, x, 0, width, height

    @property
    def box(self):
        return self.x, self.y, self.width, self.height

    @property
    def mode(self):
        return "%dx%d" % (self.width, self.height)

    def plug(self):
        """The driver calls it connected once it shows something, and says so when it is asked."""
        ask_xrandr("--addmode", self.output, self.mode)
        ask_xrandr("--output", self.output, "--mode", self.mode, "--pos", "%dx%d" % (self.x, self.y))
        wait(lambda: "%s connected" % self.output in ask_xrandr("--query"), "no monitor at %s" % self.output)

    def unplug(self):
        ask_xrandr("--output", self.output, "--off")


# A desk, and what hangs on the wall.
OWN = Monitor("DUMMY0", 0, 1280, 800)
WALL = Monitor("DUMMY1", 1280, 1920, 1080)


def lacking():
    """What it cannot be done without here, or None."""
    for name in PROGRAMS:
        if shutil.which(name) is None:
            return "%s is not installed" % name
    if not DRIVER.exists():
        return "Xorg has no dummy driver"
    return None


def start_server(folder):
    """The server, and the name of its display."""
    config = folder / "xorg.conf"
    config.write_text(CONFIG, encoding="utf-8")
    there, here = os.pipe()
    with open(folder / "server.out", "w", encoding="utf-8") as out:
        server = subprocess.Popen(
            ["Xorg", "-displayfd", str(here), "-config", str(config), "-logfile", str(folder / "server.log"),
             "-noreset", "-novtswitch", "-sharevts", "-nolisten", "tcp"],
            pass_fds=[here], stdin=subprocess.DEVNULL, stdout=out, stderr=out)
    os.close(here)
    with os.fdopen(there, encoding="ascii") as answer:
        number = answer.readline().strip()
    if not number:
        server.wait(timeout=PATIENCE)
        raise RuntimeError((folder / "server.out").read_text(encoding="utf-8"))
    return server, ":" + number


def start_manager():
    """The window manager, once it manages."""
    manager = subprocess.Popen(["openbox"], stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
                               stderr=subprocess.DEVNULL)
    wait(is_managed, "no window manager")
    return manager


def is_managed():
    answer = subprocess.run(["xprop", "-root", "_NET_SUPPORTING_WM_CHECK"], capture_output=True, text=True,
                            timeout=PATIENCE)
    return "window id" in answer.stdout


def run(words, folder):
    server, os.environ["DISPLAY"] = start_server(folder)
    # This server has no card to draw with, and Mesa would say that it has asked for one.
    os.environ["LIBGL_ALWAYS_SOFTWARE"] = "1"
    started = [server]
    try:
        OWN.plug()
        WALL.plug()
        started.append(start_manager())
        return subprocess.run(words).returncode
    finally:
        for process in reversed(started):
            process.terminate()
            process.wait(timeout=PATIENCE)


def main():
    why = lacking()
    if why:
        print("1..0 # SKIP %s" % why)
        return 0
    # Who ends this ends the server as well.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))
    with tempfile.TemporaryDirectory(prefix="inno-screens-") as folder:
        return run(sys.argv[1:], Path(folder))


if __name__ == "__main__":
    sys.exit(main())
