#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Lists of projects come in with every row accounted for, and to the cent: sums are
worked out here a second time, from what was meant when the file was written."""

import json
import random
import sys
import zipfile

import program
from program import fail, succeed

sys.path.insert(0, str(program.ROOT / "tests/sample"))
import cases  # noqa: E402
from static_server import StaticServer  # noqa: E402

SERVER = StaticServer()
DOCUMENT = json.dumps(program.sample_document(), ensure_ascii=False).encode()
SEED = random.randrange(1 << 30)
# As many as a list of a period has.
ROWS = 3000
HEADER = ("Koodi;Rahasto;Hankkeen nimi;Tl;Viranomainen;Tila;Aloituspvm;Päättymispvm;Toteuttajan nimi;"
          "Myönnetty EU- ja valtion rahoitus;Toteutunut EU- ja valtion rahoitus;"
          "Suunniteltu julkinen rahoitus yhteensä;Toteutunut julkinen rahoitus yhteensä")
WAYS = [lambda e, c: f"{e},{c:02}", lambda e, c: f"{e}.{c:02}", lambda e, c: f"{e:,}.{c:02}".replace(",", " "),
        lambda e, c: f"{e:,}.{c:02}".replace(",", "\xa0") + " €", lambda e, c: f"{e:,}".replace(",", ".") + f",{c:02}",
        lambda e, c: f"{e:,}".replace(",", "\u2009") + f",{c:02}"]


def filled():
    folder = program.folder()
    succeed("sync", SERVER.serve("/p.json", DOCUMENT), "--portfolio", folder)
    return folder


def write(text, encoding="utf-8", name="list.csv"):
    path = program.folder() / name
    path.write_bytes(text.encode(encoding))
    return path


def report(path, folder, *words):
    return json.loads(succeed("import", path, "--format", "json", "--portfolio", folder, *words).bytes)


def documents(folder):
    out = program.folder() / "out.json"
    succeed("export", out, "--portfolio", folder)
    return {doc["_id"]: {key: value for key, value in doc.items() if key != "edit"}
            for doc in json.loads(out.read_text())["docs"]}


def by_code(folder, code):
    found = [doc for doc in documents(folder).values() if doc.get("code") == code]
    assert len(found) == 1, (code, found)
    return found[0]


def line(code="A70001", fund="EAKR", name="Hanke", status="Käynnissä", start="1.1.2015", end="31.12.2017",
         who="Oulun kaupunki", granted="100,00", realised="", planned="", total=""):
    return ";".join([code, fund, name, "2", "Pohjois-Pohjanmaan  liitto", status, start, end, who,
                     granted, realised, planned, total])


def eura(*lines):
    return "\n".join([HEADER, *lines]) + "\n"


def test_every_row_is_accounted_for():
    random.seed(SEED)
    folder = filled()
    lines, sums, refused = [], {"granted": 0, "realised": 0, "planned": 0}, {"granted": 0, "realised": 0, "planned": 0}
    bad = set()
    for number in range(ROWS):
        amounts = [random.randrange(0, 300_000_000) for _ in range(3)]
        granted, realised, planned = (random.choice(WAYS)(value // 100, value % 100) for value in amounts)
        fault = random.choice(["", "", "", "date", "code", "amount", "separator", "spaces", "quote"])
        words = {"code": f"T{80000 + number}", "granted": granted, "realised": realised, "planned": planned}
        target = sums
        if fault == "date":
            words.update(start=random.choice(["31.2.2015", "x", "1.1.15", ""]), end="")
        elif fault == "code":
            words["code"], target = "", refused
        elif fault == "amount":
            words["granted"], target, amounts[0] = "ei tiedossa", refused, 0
        elif fault == "separator":
            words["name"] = "Hanke; jonka nimessä on erotin"
        elif fault == "spaces":
            words.update(name="  Hanke   jossa  on ", who=" Oulun  kaupunki ")
        elif fault == "quote":
            words["name"] = '"Hanke ""A"" \n ja B"'
        if target is refused:
            bad.add(number)
        for key, value in zip(("granted", "realised", "planned"), amounts):
            target[key] += value
        lines.append(line(**words))
    path = write(eura(*lines))
    answer = report(path, folder, "--dry-run")
    assert answer["rows"] == ROWS, (SEED, answer["rows"])
    assert answer["new"] + answer["changed"] + answer["unchanged"] + len(answer["refused"]) == ROWS, SEED
    assert len(answer["refused"]) == len(bad), (SEED, answer["refused"])
    assert answer["sums"] == sums and answer["refused_sums"] == refused, (SEED, answer["sums"], sums)
    assert set(answer) == {"rows", "new", "changed", "unchanged", "refused", "warnings", "sums", "refused_sums"}
    for item in answer["refused"] + answer["warnings"]:
        assert set(item) == {"line", "column", "reason"} and item["reason"], item
    # Whatever their order.
    random.shuffle(lines)
    other = report(write(eura(*lines)), folder, "--dry-run")
    assert (other["sums"], other["new"], len(other["refused"])) == (answer["sums"], answer["new"], len(bad)), SEED
    # Kept, and once more.
    before = documents(folder)
    succeed("import", path, "--portfolio", folder)
    after = documents(folder)
    new = [doc for key, doc in after.items() if key not in before and doc["type"] == "project"]
    assert len(new) == answer["new"], SEED
    kept = dict.fromkeys(sums, 0)
    for doc in new:
        for row in doc["funding"].values():
            kept[row["measure"]] += row["amount_cents"]
        # Whose money the planned total is the list does not say.
        kept["planned"] += doc["origin"]["brought"]["eura"]["published"].get("planned.public", 0)
    assert kept == sums, (SEED, kept, sums)
    assert all(after[key] == doc for key, doc in before.items()), "an import changed what it does not speak of"
    again = report(path, folder, "--dry-run")
    assert again["unchanged"] == answer["new"] and again["new"] == again["changed"] == 0, SEED
    succeed("import", path, "--portfolio", folder)
    assert documents(folder) == after


def test_a_list_is_told_by_its_content_in_any_dress():
    folder = filled()
    text = eura(line(name='"Älykäs; ""uusi"" hanke"', who="Åbo stad"), line(code="A2", granted="1.234,50"))
    comma = text.replace("1.234,50", "1234.50").replace("100,00", "100.00").replace('"Älykäs; ', '"Älykäs, ').replace(";", ",")
    dresses = [(text, "utf-8"), (text, "utf-8-sig"), (text, "cp1252"), (text, "utf-16"), (text.replace("\n", "\r\n"), "utf-8"),
               (text.replace("\n", "\r"), "utf-8"), (comma, "utf-8"), (text.replace(";", "\t"), "utf-8"),
               (text.replace(";", "|"), "utf-8"), ("EURA 2014\n\n" + text, "utf-8"), (text.rstrip("\n"), "utf-8")]
    for content, encoding in dresses:
        answer = report(write(content, encoding), folder, "--dry-run")
        assert (answer["rows"], answer["new"], answer["sums"]["granted"]) == (2, 2, 133450), (encoding, content, answer)
        assert not answer["refused"] and not answer["warnings"], (encoding, answer)


def test_names_and_places():
    folder = filled()
    people = {"Oulun kaupunki": "oulu", "JYVASKYLAN YLIOPISTO": "jyvaskyla", "Åbo stad": "turku", "Uleåborgs stad": "oulu",
              "Sotkamon kunta": "sotkamo", "TAMPEREEN KAUPUNKI": "tampere", "Lahden ammattikorkeakoulu Oy": "lahti",
              "Kuopion kaupunki, elinvoima": "kuopio", "Sodankylän kunta": None, "Lappeenrannan ja Lahden seutu": None}
    lines = [line(code=f"N{i}", who=who) for i, who in enumerate(people)]
    answer = report(write(eura(*lines)), folder)
    assert answer["new"] == len(people)
    assert [item["line"] for item in answer["warnings"]] == [11], answer
    for i, city in enumerate(people.values()):
        doc = by_code(folder, f"N{i}")
        assert doc["cities"] == ([f"city:{city}"] if city else []), doc
        assert bool(doc.get("agreement")) == bool(city), doc
        assert doc["funding"]["eura-granted-eu_state"]["source"] == "funding_source:eu_state", doc
        assert doc["authority"] == "Pohjois-Pohjanmaan liitto" and doc["origin"]["row"] == i + 2, doc
        assert doc["origin"]["file"] == "list.csv" and len(doc["origin"]["sha256"]) == 64, doc


def test_what_the_team_wrote_stays():
    folder = filled()
    succeed("import", write(eura(line(), line(code="B", name="Toinen"))), "--portfolio", folder)
    doc = by_code(folder, "A70001")
    changes = program.folder() / "changes.json"
    changes.write_text(json.dumps({
        "format": "innocities-changes", "schema": {"major": 1, "minor": 0}, "dataset_id": json.loads(DOCUMENT)["dataset_id"],
        "docs": [{"base": doc, "doc": dict(doc, beneficiary="Tiimin nimi", url="https://example.org")}]}))
    succeed("import", changes, "--kind", "changes", "--portfolio", folder)
    # The list knows more money; of the beneficiary it says what it said.
    newer = write(eura(line(granted="250,00"), line(code="B", name="Toinen")))
    answer = report(newer, folder)
    assert (answer["changed"], answer["unchanged"]) == (1, 1) and not answer["warnings"], answer
    doc = by_code(folder, "A70001")
    assert doc["beneficiary"] == "Tiimin nimi" and doc["url"] == "https://example.org", doc
    assert doc["funding"]["eura-granted-eu_state"]["amount_cents"] == 25000, doc
    # Now both have changed it: the team's stands, and it is said.
    newest = write(eura(line(granted="250,00", who="Oulun yliopisto"), line(code="B", name="Toinen")))
    answer = report(newest, folder)
    assert answer["changed"] == 1 and "beneficiary" in answer["warnings"][0]["reason"], answer
    assert by_code(folder, "A70001")["beneficiary"] == "Tiimin nimi"
    assert report(newest, folder, "--dry-run")["unchanged"] == 2


def test_the_same_euro_is_not_counted_twice():
    folder = filled()
    project = next(doc for doc in json.loads(DOCUMENT)["docs"]
                   if doc["type"] == "project" and doc["kind"] == "project" and doc.get("code"))
    before = by_code(folder, project["code"])["funding"]
    answer = report(write(eura(line(code=project["code"], granted="1,00"))), folder)
    assert answer["changed"] == 1 and answer["sums"]["granted"] == 100, answer
    assert by_code(folder, project["code"])["funding"] == before
    assert any("other rows of the same money" in item["reason"] for item in answer["warnings"]), answer


def test_kohesio():
    folder = filled()
    header = ("Operation_Unique_Identifier,Operation_Name_English,Operation_Name_Programme_Language,Operation_Start_Date,"
              "Operation_End_Date,Cofinancing_Rate,Total_Eligible_Expenditure_amount,Project_EU_Budget,Beneficiary_Name,"
              "Fund_Code,Programme_Code,Operation_Summary_Programme_Language")
    rows = ['A71,Smart,Älykäs,01/02/2015,31/12/2017,50,2000.00,1000.123,OULUN YLIOPISTO,ERDF,2014FI16M2OP001,"Monta\r\nriviä, ""näin"""',
            'A71,Smart,Älykäs,01/02/2015,31/12/2017,50,2000.00,1000.123,OULUN YLIOPISTO,ERDF,2014FI16M2OP001,"Monta"',
            'A72,Other,Toinen,13/13/2015,31/12/2017,50,,500,Vasa stad,ESF,2014FI16M2OP001,']
    path = write("\ufeff" + "\r\n".join([header, *rows]) + "\r\n")
    answer = report(path, folder)
    assert (answer["rows"], answer["new"], answer["sums"]["granted"]) == (3, 3, 250024), answer
    reasons = " ".join(item["reason"] for item in answer["warnings"])
    assert "rounded" in reasons and "counted once" in reasons and "13/13/2015" in reasons, answer
    first, second = by_code(folder, "A71"), by_code(folder, "A72")
    assert [row["amount_cents"] for row in first["funding"].values()] == [100012], first
    assert first["start"] == "2015-02-01" and first["origin"]["kind"] == "kohesio-2014", first
    assert second["funding"]["kohesio-granted-esf"]["source"] == "funding_source:esf" and second["cities"] == ["city:vaasa"]
    assert report(path, folder, "--dry-run")["unchanged"] == 3


def test_the_other_periods_of_eura():
    folder = filled()
    older = write("Projektikoodi;Rahasto;Projektin nimi;Tl;Hallinnonala;Viranomainen;Tila;Aloituspvm;Päättymispvm;"
                  "Projektin toteuttajan nimi;Myönnetty EU- ja valtion rahoitus;Maksettu EU- ja valtion rahoitus;"
                  "Suunniteltu julkinen rahoitus yhteensä;Toteutunut julkinen rahoitus yhteensä\n"
                  "A30001;EAKR;Nimi;2;TEM;Liitto;Päättynyt;1.1.2008;31.12.2010;Vaasan kaupunki;100;90;200;180\n", "cp1252")
    newer = write('Hankekoodi,Rahasto,Hankkeen nimi,Erityistavoite,Rahoittava viranomainen,Tila,Hankkeen aloituspvm,'
                  'Hankkeen päättymispvm,Päätoteuttaja,Myönnetty EU- ja valtion rahoitus (EUR)\n'
                  'A90001,EAKR,"Nimi, jossa",1.2,Liitto,Käynnissä,1.1.2023,31.12.2025,Helsingin kaupunki,"1 000,50"\n'
                  'A90002,EAKR,Nimi; jossa, tai ei,1.2,Liitto,Käynnissä,1.1.2023,31.12.2025,Helsingin kaupunki,5\n')
    text = succeed("import", newer, "--dry-run", "--portfolio", folder).text
    assert "€1,005.50" in text and "€0.00" in text and "Planned" not in text, text
    for path, kind, codes in ((older, "eura-2007", ["A30001"]), (newer, "eura-2021", ["A90001", "A90002"])):
        answer = report(path, folder)
        assert answer["new"] == len(codes) and not answer["refused"], answer
        for code in codes:
            assert by_code(folder, code)["origin"]["kind"] == kind
    assert by_code(folder, "A90002")["name"]["fi"] == "Nimi; jossa, tai ei"


def test_mappings_and_rules_are_remembered():
    folder = filled()
    path = write("Nro;Otsikko;Raha\nX1;Yksi;10\nX2;Kaksi;20\n")
    fail(1, "import", path, "--dry-run", "--portfolio", folder)
    mapping = "Nro=code;Otsikko=name.sv;Raha=granted.city"
    succeed("import", path, "--mapping", mapping, "--rule", "code=X1", "--portfolio", folder)
    doc = by_code(folder, "X1")
    assert doc["name"]["sv"] == "Yksi" and doc["funding"]["table-granted-city"]["source"] == "funding_source:city", doc
    answer = report(write(eura(line())), folder, "--dry-run")
    assert len(answer["refused"]) == 1 and answer["refused_sums"]["granted"] == 10000, answer
    swedish = write("Kod;Namn;Stödmottagare;Beviljat;Startdatum\nX9;Smart stad;Uleåborgs stad;1 000,50 €;1.2.2024\n")
    answer = report(swedish, folder, "--dry-run", "--rule", "")
    assert answer["new"] == 1 and answer["sums"]["granted"] == 100050 and not answer["warnings"], answer
    for words in (["--mapping", "Nro=nothing"], ["--mapping", "Ei=code"], ["--rule", "colour=red"]):
        fail(1, "import", path, "--dry-run", *words, "--portfolio", folder)


def test_two_desks_make_the_same_documents():
    first, second = filled(), filled()
    path = write(eura(line(), line(code="B"), line(code="B", granted="5"), line(code="B", granted="5")))
    for folder in (first, second):
        assert report(path, folder)["new"] == 4
    assert documents(first) == documents(second)
    rows = by_code(first, "B")["funding"]
    assert sorted(row["amount_cents"] for row in rows.values()) == [500, 10000], rows


def workbook(rows, **parts):
    """A workbook as small as one can be: cells are texts, numbers or ("type", value)."""
    def cell(row, column, value):
        place = f'r="{chr(65 + column)}{row}"'
        if value is None:
            return ""
        if isinstance(value, tuple):
            return f'<c {place} {value[0]}>{value[1]}</c>'
        if isinstance(value, str):
            return f'<c {place} t="inlineStr"><is><t>{value}</t></is></c>'
        return f'<c {place}><v>{value}</v></c>'
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    sheet = "".join(f'<row r="{n}">' + "".join(cell(n, i, value) for i, value in enumerate(row)) + "</row>"
                    for n, row in enumerate(rows, 1))
    files = {
        "xl/workbook.xml": f'<workbook xmlns="{main}" xmlns:r="r"><sheets><sheet name="A" sheetId="1" r:id="x"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": '<Relationships><Relationship Id="x" Target="worksheets/sheet1.xml"/></Relationships>',
        "xl/styles.xml": f'<styleSheet xmlns="{main}"><numFmts><numFmt numFmtId="170" formatCode="[$-40B]d\\.m\\.yyyy"/></numFmts>'
                         '<cellStyleXfs><xf numFmtId="14"/><xf numFmtId="14"/></cellStyleXfs>'
                         '<cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="170"/></cellXfs></styleSheet>',
        "xl/sharedStrings.xml": f'<sst xmlns="{main}"><si><t>Älykäs</t></si><si><r><t>Kaksi </t></r><r><t>osaa</t></r>'
                                '<rPh><t>x</t></rPh></si></sst>',
        "xl/worksheets/sheet1.xml": f'<worksheet xmlns="{main}"><sheetData>{sheet}</sheetData></worksheet>',
    }
    files.update(parts)
    path = program.folder() / "list.xlsx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return path


def test_workbooks():
    folder = filled()
    rows = [["EURA"], HEADER.split(";"),
            ["W1", "EAKR", ('t="s"', "<v>0</v>"), 2, "X", "Käynnissä", ('s="1"', "<v>42005</v>"), ('s="2"', "<f>A1</f><v>42369.5</v>"),
             "Oulun kaupunki", 1234.56, 0.1, ('', "<v>1.2E3</v>"), None],
            [],
            ["W2", "EAKR", ('t="s"', "<v>1</v>"), 2, "X", "Päättynyt", "1.2.2015", None, "Vasa stad", ('', "<v>1234.5599999999999</v>"), 1.234],
            ["W3", "EAKR", "Nimi", 2, "X", "Päättynyt", None, None, "Vasa stad", ('t="e"', "<v>#REF!</v>")]]
    answer = report(workbook(rows), folder)
    assert (answer["rows"], answer["new"]) == (3, 2), answer
    assert answer["sums"] == {"granted": 246912, "realised": 133, "planned": 120000}, answer
    assert [item["line"] for item in answer["refused"]] == [6] and "#REF!" in answer["refused"][0]["reason"], answer
    first, second = by_code(folder, "W1"), by_code(folder, "W2")
    assert (first["start"], first["end"], first["name"]["fi"]) == ("2015-01-01", "2015-12-31", "Älykäs"), first
    assert second["name"]["fi"] == "Kaksi osaa" and second["origin"]["row"] == 5, second


def test_workbooks_of_several_sheets():
    """The first sheet with a header that is known, or the one that is asked for."""
    folder = filled()
    path = workbook([["Lue tämä", "ensin"], ["Tekstiä"]])
    lists = {"y": [HEADER.split(";"), ["S1", "EAKR", "Yksi", 2, "X", "", "", "", "Oulun kaupunki", 1]],
             "z": [["Otsikko"], HEADER.split(";"), ["S2", "EAKR", "Kaksi", 2, "X", "", "", "", "Oulun kaupunki", 2],
                   ["S2", "EAKR", "Kaksi", 2, "X", "", "", "", "Oulun kaupunki", 3]]}
    names = [("Ohje", "x", ""), ("Piilo", "h", ' state="hidden"'), ("Hankkeet", "y", ""), ("Vanhat & muut", "z", "")]
    sheets = "".join(f'<sheet name="{name.replace("&", "&amp;")}" sheetId="1" r:id="{key}"{state}/>' for name, key, state in names)
    first = zipfile.ZipFile(path).read("xl/worksheets/sheet1.xml").decode()
    parts = {"xl/worksheets/x.xml": first}
    for key, rows in dict(lists, h=[HEADER.split(";"), ["S0", "EAKR", "Nolla", 2, "X", "", "", "", "Oulun kaupunki", 9]]).items():
        parts[f"xl/worksheets/{key}.xml"] = zipfile.ZipFile(workbook(rows)).read("xl/worksheets/sheet1.xml").decode()
    parts["xl/workbook.xml"] = f'<workbook xmlns:r="r"><sheets>{sheets}</sheets></workbook>'
    parts["xl/_rels/workbook.xml.rels"] = "<Relationships>" + "".join(
        f'<Relationship Id="{key}" Target="{"/xl/" if key == "z" else ""}worksheets/{key}.xml"/>' for key in "xhyz") + "</Relationships>"
    path = workbook([], **parts)
    for words, granted, new in (([], 100, 1), (["--sheet", "Hankkeet"], 100, 1), (["--sheet", "Vanhat & muut"], 500, 2), (["--sheet", "Piilo"], 900, 1)):
        answer = report(path, folder, "--dry-run", *words)
        assert (answer["sums"]["granted"], answer["new"]) == (granted, new), (words, answer)
    said = str(fail(1, "import", path, "--sheet", "Muu", "--portfolio", folder))
    assert "“Muu”" in said and "Ohje, Hankkeet, Vanhat & muut." in said and "Piilo" not in said, said
    fail(1, "import", path, "--sheet", "Ohje", "--portfolio", folder)
    fail(1, "import", write(eura(line())), "--sheet", "Hankkeet", "--portfolio", folder)
    assert "Vanhat & muut" in succeed("import", path, "--sheet", "Vanhat & muut", "--portfolio", folder).text
    doc = by_code(folder, "S2")
    assert doc["origin"]["sheet"] == "Vanhat & muut" and doc["origin"]["row"] == 3, doc
    assert sorted(row["amount_cents"] for row in doc["funding"].values()) == [200, 300], doc
    # One whose part is not there is a fault, not an end.
    parts["xl/worksheets/y.xml"] = "<worksheet><sheetData><row>"
    fail(1, "import", workbook([], **parts), "--portfolio", folder)


def test_workbooks_that_mean_no_good():
    folder = filled()
    rows = [HEADER.split(";"), ["W1", "EAKR", "x", 2, "X", "", "", "", "", 1]]
    bomb = '<!DOCTYPE a [<!ENTITY b "' + "c" * 1000 + '"><!ENTITY d "' + "&b;" * 1000 + '">]>'
    sheet = '<worksheet><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>&d;</t></is></c></row></sheetData></worksheet>'
    bad = [workbook(rows, **{"xl/worksheets/sheet1.xml": bomb + sheet}), workbook(rows, **{"xl/workbook.xml": "<workbook/>"}),
           workbook(rows, **{"xl/worksheets/sheet1.xml": "<worksheet><sheetData><row>"})]
    good = workbook(rows).read_bytes()
    for length in (4, 100, len(good) - 30):
        path = program.folder() / "cut.xlsx"
        path.write_bytes(good[:length])
        bad.append(path)
    for path in bad:
        fail(1, "import", path, "--dry-run", "--portfolio", folder)


if __name__ == "__main__":
    sys.exit(cases.run(globals()))
