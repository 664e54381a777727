import { createReadStream, createWriteStream } from 'node:fs';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createGunzip, createGzip } from 'node:zlib';
import pg from 'pg';
import { from, to } from 'pg-copy-streams';
import { tableFile, type CopiedTable } from './manifest.ts';

/** Writes all rows of a table that the client's transaction sees; returns how many. */
export async function copyOut(client: pg.Client, table: Omit<CopiedTable, 'rows'>, folder: string): Promise<number> {
  const source = client.query(to(`copy ${describe(table)} to stdout`));
  // `flush`: a backup that is named like one must be on disk.
  const target = createWriteStream(path.join(folder, tableFile(table)), { mode: 0o600, flags: 'wx', flush: true });
  await pipeline(source, createGzip({ level: 1 }), target);
  return source.rowCount;
}

/** Reads the rows of a table back; returns how many. */
export async function copyIn(client: pg.Client, table: CopiedTable, folder: string): Promise<number> {
  const target = client.query(from(`copy ${describe(table)} from stdin`));
  await pipeline(createReadStream(path.join(folder, tableFile(table))), createGunzip(), target);
  return target.rowCount;
}

function describe({ schema, name, columns }: Omit<CopiedTable, 'rows'>): string {
  return `${schema}.${pg.escapeIdentifier(name)} (${columns.map(pg.escapeIdentifier).join(', ')})`;
}
