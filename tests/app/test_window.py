#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The window under a display: what assistive technology is told, in three
languages, and that no size, style or language makes the toolkit complain."""

import functools
import itertools
import json
import os
import re
import signal
import subprocess
import sys
import time
from concurrent import futures

import program
from program import table

sys.path.insert(0, str(program.ROOT / "tests/sample"))
import cases  # noqa: E402
from static_server import StaticServer  # noqa: E402

GTK = tuple(map(int, os.environ["INNOCITIES_GTK_VERSION"].split(".")))
LANGS = ("en", "fi", "sv")
N_MARKS = 16 * 5 + 5
FUNDING = ("funding-shares", "--sample")
NUMBER = re.compile(r"\d+(?:[.,]\d+)?")
CLASS_NAME = re.compile(r"^(Gtk|Gdk|Adw|Inno|Plot)[A-Z]")
# What GTK 4 makes by itself, gives the focus to by its children, and has no name for.
UNNAMED_BY_GTK = ("scroll pane", "filler", "panel")
PAGES = ("overview", "cities", "lead-themes", "map", "impact", "international", "progress", "changes")
SIZES = ((360, 720), (800, 600), (1280, 800), (1920, 1080))


def lacking():
    """Why none of this can be run, or None."""
    for name in ("DISPLAY", "DBUS_SESSION_BUS_ADDRESS"):
        if not os.environ.get(name):
            return "%s is not set: run it under xvfb-run and dbus-run-session" % name
    try:
        import window  # noqa: F401
    except (ImportError, ValueError, OSError) as fault:
        return str(fault)
    return None


def by_id(answer):
    ids = [column["id"] for column in answer["columns"]]
    return [dict(zip(ids, row)) for row in answer["rows"]]


def check_mark(mark, row, fraction, column, place, lang):
    """A mark's name against the figures: place, series, millions, per cent, rank."""
    assert mark.name.startswith(row["label"] + ", "), (mark, row["label"])
    rest = mark.name[len(row["label"]) + 2:]
    assert rest.lower().startswith(column["label"].lower() + ", "), (mark, column["label"])
    numbers = NUMBER.findall(rest[len(column["label"]):])
    assert ("." in numbers[0]) == (lang == "en"), mark
    millions = float(numbers[0].replace(",", "."))
    assert abs(millions - row[column["id"]] / 1e8) < 0.1, (mark, row[column["id"]])
    assert abs(int(numbers[1]) - fraction * 100) < 1, (mark, fraction)
    assert list(map(int, numbers[2:])) == place, (mark, place)
    return int(numbers[1])


@functools.lru_cache(None)
def sample(lang, page="funding"):
    """All that is told of a page on the sample, with its table where it is told of
    before it is in sight. The window is gone by then."""
    least = {"funding": (N_MARKS, 17 * 8), "lead-themes": (120, 20 * 6)}[page]
    with window.Window("--sample", lang=lang, settings={"last-page": repr(page)}) as program_window:
        nodes = program_window.wait(lambda n: len(window.marks(n)) >= least[0], "the chart")
        if not tells_of_hidden(nodes):
            return nodes
        return program_window.wait(
            lambda n: len(window.marks(n)) >= least[0] and len(cells(n)) > least[1], "all of it")


def tells_of_hidden(nodes):
    """GTK 4.8 tells of other pages and of the tables behind; 4.18 of what is in sight."""
    return any(node.name == "Where do you keep the portfolio?" or "InnoFirstRunPage" in node.name
               for node in nodes) or any(node.role == "tree table" for node in nodes)


def needs_hidden(lang):
    if not tells_of_hidden(sample(lang)):
        raise cases.Skip("this GTK tells of what is in sight only")


def check_marks(nodes, lang):
    cents = {row["id"]: row for row in by_id(table(*FUNDING, "--lang", lang))}
    shares = table(*FUNDING, "--lang", lang, "--share")
    series = [column for column in shares["columns"] if column["kind"] == "share"]
    marks = iter(window.marks(nodes))
    assert len(series) == 5 and len(cents) == 17
    for place, share in enumerate(by_id(shares), 1):
        row = cents[share["id"]]
        where = [] if row["id"] == "total" else [place, 16]
        percent = sum(check_mark(next(marks), row, share[column["id"]], column, where, lang)
                      for column in series)
        assert percent == 100, (row["label"], percent)


def test_every_mark_is_named_in_every_language():
    for lang in LANGS:
        check_marks(sample(lang), lang)


def test_a_name_is_what_the_house_agreed_on():
    agreed = {"en": "Tampere, city, €4.3 million, 31%, 2 of 16",
              "fi": "Tampere, kaupunki, 4,3 miljoonaa euroa, 31\xa0%, 2/16",
              "sv": "Tammerfors, stad, 4,3 miljoner euro, 31\xa0%, 2 av 16"}
    for lang, name in agreed.items():
        assert name in [mark.name for mark in window.marks(sample(lang))]


def test_lead_themes_are_named_in_every_language():
    for lang in LANGS:
        answer = table("lead-themes", "--sample", "--lang", lang)
        names = [mark.name for mark in window.marks(sample(lang, "lead-themes"))]
        assert len(set(names)) == len(names)
        themes = [column["label"] for column in answer["columns"] if column["kind"] == "term"]
        cities = [row["label"] for row in by_id(answer) if row["id"].startswith("city:")]
        assert len(themes) == 6 and len(cities) == 20
        for city, theme in itertools.product(cities, themes):
            found = [name for name in names if name.startswith("%s, %s, " % (city, theme))]
            assert len(found) == 1, (lang, city, theme, found)
            assert re.search(r"\D%d\D+20$" % (cities.index(city) + 1), found[0]), found


def without_empty_pages(nodes):
    """GTK 4.8 shows the bus what is hidden too: pages that nothing was given to."""
    kept, hidden_below = [], None
    for node in nodes:
        if hidden_below is not None and node.depth > hidden_below:
            continue
        hidden_below = None
        if node.name == "InnoChartsPage":
            hidden_below = node.depth
        kept.append(node)
    return kept


def check_names(nodes, lang):
    bad = [node for node in nodes
           if (node.focusable or "button" in node.role) and node.role not in UNNAMED_BY_GTK
           and (not node.name.strip() or CLASS_NAME.match(node.name))]
    assert not bad, (lang, bad)


def test_what_can_have_the_focus_has_a_name():
    for lang, page in itertools.product(LANGS, ("funding", "lead-themes")):
        check_names(sample(lang, page), lang)


def test_the_tables_have_names():
    needs_hidden("en")
    for lang in LANGS:
        names = [node.name for page in ("funding", "lead-themes")
                 for node in sample(lang, page) if node.role == "tree table"]
        assert len(names) == 2 and all(names) and names[0] != names[1], (lang, names)


def test_the_window_says_how_old_the_data_is():
    for lang, day in (("en", "10 April 2025"), ("fi", "10.4.2025"), ("sv", "10.4.2025")):
        assert [n for n in sample(lang) if n.role in ("panel", "grouping") and day in n.name], (lang, day)


def cells(nodes):
    """The names of the cells of the first table."""
    tables = [i for i, node in enumerate(nodes) if node.role == "tree table"]
    if not tables:
        return set()
    return {node.name for node in nodes[tables[0]:] if node.role == "table cell"}


def test_cells_are_named_by_row_and_column():
    needs_hidden("en")
    for lang in LANGS:
        answer = table(*FUNDING, "--lang", lang, "--share")
        names = cells(sample(lang))
        for row, column in itertools.product(answer["rows"], answer["columns"]):
            if column["kind"] in ("share", "cents"):
                start = "%s, %s: " % (row[1], column["label"])
                found = [name for name in names if name.startswith(start)]
                assert len(found) == 1, (lang, start, found)
                check_cell(found[0][len(start):], column["kind"],
                           row[answer["columns"].index(column)])


def check_cell(text, kind, value):
    digits = re.sub(r"[^\d]", "", text)
    if kind == "cents":
        assert int(digits) == value, (text, value)
    else:
        assert abs(int(digits) / 1000 - value) < 0.001, (text, value)


def is_checked(nodes, name):
    return any(node.checked for node in nodes if node.role == "radio button" and node.name == name)


def test_the_table_is_a_key_away():
    with window.Window("--sample") as program_window:
        nodes = program_window.wait(lambda n: len(window.marks(n)) == N_MARKS and
                                    is_checked(n[:n.index(window.charts(n)[0])], "Chart"), "the chart")
        program_window.press(ord("t"))
        program_window.wait(lambda n: is_checked(n, "Table"), "the table")
        window.click(window.find(nodes, "radio button", "Chart"))
        program_window.wait(lambda n: not is_checked(n, "Table"), "the chart")


def selected(nodes, chart=0):
    return [mark.name for mark in window.marks(nodes, chart) if mark.selected]


def test_what_is_selected_is_selected_on_every_page():
    with window.Window("--sample") as program_window:
        assert not selected(program_window.marks(N_MARKS))
        program_window.press(0xFF57)  # End: the total, which is a row here and a column there
        program_window.press(ord(" "))
        nodes = program_window.wait(lambda n: len(selected(n)) == 5 and
                                    selected(n) == [mark.name for mark in window.marks(n)][-5:], "the total selected")
        window.show_page(nodes, "Lead themes")
        nodes = program_window.wait(lambda n: len(selected(n, -1)) > 10, "the other page")
        window.show_page(nodes, "Funding")
        program_window.wait(lambda n: len(selected(n)) == 5, "the total selected again")


def titles(nodes):
    return [chart.name for chart in window.charts(nodes)]


def is_there(name):
    return lambda nodes: any(node.name == name for node in nodes)


def has_focus(name):
    return lambda nodes: any(node.focused and node.name == name for node in nodes)


def is_title(start):
    return lambda nodes: any(title.startswith(start) for title in titles(nodes))


def test_every_page_is_a_row_of_the_sidebar():
    pages = (("Lead themes", "Lead-theme participation"), ("Map", "Granted public funding by agreement"),
             ("Impact", "Commercialised"), ("International", "International funding"),
             ("Progress", "Progress"), ("Changes", "Granted public funding by agreement"),
             ("Funding", "Funding shares"))
    with window.Window("--sample") as program_window:
        nodes = program_window.marks(N_MARKS)
        for page, title in pages:
            window.show_page(nodes, page)
            nodes = program_window.wait(
                lambda n: is_title(title)(n) and any(x.role == "label" and x.name == page for x in n), page)
            check_names(nodes, "en")


def test_the_overview_comes_first_and_leads_to_all():
    """Figures, their definitions, and the ways to what stands behind them."""
    with window.Window("--sample", settings={"last-page": "''"}) as program_window:
        nodes = program_window.wait(is_title("Funding shares"), "the overview")
        check_names(nodes, "en")
        card = next(n for n in nodes if n.role == "push button" and n.name.startswith("City share, 30.4%"))
        assert "Not known" in card.name and card.description.startswith("Granted funding of the cities"), card
        window.click(next(n for n in nodes if n.role == "push button" and n.name.startswith("Cities and munic")))
        program_window.wait(lambda n: any(x.name.startswith("Tampere, 19 projects") for x in n), "the cities")
        # The page before is still leaving.
        program_window.check(check_names, "en")


def test_a_page_shows_one_chart_and_view_after_the_other():
    settings = {"last-page": "'impact'"}
    with window.Window("--sample", settings=settings) as program_window:
        nodes = program_window.wait(is_title("Commercialised"), "the impact")
        window.click(window.find(nodes, "radio button", "Over time"))
        nodes = program_window.wait(lambda n: any("development" in title for title in titles(n)), "another view")
        window.show_page(nodes, "Lead themes")
        nodes = program_window.wait(is_title("Lead-theme participation"), "another page")
        window.click(window.find(nodes, "radio button", "Flow"))
        program_window.wait(is_title("Battery chemistry"), "another chart")
        nodes = program_window.wait(is_there("Lead theme or city: Battery chemistry"), "its controls")
        check_names(nodes, "en")


def test_a_list_drops_down_and_is_worked_with_keys():
    with window.Window("--sample") as program_window:
        nodes = program_window.marks(N_MARKS)
        # The last is the button in it, but for GTK 4.8, where that is all that is told of.
        window.click([n for n in nodes if n.name == "Chart: Funding shares" and
                      n.role in ("combo box", "toggle button")][-1])
        program_window.wait(lambda n: any(x.focused and x.role == "list item" for x in n), "the list")
        # A row that the Tab key led to would not be chosen.
        program_window.press(0xFF09)  # Tab
        program_window.press_until(0xFF54, window.is_at("Funding ranking"), "the next chart of the list")  # Down
        program_window.press(0xFF0D)  # Enter
        program_window.wait(has_focus("Chart: Funding ranking"), "another chart, and the keyboard where it was")
        program_window.wait(lambda n: len(window.marks(n)) not in (0, N_MARKS), "its marks")


def test_a_narrow_window_has_tabs_and_more():
    with window.Window("--sample", settings={"window-width": 360}) as program_window:
        program_window.marks(N_MARKS)
        # The tabs come last, once the sidebar is folded; what is called alike on a page comes before.
        nodes = program_window.wait(lambda n: any(x.role == "radio button" and x.name == "Overview" for x in n), "the tabs")
        window.click(window.find(nodes[::-1], "radio button", "Projects"))
        nodes = program_window.wait(lambda n: any(x.role == "tree table" and x.name == "Projects" for x in n) and
                                    is_checked(n, "Projects") and not is_checked(n, "Funding"), "the projects")
        window.click(window.find(nodes[::-1], "push button", "More"))
        program_window.wait(has_focus("Projects"), "the sidebar")
        program_window.press(0xFF54)  # Down
        program_window.wait(is_title("Commercialised"), "the next page")
        program_window.press(0xFF54)
        program_window.wait(has_focus("International"), "the one after it")
        program_window.press(0xFF0D)  # Enter
        program_window.wait(lambda n: any(x.focused and "coordinator" in x.name for x in n) and
                            not is_checked(n, "Projects") and not is_checked(n, "Funding"), "the chart")


def chip(nodes, name):
    return [node for node in nodes if node.name == name and "button" in node.role]


def test_filters_are_there_again():
    kept = "city=city:tampere&city=city:narnia&from=2022&to=2024"
    own = "region=06"
    settings = {"filter": repr(kept), "page-filters": "{'map': %r}" % own, "last-page": "'funding'"}
    with window.Window("--sample", settings=settings) as program_window:
        name = "City: Tampere, narnia (no longer in the data)"
        nodes = program_window.wait(lambda n: chip(n, name) and chip(n, "Years 2022–2024") and
                                    not chip(n, "Region: Pirkanmaa"), "the chips")
        window.click(chip(nodes, "Remove filter “%s”" % name)[0])
        nodes = program_window.wait(lambda n: not chip(n, name), "one filter less")
        # As it is chosen, not when the window goes.
        deadline = time.monotonic() + 10
        while "filter='from=2022&to=2024'" not in program_window.read_settings():
            assert time.monotonic() < deadline, program_window.read_settings()
            time.sleep(0.1)
        assert own in program_window.read_settings()


def test_a_page_keeps_its_own_filters():
    settings = {"filter": "'status=ongoing'", "page-filters": "{'map': 'region=06'}", "last-page": "'map'"}
    with window.Window("--sample", settings=settings) as program_window:
        nodes = program_window.wait(lambda n: chip(n, "Region: Pirkanmaa"), "its chip")
        assert not chip(nodes, "Status: Ongoing")
        program_window.press(ord("f"), window.CONTROL | 1 << window.Atspi.ModifierType.SHIFT)
        program_window.wait(lambda n: not chip(n, "Region: Pirkanmaa"), "no filter")
        assert "'status=ongoing'" in program_window.read_settings()


def test_a_page_out_of_sight_follows_when_it_is_shown():
    settings = {"filter": "'city=city:oulu'", "last-page": "'funding'"}
    with window.Window("--sample", settings=settings) as program_window:
        nodes = program_window.wait(lambda n: 0 < len(window.marks(n)) < N_MARKS and chip(n, "City: Oulu"), "a part")
        window.show_page(nodes, "Overview")
        nodes = program_window.wait(lambda n: any(x.name.startswith("City share, ") for x in n), "the overview")
        program_window.press(ord("f"), window.CONTROL | window.SHIFT)
        program_window.wait(lambda n: not chip(n, "City: Oulu") and
                            any(x.name.startswith("City share, 30.4%") for x in n), "all of it")
        nodes = program_window.wait(is_title("Funding shares"), "its charts")
        window.show_page(nodes, "Funding")
        program_window.wait(lambda n: len(window.marks(n)) == N_MARKS, "all marks")
        program_window.check(check_marks, "en")


def test_keys_switch_the_language_at_once():
    with window.Window("--sample") as program_window:
        program_window.marks(N_MARKS)
        for key, lang in (("2", "sv"), ("1", "fi"), ("3", "en"), ("2", "sv")):
            program_window.press(ord(key), window.CONTROL)
            own = {"fi": "Suomi", "sv": "Svenska", "en": "English"}[lang]
            program_window.wait(lambda n: is_checked(n, own), own)
            program_window.check(check_marks, lang)


def is_shown(nodes, name):
    return any(node.name == name for node in nodes)


def test_a_project_is_added_and_taken_back_with_keys():
    with window.Window("--sample") as program_window:
        program_window.marks(N_MARKS)
        program_window.press(ord("n"), window.CONTROL)
        program_window.wait(lambda n: is_shown(n, "Name: Suomi"), "the form")
        for letter in "koe":
            program_window.press(ord(letter))
        program_window.press(ord("s"), window.CONTROL)
        program_window.wait(lambda n: is_shown(n, "Added: koe"), "what was done")
        program_window.press(ord("z"), window.CONTROL)
        program_window.wait(lambda n: is_shown(n, "Undone: koe"), "and undone")
        program_window.press(ord("z"), window.CONTROL | 1 << window.Atspi.ModifierType.SHIFT)
        program_window.wait(lambda n: is_shown(n, "Done again: koe"), "and done again")


def test_what_is_not_saved_holds_up_the_end():
    with window.Window("--sample") as program_window:
        program_window.marks(N_MARKS)
        program_window.press(ord("n"), window.CONTROL)
        program_window.wait(lambda n: is_shown(n, "Name: Suomi"), "the form")
        program_window.press(ord("k"))
        for _ in range(2):
            program_window.press(ord("q"), window.CONTROL)
            program_window.wait(lambda n: is_shown(n, "Discard the changes?"), "the question")
            program_window.press(0xFF1B)  # Escape: on with it
            program_window.wait(lambda n: not is_shown(n, "Discard the changes?"), "the form as it was")
        # The end was off: what is discarded now is the form alone.
        program_window.press(0xFF1B)
        nodes = program_window.wait(lambda n: is_shown(n, "Discard"), "the question of the form")
        window.click(window.find(nodes, "push button", "Discard"))
        program_window.wait(lambda n: not is_shown(n, "Name: Suomi"), "that the form is gone")
        program_window.press(ord("n"), window.CONTROL)
        program_window.wait(lambda n: is_shown(n, "Name: Suomi"), "another form")
        program_window.press(ord("k"))
        program_window.press(ord("q"), window.CONTROL)
        nodes = program_window.wait(lambda n: is_shown(n, "Discard"), "the question")
        window.click(window.find(nodes, "push button", "Discard"))
        program_window.process.wait(15)


def press_all(program_window, word):
    for letter in word:
        program_window.press(ord(letter))


def test_a_word_leads_to_a_city_and_a_key_back():
    with window.Window("--sample", settings={"last-page": "'funding'"}) as program_window:
        program_window.marks(N_MARKS)
        program_window.press(ord("k"), window.CONTROL)
        nodes = program_window.wait(is_there("Results"), "where to go")
        check_names([node for node in nodes if node.role in ("list item", "text", "entry")], "en")
        # Nothing at all, then something.
        press_all(program_window, "xqz")
        program_window.wait(is_there("Nothing matches"), "no match")
        for _ in "xqz":
            program_window.press(0xFF08)  # Backspace
        press_all(program_window, "kuopi")
        program_window.wait(lambda n: any(x.role == "list item" and x.name == "Kuopio" for x in n), "the city")
        program_window.press(0xFF0D)  # Enter
        program_window.wait(lambda n: any(x.name == "Back" for x in n) and is_there("Kuopio")(n)
                            and not is_there("Results")(n), "the city")
        program_window.press(0xFF51, window.ALT)  # Left
        program_window.wait(lambda n: len(window.marks(n)) == N_MARKS, "the way back")
    assert "win.go::cities/city:kuopio" in program_window.read_settings()


def test_pages_are_turned_by_keys():
    with window.Window("--sample", settings={"last-page": "'funding'"}) as program_window:
        program_window.marks(N_MARKS)
        program_window.press(ord("3"), window.ALT)
        program_window.wait(is_title("Lead-theme participation"), "the third page")
        program_window.press(0xFF55, window.CONTROL)  # Page up
        program_window.wait(is_title("Funding shares"), "the page before")


def region(nodes):
    """What has the focus, and below which kinds of things."""
    focused = [i for i, node in enumerate(nodes) if node.focused]
    return nodes[focused[-1]].name if focused else None


def test_a_key_walks_through_the_regions_and_comes_back():
    with window.Window("--sample", settings={"last-page": "'funding'"}) as program_window:
        program_window.marks(N_MARKS)
        seen = [region(program_window.wait(lambda n: region(n) is not None, "the focus"))]
        for _ in range(8):
            program_window.press(0xFFC3)  # F6
            nodes = program_window.wait(lambda n: region(n) not in (None, seen[-1]), "after " + seen[-1])
            seen.append(region(nodes))
            if seen[-1] == seen[0]:
                break
        assert seen[-1] == seen[0] and "Funding" in seen and len(seen) >= 5, seen
        program_window.press(0xFFC3, window.SHIFT)
        program_window.wait(lambda n: region(n) == seen[-2], "the region before")


def test_buttons_switch_the_language_and_it_is_kept():
    with window.Window("--sample") as program_window:
        nodes = program_window.marks(N_MARKS)
        window.click(window.find(nodes, "radio button", "Svenska"))
        program_window.check(check_marks, "sv")
    assert "language='sv'" in program_window.read_settings()


def test_the_language_of_the_session():
    with window.Window("--sample", lang="", LANGUAGE="sv:fi") as program_window:
        program_window.check(check_marks, "sv")


def test_the_first_run_offers_four_ways():
    with window.Window("--portfolio", program.folder()) as program_window:
        nodes = program_window.wait(
            lambda n: any(x.name.startswith("Open the sample") for x in n), "the first run")
        check_names(without_empty_pages(nodes), "en")
        names = [node.name for node in nodes if node.role == "push button"]
        for start in ("Connect…", "Open…", "Begin", "Open the sample"):
            assert [name for name in names if name.startswith(start)], (start, names)
        assert not window.marks(nodes)
        program_window.wait(lambda n: any(x.focused and x.name.startswith("Connect…") for x in n), "the keyboard on the first way")
        button = [n for n in nodes if n.role == "push button"
                  and n.name.startswith("Open the sample")]
        window.click(button[0])
        program_window.check(check_marks, "en")


def test_a_portfolio_of_ones_own_is_begun():
    folder = program.folder()
    with window.Window("--portfolio", folder) as program_window:
        nodes = program_window.wait(lambda n: any(x.name.startswith("Begin") for x in n), "the first run")
        window.click([n for n in nodes if n.role == "push button" and n.name.startswith("Begin")][0])
        program_window.wait(lambda n: {"Funding shares by agreement", "Import a list…"} <= {x.name for x in n}, "the overview")
    done = program.succeed("export", folder / "all.json", "--portfolio", folder)
    document = json.loads((folder / "all.json").read_text(encoding="utf-8"))
    types = {doc["type"] for doc in document["docs"]}
    assert types == {"meta", "city", "agreement", "theme", "lead_theme", "funding_source", "metric"}, types
    assert not any(doc.get("sample") or (doc.get("origin") or {}).get("kind") == "sample" for doc in document["docs"])
    assert document["dataset_id"] != program.sample_document()["dataset_id"], done


def check_unchanged(nodes, before):
    assert [mark.name for mark in window.marks(nodes)] == before


def test_a_failed_refresh_changes_only_the_banner():
    server, folder = StaticServer(), program.folder()
    url = server.serve("/p.json", program.SAMPLE.read_bytes())
    program.succeed("sync", url, "--portfolio", folder)
    with window.Window("--portfolio", folder) as program_window:
        before = [mark.name for mark in window.marks(program_window.marks(N_MARKS))]
        server.serve("/p.json", b"<html>Log in</html>")
        program_window.press(ord("r"), window.CONTROL)
        nodes = program_window.wait(lambda n: any("Not up to date" in x.name for x in n), "banner")
        program_window.check(check_unchanged, before)
        server.serve("/p.json", program.SAMPLE.read_bytes())
        window.click(next(n for n in nodes if n.role == "push button" and "Try again" in n.name))
        program_window.wait(
            lambda n: not any("Not up to date" in x.name for x in n), "what came")
        program_window.check(check_unchanged, before)


def test_who_asks_the_server_is_answered():
    """Before it can announce anything GTK has the window itself say it."""
    server, folder = StaticServer(), program.folder()
    url = server.serve("/p.json", program.SAMPLE.read_bytes())
    program.succeed("sync", url, "--portfolio", folder)
    with window.Window("--portfolio", folder, settings={"refresh-by-itself": "false"}) as program_window:
        program_window.marks(N_MARKS)
        program_window.press(ord("r"), window.CONTROL)
        if GTK < (4, 14):
            program_window.wait(lambda n: any(x.role == "frame" and x.name.startswith("Data as of") for x in n), "the answer")
        server.serve("/p.json", b"", status=401)
        program_window.press(ord("r"), window.CONTROL)
        program_window.wait(lambda n: any(x.name == "Sign in to 127.0.0.1:%d" % server.server_port for x in n), "who it is")


def test_a_second_start_on_a_folder_raises_the_first():
    """Row 105 of the fault matrix, however the folder is spelt; another folder is
    another window."""
    folder, other = program.folder(), program.folder()
    (other / "link").symlink_to(folder)
    env = window.environment({"language": repr("en")})
    with window.Window("--portfolio", folder) as first:
        first.wait(lambda nodes: bool(nodes), "the window")
        for spelt in (folder, str(folder) + "/.", other / "link"):
            done = subprocess.run([program.BINARY, "--portfolio", str(spelt)], env=env, timeout=20,
                                  stdin=subprocess.DEVNULL, capture_output=True)
            assert done.returncode == 0 and not done.stderr, done
        with window.Window("--portfolio", other / "own") as second:
            second.wait(lambda nodes: bool(nodes), "its own window")


def test_signals_end_it_and_leave_nothing():
    for number in (signal.SIGTERM, signal.SIGINT):
        temporary = program.folder()
        program_window = window.Window("--sample", TMPDIR=str(temporary))
        program_window.marks(N_MARKS)
        assert os.listdir(temporary)
        program_window.end(number)
        assert not os.listdir(temporary)


def draw_once(case):
    """Opens a window, which says when it is drawn and closes itself."""
    page, lang, style, (width, height) = case
    settings = {"language": repr(lang), "style": repr(style), "window-width": width,
                "window-height": height, "last-page": repr(page)}
    done = subprocess.run([program.BINARY, "--sample"], stdin=subprocess.DEVNULL, timeout=60,
                          capture_output=True, encoding="utf-8",
                          env=window.environment(settings, GTK_A11Y="none", INNOCITIES_BENCH="1"))
    if done.returncode == 0 and done.stdout == "first-frame\n" and not done.stderr:
        return None
    return case, done.returncode, done.stdout, done.stderr


def test_no_size_style_or_language_is_complained_of():
    looks = list(itertools.product(LANGS, ("light", "dark"), SIZES))
    every = [("funding", *look) for look in looks]
    # Each page in every language, and no two in one order of styles and sizes.
    every += [(page, *looks[(7 * i + 8 * turn) % len(looks)])
              for i, page in enumerate(PAGES) for turn in range(3)]
    started = time.monotonic()
    with futures.ThreadPoolExecutor(os.cpu_count() or 1) as pool:
        faults = [fault for fault in pool.map(draw_once, every) if fault is not None]
    assert not faults, faults
    print("# %d windows in %.1f s" % (len(every), time.monotonic() - started))


if __name__ == "__main__":
    reason = lacking()
    if reason is not None:
        print("1..0 # SKIP " + reason)
        sys.exit(0)
    import window
    window.hold_display()
    window.atspi_walk.start_bus()
    sys.exit(cases.run(globals()))
