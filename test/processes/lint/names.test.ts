import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { projectPath } from '#platform/project-path';
import { tasks } from '../../../workers/tasks/index.ts';

const diagrams = readdirSync(projectPath('processes'))
  .filter((name) => name.endsWith('.bpmn'))
  .map((name) => readFileSync(projectPath('processes', name), 'utf8'))
  .join('\n');

/** Its form is not a task's: it stands before the start of a process. */
const START_FORM = 'register-appeal';

test('every worker has a step in a diagram and every step a worker', () => {
  const topics = tasks.map(({ topic }) => topic);

  expect(valuesOf('camunda:topic')).toEqual([...topics].sort());
});

test('every form has a task in a diagram and every task a form', () => {
  const forms = readdirSync(projectPath('forms'))
    .filter((name) => name.endsWith('.schema.json'))
    .map((name) => name.replace('.schema.json', ''));

  expect([...valuesOf('camunda:formKey'), START_FORM].sort()).toEqual(forms.sort());
});

function valuesOf(attribute: string): readonly string[] {
  const found = [...diagrams.matchAll(new RegExp(`${attribute}="([^"]+)"`, 'g'))].map(([, value]) => value ?? '');
  return [...new Set(found)].sort();
}
