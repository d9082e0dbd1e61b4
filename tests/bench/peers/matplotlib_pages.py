#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A document of pages with a chart each. usage: matplotlib_pages.py PAGES OUT.pdf"""

import sys

import matplotlib

matplotlib.use("Agg")
import matplotlib.pyplot as plt  # noqa: E402 (after the choice of what draws)
from matplotlib.backends.backend_pdf import PdfPages  # noqa: E402

ROWS, SERIES = 16, 4


def draw(page):
    figure, axes = plt.subplots(figsize=(20, 11.25))
    left = [0.0] * ROWS
    for series in range(SERIES):
        values = [1 + (row * 7 + series * 3 + page) % 11 for row in range(ROWS)]
        bars = axes.barh(["Sopimus %d" % row for row in range(ROWS)], values, left=left, label="Laji %d" % series)
        axes.bar_label(bars, ["%d %%" % value for value in values], label_type="center")
        left = [one + other for one, other in zip(left, values)]
    axes.set_title("Kuvio %d" % page, fontsize=28, loc="left")
    axes.legend(ncols=SERIES)
    return figure


with PdfPages(sys.argv[2]) as document:
    for number in range(int(sys.argv[1])):
        chart = draw(number)
        document.savefig(chart)
        plt.close(chart)
