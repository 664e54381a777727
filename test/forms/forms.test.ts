import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { getForm } from '#domain/forms/read-form';
import { compileForm } from '#domain/forms/validate-form';
import { taskForms } from '#domain/tasks/forms';

const root = path.resolve(import.meta.dirname, '../..');
const keys = readdirSync(path.join(root, 'forms'))
  .filter((file) => file.endsWith('.schema.json'))
  .map((file) => file.replace('.schema.json', ''));
const inDiagrams = new Set(
  readdirSync(path.join(root, 'processes'))
    .filter((file) => file.endsWith('.bpmn'))
    .flatMap((file) => [...readFileSync(path.join(root, 'processes', file), 'utf8').matchAll(/camunda:formKey="([^"]+)"/g)])
    .map((match) => match[1]),
);

/** The start form of a case belongs to no user task. */
const START_FORM = 'register-appeal';

test('each user task has its form file and its handler, and nothing else has', () => {
  const expected = [...inDiagrams].sort();

  expect(expected.length).toBeGreaterThan(20);
  expect(taskForms.map((form) => form.formKey).sort()).toEqual(expected);
  expect(keys.filter((key) => key !== START_FORM).sort()).toEqual(expected);
});

describe.each(keys)('form %s', (key) => {
  test('compiles in strict mode and has a version', () => {
    const form = getForm(key);

    expect(compileForm(form)).toBeTypeOf('function');
    expect(form.version).toMatch(/^[0-9a-f]{12}$/);
  });

  test('names every field in Russian and takes no unknown one', () => {
    const problems: string[] = [];
    visit(getForm(key).schema, '#');

    expect(problems).toEqual([]);

    function visit(node: unknown, at: string): void {
      if (typeof node !== 'object' || node === null) return;
      const schema = node as Record<string, unknown>;
      if (typeof schema['properties'] === 'object' && schema['properties'] !== null) {
        const isCondition = /\/(if|then|else)(\/|$)/.test(at);
        if (!isCondition && schema['additionalProperties'] !== false) problems.push(`${at}: takes unknown fields`);
        for (const [name, property] of Object.entries(schema['properties'])) {
          const title = (property as Record<string, unknown>)['title'];
          if (!isCondition && !(typeof title === 'string' && /[а-яё]/i.test(title)))
            problems.push(`${at}/${name}: no Russian title`);
        }
      }
      for (const [name, child] of Object.entries(schema)) visit(child, `${at}/${name}`);
    }
  });
});
