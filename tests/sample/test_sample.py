#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The sample: made again byte for byte, valid, and of the sums it was made for."""

import collections
import importlib.util
import json
import pathlib
import subprocess
import sys
import tempfile
import unicodedata

ROOT = pathlib.Path(__file__).resolve().parents[2]
SAMPLE = ROOT / "data" / "sample"
sys.path.insert(0, str(ROOT / "tests" / "support"))
import cases  # noqa: E402
import oracle  # noqa: E402

DOCUMENT = json.loads((SAMPLE / "portfolio.json").read_text(encoding="utf-8"))
DOCS = DOCUMENT["docs"]
BY_ID = {d["_id"]: d for d in DOCS}
FACTS = json.loads((SAMPLE / "facts.json").read_text(encoding="utf-8"))
PORTFOLIO = oracle.Portfolio(DOCS)
PROJECTS = PORTFOLIO.projects
COMMITTED = ("--where", "status=ongoing", "--where", "status=ended")
PUBLIC = tuple(word for class_ in ("city", "eu", "eu_state", "state", "other_public")
               for word in ("--where", "class=" + class_))


def of_type(type_):
    return [d for d in DOCS if d["type"] == type_]


def ask(*argv):
    return oracle.ask(PORTFOLIO, *argv)


def equal(got, wanted):
    assert got == wanted, "got %r, wanted %r" % (got, wanted)


def test_made_again_is_the_same_bytes():
    with tempfile.TemporaryDirectory() as folder:
        out = pathlib.Path(folder) / "portfolio.json"
        subprocess.run([sys.executable, "-B", str(SAMPLE / "make-sample.py"), str(out)],
                       check=True, env={"PYTHONHASHSEED": "271828", "LC_ALL": "C"})
        assert out.read_bytes() == (SAMPLE / "portfolio.json").read_bytes(), \
            "portfolio.json is not what make-sample.py makes"
        assert (out.parent / "snapshot.json").read_bytes() == (SAMPLE / "snapshot.json").read_bytes(), \
            "snapshot.json is not what make-sample.py makes"


def test_the_meeting_before_differs_as_told():
    was = json.loads((SAMPLE / "snapshot.json").read_text(encoding="utf-8"))
    absent, earlier = set(was["absent"]), {d["_id"]: d for d in was["docs"]}
    equal(was["as_of"], BY_ID[was["meeting"]]["date"])
    assert was["as_of"] < DOCUMENT["as_of"] and len(absent) == 5
    assert all(BY_ID[i]["start"] >= "2025-02-01" for i in absent)
    assert all(d != BY_ID[i] and d["origin"]["kind"] == "sample" for i, d in earlier.items())
    ended = [i for i, d in earlier.items() if d["status"] != BY_ID[i]["status"]]
    assert len(ended) == 3 and all(BY_ID[i]["status"] == "ended" for i in ended)
    before = oracle.Portfolio([earlier.get(d["_id"], d) for d in DOCS if d["_id"] not in absent])
    wanted = {"kokkola": ("within", "above"), "mikkeli": ("below", "below")}
    for slug, states in wanted.items():
        rows = [oracle.ask(p, "--share", *COMMITTED)["agreement:" + slug] for p in (before, PORTFOLIO)]
        equal(tuple(r["city_share_state"] for r in rows), states)


def test_is_valid_by_the_schema():
    path = ROOT / "tests" / "support" / "validate-portfolio.py"
    spec = importlib.util.spec_from_file_location("validate_portfolio", path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    found = module.faults(DOCUMENT)
    if found is None:
        raise cases.Skip("python3-jsonschema is not there")
    equal(found, [])
    broken = json.loads(json.dumps(DOCUMENT))
    broken["docs"][-1]["status"] = "sleeping"
    assert module.faults(broken), "a wrong status went through"


def test_head_is_that_of_a_static_endpoint():
    equal(DOCUMENT["format"], "innocities-portfolio")
    equal(DOCUMENT["schema"], {"major": 1, "minor": 0})
    equal(DOCUMENT["as_of"], "2025-04-10")
    equal(DOCUMENT["generated_at"], "2025-04-10T09:00:00Z")
    equal(DOCUMENT["dataset_id"], BY_ID["meta:dataset"]["dataset_id"])


def test_counts_are_those_of_the_documents():
    equal(DOCUMENT["counts"], dict(collections.Counter(d["type"] for d in DOCS)))
    equal(len(BY_ID), len(DOCS))


def test_is_marked_as_a_sample():
    assert BY_ID["meta:dataset"]["sample"] is True
    for doc in PROJECTS + of_type("participation"):
        equal(doc["origin"]["kind"], "sample")


def test_holds_no_person():
    equal(of_type("person"), [])


def test_one_document_a_line():
    lines = (SAMPLE / "portfolio.json").read_text(encoding="utf-8").splitlines()
    equal(sum(line.startswith('{"_id":') for line in lines), len(DOCS))


def test_text_is_composed():
    text = (SAMPLE / "portfolio.json").read_text(encoding="utf-8")
    assert unicodedata.is_normalized("NFC", text)


def references(doc):
    for key in ("agreement", "parent", "lead_theme", "metric", "subject", "city"):
        if doc.get(key):
            yield doc[key]
    for key in ("cities", "themes"):
        yield from doc.get(key, ())
    for row in doc.get("participants", {}).values():
        yield row["city"]
    for row in doc.get("funding", {}).values():
        yield row["source"]


def test_every_reference_leads_somewhere():
    for doc in DOCS:
        for reference in references(doc):
            assert reference in BY_ID, "%s: %s" % (doc["_id"], reference)


def test_the_facts_are_kept_as_they_are():
    equal(len(of_type("city")), len(FACTS["cities"]))
    equal(len(of_type("agreement")), len(FACTS["agreements"]))
    for city in FACTS["cities"]:
        doc = BY_ID["city:" + city["id"]]
        equal(doc["name"], city["name"])
        equal(doc["population"], {"2019": city["population_2019"]})
        assert doc["_id"] in BY_ID["agreement:" + city["agreement"]]["cities"]
    for agreement in FACTS["agreements"]:
        doc = BY_ID["agreement:" + agreement["id"]]
        equal(doc["authority"], agreement["funding_authority"])
        names = [t["name"] for t in of_type("theme") if t["agreement"] == doc["_id"]]
        for theme in agreement["themes"]:
            assert theme in names, "%s: %r" % (doc["_id"], theme)


def test_the_themes_of_rovaniemi_changed():
    ends = sorted((t["valid_from"], t["valid_to"]) for t in of_type("theme")
                  if t["agreement"] == "agreement:rovaniemi")
    equal(ends, [("2021-02-09", "2024-12-31")] * 2 + [("2025-01-01", None)] * 2)
    assert not [t for t in of_type("theme") if t["agreement"] == "agreement:vaasa"]


def test_every_name_is_there_in_some_language():
    for doc in DOCS:
        for key in ("name", "short", "title"):
            if isinstance(doc.get(key), dict):
                assert any(doc[key].values()), doc["_id"]
    for language in ("fi", "sv", "en"):
        assert any(p["name"][language] is None for p in PROJECTS), language


def test_a_projects_place_is_its_own():
    for project in PROJECTS:
        agreement = BY_ID.get(project["agreement"])
        if agreement:
            assert set(agreement["cities"]) & set(project["cities"]), project["_id"]
        for theme in project["themes"]:
            equal(BY_ID[theme]["agreement"], project["agreement"])
    assert any(len(p["cities"]) > 1 and len({BY_ID[c]["region"]["code"] for c in p["cities"]}) > 1
               for p in PROJECTS)


def test_dates_agree_with_the_status():
    for p in PROJECTS:
        assert p["start"] < p["end"] <= "2027-12-31", p["_id"]
        if p["status"] == "ongoing":
            assert p["start"] <= DOCUMENT["as_of"] <= p["end"], p["_id"]
        elif p["status"] == "ended":
            assert p["end"] < DOCUMENT["as_of"], p["_id"]
        elif p["status"] == "planned":
            assert p["start"] > DOCUMENT["as_of"], p["_id"]


def test_codes_are_given_once():
    codes = [p["code"] for p in PROJECTS if p["code"]]
    equal(len(codes), len(set(codes)))


def test_subs_have_a_group_and_groups_are_not_counted_twice():
    for p in PROJECTS:
        equal(p["kind"] == "sub", p["parent"] is not None)
        if p["parent"]:
            equal(BY_ID[p["parent"]]["kind"], "group")
    groups = [p for p in PROJECTS if p["kind"] == "group"]
    equal(sum(not PORTFOLIO.counted(p) for p in groups), 5)
    equal(sum(PORTFOLIO.counted(p) for p in groups), 1)
    assert all(p["funding"] for p in groups), "a group's own rows are there to be left out"


def test_amounts_are_not_round():
    cents = [r["amount_cents"] for p in PROJECTS for r in p["funding"].values()
             if r["amount_cents"]]
    assert min(cents) > 0
    assert sum(c % 100 == 0 for c in cents) * 20 < len(cents)


def test_realised_is_at_most_granted():
    for p in PROJECTS:
        granted = {}
        for r in p["funding"].values():
            if r["measure"] == "granted" and r["amount_cents"] is not None:
                granted[r["source"], r["year"]] = r["amount_cents"]
        for r in p["funding"].values():
            if r["measure"] == "realised" and r["amount_cents"] is not None:
                assert p["status"] in ("ongoing", "ended")
                assert r["amount_cents"] <= granted[r["source"], r["year"]], p["_id"]


def test_counts_of_projects():
    counts = {k: v["total"] for k, v in ask("--measure", "projects", "--by", "status").items()}
    equal(counts, {"ongoing": 80, "ended": 68, "planned": 21, "total": 169})


def test_sums_are_those_told_of_the_programme():
    ongoing = ask("--where", "status=ongoing")["total"]["public"]
    assert abs(ongoing - 79_000_000_00) <= 40_000_00, ongoing
    committed = ask(*COMMITTED)["total"]["public"]
    assert abs(committed - 118_400_000_00) < 50_000_00, committed
    planned = ask("--measure", "planned")["total"]["public"]
    assert abs(planned - 140_000_000_00) < 50_000_00, planned


def test_agreements_are_of_the_size_they_were_made():
    wanted = {"capital-region": 204, "tampere": 139, "oulu": 119, "turku": 102, "jyvaskyla": 80,
              "kuopio": 76, "lahti": 71, "joensuu": 59, "lappeenranta-imatra": 59, "vaasa": 51,
              "seinajoki": 47, "pori": 45, "rovaniemi": 39, "kokkola": 36, "mikkeli": 30,
              "kajaani-sotkamo": 27}
    got = ask(*COMMITTED)
    got.pop("total")
    equal({k.split(":")[1]: (v["public"] + 500_000_0) // 1_000_000_0 for k, v in got.items()},
          wanted)


def test_city_shares_lie_below_within_above_and_unknown():
    states = collections.defaultdict(list)
    # Private rows without an amount leave the share of public funding known.
    public = {k: v["unknown_rows"] for k, v in ask(*COMMITTED, *PUBLIC).items()}
    for key, cell in ask(*COMMITTED, "--share").items():
        share = cell["series"]["city"]
        state = ("unknown" if public.get(key, 0) else "below" if share < 0.25
                 else "above" if share > 0.40 else "within")
        states[state].append(key)
    equal(sorted(states["below"]), ["agreement:kajaani-sotkamo", "agreement:mikkeli"])
    equal(states["above"], ["agreement:kokkola"])
    equal(sorted(states["unknown"]), ["agreement:rovaniemi", "total"])
    equal(len(states["within"]), 12)


def test_unknown_rows_are_where_they_were_put():
    got = {k: v["unknown_rows"] for k, v in ask(*COMMITTED).items() if v["unknown_rows"]}
    equal(got, {"agreement:rovaniemi": 3, "agreement:turku": 1, "total": 4})


def test_every_class_and_source_is_used():
    for measure in ("granted", "realised", "planned"):
        got = set(ask("--measure", measure, "--by", "source"))
        equal(got, {d["_id"] for d in of_type("funding_source")} | {"total"})


def test_lead_themes_answer_the_rule():
    equal({k.split(":")[1]: tuple(v) for k, v in oracle.lead_themes(PORTFOLIO).items()}, {
        "battery-chemistry": ("met", 7), "photonics": ("met", 3), "sport-finland": ("met", 3),
        "six-poe": ("not_met", 1), "digital-health": ("unknown", 1),
        "green-electrification": ("unknown", 1)})
    roles = ("lead", "implementer", "network", "discussion")
    equal(oracle.lead_themes(PORTFOLIO, roles)["lead_theme:six-poe"], ["met", 4])


def test_the_targets_of_kajaani_are_the_real_ones():
    got = {o["metric"].split(":")[1]: o["value"] for o in of_type("observation")
           if o["subject"] == "agreement:kajaani-sotkamo" and o["period"] == "2029"}
    equal(got, {"new-companies": 15, "commercialised-technologies": 20, "new-services": 20})


def test_some_observation_is_not_known():
    assert any(o["value"] is None for o in of_type("observation"))
    seen = [(o["metric"], o["subject"], o["period"], o["kind"]) for o in of_type("observation")]
    equal(len(seen), len(set(seen)))


if __name__ == "__main__":
    sys.exit(cases.run(globals()))
