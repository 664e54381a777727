import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import vm from 'node:vm';
import { compileSchemaValidatorsCode } from '@rjsf/validator-ajv8/compileSchemaValidators';
import { expect, test } from 'vitest';
import { collectTitles } from '../../../../web/ui/build/form-titles.ts';

const FORMS = path.resolve(import.meta.dirname, '../../../../forms');
const files = readdirSync(FORMS).filter((name) => name.endsWith('.schema.json'));
const readForm = (name: string): unknown => JSON.parse(readFileSync(path.join(FORMS, name), 'utf8'));

test('there are forms to build', () => {
  expect(files.length).toBeGreaterThan(20);
});

test.each(files)('%s compiles into code that runs where eval is forbidden', (name) => {
  const schema = readForm(name);
  if (typeof schema !== 'object' || schema === null) throw new Error(`${name} holds no schema`);
  const code = compileSchemaValidatorsCode(schema, {});
  const module = { exports: {} };
  const context = vm.createContext(
    { module, exports: module.exports, require: createRequire(import.meta.url) },
    { codeGeneration: { strings: false, wasm: false } },
  );

  vm.runInContext(code, context);

  const [validate] = Object.values(module.exports).filter((exported) => typeof exported === 'function');
  expect(Reflect.apply(validate ?? (() => true), undefined, [{ unknownField: 1 }])).toBe(false);
});

test('stored answers find the titles of their fields and of their values', () => {
  const titles = collectTitles({
    title: 'Форма',
    properties: {
      rows: {
        type: 'array',
        title: 'Строки',
        items: { properties: { level: { title: 'Уровень', oneOf: [{ const: 'basic', title: 'базовый' }] } } },
      },
    },
  });

  expect(titles).toEqual({ fields: { rows: 'Строки', level: 'Уровень' }, values: { level: { basic: 'базовый' } } });
});
