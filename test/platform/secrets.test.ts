import { execFile } from 'node:child_process';
import { chmodSync, chownSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { prepareDataFolder } from '#platform/data-folder';
import { projectPath } from '#platform/project-path';
import { readSecrets } from '#platform/secrets';
import { makeTempFolder } from '../support/temp-folder.ts';

test('the first start makes passwords that only the owner can read, later ones find them', () => {
  const folder = makeTempFolder();

  const first = readSecrets(folder);

  expect(new Set(Object.values(first)).size).toBe(7);
  expect(statSync(path.join(folder, 'secrets.json')).mode & 0o777).toBe(0o600);
  expect(readSecrets(folder)).toEqual(first);
});

test('parts that start at once end up with the same passwords and leave no draft behind', async () => {
  const folder = makeTempFolder();
  const script = `import { readSecrets } from '#platform/secrets'; console.log(JSON.stringify(readSecrets(${JSON.stringify(folder)})))`;
  const run = () =>
    promisify(execFile)(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', script], { cwd: projectPath() });

  const outputs = await Promise.all([run(), run(), run()]);

  expect(new Set(outputs.map(({ stdout }) => stdout)).size).toBe(1);
  expect(readdirSync(folder)).toEqual(['secrets.json']);
});

test('passwords that others can read are refused in one sentence', () => {
  const folder = makeTempFolder();
  readSecrets(folder);
  chmodSync(path.join(folder, 'secrets.json'), 0o644);

  expect(() => readSecrets(folder)).toThrow(/^Other users can read .*secrets\.json; take their rights away with "chmod 600"\.$/);
});

test('a damaged file is not replaced behind the operator’s back', () => {
  const folder = makeTempFolder();
  writeFileSync(path.join(folder, 'secrets.json'), '{"databaseAdmin": "x"}', { mode: 0o600 });

  expect(() => readSecrets(folder)).toThrow(/secrets\.json is damaged/);
});

test('a data folder of another user is refused in one sentence', () => {
  const folder = process.getuid?.() === 0 ? makeTempFolder() : '/';
  if (folder !== '/') chownSync(folder, 65_534, 65_534);

  expect(() => prepareDataFolder(folder)).toThrow(
    /^The data folder .* belongs to another user .*set DATA_DIR to another folder\.$/,
  );
});
