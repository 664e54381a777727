import { mkdir, readFile, readdir, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from 'vitest';
import { copyFilesIn } from '../../../platform/backup/copy-files.ts';
import { makeTempFolder } from '../../support/temp-folder.ts';

async function makeBackup(): Promise<{ backup: string; store: string; secret: string }> {
  const [backup, store] = [makeTempFolder(), makeTempFolder()];
  const secret = path.join(makeTempFolder(), 'secret');
  await mkdir(path.join(backup, 'files'));
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
