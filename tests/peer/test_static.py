#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The verb sync against nginx and Apache with a portfolio among their files."""

import contextlib
import hashlib
import json
import sys

import program
import servers
from cases import Skip
from program import fail, succeed
from tap import Tap

KINDS = (servers.Nginx, servers.Apache)
N_DOCS = len(program.sample_document()["docs"])


def document(change=None, seq=1):
    whole = program.sample_document()
    whole["seq"] = seq
    if change:
        change(whole)
    return json.dumps(program.count_types(whole), ensure_ascii=False).encode()


def rename(whole):
    [doc for doc in whole["docs"] if doc["type"] == "project"][0]["name"]["en"] = "Another name"


def sync(folder, url, *words):
    return succeed("sync", url, "--portfolio", folder, *words).text


def log(server):
    """What was asked of it: (path, status, bytes) of each."""
    asked = []
    for line in (server.folder / "access.log").read_text().splitlines():
        words = line.split('"')
        status, size = words[2].split()[:2]
        asked.append((words[1].split()[1], int(status), int(size.replace("-", "0"))))
    return asked


def taken_in_and_not_asked_for_twice(server):
    folder = program.folder()
    body = document()
    url = server.publish("portfolio.json", body)
    assert sync(folder, url).startswith("added %d " % N_DOCS)
    assert sync(folder, url) == "added 0 changed 0 removed 0 sent 0 conflicts 0 quarantined 0\n"
    [first, second] = [line for line in log(server) if line[0] == "/portfolio.json"]
    assert first[1] == 200 and 0 < first[2] < len(body) / 3, "it was not compressed: %s" % (first,)
    assert second[1] == 304, second


def changed_and_taken_in(server):
    folder = program.folder()
    url = server.publish("portfolio.json", document())
    sync(folder, url)
    server.publish("portfolio.json", document(rename, seq=2))
    assert sync(folder, url).startswith("added 0 changed 1 removed 0 ")
    assert sync(folder, url).startswith("added 0 changed 0 removed 0 ")
    server.publish("portfolio.json", document(seq=1))
    assert "--accept-rollback" in fail(1, "sync", url, "--portfolio", folder)


def pages_are_asked_for_where_they_changed(server):
    folder = program.folder()
    url = publish_pages(server, document())
    assert sync(folder, url).startswith("added %d " % N_DOCS)
    assert sync(folder, url).startswith("added 0 changed 0 removed 0 ")
    assert log(server)[-1][1] == 304, log(server)
    publish_pages(server, document(rename, seq=2))
    assert sync(folder, url).startswith("added 0 changed 1 removed 0 ")

    # One that does not belong to the list: nothing of it counts.
    path = server.root / "pages/0.ndjson"
    publish_pages(server, document(seq=3))
    path.write_bytes(path.read_bytes()[:-10])
    fail(1, "sync", url, "--portfolio", folder)


def refused_and_everything_stays(server):
    folder = program.folder()
    sync(folder, server.publish("portfolio.json", document()))
    before = succeed("table", "funding-shares", "--format", "json", "--portfolio", folder).bytes
    for path in ("locked/portfolio.json", "forbidden/portfolio.json", "none.json", "page.html"):
        server.publish("page.html", b"<html>Welcome</html>")
        server.publish("forbidden/portfolio.json", document())
        line = fail(1, "sync", server.url + path, "--portfolio", folder)
        assert "\n" not in line and len(line) > 30, line
    assert succeed("table", "funding-shares", "--format", "json", "--portfolio", folder).bytes == before


def a_copy_leaves_and_comes_back(server):
    """What one exports, another reads from the server: the figures are the same."""
    folder = program.folder()
    exported = folder / "portfolio.json"
    succeed("export", exported, "--sample")
    sync(folder / "copy", server.publish("shared/portfolio.json", exported.read_bytes()))
    words = ("table", "funding-shares", "--by", "city", "--format", "json")
    assert succeed(*words, "--portfolio", folder / "copy").bytes == succeed(*words, "--sample").bytes


def publish_pages(server, body, size=300):
    """A large portfolio: pages of one document a line, and a list of them."""
    head = json.loads(body)
    docs = head.pop("docs")
    head["pages"] = []
    for start in range(0, len(docs), size):
        part = docs[start:start + size]
        text = "".join(json.dumps(doc, ensure_ascii=False) + "\n" for doc in part).encode()
        href = "pages/%d.ndjson" % (start // size)
        server.publish(href, text)
        head["pages"].append({"href": href, "bytes": len(text), "count": len(part),
                              "sha256": hashlib.sha256(text).hexdigest()})
    return server.publish("paged.json", json.dumps(head).encode())


CASES = (taken_in_and_not_asked_for_twice, changed_and_taken_in, pages_are_asked_for_where_they_changed,
         refused_and_everything_stays, a_copy_leaves_and_comes_back)


def main():
    tap = Tap()
    for kind in KINDS:
        for case in CASES:
            title = "%s: %s" % (kind.program, case.__name__.replace("_", " "))
            with contextlib.ExitStack() as stack:
                try:
                    case(stack.enter_context(kind()))
                except Skip as why:
                    tap.skip(title, why)
                except (AssertionError, RuntimeError) as fault:
                    tap.case(title, ["%s: %s" % (type(fault).__name__, fault)])
                else:
                    tap.case(title, [])
    return tap.done()


if __name__ == "__main__":
    sys.exit(main())
