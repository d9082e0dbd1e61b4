# SPDX-License-Identifier: GPL-3.0-or-later
"""Reads a list as Kohesio publishes it with pandas."""

import sys

import pandas

table = pandas.read_csv(sys.argv[1], encoding="utf-8-sig")
print("rows %d cents %d" % (len(table), (table["Project_EU_Budget"] * 100).round().astype("int64").sum()))
