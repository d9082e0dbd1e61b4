# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs the program as a shell would: no display, a home and a temporary folder
of its own, and nothing that the machine has set for it."""

import json
import os
import pathlib
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(os.environ["INNOCITIES_SOURCE_ROOT"])
BINARY = os.environ["INNOCITIES_BINARY"]
SAMPLE = ROOT / "data/sample/portfolio.json"

sys.path.insert(0, str(ROOT / "tests/support"))

DROPPED = ("DISPLAY", "WAYLAND_DISPLAY", "DBUS_SESSION_BUS_ADDRESS", "G_TEST_SRCDIR",
           "http_proxy", "https_proxy", "all_proxy", "no_proxy",
           "HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "NO_PROXY")

inherited = dict(os.environ)
box = tempfile.TemporaryDirectory(prefix="inno-app-")
home = pathlib.Path(box.name) / "home"
temporary = pathlib.Path(box.name) / "tmp"
home.mkdir()
temporary.mkdir()


def environment(**changes):
    """What a program is given; a change to None takes a name away."""
    env = {name: value for name, value in inherited.items() if name not in DROPPED}
    env.update(HOME=str(home), TMPDIR=str(temporary), XDG_DATA_HOME=str(home / "data"),
               XDG_CONFIG_HOME=str(home / "config"), XDG_CACHE_HOME=str(home / "cache"))
    env.update(changes)
    return {name: value for name, value in env.items() if value is not None}


def folder():
    """A new empty folder."""
    return pathlib.Path(tempfile.mkdtemp(dir=box.name))


class Answer:
    """What came of a run: the status, the bytes and the lines."""

    def __init__(self, words, done):
        self.words = " ".join(map(str, words))
        self.status = done.returncode
        self.bytes = done.stdout
        self.faults = done.stderr.decode("utf-8").splitlines()

    @property
    def text(self):
        return self.bytes.decode("utf-8")

    def __str__(self):
        return "%s: exit %d, %r, %r" % (self.words, self.status, self.bytes[:300], self.faults)


def run(*words, cwd=None, timeout=60, stdout=subprocess.PIPE, user=None, **changes):
    done = subprocess.run([BINARY, *map(str, words)], stdin=subprocess.DEVNULL, stdout=stdout,
                          stderr=subprocess.PIPE, cwd=cwd, timeout=timeout, user=user,
                          env=environment(**changes))
    return Answer(words, done)


def succeed(*words, **options):
    """Runs what must be done without a word on stderr."""
    answer = run(*words, **options)
    assert answer.status == 0 and not answer.faults, answer
    return answer


def fail(status, *words, **options):
    """Runs what must be refused: that status, one line, nothing on stdout."""
    answer = run(*words, **options)
    assert answer.status == status, answer
    assert len(answer.faults) == 1 and answer.faults[0].startswith("innocities"), answer
    assert not answer.bytes, answer
    return answer.faults[0]


def table(*words, **options):
    """A table as the program answers it in JSON."""
    return json.loads(succeed("table", *words, "--format", "json", **options).bytes)


def sample_document():
    return json.loads(SAMPLE.read_text(encoding="utf-8"))


def count_types(document):
    """Makes the counts of the head those of the documents."""
    counts = {}
    for doc in document["docs"]:
        counts[doc["type"]] = counts.get(doc["type"], 0) + 1
    document["counts"] = counts
    return document
