# SPDX-License-Identifier: GPL-3.0-or-later
"""Small portfolios made at random, with everything that is odd."""

import oracle

MONEY = [m for m in oracle.MEASURES if m != "projects"]


def make_row(rng, sources):
    amount = rng.choice([None, 0, 1, -1, rng.randrange(100), rng.randrange(-10**6, 10**6),
                         rng.randrange(10**9), 9007199254740991, -9007199254740991])
    return {"source": rng.choice(sources), "measure": rng.choice(MONEY),
            "year": rng.choice([None, 2021, 2022, 2023, 2024]), "amount_cents": amount}


def pick(rng, things, most):
    return rng.sample(things, rng.randrange(min(most, len(things)) + 1))


def make_day(rng):
    return rng.choice([None, "%d-%02d-%02d" % (rng.randrange(2019, 2029), rng.randrange(1, 13),
                                               rng.randrange(1, 29))])


def make_participants(rng, cities):
    roles = ("lead", "implementer", "network", "discussion")
    return {"r%d" % n: {"city": city, "role": rng.choice(roles)}
            for n, city in enumerate(pick(rng, cities, 5))}


def make_participation(rng, n, cities):
    roles = ("coordinator", "participant", "partner", "third_party", "other")
    return {"_id": "participation:n%d" % n, "type": "participation", "programme": "Horizon",
            "project_code": "H%d" % rng.randrange(5), "organisation": "O%d" % n,
            "city": rng.choice(cities + ["city:narnia", None]), "role": rng.choice(roles), "start": make_day(rng),
            "programme_part": rng.choice(["HORIZON.2.5", "HORIZON.1.1", "H2020-EU.1.3", "", None]),
            "contribution_cents": rng.choice([None, 0, -5, rng.randrange(10**8), 9007199254740991])}


def make_portfolio(rng):
    """Small, with everything that is odd: things that are missing, groups, splits."""
    cities = ["city:%s" % c for c in "abcdef"]
    agreements = ["agreement:%s" % c for c in "xyz"]
    themes = ["theme:%s" % c for c in "rstu"]
    leads = ["lead_theme:%s" % c for c in "lm"]
    classes = {"erdf": "eu", "esf": "eu", "akke": "state", "city": "city", "eu_state": "eu_state",
               "other": "other_public", "private": "private", "company": "private"}
    name = {"fi": None, "sv": None, "en": "Name"}
    docs = [{"_id": c, "type": "city", "name": name, "kind": "city",
             "region": {"code": rng.choice(["01", "02"]), "name": name}} for c in cities[:5]]
    docs += [{"_id": a, "type": "agreement", "name": name, "cities": pick(rng, cities, 4)}
             for a in agreements[:2]]
    docs += [{"_id": t, "type": "theme", "name": name, "agreement": agreements[0]}
             for t in themes[:3]]
    docs += [{"_id": l, "type": "lead_theme", "name": name, "participants_known": True,
              "participants": make_participants(rng, cities)} for l in leads[:1]]
    docs += [{"_id": "funding_source:" + s, "type": "funding_source", "name": name, "class": c}
             for s, c in classes.items()]
    sources = ["funding_source:" + s for s in list(classes) + ["gone"]]
    projects = ["project:p%02d" % n for n in range(rng.randrange(1, 25))]
    for project in projects:
        kind = rng.choice(["project", "project", "group", "sub"])
        docs.append({
            "_id": project, "type": "project", "name": name, "kind": kind,
            "parent": rng.choice(projects) if kind == "sub" else None,
            "agreement": rng.choice(agreements + [None]), "cities": pick(rng, cities, 6),
            "themes": pick(rng, themes, 4), "lead_theme": rng.choice(leads + [None]),
            "status": rng.choice(["planned", "ongoing", "ended", "cancelled"]),
            "start": make_day(rng), "end": make_day(rng),
            "funding": {"f%d" % n: make_row(rng, sources) for n in range(rng.randrange(8))}})
    docs += [make_participation(rng, n, cities) for n in range(rng.randrange(12))]
    return {"format": "innocities-portfolio", "schema": {"major": 1, "minor": 0},
            "as_of": "2025-01-01", "docs": docs}


RANDOM_FILTERS = ["", "--where city=a", "--where city=b --where city=none", "--where region=01",
                  "--where theme=r", "--where theme=s --where city=c", "--where theme=none",
                  "--where region=02 --where theme=r", "--where class=city", "--where class=none",
                  "--where source=private", "--where status=cancelled", "--where year=none",
                  "--from 2022 --to 2023", "--to 2022 --where theme=s", "--where agreement=x",
                  "--where lead-theme=l --where year=2024"]
