#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The command check: what is wrong by the rules, and with the records."""

import json
import os
import sys

import program
from program import fail, succeed

sys.path.insert(0, str(program.ROOT / "tests/sample"))
import cases  # noqa: E402
from static_server import StaticServer  # noqa: E402

SERVER = StaticServer()
MEMBERS = ["check", "severity", "state", "subject", "message"]


def filled(change=lambda document: None):
    document = program.sample_document()
    change(document)
    body = json.dumps(program.count_types(document), ensure_ascii=False).encode()
    folder = program.folder()
    succeed("sync", SERVER.serve("/p.json", body), "--portfolio", folder)
    return folder


def findings(*words):
    return json.loads(succeed("check", "--format", "json", *words).bytes)["findings"]


def of_check(found, check):
    return {(f["subject"], f["state"]) for f in found if f["check"] == check}


def first(document, kind):
    return next(d for d in document["docs"] if d["type"] == kind)


def test_it_answers_in_json():
    found = findings("--sample")
    assert found
    for finding in found:
        assert list(finding) == MEMBERS, finding
        assert finding["severity"] in ("error", "warning", "note"), finding
        assert finding["state"] in ("not_met", "unknown"), finding
        assert finding["message"] and "%s" not in finding["message"], finding
    assert not [f for f in found if f["severity"] == "error"]
    assert not os.listdir(program.temporary)


def test_rules_of_the_sample():
    found = findings("--sample")
    assert of_check(found, "lead-theme-cities") == {
        ("lead_theme:six-poe", "not_met"), ("lead_theme:digital-health", "unknown"),
        ("lead_theme:green-electrification", "unknown")}
    shares = dict(of_check(found, "city-share-agreement"))
    assert shares["agreement:kokkola"] == "not_met" and shares["agreement:mikkeli"] == "not_met", shares
    assert of_check(found, "city-share-programme") == {("programme", "unknown")}
    # Invented data grows old by itself.
    assert not of_check(found, "stale-data")


def test_a_fault_is_found_where_it_was_planted():
    ids = []

    def plant(document):
        project = first(document, "project")
        ids.append(project["_id"])
        project["start"], project["end"] = "2024-05-01", "2023-05-01"
        project["cities"] = ["city:narnia"]

    found = findings("--portfolio", filled(plant))
    assert of_check(found, "ends-before-start") == {(ids[0], "not_met")}
    assert of_check(found, "unknown-city") == {(ids[0], "not_met")}
    assert {f["severity"] for f in found if f["subject"] == ids[0] and f["check"] == "unknown-city"} == {"error"}


def test_data_that_was_just_fetched_is_not_old():
    def real(document):
        first(document, "meta")["sample"] = False

    assert not of_check(findings("--portfolio", filled(real)), "stale-data")


def test_every_language():
    texts = {lang: succeed("check", "--sample", "--lang", lang).text for lang in ("fi", "sv", "en")}
    assert len(set(texts.values())) == 3
    assert "Warning" in texts["en"]
    for text in texts.values():
        assert len(text.splitlines()) > 50


def test_usage():
    fail(2, "check", "--sample", "--format", "xml")
    fail(2, "check", "--sample", "--lang", "de")
    fail(2, "check", "--sample", "--max-days", "-1")
    fail(2, "check", "--sample", "word")
    fail(1, "check", "--portfolio", program.folder())


def test_a_file_is_written():
    path = program.folder() / "found.json"
    succeed("check", "--sample", "--format", "json", "-o", path)
    assert json.loads(path.read_text())["findings"]


if __name__ == "__main__":
    sys.exit(cases.run(globals()))
