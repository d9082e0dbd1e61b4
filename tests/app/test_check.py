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


def test_the_sample_has_the_faults_planted_in_it_and_no_other():
    """Each with why it is there; see data/sample/README.md."""
    planted = json.loads((program.ROOT / "tests/app/planted.json").read_text(encoding="utf-8"))
    found = {}
    for finding in findings("--sample"):
        found.setdefault(finding["check"], []).append("%(subject)s %(state)s" % finding)
    for check, group in planted.items():
        assert sorted(found.pop(check, [])) == group["findings"], (check, group["why"])
    assert not found, found


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


def test_rows_above_the_total_that_a_list_publishes():
    folder = filled()
    path = program.folder() / "list.csv"
    path.write_text("Operation_Unique_Identifier,Operation_Name_English,Operation_Name_Programme_Language,"
                    "Operation_Start_Date,Operation_End_Date,Cofinancing_Rate,Total_Eligible_Expenditure_amount,"
                    "Project_EU_Budget,Beneficiary_Name,Fund_Code,Programme_Code\n"
                    "A71,Smart,Älykäs,01/02/2015,31/12/2017,50,2000.00,2000.01,OULUN YLIOPISTO,ERDF,2014FI16M2OP001\n"
                    "A72,Other,Toinen,01/02/2015,31/12/2017,50,2000.00,2000.00,OULUN YLIOPISTO,ERDF,2014FI16M2OP001\n"
                    "A73,Third,Kolmas,01/02/2015,31/12/2017,50,,2000.00,OULUN YLIOPISTO,ERDF,2014FI16M2OP001\n",
                    encoding="utf-8")
    succeed("import", path, "--portfolio", folder)
    (finding,) = [f for f in findings("--portfolio", folder, "--lang", "en") if f["check"] == "published-total"]
    assert finding["message"] == "Granted funding: rows €2,000.01, published total cost €2,000.00.", finding


def test_usage():
    fail(2, "check", "--sample", "--format", "xml")
    fail(2, "check", "--sample", "--lang", "de")
    fail(2, "check", "--sample", "--max-days", "-1")
    fail(2, "check", "--sample", "word")
    fail(1, "check", "--portfolio", program.folder())


def report(folder):
    return json.loads(succeed("check", "--portfolio", folder, "--format", "json").bytes)


def accept(folder, reason="Agreed in the steering group", check="city-share-agreement", subject="agreement:kokkola"):
    return succeed("check", "--portfolio", folder, "--accept", check, subject, "--reason", reason)


def foot(folder, chart, *words):
    return succeed("chart", chart, "--portfolio", folder, "--format", "svg", "--lang", "en", *words).text


def test_what_is_accepted_is_listed_apart():
    folder = filled()
    before = report(folder)
    assert before["accepted"] == []
    accept(folder)
    after = report(folder)
    assert len(after["findings"]) == len(before["findings"]) - 1
    assert all(list(f) == MEMBERS for f in after["findings"])
    (accepted,) = after["accepted"]
    assert list(accepted) == MEMBERS + ["reason", "by", "on"]
    assert {m: accepted[m] for m in MEMBERS} in before["findings"]
    assert accepted["subject"] == "agreement:kokkola" and accepted["reason"] == "Agreed in the steering group"
    assert len(accepted["on"]) == 10
    text = succeed("check", "--portfolio", folder, "--lang", "en").text
    assert "Accepted (1)\n  – Kokkola · " in text and text.rstrip().endswith(": Agreed in the steering group")
    assert text.count("Kokkola · City share") == 1
    # Nobody can accept it twice, and it can be opened again, and accepted again.
    fail(1, "check", "--portfolio", folder, "--accept", "city-share-agreement", "agreement:kokkola", "--reason", "x")
    succeed("check", "--portfolio", folder, "--reopen", "city-share-agreement", "agreement:kokkola")
    assert report(folder) == before
    fail(1, "check", "--portfolio", folder, "--reopen", "city-share-agreement", "agreement:kokkola")
    accept(folder, "Again")
    assert [f["reason"] for f in report(folder)["accepted"]] == ["Again"]


def test_the_foot_says_what_was_accepted():
    folder = filled()
    assert "Accepted" not in foot(folder, "city-share")
    accept(folder)
    accept(folder, "A pilot", "lead-theme-cities", "lead_theme:six-poe")
    shares = foot(folder, "city-share")
    assert "Accepted: Kokkola, city share 41.8%: Agreed in the steering group" in shares, shares
    assert "pilot" not in shares
    assert "cities: 1: A pilot" in foot(folder, "lead-themes")
    # Other figures than those of the rule say nothing of it.
    for words in (["--measure", "planned"], ["--where", "status=ended"], ["--by", "city"],
                  ["--where", "agreement=agreement:mikkeli"]):
        assert "Accepted" not in foot(folder, "city-share", *words), words
    assert "Accepted" in foot(folder, "city-share", "--where", "agreement=agreement:kokkola")
    assert "Accepted" in foot(folder, "lead-themes", "--where", "city=city:oulu")


def test_a_long_reason_is_shortened_in_the_foot():
    folder = filled()
    accept(folder, "ä" * 500)
    # The foot is set in several lines.
    assert 100 < foot(folder, "city-share").count("ä") < 200
    assert report(folder)["accepted"][0]["reason"] == "ä" * 500


def test_many_that_were_accepted_are_counted_in_the_foot():
    folder = filled()
    found = [f for f in findings("--portfolio", folder) if f["check"] == "city-share-project"]
    for finding in found[:5]:
        accept(folder, "small", "city-share-project", finding["subject"])
    text = foot(folder, "city-share", "--view", "projects")
    assert text.count(": small") >= 3 and "; and 2 more" in text


def test_accepted_as_long_as_the_figures_are_the_same():
    def more(document):
        project = next(d for d in document["docs"] if d["type"] == "project" and d["agreement"] == "agreement:kokkola"
                       and d["kind"] != "group" and any(r["measure"] == "granted" for r in d["funding"].values()))
        row = next(r for r in project["funding"].values() if r["measure"] == "granted")
        row["amount_cents"] += 12345678

    folder = filled()
    accept(folder)
    document = program.sample_document()
    more(document)
    document["seq"] += 1
    body = json.dumps(program.count_types(document), ensure_ascii=False).encode()
    succeed("sync", SERVER.serve("/more.json", body), "--portfolio", folder)
    after = report(folder)
    assert not after["accepted"]
    assert ("agreement:kokkola", "not_met") in of_check(after["findings"], "city-share-agreement")
    text = succeed("check", "--portfolio", folder, "--lang", "en").text
    assert " for other figures: Agreed in the steering group\n" in text
    assert "Accepted" not in foot(folder, "city-share")
    accept(folder, "Still")
    assert [f["reason"] for f in report(folder)["accepted"]] == ["Still"]


def test_usage_of_acceptances():
    folder = filled()
    place = ["check", "--portfolio", folder]
    fail(2, *place, "--accept", "narnia", "agreement:kokkola", "--reason", "x")
    fail(2, *place, "--reopen", "narnia", "agreement:kokkola")
    fail(2, *place, "--accept", "city-share-agreement", "--reason", "x")
    fail(2, *place, "--accept", "city-share-agreement", "agreement:kokkola", "more", "--reason", "x")
    fail(2, *place, "--accept", "city-share-agreement", "agreement:kokkola")
    fail(2, *place, "--accept", "city-share-agreement", "agreement:kokkola", "--reason", " ")
    fail(2, *place, "--accept", "city-share-agreement", "agreement:kokkola", "--reason", "two\nlines")
    fail(2, *place, "--accept", "city-share-agreement", "--reopen", "city-share-agreement", "a", "--reason", "x")
    fail(1, *place, "--accept", "city-share-agreement", "agreement:oulu", "--reason", "x")
    assert not report(folder)["accepted"]


def test_a_file_is_written():
    path = program.folder() / "found.json"
    succeed("check", "--sample", "--format", "json", "-o", path)
    assert json.loads(path.read_text())["findings"]


if __name__ == "__main__":
    sys.exit(cases.run(globals()))
