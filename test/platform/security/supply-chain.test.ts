import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { projectPath } from '#platform/project-path';
import { ADVISORIES, advisoriesOf } from '../../../platform/security/advisories.ts';
import { buildSbom } from '../../../platform/security/build-sbom.ts';
import { compareVersions } from '../../../platform/security/component.ts';
import { findSecrets, type Suspicion } from '../../../platform/security/find-secrets.ts';
import { readLockfile } from '../../../platform/security/read-lockfile.ts';
import { proveRow } from '../../proof/prove-row.ts';

const lockfile = readFileSync(projectPath('package-lock.json'), 'utf8');

/** What everybody signs in with to the demo, and the word that stands for a password in an example. */
const NO_SECRETS = ['Demo-Semya-2026', 'password'];
/** Passwords of tests are invented and open nothing; keys and tokens are looked for there too. */
const isInvented = ({ file, kind }: Suspicion): boolean => file.startsWith('test/') && kind === 'password in the text';

test('D20 no known hole of an npm package is open', () => {
  const components = readLockfile(lockfile);

  const open = components.flatMap((each) => advisoriesOf(each).map(({ id }) => `${id}: ${each.name} ${each.version}`));

  expect(components.length).toBeGreaterThan(300);
  expect(components).toContainEqual(expect.objectContaining({ name: 'express', isDevelopment: false }));
  expect(open).toEqual([]);
  proveRow('D20', [
    { what: 'npm packages', value: components.length },
    { what: 'known holes open', value: open.length, exactly: 0 },
  ]);
});

test('D20 no file of the project holds a secret', () => {
  const files = execFileSync('git', ['ls-files', '-z'], { cwd: projectPath('.'), encoding: 'utf8', maxBuffer: 10_000_000 })
    .split('\0')
    .filter((file) => file !== '' && !/\.(png|jpe?g|ico|woff2?|pdf)$/.test(file) && existsSync(projectPath(file)));

  const found = files
    .flatMap((file) => findSecrets(file, readFileSync(projectPath(file), 'utf8'), NO_SECRETS))
    .filter((each) => !isInvented(each));

  expect(files.length).toBeGreaterThan(1000);
  expect(found).toEqual([]);
  proveRow('D20', [
    { what: 'files looked through', value: files.length },
    { what: 'secrets', value: found.length, exactly: 0 },
  ]);
});

/** In two pieces, or the scan would find this file. */
const PLANTED: readonly (readonly [kind: string, begin: string, end: string])[] = [
  ['private key', '-----BEGIN', ' RSA PRIVATE KEY-----'],
  ['key of a cloud', "const id = 'AKIA", "ABCDEFGHIJKLMNOP';"],
  ['token of a service', 'ghp', `_${'a1'.repeat(18)}`],
  ['signed token', 'eyJ', 'hbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0In0.c2lnbmF0dXJl'],
  ['password in an address', 'postgres:', '//app:Pa55wort@db.example/app'],
  ['password in the text', '"password"', ': "correct-horse-battery-7"'],
  ['hash of a password', '$argon2id', '$v=19$m=65536,t=3,p=4$c29tZXNhbHQ$hash'],
];

test.each(PLANTED)('a planted %s is found, and its value is not told', (kind, begin, end) => {
  const found = findSecrets('planted.ts', `first line\n${begin}${end}`);

  expect(found).toEqual([{ file: 'planted.ts', line: 2, kind }]);
});

test.each([
  ['knex', '2.3.9', true],
  ['knex', '2.4.0', false],
  ['ajv', '6.13.0', true],
  ['ajv', '6.14.0', false],
  ['ajv', '8.17.9', true],
  ['ajv', '8.20.0', false],
  ['xlsx', '9.9.9', true],
  ['adm-zip', '0.5.16', true],
])('%s %s has a known hole: %s', (name, version, isKnown) => {
  const found = advisoriesOf({ ecosystem: 'npm', name, version, isDevelopment: false });

  expect(found.length > 0).toBe(isKnown);
});

test('versions are compared as numbers', () => {
  expect(['10.1.9', '10.1.55', '9.0.1', '10.1'].sort(compareVersions)).toEqual(['9.0.1', '10.1', '10.1.9', '10.1.55']);
});

test('every hole that nobody mends is shut by a test that exists', () => {
  const shut = ADVISORIES.flatMap(({ shutBy }) => (shutBy === undefined ? [] : [shutBy]));

  expect(shut.length).toBeGreaterThan(0);
  expect(shut.filter((file) => !existsSync(projectPath(file)))).toEqual([]);
});

test('the list of what we ship names each component once, with whether it leaves the workshop', () => {
  const react = { ecosystem: 'npm', name: '@mantine/core', version: '9.7.3', isDevelopment: false } as const;
  const linter = { ecosystem: 'npm', name: 'eslint', version: '10.15.0', isDevelopment: true } as const;

  const sbom = buildSbom([linter, react, react], { version: '0.1.0', at: new Date('2026-03-02T07:00:00Z') });

  expect(sbom).toMatchObject({
    bomFormat: 'CycloneDX',
    components: [
      { purl: 'pkg:npm/%40mantine/core@9.7.3', scope: 'required' },
      { purl: 'pkg:npm/eslint@10.15.0', scope: 'excluded' },
    ],
  });
});
