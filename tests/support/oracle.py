#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What a query must answer, worked out a second time and in the plainest way.

It shares no code with the program and uses whole numbers only. Where the rules
leave room, this is how it reads them:

- A group is counted only where no sub-project names it as its parent, whatever
  that sub-project's status.
- Cancelled projects are left out unless --where status=cancelled is among the filters.
- Filters with the same key are alternatives, filters with different keys must
  all hold. "none" matches what has no such thing.
- --from and --to keep funding rows with a year in the range; a row without a year
  is left out as soon as one of them is given.
- A row of unknown amount counts once in each group it belongs to, once in the total.
- With --share private rows are no part of the series nor of the total, but one of
  unknown amount still counts as unknown; the parts are fractions of public funding,
  null where there is none or where a class is below zero.
- The city share is one of all public funding: a filter that turns away one of its
  sources leaves none.
- A source whose document is missing has no class: its money stands under "none" and
  counts as public, as all does that is not private.
- Measure "projects": 1 in each group of the project, 1 in the total. Its sources,
  classes and years are those of its funding rows of any measure that pass the
  filters; with such a filter a project without a passing row does not count.

Only groups that something belongs to are printed, and "total" always is.

usage: oracle.py DOC.json --by DIM --measure M [--series class|source] [--share]
                 [--where KEY=ID]... [--from YEAR] [--to YEAR]
"""

import argparse
import json
import sys

DIMENSIONS = ("agreement", "city", "region", "theme", "lead-theme", "source", "class",
              "year", "status")
MEASURES = ("granted", "realised", "planned", "projects")
NONE = "none"


def slug(value):
    return value.split(":", 1)[1] if ":" in value else value


def split_equally(amount, n):
    """Cents to n receivers: trunc (amount / n) each, one more to the first ones."""
    each = abs(amount) // n
    left = abs(amount) - each * n
    sign = -1 if amount < 0 else 1
    return [sign * (each + (1 if i < left else 0)) for i in range(n)]


class Portfolio:
    def __init__(self, docs):
        self.docs = {d["_id"]: d for d in docs}
        self.projects = [d for d in docs if d["type"] == "project"]
        self.parents = {p["parent"] for p in self.projects
                        if p["kind"] == "sub" and p.get("parent")}

    def counted(self, project):
        return project["kind"] != "group" or project["_id"] not in self.parents

    def class_of(self, row):
        source = self.docs.get(row["source"])
        return source["class"] if source else NONE

    def region_of(self, city):
        doc = self.docs.get(city)
        return doc["region"]["code"] if doc else NONE


class Query:
    def __init__(self, portfolio, args):
        self.portfolio = portfolio
        self.by, self.measure, self.series = args.by, args.measure, args.series
        self.share, self.first, self.last = args.share, args.first, args.last
        self.where = {}
        for item in args.where:
            key, _, value = item.partition("=")
            if key not in DIMENSIONS or not value:
                raise SystemExit("oracle.py: not a filter: " + item)
            self.where.setdefault(key, set()).add(slug(value))

    def passes(self, key, value):
        return key not in self.where or slug(value) in self.where[key]

    def project_passes(self, project):
        if not self.portfolio.counted(project):
            return False
        if project["status"] == "cancelled" and "cancelled" not in self.where.get("status", ()):
            return False
        return (self.passes("status", project["status"])
                and self.passes("agreement", project.get("agreement") or NONE)
                and self.passes("lead-theme", project.get("lead_theme") or NONE))

    def row_passes(self, row):
        year = row.get("year")
        if self.first is not None and (year is None or year < self.first):
            return False
        if self.last is not None and (year is None or year > self.last):
            return False
        return (self.passes("source", row["source"])
                and self.passes("class", self.portfolio.class_of(row))
                and self.passes("year", NONE if year is None else str(year)))

    def has_whole(self, of_all=False):
        """Whether every source passes, or every public one: those with a document and
        those that a row of any project names."""
        known = {d["_id"]: d["class"] for d in self.portfolio.docs.values() if d["type"] == "funding_source"}
        named = {r["source"] for p in self.portfolio.projects for r in p["funding"].values()}
        classes = dict({source: NONE for source in named}, **known)
        return all(self.passes("source", source) and self.passes("class", class_)
                   for source, class_ in classes.items() if of_all or class_ != "private")

    def filters_rows(self):
        return (self.first is not None or self.last is not None
                or any(k in self.where for k in ("source", "class", "year")))

    def parts(self, project, amount):
        """(city, theme, cents) of what the filters keep of an amount. A city or a theme
        is None where nothing asks for that split; cents is None for an unknown amount."""
        by_city = self.by in ("city", "region") or "city" in self.where or "region" in self.where
        by_theme = self.by == "theme" or "theme" in self.where
        cities = (project["cities"] or [NONE]) if by_city else [None]
        themes = (project["themes"] or [NONE]) if by_theme else [None]
        known = amount is not None
        city_cents = split_equally(amount, len(cities)) if known else [None] * len(cities)
        for city, cents in zip(cities, city_cents):
            theme_cents = split_equally(cents, len(themes)) if known else [None] * len(themes)
            for theme, part in zip(themes, theme_cents):
                if self.place_passes(city, theme):
                    yield city, theme, part

    def place_passes(self, city, theme):
        if city is not None:
            if not self.passes("city", city):
                return False
            if not self.passes("region", self.portfolio.region_of(city)):
                return False
        return theme is None or self.passes("theme", theme)

    def group(self, project, row, city, theme):
        """The id of the row of the answer that this belongs to."""
        if self.by == "agreement":
            return project.get("agreement") or NONE
        if self.by == "lead-theme":
            return project.get("lead_theme") or NONE
        if self.by == "status":
            return project["status"]
        if self.by == "city":
            return city
        if self.by == "region":
            return self.portfolio.region_of(city)
        if self.by == "theme":
            return theme
        if row is None:
            return NONE
        if self.by == "source":
            return row["source"]
        if self.by == "class":
            return self.portfolio.class_of(row)
        return NONE if row.get("year") is None else str(row["year"])


def new_cell():
    return {"series": {}, "total": 0, "public": 0, "unknown_rows": 0, "classes": {},
            "public_unknown": 0}


def add_part(query, cell, key, class_, cents):
    if class_ != "private":
        cell["public"] += cents
    elif query.share:
        return
    cell["series"][key] = cell["series"].get(key, 0) + cents
    cell["classes"][class_] = cell["classes"].get(class_, 0) + cents
    cell["total"] += cents


def add_row(query, answer, project, row):
    """Adds one funding row to the groups it belongs to and to the total."""
    class_ = query.portfolio.class_of(row)
    key = class_ if query.series == "class" else row["source"]
    groups = set()
    for city, theme, cents in query.parts(project, row["amount_cents"]):
        group = query.group(project, row, city, theme)
        groups.add(group)
        for name in (group, "total"):
            cell = answer.setdefault(name, new_cell())
            if cents is not None:
                add_part(query, cell, key, class_, cents)
    if row["amount_cents"] is None and groups:
        for name in groups | {"total"}:
            answer[name]["unknown_rows"] += not query.share or class_ != "private"
            answer[name]["public_unknown"] += class_ != "private"


def band(cell):
    """Where the city share lies: 25 and 40 per cent are inside."""
    city, public = cell["classes"].get("city", 0), cell["public"]
    if cell["public_unknown"] or cell["classes"].get(NONE):
        return "unknown"
    if public <= 0 or not 0 <= city <= public:
        return "none"
    return "below" if city * 4 < public else "above" if city * 5 > public * 2 else "within"


def shares(cell):
    cell["total"] = public = cell["public"]
    whole = public > 0 and min(cell["classes"].values()) >= 0
    for key, cents in cell["series"].items():
        cell["series"][key] = cents / public if whole else None


def money(query):
    answer = {"total": new_cell()}
    has_whole = query.has_whole()
    for project in query.portfolio.projects:
        if query.project_passes(project):
            for row in project["funding"].values():
                if row["measure"] == query.measure and query.row_passes(row):
                    add_row(query, answer, project, row)
    for cell in answer.values():
        cell["city_share_state"] = band(cell) if has_whole else "none"
        if query.share:
            shares(cell)
        del cell["classes"], cell["public_unknown"]
    return answer


def projects(query):
    answer = {"total": new_cell()}
    for project in query.portfolio.projects:
        if not query.project_passes(project):
            continue
        rows = [r for r in project["funding"].values() if query.row_passes(r)]
        if query.filters_rows() and not rows:
            continue
        if query.by not in ("source", "class", "year") or not rows:
            rows = [None]
        groups = {query.group(project, row, city, theme)
                  for row in rows for city, theme, _ in query.parts(project, 0)}
        for name in groups | ({"total"} if groups else set()):
            answer.setdefault(name, new_cell())["total"] += 1
    for cell in answer.values():
        cell["series"] = {"projects": cell["total"]}
        cell["public"] = None
        del cell["classes"], cell["public_unknown"]
    return answer


def lead_themes(portfolio, roles=("lead", "implementer"), least=3):
    """The rule of the lead themes: {id: [state, distinct cities]}."""
    answer = {}
    for doc in portfolio.docs.values():
        if doc["type"] == "lead_theme":
            cities = {p["city"] for p in doc.get("participants", {}).values()
                      if p["role"] in roles}
            met = len(cities) >= least
            state = "met" if met else "not_met" if doc["participants_known"] else "unknown"
            answer[doc["_id"]] = [state, len(cities)]
    return answer


def ask(portfolio, *argv):
    """The answer to a query given as command-line words; for tests."""
    query = Query(portfolio, parser().parse_args(["-"] + list(argv)))
    return projects(query) if query.measure == "projects" else money(query)


def parser():
    p = argparse.ArgumentParser(description="what a query must answer")
    p.add_argument("document")
    p.add_argument("--by", choices=DIMENSIONS, default="agreement")
    p.add_argument("--measure", choices=MEASURES, default="granted")
    p.add_argument("--series", choices=("class", "source"), default="class")
    p.add_argument("--share", action="store_true")
    p.add_argument("--where", action="append", default=[], metavar="KEY=ID")
    p.add_argument("--from", dest="first", type=int)
    p.add_argument("--to", dest="last", type=int)
    return p


def main(argv):
    args = parser().parse_args(argv)
    with open(args.document, encoding="utf-8") as file:
        portfolio = Portfolio(json.load(file)["docs"])
    answer = ask(portfolio, *argv_without_document(argv, args.document))
    json.dump(answer, sys.stdout, ensure_ascii=False, indent=1, sort_keys=True)
    print()
    return 0


def argv_without_document(argv, document):
    words = list(argv)
    words.remove(document)
    return words


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
