#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The population of cities comes in from JSON-stat as it is written by those who publish
it, in either way that each part may be written."""

import itertools
import json
import sys

import program
from program import fail, succeed

sys.path.insert(0, str(program.ROOT / "tests/sample"))
import cases  # noqa: E402
from static_server import StaticServer  # noqa: E402

SERVER = StaticServer()
DOCUMENT = json.dumps(program.sample_document(), ensure_ascii=False).encode()
AREAS = {"SSS": "KOKO MAA", "KU837": "Tampere", "KU091": "Helsinki", "KU564": "Oulu", "KU005": "Alajärvi"}
YEARS = ["2019", "2022", "2023"]


def filled():
    folder = program.folder()
    succeed("sync", SERVER.serve("/p.json", DOCUMENT), "--portfolio", folder)
    return folder


def people(area, year):
    return None if area == "SSS" else int(year) * 100 + list(AREAS).index(area)


def dataset(areas=AREAS, years=YEARS, others=(), value=people, **members):
    """As PxWeb answers; "others" are dimensions (id, {code: label}, which code is meant)."""
    sizes = [len(areas), len(years)] + [len(categories) for _, categories, _ in others]
    dimension = {"Alue": {"label": "Alue", "category": {"index": {code: i for i, code in enumerate(areas)}, "label": dict(areas)}},
                 "Vuosi": {"label": "Vuosi", "category": {"index": list(years), "label": {year: year for year in years}}}}
    for name, categories, _ in others:
        dimension[name] = {"label": name, "category": {"index": list(categories), "label": dict(categories)}}
    values = []
    for area, year, *rest in itertools.product(areas, years, *(categories for _, categories, _ in others)):
        is_meant = all(code == meant for code, (_, _, meant) in zip(rest, others))
        values.append(value(area, year) if is_meant else 7)
    return dict({"version": "2.0", "class": "dataset", "label": "Väestö 31.12. muuttujina Alue ja Vuosi", "source": "Tilastokeskus",
                 "id": list(dimension), "size": sizes, "dimension": dimension, "role": {"time": ["Vuosi"]}, "value": values}, **members)


def write(content, prefix=b""):
    path = program.folder() / "population.json"
    path.write_bytes(prefix + (content if isinstance(content, bytes) else json.dumps(content, ensure_ascii=False).encode()))
    return path


def report(path, folder, *words):
    return json.loads(succeed("import", path, "--format", "json", "--portfolio", folder, *words).bytes)


def documents(folder):
    out = program.folder() / "out.json"
    succeed("export", out, "--portfolio", folder)
    return {doc["_id"]: {key: value for key, value in doc.items() if key != "edit"}
            for doc in json.loads(out.read_text())["docs"]}


def counts(answer):
    return [answer["new"], answer["changed"], answer["unchanged"], len(answer["refused"])]


def population(folder, city="tampere"):
    return documents(folder)[f"city:{city}"]["population"]


def test_every_year_of_every_city():
    folder = filled()
    before = documents(folder)
    answer = report(write(dataset()), folder, "--dry-run")
    assert answer["rows"] == 15 and counts(answer) == [0, 9, 0, 6], answer
    assert {item["reason"] for item in answer["refused"]} == {"It is in none of the cities of the portfolio."}, answer
    assert [item["line"] for item in answer["refused"]] == [2, 3, 4, 14, 15, 16] and answer["sums"]["granted"] == 0
    assert documents(folder) == before
    path = write(dataset(years=["2022", "2023"]))
    assert counts(report(path, folder)) == [0, 6, 0, 4]
    after = documents(folder)
    tampere = after["city:tampere"]
    assert tampere["population"] == {"2019": before["city:tampere"]["population"]["2019"], "2022": 202201, "2023": 202301}, tampere
    assert tampere["origin"]["file"] == "population.json" and tampere["origin"]["kind"] == "population", tampere
    assert {key for key in after if after[key] != before.get(key)} == {"city:tampere", "city:helsinki", "city:oulu"}
    assert counts(report(path, folder)) == [0, 0, 6, 4] and documents(folder) == after
    text = succeed("import", path, "--dry-run", "--portfolio", folder).text
    assert "4 rows ·" in text and "€" not in text, text


def test_a_year_that_the_team_has_is_asked():
    folder = filled()
    had = population(folder)["2019"]
    answer = report(write(dataset()), folder)
    assert any("population/2019" in item["reason"] for item in answer["warnings"]), answer
    assert population(folder) == {"2019": had, "2022": 202201, "2023": 202301}
    # A newer file that corrects a year of its own is not.
    answer = report(write(dataset(years=["2022", "2023"], value=lambda area, year: people(area, year) and people(area, year) + 5)), folder)
    assert not answer["warnings"] and population(folder)["2023"] == 202306, answer


def test_each_way_to_write_it():
    plain = dataset(years=["2023"])
    ways = []
    for index in (list(AREAS), {code: i for i, code in reversed(list(enumerate(AREAS)))}):
        for sparse in (False, True):
            way = json.loads(json.dumps(plain))
            way["dimension"]["Alue"]["category"]["index"] = index
            if sparse:
                way["value"] = {str(i): value for i, value in enumerate(plain["value"]) if value is not None}
            ways.append(way)
    ways.append(dict(plain, role={"time": ["Vuosi"], "geo": ["Alue"], "metric": []}))
    ways.append({key: value for key, value in plain.items() if key != "role"})
    ways.append(dict(plain, status={"0": ".."}))
    ways.append(dict(plain, status=["..", "", "", "", ""]))
    ways.append(dict(plain, value=[None if value is None else float(value) for value in plain["value"]]))
    one = json.loads(json.dumps(plain))
    one["dimension"]["Vuosi"]["category"] = {"label": {"2023": "2023"}}
    ways.append(one)
    # Version 1, where it says the same inside.
    inside = dict(plain["dimension"], id=plain["id"], size=plain["size"], role=plain["role"])
    ways.append({"dataset": {"label": plain["label"], "dimension": inside, "value": plain["value"]}})
    for way, prefix in [(way, b"") for way in ways] + [(plain, b"\xef\xbb\xbf"), (plain, b" \n")]:
        folder = filled()
        answer = report(write(way, prefix), folder)
        assert counts(answer) == [0, 3, 0, 2], (way, answer)
        assert population(folder)["2023"] == 202301 and population(folder, "oulu")["2023"] == 202303, way
    folder = filled()
    assert counts(report(write(dataset({"837": "Tampere", "91": "Helsinki"}, ["2023"], value=lambda *_: 5)), folder)) == [0, 2, 0, 0]


def test_several_dimensions():
    sex = ("Sukupuoli", {"1": "Miehet", "SSS": "Yhteensä", "2": "Naiset"}, "SSS")
    age = ("Ikä", {"TOTAL": "Ikäluokat yhteensä", "0-14": "0-14"}, "TOTAL")
    named = ("Kieli", {"a": "suomi", "b": "Kielet yhteensä"}, "b")
    facts = ("Tiedot", {"vaesto_lisays": "Väestönlisäys", "vaesto": "Väestö 31.12."}, "vaesto")
    for others in ([sex], [sex, age], [facts], [age, facts, sex, named]):
        folder = filled()
        assert counts(report(write(dataset(years=["2023"], others=others)), folder)) == [0, 3, 0, 2], others
        assert population(folder)["2023"] == 202301, others
    folder = filled()
    refused = {"Sukupuoli": ("Sukupuoli", {"1": "Miehet", "2": "Naiset"}, "1"), "Ikä": ("Ikä", {"15": "15"}, "15"),
               "Tiedot": ("Tiedot", {"synt": "Elävänä syntyneet", "lisays": "Väestönlisäys"}, "synt")}
    for name, other in refused.items():
        said = fail(1, "import", write(dataset(others=[other])), "--portfolio", folder)
        assert name in str(said), said


def test_what_is_not_known_is_not_zero():
    folder = filled()
    values = {"KU837": None, "KU091": 0, "KU564": 5.5}
    data = dataset(values and {code: AREAS[code] for code in values}, ["2023"], value=lambda area, _: values[area])
    answer = report(write(data), folder)
    assert counts(answer) == [0, 0, 0, 3], answer
    assert ["not known" in item["reason"] for item in answer["refused"]] == [True, False, False], answer
    assert all("2023" not in population(folder, city) for city in ("tampere", "helsinki", "oulu"))
    answer = report(write(dataset({"KU837": "Tampere"}, ["2023M12", "2023"], value=lambda *_: 9)), folder)
    assert counts(answer) == [0, 1, 0, 1] and "2023M12" in answer["refused"][0]["reason"], answer
    # What stands beside a value may say that it is none.
    answer = report(write(dataset({"KU564": "Oulu"}, ["2023"], value=lambda *_: 9, status={"0": "..."})), folder)
    assert counts(answer) == [0, 0, 0, 1] and "2023" not in population(folder, "oulu"), answer


def test_per_capita_figures_follow():
    folder = filled()
    report(write(dataset(years=["2023"])), folder)
    table = json.loads(succeed("table", "peers", "--format", "json", "--portfolio", folder).bytes)
    assert "2023" in json.dumps(table["columns"]), table["columns"]


def test_bad_files_say_so_in_a_sentence():
    folder = filled()
    before = documents(folder)
    good = dataset()
    no_time = json.loads(json.dumps(good))
    no_time["id"][1] = "Asia"
    no_time["dimension"]["Asia"] = no_time["dimension"].pop("Vuosi")
    twice = json.loads(json.dumps(good))
    twice["dimension"]["Alue"]["category"]["index"] = {code: 0 for code in AREAS}
    bad = [b"{", b'{"class": "dataset"}', b"{}", b'{"format": "innocities-portfolio"}', json.dumps(good).encode()[:-20],
           dict(good, size=[5, 2]), dict(good, size=[5]), dict(good, size=[5, -3]), dict(good, size=[1 << 40, 1 << 40]), dict(good, id=[]),
           dict(good, id=["Alue", "Muu"]), dict(good, value=good["value"][1:]), dict(good, value="x"), dict(good, dimension=[]), twice,
           {key: value for key, value in no_time.items() if key != "role"}, dict(good, role={"time": ["Alue"]}),
           dict(good, label="Syntyneet"), dict(good, label="Population increase by area"), {key: v for key, v in good.items() if key != "label"},
           dict(good, **{"class": "collection"})]
    for content in bad:
        said = fail(1, "import", write(content), "--portfolio", folder)
        assert len(str(said)) > 20, content
    assert documents(folder) == before


def test_a_table_of_it_will_do():
    folder = filled()
    path = program.folder() / "list.csv"
    path.write_text("Kuntakoodi;Kunta;Vuosi;Väestö\nKU837;Tampere;2023;255000\n91;Helsinki;2023;674500\n")
    fail(1, "import", path, "--portfolio", folder)
    assert counts(report(path, folder, "--kind", "population")) == [0, 2, 0, 0]
    path.write_text(path.read_text() + "KU837;Tampere;2023;255000\n")
    assert ["comes again" in item["reason"] for item in report(path, folder, "--kind", "population")["warnings"]] == [True]
    assert population(folder)["2023"] == 255000 and population(folder, "helsinki")["2023"] == 674500


if __name__ == "__main__":
    sys.exit(cases.run(globals()))
