#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""pandas and matplotlib. usage: matplotlib_chart.py IN.csv OUT.(png|pdf|svg)"""

import sys

import matplotlib
import numpy as np
import pandas as pd

matplotlib.use("Agg")
import matplotlib.pyplot as plt  # noqa: E402 (after the choice of what draws)

SOURCES = ["erdf", "state", "city_share", "other"]
LABELS = ["EAKR", "Valtio", "Kaupunki", "Muu"]
COLOURS = ["#0072B2", "#E69F00", "#009E73", "#CC79A7"]


def read(path):
    """Sums by city, smallest first, and by year."""
    rows = pd.read_csv(path, usecols=["city", "start"] + SOURCES, dtype={"city": "category"})
    rows["year"] = rows["start"].str.slice(0, 4).astype(np.int16)
    print("rows", len(rows), "cents", *(round(rows[s].sum() * 100) for s in SOURCES),
          file=sys.stderr)
    sums = rows.groupby(["city", "year"], observed=True)[SOURCES].sum()
    cities = sums.groupby(level=0, observed=True).sum()
    return cities.loc[cities.sum(axis=1).sort_values().index], sums.groupby(level=1).sum()


def draw_cities(axes, cities):
    left = np.zeros(len(cities))
    totals = cities.sum(axis=1).values
    for source, label, colour in zip(SOURCES, LABELS, COLOURS):
        values = cities[source].values / 1e6
        bars = axes.barh(cities.index.astype(str), values, left=left, color=colour, label=label)
        axes.bar_label(bars, [f"{100e6 * v / t:.0f} %" for v, t in zip(values, totals)],
                       label_type="center", fontsize=13)
        left += values
    axes.bar_label(bars, [f"{total / 1e6:.1f}" for total in totals], padding=4, fontsize=13)
    axes.set_xlabel("milj. €", fontsize=14)
    axes.legend(fontsize=14)
    axes.tick_params(labelsize=14)
    axes.grid(axis="x", alpha=.4)


def draw_years(axes, years):
    bottom = np.zeros(len(years))
    for source, colour in zip(SOURCES, COLOURS):
        values = years[source].values / 1e6
        bars = axes.bar(years.index.astype(str), values, bottom=bottom, color=colour)
        axes.bar_label(bars, [f"{v:.1f}" for v in values], label_type="center", fontsize=13)
        bottom += values
    axes.tick_params(labelsize=14)
    axes.grid(axis="y", alpha=.4)


def main(argv):
    cities, years = read(argv[1])
    figure, (left, right) = plt.subplots(1, 2, figsize=(19.2, 10.8), dpi=100, width_ratios=[3, 2])
    draw_cities(left, cities)
    draw_years(right, years)
    figure.suptitle("Rahoitus lähteittäin, InnoCities 2021–2027", fontsize=24)
    figure.tight_layout()
    figure.savefig(argv[2])


if __name__ == "__main__":
    main(sys.argv)
