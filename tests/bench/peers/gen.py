#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Invented projects, the same on every machine: UTF-8, euros with two decimals.

usage: gen.py ROWS OUT.csv
"""

import random
import sys

HEADER = "id,city,region,theme,lead_theme,start,end,erdf,state,city_share,other\n"
SEED = 20240
PLACES = (
    ("Espoo", "Uusimaa"), ("Helsinki", "Uusimaa"), ("Vantaa", "Uusimaa"),
    ("Turku", "Varsinais-Suomi"), ("Tampere", "Pirkanmaa"), ("Oulu", "Pohjois-Pohjanmaa"),
    ("Jyväskylä", "Keski-Suomi"), ("Kuopio", "Pohjois-Savo"), ("Lahti", "Päijät-Häme"),
    ("Joensuu", "Pohjois-Karjala"), ("Lappeenranta", "Etelä-Karjala"),
    ("Imatra", "Etelä-Karjala"), ("Pori", "Satakunta"), ("Seinäjoki", "Etelä-Pohjanmaa"),
    ("Rovaniemi", "Lappi"), ("Vaasa", "Pohjanmaa"), ("Kajaani", "Kainuu"),
    ("Mikkeli", "Etelä-Savo"), ("Kokkola", "Keski-Pohjanmaa"), ("Hämeenlinna", "Kanta-Häme"),
)
THEMES = (
    "Hiilineutraali kaupunki", "Uudistuva teollisuus", "Hyvinvointi ja terveys", "Biotalous",
    "Kiertotalous", "Älykäs liikkuminen", "Tekoäly ja data", "Energiateknologia",
    "Vesi ja kemia", "Digitaalinen turvallisuus", "Suurteholaskenta", "Mittaustekniikka",
)


YEARS = range(2021, 2028)
YEAR_WEIGHTS = (.08, .17, .2, .2, .17, .12, .06)


def weights(rng, n):
    return [rng.gammavariate(3.0, 1.0) for _ in range(n)]


def euros(rng):
    total = rng.lognormvariate(12.3, 0.9)
    erdf = total * rng.uniform(.4, .7)
    state = (total - erdf) * rng.uniform(.1, .5)
    city = (total - erdf - state) * rng.uniform(.5, 1)
    return erdf, state, city, total - erdf - state - city


def lines(rows):
    rng = random.Random(SEED)
    places = rng.choices(PLACES, weights(rng, len(PLACES)), k=rows)
    themes = rng.choices(THEMES, weights(rng, len(THEMES)), k=rows)
    years = rng.choices(YEARS, YEAR_WEIGHTS, k=rows)
    for i, ((city, region), theme, year) in enumerate(zip(places, themes, years)):
        month, day = rng.randrange(12), rng.randrange(1, 29)
        end = month + rng.randrange(6, 37)
        yield (f"P{i:07d},{city},{region},{theme},{int(rng.random() < .35)},"
               f"{year}-{month + 1:02d}-{day:02d},{year + end // 12}-{end % 12 + 1:02d}-{day:02d},"
               + "%.2f,%.2f,%.2f,%.2f\n" % euros(rng))


def main(argv):
    if len(argv) != 3:
        print(__doc__, file=sys.stderr)
        return 2
    with open(argv[2], "w", encoding="utf-8", newline="\n") as out:
        out.write(HEADER)
        out.writelines(lines(int(argv[1])))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv))
