/** Named values that outlive a session, each stored as JSON. */

import { z } from "zod";
import type { Connection } from "./database.ts";

const rowSchema = z.object({ name: z.string(), value: z.string() });

export interface SettingStore {
  /** All of them, untyped: parse with the schema of the settings you know. */
  read(): Record<string, unknown>;
  write(values: Readonly<Record<string, unknown>>): void;
}

export function settingStore(connection: Connection): SettingStore {
  const select = connection.prepare("SELECT name, value FROM setting");
  const upsert = connection.prepare<[string, string]>(
    `INSERT INTO setting (name, value) VALUES (?, ?)
     ON CONFLICT (name) DO UPDATE SET value = excluded.value`,
  );
  const writeAll = connection.transaction((entries: readonly (readonly [string, unknown])[]) => {
    for (const [name, value] of entries) upsert.run(name, JSON.stringify(value));
  });
  return {
    read() {
      const rows = select.all().map((row) => rowSchema.parse(row));
      return Object.fromEntries(rows.map(({ name, value }) => [name, parseValue(value)]));
    },
    write(values) {
      writeAll.immediate(Object.entries(values).filter(([, value]) => value !== undefined));
    },
  };
}

function parseValue(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // A damaged setting is as good as none: whoever asks falls back to its default.
    return undefined;
  }
}
