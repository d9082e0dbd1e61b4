#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Every page of a portfolio that is shared, with conflicts, as assistive technology and the
Tab key meet it: the sample, which is walked elsewhere, has neither."""

import json
import os
import subprocess
import sys

import program

sys.path.insert(0, str(program.ROOT / "tests/sample"))
import cases  # noqa: E402
import test_names as names  # noqa: E402
from test_names import ENTER, LANGS, PAGES, TAB, lacking  # noqa: E402

CONFLICTS, SHARING = map(PAGES.index, ("Conflicts", "Sharing"))
# Of these two both desks change the name, each in its way.
PROJECTS = [doc["_id"] for doc in program.sample_document()["docs"] if doc["type"] == "project"][:2]
TEXTS = ("fi", "sv", "en")


class Database:
    """A shared database, as long as it is held."""

    def __init__(self):
        self.process = subprocess.Popen([os.environ["INNOCITIES_COUCH_SERVER"]], stdin=subprocess.PIPE,
                                        stdout=subprocess.PIPE, encoding="utf-8")
        self.url = self.process.stdout.readline().strip()

    def end(self):
        self.process.communicate()
        assert self.process.returncode == 0, self.process.returncode


def change(folder, url, who):
    """Somebody gives the projects names of their own, at a desk that is not asked to share yet."""
    orders = [{"n": n, "do": "put", "id": project, "path": "name/" + lang, "value": "%s %d, %s" % (who, n, lang)}
              for n, (project, lang) in enumerate(((p, l) for p in PROJECTS for l in TEXTS), 1)]
    done = subprocess.run([os.environ["INNOCITIES_PEER_DESK"], "--url", url, "--who", who, folder],
                          input="".join(json.dumps(order) + "\n" for order in orders), capture_output=True,
                          encoding="utf-8", env=program.environment(), check=True)
    assert len(done.stdout.splitlines()) == len(orders) + 1 and not done.stderr, done


def sync(folder, *words):
    return program.succeed("sync", "--portfolio", folder, *words).text


def disputed(url):
    """The folder of a desk that has shared, and has changed what another has changed as well."""
    ours, theirs, begun = program.folder(), program.folder(), program.folder() / "p.json"
    document = program.sample_document()
    for doc in document["docs"]:
        if doc["_id"] in PROJECTS:
            # That which was before is shown in all languages at once.
            doc["name"] = dict.fromkeys(TEXTS, doc["code"])
    begun.write_text(json.dumps(document), encoding="utf-8")
    program.succeed("import", begun, "--portfolio", ours)
    sync(ours, url, "--set-up")
    sync(theirs, url)
    change(ours, url, "Anna")
    change(theirs, url, "Bo")
    sync(theirs)
    report = sync(ours)
    assert "conflicts %d " % (len(PROJECTS) * len(TEXTS)) in report, report
    return ours


def the_desk():
    if not names.RUNNING:
        DATABASES.append(Database())
        it = names.Program(disputed(DATABASES[0].url))
        names.RUNNING.append(it)
        it.named(it.say("Key figures"))
        it.find_stack()
    return names.RUNNING[0]


def walk_page(it, page):
    it.turn(page)
    it.reads_tables = it.lang == LANGS[0]
    return it.walk("%s of what is shared" % PAGES[page])


def test_every_page():
    names.in_languages(the_desk(), lambda it: sum((walk_page(it, page) for page in range(len(PAGES))), []), LANGS[:1])


def test_what_is_there_of_sharing_in_every_language():
    names.in_languages(the_desk(), lambda it: walk_page(it, CONFLICTS) + walk_page(it, SHARING), LANGS[1:])


def ask_for_all(it):
    it.turn(CONFLICTS)
    it.open(lambda: it.choose_in_menu("Choose for all records", "Server version everywhere…"))


def walk_windows(it):
    it.turn(SHARING)
    it.open(lambda: it.click(it.say("Sign in…"), "button"))
    faults = it.walk("signing in")
    it.close()
    ask_for_all(it)
    faults += it.walk("the question what to choose everywhere")
    it.close()
    return faults


def test_what_sharing_asks():
    names.in_languages(the_desk(), walk_windows)


def await_record(it):
    it.find(lambda n: n.focused and n.role == "list item" and "3" in n.name and n.name.startswith("Bo "), "a record")


def choose_everywhere(it):
    ask_for_all(it)
    it.click(it.say("Choose"), "button")
    it.named(it.say("No conflicts"), "label")


def test_what_was_chosen_everywhere_is_taken_back():
    """By its key, and by the button of what is said of it: the records have the keyboard again."""
    it = the_desk()
    it.speak(LANGS[0])
    choose_everywhere(it)
    it.press(ord("z"), window.CONTROL)
    await_record(it)
    choose_everywhere(it)
    it.press(TAB)
    it.find(lambda n: n.focused and n.name == it.say("Undo"), "what takes it back")
    it.press(ENTER)
    await_record(it)


DATABASES = []


if __name__ == "__main__":
    reason = lacking()
    if reason is not None:
        print("1..0 # SKIP " + reason)
        sys.exit(0)
    names.prepare()
    import window
    status = cases.run(globals())
    for it in names.RUNNING:
        it.window.end()
    for database in DATABASES:
        database.end()
    sys.exit(status)
