# SPDX-License-Identifier: GPL-3.0-or-later
"""The sample's impact metrics, meetings and international funding. All invented
but the targets of Kajaani's agreement, which are public."""

from sampletools import Dice, day, text, uuid_for

# name, unit, dimension, level, direction, decimals, value in 2024 for 100 000 people.
METRICS = (
    ("new-companies", ("Uudet yritykset", "Nya företag", "New companies"),
     ("kpl", "st.", "companies"), "business", "outcome", "up", 6),
    ("commercialised-technologies",
     ("Kaupallistetut teknologiat", "Kommersialiserade teknologier",
      "Commercialised technologies"),
     ("kpl", "st.", "technologies"), "business", "outcome", "up", 4),
    ("new-services", ("Uudet palvelutuotteet", "Nya tjänsteprodukter", "New service products"),
     ("kpl", "st.", "services"), "business", "output", "up", 7),
    ("rdi-jobs", ("TKI-työpaikat", "FoUI-arbetstillfällen", "RDI jobs"),
     ("htv", "årsverken", "person-years"), "skills", "impact", "up", 38),
    ("emission-reduction", ("Päästövähennys", "Utsläppsminskning", "Emission reduction"),
     ("t CO₂-ekv.", "t CO₂-ekv.", "t CO₂e"), "environment", "impact", "up", 1450),
    ("time-to-market", ("Aika ideasta markkinoille", "Tid från idé till marknad",
                        "Time from idea to market"),
     ("kk", "mån.", "months"), "business", "outcome", "down", 0),
)
KAJAANI = "agreement:kajaani-sotkamo"
KAJAANI_TARGETS = {"new-companies": 15, "commercialised-technologies": 20, "new-services": 20}
KAJAANI_NOTE = "Sopimuksen tavoite 2021–2029, julkinen tieto."


def metric_doc(metric):
    slug, name, unit, dimension, level, direction, _ = metric
    return {"_id": "metric:" + slug, "type": "metric", "name": text(*name), "unit": text(*unit),
            "dimension": dimension, "level": level, "direction": direction,
            "decimals": 1 if slug == "time-to-market" else 0}


def observation(metric, subject, period, kind, value, note=None):
    slug = "%s-%s-%s-%s" % (metric, subject.split(":")[1], period.lower(), kind)
    return {"_id": "observation:" + slug, "type": "observation", "metric": "metric:" + metric,
            "subject": subject, "period": period, "kind": kind, "value": value,
            "source": "Esimerkki" if note is None else "Ekosysteemisopimus", "note": note}


def observe_series(slug, scale, subject, people):
    """A count that has grown since 2021, with a baseline and a target."""
    dice = Dice("observe", slug, subject)
    goal = max(4, people * scale * dice.between(80, 125) // 8_000_000)
    if subject == KAJAANI and slug in KAJAANI_TARGETS:
        # Two years further off than the others' targets.
        goal = KAJAANI_TARGETS[slug] * 3 // 5
    yield observation(slug, subject, "2020", "baseline", goal * dice.between(5, 18) // 100)
    unknown = 2022 + dice.between(0, 2) if dice.per_cent(14) else None
    for year, share in ((2022, 22), (2023, 44), (2024, 70)):
        value = goal * (share + dice.between(-8, 8)) // 100
        yield observation(slug, subject, str(year), "observed",
                          None if year == unknown else value)
    if slug == "new-companies":
        value = goal * (75 + dice.between(0, 6)) // 100
        yield observation(slug, subject, "2025-Q1", "observed",
                          None if dice.per_cent(30) else value)
    yield observation(slug, subject, "2027", "target", goal * dice.between(100, 130) // 100)


def observe_time(subject):
    """Months from idea to market: less is better."""
    dice = Dice("observe", "time-to-market", subject)
    tenths = dice.between(210, 290)
    yield observation("time-to-market", subject, "2021", "baseline", tenths / 10)
    for year in (2022, 2023, 2024):
        tenths -= dice.between(-4, 22)
        yield observation("time-to-market", subject, str(year), "observed",
                          None if dice.per_cent(8) else tenths / 10)
    yield observation("time-to-market", subject, "2027", "target", 18.0)


def observation_docs(facts):
    people = {c["id"]: c["population_2019"] for c in facts["cities"]}
    for slug, _, _, _, _, _, scale in METRICS:
        # Jobs are known for each municipality, the rest for each agreement.
        if slug == "rdi-jobs":
            subjects = [("city:" + c, n) for c, n in people.items()]
        else:
            subjects = [("agreement:" + a["id"], sum(people[c] for c in a["cities"]))
                        for a in facts["agreements"]]
        for subject, n in subjects:
            series = list(observe_series(slug, scale, subject, n) if scale
                          else observe_time(subject))
            if slug == "emission-reduction" and subject == "agreement:tampere":
                series = [dict(o, value=None) if o["kind"] == "observed" else o for o in series]
            if subject == KAJAANI and slug in KAJAANI_TARGETS:
                series = [o for o in series if o["kind"] != "target"]
                series.append(observation(slug, subject, "2029", "target",
                                          KAJAANI_TARGETS[slug], KAJAANI_NOTE))
            yield from series


def meeting_docs():
    for slug, number, date in (("2024-3", "3/2024", "2024-10-09"),
                               ("2025-1", "1/2025", "2025-02-12")):
        yield {"_id": "meeting:" + slug, "type": "meeting",
               "name": text("Ohjausryhmä " + number, "Styrgruppen " + number,
                            "Steering group " + number),
               "date": date, "snapshot": None}


# acronym, title, first year, then organisations with the coordinator, if from an
# InnoCity, marked by a star.
HORIZON = (
    ("NORDBATT", "Circular battery materials for cold climates", 2022,
     ("kokkola", "Centria University of Applied Sciences*"), ("oulu", "University of Oulu")),
    ("SIXMACH", "Trusted autonomy for mobile work machines", 2023,
     ("tampere", "Tampere University*"), ("lappeenranta", "LUT University"),
     ("espoo", "VTT")),
    ("PHOTOLINE", "Pilot lines for freeform photonics", 2022,
     ("joensuu", "University of Eastern Finland*"), ("tampere", "Tampere University"),
     ("oulu", "University of Oulu")),
    ("WATERLOOP", "Reuse of municipal water in northern towns", 2023,
     ("mikkeli", "South-Eastern Finland University of Applied Sciences"),
     ("kuopio", "Savonia University of Applied Sciences*")),
    ("HYGRID", "Hydrogen and flexible grids", 2022, ("lappeenranta", "LUT University*"),
     ("vaasa", "University of Vaasa")),
    ("CITYTWIN", "Open digital twins for European cities", 2023,
     ("helsinki", "City of Helsinki*"), ("espoo", "Aalto University"),
     ("tampere", "City of Tampere")),
    ("CARELINK", "Federated health data for home care", 2024,
     ("oulu", "University of Oulu*"), ("kuopio", "University of Eastern Finland"),
     ("helsinki", "University of Helsinki")),
    ("BIOPRINT", "Printed biomaterials for wound care", 2022,
     ("turku", "Åbo Akademi University*"), ("turku", "University of Turku")),
    ("QSENSE", "Quantum sensors out of the laboratory", 2024,
     ("espoo", "Aalto University*"), ("espoo", "VTT"), ("jyvaskyla", "University of Jyväskylä")),
    ("MOVEWELL", "Everyday movement and wellbeing data", 2023,
     ("jyvaskyla", "University of Jyväskylä*"), ("lahti", "LAB University of Applied Sciences")),
    ("FOODTRACE", "Traceable plant protein chains", 2023,
     ("seinajoki", "Seinäjoki University of Applied Sciences"),
     ("turku", "University of Turku")),
    ("ARCTOUR", "Responsible tourism in the Arctic", 2022,
     ("rovaniemi", "University of Lapland*")),
    ("HPC4SME", "Supercomputing for small companies", 2024,
     ("kajaani", "Kajaani University of Applied Sciences"),
     ("espoo", "CSC – IT Center for Science")),
    ("METALOOP", "Technology metals from side streams", 2023,
     ("pori", "Satakunta University of Applied Sciences"), ("oulu", "University of Oulu")),
    ("PLASTEND", "Chemical recycling of mixed plastics", 2024,
     ("lahti", "LAB University of Applied Sciences*"), ("espoo", "VTT")),
    ("SAFEPORT", "Drones and sensors for safe ports", 2024,
     ("pori", "Satakunta University of Applied Sciences"), ("vaasa", "Novia"),
     ("turku", "Turku University of Applied Sciences")),
    ("SCHOOLAI", "Fair learning analytics in schools", 2022,
     ("vantaa", "City of Vantaa"), ("helsinki", "University of Helsinki*")),
)


# The part of the programme that a project like it would be of.
PARTS = {"NORDBATT": "2.5", "SIXMACH": "2.4", "PHOTOLINE": "2.4", "WATERLOOP": "2.6", "HYGRID": "2.5", "CITYTWIN": "2.4",
         "CARELINK": "2.1", "BIOPRINT": "2.1", "QSENSE": "3.1", "MOVEWELL": "2.1", "FOODTRACE": "2.6", "ARCTOUR": "2.2",
         "HPC4SME": "2.4", "METALOOP": "2.4", "PLASTEND": "2.6", "SAFEPORT": "2.3", "SCHOOLAI": "2.2"}


def participation_docs():
    for n, (acronym, title, year, *organisations) in enumerate(HORIZON):
        code = str(101_070_000 + n * 1_317 + year % 2022 * 30_000)
        for city, name in organisations:
            dice = Dice("horizon", acronym, name)
            lead = name.endswith("*")
            cents = dice.between(180_000_00, 640_000_00) * (2 if lead else 1)
            start = year * 12 + Dice("horizon", acronym).between(0, 10)
            yield {
                "_id": "participation:" + uuid_for("participation", acronym, name),
                "type": "participation", "programme": "Horizon Europe",
                "programme_part": "HORIZON." + PARTS[acronym], "project_code": code,
                "acronym": acronym, "title": title, "organisation": name.rstrip("*"),
                "city": "city:" + city, "role": "coordinator" if lead else "participant",
                "start": day(start), "end": day(start + 41, last=True),
                "contribution_cents": None if acronym == "SAFEPORT" and city == "vaasa" else cents,
                "origin": {"kind": "sample"},
            }
