#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The program as the session starts it by its name, from nothing: the window, a file, and the
two actions of the desktop entry. The bus is one of its own that knows the service."""

import os
import pathlib
import re
import signal
import sys
import time

import program

sys.path.insert(0, str(program.ROOT / "tests/sample"))
import cases  # noqa: E402
from test_window import lacking  # noqa: E402

NAME, PATH = "fi.innokaupungit.Overview", "/fi/innokaupungit/Overview"
INTERFACE = "org.freedesktop.Application"
BUS = "org.freedesktop.DBus"
PATIENCE = 30


def call(name, path, interface, method, arguments=None):
    bus = Gio.bus_get_sync(Gio.BusType.SESSION)
    return bus.call_sync(name, path, interface, method, arguments, None, Gio.DBusCallFlags.NONE,
                         PATIENCE * 1000, None).unpack()


def wait_for(ask, what):
    """What ask answers, once it is something."""
    deadline = time.monotonic() + PATIENCE
    while True:
        if answer := ask():
            return answer
        assert time.monotonic() < deadline, what
        time.sleep(0.05)


def has_name():
    return call(BUS, "/org/freedesktop/DBus", BUS, "NameHasOwner", GLib.Variant("(s)", (NAME,)))[0]


def process():
    return call(BUS, "/org/freedesktop/DBus", BUS, "GetConnectionUnixProcessID", GLib.Variant("(s)", (NAME,)))[0]


def shows(pid, names):
    """Whether the program has parts, windows among them, with names of all these forms."""
    found = window.atspi_walk.find_application(pid)
    nodes = window.read(found) if found is not None else []
    return all(any(re.search(name, node.name) for node in nodes) for name in names)


def end(pid):
    os.kill(pid, signal.SIGTERM)
    wait_for(lambda: not pathlib.Path(f"/proc/{pid}/fd").exists() or is_over(pid), f"that {pid} ends")


def is_over(pid):
    try:
        return pathlib.Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()[0] == "Z"
    except OSError:
        return True


def is_on_our_bus(path):
    """Other tests have programs of their own at the same time, each on a bus of its own."""
    ours = b"DBUS_SESSION_BUS_ADDRESS=" + os.environb[b"DBUS_SESSION_BUS_ADDRESS"]
    return ours in (path.parent / "environ").read_bytes().split(b"\0")


def started_with(*words):
    """The process on our bus with exactly these words behind its name."""
    for path in pathlib.Path("/proc").glob("[0-9]*/cmdline"):
        try:
            if path.read_bytes().split(b"\0")[1:-1] == [word.encode() for word in words]:
                pid = int(path.parent.name)
                if (os.readlink(path.parent / "exe") == os.path.realpath(program.BINARY) and is_on_our_bus(path)
                        and not is_over(pid)):
                    return pid
        except OSError:
            continue
    return None


def activate_action(name):
    call(NAME, PATH, INTERFACE, "ActivateAction", GLib.Variant("(sava{sv})", (name, [], {})))


def test_it_is_started_by_its_name():
    assert not has_name()
    call(NAME, PATH, INTERFACE, "Activate", GLib.Variant("(a{sv})", ({},)))
    first = process()
    wait_for(lambda: shows(first, ["^Pages$"]), "the window")
    call(NAME, PATH, INTERFACE, "Activate", GLib.Variant("(a{sv})", ({},)))
    assert process() == first, "there are two of it"
    end(first)
    wait_for(lambda: not has_name(), "that the name is gone")


def test_it_presents_from_nothing():
    assert not has_name()
    activate_action("present")
    wait_for(lambda: shows(process(), ["^Pages$", r"^Steering group · 1/\d+$"]), "the slides")
    end(process())
    wait_for(lambda: not has_name(), "that the name is gone")


def test_it_opens_a_presentation_file_from_nothing():
    pack = program.folder() / "Kokous 1.innodeck"
    program.succeed("deck", "--sample", "--format", "pack", "-o", pack)
    assert not has_name()
    call(NAME, PATH, INTERFACE, "Open", GLib.Variant("(asa{sv})", ([pack.as_uri()], {})))
    wait_for(lambda: shows(process(), ["^Pages$", "A presentation file, for reading only"]), "the window of the file")
    end(process())
    wait_for(lambda: not has_name(), "that the name is gone")


def test_a_sample_is_a_program_of_its_own():
    assert not has_name() and started_with("--sample") is None
    activate_action("sample")
    sample = wait_for(lambda: started_with("--sample"), "the sample")
    wait_for(lambda: shows(sample, ["^Pages$"]), "the window of the sample")
    end(sample)
    # What started it has no window of its own, and goes when nobody asks it more.
    wait_for(lambda: not has_name(), "that the name is gone")


def prepare():
    """A portfolio where people have theirs, and an environment for whatever the bus starts."""
    # Left by a reader that crashed, see once_more.py.
    if has_name():
        end(process())
        wait_for(lambda: not has_name(), "that the name is gone")
    document = program.folder() / "portfolio.json"
    program.succeed("export", document, "--sample")
    server = StaticServer()
    program.succeed("sync", server.serve("/p.json", document.read_bytes()))
    env = window.environment({"refresh-by-itself": "false", "language": "'en'"}, GTK_A11Y="atspi")
    call(BUS, "/org/freedesktop/DBus", BUS, "UpdateActivationEnvironment", GLib.Variant("(a{ss})", (env,)))


if __name__ == "__main__":
    reason = lacking()
    if reason is not None:
        print("1..0 # SKIP " + reason)
        sys.exit(0)
    import window
    from gi.repository import Gio, GLib
    from static_server import StaticServer
    window.hold_display()
    window.atspi_walk.start_bus()
    prepare()
    sys.exit(cases.run(globals()))
