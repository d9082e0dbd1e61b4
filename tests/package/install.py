#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The Debian package on a bare system: installed with what it depends on and nothing
besides, and started there on the screen of the one who asks. Run by ./check --package as
install.py RELEASE FOLDER-WITH-THE-PACKAGE; needs root and a screen."""

import os
import pathlib
import subprocess
import sys
import time

ROOT = pathlib.Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT / "tests/support"), str(ROOT / "tests/app")]
import screen  # noqa: E402
from tap import Tap  # noqa: E402

WIDTH, HEIGHT = 1280, 800
END = "-- that was all: "


class System:
    """A shell in the bare system, which answers one command after the other."""

    def __init__(self, release, folder):
        sockets, authority = "/tmp/.X11-unix", pathlib.Path(os.environ["XAUTHORITY"]).parent
        self.shell = subprocess.Popen(
            [ROOT / "tests/support/chroot.sh", "run", release, "--fresh",
             "--bind", folder, "/packages", "--bind", sockets, sockets,
             "--bind", authority, "/tmp/authority", "sh"],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
        self.ask(f"export DISPLAY={os.environ['DISPLAY']} GDK_BACKEND=x11 "
                 f"XAUTHORITY=/tmp/authority/{pathlib.Path(os.environ['XAUTHORITY']).name}")

    def ask(self, command):
        """The exit status of a command, and all that it said."""
        self.shell.stdin.write(f"{{ {command}\n}} </dev/null; echo '{END}'$?\n")
        self.shell.stdin.flush()
        said = []
        for line in self.shell.stdout:
            before, found, status = line.rpartition(END)
            said.append(before if found else line)
            if found:
                return int(status), "".join(said)
        raise SystemExit("the bare system is gone: " + "".join(said))

    def end(self):
        self.shell.stdin.close()
        self.shell.wait(60)


def refusals(system, command, *words):
    """What is wrong with a command that must be done and say these words."""
    status, said = system.ask(command)
    if status != 0:
        yield f"{command}: exit {status}\n{said[-2000:]}"
    for word in words:
        if word not in said:
            yield f"{command} says nothing of {word}: {said[-500:]}"


def see_window(seconds=60):
    """Waits until the screen has a window full of things: many colours, few of it black."""
    pixels, colours = b"", set()
    for _ in range(2 * seconds):
        time.sleep(0.5)
        pixels = screen.grab(WIDTH, HEIGHT)
        colours = {pixels[at:at + 3] for at in range(0, len(pixels), 3 * 7)}
        if len(colours) > 100 and pixels.count(0) < len(pixels) // 10:
            return
    yield f"{seconds} s after its start the screen has {len(colours)} colours, {pixels.count(0)} bytes of black"


def start(system, folder):
    """The window comes, and goes when it is told to."""
    # What reads a window aloud is recommended, and so not there.
    system.ask("GTK_A11Y=none dbus-run-session -- sh -c 'innocities --sample & echo $! >/tmp/id; wait $!' "
               ">/tmp/said 2>&1 & echo $! >/tmp/session")
    faults = list(see_window())
    screen.save(screen.make_picture(screen.grab(WIDTH, HEIGHT), WIDTH, HEIGHT, 1), folder / "window.png")
    status, said = system.ask("kill $(cat /tmp/id); wait $(cat /tmp/session)")
    _, words = system.ask("cat /tmp/said")
    if status != 0:
        faults.append(f"it ended with {status}: {said}")
    if "-WARNING **" in words or "-CRITICAL **" in words or faults:
        faults.append(f"it said {words}")
    return faults


def main():
    release, folder = sys.argv[1], pathlib.Path(sys.argv[2]).resolve()
    system, tap = System(release, folder), Tap()
    install = "apt-get install -y -q --no-install-recommends /packages/innocities-overview_*.deb"

    tap.case("the package is installed with what it depends on",
             refusals(system, f"apt-get update -q && {install}"))
    tap.case("nothing of what it needs is missing",
             refusals(system, "! ldd /usr/bin/innocities | grep 'not found'"))
    tap.case("it says its version", refusals(system, "innocities --version", "InnoCities Overview"))
    tap.case("it draws a chart",
             refusals(system, "innocities chart funding-shares --sample --format pdf -o /tmp/a.pdf && head -c 5 /tmp/a.pdf",
                      "%PDF-"))
    tap.case("it writes a table in Finnish",
             refusals(system, "innocities table lead-themes --sample --lang fi --format csv", "Tampere"))
    tap.case("the desktop knows presentation files",
             refusals(system, "grep -h innodeck /usr/share/mime/packages/*.xml /usr/share/mime/globs", "*.innodeck"))
    tap.case("its window opens, and it ends in peace", start(system, folder))
    tap.case("it goes without a trace",
             refusals(system, "apt-get purge -y -q innocities-overview && ! find / -xdev -path /proc -prune -o "
                              "-path /packages -prune -o -iname '*innocities*' -print | "
                              "grep -v -e /var/lib/apt -e /var/cache -e /root/ -e /tmp/"))
    system.end()
    return tap.done()


if __name__ == "__main__":
    sys.exit(main())
