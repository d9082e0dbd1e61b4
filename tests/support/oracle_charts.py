# SPDX-License-Identifier: GPL-3.0-or-later
"""What the charts must say, worked out a second time on top of oracle.py.

Each function takes a portfolio and the words of a query, and answers
{id of a row: {column: value}}, "total" among the ids; None is what is not known or
does not apply. Columns that are not in the answer are not its business.
"""

import oracle
from oracle import NONE

CLASSES = ("eu", "eu_state", "state", "city", "other_public", "private", NONE)


def query_of(portfolio, *words):
    return oracle.Query(portfolio, oracle.parser().parse_args(["-"] + list(words)))


def rows_of(query, project):
    """Its funding rows that are counted."""
    return [row for row in project["funding"].values()
            if row["measure"] == query.measure and query.row_passes(row)]


def is_counted(query, project):
    """With a filter on rows, only what has one that passes, of whatever measure."""
    return (query.project_passes(project) and any(True for _ in query.parts(project, 0))
            and (not query.filters_rows()
                 or any(query.row_passes(row) for row in project["funding"].values())))


def is_public(query, row):
    return query.portfolio.class_of(row) != "private"


def amount(query, project, rows):
    return sum(part for row in rows if row["amount_cents"] is not None
               for _, _, part in query.parts(project, row["amount_cents"]))


def counts(portfolio, *words):
    """Projects by group."""
    answer = oracle.ask(portfolio, *without(words, "--measure", "--series"), "--measure", "projects")
    return {name: cell["total"] for name, cell in answer.items()}


def without(words, *options):
    """The words of a query less some options and their values."""
    words = list(words)
    for option in options:
        while option in words:
            place = words.index(option)
            del words[place:place + 2]
    return words


def public_unknown(portfolio, *words):
    """By group, rows of public funding without an amount, each once; so in the total."""
    query = query_of(portfolio, *words)
    answer = {"total": 0}
    for project in portfolio.projects:
        for row in rows_of(query, project) if query.project_passes(project) else ():
            if row["amount_cents"] is None and is_public(query, row):
                groups = {query.group(project, row, city, theme)
                          for city, theme, _ in query.parts(project, None)}
                for name in groups | ({"total"} if groups else set()):
                    answer[name] = answer.get(name, 0) + 1
    return answer


def part_of(value, whole):
    return value / whole if value >= 0 and whole > 0 else None


def ranking(portfolio, *words):
    if "projects" in words:
        return {name: {"total": cell["total"], "share": None, "unknown_rows": 0}
                for name, cell in oracle.ask(portfolio, *words).items()}
    sums, projects = oracle.ask(portfolio, "--share", *words), counts(portfolio, *words)
    whole = sums["total"]["public"]
    unknown, answer = public_unknown(portfolio, *words), {}
    for name in set(sums) | set(projects):
        public = sums[name]["public"] if name in sums else 0
        answer[name] = {"total": public, "share": part_of(public, whole),
                        "projects": projects.get(name, 0), "unknown_rows": unknown.get(name, 0)}
    return answer


def themes(portfolio, *words):
    return ranking(portfolio, *without(words, "--by"), "--by", "theme")


def city_share_row(city, whole, unknown_rows, has_unknown, has_whole):
    has_share = has_whole and whole > 0 and 0 <= city <= whole
    if has_whole and has_unknown:
        state = "unknown"
    elif not has_share:
        state = "none"
    else:
        state = "below" if city * 4 < whole else "above" if city * 5 > whole * 2 else "within"
    return {"city": city, "total": whole, "unknown_rows": unknown_rows, "city_share_state": state,
            "city_share": city / whole if has_share else None}


def city_share(portfolio, *words, of_all=False):
    answer = {}
    unknown = public_unknown(portfolio, *words)
    has_whole = query_of(portfolio, *words).has_whole(of_all)
    for name, cell in oracle.ask(portfolio, *words).items():
        n_unknown = cell["unknown_rows"] if of_all else unknown.get(name, 0)
        answer[name] = city_share_row(cell["series"].get("city", 0),
                                      cell["total"] if of_all else cell["public"],
                                      n_unknown, n_unknown > 0 or cell["series"].get(NONE, 0) != 0,
                                      has_whole)
    return answer


def project_share(query, project, of_all):
    rows = rows_of(query, project)
    whole = [row for row in rows if of_all or is_public(query, row)]
    classes = {c: amount(query, project, [r for r in rows if query.portfolio.class_of(r) == c])
               for c in CLASSES}
    n_unknown = sum(row["amount_cents"] is None for row in whole)
    return city_share_row(classes["city"], amount(query, project, whole), n_unknown,
                          classes[NONE] != 0 or n_unknown > 0, query.has_whole(of_all))


def city_share_of_projects(portfolio, *words, of_all=False):
    words = without(words, "--by")
    query = query_of(portfolio, *words)
    answer = {p["_id"]: project_share(query, p, of_all)
              for p in portfolio.projects if is_counted(query, p)}
    answer["total"] = city_share(portfolio, *words, of_all=of_all)["total"]
    return answer


def lead_theme_funding(portfolio, *words):
    """Without what lies outside the lead themes, in the total as well."""
    words = without(words, "--by")
    sums = oracle.ask(portfolio, *words, "--by", "lead-theme")
    inside = [cell for name, cell in sums.items() if name not in (NONE, "total")]
    answer = {name: {"total": cell["total"], "unknown_rows": cell["unknown_rows"]}
              for name, cell in sums.items() if name != NONE}
    answer["total"] = {key: sum(cell[key] for cell in inside) for key in ("total", "unknown_rows")}
    return answer


def map_of(portfolio, *words):
    by = "city" if "city" in words[words.index("--by") + 1:][:1] else "agreement"
    words = without(words, "--by") + ["--by", by]
    return {name: {key: row[key] for key in ("total", "unknown_rows")}
            for name, row in ranking(portfolio, *words).items()}


def city_passes(query, city):
    if not query.passes("city", city) or not query.passes("region", query.portfolio.region_of(city)):
        return False
    if "agreement" not in query.where:
        return True
    return any(doc["type"] == "agreement" and oracle.slug(doc["_id"]) in query.where["agreement"]
               and city in doc["cities"] for doc in query.portfolio.docs.values())


def international(portfolio, *words):
    """By city."""
    groups = {}
    for doc, city in participations(portfolio, *words):
        groups.setdefault(city, []).append(doc)
    return with_total(groups)


def international_years(portfolio, *words):
    """Every year from the first to the last has its row."""
    groups = {}
    for doc, _ in participations(portfolio, *words):
        groups.setdefault((doc.get("start") or NONE)[:4], []).append(doc)
    years = [int(year) for year in groups if year != NONE]
    for year in range(min(years, default=0), max(years, default=0)):
        groups.setdefault(str(year), [])
    return with_total(groups)


def international_parts(portfolio, *words):
    groups = {}
    for doc, _ in participations(portfolio, *words):
        groups.setdefault(doc.get("programme_part") or NONE, []).append(doc)
    return with_total(groups)


def with_total(groups):
    groups["total"] = [doc for docs in groups.values() for doc in docs]
    return {name: international_row(docs) for name, docs in groups.items()}


def participations(portfolio, *words):
    """Those that pass, each with its city."""
    query = query_of(portfolio, *words)
    ours = {doc["_id"] for doc in portfolio.docs.values() if doc["type"] == "city"}
    # Named by a project or a lead theme; that an agreement does is not enough.
    for doc in portfolio.docs.values():
        ours.update(doc["cities"] if doc["type"] == "project" else ())
        ours.update(p["city"] for p in doc.get("participants", {}).values())
    for doc in portfolio.docs.values():
        city = doc["city"] if doc["type"] == "participation" and doc["city"] in ours else NONE
        if doc["type"] == "participation" and city_passes(query, city):
            yield doc, city


def international_row(docs):
    led = [doc for doc in docs if doc["role"] == "coordinator"]
    cents = {which: sum(d["contribution_cents"] or 0 for d in some)
             for which, some in (("total", docs), ("coordinated", led))}
    return {"coordinated": cents["coordinated"], "partner": cents["total"] - cents["coordinated"],
            "total": cents["total"], "participations": len(docs), "coordinations": len(led),
            "coordinator_share": len(led) / len(docs) if docs else None,
            "projects": len({doc["project_code"] for doc in docs}),
            "unknown_rows": sum(doc["contribution_cents"] is None for doc in docs)}


def flow(portfolio, theme, *words):
    """From a lead theme to its cities."""
    words = without(words, "--by", "--where")
    words += ["--where", "lead-theme=" + theme, "--by", "city"]
    sums, projects = oracle.ask(portfolio, "--share", *words), counts(portfolio, *words)
    unknown = public_unknown(portfolio, *words)
    answer = {}
    for name in set(sums) | set(projects):
        public = sums[name]["public"] if name in sums else 0
        answer[name] = {"public": None if not public and unknown.get(name) else public,
                        "projects": projects.get(name, 0), "unknown_rows": unknown.get(name, 0)}
    return answer


def quarter_of(day, last):
    if day is None:
        return last
    quarter = (int(day[:4]) - 2021) * 4 + (int(day[5:7]) - 1) // 3
    return min(max(quarter, 0), last)


def progress(portfolio, as_of, *words):
    query = query_of(portfolio, *without(words, "--by", "--measure"))
    last = quarter_of(as_of, 10**6)
    table = [{"ended": 0, "ongoing": 0, "unknown_rows": 0} for _ in range(last + 1)]
    for project in portfolio.projects:
        if project["status"] in ("ongoing", "ended") and is_counted(query, project):
            add_to_quarters(query, project, table)
    answer = {"%d-Q%d" % (2021 + n // 4, n % 4 + 1): row for n, row in enumerate(table)}
    answer["total"] = table[-1]
    for row in table:
        row["total"] = row["ended"] + row["ongoing"]
    return answer


def add_to_quarters(query, project, table):
    last = len(table) - 1
    rows = [row for row in rows_of(query, project) if is_public(query, row)]
    start = quarter_of(project.get("start"), last)
    end = max(start, quarter_of(project.get("end"), last))
    for n in range(start, last + 1):
        state = "ended" if project["status"] == "ended" and n >= end else "ongoing"
        table[n][state] += amount(query, project, rows)
        table[n]["unknown_rows"] += sum(row["amount_cents"] is None for row in rows)


def timeline(portfolio, *words):
    query = query_of(portfolio, *without(words, "--by", "--measure"))
    answer, total = {}, {"granted": 0, "unknown_rows": 0}
    for project in portfolio.projects:
        if not is_counted(query, project):
            continue
        rows = [row for row in rows_of(query, project) if is_public(query, row)]
        cents, unknown = amount(query, project, rows), sum(r["amount_cents"] is None for r in rows)
        answer[project["_id"]] = {"granted": None if unknown and not cents else cents,
                                  "unknown_rows": unknown, "status": project["status"],
                                  "start": project.get("start"), "end": project.get("end")}
        total["granted"] += cents
        total["unknown_rows"] += unknown
    answer["total"] = total
    return answer


def changes(portfolio, before, *words):
    """Where both sides know every amount the difference is known too."""
    words = without(words, "--series")
    if "projects" in words:
        sides = [{k: v["total"] for k, v in oracle.ask(p, *words).items()} for p in (portfolio, before)]
        known = [{}, {}]
    else:
        sides = [{k: v["public"] for k, v in oracle.ask(p, "--share", *words).items()}
                 for p in (portfolio, before)]
        known = [public_unknown(p, *words) for p in (portfolio, before)]
    answer = {}
    for name in set(sides[0]) | set(sides[1]):
        now, was = (side.get(name, 0) for side in sides)
        answer[name] = {"total": now, "before": was, "unknown_rows": known[0].get(name, 0)}
        if not any(side.get(name) for side in known):
            answer[name]["difference"] = now - was
    return answer


def key_figures(portfolio, *words):
    """The figures of the overview, straight from the documents."""
    query = query_of(portfolio, *words)
    counted = [p for p in portfolio.projects if is_counted(query, p)]
    sums = {name: money_of(query, [p for p in counted if p["status"] in statuses])
            for name, statuses in (("granted", ("planned", "ongoing", "ended", "cancelled")),
                                   ("committed", ("ongoing", "ended")), ("ongoing", ("ongoing",)))}
    committed, granted = sums["committed"]["cents"], sums["granted"]
    answer = {name: {"cents": cell["cents"], "count": cell["count"], "unknown_rows": cell["unknown_rows"]}
              for name, cell in sums.items()}
    share = city_share_row(granted["city"], granted["cents"], granted["unknown_rows"],
                           granted["unknown_rows"] > 0 or granted["classless"] != 0, query.has_whole())
    answer["city-share"] = {"share": share["city_share"], "share_state": share["city_share_state"]}
    answer["committed"]["share"] = None if words else committed / 14000000000
    answer["unallocated"] = {"cents": None if words else 14000000000 - committed}
    answer["projects"] = {"count": len(counted)}
    return dict(answer, **places(portfolio, query, counted, words), **rules(portfolio, query))


def money_of(query, projects):
    """Public funding of some projects, and what of it is the cities'."""
    cell = {"cents": 0, "city": 0, "classless": 0, "count": len(projects), "unknown_rows": 0}
    for project in projects:
        for row in rows_of(query, project):
            if is_public(query, row):
                class_, cents = query.portfolio.class_of(row), amount(query, project, [row])
                cell["cents"] += cents
                cell["city"] += cents if class_ == "city" else 0
                cell["classless"] += cents if class_ == NONE else 0
                cell["unknown_rows"] += row["amount_cents"] is None
    return cell


def places(portfolio, query, projects, words):
    """Cities and municipalities: all, or with filters those that a project is in."""
    docs = [d for d in portfolio.docs.values() if d["type"] == "city"]
    if words:
        named = {c for p in projects for c in p["cities"]
                 if any(query.place_passes(c, t) for t in (p["themes"] or [NONE]))}
        docs = [d for d in docs if d["_id"] in named]
    n = sum(d["kind"] == "municipality" for d in docs)
    return {"places": {"count": len(docs)}, "municipalities": {"count": n}, "cities": {"count": len(docs) - n}}


def rules(portfolio, query):
    states = [state for theme, (state, _) in oracle.lead_themes(portfolio).items()
              if query.passes("lead-theme", theme)]
    return {"lead-themes": {"count": len(states)}, "met": {"count": states.count("met")},
            "not-met": {"count": states.count("not_met")}, "rule-unknown": {"count": states.count("unknown")}}
