#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""CORDIS's participations come in with every row accounted for: sums are worked out here
a second time, in decimals, from what was meant when the files were written."""

import decimal
import json
import random
import sys

import program
from program import fail, succeed

sys.path.insert(0, str(program.ROOT / "tests/sample"))
import cases  # noqa: E402
from static_server import StaticServer  # noqa: E402

SERVER = StaticServer()
DOCUMENT = json.dumps(program.sample_document(), ensure_ascii=False).encode()
SEED = random.randrange(1 << 30)

# As CORDIS publishes Horizon Europe.
ORGANISATIONS = ["projectID", "projectAcronym", "organisationID", "vatNumber", "name", "shortName", "SME", "activityType",
                 "street", "postCode", "city", "country", "nutsCode", "geolocation", "organizationURL", "contactForm",
                 "contentUpdateDate", "rcn", "order", "role", "ecContribution", "netEcContribution", "totalCost",
                 "endOfParticipation", "active"]
PROJECTS = ["id", "acronym", "status", "title", "startDate", "endDate", "totalCost", "ecMaxContribution", "legalBasis",
            "topics", "ecSignatureDate", "frameworkProgramme", "masterCall", "subCall", "fundingScheme", "nature",
            "objective", "contentUpdateDate", "rcn", "grantDoi"]
# And as it published Horizon 2020 first.
OLD_ORGANISATIONS = ["projectRcn", "projectID", "projectAcronym", "role", "id", "name", "shortName", "activityType",
                     "endOfParticipation", "ecContribution", "country", "street", "city", "postCode"]
OLD_PROJECTS = ["rcn", "id", "acronym", "status", "programme", "topics", "frameworkProgramme", "title", "startDate",
                "endDate", "projectUrl", "objective", "totalCost", "ecMaxContribution", "call", "fundingScheme"]


def filled():
    folder = program.folder()
    succeed("sync", SERVER.serve("/p.json", DOCUMENT), "--portfolio", folder)
    return folder


def quoted(value):
    return '"' + str(value).replace('"', '""') + '"'


def table(columns, rows):
    lines = [";".join(quoted(name) for name in columns)]
    lines += [row if isinstance(row, str) else ";".join(quoted(row.get(name, "")) for name in columns) for row in rows]
    return "\n".join(lines) + "\n"


def organisation(**words):
    return dict({"projectID": "101057429", "projectAcronym": "NORTH", "organisationID": "999912345", "name": "OULUN YLIOPISTO",
                 "city": "Oulu", "country": "FI", "role": "participant", "ecContribution": "1000.5",
                 "netEcContribution": "1000,50", "totalCost": "2000.00", "active": "true"}, **words)


def project(**words):
    return dict({"id": "101057429", "acronym": "NORTH", "status": "SIGNED", "title": "Pohjoinen; ja muu", "startDate": "2022-06-01",
                 "endDate": "2026-05-31", "totalCost": "5000", "ecMaxContribution": "4000", "legalBasis": "HORIZON.2.5",
                 "topics": "HORIZON-CL5-2021-D3-01-01", "frameworkProgramme": "HORIZON",
                 "objective": 'Monta "sanaa";\nja rivejä'}, **words)


def write(organisations=None, projects=None, columns=ORGANISATIONS, project_columns=PROJECTS):
    folder = program.folder()
    if organisations is not None:
        (folder / "organization.csv").write_text(table(columns, organisations), encoding="utf-8")
    if projects is not None:
        (folder / "project.csv").write_text(table(project_columns, projects), encoding="utf-8-sig")
    return folder / "organization.csv"


def report(path, folder, *words):
    return json.loads(succeed("import", path, "--format", "json", "--portfolio", folder, *words).bytes)


def documents(folder):
    out = program.folder() / "out.json"
    succeed("export", out, "--portfolio", folder)
    return {doc["_id"]: {key: value for key, value in doc.items() if key != "edit"}
            for doc in json.loads(out.read_text())["docs"]}


def participations(folder):
    return [doc for doc in documents(folder).values()
            if doc["type"] == "participation" and doc.get("origin", {}).get("kind") == "cordis"]


def only(folder):
    found = participations(folder)
    assert len(found) == 1, found
    return found[0]


def counts(answer):
    return [answer["new"], answer["changed"], answer["unchanged"], len(answer["refused"])]


def test_what_a_row_becomes():
    folder = filled()
    path = write([organisation(role="coordinator", netEcContribution="0900,25")], [project()])
    assert counts(report(path, folder)) == [1, 0, 0, 0]
    doc = only(folder)
    origin = doc.pop("origin")
    assert doc.pop("_id").startswith("participation:")
    assert doc == {"type": "participation", "programme": "Horizon Europe", "programme_part": "HORIZON.2.5",
                   "project_code": "101057429", "acronym": "NORTH", "title": "Pohjoinen; ja muu",
                   "organisation": "OULUN YLIOPISTO", "organisation_id": "999912345", "city": "city:oulu",
                   "role": "coordinator", "start": "2022-06-01", "end": "2026-05-31", "contribution_cents": 90025}, doc
    assert origin["file"] == "organization.csv" and origin["row"] == 2 and len(origin["sha256"]) == 64, origin
    assert origin["brought"]["cordis"]["amount_of"] == "netEcContribution", origin


def test_every_row_is_accounted_for():
    random.seed(SEED)
    folder = filled()
    places = {"JYVASKYLA": "jyvaskyla", "Jyväskylä": "jyvaskyla", "HELSINKI": "helsinki", "Uleåborg": "oulu", "ESPOO": "espoo",
              "SEINAJOKI": "seinajoki", "Vasa": "vaasa", "NOKIA": None, "ROVANIEMI": "rovaniemi", "": None}
    rows, kept, refused, cities, n_in = [], 0, 0, {}, 0
    for number in range(500):
        net, gross = (random.randrange(0, 500_000_000) for _ in range(2))
        place = random.choice(list(places))
        country = random.choice(["FI", "FI", "FI", "SE", "DE"])
        known = random.choice(["both", "both", "net", "gross", "none"])
        words = {"projectID": str(101_000_000 + number // 5), "organisationID": str(900_000_000 + number), "city": place,
                 "country": country, "name": random.choice(['YRITYS "A" OY', "Yritys; Oy", "X\nY"]),
                 "role": random.choice(["coordinator", "participant", "associatedPartner", "thirdParty"]),
                 "netEcContribution": f"{net // 100},{net % 100:02}" if known in ("both", "net") else "",
                 "ecContribution": str(decimal.Decimal(gross) / 100) if known in ("both", "gross") else ""}
        rows.append(organisation(**words))
        amount = net if known in ("both", "net") else gross if known == "gross" else 0
        if places[place] and country == "FI":
            kept += amount
            n_in += 1
            cities[places[place]] = cities.get(places[place], 0) + amount
        else:
            refused += amount
    path = write(rows, [project(id=str(101_000_000 + number)) for number in range(100)])
    answer = report(path, folder, "--dry-run")
    assert answer["rows"] == 500 and sum(counts(answer)) == 500 and answer["new"] == n_in, (SEED, counts(answer))
    assert answer["sums"] == {"granted": kept, "realised": 0, "planned": 0}, (SEED, answer["sums"], kept)
    assert answer["refused_sums"]["granted"] == refused, (SEED, answer["refused_sums"], refused)
    assert not answer["warnings"], (SEED, answer["warnings"][:3])
    before = documents(folder)
    succeed("import", path, "--portfolio", folder)
    found = participations(folder)
    assert len(found) == n_in and sum(doc["contribution_cents"] or 0 for doc in found) == kept, SEED
    by_city = {}
    for doc in found:
        by_city[doc["city"][5:]] = by_city.get(doc["city"][5:], 0) + (doc["contribution_cents"] or 0)
    assert by_city == cities, SEED
    after = documents(folder)
    assert all(after[key] == doc for key, doc in before.items()), "an import changed what it does not speak of"
    again = report(path, folder)
    assert counts(again) == [0, 0, n_in, 500 - n_in] and documents(folder) == after, SEED
    random.shuffle(rows)
    other = filled()
    assert report(write(rows, [project(id=str(101_000_000 + number)) for number in range(100)]), other)["new"] == n_in
    assert {doc["_id"] for doc in participations(other)} == {doc["_id"] for doc in found}, SEED


def test_money_is_one_or_the_other_and_never_both():
    folder = filled()
    cases_of = [("100.5", "90,25", 9025, "netEcContribution"), ("100,50", "", 10050, "ecContribution"), ("", "90", 9000, "netEcContribution"),
                ("100", "0", 0, "netEcContribution"), ("", "", None, None), ("1234567.891", "-", 123456789, "ecContribution"),
                ("100", "x", 10000, "ecContribution"), ("1000.123", "2000.456", 200046, "netEcContribution")]
    rows = [organisation(organisationID=str(n), ecContribution=gross, netEcContribution=net)
            for n, (gross, net, _, _) in enumerate(cases_of)]
    answer = report(write(rows, [project()]), folder)
    assert counts(answer) == [len(rows), 0, 0, 0], answer
    found = {doc["organisation_id"]: doc for doc in participations(folder)}
    for n, (_, _, cents, name) in enumerate(cases_of):
        doc = found[str(n)]
        assert doc["contribution_cents"] == cents and doc["origin"]["brought"]["cordis"].get("amount_of") == name, (n, doc)
    assert answer["sums"]["granted"] == sum(cents or 0 for _, _, cents, _ in cases_of), answer
    assert any("“x” is no amount" in item["reason"] for item in answer["warnings"]), answer
    table_of = json.loads(succeed("table", "international", "--format", "json", "--portfolio", folder).bytes)
    names = [column["id"] for column in table_of["columns"]]
    oulu = next(dict(zip(names, row)) for row in table_of["rows"] if row[0] == "city:oulu")
    assert oulu["unknown_rows"] == 1, oulu


def test_roles_and_places():
    folder = filled()
    roles = {"coordinator": "coordinator", "participant": "participant", "associatedPartner": "partner", "thirdParty": "third_party",
             "internationalPartner": "partner", "hostInstitution": "participant", "Something": "other", "": "other"}
    rows = [organisation(organisationID=str(n), role=role) for n, role in enumerate(roles)]
    # Where it is goes before what it is called; of an address elsewhere the name may say more.
    rows += [organisation(organisationID="50", name="TAMPEREEN KORKEAKOULUSAATIO SR", city="PIRKKALA"),
             organisation(organisationID="51", name="HELSINGIN YLIOPISTO", city="LAHTI"),
             organisation(organisationID="52", name="Lappeenrannan-Lahden teknillinen yliopisto LUT", city="LAPPEENRANTA"),
             organisation(organisationID="53", name="Lappeenrannan-Lahden teknillinen yliopisto LUT", city=""),
             organisation(organisationID="54", name="UNIVERSITY OF OULU", city="OULU", country="SE"),
             organisation(organisationID="", name="Ilman koodia", city="TURKU"), organisation(organisationID="", name="", city="TURKU"),
             organisation(projectID="", city="TURKU")]
    answer = report(write(rows, [project()]), folder)
    assert counts(answer) == [len(roles) + 4, 0, 0, 4], answer["refused"]
    assert ["Something" in item["reason"] for item in answer["warnings"]] == [True], answer["warnings"]
    reasons = [item["reason"] for item in answer["refused"]]
    assert "not certain" in reasons[0] and "none of the cities" in reasons[1] and "organisation" in reasons[2] and "code" in reasons[3], reasons
    assert [item["column"] for item in answer["refused"]] == ["name", "country", "name", "projectID"], answer["refused"]
    found = {doc.get("organisation_id", doc["organisation"]): doc for doc in participations(folder)}
    assert [found[str(n)]["role"] for n in range(len(roles))] == list(roles.values())
    assert [found[key]["city"] for key in ("50", "51", "52", "Ilman koodia")] == ["city:tampere", "city:lahti", "city:lappeenranta", "city:turku"]


def test_quotes_as_they_are():
    """A field that opens with a doubled quote, as it is published."""
    folder = filled()
    line = ";".join(quoted(organisation(name="@", organisationID="7").get(name, "")) for name in ORGANISATIONS)
    rows = [line.replace('"@"', '""Älykäs" kaupunki Oy"'), line.replace('"@"', '"""Toinen"" Oy"').replace('"7"', '"8"'),
            line.replace('"@"', '"Kolmas ; ""Oy"""').replace('"7"', '"9"')]
    answer = report(write(rows, [project()]), folder)
    assert counts(answer) == [3, 0, 0, 0] and len(answer["warnings"]) == 1, answer
    assert {doc["organisation_id"]: doc["organisation"] for doc in participations(folder)} == {
        "7": '"Älykäs" kaupunki Oy', "8": '"Toinen" Oy', "9": 'Kolmas ; "Oy"'}


def test_either_file_and_the_folder():
    rows, projects = [organisation()], [project()]
    path = write(rows, projects)
    answers = []
    for words in ([path], [path.with_name("project.csv")], [path.parent], [path, path.with_name("project.csv")],
                  [path.with_name("project.csv"), path], [path, "--kind", "cordis"]):
        folder = filled()
        succeed("import", *words, "--portfolio", folder)
        answers.append(only(folder))
    assert all(answer == answers[0] for answer in answers), answers
    # By other names.
    named = program.folder()
    (named / "cordis-h2020organizations.csv").write_bytes(path.read_bytes())
    (named / "cordis-h2020projects.csv").write_bytes(path.with_name("project.csv").read_bytes())
    folder = filled()
    assert not report(named / "cordis-h2020organizations.csv", folder)["warnings"]
    assert only(folder)["title"] == "Pohjoinen; ja muu"
    # One without the other.
    alone = write(None, projects)
    assert "organization.csv" in fail(1, "import", alone.with_name("project.csv"), "--portfolio", folder)
    fail(1, "import", program.folder(), "--portfolio", folder)
    fail(1, "import", path, write(rows), "--portfolio", folder)
    fail(2, "import", path, path, path, "--portfolio", folder)


def test_without_projects_and_then_with_them():
    folder = filled()
    path = write([organisation(), organisation(projectID="1", organisationID="2")])
    answer = report(path, folder)
    assert counts(answer) == [2, 0, 0, 0] and [item["line"] for item in answer["warnings"]] == [1], answer
    assert {doc["programme"] for doc in participations(folder)} == {"CORDIS"}
    assert all("start" not in doc and "programme_part" not in doc for doc in participations(folder))
    (path.parent / "project.csv").write_text(table(PROJECTS, [project(startDate="2022-13-01")]), encoding="utf-8")
    answer = report(path, folder)
    assert counts(answer) == [0, 1, 1, 0], answer
    reasons = [item["reason"] for item in answer["warnings"]]
    assert len(reasons) == 2 and "2022-13-01" in reasons[0] and "not in project.csv" in reasons[1], reasons
    doc = next(doc for doc in participations(folder) if doc["project_code"] == "101057429")
    assert doc["programme"] == "Horizon Europe" and doc["end"] == "2026-05-31" and "start" not in doc, doc
    # Taken away again, what it said is not.
    (path.parent / "project.csv").unlink()
    assert counts(report(path, folder)) == [0, 0, 2, 0]


def test_the_first_lists_of_horizon_2020():
    folder = filled()
    rows = [{"projectRcn": "5", "projectID": "646123", "projectAcronym": "OLD", "role": "coordinator", "id": "999", "name": "TURUN YLIOPISTO",
             "ecContribution": "123456,78", "country": "FI", "city": "TURUN YLIOPISTO"}]
    projects = [{"rcn": "5", "id": "646123", "acronym": "OLD", "programme": "H2020-EU.1.3.2.", "frameworkProgramme": "H2020", "title": "Vanha",
                 "startDate": "2015-02-01", "endDate": "2017-01-31", "ecMaxContribution": "200000", "topics": "MSCA-IF-2014-EF"}]
    answer = report(write(rows, projects, OLD_ORGANISATIONS, OLD_PROJECTS), folder)
    assert counts(answer) == [1, 0, 0, 0] and answer["sums"]["granted"] == 12345678, answer
    doc = only(folder)
    assert (doc["programme"], doc["programme_part"], doc["organisation_id"]) == ("Horizon 2020", "H2020-EU.1.3.2", "999"), doc
    # Where there is no legal basis, the topic says something.
    other = filled()
    report(write([organisation()], [project(legalBasis="")]), other)
    assert only(other)["programme_part"] == "HORIZON-CL5"


def test_several_rows_of_one_participation():
    folder = filled()
    rows = [organisation(netEcContribution="10"), organisation(netEcContribution="5,5", role="coordinator"), organisation(netEcContribution="10")]
    answer = report(write(rows, [project()]), folder)
    assert counts(answer) == [3, 0, 0, 0] and answer["sums"]["granted"] == 2550, answer
    reasons = " ".join(item["reason"] for item in answer["warnings"])
    assert "counted once" in reasons and "put together" in reasons, answer
    doc = only(folder)
    assert doc["contribution_cents"] == 1550 and doc["role"] == "coordinator", doc
    assert counts(report(write(rows[::-1], [project()]), folder)) == [0, 0, 3, 0]


def edit(folder, doc, **members):
    changes = program.folder() / "changes.json"
    changes.write_text(json.dumps({
        "format": "innocities-changes", "schema": {"major": 1, "minor": 0}, "dataset_id": json.loads(DOCUMENT)["dataset_id"],
        "docs": [{"base": doc, "doc": dict(doc, **members)}]}))
    succeed("import", changes, "--kind", "changes", "--portfolio", folder)


def test_what_the_team_wrote_stays():
    folder = filled()
    report(write([organisation()], [project()]), folder)
    edit(folder, only(folder), organisation="Oulun yliopisto", contribution_cents=7)
    # A newer list knows another end, and says of the rest what it said.
    answer = report(write([organisation()], [project(endDate="2027-05-31")]), folder)
    assert counts(answer) == [0, 1, 0, 0] and not answer["warnings"], answer
    doc = only(folder)
    assert (doc["organisation"], doc["contribution_cents"], doc["end"]) == ("Oulun yliopisto", 7, "2027-05-31"), doc
    # What both changed is asked.
    answer = report(write([organisation(netEcContribution="2000")], [project(endDate="2027-05-31")]), folder)
    assert counts(answer) == [0, 1, 0, 0] and "contribution_cents" in answer["warnings"][0]["reason"], answer
    assert only(folder)["contribution_cents"] == 7
    # What it says nothing of any more it has not taken back.
    answer = report(write([organisation(netEcContribution="", ecContribution="", name="")], [project(endDate="")]), folder)
    assert counts(answer) == [0, 0, 1, 0] or counts(answer) == [0, 1, 0, 0], answer
    assert only(folder)["end"] == "2027-05-31"


def test_one_that_the_team_had_written():
    folder = filled()
    report(write([organisation(organisationID="")], [project()]), folder)
    first = only(folder)
    answer = report(write([organisation()], [project()]), folder)
    assert counts(answer) == [0, 1, 0, 0], answer
    doc = only(folder)
    assert doc["_id"] == first["_id"] and doc["organisation_id"] == "999912345", doc
    assert counts(report(write([organisation()], [project()]), folder)) == [0, 0, 1, 0]


def test_never_in_the_money_of_the_programme():
    folder = filled()
    before = succeed("table", "funding-shares", "--format", "csv", "--portfolio", folder).bytes
    report(write([organisation(netEcContribution="99999999")], [project()]), folder, "--rule", "code=nothing")
    assert "intake:memory" not in documents(folder), "nor does one take the place of the other"
    assert only(folder)["contribution_cents"] == 9999999900, "the rule of the programme is not that of the EU"
    assert succeed("table", "funding-shares", "--format", "csv", "--portfolio", folder).bytes == before
    text = succeed("import", write([organisation(), organisation(country="SE")], [project()]), "--dry-run", "--portfolio", folder).text
    assert "CORDIS" in text and "€1,000.50" in text and "1 row ·" in text, text


if __name__ == "__main__":
    sys.exit(cases.run(globals()))
