import { mkdir, mkdtemp, readFile, readdir, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { copyFilesIn } from '../../../platform/backup/copy-files.ts';

async function makeBackup(): Promise<{ backup: string; store: string; secret: string }> {
  const folder = await mkdtemp(path.join(tmpdir(), 'copy-files-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  const [backup, store, secret] = ['backup', 'store', 'secret'].map((name) => path.join(folder, name)) as [
    string,
    string,
    string,
  ];
  await mkdir(path.join(backup, 'files'), { recursive: true });
  await writeFile(secret, 'of another program');
  return { backup, store, secret };
}

test('the files of a backup come into the store', async () => {
  const { backup, store } = await makeBackup();
  await writeFile(path.join(backup, 'files', 'paper'), 'words');

  await copyFilesIn(backup, store, ['paper']);

  expect(await readFile(path.join(store, 'paper'), 'utf8')).toBe('words');
});

test('a link in a backup brings nothing in that the store never held', async () => {
  const { backup, store, secret } = await makeBackup();
  await symlink(secret, path.join(backup, 'files', 'paper'));

  await expect(copyFilesIn(backup, store, ['paper'])).rejects.toThrow('no ordinary file');

  expect(await readdir(store)).toEqual([]);
});
