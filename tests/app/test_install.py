#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What `meson install` puts where, into a folder that is thrown away: each file is there, is
valid, and the others that it names are there too. The program is started from there."""

import configparser
import os
import pathlib
import re
import shutil
import subprocess
import sys
import xml.etree.ElementTree as ElementTree

import program
from tap import Tap

ID = "fi.innokaupungit.Overview"
BUILD = pathlib.Path(os.environ["INNOCITIES_BINARY"]).parent.parent
LANGUAGES = {"en": "man1", "fi": "fi/man1", "sv": "sv/man1"}
FILES = [
    "bin/innocities",
    f"share/applications/{ID}.desktop",
    f"share/dbus-1/services/{ID}.service",
    f"share/glib-2.0/schemas/{ID}.gschema.xml",
    f"share/gnome-shell/search-providers/{ID}.search-provider.ini",
    f"share/icons/hicolor/scalable/apps/{ID}.svg",
    f"share/icons/hicolor/scalable/mimetypes/{ID}.Deck.svg",
    f"share/icons/hicolor/symbolic/apps/{ID}-symbolic.svg",
    "share/locale/fi/LC_MESSAGES/innocities-overview.mo",
    "share/locale/sv/LC_MESSAGES/innocities-overview.mo",
    *(f"share/man/{folder}/innocities.1" for folder in LANGUAGES.values()),
    f"share/metainfo/{ID}.metainfo.xml",
    f"share/mime/packages/{ID}.xml",
]
OPTION = re.compile(r"^  (?:-\w, )?--([\w-]+)", re.MULTILINE)
PAGE_OPTION = re.compile(r"\\-\\-((?:\w|\\-)+)\\fR")


def install(folder):
    """The tree below the prefix."""
    env = dict(os.environ, DESTDIR=str(folder))
    subprocess.run(["meson", "install", "-C", BUILD, "--no-rebuild", "--quiet"], env=env, check=True,
                   stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, timeout=120)
    return next(folder.rglob("bin/innocities")).parents[1]


def differences(tree):
    found = sorted(str(path.relative_to(tree)) for path in tree.rglob("*") if not path.is_dir())
    for name in set(FILES) - set(found):
        yield f"{name} is not installed"
    for name in set(found) - set(FILES):
        yield f"{name} is installed, and nobody said so"


def refuses(tool, *words):
    """What a validator says, where there is one."""
    if not shutil.which(tool):
        return
    done = subprocess.run([tool, *map(str, words)], capture_output=True, text=True, timeout=120)
    if done.returncode:
        yield done.stdout + done.stderr


def read_keys(path):
    keys = configparser.ConfigParser(interpolation=None, strict=True)
    keys.optionxform = str
    keys.read_string(path.read_text(encoding="utf-8"))
    return keys


def desktop_faults(tree):
    path = tree / f"share/applications/{ID}.desktop"
    yield from refuses("desktop-file-validate", path)
    keys = read_keys(path)
    entry = keys["Desktop Entry"]
    for name in entry["Actions"].strip(";").split(";"):
        action = keys[f"Desktop Action {name}"]
        source = (program.ROOT / "app/inno-application-outside.c").read_text(encoding="utf-8")
        if f'{{ "{name}",' not in source:
            yield f"the program has no action {name}"
        if not action.get("Exec"):
            yield f"where the session starts nothing by its name, {name} is nothing"
    for language in ("fi", "sv"):
        if f"Name[{language}]" not in entry:
            yield f"it has no name in {language}"
    if not (tree / f"share/icons/hicolor/scalable/apps/{entry['Icon']}.svg").is_file():
        yield f"there is no icon {entry['Icon']}"
    described = {t.get("type") for t in ElementTree.parse(tree / f"share/mime/packages/{ID}.xml").getroot()}
    for kind in entry["MimeType"].strip(";").split(";"):
        if kind not in described and not kind.startswith("x-scheme-handler/"):
            yield f"nobody says what {kind} is"


def service_faults(tree):
    service = read_keys(tree / f"share/dbus-1/services/{ID}.service")["D-BUS Service"]
    command, *words = service["Exec"].split()
    if service["Name"] != ID or words != ["--gapplication-service"]:
        yield f"the bus is told {dict(service)}"
    if not command.startswith("/") or not str(tree / "bin/innocities").endswith(command):
        yield f"{command} is not what is installed"
    search = read_keys(tree / f"share/gnome-shell/search-providers/{ID}.search-provider.ini")["Shell Search Provider"]
    if search["BusName"] != ID or search["DesktopId"] != f"{ID}.desktop":
        yield f"searches go to {dict(search)}"


def metainfo_faults(tree):
    path = tree / f"share/metainfo/{ID}.metainfo.xml"
    yield from refuses("appstreamcli", "validate", "--no-net", "--pedantic", path)
    root = ElementTree.parse(path).getroot()
    pictures = program.ROOT / "app/desktop/screenshots"
    images = [image.text for image in root.iter("image")]
    if not images:
        yield "it has no pictures"
    for image in images:
        picture = pictures / image.rpartition("/")[2]
        if not picture.is_file() or picture.read_bytes()[16:24] != bytes([0, 0, 5, 0, 0, 0, 3, 32]):
            yield f"{picture.name} is no picture of 1280 × 800 that we have"
    version = program.succeed("--version").text.split()[-1]
    if next(root.iter("release")).get("version") != version:
        yield f"its newest release is not {version}"
    if not (program.ROOT / "debian/changelog").read_text(encoding="utf-8").startswith(f"innocities-overview ({version})"):
        yield f"debian/changelog does not begin with {version}"


def mime_faults(tree):
    """As the system reads it, in a folder of its own."""
    folder = program.folder()
    shutil.copytree(tree / "share/mime", folder / "mime")
    yield from refuses("update-mime-database", "-V", folder / "mime")
    name = ElementTree.parse(tree / f"share/mime/packages/{ID}.xml").find(".//{*}icon").get("name")
    if not (tree / f"share/icons/hicolor/scalable/mimetypes/{name}.svg").is_file():
        yield f"there is no icon {name}"


def start_faults(tree):
    done = subprocess.run([tree / "bin/innocities", "--version"], capture_output=True, text=True, timeout=60,
                          env=program.environment(INNOCITIES_LOCALEDIR=None))
    if done.returncode or not done.stdout.startswith("InnoCities Overview "):
        yield f"exit {done.returncode}: {done.stdout} {done.stderr}"


def page_faults(tree, language):
    """The page names each option of each command, and no other."""
    path = tree / f"share/man/{LANGUAGES[language]}/innocities.1"
    page = path.read_text(encoding="utf-8")
    helps = program.succeed("--help-all").text
    verbs = re.findall(r"^  ([a-z]+) +\S", helps[helps.index("Commands:"):helps.index("Help Options:")], re.MULTILINE)
    for verb in verbs:
        if f'.SS "{verb}"' not in page:
            yield f"the page has no command {verb}"
        helps += program.succeed(verb, "--help-all").text
    options = {name for name in OPTION.findall(helps) if not name.startswith("help")}
    named = {name.replace("\\-", "-") for name in PAGE_OPTION.findall(page)}
    if len(verbs) < 9 or options != named:
        yield f"{len(verbs)} commands; the page does not name {options - named}, and does name {named - options}"
    yield from refuses("groff", "-man", "-Tutf8", "-Kutf8", "-ww", "-z", path)
    if "@" in re.sub(r"\S+@\S+\.\S+", "", page):
        yield "the template is not filled"


def main():
    tree, tap = install(program.folder()), Tap()
    tap.case("every file is installed, and no other", differences(tree))
    tap.case("the desktop entry is valid, and so is what it names", desktop_faults(tree))
    tap.case("the bus starts the program that is installed", service_faults(tree))
    tap.case("the metainfo is valid, its pictures are there, its version is ours", metainfo_faults(tree))
    tap.case("the settings compile",
             refuses("glib-compile-schemas", "--strict", "--dry-run", tree / "share/glib-2.0/schemas"))
    tap.case("presentation files have a type and an icon", mime_faults(tree))
    for language in LANGUAGES:
        tap.case(f"the manual page names every option, {language}", page_faults(tree, language))
    tap.case("it starts from there", start_faults(tree))
    return tap.done()


if __name__ == "__main__":
    sys.exit(main())
