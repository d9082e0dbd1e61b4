#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The tables of all charts against an independent sum, on the sample and on
portfolios made at random; and one figure on all surfaces.

usage: test_charts.py [SEED]
"""

import copy
import json
import math
import os
import random
import sys

import program
from program import succeed, table

sys.path.insert(0, str(program.ROOT / "tests/sample"))
import cases  # noqa: E402
import oracle  # noqa: E402
import oracle_charts as charts  # noqa: E402
from random_portfolio import RANDOM_FILTERS, make_portfolio  # noqa: E402
from static_server import StaticServer  # noqa: E402

SEED = int(sys.argv[1]) if len(sys.argv) > 1 else random.randrange(1 << 32)
SERVER = StaticServer()
N_PORTFOLIOS, N_QUESTIONS = 4, 2
META = {"_id": "meta:dataset", "type": "meta", "format": "innocities-portfolio",
        "schema": {"major": 1, "minor": 0}, "dataset_id": "random",
        "title": {"fi": None, "sv": None, "en": "Random"}}


def keep(folder, document, seq):
    """Makes a document the portfolio in a folder."""
    document = dict(document, seq=seq, dataset_id="random", generated_at="2025-01-02T00:00:00Z",
                    docs=[META] + document["docs"])
    body = json.dumps(program.count_types(document)).encode()
    text = succeed("sync", SERVER.serve("/p%d.json" % seq, body), "--portfolio", folder).text
    assert text.endswith("quarantined 0\n"), text


def ask(place, chart, *words):
    answer = table(chart, *place, "--lang", "en", *words)
    names = [column["id"] for column in answer["columns"]]
    assert all(len(row) == len(names) for row in answer["rows"])
    return {row[0]: dict(zip(names, row)) for row in answer["rows"]}


def is_empty(name, row):
    """What names nothing is shown for its money alone."""
    keys = ("total", "public", "granted", "unknown_rows", "participations", "before")
    return not any(row.get(key) for key in keys) and (name == "none" or not row.get("projects"))


def same(one, other):
    if isinstance(one, float) or isinstance(other, float):
        return one is not None and other is not None \
            and math.isclose(one, other, rel_tol=1e-12, abs_tol=1e-9)
    return one == other


def compare(question, got, wanted):
    """Rows that hold nothing may be left out or stand there."""
    for name in set(got) | set(wanted):
        if name not in wanted:
            assert is_empty(name, got[name]), (question, name, "is too much", got[name])
            continue
        if name not in got:
            assert is_empty(name, wanted[name]), (question, name, "is missing", wanted[name])
            continue
        for column, value in wanted[name].items():
            if column in got[name]:
                assert same(got[name][column], value), \
                    "%s: %s: %s is %r, not %r" % (question, name, column, got[name][column], value)


def known_filters(document, filters):
    """Those whose names are in the portfolio."""
    portfolio = oracle.Portfolio(document["docs"])
    projects = portfolio.projects
    names = {"city": {oracle.slug(c) for p in projects for c in p["cities"]},
             "theme": {oracle.slug(t) for p in projects for t in p["themes"]},
             "agreement": {oracle.slug(p["agreement"]) for p in projects if p.get("agreement")},
             "lead-theme": {oracle.slug(p["lead_theme"]) for p in projects if p.get("lead_theme")},
             "region": {d["region"]["code"] for d in portfolio.docs.values() if d["type"] == "city"}}
    for doc in portfolio.docs.values():
        names.setdefault(doc["type"].replace("_", "-"), set()).add(oracle.slug(doc["_id"]))

    def is_known(word):
        key, _, value = word.partition("=")
        return value in ("", "none") or key not in names or value in names[key]
    return [f for f in filters if all(is_known(word) for word in f.split())]


def check_money(place, portfolio, by, measure, where):
    words = ("--by", by, "--measure", measure, *where.split())
    compare(("ranking", words), ask(place, "funding-ranking", *words), charts.ranking(portfolio, *words))
    compare(("themes", words), ask(place, "themes", *words), charts.themes(portfolio, *words))
    compare(("map", words), ask(place, "map", *words), charts.map_of(portfolio, *words))
    compare(("lead themes", words), ask(place, "lead-theme-funding", *words),
            charts.lead_theme_funding(portfolio, *words))


def check_shares(place, portfolio, by, measure, where):
    by = "agreement" if by in ("source", "class") else by
    measure = "granted" if measure == "projects" else measure
    words = ("--by", by, "--measure", measure, *where.split())
    for of in ("public", "all"):
        compare(("city share", of, words), ask(place, "city-share", "--of", of, *words),
                charts.city_share(portfolio, *words, of_all=of == "all"))
        compare(("city share of projects", of, words),
                ask(place, "city-share", "--of", of, "--view", "projects", *words),
                charts.city_share_of_projects(portfolio, *words, of_all=of == "all"))


def without_rounds(rows):
    """Lead themes stand on the timeline as well, without money."""
    return {name: row for name, row in rows.items() if not name.startswith("lead_theme:")}


def check_time(place, document, portfolio, where):
    compare(("progress", where), ask(place, "progress", *where.split()),
            charts.progress(portfolio, document["as_of"], *where.split()))
    compare(("timeline", where), without_rounds(ask(place, "timeline", *where.split())),
            charts.timeline(portfolio, *where.split()))
    compare(("international", where), ask(place, "international", *where.split()),
            charts.international(portfolio, *where.split()))
    for chart, by in (("international-years", charts.international_years), ("international-parts", charts.international_parts)):
        compare((chart, where), ask(place, chart, *where.split()), by(portfolio, *where.split()))


def check_flow(place, portfolio, measure, theme):
    measure = "granted" if measure == "projects" else measure
    compare(("flow", theme, measure),
            ask(place, "flow", "--where", "lead-theme=" + theme, "--measure", measure),
            charts.flow(portfolio, theme, "--measure", measure))


def check(rng, place, document, filters):
    portfolio = oracle.Portfolio(document["docs"])
    by, measure = rng.choice(oracle.DIMENSIONS), rng.choice(oracle.MEASURES)
    where = rng.choice(known_filters(document, filters))
    check_money(place, portfolio, by, measure, where)
    check_shares(place, portfolio, by, measure, where)
    check_time(place, document, portfolio, where)
    theme = next(d for d in portfolio.docs.values() if d["type"] == "lead_theme")
    check_flow(place, portfolio, measure, oracle.slug(theme["_id"]))


def change(rng, document):
    """The portfolio as it may have become: amounts, states, cities, and two new projects."""
    document = copy.deepcopy(document)
    projects = [d for d in document["docs"] if d["type"] == "project"]
    for project in projects:
        if rng.random() < .3:
            project["status"] = rng.choice(["ongoing", "ended"])
        if rng.random() < .3:
            project["cities"] = project["cities"][::-1]
        for row in project["funding"].values():
            if rng.random() < .3:
                row["amount_cents"] = rng.choice([None, rng.randrange(10**7)])
    for n, project in enumerate(projects[:2]):
        document["docs"].append(dict(project, _id="project:new%d" % n))
    return document


def test_random_portfolios():
    rng = random.Random(SEED)
    for _ in range(N_PORTFOLIOS):
        document, folder = make_portfolio(rng), program.folder()
        keep(folder, document, 1)
        for _ in range(N_QUESTIONS):
            check(rng, ("--portfolio", folder), document, RANDOM_FILTERS)


def test_random_changes():
    rng = random.Random(SEED)
    for _ in range(N_PORTFOLIOS):
        before, folder = make_portfolio(rng), program.folder()
        now = change(rng, before)
        keep(folder, before, 1)
        succeed("snapshot", "before", "--portfolio", folder)
        keep(folder, now, 2)
        sides = [oracle.Portfolio(document["docs"]) for document in (now, before)]
        for where in rng.sample(known_filters(before, RANDOM_FILTERS), N_QUESTIONS):
            words = ("--by", rng.choice(oracle.DIMENSIONS), "--measure", rng.choice(oracle.MEASURES),
                     *where.split())
            got = ask(("--portfolio", folder), "changes", *words)
            for row in got.values():
                row.update(total=row["total"] or 0, before=row["before"] or 0)
            compare(("changes", words), got, charts.changes(*sides, *words))


SAMPLE_FILTERS = ["", "--where city=oulu", "--where region=01", "--where agreement=capital-region",
                  "--where theme=capital-region-smart-urban", "--where status=ended", "--from 2023",
                  "--where lead-theme=battery-chemistry", "--where class=eu --where class=city"]


def test_the_sample():
    rng = random.Random(SEED)
    document = program.sample_document()
    for _ in range(N_QUESTIONS):
        check(rng, ("--sample",), document, SAMPLE_FILTERS)


def check_one_figure(place, where):
    """Public funding of what is ongoing or ended, by every way there is to ask for it."""
    both = ("--where", "status=ongoing", "--where", "status=ended", *where.split())
    totals = {
        "ranking": ask(place, "funding-ranking", *both)["total"]["total"],
        "ranking by city": ask(place, "funding-ranking", "--by", "agreement", *both)["total"]["total"],
        "themes": sum(row["total"] for name, row in ask(place, "funding-ranking", *both).items()
                      if name != "total"),
        "shares": ask(place, "funding-shares", "--share", *both)["total"]["total"],
        "map": ask(place, "map", *both)["total"]["total"],
        "city share": ask(place, "city-share", *both)["total"]["total"],
        "projects": ask(place, "city-share", "--view", "projects", *both)["total"]["total"],
        "progress": ask(place, "progress", *where.split())["total"]["total"],
        "timeline": ask(place, "timeline", *both)["total"]["granted"],
        "changes": ask(place, "changes", *both).get("total", {}).get("total"),
    }
    # Without a snapshot there is no row.
    totals = {name: value for name, value in totals.items() if value is not None}
    assert len(set(totals.values())) == 1, (where, totals)


def check_one_count(place, where):
    words = ("--measure", "projects", *where.split())
    counted = {
        "ranking": ask(place, "funding-ranking", *words)["total"]["total"],
        "ranking of money": ask(place, "funding-ranking", *where.split())["total"]["projects"],
        "shares": ask(place, "funding-shares", *words)["total"]["total"],
        "map": ask(place, "map", *words)["total"]["total"],
        "city share": len(ask(place, "city-share", "--view", "projects", *where.split())) - 1,
        "timeline": len(without_rounds(ask(place, "timeline", *where.split()))) - 1,
    }
    assert len(set(counted.values())) == 1, (where, counted)


def check_one_share(place, by, where):
    """The city share among the shares and by itself; of some of the sources it is none."""
    words = ("--by", by, *where.split())
    shares, alone = ask(place, "funding-shares", "--share", *words), ask(place, "city-share", *words)
    for name, row in alone.items():
        assert row["city_share_state"] == shares[name]["city_share_state"], (words, name)
        if row["city_share_state"] == "none":
            assert row["city_share"] is None, (words, name)
        elif shares[name]["city"] is not None:
            assert same(row["city_share"], shares[name]["city"]), (words, name)


def test_one_figure_on_all_surfaces():
    for where in SAMPLE_FILTERS[:5] + SAMPLE_FILTERS[6:]:
        check_one_figure(("--sample",), where)
    rng = random.Random(SEED)
    for _ in range(N_PORTFOLIOS):
        document, folder = make_portfolio(rng), program.folder()
        keep(folder, document, 1)
        known = [f for f in known_filters(document, RANDOM_FILTERS) if "status" not in f]
        where = rng.choice(known)
        check_one_figure(("--portfolio", folder), where)
        check_one_count(("--portfolio", folder), where)
        check_one_share(("--portfolio", folder), rng.choice(("city", "agreement", "year")), where)


def test_the_sample_is_left_alone():
    assert not os.listdir(program.temporary), os.listdir(program.temporary)


if __name__ == "__main__":
    print("# seed", SEED, flush=True)
    sys.exit(cases.run(globals()))
