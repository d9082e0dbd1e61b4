#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The oracle itself, against sums done by hand."""

import json
import pathlib
import subprocess
import sys
import tempfile

SUPPORT = pathlib.Path(__file__).resolve().parents[1] / "support"
sys.path.insert(0, str(SUPPORT))
import cases  # noqa: E402
import oracle  # noqa: E402


def city(slug, region):
    return {"_id": "city:" + slug, "type": "city", "region": {"code": region}}


SOURCES = [{"_id": "funding_source:" + slug, "type": "funding_source", "class": class_}
           for slug, class_ in (("erdf", "eu"), ("jtf", "eu"), ("city", "city"),
                                ("private", "private"), ("eu_state", "eu_state"))]
PLACES = [city("a", "01"), city("b", "01"), city("c", "02")]


def project(name, rows, **members):
    doc = {"_id": "project:" + name, "type": "project", "kind": "project", "parent": None,
           "agreement": None, "cities": [], "themes": [], "lead_theme": None,
           "status": "ongoing"}
    doc["funding"] = {"f%d" % n: {"source": "funding_source:" + source, "measure": measure,
                                  "year": year, "amount_cents": cents}
                      for n, (source, measure, year, cents) in enumerate(rows)}
    doc.update(members)
    return doc


def ask(projects, *argv):
    return oracle.ask(oracle.Portfolio(SOURCES + PLACES + projects), *argv)


def totals(projects, *argv):
    return {k: v["total"] for k, v in ask(projects, *argv).items()}


def equal(got, wanted):
    assert got == wanted, "got %r, wanted %r" % (got, wanted)


def test_remaining_cents_go_to_the_first():
    equal(oracle.split_equally(11, 3), [4, 4, 3])
    equal(oracle.split_equally(-11, 3), [-4, -4, -3])
    equal(oracle.split_equally(2, 3), [1, 1, 0])
    equal(oracle.split_equally(-1, 2), [-1, 0])


THREE = project("p", [("erdf", "granted", 2024, 11)], cities=["city:c", "city:a", "city:b"],
                themes=["theme:x", "theme:y"])


def test_by_city_in_the_documents_order():
    equal(totals([THREE], "--by", "city"), {"city:c": 4, "city:a": 4, "city:b": 3, "total": 11})


def test_by_region_adds_the_cities_parts():
    equal(totals([THREE], "--by", "region"), {"02": 4, "01": 7, "total": 11})


def test_by_theme_alone_does_not_split_by_city():
    equal(totals([THREE], "--by", "theme"), {"theme:x": 6, "theme:y": 5, "total": 11})


def test_two_splits_go_by_city_first():
    ten = [project("p", [("erdf", "granted", None, 10)], cities=["city:a", "city:b"],
                   themes=["theme:x", "theme:y"])]
    equal(totals(ten, "--by", "theme"), {"theme:x": 5, "theme:y": 5, "total": 10})
    equal(totals(ten, "--by", "theme", "--where", "region=01"),
          {"theme:x": 6, "theme:y": 4, "total": 10})
    equal(totals([THREE], "--by", "theme", "--where", "city=b"),
          {"theme:x": 2, "theme:y": 1, "total": 3})
    equal(totals([THREE], "--by", "city", "--where", "theme=y"),
          {"city:c": 2, "city:a": 2, "city:b": 1, "total": 5})


def test_a_filter_keeps_only_that_part():
    equal(totals([THREE], "--where", "city=city:a"), {"none": 4, "total": 4})
    equal(totals([THREE], "--by", "city", "--where", "region=01"),
          {"city:a": 4, "city:b": 3, "total": 7})


def test_missing_things_are_none():
    p = [project("p", [("erdf", "granted", None, 5)])]
    for by in ("agreement", "city", "region", "theme", "lead-theme", "year"):
        equal(totals(p, "--by", by), {"none": 5, "total": 5})
        equal(totals(p, "--by", by, "--where", by + "=none"), {"none": 5, "total": 5})


def test_cancelled_only_when_asked_for():
    p = [project("p", [("erdf", "granted", None, 5)], status="cancelled"),
         project("q", [("erdf", "granted", None, 7)])]
    equal(totals(p, "--by", "status"), {"ongoing": 7, "total": 7})
    equal(totals(p, "--by", "status", "--where", "status=cancelled"),
          {"cancelled": 5, "total": 5})
    equal(totals(p, "--where", "status=cancelled", "--where", "status=ongoing")["total"], 12)


def test_a_group_is_counted_only_without_subs():
    group = project("g", [("erdf", "granted", None, 5)], kind="group")
    sub = project("s", [("erdf", "granted", None, 3)], kind="sub", parent="project:g")
    equal(totals([group])["total"], 5)
    equal(totals([group, sub])["total"], 3)
    equal(totals([group, dict(sub, status="cancelled")])["total"], 0)
    equal(totals([group, sub], "--measure", "projects")["total"], 1)


def test_public_leaves_private_out():
    p = [project("p", [("erdf", "granted", None, 6), ("city", "granted", None, 2),
                       ("private", "granted", None, 9), ("eu_state", "granted", None, 0)])]
    cell = ask(p)["total"]
    equal((cell["total"], cell["public"]), (17, 8))
    cell = ask(p, "--share")["total"]
    equal(cell["series"], {"eu": 0.75, "city": 0.25, "eu_state": 0.0})
    equal(cell["total"], 8)


def test_no_public_funding_has_no_share():
    p = [project("p", [("city", "granted", None, 0)])]
    equal(ask(p, "--share")["total"]["series"], {"city": None})


def test_unknown_rows_are_counted_once_a_group_and_of_public_money_where_shares_are():
    p = [project("p", [("erdf", "granted", 2024, None), ("private", "granted", None, None)],
                 cities=["city:a", "city:b"])]
    got = ask(p, "--by", "city")
    equal({k: v["unknown_rows"] for k, v in got.items()},
          {"city:a": 2, "city:b": 2, "total": 2})
    equal(got["total"]["series"], {})
    equal(ask(p, "--by", "region")["01"]["unknown_rows"], 2)
    equal(ask(p, "--share")["total"]["unknown_rows"], 1)


def test_the_band_holds_its_limits():
    def state(city, eu, *more):
        rows = [("city", "granted", None, city), ("erdf", "granted", None, eu)] + list(more)
        return ask([project("p", rows)])["total"]["city_share_state"]
    equal([state(24, 76), state(25, 75), state(40, 60), state(41, 59)],
          ["below", "within", "within", "above"])
    equal([state(0, 0), state(-1, 5), state(6, -1)], ["none"] * 3)
    equal(state(25, 75, ("private", "granted", None, None)), "within")
    equal(state(25, 75, ("jtf", "granted", None, None)), "unknown")
    equal(state(25, 75, ("gone", "granted", None, 1)), "unknown")


def test_no_share_of_a_whole_with_a_class_below_zero():
    p = [project("p", [("city", "granted", None, 50), ("erdf", "granted", None, -10),
                       ("private", "granted", None, -7)])]
    equal(ask(p, "--share")["total"]["series"], {"city": None, "eu": None})
    p = [project("p", [("city", "granted", None, 50), ("private", "granted", None, -7)])]
    equal(ask(p, "--share")["total"]["series"], {"city": 1.0})


def test_a_source_that_is_missing_has_no_class():
    p = [project("p", [("gone", "granted", None, 5)])]
    equal(ask(p)["total"]["series"], {"none": 5})
    equal(totals(p, "--by", "class"), {"none": 5, "total": 5})
    equal(ask(p)["total"]["public"], 5)


def test_years_bound_the_rows():
    p = [project("p", [("erdf", "granted", 2022, 1), ("erdf", "granted", 2023, 2),
                       ("erdf", "granted", None, 4), ("erdf", "realised", 2023, 8)])]
    equal(totals(p, "--by", "year"), {"2022": 1, "2023": 2, "none": 4, "total": 7})
    equal(totals(p, "--from", "2023")["total"], 2)
    equal(totals(p, "--to", "2022")["total"], 1)
    equal(totals(p, "--from", "2022", "--to", "2023")["total"], 3)


def test_series_by_source():
    p = [project("p", [("erdf", "granted", None, 1), ("jtf", "granted", None, 2)])]
    equal(ask(p)["total"]["series"], {"eu": 3})
    equal(ask(p, "--series", "source")["total"]["series"],
          {"funding_source:erdf": 1, "funding_source:jtf": 2})


def test_same_key_is_or_and_different_keys_and():
    p = [project("p", [("erdf", "granted", None, 1)], agreement="agreement:a"),
         project("q", [("erdf", "granted", None, 2)], agreement="agreement:b"),
         project("r", [("city", "granted", None, 4)], agreement="agreement:b")]
    either = ("--where", "agreement=a", "--where", "agreement=agreement:b")
    equal(totals(p, *either)["total"], 7)
    equal(totals(p, *either, "--where", "class=eu")["total"], 3)
    equal(totals(p, "--where", "agreement=b", "--where", "source=city")["total"], 4)


def test_projects_count_once_in_each_group():
    p = [THREE, project("q", [("erdf", "planned", 2025, 1), ("city", "granted", None, None)])]
    count = ("--measure", "projects")
    equal(totals(p, *count, "--by", "city"),
          {"city:a": 1, "city:b": 1, "city:c": 1, "none": 1, "total": 2})
    equal(totals(p, *count, "--by", "region"), {"01": 1, "02": 1, "none": 1, "total": 2})
    equal(totals(p, *count, "--by", "class"), {"eu": 2, "city": 1, "total": 2})
    equal(totals(p, *count, "--by", "year"), {"2024": 1, "2025": 1, "none": 1, "total": 2})
    equal(totals(p, *count, "--by", "class", "--where", "class=city"), {"city": 1, "total": 1})
    equal(totals(p, *count, "--where", "region=01")["total"], 1)
    equal(totals(p, *count, "--from", "2025")["total"], 1)


def test_command_line_prints_json():
    with tempfile.TemporaryDirectory() as folder:
        path = pathlib.Path(folder) / "doc.json"
        path.write_text(json.dumps({"docs": SOURCES + PLACES + [THREE]}), encoding="utf-8")
        done = subprocess.run([sys.executable, "-B", str(SUPPORT / "oracle.py"), str(path),
                               "--by", "region", "--measure", "granted"],
                              check=True, capture_output=True)
        equal(json.loads(done.stdout)["01"], {"series": {"eu": 7}, "total": 7, "public": 7,
                                              "unknown_rows": 0,
                                              "city_share_state": "below"})


if __name__ == "__main__":
    sys.exit(cases.run(globals()))
