import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { projectPath } from '#platform/project-path';

const read = (file: string): string => readFileSync(projectPath(file), 'utf8');

/** The requirements of ASVS 5.0 that concern the system: levels 1 and 2, and what is taken of level 3. */
const REQUIREMENTS = {
  '1.2': [4, 10],
  '1.3': [2, 4, 6, 12],
  '1.5': [1, 2],
  '2.2': [1, 2, 3],
  '2.3': [1, 3, 4, 5],
  '2.4': [1],
  '3.2': [1, 2],
  '3.3': [1, 2, 3, 4],
  '3.4': [1, 3, 4, 5, 6],
  '3.5': [1, 2, 3],
  '5.1': [1],
  '5.2': [1, 2, 3, 4],
  '5.3': [2, 3],
  '5.4': [1, 2, 3],
  '6.2': [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12],
  '6.3': [1, 3],
  '7.1': [1, 2, 3],
  '7.2': [1, 2, 3, 4],
  '7.3': [1, 2],
  '7.4': [1, 2, 5],
  '7.5': [1, 2],
  '8.1': [1, 2],
  '8.2': [1, 2, 3],
  '8.3': [1, 3],
  '8.4': [1],
  '13.2': [1, 2, 3, 4, 5],
  '13.3': [1],
  '13.4': [1, 2, 3, 4, 5],
  '14.3': [1, 2, 3],
  '15.1': [1, 2],
  '15.2': [1],
  '15.3': [2, 3, 6, 7],
  '16.1': [1],
  '16.2': [1, 2, 3, 4, 5],
  '16.3': [1, 2],
  '16.4': [1, 2, 3],
  '16.5': [1, 2, 3, 4],
} as const;

interface Line {
  readonly id: string;
  readonly how: string;
  readonly proof: string;
}

const lines: readonly Line[] = read('platform/security/asvs.md')
  .split('\n')
  .flatMap((line) => {
    const [, id = '', , , how = '', proof = ''] = line.split(/\s*\|\s*/);
    return /^\d+\.\d+\.\d+$/.test(id) ? [{ id, how, proof }] : [];
  });

test('the table has one line for each requirement', () => {
  const expected = Object.entries(REQUIREMENTS).flatMap(([section, numbers]) => numbers.map((number) => `${section}.${number}`));

  expect(lines.map(({ id }) => id).sort()).toEqual(expected.sort());
});

const proved = lines.filter(({ proof }) => proof !== '–');

test.each(proved.map(({ id, proof }) => [id, proof] as const))('what proves %s exists: %s', (_id, proof) => {
  const [, file = '', words = ''] = /^`(test\/[^`]+)`: “(.+)”$/.exec(proof) ?? [];

  expect(existsSync(projectPath(file))).toBe(true);
  expect(read(file)).toContain(words);
});

test('what no test proves says why', () => {
  const silent = lines.filter(({ proof, how }) => proof === '–' && !/^(open|not applicable|hosting|README|UTC|none)/.test(how));

  expect(silent).toEqual([]);
  expect(proved.length).toBeGreaterThan(95);
});

const screens = readdirSync(projectPath('web/ui'), { recursive: true, encoding: 'utf8' })
  .filter((file) => /\.tsx?$/.test(file))
  .map((file) => ({ file, text: read(`web/ui/${file}`) }));

test('the screens keep nothing in the storage of the browser', () => {
  const keeping = screens.filter(({ text }) =>
    /\b(localStorage|sessionStorage|indexedDB|document\.cookie|caches\.open)\b/.test(text),
  );

  expect(screens.length).toBeGreaterThan(150);
  expect(keeping.map(({ file }) => file)).toEqual([]);
});

test('passwords are typed into fields that cover them and that helpers may fill', () => {
  const fields = screens.flatMap(({ file, text }) =>
    [...text.matchAll(/<PasswordInput\b[^]*?\/>/g)].map((match) => ({ file, isNamed: /autoComplete=/.test(match[0]) })),
  );
  const hindering = screens.filter(({ text }) => /\bonPaste\b|autoComplete="off"[^]{0,200}<PasswordInput/.test(text));

  expect(fields.length).toBeGreaterThanOrEqual(3);
  expect(fields.filter(({ isNamed }) => !isNamed)).toEqual([]);
  expect(hindering.map(({ file }) => file).filter((file) => !file.includes('administration'))).toEqual([]);
});

test('words of people are put into pages as words', () => {
  const putting = screens.filter(({ text }) =>
    /dangerouslySetInnerHTML|\.(inner|outer)HTML\b|insertAdjacentHTML|document\.write/.test(text),
  );

  expect(putting.map(({ file }) => file)).toEqual([]);
});
