#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Invented projects, the same on every machine: UTF-8, euros with two decimals.

usage: gen.py ROWS OUT.csv
"""

import sys

import numpy as np

HEADER = "id,city,region,theme,lead_theme,start,end,erdf,state,city_share,other\n"
SEED = 20240
CHUNK = 100000
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


def columns(rows):
    random = np.random.default_rng(SEED)
    place_weights = random.dirichlet(np.full(len(PLACES), 3.0))
    theme_weights = random.dirichlet(np.full(len(THEMES), 3.0))
    place = random.choice(len(PLACES), rows, p=place_weights)
    theme = random.choice(len(THEMES), rows, p=theme_weights)
    leads = random.random(rows) < 0.35
    year = random.choice(np.arange(2021, 2028), rows, p=[.08, .17, .2, .2, .17, .12, .06])
    month = random.integers(1, 13, rows)
    day = random.integers(1, 29, rows)
    end = month - 1 + random.integers(6, 37, rows)
    total = np.exp(random.normal(12.3, 0.9, rows))
    erdf = total * random.uniform(.4, .7, rows)
    rest = total - erdf
    state = rest * random.uniform(.1, .5, rows)
    rest -= state
    city = rest * random.uniform(.5, 1, rows)
    return zip(place, theme, leads, year, month, day, year + end // 12, end % 12 + 1,
               erdf, state, city, rest - city)


def lines(rows):
    for i, (place, theme, leads, year, month, day, end_year, end_month,
            *euros) in enumerate(columns(rows)):
        city, region = PLACES[place]
        yield (f"P{i:07d},{city},{region},{THEMES[theme]},{int(leads)},"
               f"{year}-{month:02d}-{day:02d},{end_year}-{end_month:02d}-{day:02d},"
               + ",".join(f"{amount:.2f}" for amount in euros) + "\n")


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
