#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The program among others on a desktop: what a search from outside finds, links, a second
start, and that what was shown is shown again."""

import contextlib
import functools
import hashlib
import json
import pathlib
import shutil
import sqlite3
import subprocess
import sys
import threading
import time

import program
from program import succeed, table

sys.path.insert(0, str(program.ROOT / "tests/sample"))
import cases  # noqa: E402
from static_server import StaticServer  # noqa: E402
from test_window import lacking  # noqa: E402
from words import Words  # noqa: E402

NAME = "fi.innokaupungit.Overview"
PATH = "/fi/innokaupungit/Overview"
SEARCH = "org.gnome.Shell.SearchProvider2"
SERVER = StaticServer()
USUAL = program.home / "data/innocities-overview"
PATIENCE = 30
# Who is found by nobody: a person, and what is said of one.
MARKER = "zqxj"
SETTINGS = {"refresh-by-itself": "false"}
BAD_LINKS = ("innocities:", "innocities:project/nonsense", "innocities:win.delete-project::project:p1",
             "innocities:view/funding?from=never", "innocities:view/%00", b"innocities:page/\xff",
             "innocities:" + "x" * 100000)
LIST = "Hankekoodi;Nimi;Kaupunki;Alkaa;Päättyy;Myönnetty tuki\nA1;Koe;Oulu;1.1.2024;31.12.2025;1000\n".encode()
REFUSAL = "The link leads to nothing that this program knows."


def project():
    return next(d for d in program.sample_document()["docs"]
                if d["type"] == "project" and d["kind"] == "project" and d["name"]["en"] and len(d["cities"]) == 1)


def fill():
    """The portfolio where people have theirs."""
    document = program.sample_document()
    document["docs"].append({"_id": "person:1", "type": "person", "name": "Matti " + MARKER,
                             "email": MARKER + "@example.org"})
    succeed("sync", SERVER.serve("/p.json", json.dumps(program.count_types(document)).encode()))


def digest():
    """What the portfolio says, whatever its files look like."""
    path = program.folder() / "all.json"
    succeed("export", path, "--with-people")
    document = json.loads(path.read_text(encoding="utf-8"))
    return hashlib.sha256(json.dumps(document["docs"], sort_keys=True).encode()).hexdigest()


class Service:
    """The program as the session starts it to be asked something."""

    def __init__(self, *words, **settings):
        values = dict(SETTINGS, **{name.replace("_", "-"): value for name, value in settings.items()})
        self.env = window.environment(values, GTK_A11Y="atspi")
        self.process = subprocess.Popen([program.BINARY, *words, "--gapplication-service"], stdin=subprocess.DEVNULL,
                                        stdout=subprocess.PIPE, stderr=subprocess.PIPE, encoding="utf-8", env=self.env)

    def __enter__(self):
        wait_for(lambda: has_name(NAME), "the name on the bus")
        return self

    def __exit__(self, *_):
        if self.process.poll() is None:
            self.process.terminate()
        _, faults = self.process.communicate(timeout=15)
        assert self.process.returncode == 0 and not faults, (self.process.returncode, faults)
        wait_for(lambda: not has_name(NAME), "that the name is gone")


@functools.lru_cache(None)
def bus():
    """One connection: GIO makes another as soon as nobody has the last."""
    return Gio.bus_get_sync(Gio.BusType.SESSION)


def wait_for(holds, what):
    deadline = time.monotonic() + PATIENCE
    while not holds():
        assert time.monotonic() < deadline, what
        time.sleep(0.05)


def call(name, path, interface, method, arguments):
    return bus().call_sync(name, path, interface, method, arguments, None, Gio.DBusCallFlags.NO_AUTO_START,
                           PATIENCE * 1000, None).unpack()


def has_name(name):
    return call("org.freedesktop.DBus", "/org/freedesktop/DBus", "org.freedesktop.DBus", "NameHasOwner",
                GLib.Variant("(s)", (name,)))[0]


def wake_portals():
    """On a busy machine they take longer to start than a program waits for them."""
    with contextlib.suppress(GLib.Error):
        bus().call_sync("org.freedesktop.DBus", "/org/freedesktop/DBus", "org.freedesktop.DBus", "StartServiceByName",
                        GLib.Variant("(su)", ("org.freedesktop.portal.Desktop", 0)), None, Gio.DBusCallFlags.NONE,
                        4 * PATIENCE * 1000, None)


def ask(method, kinds, *arguments):
    answer = call(NAME, PATH + "/SearchProvider", SEARCH, method, GLib.Variant("(%s)" % kinds, arguments))
    return answer[0] if answer else None


def find(*terms):
    return ask("GetInitialResultSet", "as", list(terms))


def metas(places):
    return ask("GetResultMetas", "as", places)


def n_windows():
    """GTK puts each of the program's windows on the bus."""
    text = call(NAME, PATH + "/window", "org.freedesktop.DBus.Introspectable", "Introspect", None)[0]
    return text.count("<node name=")


def place_left(settings_folder):
    text = (pathlib.Path(settings_folder) / window.KEYFILE).read_text(encoding="utf-8")
    return next((line.split("=", 1)[1].strip("'") for line in text.splitlines() if line.startswith("last-place=")), None)


def start_again(env, *words):
    """A second start, which is over when the first has heard of it."""
    done = subprocess.run([program.BINARY, *words], stdin=subprocess.DEVNULL, capture_output=True, timeout=PATIENCE,
                          env=env)
    assert done.returncode == 0 and not done.stderr, done


def opened(**settings):
    """A window on the usual portfolio."""
    values = {name.replace("_", "-"): value for name, value in settings.items()}
    return window.Window(settings=dict(SETTINGS, **values))


def wait_shown(of, name):
    return of.wait(lambda nodes: any(name in n.name for n in nodes), name)


# Search

def test_a_search_finds_cities_projects_and_charts():
    wanted = project()
    before = digest()
    with Service():
        assert "cities/city:oulu" in find("oulu")
        assert find("Oul")[0].startswith("cities/")
        assert "projects/" + wanted["_id"] in find(*wanted["name"]["en"].split())
        assert any(place.startswith("funding/") for place in find("funding"))
        assert "projects/" + wanted["_id"] in find(wanted["code"])
        assert find() == [] and find("") == [] and find(" ") == [] and find("qqqqxx") == []
        assert ask("GetSubsearchResultSet", "asas", ["cities/city:oulu"], ["vaasa"])[0] == "cities/city:vaasa"
        assert n_windows() == 0
    assert digest() == before


def test_results_are_told_in_the_language_of_the_program():
    wanted, words = project(), Words()
    place = "projects/" + wanted["_id"]
    city = next(d for d in program.sample_document()["docs"] if d["_id"] == wanted["cities"][0])
    for lang in ("fi", "sv", "en"):
        with Service(language=repr(lang)):
            told = {meta["id"]: meta for meta in metas([place, "cities/city:oulu", "funding/funding-shares"])}
            assert len(told) == 3, told
            name = wanted["name"][lang] or wanted["name"]["fi"]
            assert told[place]["name"] == name and city["name"][lang] in told[place]["description"], told
            assert "€" in told[place]["description"] and told[place]["description"].count(" · ") == 2, told
            assert all(meta["icon"] for meta in told.values())
            assert told["cities/city:oulu"]["description"][0].isdigit(), told
            chart = told["funding/funding-shares"]
            assert chart["name"] == words.say(lang, "Funding shares"), chart
            assert chart["description"] == words.say(lang, "Funding"), chart


def test_the_sum_is_that_of_the_table():
    wanted = project()
    cents = sum(row["amount_cents"] for row in wanted["funding"].values() if row["measure"] == "granted")
    with Service():
        text = metas(["projects/" + wanted["_id"]])[0]["description"]
    assert "".join(filter(str.isdigit, text.split(" · ")[-1])) in (str(cents), str(cents // 100)), (text, cents)


def test_no_person_is_found():
    with Service():
        assert not find(MARKER) and not find("Matti", MARKER)
        everything = find("a") + find("o") + find("projects")
        assert MARKER not in json.dumps(metas(everything)).lower()


def test_what_is_not_there_is_left_out():
    with Service():
        assert metas(["projects/project:gone", "cities/city:narnia", "x", "", "projects/"]) == []


def test_without_a_portfolio_nothing_is_found_or_made():
    empty = program.folder() / "nothing"
    env = window.environment(SETTINGS, XDG_DATA_HOME=str(empty))
    process = subprocess.Popen([program.BINARY, "--gapplication-service"], env=env)
    try:
        wait_for(lambda: has_name(NAME), "the name on the bus")
        assert find("oulu") == [] and metas(["cities/city:oulu"]) == []
    finally:
        process.terminate()
        process.wait(timeout=15)
    assert not (empty / "innocities-overview").exists()
    wait_for(lambda: not has_name(NAME), "that the name is gone")


def test_a_service_goes_away_when_nothing_is_asked():
    with Service() as service:
        find("oulu")
        wait_for(lambda: service.process.poll() is not None, "the end")


def test_a_window_answers_too_and_shows_what_was_chosen():
    wanted = project()
    with opened() as first:
        wait_shown(first, "Funding")
        assert "cities/city:oulu" in find("oulu")
        ask("ActivateResult", "sasu", "projects/" + wanted["_id"], ["x"], 0)
        wait_shown(first, wanted["code"])
        assert n_windows() == 1
    assert place_left(first.settings).startswith("projects/" + wanted["_id"] + "?")


def test_a_chosen_result_opens_a_window():
    with Service() as service:
        ask("ActivateResult", "sasu", "cities/city:oulu", ["oulu"], 0)
        wait_for(lambda: n_windows() == 1, "a window")
        # Its page is there when the program answers once more.
        find("oulu")
        time.sleep(1)
    assert place_left(service.env["XDG_CONFIG_HOME"]).startswith("cities/city:oulu"), place_left(service.env["XDG_CONFIG_HOME"])


def test_all_results_open_the_list_with_the_words_searched_for():
    with Service() as service:
        ask("LaunchSearch", "asu", ["vety", "ä&b"], 0)
        wait_for(lambda: n_windows() == 1, "a window")
        find("oulu")
        time.sleep(1)
    place = place_left(service.env["XDG_CONFIG_HOME"])
    assert place.startswith("projects?") and "text=vety%20ä%26b" in place, place


def test_neither_a_sample_nor_what_is_frozen_is_searched():
    succeed("snapshot", "before")
    with window.Window("--sample", settings=SETTINGS) as sample:
        wait_shown(sample, "Funding")
        assert not has_name(NAME)
    with window.Window("--snapshot", "before", settings=SETTINGS) as frozen:
        wait_shown(frozen, "Funding")
        names = [name for name in call("org.freedesktop.DBus", "/org/freedesktop/DBus", "org.freedesktop.DBus",
                                       "ListNames", None)[0] if name.startswith(NAME + ".F")]
        assert len(names) == 1, names
        path = "/" + names[0].replace(".", "/")
        text = call(names[0], path, "org.freedesktop.DBus.Introspectable", "Introspect", None)[0]
        assert "SearchProvider" not in text, text


# Links, and a second start

def test_a_second_start_raises_the_first_window():
    with opened() as first:
        wait_shown(first, "Funding")
        start_again(window.environment(SETTINGS))
        assert n_windows() == 1
        assert first.process.poll() is None


def test_a_link_opens_what_it_names():
    wanted = project()
    with opened() as first:
        wait_shown(first, "Funding")
        start_again(window.environment(SETTINGS), "innocities:project/" + wanted["_id"])
        wait_shown(first, wanted["code"])
        assert n_windows() == 1
    assert place_left(first.settings).startswith("projects/" + wanted["_id"])


def test_a_link_starts_the_program():
    with window.Window("innocities:view/funding/funding-ranking?city=city:oulu&from=2022",
                       settings=dict(SETTINGS, **{"last-page": "'overview'"})) as first:
        wait_shown(first, "Oulu")
        first.wait(lambda nodes: any(n.name == "Funding" and n.role == "label" for n in nodes), "the page")
        time.sleep(0.5)
    place = place_left(first.settings)
    assert place.startswith("funding/funding-ranking?city=city:oulu&from=2022"), place


def test_a_link_comes_over_the_bus():
    with opened() as first:
        wait_shown(first, "Funding")
        call(NAME, PATH, "org.freedesktop.Application", "Open",
             GLib.Variant("(asa{sv})", (["innocities:city/city:oulu"], {})))
        wait_shown(first, "Oulu")
        time.sleep(0.5)
    assert place_left(first.settings).startswith("cities/city:oulu")


def a_list(name, text):
    path = program.folder() / name
    path.write_bytes(text)
    return path


def open_over_the_bus(path):
    call(NAME, PATH, "org.freedesktop.Application", "Open", GLib.Variant("(asa{sv})", ([path.as_uri()], {})))


def test_a_list_comes_over_the_bus():
    """And what is nothing of ours is refused in one sentence that names it."""
    rows = a_list("Hankkeet.csv", LIST)
    with opened() as first:
        wait_shown(first, "Funding")
        open_over_the_bus(a_list("kuva.png", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"))
        wait_shown(first, "“kuva.png” cannot be opened here: it is no list, portfolio document or presentation file.")
        open_over_the_bus(rows)
        wait_shown(first, "Hankkeet.csv")
        assert n_windows() == 1


def test_a_list_starts_the_program():
    rows = a_list("Hankkeet.csv", LIST)
    with window.Window(rows, settings=SETTINGS) as first:
        wait_shown(first, "Hankkeet.csv")


def test_a_bad_link_is_refused_in_one_sentence_and_changes_nothing():
    before = digest()
    with opened() as first:
        wait_shown(first, "Funding")
        for link in BAD_LINKS:
            start_again(window.environment(SETTINGS), link)
            assert first.process.poll() is None, link
        wait_shown(first, REFUSAL)
        for uri in ("", "innocities:", "https://example.org/", "x" * 1000, "\u202e"):
            call(NAME, PATH, "org.freedesktop.Application", "Open", GLib.Variant("(asa{sv})", ([uri], {})))
        assert n_windows() == 1
    assert place_left(first.settings).startswith("funding"), place_left(first.settings)
    assert digest() == before


def test_a_link_without_a_portfolio_says_so():
    empty = program.folder()
    with window.Window("innocities:project/project:p1", settings=SETTINGS, XDG_DATA_HOME=str(empty)) as first:
        wait_shown(first, "There is no portfolio yet")


def test_each_file_of_several_is_opened():
    """Those that came before the portfolio was open wait for it, one behind the other."""
    folder = program.folder()
    files = [folder / name for name in ("first.bin", "second.bin")]
    for file in files:
        file.write_bytes(b"\0\1\2")
    with window.Window(*files, settings=SETTINGS) as first:
        for file in files:
            wait_shown(first, "“%s” cannot be opened here" % file.name)


def test_a_portfolio_that_cannot_be_opened_is_not_one_to_be_begun():
    """Its folder lies where a disk is not mounted, or where somebody has put a file."""
    folder = program.folder()
    parent = folder / "disk"
    parent.write_bytes(b"")
    said = functools.partial(Words().say, "sv")
    with window.Window("--portfolio", parent / "p", lang="sv", settings=SETTINGS) as first:
        nodes = wait_shown(first, said("The portfolio cannot be opened"))
        wait_shown(first, str(parent / "p"))
        again = next(n for n in nodes if n.role == "push button" and n.name.startswith(said("Try again")))
        assert again.focused or not window.is_desktop(), again
        again.act()
        wait_shown(first, said("The portfolio cannot be opened"))
        parent.unlink()
        again.act()
        wait_shown(first, said("Where do you keep the portfolio?"))


# Session

def test_what_was_shown_is_shown_again():
    wanted = project()
    place = "projects/%s?city=%s" % (wanted["_id"], wanted["cities"][0])
    with window.Window("innocities:view/" + place, settings=dict(
            SETTINGS, **{"window-width": "1100", "window-height": "700"})) as first:
        wait_shown(first, wanted["code"])
    assert place_left(first.settings) == place, place_left(first.settings)
    with window.Window(XDG_CONFIG_HOME=first.settings) as second:
        wait_shown(second, wanted["code"])
    assert place_left(first.settings) == place, place_left(first.settings)
    kept = second.read_settings()
    assert "window-width=1100" in kept and "window-height=700" in kept and "last-page='projects'" in kept, kept


def test_what_is_gone_is_not_missed():
    with opened(last_page="'projects'", last_place="'projects/project:gone?city=city:oulu'") as first:
        wait_shown(first, "Projects")
        # Where one was is no longer there; the page shows the others.
        wait_shown(first, "15 projects")
    assert place_left(first.settings) == "projects?city=city:oulu", place_left(first.settings)
    for place in ("funding/nosuch?from=x", "funding/%s?city=city:narnia", "funding?%%%", "nosuch/thing"):
        with opened(last_page="'funding'", last_place=repr(place)) as second:
            wait_shown(second, "Funding")


# Notices

class Desktop:
    """What shows the notices of programs, or keeps them at least."""

    XML = """<node><interface name='org.gtk.Notifications'>
      <method name='AddNotification'><arg type='s' direction='in'/><arg type='s' direction='in'/>
        <arg type='a{sv}' direction='in'/></method>
      <method name='RemoveNotification'><arg type='s' direction='in'/><arg type='s' direction='in'/></method>
    </interface></node>"""

    def __init__(self):
        self.shown, self.taken_back = {}, []
        info = Gio.DBusNodeInfo.new_for_xml(self.XML).interfaces[0]
        # In a thread of its own, as portals ask it while a program starts and waits for them.
        context = GLib.MainContext.new()
        self.loop = GLib.MainLoop.new(context, False)
        context.push_thread_default()
        self.object = bus().register_object("/org/gtk/Notifications", info, self.called, None, None)
        self.owner = Gio.bus_own_name_on_connection(bus(), "org.gtk.Notifications", Gio.BusNameOwnerFlags.NONE, None, None)
        context.pop_thread_default()
        threading.Thread(target=self.loop.run, daemon=True).start()
        self.wait(lambda: has_name("org.gtk.Notifications"), "its name")

    def called(self, _bus, _sender, _path, _interface, method, arguments, invocation):
        words = arguments.unpack()
        if method == "AddNotification":
            self.shown[words[1]] = words[2]
        else:
            self.shown.pop(words[1], None)
            self.taken_back.append(words[1])
        invocation.return_value(None)

    def wait(self, holds, what):
        deadline = time.monotonic() + PATIENCE
        while not holds():
            assert time.monotonic() < deadline, (what, self.shown)
            time.sleep(0.02)

    def settle(self):
        """Nothing more comes of what was done."""
        end = time.monotonic() + 1.5
        self.wait(lambda: time.monotonic() > end, "a while")

    def __enter__(self):
        return self

    def __exit__(self, *_):
        bus().unregister_object(self.object)
        self.loop.quit()
        Gio.bus_unown_name(self.owner)
        wait_for(lambda: not has_name("org.gtk.Notifications"), "that it is gone")


def change(database, sql, *values):
    with contextlib.closing(sqlite3.connect(USUAL / database)) as connection:
        connection.execute(sql, values)
        connection.commit()


def grow_old(days):
    change("cache.db", "UPDATE setting SET value = ? WHERE key = 'retrieved_at'", str(int(time.time()) - days * 86400))


def disagree():
    change("outbox.db", "INSERT INTO conflict (document, path, base, mine, theirs, at) "
           "VALUES (?, 'authority', '\"A\"', '\"B\"', '\"C\"', 1)", project()["_id"])


def change_setting(of, before, after):
    """In one step. Whoever reads a file that is half written has the defaults of all that is
    missing: the program would refresh by itself, and nothing would be old any more."""
    path = pathlib.Path(of.settings) / window.KEYFILE
    whole = path.with_suffix(".whole")
    whole.write_text(path.read_text(encoding="utf-8").replace(before, after), encoding="utf-8")
    whole.replace(path)


def look_at(of):
    """Gives a window the keyboard, as a window manager does."""
    shown = subprocess.run(["xdotool", "search", "--onlyvisible", "--pid", str(of.process.pid)],
                           capture_output=True, text=True, check=True).stdout.split()
    subprocess.run(["xdotool", "windowfocus", "--sync", shown[-1]], check=True)


def agree():
    change("outbox.db", "DELETE FROM conflict")


def test_nobody_is_told_who_did_not_ask():
    grow_old(30)
    disagree()
    with Desktop() as desktop, opened() as first:
        wait_shown(first, "Not refreshed for 30 days")
        desktop.settle()
        assert not desktop.shown, desktop.shown


def test_who_asked_is_told_once_a_day_and_led_there():
    with Desktop() as desktop:
        with opened(notices="true", stale_days="20") as first:
            desktop.wait(lambda: len(desktop.shown) == 2, "notices")
            old, conflicts = desktop.shown["old-data"], desktop.shown["conflicts"]
            assert "30 days" in old["body"] and "1 record" in conflicts["body"], desktop.shown
            assert conflicts["default-action"] == "app.show-place" and conflicts["default-action-target"] == "conflicts"
            show_place(old["default-action-target"])
            wait_shown(first, "Sharing")
        assert place_left(first.settings).startswith("sync")
        desktop.shown.clear()
        with window.Window(XDG_CONFIG_HOME=first.settings) as second:
            wait_shown(second, "Sharing")
            desktop.settle()
            assert not desktop.shown, desktop.shown
        # What is settled is taken back, though another session told of it.
        agree()
        grow_old(0)
        desktop.taken_back.clear()
        with window.Window(XDG_CONFIG_HOME=first.settings):
            desktop.wait(lambda: {"old-data", "conflicts"} <= set(desktop.taken_back), "that they are taken back")


def test_nobody_is_told_who_is_looking():
    if not shutil.which("xdotool"):
        raise cases.Skip("there is no xdotool")
    grow_old(30)
    with Desktop() as desktop, opened(notices="false") as first:
        wait_shown(first, "Not refreshed for 30 days")
        look_at(first)
        change_setting(first, "notices=false", "notices=true")
        desktop.settle()
        assert not desktop.shown, desktop.shown
        # They look elsewhere.
        with window.Window("--sample", settings=SETTINGS) as other:
            wait_shown(other, "Funding")
            look_at(other)
            desktop.wait(lambda: "old-data" in desktop.shown, "a notice")
    grow_old(0)


def show_place(place):
    call(NAME, PATH, "org.gtk.Actions", "Activate",
         GLib.Variant("(sava{sv})", ("show-place", [GLib.Variant("s", place)], {})))


def click(of, name):
    """What stands around it is returned: a toast is not there for long enough to be read before."""
    # GTK 4.8 has the name of a button in a toast twice.
    def is_it(node):
        return node.name in (name, name + " " + name) and node.role in ("button", "push button") and node.has(window.Atspi.StateType.SENSITIVE)

    for _ in range(3):
        nodes = of.wait(lambda nodes: any(map(is_it, nodes)), name)
        try:
            next(filter(is_it, nodes)).act()
            return nodes
        except GLib.Error as error:
            # Another may have taken its place while it was read.
            gone = error
    raise gone


def test_a_conflict_that_comes_is_told_in_the_window():
    """One that waited already is not."""
    disagree()
    news = "changed in two ways in 1 record"
    with opened() as first:
        nodes = wait_shown(first, "Funding")
        assert not any(news in n.name for n in nodes), nodes
        show_place("conflicts")
        click(first, "All mine")
        click(first, "Resolve and send")
        show_place("cities")
        click(first, "Undo")
        nodes = click(first, "Choose…")
        assert any(news in n.name for n in nodes), nodes
        wait_shown(first, "1 record waits for your choice")
    agree()


def test_a_day_later_one_is_told_again():
    grow_old(30)
    told = "{'old-data': <int64 %d>}"
    for ago, is_told in ((86400 * 2, True), (3600, False), (-86400, True)):
        with Desktop() as desktop, opened(notices="true", notices_told=told % (time.time() - ago)) as first:
            wait_shown(first, "Not refreshed for 30 days")
            desktop.settle()
            assert ("old-data" in desktop.shown) == is_told, (ago, desktop.shown)
    grow_old(0)


if __name__ == "__main__":
    reason = lacking()
    if reason is not None:
        print("1..0 # SKIP " + reason)
        sys.exit(0)
    import window
    from gi.repository import Gio, GLib
    window.hold_display()
    window.atspi_walk.start_bus()
    wake_portals()
    fill()
    sys.exit(cases.run(globals()))
