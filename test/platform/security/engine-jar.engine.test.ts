import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { ENGINE_JARS } from '#platform/engine-process';
import { projectPath } from '#platform/project-path';
import { advisoriesOf } from '../../../platform/security/advisories.ts';
import { readJar } from '../../../platform/security/read-jar.ts';
import { proveRow } from '../../proof/prove-row.ts';
import { injectStand } from '../../support/inject-stand.ts';

const ENGINES = {
  camunda: { name: 'camunda-engine', version: '7.24.0' },
  operaton: { name: 'operaton-engine', version: '1.0.3' },
} as const;

test('D20 no known hole of a library in the engine is open', () => {
  const { engineKind } = injectStand().config;
  const libraries = readJar(readFileSync(projectPath(ENGINE_JARS[engineKind])));

  const holes = libraries.flatMap((each) => advisoriesOf(each).map((advisory) => ({ each, advisory })));

  const open = holes.filter(({ advisory }) => advisory.shutBy === undefined);
  expect(libraries).toContainEqual(expect.objectContaining(ENGINES[engineKind]));
  expect(libraries.length).toBeGreaterThan(60);
  expect(open.map(({ each, advisory }) => `${advisory.id}: ${each.name} ${each.version}`)).toEqual([]);
  proveRow('D20', [
    { what: 'libraries of the engine', value: libraries.length },
    { what: 'known holes kept shut by a test of ours', value: holes.length - open.length },
    { what: 'known holes open', value: open.length, exactly: 0 },
  ]);
});
