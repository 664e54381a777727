import { writeFileSync } from 'node:fs';
import path from 'node:path';
import express from 'express';
import request from 'supertest';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { EngineError } from '#engine/engine-error';
import { createLogger } from '#platform/logger';
import { handleErrors } from '../../web/api/error-handler.ts';
import { buildOneStep, userTask } from '../engine/diagram.ts';
import { deployProbe } from '../engine/probe.ts';
import { proveRow } from '../proof/prove-row.ts';
import { useStand, type Stand } from '../support/stand.ts';
import { openListener } from './loopback-listener.ts';
import { openReleases } from './try-release.ts';

const SECRET = 'тайна-этого-файла-4711';

let stand: Stand;
beforeAll(() => {
  stand = useStand();
});
afterAll(() => stand.close());

/** Diagrams that make a careless reader open a file or an address; the entity, where there is one, stands in a text. */
function drawAttacks(secretFile: string, url: string): readonly ((key: string) => string)[] {
  const described = (key: string, text: string) =>
    buildOneStep(key, userTask('', `<bpmn:documentation>${text}</bpmn:documentation>`));
  const withType = (declaration: string) => (key: string) =>
    described(key, '&x;').replace('<bpmn:definitions', `${declaration}<bpmn:definitions`);
  const withAttribute = (attribute: string) => (key: string) =>
    described(key, 'П1').replace('targetNamespace', `${attribute} targetNamespace`);
  return [
    withType(`<!DOCTYPE d [<!ENTITY x SYSTEM "file://${secretFile}">]>`),
    withType(`<!DOCTYPE d [<!ENTITY x SYSTEM "${url}/entity">]>`),
    withType(`<!DOCTYPE d [<!ENTITY % p SYSTEM "${url}/parameter"> %p; <!ENTITY x "y">]>`),
    withType(`<!DOCTYPE d SYSTEM "${url}/type.dtd" [<!ENTITY x "y">]>`),
    (key) => described(key, `<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="${url}/include" parse="text"/>`),
    (key) => described(key, `<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="file://${secretFile}" parse="text"/>`),
    withAttribute(`xsi:schemaLocation="http://elsewhere.test/x ${url}/schema.xsd" xmlns:x="http://elsewhere.test/x"`),
    withAttribute(`xsi:noNamespaceSchemaLocation="${url}/none.xsd"`),
    (key) =>
      described(key, 'П1').replace(
        '<bpmn:definitions',
        `<?xml-stylesheet type="text/xsl" href="${url}/style.xsl"?><bpmn:definitions`,
      ),
  ];
}

test('C5 a diagram that points outside is refused as bad input, and nobody follows it', async () => {
  const releases = await openReleases();
  const listener = await openListener();
  const secretFile = path.join(releases.folder, 'secret.txt');
  writeFileSync(secretFile, SECRET);
  const attacks = drawAttacks(secretFile, listener.url);
  const statuses: number[] = [];

  for (const draw of attacks) {
    const { refusal } = await releases.attempt('probe.bpmn', draw('probe'));
    expect(refusal?.message).not.toContain(SECRET);
    statuses.push(await statusOf(refusal));
  }

  proveRow('C5', [
    { what: 'fixtures', value: attacks.length, atLeast: 6 },
    { what: 'answered with 400', value: statuses.filter((status) => status === 400).length, exactly: attacks.length },
    { what: 'connections', value: listener.asked.length, exactly: 0 },
    { what: 'requests to the engine', value: releases.engine.seen.length, exactly: 0 },
  ]);
});

test('C5 the engine itself follows nothing either, even past the check', async () => {
  const { folder } = await openReleases();
  const listener = await openListener();
  const secretFile = path.join(folder, 'secret.txt');
  writeFileSync(secretFile, SECRET);
  const attacks = drawAttacks(secretFile, listener.url);
  const words: string[] = [];

  for (const draw of attacks) {
    const outcome = await deployProbe(stand, draw).catch((error: unknown) => error);
    if (outcome instanceof EngineError) words.push(outcome.revealText());
    else if (isProbe(outcome)) words.push(await stand.engine.api.readProcessXml(outcome.definitionId));
    else throw outcome;
  }

  proveRow('C5', [
    { what: 'answers of the engine', value: words.length, exactly: attacks.length },
    { what: 'answers with the secret', value: words.filter((text) => text.includes(SECRET)).length, exactly: 0 },
    { what: 'connections of the engine', value: listener.asked.length, exactly: 0 },
  ]);
});

function isProbe(outcome: unknown): outcome is { readonly definitionId: string } {
  return typeof outcome === 'object' && outcome !== null && 'definitionId' in outcome;
}

/** The status with which our API answers such a refusal. */
async function statusOf(refusal: Error | undefined): Promise<number> {
  const app = express();
  app.use((_req, _res, next) => next(refusal));
  app.use(handleErrors(createLogger('test-web', 'silent')));
  return (await request(app).get('/')).status;
}
