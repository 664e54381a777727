import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { open, readFile } from 'node:fs/promises';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { z } from 'zod';
import { StartProblem, describeError } from '../start-problem.ts';
import { engineSchema, plainName } from './engine-definitions.ts';

export const SCHEMAS = ['app', 'engine'] as const;

const copiedTable = z.strictObject({
  schema: z.enum(SCHEMAS),
  name: plainName,
  columns: z.array(z.string()),
  rows: z.int(),
});
export type CopiedTable = z.infer<typeof copiedTable>;

/** Of one folder: a path would lead a restore out of it, and out of the store. */
const fileName = z.string().regex(/^[A-Za-z0-9][\w.-]*$/);

const manifestFile = z.strictObject({
  format: z.literal(1),
  /** Everything that was committed until this moment is in the copy. */
  takenAt: z.iso.datetime(),
  migrations: z.array(z.string()),
  engineSchema,
  tables: z.array(copiedTable),
  sequences: z.array(z.strictObject({ name: z.string(), lastValue: z.string() })),
  /** Names in the file store. */
  files: z.array(fileName),
  /** Files that have a row and were not in the store at the moment of the copy. */
  missingFiles: z.array(fileName),
});
export type Manifest = z.infer<typeof manifestFile>;

const MANIFEST = 'manifest.json';
/** In the form that `sha256sum --check` reads. */
const SUMS = 'SHA256SUMS';

export const tableFile = ({ schema, name }: Pick<CopiedTable, 'schema' | 'name'>): string => `${schema}.${name}.copy.gz`;
export const storedFile = (name: string): string => path.join('files', name);

/** Writes what the folder holds and the sum of each file in it; both are on disk when this returns. */
export async function writeManifest(folder: string, manifest: Manifest): Promise<void> {
  // What a restore would not read must be known today, not on the day of the restore.
  manifestFile.parse(manifest);
  await writeDurably(path.join(folder, MANIFEST), `${JSON.stringify(manifest, null, 2)}\n`);
  const lines: string[] = [];
  for (const name of [MANIFEST, ...listFiles(manifest)]) lines.push(`${await sumOf(path.join(folder, name))}  ${name}\n`);
  await writeDurably(path.join(folder, SUMS), lines.join(''));
}

/** What a backup holds, after every file in it was compared with its sum. */
export async function readManifest(folder: string): Promise<Manifest> {
  const sums = await readSums(folder);
  await compare(folder, MANIFEST, sums);
  const manifest = parse(folder, await readFile(path.join(folder, MANIFEST), 'utf8'));
  for (const name of listFiles(manifest)) await compare(folder, name, sums);
  return manifest;
}

function listFiles(manifest: Manifest): readonly string[] {
  return [...manifest.tables.map(tableFile), ...manifest.files.map(storedFile)];
}

function parse(folder: string, text: string): Manifest {
  const parsed = manifestFile.safeParse(JSON.parse(text));
  if (!parsed.success) throw new StartProblem(`The backup ${folder} is of another version of this program.`);
  return parsed.data;
}

async function readSums(folder: string): Promise<ReadonlyMap<string, string>> {
  const text = await readFile(path.join(folder, SUMS), 'utf8').catch((error: unknown) => {
    throw new StartProblem(`There is no complete backup in ${folder}: ${describeError(error)}`, { cause: error });
  });
  return new Map(
    text
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => [line.slice(66), line.slice(0, 64)]),
  );
}

async function compare(folder: string, name: string, sums: ReadonlyMap<string, string>): Promise<void> {
  const found = await sumOf(path.join(folder, name)).catch(() => undefined);
  if (found === undefined) throw new StartProblem(`The backup ${folder} is damaged: ${name} is missing.`);
  if (found !== sums.get(name)) throw new StartProblem(`The backup ${folder} is damaged: ${name} is not what was written.`);
}

export async function sumOf(file: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(file), hash);
  return hash.digest('hex');
}

async function writeDurably(file: string, text: string): Promise<void> {
  const handle = await open(file, 'wx', 0o600);
  try {
    await handle.writeFile(text);
    await handle.sync();
  } finally {
    await handle.close();
  }
}
