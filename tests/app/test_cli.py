#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The commands table, chart and export: what they write, what they refuse, and
that the figures are those of an independent sum over the same document."""

import csv
import io
import json
import math
import os
import pathlib
import shlex
import shutil
import struct
import subprocess
import sys
import xml.etree.ElementTree as ElementTree
import zipfile

import program
from program import fail, run, succeed, table

sys.path.insert(0, str(program.ROOT / "tests/sample"))
import cases  # noqa: E402
import oracle  # noqa: E402

# Those that scripts of the team name; the list may have more.
KNOWN = {"funding-shares", "funding-ranking", "city-share", "lead-themes", "lead-theme-funding", "themes",
         "international", "international-years", "international-parts", "map", "impact", "flow", "progress", "timeline", "changes",
         "mix", "peers"}
CHARTS = [line.split("\t")[0] for line in succeed("chart", "--list").text.splitlines()]
WITHOUT_PLACES = {"progress", "international-years", "international-parts"}
WITH_PLACES = [chart for chart in CHARTS if chart not in WITHOUT_PLACES]
# A city that each shows, or else a lead theme, in fi, sv and en.
CITIES = {"flow": ("Vaasa", "Vasa", "Vaasa"),
          "mix": ("Pääkaupunkiseutu", "Huvudstadsregionen", "Helsinki metropolitan area"),
          "peers": ("Pääkaupunkiseutu", "Huvudstadsregionen", "Helsinki metropolitan area"),
          "lead-theme-funding": ("Akkukemia", "Batterikemi", "Battery chemistry")}
ANY_CITY = ("Oulu", "Uleåborg", "Oulu")
LANGS = ("fi", "sv", "en")
PLANE = "{http://www.w3.org/2000/svg}"

# Wrong before anything is opened: status 2.
MISUSE = [
    "nosuch", "--nosuch", "--sample nosuch", "Table funding-shares", "''",
    "table", "chart", "export", "table --sample", "export --sample",
    "table nosuch", "chart nosuch --sample", "table ''", "table funding-shares lead-themes --sample",
    "table funding-shares --sample --nosuch", "sync --format json",
    "table funding-shares --sample --by", "table funding-shares --sample --by nothing",
    "table funding-shares --sample --by ''", "table funding-shares --sample --by City",
    "table funding-shares --sample --series theme", "table funding-shares --sample --series x",
    "table funding-shares --sample --measure spent",
    "table funding-shares --sample --where", "table funding-shares --sample --where oulu",
    "table funding-shares --sample --where city=", "table funding-shares --sample --where =oulu",
    "table funding-shares --sample --where mayor=oulu",
    "table funding-shares --sample --from then", "table funding-shares --sample --from 20",
    "table funding-shares --sample --to 99999", "table funding-shares --sample --from -2020",
    "table funding-shares --sample --to 99999999999999999999",
    "table lead-themes --sample --roles boss", "table funding-shares --sample --lang de",
    "table funding-shares --sample --lang ''", "table funding-shares --sample --lang fi_FI",
    "table funding-shares --sample --format svg", "table funding-shares --sample --format ''",
    "table funding-shares --sample -o x.doc", "table funding-shares --sample -o",
    "chart funding-shares --sample --format gif", "chart funding-shares --sample --format csv",
    "chart funding-shares --sample --style loud", "chart funding-shares --sample -o x.bmp",
    "chart funding-shares --sample --size 1600", "chart funding-shares --sample --size 1600x",
    "chart funding-shares --sample --size x900", "chart funding-shares --sample --size 1600x900x2",
    "chart funding-shares --sample --size 0x0", "chart funding-shares --sample --size -800x600",
    "chart funding-shares --sample --size 119x600", "chart funding-shares --sample --size 600x16385",
    "chart funding-shares --sample --size 99999999999x600", "chart funding-shares --sample --size ''",
    "chart funding-shares --sample --size '1600 x 900 '",
    "snapshot", "snapshot --sample", "snapshot a b --sample", "snapshot a --meeting",
    "export one.json two.json --sample", "sync http://127.0.0.1:1/ http://127.0.0.1:2/",
    "table 'two\nlines'", "'two\nlines'", "table funding-shares --'two\nlines'", "--'two\nlines'",
]

# "SERIES… of the oracle" compared to the cent with what the program prints.
QUESTIONS = [
    "--by agreement --measure granted --share",
    "--by agreement --measure granted", "--by agreement --measure realised",
    "--by agreement --measure planned --series source", "--by city --share",
    "--by city --series source", "--by region", "--by region --measure planned --share",
    "--by theme", "--by theme --where city=oulu", "--by lead-theme", "--by lead-theme --share",
    "--by source --series source", "--by class", "--by year --measure realised", "--by status",
    "--by status --where status=cancelled", "--by agreement --measure projects",
    "--by city --measure projects", "--by year --measure projects --where class=city",
    "--by agreement --where city=tampere --where city=city:oulu --share",
    "--by city --where theme=none", "--by source --where class=eu --where class=state",
    "--by city --where lead-theme=battery-chemistry --where status=ongoing",
    "--by agreement --from 2023 --to 2024", "--by year --to 2022 --series source",
    "--by region --where agreement=capital-region --from 2021",
    "--by agreement --where year=none --share --series source",
]


def sample(*words, **options):
    return table(*words, "--sample", **options)


def no_traces():
    """A sample leaves nothing behind."""
    assert not os.listdir(program.temporary), os.listdir(program.temporary)


def test_misuse_exits_2_with_one_line():
    here = program.folder()
    for line in MISUSE:
        fail(2, *shlex.split(line), cwd=here)
    assert not os.listdir(here) and not (program.home / "data").exists()
    no_traces()


def test_a_fault_names_the_command():
    assert fail(2, "table", "x").startswith("innocities table: ")
    assert fail(2, "x").startswith("innocities: ")
    assert "“x”" in fail(2, "x")


def test_without_a_portfolio_nothing_is_made():
    missing = program.folder() / "missing"
    for words in (["table", "funding-shares"], ["chart", "lead-themes"]):
        line = fail(1, *words, "--portfolio", missing)
        assert str(missing) in line and "innocities sync" in line, line
    fail(1, "export", missing / "x.json", "--portfolio", missing)
    assert not missing.exists()


def test_an_empty_portfolio_is_no_table_of_zeros():
    empty = program.folder()
    fail(1, "table", "funding-shares", "--portfolio", empty)
    fail(1, "chart", "funding-shares", "--portfolio", empty)
    fail(1, "export", empty / "x.json", "--portfolio", empty)
    assert not (empty / "x.json").exists()


def test_without_a_place_the_usual_folder_is_meant():
    line = fail(1, "table", "funding-shares")
    assert str(program.home / "data/innocities-overview") in line, line


def test_a_file_where_the_folder_should_be():
    file = program.folder() / "file"
    file.write_text("mine")
    fail(1, "table", "funding-shares", "--portfolio", file)
    assert file.read_text() == "mine"


def test_a_filter_on_what_is_not_there_fails():
    for term in ("city=narnia", "class=gold", "agreement=city:oulu", "lead-theme=x"):
        for command in ("table", "chart"):
            assert term in fail(1, command, "funding-shares", "--sample", "--where", term)
    fail(1, "table", "lead-themes", "--sample", "--where", "city=narnia")
    no_traces()


def outputs():
    return [["table", "funding-shares", "--format", f] for f in ("csv", "tsv", "json", "xlsx")] + \
           [["chart", "lead-themes", "--format", f] for f in ("svg", "png", "pdf")]


def test_a_missing_folder_is_not_made():
    here = program.folder()
    for words in outputs():
        line = fail(1, *words, "--sample", "-o", here / "none" / "x")
        assert str(here / "none" / "x") in line, line
    fail(1, "export", here / "none" / "x", "--sample")
    assert not os.listdir(here)
    no_traces()


def test_a_failure_leaves_the_old_file():
    old = program.folder() / "old"
    old.write_text("old")
    for words in outputs():
        fail(1, *words, "--sample", "--where", "city=narnia", "-o", old)
        fail(1, *words, "--portfolio", old.parent / "none", "-o", old)
    fail(1, "export", old, "--portfolio", old.parent / "none")
    assert old.read_text() == "old" and os.listdir(old.parent) == ["old"]


def test_a_folder_in_the_place_of_the_file():
    here = program.folder()
    for words in outputs():
        fail(1, *words, "--sample", "-o", here)
    fail(1, "export", here, "--sample")
    assert not os.listdir(here)


def test_a_folder_that_may_not_be_written_to():
    if os.geteuid() == 0:
        raise cases.Skip("the superuser may write everywhere")
    here = program.folder()
    here.chmod(0o555)
    for words in outputs():
        fail(1, *words, "--sample", "-o", here / "x")
    here.chmod(0o755)
    assert not os.listdir(here)


def test_a_full_disk_fails():
    if not os.path.exists("/dev/full"):
        raise cases.Skip("there is no /dev/full")
    # A copy: a program that replaces what it writes to would harm the machine.
    full = program.folder() / "full"
    try:
        os.mknod(full, 0o600 | 0o020000, os.makedev(1, 7))
    except PermissionError:
        full = None
    for words in outputs():
        with open("/dev/full", "wb") as sink:
            done = run(*words, "--sample", stdout=sink)
        assert done.status == 1 and len(done.faults) == 1, done
        if full is not None:
            fail(1, *words, "--sample", "-o", full)
            assert not full.is_file(), "a device was replaced"


def test_a_link_stays_a_link():
    here = program.folder()
    (here / "real.csv").write_text("old")
    (here / "link.csv").symlink_to("real.csv")
    succeed("table", "funding-shares", "--sample", "-o", here / "link.csv")
    assert (here / "link.csv").is_symlink()
    assert (here / "real.csv").read_text(encoding="utf-8").startswith("Id,")


def test_a_reader_that_leaves_is_no_crash():
    with subprocess.Popen([program.BINARY, "chart", "funding-shares", "--sample"],
                          env=program.environment(), stdout=subprocess.PIPE,
                          stderr=subprocess.PIPE) as process:
        process.stdout.close()
        faults = process.stderr.read()
        process.wait(30)
    assert process.returncode in (1, -13) and faults.count(b"\n") <= 1, (process.returncode, faults)
    no_traces()


def test_list_needs_no_portfolio():
    assert succeed("table", "--list").text == succeed("chart", "--list").text
    assert KNOWN <= set(CHARTS) and len(CHARTS) == len(set(CHARTS)), CHARTS


def test_help_and_version():
    text = succeed("--help").text
    for verb in ("sync", "table", "chart", "import", "export", "snapshot"):
        assert "\n  %s " % verb in text, text
        assert "--portfolio" in succeed(verb, "--help-all").text
    assert succeed("--version").text.strip().split()[-1].count(".") == 2


def test_places_stand_before_and_after_the_verb():
    here = program.folder()
    one = succeed("table", "funding-shares", "--sample").bytes
    assert succeed("--sample", "table", "funding-shares").bytes == one
    assert succeed("table", "--sample", "funding-shares").bytes == one
    for words in (["--portfolio", here, "table", "lead-themes"],
                  ["table", "lead-themes", "--portfolio", here],
                  ["table", "--portfolio=%s" % here, "lead-themes"],
                  ["--portfolio", "/", "table", "lead-themes", "--portfolio", here]):
        assert str(here) in fail(1, *words)
    no_traces()


def test_no_toolkit_is_started():
    wanted = succeed("chart", "funding-shares", "--sample").bytes
    for changes in ({"GDK_BACKEND": "invalid"}, {"DISPLAY": ":4711"}, {"GTK_PATH": "/nowhere"},
                    {"GSETTINGS_SCHEMA_DIR": None}, {"XDG_RUNTIME_DIR": None}):
        assert succeed("chart", "funding-shares", "--sample", **changes).bytes == wanted, changes


def test_any_locale_gives_the_same_bytes():
    words = ("table", "funding-shares", "--by", "city", "--sample", "--lang", "sv")
    wanted = succeed(*words).bytes
    assert "Åbo" in wanted.decode("utf-8")
    for changes in ({"LC_ALL": "C", "LANGUAGE": None}, {"LC_ALL": "POSIX"},
                    {"LC_ALL": None, "LANG": None, "LANGUAGE": None},
                    {"LC_ALL": "tlh_QO.UTF-8"}, {"LC_ALL": "fi_FI.UTF-8", "LANGUAGE": "fi"}):
        assert succeed(*words, **changes).bytes == wanted, changes
        # What is said of a fault is UTF-8 too: fail() decodes it.
        assert "“x”" in fail(2, "table", "x", **dict(changes, LANGUAGE="en")), changes


def test_the_language_is_that_of_the_session_unless_asked_for():
    for lang in LANGS:
        assert table("funding-shares", "--sample", LANGUAGE=lang)["lang"] == lang
        for other in LANGS:
            answer = table("funding-shares", "--sample", "--lang", lang, LANGUAGE=other)
            assert answer["lang"] == lang
    assert table("funding-shares", "--sample", LANGUAGE="de:sv:fi")["lang"] == "sv"
    assert table("funding-shares", "--sample", LANGUAGE="de")["lang"] == "en"


def test_names_are_of_the_language():
    names = {"fi": "Turku", "sv": "Åbo", "en": "Turku"}
    for lang, name in names.items():
        rows = sample("funding-shares", "--by", "city", "--lang", lang)["rows"]
        assert ["city:turku", name] in [row[:2] for row in rows], lang


def test_the_json_of_a_table():
    answer = sample("funding-shares", "--by", "agreement", "--share", "--lang", "sv")
    assert list(answer) == ["chart", "lang", "query", "as_of", "sample", "columns", "rows"]
    assert answer["chart"] == "funding-shares" and answer["lang"] == "sv"
    assert answer["as_of"] == "2025-04-10" and answer["sample"] is True
    assert answer["query"] == {"by": "agreement", "series": "class", "measure": "granted",
                               "share": True, "from": None, "to": None, "where": {}}
    ids = [column["id"] for column in answer["columns"]]
    assert ids[:2] == ["id", "label"] and len(set(ids)) == len(ids)
    assert {"city", "eu", "eu_state", "state", "other_public", "total", "unknown_rows"} <= set(ids)
    assert "private" not in ids
    assert all(set(column) == {"id", "label", "kind"} for column in answer["columns"])
    assert all(len(row) == len(ids) for row in answer["rows"])
    assert answer["rows"][-1][0] == "total" and len(answer["rows"]) == 17


def test_filters_are_said_in_the_query():
    query = sample("funding-shares", "--where", "city=oulu", "--where", "city=city:tampere",
                   "--from", "2022")["query"]
    assert query["from"] == 2022 and query["to"] is None
    assert [oracle.slug(name) for name in query["where"]["city"]] == ["oulu", "tampere"]


def by_id(answer):
    names = [column["id"] for column in answer["columns"]]
    return {row[0]: dict(zip(names, row)) for row in answer["rows"]}


def compare_row(got, wanted, is_share):
    """What of a row differs from the oracle's."""
    if got["total"] != wanted["total"] or got["unknown_rows"] != wanted["unknown_rows"]:
        return "%r, not %r" % (got, wanted)
    if wanted["public"] is None:
        return None
    if is_share and got["city_share_state"] != wanted["city_share_state"]:
        return "%s, not %s" % (got["city_share_state"], wanted["city_share_state"])
    for name, part in wanted["series"].items():
        own = got.get(name, 0)
        if is_share and (own is None or part is None):
            same = own is part
        else:
            same = math.isclose(own, part, rel_tol=1e-12, abs_tol=1e-12) if is_share else own == part
        if not same:
            return "%s is %r, not %r" % (name, own, part)
    return None


def compare(question):
    words = question.split()
    document = oracle.Portfolio(program.sample_document()["docs"])
    wanted = oracle.ask(document, *words)
    got = by_id(sample("funding-shares", *words, "--lang", "sv"))
    for name in set(got) | set(wanted):
        if name not in wanted:
            assert not got[name]["total"] and not got[name]["unknown_rows"], (question, got[name])
            continue
        assert name in got, (question, name)
        fault = compare_row(got[name], wanted[name], "--share" in words)
        assert fault is None, "%s: %s: %s" % (question, name, fault)


def test_every_figure_is_the_oracles_to_the_cent():
    for question in QUESTIONS:
        compare(question)


def test_lead_themes_are_the_oracles():
    document = oracle.Portfolio(program.sample_document()["docs"])
    for roles in ("", "lead", "lead,implementer,network", "lead,implementer,network,discussion"):
        words = ["--roles", roles] if roles else []
        wanted = oracle.lead_themes(document, roles.split(",")) if roles \
            else oracle.lead_themes(document)
        got = by_id(sample("lead-themes", *words))
        for name, (state, cities) in wanted.items():
            assert got["rule"][name] == state, (roles, name, got["rule"])
            assert got["total"][name] == cities, (roles, name, got["total"])


def test_csv_and_tsv_hold_the_same_table():
    rows = {}
    for kind, dialect in (("csv", csv.excel), ("tsv", csv.excel_tab)):
        text = succeed("table", "funding-shares", "--sample", "--format", kind).text
        rows[kind] = list(csv.reader(io.StringIO(text), dialect))
        assert len({len(row) for row in rows[kind]}) == 1, kind
    assert rows["csv"] == rows["tsv"]
    answer = sample("funding-shares")
    assert [row[0] for row in rows["csv"][1:]] == [row[0] for row in answer["rows"]]
    cents = [round(float(row[2]) * 100) for row in rows["csv"][1:]]
    assert cents == [row[2] for row in answer["rows"]]


def test_xlsx_is_a_workbook():
    done = succeed("table", "funding-shares", "--sample", "--format", "xlsx")
    names = zipfile.ZipFile(io.BytesIO(done.bytes)).namelist()
    assert "[Content_Types].xml" in names and "xl/worksheets/sheet1.xml" in names, names


def test_a_suffix_is_a_format():
    here = program.folder()
    starts = {"x.csv": b"Id,", "x.TSV": b"Id\t", "x.json": b"{\n", "x.xlsx": b"PK"}
    for name, start in starts.items():
        succeed("table", "funding-shares", "--sample", "-o", here / name)
        assert (here / name).read_bytes().startswith(start), name
    starts = {"x.svg": b"<", "x.png": b"\x89PNG", "x.pdf": b"%PDF"}
    for name, start in starts.items():
        succeed("chart", "lead-themes", "--sample", "-o", here / name)
        assert (here / name).read_bytes().startswith(start), name
    succeed("table", "funding-shares", "--sample", "--format", "json", "-o", here / "odd.csv")
    assert json.loads((here / "odd.csv").read_bytes())["chart"] == "funding-shares"


def test_a_file_holds_what_stdout_shows():
    here = program.folder()
    for words in outputs():
        if words[-1] in ("xlsx", "pdf"):  # these hold the time they were made
            continue
        succeed(*words, "--sample", "-o", here / "x")
        shown = succeed(*words, "--sample").bytes
        assert (here / "x").read_bytes() == shown, words
        assert succeed(*words, "--sample", "-o", "-").bytes == shown, words


def svg(*words):
    return ElementTree.fromstring(succeed("chart", *words, "--sample", "--format", "svg").bytes)


def texts(root):
    return [" ".join("".join(node.itertext()).split()) for node in root.iter(PLANE + "text")]


def test_svg_has_words_for_everybody():
    for chart in CHARTS:
        for lang in LANGS:
            root = svg(chart, "--lang", lang)
            assert root.tag == PLANE + "svg"
            for name in ("title", "desc"):
                node = root.find(PLANE + name)
                assert node is not None and node.text.strip(), (chart, lang, name)
            assert len(texts(root)) > 20, (chart, lang)
            assert root.get("{http://www.w3.org/XML/1998/namespace}lang") == lang


def test_svg_labels_are_of_the_language():
    for chart in WITH_PLACES:
        for lang, name in zip(("fi", "sv", "en"), CITIES.get(chart, ANY_CITY)):
            assert name in texts(svg(chart, "--lang", lang)), (chart, lang)


def test_svg_says_sample_and_holds_no_place():
    for chart in CHARTS:
        text = succeed("chart", chart, "--sample").text
        assert "2025" in text and "sample" in text.lower()
        assert str(program.temporary) not in text


def pdf(*words):
    if not shutil.which("pdftotext") or not shutil.which("pdfinfo"):
        raise cases.Skip("poppler-utils is not there")
    path = program.folder() / "x.pdf"
    succeed("chart", *words, "--sample", "-o", path)
    tools = [subprocess.run(command, check=True, capture_output=True, encoding="utf-8").stdout
             for command in (["pdftotext", "-layout", path, "-"], ["pdfinfo", path])]
    return tools[0], dict(line.split(":", 1) for line in tools[1].splitlines() if ":" in line)


def test_pdf_has_words_for_everybody():
    for chart in WITH_PLACES:
        for lang, name in zip(("fi", "sv", "en"), CITIES.get(chart, ANY_CITY)):
            text, info = pdf(chart, "--lang", lang)
            assert name in text, (chart, lang, text)
            assert info["Tagged"].strip() == "yes" and info.get("Title", "").strip(), info


def test_png_is_as_large_as_asked():
    for size in ("1600x900", "640x480", "120x120", "360x2000"):
        data = succeed("chart", "funding-shares", "--sample", "--format", "png", "--size", size).bytes
        assert struct.unpack(">II", data[16:24]) == tuple(map(int, size.split("x"))), size


def test_every_style_draws():
    seen = set()
    for style in ("light", "dark", "contrast", "print", "projector"):
        for chart in CHARTS:
            seen.add(succeed("chart", chart, "--sample", "--style", style).bytes)
    assert len(seen) == 5 * len(CHARTS)


def test_the_help_of_a_command_says_what_to_type():
    assert "innocities table [" in succeed("table", "--help").text
    for verb in ("sync", "table", "chart", "deck", "check", "import", "export", "snapshot", "report"):
        text = succeed(verb, "--help").text
        assert "--sample" in text and "--portfolio" in text, (verb, text)


def test_years_the_wrong_way_round_are_no_empty_table():
    assert "--from" in fail(2, "table", "mix", "--sample", "--from", "2030", "--to", "2020")


def test_a_file_that_is_no_command():
    """One that is there opens in the window, see test_citizen.py; a folder is none."""
    folder = program.folder()
    assert "there is no file" in fail(2, folder / "gone")
    assert "there is no file" in fail(2, folder)
    assert "--help" in fail(2, "tabel")


def test_an_export_is_valid_and_whole():
    here = program.folder()
    succeed("export", here / "all.json", "--sample")
    assert os.listdir(here) == ["all.json"]
    exported = json.loads((here / "all.json").read_text(encoding="utf-8"))
    original = program.sample_document()
    assert exported["counts"] == original["counts"]
    assert exported["dataset_id"] == original["dataset_id"]
    plain = {doc["_id"]: doc for doc in exported["docs"]}
    assert plain == {doc["_id"]: doc for doc in original["docs"]}
    done = subprocess.run([sys.executable, "-B",
                           str(program.ROOT / "tests/support/validate-portfolio.py"),
                           str(here / "all.json")], capture_output=True, encoding="utf-8")
    if done.returncode == 77:
        raise cases.Skip("python3-jsonschema is not there")
    assert done.returncode == 0, done.stderr


if __name__ == "__main__":
    sys.exit(cases.run(globals()))
