// SPDX-License-Identifier: GPL-3.0-or-later
// Reads a list as Kohesio publishes it with DuckDB, all of its columns.
const { DuckDBInstance } = require('@duckdb/node-api');

async function main(path) {
  const instance = await DuckDBInstance.create(':memory:');
  const connection = await instance.connect();

  await connection.run(`CREATE TABLE list AS SELECT * FROM read_csv('${path.replaceAll("'", "''")}', header=true, quote='"')`);
  const answer = await connection.runAndReadAll(
    'SELECT count(*), sum(CAST(round(Project_EU_Budget * 100) AS BIGINT)) FROM list');
  const [rows, cents] = answer.getRows()[0];
  console.log(`rows ${rows} cents ${cents}`);
}

main(process.argv[2]);
