import { createHash } from 'node:crypto';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { readManifest, writeManifest, type Manifest } from '#platform/backup/manifest';
import { makeTempFolder } from '../../support/temp-folder.ts';

const manifest: Manifest = {
  format: 1,
  takenAt: '2026-11-22T12:00:00.000Z',
  migrations: ['20261122090100_create-organisation'],
  engineSchema: {
    tables: [{ name: 'act_ru_task', columns: ['id_ character varying(64) not null', 'priority_ bigint default 0 not null'] }],
    constraints: [
      { table: 'act_ru_task', name: 'act_ru_task_pkey', definition: 'PRIMARY KEY (id_)' },
      { table: 'act_ru_task', name: 'act_fk', definition: 'FOREIGN KEY (execution_id_) REFERENCES engine.act_ru_execution(id_)' },
    ],
    indexes: ["CREATE INDEX act_idx ON engine.act_ru_task USING btree (type_, id_) WHERE ((type_)::text = 'candidate'::text)"],
  },
  tables: [{ schema: 'app', name: 'cases', columns: ['id'], rows: 1 }],
  sequences: [],
  files: ['a-file'],
  missingFiles: [],
};

async function writeBackup(): Promise<string> {
  const folder = makeTempFolder();
  mkdirSync(path.join(folder, 'files'));
  writeFileSync(path.join(folder, 'app.cases.copy.gz'), 'rows');
  writeFileSync(path.join(folder, 'files', 'a-file'), 'content');
  await writeManifest(folder, manifest);
  return folder;
}

test('a whole backup tells what it holds', async () => {
  expect(await readManifest(await writeBackup())).toEqual(manifest);
});

test.each(['app.cases.copy.gz', 'files/a-file', 'manifest.json'])('a changed %s is found', async (name) => {
  const folder = await writeBackup();
  writeFileSync(path.join(folder, name), 'other');

  await expect(readManifest(folder)).rejects.toThrow(`${name} is not what was written`);
});

test('a missing file is found', async () => {
  const folder = await writeBackup();
  rmSync(path.join(folder, 'files', 'a-file'));

  await expect(readManifest(folder)).rejects.toThrow('files/a-file is missing');
});

test('an unfinished backup is none', async () => {
  const folder = await writeBackup();
  rmSync(path.join(folder, 'SHA256SUMS'));

  await expect(readManifest(folder)).rejects.toThrow('There is no complete backup');
});

test('a backup of another version of the program says so', async () => {
  const folder = await writeBackup();
  forge(folder, { ...manifest, takenAt: 'yesterday' });

  await expect(readManifest(folder)).rejects.toThrow('another version');
});

/** What somebody does who can write to the folder: the sums are made anew as well. */
function forge(folder: string, forged: object): void {
  const text = JSON.stringify(forged);
  writeFileSync(path.join(folder, 'manifest.json'), text);
  writeFileSync(path.join(folder, 'SHA256SUMS'), `${createHash('sha256').update(text).digest('hex')}  manifest.json\n`);
}

const { engineSchema } = manifest;
const column = (text: string) => ({ engineSchema: { ...engineSchema, tables: [{ name: 'act_ru_task', columns: [text] }] } });
const constraint = (text: string) => ({
  engineSchema: { ...engineSchema, constraints: [{ table: 'act_ru_task', name: 'act_fk', definition: text }] },
});
const index = (text: string) => ({ engineSchema: { ...engineSchema, indexes: [text] } });

test.each([
  ['a file outside of the store', { files: ['../secrets.json'] }],
  ['a file at the root', { files: ['/etc/passwd'] }],
  ['a table outside of the folder', { tables: [{ schema: 'app', name: 'x/../../../etc/passwd', columns: ['id'], rows: 1 }] }],
  ['a statement behind a column', column("id_ text); reset role; copy (select 1) to program 'id'; create table x (y text")],
  ['a call in a default', column("id_ text default set_config('role', 'none', false)")],
  ['a check that calls', constraint("CHECK (pg_read_file('/etc/passwd') is null)")],
  ['a statement behind a key', constraint('PRIMARY KEY (id_); reset role')],
  ['another statement than an index', index('reset role')],
  ['an index that calls', index("CREATE INDEX i ON engine.act_ru_task USING btree (pg_read_file('/etc/passwd'))")],
  [
    'rows that a call chooses',
    index("CREATE INDEX i ON engine.act_ru_task USING btree (id_) WHERE (lo_import('/etc/passwd') > 0)"),
  ],
])('a forged backup with %s is refused before anything of it is used', async (_what, change) => {
  const folder = await writeBackup();
  forge(folder, { ...manifest, ...change });

  await expect(readManifest(folder)).rejects.toThrow('another version');
});

test('a copy that no restore would read is not finished', async () => {
  const folder = await writeBackup();

  await expect(writeManifest(folder, { ...manifest, files: ['../secrets.json'] })).rejects.toThrow();
});
