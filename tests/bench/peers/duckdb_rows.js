// SPDX-License-Identifier: GPL-3.0-or-later
// Reads a list as Kohesio publishes it with DuckDB, all of its columns.
const duckdb = require('duckdb');

const database = new duckdb.Database(':memory:');
const path = process.argv[2].replaceAll("'", "''");

database.all(`CREATE TABLE list AS SELECT * FROM read_csv('${path}', header=true, quote='"')`, (fault) => {
  if (fault)
    throw fault;
  database.all('SELECT count(*) AS n, sum(CAST(round(Project_EU_Budget * 100) AS BIGINT)) AS cents FROM list', (error, rows) => {
    if (error)
      throw error;
    console.log(`rows ${rows[0].n} cents ${rows[0].cents}`);
  });
});
