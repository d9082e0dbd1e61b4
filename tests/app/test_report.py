#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What is written for whoever is to mend a fault: versions, places, counts, and nothing
of what anybody has in the portfolio."""

import json
import re
import sys

import program
from program import fail, run, succeed

sys.path.insert(0, str(program.ROOT / "tests/sample"))
import cases  # noqa: E402
from static_server import StaticServer  # noqa: E402

SERVER = StaticServer()
MARKER = "zqxj"
LIBRARIES = ("GLib", "GTK", "libadwaita", "Pango", "Cairo", "SQLite", "ICU", "libsoup", "json-glib", "libsecret",
             "libxml2", "libxlsxwriter")
# Where people write what they like.
WORDS = {"fi", "sv", "en", "name", "title", "note", "code", "beneficiary", "email"}


def mark(value, key=None):
    """Every text that people wrote ends with a marker."""
    if isinstance(value, dict):
        return {name: mark(below, name) for name, below in value.items()}
    if isinstance(value, list):
        return [mark(below, key) for below in value]
    if isinstance(value, str) and key in WORDS:
        return "%s %s" % (value, MARKER)
    return value


def marked_portfolio():
    """A portfolio with the marker in every name and note, at an address and with a change
    that say it too."""
    document = mark(program.sample_document())
    document["docs"].append({"_id": "person:1", "type": "person", "name": "Matti " + MARKER,
                             "email": MARKER + "@example.org"})
    document["docs"].append({"_id": "%s:1" % MARKER, "type": MARKER})
    program.count_types(document)
    where = program.folder() / MARKER
    succeed("sync", SERVER.serve("/%s.json" % MARKER, json.dumps(document).encode()), "--portfolio", where)
    return where


def test_a_marked_portfolio_leaves_no_mark_in_the_report():
    where = marked_portfolio()
    assert MARKER in succeed("table", "lead-themes", "--portfolio", where).text
    for words in (("report", "--portfolio", where), ("--portfolio", where, "--version", "--verbose"),
                  ("--portfolio", where, "report")):
        text = succeed(*words).text
        assert MARKER not in text.lower(), text
        assert "  project: 179\n" in text and "  person: 1\n" in text and "  of other types: 1\n" in text, text


def test_settings_and_addresses_are_not_told():
    config = program.folder()
    path = config / "glib-2.0/settings/keyfile"
    path.parent.mkdir(parents=True)
    path.write_text("[fi/innokaupungit/Overview]\naddress='https://%(m)s.example.org/'\neditor-name='%(m)s'\n"
                    "views=[('%(m)s', 'funding')]\nlast-page='%(m)s'\nfilter='text=%(m)s'\nstale-days=9\n"
                    % {"m": MARKER}, encoding="utf-8")
    text = succeed("report", GSETTINGS_BACKEND="keyfile", XDG_CONFIG_HOME=str(config)).text
    assert MARKER not in text, text
    assert "address: there is one" in text and "stale-days: 9" in text, text


def test_a_home_is_written_as_a_tilde():
    text = succeed("report").text
    assert str(program.home) not in text and "~/data/innocities-overview" in text, text


def test_it_says_which_libraries_are_at_work():
    text = succeed("--version", "--verbose").text
    assert text.startswith(succeed("--version").text)
    for name in LIBRARIES:
        assert re.search(r"^  %s: built with \d+\.\d+" % re.escape(name), text, re.MULTILINE), (name, text)
    for heading in ("Libraries", "System", "Screen", "Places", "Settings", "Portfolio"):
        assert "\n%s\n" % heading in text, heading


def test_nothing_is_made_where_nothing_is():
    missing = program.folder() / "missing"
    assert "There is none yet" in succeed("report", "--portfolio", missing).text
    assert not missing.exists()


def test_a_portfolio_that_cannot_be_opened_is_no_hindrance():
    where = program.folder() / MARKER
    where.write_text("no folder")
    text = succeed("report", "--portfolio", where).text
    assert "There is none, or" in text and MARKER not in text, text


def test_it_is_written_to_a_file():
    path = program.folder() / "report.txt"
    assert not succeed("report", "--sample", "-o", path).bytes
    assert path.read_text(encoding="utf-8").startswith("InnoCities Overview ")
    fail(2, "report", "one", "--sample")
    fail(2, "report", "--sample", "--nosuch")


def test_the_log_has_levels():
    """What is said for whoever mends it comes to standard error alone, and when asked for."""
    quiet = run("--sample", "table", "funding-shares")
    loud = run("--debug", "--sample", "table", "funding-shares")
    assert quiet.status == loud.status == 0 and not quiet.faults
    assert loud.bytes == quiet.bytes and any("inno-" in line for line in loud.faults), loud


if __name__ == "__main__":
    sys.exit(cases.run(globals()))
