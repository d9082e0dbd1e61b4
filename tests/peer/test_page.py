#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The page that a deck is written as, in a browser: by the rules of axe-core nothing keeps
anybody from reading it, in each language, on a telephone, a tablet and a desk, and nothing
stands out of its window."""

import html
import json
import re
import shutil
import subprocess
import sys

import program
from program import succeed

import cases
from servers import peers

PAGE = succeed("deck", "--sample", "--format", "html", "--lang", "fi").bytes.decode()
# What is found is left as the only words of the page.
SCRIPT = """
axe.run ({ resultTypes: ["violations"] }).then (found => {
  const said = { faults: found.violations.map (fault => [fault.id, fault.help, fault.nodes.slice (0, 3).map (n => n.html.slice (0, 200))]),
                 rules: found.passes.length,
                 over: document.scrollingElement.scrollWidth - window.innerWidth };
  document.body.textContent = "found:" + JSON.stringify (said) + ":found";
});
"""


def look(lang, width):
    """What the rules find in the page, as it stands in a window of that width."""
    rules = peers() / "node_modules/axe-core/axe.min.js"
    if shutil.which("chromium") is None or not rules.exists():
        raise cases.Skip("a browser or axe-core cannot be had here")
    page = PAGE.replace(" checked>", ">").replace('id="lang-%s" ' % lang, 'id="lang-%s" checked ' % lang)
    scripts = [rules.read_text(encoding="utf-8").replace("</script", "<\\/script"), SCRIPT]
    whole = page.replace("</body>", "".join("<script>%s</script>" % script for script in scripts) + "</body>")
    path = program.folder() / "page.html"
    path.write_text(whole, encoding="utf-8")
    done = subprocess.run(
        ["chromium", "--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", "--disable-dev-shm-usage",
         "--window-size=%d,900" % width, "--virtual-time-budget=60000", "--dump-dom", path.as_uri()],
        capture_output=True, encoding="utf-8", timeout=120, env=program.environment())
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


if __name__ == "__main__":
    sys.exit(cases.run(globals()))
