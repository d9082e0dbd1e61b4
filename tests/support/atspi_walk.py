#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Start a program and print what assistive technology is told of it.

    xvfb-run -a dbus-run-session -- tests/support/atspi_walk.py -- PROGRAM ARG...

One line an accessible, indented by its depth: "role | name | description".
With --states the states that matter are added: focusable, focused, checked,
selected. With --find TEXT the exit status says whether a line holds the text;
it may be given several times. Exit 0 found or nothing to find, 1 not found,
2 the program did not show up.

What it takes where there is no desktop, as root and in a container too:
- a display: xvfb-run gives one;
- a session bus: dbus-run-session. Its complaint that it may not raise the
  limit of file descriptors as root means nothing;
- the accessibility bus is a second bus. Its launcher (at-spi-bus-launcher, of
  at-spi2-core) is started by the session bus on the first call to
  org.a11y.Bus.GetAddress, and the registry by the second bus itself. The call
  is made here, before the program starts, so that the program finds it;
- org.a11y.Status.IsEnabled has to be true for some toolkits; it is set here;
- GTK_A11Y=atspi: a test environment may have set "test" or "none", and then
  nothing of the program reaches the bus;
- the bindings (python3-gi, gir1.2-atspi-2.0) are those of the system's own
  Python, so the first line names it.
"""

import argparse
import os
import signal
import subprocess
import sys
import time

import gi

gi.require_version('Atspi', '2.0')
from gi.repository import Atspi, Gio, GLib  # noqa: E402

STATES = ('FOCUSABLE', 'FOCUSED', 'CHECKED', 'PRESSED', 'SELECTED')
MAX_DEPTH = 60


def start_bus():
    """Have the accessibility bus started, and say that somebody listens."""
    bus = Gio.bus_get_sync(Gio.BusType.SESSION)
    address = bus.call_sync('org.a11y.Bus', '/org/a11y/bus', 'org.a11y.Bus', 'GetAddress',
                            None, GLib.VariantType('(s)'), Gio.DBusCallFlags.NONE, 10000, None)
    bus.call_sync('org.a11y.Bus', '/org/a11y/bus', 'org.freedesktop.DBus.Properties', 'Set',
                  GLib.Variant('(ssv)', ('org.a11y.Status', 'IsEnabled', GLib.Variant('b', True))),
                  None, Gio.DBusCallFlags.NONE, 10000, None)
    return address.unpack()[0]


def find_application(pid):
    """The accessible of the program with that process id, once it has a window."""
    desktop = Atspi.get_desktop(0)
    for i in range(desktop.get_child_count()):
        try:
            application = desktop.get_child_at_index(i)
            if (application is not None and application.get_process_id() == pid
                    and application.get_child_count() > 0):
                return application
        except GLib.Error:
            continue
    return None


def describe(accessible, with_states):
    name = (accessible.get_name() or '').replace('\n', ' ')
    description = (accessible.get_description() or '').replace('\n', ' ')
    line = f'{accessible.get_role_name()} | {name} | {description}'
    if with_states:
        states = accessible.get_state_set()
        held = [s.lower() for s in STATES if states.contains(getattr(Atspi.StateType, s))]
        line += ' | ' + ' '.join(held)
    return line


def walk(accessible, with_states, depth=0):
    """Lines of the tree. Parts may go away while it is read."""
    lines = []
    try:
        accessible.clear_cache()
        lines.append('  ' * depth + describe(accessible, with_states))
        if depth < MAX_DEPTH:
            for i in range(accessible.get_child_count()):
                child = accessible.get_child_at_index(i)
                if child is not None:
                    lines += walk(child, with_states, depth + 1)
    except GLib.Error:
        pass
    return lines


def wait_for_tree(process, deadline, with_states):
    """The tree, once it has been the same twice."""
    before = None
    while time.monotonic() < deadline and process.poll() is None:
        application = find_application(process.pid)
        lines = walk(application, with_states) if application else None
        if lines and lines == before:
            return lines
        before = lines
        time.sleep(0.5)
    return None


def main():
    parser = argparse.ArgumentParser(description=__doc__.split('\n')[0])
    parser.add_argument('--timeout', type=float, default=30, help='seconds to wait for the window')
    parser.add_argument('--states', action='store_true', help='print states as well')
    parser.add_argument('--find', action='append', default=[], metavar='TEXT',
                        help='fail if no line holds the text')
    parser.add_argument('command', nargs='+')
    arguments = parser.parse_args()

    start_bus()
    environment = dict(os.environ, GTK_A11Y='atspi')
    environment.pop('NO_AT_BRIDGE', None)
    process = subprocess.Popen(arguments.command, env=environment, stdout=sys.stderr)
    try:
        lines = wait_for_tree(process, time.monotonic() + arguments.timeout, arguments.states)
    finally:
        if process.poll() is None:
            process.send_signal(signal.SIGTERM)
            try:
                process.wait(10)
            except subprocess.TimeoutExpired:
                process.kill()

    if lines is None:
        print('The program did not show up on the accessibility bus.', file=sys.stderr)
        return 2
    print('\n'.join(lines))

    missing = [text for text in arguments.find if not any(text in line for line in lines)]
    for text in missing:
        print(f'Nowhere: {text}', file=sys.stderr)
    return 1 if missing else 0


if __name__ == '__main__':
    sys.exit(main())
