#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The page that a deck is written as, in a browser: by the rules of axe-core nothing keeps
anybody from reading it, in each language, on a telephone, a tablet and a desk, and nothing
stands out of its window."""

import html
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys

import program
from program import succeed

import cases
from servers import peers

PAGE = succeed("deck", "--sample", "--format", "html", "--lang", "fi").bytes.decode()
PICTURES = pathlib.Path(os.environ["G_TEST_BUILDDIR"]) / "page"
NO_SCRIPTS = """<meta http-equiv="Content-Security-Policy" content="script-src 'none'">"""
# What is found is left as the only words of the page.
SCRIPT = """
axe.run ({ resultTypes: ["violations"] }).then (found => {
  const said = { faults: found.violations.map (fault => [fault.id, fault.help, fault.nodes.slice (0, 3).map (n => n.html.slice (0, 200))]),
                 rules: found.passes.length,
                 over: document.scrollingElement.scrollWidth - window.innerWidth };
  document.body.textContent = "found:" + JSON.stringify (said) + ":found";
});
"""


def browse(page, *words):
    """What a browser without its window prints, given a page."""
    if shutil.which("chromium") is None:
        raise cases.Skip("a browser cannot be had here")
    path = program.folder() / "page.html"
    path.write_text(page, encoding="utf-8")
    return subprocess.run(
        ["chromium", "--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", "--disable-dev-shm-usage",
         *words, path.as_uri()],
        capture_output=True, encoding="utf-8", timeout=120, env=program.environment())


def choose(lang):
    """The page as it is once somebody has chosen that language."""
    return PAGE.replace(" checked>", ">").replace('id="lang-%s" ' % lang, 'id="lang-%s" checked ' % lang)


def look(lang, width):
    """What the rules find in the page, as it stands in a window of that width."""
    rules = peers() / "node_modules/axe-core/axe.min.js"
    if not rules.exists():
        raise cases.Skip("axe-core cannot be had here")
    page = choose(lang)
    scripts = [rules.read_text(encoding="utf-8").replace("</script", "<\\/script"), SCRIPT]
    whole = page.replace("</body>", "".join("<script>%s</script>" % script for script in scripts) + "</body>")
    done = browse(whole, "--window-size=%d,900" % width, "--virtual-time-budget=60000", "--dump-dom")
    said = re.search(r"found:(.*):found", done.stdout, re.DOTALL)
    assert said, done.stderr[-1000:]
    return json.loads(html.unescape(said.group(1)))


def check(lang, width):
    found = look(lang, width)
    assert found["rules"] > 10, found
    assert not found["faults"], found["faults"]
    assert found["over"] <= 0, found["over"]


def test_finnish_on_a_telephone():
    check("fi", 360)


def test_swedish_on_a_tablet():
    check("sv", 800)


def test_english_on_a_desk():
    check("en", 1280)


def test_nothing_runs_in_it():
    assert not re.search(r"<script|javascript:|\son[a-z]+=", PAGE, re.IGNORECASE)
    # Nor is anything fetched: what it names of others are namespaces.
    named = set(re.findall(r"https?://[^\s\"'<>)]+", PAGE))
    assert all(name.startswith("http://www.w3.org/") for name in named), named


def test_it_looks_alike_with_scripts_off():
    shots = []
    for rule in ("", NO_SCRIPTS):
        picture = program.folder() / "page.png"
        browse(PAGE.replace("<head>", "<head>" + rule, 1), "--window-size=1280,3000", "--screenshot=%s" % picture)
        shots.append(picture.read_bytes())
    assert shots[0] == shots[1], [len(shot) for shot in shots]


def test_a_picture_of_each_language_and_width():
    """For people to look at: in the folder of the build."""
    PICTURES.mkdir(parents=True, exist_ok=True)
    for lang in ("fi", "sv", "en"):
        for width in (360, 800, 1280):
            picture = PICTURES / ("%s-%d.png" % (lang, width))
            picture.unlink(missing_ok=True)
            browse(choose(lang), "--window-size=%d,4000" % width, "--screenshot=%s" % picture)
            assert picture.stat().st_size > 10000, picture


def test_on_paper_it_is_the_language_chosen():
    if shutil.which("pdftotext") is None:
        raise cases.Skip("no pdftotext")
    PICTURES.mkdir(parents=True, exist_ok=True)
    for lang, title, others in (("fi", "Ohjausryhmä", "Styrgrupp"), ("sv", "Styrgrupp", "Ohjausryhmä")):
        paper = PICTURES / ("paper-%s.pdf" % lang)
        browse(choose(lang), "--print-to-pdf-no-header", "--no-pdf-header-footer", "--print-to-pdf=%s" % paper)
        text = subprocess.run(["pdftotext", str(paper), "-"], check=True, capture_output=True, encoding="utf-8").stdout
        assert title in text and others not in text, text[:500]
        # What one presses is of no use there.
        assert "Svenska" not in text, text[:500]


if __name__ == "__main__":
    sys.exit(cases.run(globals()))
