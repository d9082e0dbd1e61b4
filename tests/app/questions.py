# SPDX-License-Identifier: GPL-3.0-or-later
"""What one program is asked over the accessibility bus. Many questions are on their way at
once: the bindings wait for the answer to each, several to every accessible."""

import functools
import sys

import program

sys.path.insert(0, str(program.ROOT / "tests/support"))
import atspi_walk  # noqa: E402
from gi.repository import Gio, GLib  # noqa: E402

ACCESSIBLE = "org.a11y.atspi.Accessible"
PROPERTIES = "org.freedesktop.DBus.Properties"
ROOT = "/org/a11y/atspi/accessible/root"


@functools.lru_cache(None)
def connect():
    """A connection to the accessibility bus, for the whole of a test."""
    flags = Gio.DBusConnectionFlags
    return Gio.DBusConnection.new_for_address_sync(
        atspi_walk.start_bus(), flags.AUTHENTICATION_CLIENT | flags.MESSAGE_BUS_CONNECTION, None, None)


class Questions:
    """Those to the program of that name on the bus."""

    def __init__(self, name):
        self.bus, self.name = connect(), name
        self.pending = 0

    def ask(self, path, interface, method, parameters, take):
        """Calls take (answer) when there is one; parts may go away while they are read."""
        def answered(bus, result):
            self.pending -= 1
            try:
                answer = bus.call_finish(result).unpack()
            except GLib.Error:
                return
            take(answer)

        self.pending += 1
        self.bus.call(self.name, path, interface, method, parameters, None, Gio.DBusCallFlags.NONE, 10000,
                      None, answered)

    def wait(self):
        while self.pending > 0:
            GLib.MainContext.default().iteration(True)

    def tell(self, path, interface, method, number):
        """Has something with a number done, and waits until it is; whether it was."""
        return self.bus.call_sync(self.name, path, interface, method, GLib.Variant("(i)", (number,)), None,
                                  Gio.DBusCallFlags.NONE, 10000, None).unpack()[0]
