#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The sums of sums.awk as a workbook with two charts, for the spreadsheets.

usage: book.py SUMS OUT.xlsx
"""

import sys

import xlsxwriter

LABELS = ["EAKR", "Valtio", "Kaupunki", "Muu"]
COLOURS = ["#0072B2", "#E69F00", "#009E73", "#CC79A7"]


def write_table(sheet, path, column):
    with open(path, encoding="utf-8") as table:
        lines = [line.rstrip("\n").split("\t") for line in table]
    for k, label in enumerate(LABELS):
        sheet.write(0, column + 1 + k, label)
    for i, line in enumerate(lines, 1):
        sheet.write(i, column, line[0])
        for k in range(len(LABELS)):
            sheet.write_number(i, column + 1 + k, float(line[1 + k]))
    return len(lines)


def add_chart(book, kind, column, count, width):
    chart = book.add_chart({"type": kind, "subtype": "stacked"})
    for k, colour in enumerate(COLOURS, 1):
        chart.add_series({
            "name": ["Sums", 0, column + k],
            "categories": ["Sums", 1, column, count, column],
            "values": ["Sums", 1, column + k, count, column + k],
            "fill": {"color": colour}, "gap": 25,
            "data_labels": {"value": True, "num_format": "0.0"}})
    chart.set_size({"width": width, "height": 1000})
    return chart


def main(argv):
    book = xlsxwriter.Workbook(argv[2])
    page = book.add_worksheet("Chart")
    sums = book.add_worksheet("Sums")
    cities = add_chart(book, "bar", 0, write_table(sums, argv[1] + "_city.tsv", 0), 1150)
    years = add_chart(book, "column", 7, write_table(sums, argv[1] + "_year.tsv", 7), 720)
    cities.set_title({"name": "Rahoitus lähteittäin, InnoCities 2021–2027"})
    cities.set_x_axis({"name": "milj. €"})
    sums.hide()
    page.set_landscape()
    page.fit_to_pages(1, 1)
    page.insert_chart("A1", cities)
    page.insert_chart("S1", years)
    book.close()


if __name__ == "__main__":
    main(sys.argv)
