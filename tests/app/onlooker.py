# SPDX-License-Identifier: GPL-3.0-or-later
"""What tests/support/onlooker.c sees in a window that has it preloaded."""

import collections
import os
import signal
import time

import program
from gi.repository import GLib

# Seconds that an answer may take.
PATIENCE = 20

Seen = collections.namedtuple("Seen", "kind text window above box in_sight sensitive")
Label = collections.namedtuple("Label", Seen._fields + ("shortened", "tooltip", "whole", "size", "bold"))


class Onlooker:
    """Gives the environment for a program, and asks it."""

    def __init__(self):
        self.path = program.folder() / "seen"
        self.environment = {"LD_PRELOAD": os.environ["INNOCITIES_ONLOOKER_MODULE"],
                            "INNOCITIES_ONLOOKER": str(self.path)}
        self.is_there = False

    def wait(self, process, holds):
        deadline = time.monotonic() + PATIENCE
        while not holds():
            assert process.poll() is None, process.communicate()
            assert time.monotonic() < deadline, "nobody looks"
            time.sleep(0.01)

    def wait_for_it(self, process):
        """Before it is there, a signal would end the program."""
        if not self.is_there:
            self.wait(process, self.path.exists)
            self.is_there = True

    def act(self, process, action):
        """Has the window do something: win.go::cities."""
        self.wait_for_it(process)
        self.path.write_text(action, encoding="utf-8")
        process.send_signal(signal.SIGUSR2)
        self.wait(process, lambda: not self.path.exists())

    def see(self, process):
        """All that is in sight, once it has answered."""
        self.wait_for_it(process)
        self.path.unlink(missing_ok=True)
        process.send_signal(signal.SIGUSR1)
        self.wait(process, self.path.exists)
        return GLib.Variant.parse(GLib.VariantType("aa{sv}"), self.path.read_text(encoding="utf-8"),
                                  None, None).unpack()

    def look(self, process):
        """The labels in sight."""
        return [Label(**one) for one in self.see(process) if "whole" in one]

    def look_for_icons(self, process):
        return [Seen(**one) for one in self.see(process) if one["text"].endswith("-symbolic") and "whole" not in one]

    def look_for_focus(self, process):
        """What has the keyboard in the newest window, or None."""
        return next((one for one in self.see(process) if one.pop("focus", False)), None)

    def settle(self, process):
        """The labels, once they stay as they are."""
        before, deadline = None, time.monotonic() + PATIENCE
        while True:
            now = self.look(process)
            if now == before:
                return now
            assert time.monotonic() < deadline, "it does not come to rest"
            before = now
            time.sleep(0.3)
