#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The command snapshot, and what a portfolio is compared with."""

import json
import os
import sqlite3
import sys

import program
from program import fail, succeed, table

sys.path.insert(0, str(program.ROOT / "tests/sample"))
import cases  # noqa: E402
from static_server import StaticServer  # noqa: E402

SERVER = StaticServer()


def serve(change=lambda document: None, seq=1):
    document = program.sample_document()
    document["seq"] = seq
    change(document)
    body = json.dumps(program.count_types(document), ensure_ascii=False).encode()
    return SERVER.serve("/p.json", body)


def filled():
    folder = program.folder()
    succeed("sync", serve(), "--portfolio", folder)
    return folder


def rows(folder, *words):
    answer = table("changes", "--portfolio", folder, "--lang", "en", *words)
    names = [c["id"] for c in answer["columns"]]
    return {row[0]: dict(zip(names, row)) for row in answer["rows"]}, answer


def first_project(document):
    return next(d for d in document["docs"] if d["type"] == "project" and d["status"] == "ongoing"
                and d["kind"] == "project")


def test_it_prints_one_line():
    folder = filled()
    assert succeed("snapshot", "Kevät 2025", "--portfolio", folder).text \
        == "snapshot Kevät 2025 as_of 2025-04-10\n"
    assert succeed("snapshot", "--sample", "x").text == "snapshot x as_of 2025-04-10\n"
    assert not os.listdir(program.temporary)


def test_a_second_of_the_same_name_is_refused():
    folder = filled()
    succeed("snapshot", "a", "--portfolio", folder)
    assert "“a”" in fail(1, "snapshot", "a", "--portfolio", folder)
    assert "“2025-1”" in fail(1, "snapshot", "2025-1", "--sample")
    for name in ("", " ", " a", "x" * 201):
        fail(1, "snapshot", name, "--portfolio", folder)


def test_without_a_portfolio_there_is_nothing_to_keep():
    empty = program.folder()
    fail(1, "snapshot", "a", "--portfolio", empty)
    fail(1, "snapshot", "a", "--portfolio", empty / "missing")
    assert not (empty / "missing").exists()


def test_what_was_is_compared_with_what_is():
    folder = filled()
    succeed("snapshot", "before", "--portfolio", folder)
    ids = []

    def change(document):
        project = first_project(document)
        ids.append(project["_id"])
        row = next(r for r in project["funding"].values() if r["measure"] == "granted" and r["amount_cents"]
                   and r["source"] == "funding_source:city")
        row["amount_cents"] += 123

    succeed("sync", serve(change, seq=2), "--portfolio", folder)
    groups, answer = rows(folder)
    assert answer["query"]["since"] == "before", answer["query"]
    assert groups["total"]["difference"] == 123 and groups["total"]["changed"] == 1
    projects, _ = rows(folder, "--view", "projects")
    assert projects[ids[0]]["difference"] == 123 and projects["total"]["difference"] == 123
    assert len(projects) == 3, sorted(projects)

    succeed("snapshot", "after", "--portfolio", folder)
    assert rows(folder)[0]["total"]["difference"] == 0
    assert rows(folder, "--since", "before")[0]["total"]["difference"] == 123


def test_a_snapshot_that_is_not_there():
    folder = filled()
    for words in (["table", "changes"], ["chart", "changes"]):
        line = fail(1, *words, "--portfolio", folder, "--since", "spring")
        assert "“spring”" in line, line
    # A chart that compares nothing does not look for one.
    succeed("table", "funding-shares", "--portfolio", folder, "--since", "spring")


def test_without_snapshots_the_chart_says_how_to_make_one():
    folder = filled()
    text = succeed("chart", "changes", "--portfolio", folder, "--lang", "en", "--size", "1600x900").text
    assert "“Freeze” on the page “Changes”" in text
    assert rows(folder)[0] == {}


def test_a_meeting_gives_it_its_name():
    folder = filled()
    assert "“2019-1”" in fail(1, "snapshot", "a", "--meeting", "2019-1", "--portfolio", folder)
    succeed("snapshot", "a", "--meeting", "2024-3", "--portfolio", folder)
    succeed("snapshot", "b", "--meeting", "meeting:2024-3", "--portfolio", folder)
    for lang, name in (("fi", "Ohjausryhmä 3/2024"), ("sv", "Styrgruppen 3/2024")):
        text = succeed("chart", "changes", "--portfolio", folder, "--lang", lang, "--size", "1900x900").text
        assert name in text


def test_nobody_is_kept_by_name():
    folder = program.folder()
    person = {"_id": "person:p", "type": "person", "name": "Aino Esimerkki"}
    succeed("sync", serve(lambda document: document["docs"].append(person)), "--portfolio", folder)
    succeed("snapshot", "a", "--portfolio", folder)
    with sqlite3.connect(folder / "outbox.db") as db:
        kept = db.execute("SELECT count(*), sum (body LIKE '%Aino%') FROM snapshot_body").fetchone()
    assert kept == (len(program.sample_document()["docs"]), 0), kept


def test_it_outlives_a_cache_that_is_lost():
    folder = filled()
    succeed("snapshot", "a", "--portfolio", folder)
    for name in os.listdir(folder):
        if name.startswith("cache.db"):
            os.unlink(folder / name)
    succeed("sync", "--portfolio", folder)
    assert rows(folder, "--since", "a")[0]["total"]["difference"] == 0


if __name__ == "__main__":
    sys.exit(cases.run(globals()))
