# SPDX-License-Identifier: GPL-3.0-or-later
"""Reads a list as Kohesio publishes it with DuckDB, all of its columns."""

import sys

import duckdb

duckdb.sql("CREATE TABLE list AS SELECT * FROM read_csv('%s', header=true, quote='\"')" % sys.argv[1].replace("'", "''"))
rows, cents = duckdb.sql("SELECT count(*), sum(CAST(round(Project_EU_Budget * 100) AS BIGINT)) FROM list").fetchone()
print("rows %d cents %d" % (rows, cents))
