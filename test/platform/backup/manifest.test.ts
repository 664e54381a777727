import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { readManifest, writeManifest, type Manifest } from '#platform/backup/manifest';
import { makeTempFolder } from '../../support/temp-folder.ts';

const manifest: Manifest = {
  format: 1,
  takenAt: '2026-11-22T12:00:00.000Z',
  migrations: ['20261122090100_create-organisation'],
  engineSchema: { tables: [], constraints: [], indexes: [] },
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
  rmSync(path.join(folder, 'manifest.json'));
  rmSync(path.join(folder, 'SHA256SUMS'));
  await writeManifest(folder, { ...manifest, takenAt: 'yesterday' });

  await expect(readManifest(folder)).rejects.toThrow('another version');
});
