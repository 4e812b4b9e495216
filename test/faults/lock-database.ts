/** Child of the fault tests: takes the database of a folder for itself, says so, and keeps it until it is killed. */

import fs from "node:fs";
import path from "node:path";
import Database from "better-sqlite3";

const connection = new Database(path.join(process.argv[2] ?? "", "palisade.db"));
connection.exec("BEGIN EXCLUSIVE");
fs.writeSync(1, "locked\n");
setInterval(() => connection.inTransaction, 1000);
