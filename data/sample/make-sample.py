#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes portfolio.json, the sample portfolio, from facts.json and projects.txt, and
beside it snapshot.json, what was different at the meeting before.

The facts are public; every project, amount, observation and participation is
invented. Nothing depends on a clock, a locale or the machine: whole numbers
only, and each thing draws from a generator seeded by its own name, so that a
new line in projects.txt moves as little else as it can.

usage: make-sample.py [OUTPUT]
"""

import json
import pathlib
import sys

sys.dont_write_bytecode = True

from earlier import snapshot  # noqa: E402
from impact import (METRICS, meeting_docs, metric_doc, observation_docs,  # noqa: E402
                    participation_docs)
from sampletools import Dice, day, split, text, text_of, uuid_for  # noqa: E402

HERE = pathlib.Path(__file__).resolve().parent
AS_OF = "2025-04-10"
AS_OF_MONTH = 2025 * 12 + 3
LAST_MONTH = 2027 * 12 + 11
DATASET_ID = "0f6b1d52-6c0e-4d0b-9a57-2b7c9d4e8a10"
AGREEMENT_STARTS, AGREEMENT_ENDS = "2021-02-09", "2027-12-31"
# A little under the programme's 140 million, so that it prints as 140.0.
PLANNED_TOTAL = 139_962_415_37


# --- Names of what is known -------------------------------------------------

THEME_SLUGS = {
    "capital-region": ("smart-urban", "health-tech", "learning", "new-initiatives"),
    "tampere": ("six", "built", "digital-health"),
    "turku": ("industry", "life-science"),
    "oulu": ("urban-digitalisation", "ouluhealth", "circular"),
    "jyvaskyla": ("wellbeing", "industry"),
    "kuopio": ("health-tech", "water"),
    "lahti": ("circular", "sports"),
    "pori": ("metals", "automation"),
    "joensuu": ("bioeconomy", "photonics"),
    "lappeenranta-imatra": ("green-electrification",),
    "vaasa": (),
    "seinajoki": ("food", "industry"),
    "rovaniemi": ("arctic-tourism", "welfare-services"),
    "mikkeli": ("water",),
    "kokkola": ("battery-chemistry", "circular"),
    "kajaani-sotkamo": ("measurement", "hpc"),
}

# Rovaniemi's priorities changed for 2025-2027; what they became is invented.
ROVANIEMI_CHANGED = "2024-12-31"
ROVANIEMI_NEW = (
    ("arctic-experiences", text(
        "Arktiset elämykset ja vastuullinen matkailuliiketoiminta",
        "Arktiska upplevelser och ansvarsfull turism",
        "Arctic experiences and responsible tourism")),
    ("digital-welfare", text(
        "Harvaan asuttujen alueiden digitaaliset hyvinvointipalvelut",
        "Digitala välfärdstjänster i glesbygden",
        "Digital welfare services for sparsely populated areas")),
)

SOURCES = (
    ("erdf", "eu", ("Euroopan aluekehitysrahasto", "Europeiska regionala utvecklingsfonden",
                    "European Regional Development Fund"), ("EAKR", "Eruf", "ERDF")),
    ("esf", "eu", ("Euroopan sosiaalirahasto plus", "Europeiska socialfonden plus",
                   "European Social Fund Plus"), ("ESR+", "ESF+", "ESF+")),
    ("jtf", "eu", ("Oikeudenmukaisen siirtymän rahasto", "Fonden för en rättvis omställning",
                   "Just Transition Fund"), ("JTF", "FRO", "JTF")),
    ("akke", "state", ("Alueiden kestävän kasvun ja elinvoiman tukeminen",
                       "Stöd för hållbar tillväxt och livskraft i regionerna",
                       "Sustainable growth and regional vitality funding"),
     ("AKKE", "AKKE", "AKKE")),
    ("state", "state", ("Valtion vastinrahoitus", "Statlig medfinansiering",
                        "State co-financing"), ("Valtio", "Stat", "State")),
    ("city", "city", ("Kaupunki tai kunta", "Stad eller kommun", "City or municipality"),
     ("Kaupunki", "Stad", "City")),
    ("other_public", "other_public", ("Muu julkinen rahoitus", "Övrig offentlig finansiering",
                                      "Other public funding"),
     ("Muu julkinen", "Övrig offentlig", "Other public")),
    ("private", "private", ("Yksityinen rahoitus", "Privat finansiering", "Private funding"),
     ("Yksityinen", "Privat", "Private")),
    ("eu_state", "eu_state", ("EU- ja valtion rahoitus, ei eritelty",
                              "EU- och statlig finansiering, ej fördelad",
                              "EU and state funding, not split"),
     ("EU ja valtio", "EU och stat", "EU and state")),
)
SOURCE_ORDER = ("erdf", "esf", "jtf", "eu_state", "akke", "state", "city", "other_public",
                "private")
PUBLIC = frozenset(SOURCE_ORDER) - {"private"}

# Who takes part in the lead themes, as far as it is published.
PARTICIPANTS = {
    "battery-chemistry": (("kokkola", "lead"), ("vaasa", "implementer"), ("pori", "implementer"),
                          ("turku", "implementer"), ("lappeenranta", "implementer"),
                          ("jyvaskyla", "implementer"), ("kuopio", "implementer")),
    "digital-health": (("oulu", "lead"),),
    "photonics": (("joensuu", "lead"), ("oulu", "implementer"), ("tampere", "implementer"),
                  ("espoo", "network")),
    "green-electrification": (("lappeenranta", "lead"),),
    "sport-finland": (("jyvaskyla", "lead"), ("lahti", "implementer"), ("kuopio", "implementer"),
                      ("helsinki", "discussion"), ("rovaniemi", "discussion")),
    "six-poe": (("tampere", "lead"), ("lappeenranta", "network"), ("turku", "network"),
                ("vaasa", "network")),
}
ROUND_START, ROUND_END = "2023-01-01", "2024-12-31"
ROUND_ENDS = {"battery-chemistry": "2025-06-30"}

# Granted public funding, in thousands of euros: ongoing and ended; then its make-up
# in tenths of a per cent: city, EU and state not split, other public, and the part
# of the EU in what is split.
MONEY = {
    "capital-region": (13_100, 7_300, 333, 62, 47, 732),
    "tampere": (9_500, 4_400, 312, 62, 26, 717),
    "oulu": (7_900, 4_000, 287, 90, 50, 719),
    "turku": (6_800, 3_400, 302, 120, 28, 746),
    "jyvaskyla": (5_300, 2_700, 274, 38, 57, 698),
    "kuopio": (5_000, 2_600, 304, 98, 36, 714),
    "lahti": (4_800, 2_300, 352, 48, 25, 737),
    "joensuu": (3_900, 2_000, 262, 66, 48, 677),
    "lappeenranta-imatra": (4_000, 1_900, 281, 80, 36, 717),
    "vaasa": (3_500, 1_600, 361, 110, 30, 760),
    "seinajoki": (3_200, 1_500, 276, 30, 40, 677),
    "pori": (3_000, 1_500, 259, 50, 50, 656),
    "rovaniemi": (2_700, 1_200, 263, 300, 57, 632),
    "kokkola": (2_500, 1_100, 418, 40, 22, 731),
    "mikkeli": (2_100, 900, 224, 60, 46, 642),
    "kajaani-sotkamo": (1_700, 1_000, 238, 50, 35, 627),
    "-": (1_000, 1_000, 300, 0, 50, 700),
}

# ESF+ money is granted by the ELY Centre that serves the area.
ELY = {
    "FI1B": "Hämeen ELY-keskus", "FI1C": "Hämeen ELY-keskus",
    "FI19": "Keski-Suomen ELY-keskus", "FI1D": "Pohjois-Pohjanmaan ELY-keskus",
}

STATUS = {"o": "ongoing", "e": "ended", "p": "planned", "c": "cancelled"}

# Rows that exist and whose amount is not known: (beneficiary and start of the name,
# source, measure). The three of Rovaniemi are public, so its city share is unknown;
# Turku's is private, so its city share is not.
UNKNOWN_ROWS = (
    ("Vastuullinen arktinen matkailu", "other_public", "granted"),
    ("Hyvinvointimatkailun palvelupolut", "other_public", "granted"),
    ("Arktisen hoivan teknologiat", "eu_state", "granted"),
    ("Meriteollisuuden vihreä siirtymä", "private", "granted"),
    ("Droonit satamaturvallisuudessa", "other_public", "planned"),
    ("Kuopio Health", "city", "realised"),
    ("Metsien hiilitase", "private", "realised"),
)


# Projects that were granted more than was planned (start of the name). Of all others at
# least as much was planned as was granted.
ABOVE_PLANNED = (
    "Kuntoutuksen älyvaatteet",
    "Lämpöverkon älykäs ohjaus",
    "Simulaatio-oppimisen kaupunkiverkosto",
)


def meta_doc():
    return {
        "_id": "meta:dataset", "type": "meta", "format": "innocities-portfolio",
        "schema": {"major": 1, "minor": 0}, "min_writer": 1, "dataset_id": DATASET_ID,
        "title": text("Innokaupungit, esimerkkidataa", "Innostäderna, exempeldata",
                      "InnoCities, sample data"),
        "sample": True,
    }


def city_doc(city):
    return {
        "_id": "city:" + city["id"], "type": "city", "name": text_of(city["name"]),
        "kind": city["kind"], "municipality_code": city["municipality_code"],
        "region": {"code": city["region"]["code"], "name": text_of(city["region"])},
        "lat": city["lat"], "lon": city["lon"],
        "population": {"2019": city["population_2019"]},
    }


def agreement_doc(agreement):
    return {
        "_id": "agreement:" + agreement["id"], "type": "agreement",
        "name": text_of(agreement["name"]),
        "cities": ["city:" + c for c in agreement["cities"]],
        "authority": text_of(agreement["funding_authority"]),
        "starts": AGREEMENT_STARTS, "ends": AGREEMENT_ENDS,
    }


def theme_doc(agreement_id, slug, name, valid_from, valid_to):
    return {
        "_id": "theme:%s-%s" % (agreement_id, slug), "type": "theme", "name": text_of(name),
        "agreement": "agreement:" + agreement_id,
        "valid_from": valid_from, "valid_to": valid_to,
    }


def theme_docs(facts):
    for agreement in facts["agreements"]:
        known = agreement["themes"]
        slugs = THEME_SLUGS[agreement["id"]]
        assert len(slugs) == len(known), agreement["id"]
        changed = ROVANIEMI_CHANGED if agreement["id"] == "rovaniemi" else None
        for slug, name in zip(slugs, known):
            yield theme_doc(agreement["id"], slug, name, AGREEMENT_STARTS, changed)
    for slug, name in ROVANIEMI_NEW:
        doc = theme_doc("rovaniemi", slug, name, "2025-01-01", None)
        doc["origin"] = {"kind": "sample"}
        yield doc


def lead_theme_doc(lead):
    slug = lead["id"]
    rows = {"p%d" % (n + 1): {"city": "city:" + city, "role": role}
            for n, (city, role) in enumerate(PARTICIPANTS[slug])}
    return {
        "_id": "lead_theme:" + slug, "type": "lead_theme",
        "name": text_of(lead["name"]), "short": text_of(lead["short"]),
        "round": {"start": ROUND_START, "end": ROUND_ENDS.get(slug, ROUND_END)},
        "organisation": lead["lead_org"],
        "participants_known": lead["participants"] is not None,
        "participants": rows,
    }


def source_doc(source):
    slug, class_, name, short = source
    return {"_id": "funding_source:" + slug, "type": "funding_source",
            "name": text(*name), "short": text(*short), "class": class_}


# --- Invented projects ------------------------------------------------------

def read_projects(path):
    """The lines of projects.txt, as dictionaries."""
    agreement, lines = None, []
    for line in path.read_text(encoding="utf-8").splitlines():
        if not line or line.startswith("#"):
            continue
        if line.startswith("["):
            agreement = line.strip("[]")
            continue
        fields = [None if f == "-" else f for f in (f.strip() for f in line.split(" | "))]
        status, themes, beneficiary, fi, sv, en, options = fields
        lines.append({
            "agreement": agreement, "letter": status,
            "themes": themes.split(",") if themes else [],
            "beneficiary": beneficiary, "fi": fi, "sv": sv, "en": en,
            "opt": dict(o.split("=", 1) for o in (options or "").split()),
        })
    return lines


def draw_dates(item, dice):
    """First and last month, so that they agree with the status on AS_OF."""
    status, akke = item["status"], item["opt"].get("fund") == "akke"
    if status == "ongoing":
        start = dice.between(AS_OF_MONTH - 29, AS_OF_MONTH - 1)
        length = dice.between(max(18, AS_OF_MONTH - start + 3), 38)
        length = min(length, LAST_MONTH - start + 1)
    elif status == "ended" and akke:
        start, length = dice.between(2021 * 12 + 4, 2021 * 12 + 8), dice.between(8, 16)
    elif status == "ended":
        start, length = dice.between(2021 * 12 + 8, 2023 * 12 + 5), dice.between(14, 22)
    elif status == "cancelled":
        start, length = dice.between(2023 * 12, 2024 * 12), dice.between(18, 24)
    else:
        start, length = dice.between(2025 * 12 + 5, 2026 * 12), dice.between(18, 23)
    return day(start), day(start + length - 1, last=True)


def month_of(date):
    return int(date[:4]) * 12 + int(date[5:7]) - 1


def draw_code(item, dice, taken):
    """A code that rises with the day of the start, as those of EURA do."""
    if item["status"] == "planned" and dice.per_cent(60):
        return None
    base = (month_of(item["start"]) - 2021 * 12) * 26
    number = 80100 + base + dice.between(0, 25)
    while "A%d" % number in taken:
        number += 1
    taken.add("A%d" % number)
    return "A%d" % number


def settle(items):
    """Status, kind, parent, dates and code of each project."""
    groups = {i["opt"]["name"]: i for i in items if i["letter"] == "g"}
    taken = {i["opt"]["code"] for i in items if "code" in i["opt"]}
    for item in items:
        opt, group = item["opt"], groups.get(item["opt"].get("group"))
        item["key"] = "%s/%s" % (item["agreement"], item["fi"] or item["sv"])
        item["id"] = "project:" + uuid_for("project", item["key"])
        item["status"] = opt.get("status") or STATUS[item["letter"]]
        item["kind"] = "group" if item["letter"] == "g" else "sub" if group else "project"
        item["group"] = group
        dice = Dice("dates", item["key"])
        dates = opt.get("dates") or (group["opt"]["dates"] if group else None)
        item["start"], item["end"] = dates.split("..") if dates else draw_dates(item, dice)
        item["code"] = opt.get("code") or draw_code(item, dice, taken)
        item["weight"] = int(opt.get("size") or Dice("size", item["key"]).between(62, 128))
        item["granted"], item["planned"] = {}, {}
    for item in items:
        if item["group"]:
            item["group"]["has_subs"] = True


def euro_noise(agreement, thousands, what):
    """So many thousand euros in cents, give or take 900 euros."""
    return thousands * 100_000 + Dice("noise", agreement, what).between(-90_000, 90_000)


def spread(amount, items):
    """Adds to each its part of amount, by its public funding."""
    return split(amount, [i["public"] for i in items])


def share_out(agreement, items):
    """The granted funding of an agreement's projects, by source, in cents."""
    _, _, city, unsplit, other, eu = MONEY[agreement]
    total = sum(i["public"] for i in items)
    for item in items:
        dice = Dice("shares", item["key"])
        akke = item["opt"].get("fund") == "akke"
        own = 400 if akke else city + dice.between(-55, 55)
        item["city"] = item["public"] * own // 1000
        item["other"] = item["public"] * dice.between(20, 60) if dice.per_cent(60) else 0
    gap = total * city // 1000 - sum(i["city"] for i in items)
    for item, part in zip(items, spread(gap, items)):
        item["city"] += part
    if not any(i["other"] for i in items):
        items[0]["other"] = 1
    for item, part in zip(items, split(total * other // 1000, [i["other"] for i in items])):
        item["other"] = part
    left = total * unsplit // 1000
    for item in sorted(items, key=lambda i: Dice("unsplit", i["key"]).next()):
        rest = item["public"] - item["city"] - item["other"]
        item["unsplit"] = 0 if item["opt"].get("fund") == "akke" else min(rest, left)
        left -= item["unsplit"]
        fill_sources(item, rest - item["unsplit"], eu)


def fill_sources(item, rest, eu):
    fund = item["opt"].get("fund", "erdf")
    dice = Dice("eu", item["key"])
    if fund == "akke":
        granted = {"akke": rest}
    else:
        part = rest * (eu * 10 + dice.between(-150, 150)) // 10_000
        granted = {fund: part, "state": rest - part}
    granted["eu_state"] = item.pop("unsplit")
    granted["city"] = item.pop("city")
    granted["other_public"] = item.pop("other")
    if dice.per_cent(46) and fund != "akke":
        granted["private"] = item["public"] * dice.between(60, 205) // 1000
    item["granted"] = {s: granted[s] for s in SOURCE_ORDER if granted.get(s)}


def grant(items):
    """Money for the ongoing and the ended, so that each agreement meets MONEY."""
    counted = [i for i in items if not i.get("has_subs")]
    for agreement, money in MONEY.items():
        mine = [i for i in counted if i["agreement"] == agreement]
        for status, thousands in zip(("ongoing", "ended"), money):
            group = [i for i in mine if i["status"] == status]
            if group:
                amount = euro_noise(agreement, thousands, status)
                for item, part in zip(group, split(amount, [i["weight"] for i in group])):
                    item["public"] = part
        for item in mine:
            if item["status"] == "cancelled":
                item["public"] = item["weight"] * 512_345
        granted = [i for i in mine if i["status"] in ("ongoing", "ended")]
        cancelled = [i for i in mine if i["status"] == "cancelled"]
        for group in (granted, cancelled):
            if group:
                share_out(agreement, group)


def public_of(amounts):
    return sum(cents for source, cents in amounts.items() if source in PUBLIC)


def plan(items):
    """What was planned: near the granted; the planned projects fill the programme."""
    spent = 0
    for item in items:
        is_less = (item["fi"] or item["sv"]).startswith(ABOVE_PLANNED)
        for source, cents in item["granted"].items():
            dice = Dice("plan", item["key"], source)
            share = dice.between(9_600, 9_900) if is_less else dice.between(10_000, 10_350)
            item["planned"][source] = cents * share // 10_000
        if item["status"] != "cancelled":
            spent += public_of(item["planned"])
    coming = [i for i in items if i["status"] == "planned"]
    weights = [i["weight"] * (60 + MONEY[i["agreement"]][0] // 200) for i in coming]
    for item, part in zip(coming, split(PLANNED_TOTAL - spent, weights)):
        item["public"] = part
    for agreement in MONEY:
        mine = [i for i in coming if i["agreement"] == agreement]
        if mine:
            share_out(agreement, mine)
        for item in mine:
            item["planned"], item["granted"] = item["granted"], {}
    # Of two cancelled projects nothing was ever granted.
    for item in items:
        if item["status"] == "cancelled" and Dice("stop", item["key"]).per_cent(50):
            item["granted"] = {}


def gather_groups(items):
    """A group's own rows are the sum of its sub-projects', cancelled ones left out."""
    for item in items:
        group = item["group"]
        if group and item["status"] != "cancelled":
            for measure in ("granted", "planned"):
                for source, cents in item[measure].items():
                    group[measure][source] = group[measure].get(source, 0) + cents


def year_parts(item, cents):
    """The amount by year, by the months of the project in each."""
    first, last = month_of(item["start"]), month_of(item["end"])
    years = list(range(first // 12, last // 12 + 1))
    months = [min(last, y * 12 + 11) - max(first, y * 12) + 1 for y in years]
    dice = Dice("years", item["key"])
    return list(zip(years, split(cents, [m * dice.between(850, 1150) for m in months])))


def realised_part(item, year, cents, dice):
    """What has come about of a granted row; None where nothing can have."""
    if item["status"] == "ended":
        return cents * dice.between(8_600, 10_000) // 10_000
    if item["status"] != "ongoing":
        return None
    if year is None:
        first, last = month_of(item["start"]), month_of(item["end"])
        elapsed = min(AS_OF_MONTH - first, last - first + 1)
        return cents * elapsed * dice.between(780, 980) // ((last - first + 1) * 1000)
    if year > 2025:
        return None
    low, high = (900, 2_100) if year == 2025 else (7_600, 9_900)
    return cents * dice.between(low, high) // 10_000


def funding_rows(item):
    by_year = item["kind"] != "group" and Dice("by-year", item["key"]).per_cent(88)
    dice = Dice("realised", item["key"])
    rows = []
    for source, cents in item["granted"].items():
        split_years = by_year and source != "eu_state"
        parts = year_parts(item, cents) if split_years else [(None, cents)]
        rows += [(source, "granted", year, part) for year, part in parts]
    for source, measure, year, part in list(rows):
        done = realised_part(item, year, part, dice)
        if done:
            rows.append((source, "realised", year, done))
    rows += [(s, "planned", None, cents) for s, cents in item["planned"].items()]
    name = item["fi"] or item["sv"]
    rows += [(source, measure, None, None) for start, source, measure in UNKNOWN_ROWS
             if name.startswith(start)]
    return {"f%d" % (n + 1): {"source": "funding_source:" + source, "measure": measure,
                              "year": year, "amount_cents": cents}
            for n, (source, measure, year, cents) in enumerate(rows)}


def cities_of(item, agreements):
    chosen = item["opt"].get("cities")
    if chosen == "-":
        return []
    slugs = chosen.split(",") if chosen else agreements[item["agreement"]]["cities"]
    return ["city:" + c for c in slugs]


def authority_of(item, agreements, nuts):
    if item["agreement"] == "-":
        return None
    agreement = agreements[item["agreement"]]
    if item["opt"].get("fund") == "esf":
        return ELY[nuts[agreement["cities"][0]]]
    return agreement["funding_authority"]["fi"]


def project_doc(item, agreements, nuts):
    slug = item["agreement"]
    lead = item["opt"].get("lead")
    return {
        "_id": item["id"], "type": "project", "name": text(item["fi"], item["sv"], item["en"]),
        "code": item["code"], "kind": item["kind"],
        "parent": item["group"]["id"] if item["group"] else None,
        "agreement": None if slug == "-" else "agreement:" + slug,
        "cities": cities_of(item, agreements),
        "themes": ["theme:%s-%s" % (slug, theme) for theme in item["themes"]],
        "lead_theme": "lead_theme:" + lead if lead else None,
        "status": item["status"], "start": item["start"], "end": item["end"],
        "beneficiary": item["beneficiary"],
        "authority": authority_of(item, agreements, nuts),
        "funding": funding_rows(item),
        "origin": {"kind": "sample", "row": None, "retrieved": AS_OF},
    }


def project_docs(facts):
    items = read_projects(HERE / "projects.txt")
    agreements = {a["id"]: a for a in facts["agreements"]}
    nuts = {c["id"]: c["region"]["nuts2"] for c in facts["cities"]}
    settle(items)
    grant(items)
    plan(items)
    gather_groups(items)
    return [project_doc(item, agreements, nuts) for item in items]


# --- The document -----------------------------------------------------------

def all_docs(facts):
    yield meta_doc()
    yield from map(city_doc, facts["cities"])
    yield from map(agreement_doc, facts["agreements"])
    yield from theme_docs(facts)
    yield from map(lead_theme_doc, facts["lead_themes"])
    yield from map(source_doc, SOURCES)
    yield from map(metric_doc, METRICS)
    yield from observation_docs(facts)
    yield from meeting_docs()
    yield from participation_docs()
    yield from project_docs(facts)


def dump(head, docs):
    """The head over several lines, then one document a line: readable changes."""
    lines = ["%s:%s" % (json.dumps(k), json.dumps(v)) for k, v in head.items()]
    body = [json.dumps(doc, ensure_ascii=False, separators=(",", ":")) for doc in docs]
    return ("{\n" + ",\n".join(lines) + ",\n\"docs\":[\n" + ",\n".join(body)
            + "\n]\n}\n").encode("utf-8")


def write(docs, out):
    counts = {}
    for doc in docs:
        counts[doc["type"]] = counts.get(doc["type"], 0) + 1
    head = {
        "format": "innocities-portfolio", "schema": {"major": 1, "minor": 0},
        "dataset_id": DATASET_ID, "seq": 1, "generated_at": AS_OF + "T09:00:00Z",
        "as_of": AS_OF, "counts": counts,
    }
    out.write_bytes(dump(head, docs))


def write_earlier(docs, out):
    head = snapshot(docs)
    out.write_bytes(dump(head, head.pop("docs")))


def main(argv):
    if len(argv) > 2:
        print(__doc__.strip().splitlines()[-1], file=sys.stderr)
        return 2
    out = pathlib.Path(argv[1]) if len(argv) == 2 else HERE / "portfolio.json"
    facts = json.loads((HERE / "facts.json").read_text(encoding="utf-8"))
    docs = list(all_docs(facts))
    write(docs, out)
    write_earlier(docs, out.with_name("snapshot.json"))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv))
