import { readdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import { projectPath } from '#platform/project-path';
import { lintProject } from '../../../processes/lint/lint-project.ts';
import { ownRules } from '../../../processes/lint/own-rules.ts';

test('every committed diagram passes bpmnlint, the rules of the engine and our own', async () => {
  const files = await lintProject(projectPath());

  expect(files.length).toBeGreaterThanOrEqual(15);
  expect(files.filter(({ findings }) => findings.length > 0)).toEqual([]);
});

test('every rule has a file and a test of its name', () => {
  const names = Object.keys(ownRules).map((name) => `${name}.ts`);
  const tests = Object.keys(ownRules).map((name) => `${name}.test.ts`);

  expect(readdirSync(projectPath('processes/lint/rules')).sort()).toEqual(names.sort());
  expect(readdirSync(import.meta.dirname)).toEqual(expect.arrayContaining(tests));
});
