// late-visits.mjs FOLDER HOLIDAYS THREADS: runs late-visits.sql in DuckDB and prints the count.
import { readFileSync } from "node:fs";
import { DuckDBInstance } from "@duckdb/node-api";

const [folder, holidays, threads] = process.argv.slice(2);
const fill = { folder, holidays, threads };
const sql = readFileSync(new URL("late-visits.sql", import.meta.url), "utf8").replace(/\{(folder|holidays|threads)\}/g, (_, name) => fill[name]);
const connection = await (await DuckDBInstance.create(":memory:")).connect();
const result = await connection.runAndReadAll(sql);
console.log(String(result.getRows()[0][0]));
