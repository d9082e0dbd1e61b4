#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Keys and clicks at random in a window on the sample, and what the program complains of.

usage: monkey.py [--seeds 1-10] [--seconds N]      under xvfb-run and dbus-run-session

By hand, as no two runs are alike and some complaints are the toolkit's own. Each seed
begins in another language, on another page, in another size. A line tells how it ended; the
steps lie in the folder of the build, under monkey/, to be read from their end. It also ends
where the keys that lead on in any window do nothing.
"""

import argparse
import os
import pathlib
import random
import re
import subprocess
import sys
import time

import onlooker
import program
import window

STEPS = pathlib.Path(os.environ["G_TEST_BUILDDIR"]) / "monkey"
LANGS = ("fi", "sv", "en")
PAGES = ("overview", "funding", "lead-themes", "cities", "map", "projects", "impact", "international", "progress",
         "changes", "quality", "decks", "import", "conflicts", "sync")
SIZES = ((360, 294), (700, 600), (1000, 600), (1280, 800))
KEYS = ("Tab Tab Tab shift+Tab Up Down Left Right Return Return space Escape Escape Home End Prior Next Delete BackSpace "
        "F1 F2 F5 F6 shift+F6 F9 F10 Menu ctrl+n ctrl+z ctrl+shift+z ctrl+f ctrl+k ctrl+l ctrl+d ctrl+e ctrl+s ctrl+1 "
        "ctrl+2 ctrl+3 ctrl+Next ctrl+Prior ctrl+Home ctrl+End ctrl+Return ctrl+a ctrl+c ctrl+v ctrl+comma ctrl+question "
        "alt+Left alt+Down alt+Up shift+Down shift+Up u p b f o s a 1 2 3 5 9 period slash").split()
TEXTS = ("Uusi", "12,5", "31.2.2025", "x" * 60, "ääkköset", "%", "\u202eabc", "https://")
# In any window one of these moves the keyboard, or closes something; a talk has more than one thing to end.
LEADING = ("Tab", "F6", "Escape", "Escape", "Escape", "shift+Tab")
# What these libraries say of themselves, whatever program it is.
OF_OTHERS = re.compile(r"Broken accounting of active state|gdk_monitor_get_geometry: assertion")
COMPLAINT = re.compile(r"^\(innocities:\d+\): .*", re.MULTILINE)


def find_windows(*words):
    return subprocess.run(["xdotool", "search", *words, "--class", "innocities"], capture_output=True,
                          encoding="utf-8").stdout.split()


def press(dice):
    return ["key", "--delay", "15", *dice.choices(KEYS, k=dice.randint(1, 4))]


def write(dice):
    return ["type", "--delay", "5", dice.choice(TEXTS)]


def click(dice):
    return ["mousemove", str(dice.randrange(40, 1340)), str(dice.randrange(40, 860)),
            "click", dice.choice("1111345")]


def resize(dice):
    windows = find_windows("--onlyvisible")
    if not windows:
        return press(dice)
    # What drops down beyond the edge of the screen has no room, which GTK complains of.
    window = dice.choice(windows)
    return ["windowmove", window, "20", "20", "windowsize", window, *map(str, dice.choice(SIZES))]


DEEDS = ((press, 70), (write, 8), (click, 19), (resize, 3))


def show_again():
    """Who put a window away cannot reach it, as there is no list of them; and who clicks beside
    all of them would press keys for nobody."""
    visible, all_windows = find_windows("--onlyvisible"), find_windows()
    active = subprocess.run(["xdotool", "getactivewindow"], capture_output=True, encoding="utf-8").stdout.strip()
    if all_windows and active not in visible:
        number = (visible or all_windows)[-1]
        subprocess.run(["xdotool", "windowmap", number, "windowactivate", "--sync", number], stderr=subprocess.DEVNULL,
                       timeout=20)


def is_deaf(process, look):
    """Whether no key does what can be seen."""
    if process.poll() is not None or not find_windows("--onlyvisible"):
        return False
    before = look.see(process)
    for key in LEADING:
        subprocess.run(["xdotool", "key", key], stderr=subprocess.DEVNULL, timeout=20)
        time.sleep(0.3)
        if process.poll() is not None or look.see(process) != before:
            return False

    return True


def play(process, look, dice, seconds, log):
    """How many steps there were, and the fault that they ended with."""
    deadline, n_steps = time.monotonic() + seconds, 0
    while time.monotonic() < deadline and process.poll() is None:
        show_again()
        deed = dice.choices([deed for deed, _ in DEEDS], [weight for _, weight in DEEDS])[0]
        words = deed(dice)
        print(*words, file=log, flush=True)
        subprocess.run(["xdotool", *words], stderr=subprocess.DEVNULL, timeout=20)
        time.sleep(dice.uniform(0, 0.15))
        n_steps += 1
        if n_steps % 20 == 0:
            show_again()
            if is_deaf(process, look):
                return n_steps, "the keyboard is dead at %s" % (look.look_for_focus(process),)

    return n_steps, ""


def end(process):
    """What it ended with: of itself, when it was asked to, or not at all."""
    process.terminate()
    try:
        faults = process.communicate(timeout=20)[1]
    except subprocess.TimeoutExpired:
        process.kill()
        return "it hangs", process.communicate()[1]

    return "" if process.returncode == 0 else "status %d" % process.returncode, faults


def run(seed, seconds):
    """Whether there was nothing to complain of."""
    dice = random.Random(seed)
    size, page, lang = dice.choice(SIZES), dice.choice(PAGES), LANGS[seed % len(LANGS)]
    settings = {"language": repr(lang), "last-page": repr(page), "window-width": size[0], "window-height": size[1]}
    look = onlooker.Onlooker()
    env = window.environment(settings, GTK_A11Y=dice.choice(("atspi", "none")), **look.environment)
    process = subprocess.Popen([program.BINARY, "--sample"], stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
                               stderr=subprocess.PIPE, encoding="utf-8", env=env)
    time.sleep(2)
    with open(STEPS / ("%d.txt" % seed), "w", encoding="utf-8") as log:
        n_steps, deaf = play(process, look, dice, seconds, log)
    fault, said = end(process)
    complaints = [line for line in COMPLAINT.findall(said) if not OF_OTHERS.search(line)]
    print("seed %d, %s, %s: %d steps. %s" % (seed, lang, page, n_steps, "; ".join(filter(None, [fault, deaf, *complaints[:3]]))),
          flush=True)

    return not fault and not deaf and not complaints


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seeds", default="1-3")
    parser.add_argument("--seconds", type=float, default=60)
    given = parser.parse_args()
    first, _, last = given.seeds.partition("-")
    STEPS.mkdir(parents=True, exist_ok=True)
    manager = subprocess.Popen(["openbox"], stderr=subprocess.DEVNULL)
    time.sleep(1)
    try:
        good = [run(seed, given.seconds) for seed in range(int(first), int(last or first) + 1)]
    finally:
        manager.terminate()

    return 0 if all(good) else 1


if __name__ == "__main__":
    sys.exit(main())
