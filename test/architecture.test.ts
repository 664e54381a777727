import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { taskForms } from '#domain/tasks/forms';
import { projectPath } from '#platform/project-path';
import { migrationNames } from '../migrations/index.ts';
import { tasks } from '../workers/tasks/index.ts';
import { listSources, readImports, type Import } from './architecture/read-imports.ts';

const ROOMS = ['domain', 'engine', 'platform', 'workers', 'web/api', 'web/ui', 'web/contract'];

const imports = ROOMS.flatMap(listSources).flatMap(readImports);

/** Imports of a room that a rule does not allow, as lines that a reader can act on. */
function offences(room: string, isOffence: (each: Import) => boolean): readonly string[] {
  const own = imports.filter(({ from }) => from.startsWith(`${room}/`));
  // A rule that looked at nothing proves nothing.
  expect(own.length, `imports of ${room}`).toBeGreaterThan(10);
  return own.filter(isOffence).map(({ from, to }) => `${from} → ${to}`);
}

const isIn = (each: Import, ...folders: string[]) => each.isOurs && folders.some((folder) => each.to.startsWith(`${folder}/`));
const isPackage = (each: Import, ...names: string[]) =>
  !each.isOurs && names.some((name) => each.to === name || each.to.startsWith(`${name}/`));
const isMain = (file: string) => /(^|\/)main\.tsx?$/.test(file) || file.startsWith('platform/parts/');

describe('who may import whom', () => {
  test('the domain knows no HTTP, no engine and no screen', () => {
    const found = offences(
      'domain',
      (each) =>
        isIn(each, 'engine', 'platform', 'web', 'workers', 'migrations') ||
        isPackage(each, 'express', 'camunda-external-task-client-js', 'react', '@mantine', 'bpmn-js'),
    );

    expect(found).toEqual([]);
  });

  test('a store is used by its own capability only', () => {
    const capability = (file: string) => /^domain\/([^/]+)\//.exec(file)?.[1];
    const found = ROOMS.flatMap((room) =>
      offences(room, ({ from, to }) => /-store\.ts$/.test(to) && to.startsWith('domain/') && capability(from) !== capability(to)),
    );

    expect(found).toEqual([]);
  });

  test('the tasks of the workers know the domain and the shape of a task, never the client of the engine', () => {
    const found = offences(
      'workers/tasks',
      (each) =>
        (each.isOurs && !isIn(each, 'domain', 'workers/tasks') && each.to !== 'engine/task.ts') ||
        isPackage(each, 'express', 'camunda-external-task-client-js', 'knex', 'pg'),
    );

    expect(found).toEqual([]);
  });

  test('the API never reaches into the workers or the screens', () => {
    expect(offences('web/api', (each) => isIn(each, 'workers', 'web/ui'))).toEqual([]);
  });

  test('the screens know the contract only, and the contract knows nobody', () => {
    expect(offences('web/ui', (each) => each.isOurs && !isIn(each, 'web/ui', 'web/contract', 'forms'))).toEqual([]);
    expect(offences('web/contract', (each) => each.isOurs && !isIn(each, 'web/contract'))).toEqual([]);
  });

  test('engine and platform know of the domain its errors and its types', () => {
    const isAllowed = (each: Import) => each.isTypeOnly || each.to === 'domain/errors.ts';
    const found = ['engine', 'platform'].flatMap((room) =>
      offences(
        room,
        (each) => isIn(each, 'domain') && !isAllowed(each) && !isMain(each.from) && !each.from.startsWith('platform/demo/'),
      ),
    );

    expect(found).toEqual([]);
  });

  test('only the configuration reads the environment', () => {
    const readers = ROOMS.flatMap(listSources).filter((file) => /process\.env\b/.test(readFileSync(projectPath(file), 'utf8')));

    expect(readers).toEqual(['platform/config.ts']);
  });
});

describe('one name finds every file', () => {
  const diagrams = listFiles('processes', /\.bpmn$/).map((file) => readFileSync(projectPath(file), 'utf8'));
  const inDiagrams = (attribute: string) =>
    [
      ...new Set(
        diagrams.flatMap((xml) =>
          [...xml.matchAll(new RegExp(`camunda:${attribute}="([^"]+)"`, 'g'))].map(([, name = '']) => name),
        ),
      ),
    ].sort();
  const nameOf = (file: string) => path.basename(file).replace(/\..*$/, '');

  test('a topic of the diagrams, its task, its place in the list and its test', () => {
    const topics = inDiagrams('topic');

    expect(topics.length).toBeGreaterThan(10);
    expect(
      listFiles('workers/tasks', /(?<!index)\.ts$/)
        .map(nameOf)
        .sort(),
    ).toEqual(topics);
    expect(tasks.map(({ topic }) => topic).sort()).toEqual(topics);
    expect(new Set(listFiles('test/workers/tasks', /\.test\.ts$/).map(nameOf))).toEqual(new Set(topics));
  });

  test('a form key of the diagrams, its schema, its description for the screen and what stands behind it', () => {
    const keys = inDiagrams('formKey');
    // The appeal opens a case, so no task of a diagram asks for it.
    const forms = [...new Set([...keys, 'register-appeal'])].sort();

    expect(keys.length).toBeGreaterThan(10);
    expect(
      listFiles('forms', /\.schema\.json$/)
        .map(nameOf)
        .sort(),
    ).toEqual(forms);
    expect(forms).toEqual(expect.arrayContaining(listFiles('forms', /\.ui\.json$/).map(nameOf)));
    expect(taskForms.map(({ formKey }) => formKey).sort()).toEqual(keys);
  });
});

function listFiles(folder: string, pattern: RegExp): readonly string[] {
  return readdirSync(projectPath(folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => pattern.test(name))
    .map((name) => path.join(folder, name));
}

test('every migration of the folder stands in the list, in the order of its name', () => {
  const files = readdirSync(projectPath('migrations')).filter((name) => /^\d{14}_.*\.ts$/.test(name));

  expect(files.length).toBeGreaterThan(5);
  expect(migrationNames).toEqual(files.map((name) => name.replace(/\.ts$/, '')).sort());
});
