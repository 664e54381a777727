import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { compileSchemaValidatorsCode } from '@rjsf/validator-ajv8/compileSchemaValidators';
import type { Plugin } from 'vite';
import { collectTitles } from './form-titles.ts';

const LIST = 'virtual:forms';
const VALIDATOR = 'virtual:form-validator/';
const TITLES = 'virtual:form-titles/';
const SCHEMA_END = '.schema.json';

/**
 * Compiles each `forms/<key>.schema.json` into plain functions when the UI is built: ajv in the browser would need
 * `unsafe-eval`, which the content security policy forbids. `virtual:forms` maps a form key to the version of the file
 * (as the server computes it) and to lazy imports, so a page loads only the form that it shows.
 */
export function formValidators(formsDir: string): Plugin {
  const fileOf = (key: string) => path.join(formsDir, key + SCHEMA_END);
  return {
    name: 'form-validators',
    resolveId(id) {
      if (id === LIST || id.startsWith(TITLES)) return `\0${id}`;
      // The suffix tells the bundler that ajv's standalone code is CommonJS.
      return id.startsWith(VALIDATOR) ? `\0${id}.cjs` : undefined;
    },
    load(id) {
      if (id === `\0${LIST}`) return renderFormList(formsDir);
      if (id.startsWith(`\0${TITLES}`)) return renderTitles(fileOf(id.slice(TITLES.length + 1)));
      if (!id.startsWith(`\0${VALIDATOR}`)) return undefined;
      const file = fileOf(id.slice(VALIDATOR.length + 1, -'.cjs'.length));
      this.addWatchFile(file);
      return compileSchemaValidatorsCode(JSON.parse(readFileSync(file, 'utf8')), {});
    },
  };
}

function renderTitles(file: string): string {
  return `export default ${JSON.stringify(collectTitles(JSON.parse(readFileSync(file, 'utf8'))))};`;
}

function renderFormList(formsDir: string): string {
  const entries = readdirSync(formsDir)
    .filter((name) => name.endsWith(SCHEMA_END))
    .sort()
    .map((name) => {
      const key = name.slice(0, -SCHEMA_END.length);
      const version = createHash('sha256')
        .update(readFileSync(path.join(formsDir, name)))
        .digest('hex')
        .slice(0, 12);
      return `${JSON.stringify(key)}: {
        version: ${JSON.stringify(version)},
        load: () => import(${JSON.stringify(VALIDATOR + key)}),
        loadTitles: () => import(${JSON.stringify(TITLES + key)}),
      }`;
    });
  return `export const builtForms = { ${entries.join(',\n')} };`;
}
