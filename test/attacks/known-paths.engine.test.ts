import { writeFileSync } from 'node:fs';
import request from 'supertest';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { callRaw } from '../engine/server/raw-call.ts';
import { proveRow } from '../proof/prove-row.ts';
import { createStandApp } from '../support/stand-app.ts';
import { useStand, type Stand } from '../support/stand.ts';
import { makeTempFolder } from '../support/temp-folder.ts';
import { KNOWN_PATHS } from './known-paths.ts';

let stand: Stand;
beforeAll(() => {
  stand = useStand();
});
afterAll(() => stand.close());

const CLOSED = [401, 404];

test('C4 the engine has none of the consoles and set-up pages that engines are known for', async () => {
  const open: string[] = [];
  const openWithPassword: string[] = [];

  for (const path of KNOWN_PATHS) {
    for (const method of ['GET', 'POST']) {
      const answer = await callRaw(stand, { method, path });
      if (!CLOSED.includes(answer.status)) open.push(`${method} ${path} ${answer.status}`);
    }
    for (const account of ['api', 'worker', 'deployer'] as const) {
      const { status } = await callRaw(stand, { path, account });
      if (status < 400 || status >= 500) openWithPassword.push(`${account} ${path} ${status}`);
    }
  }

  expect(open).toEqual([]);
  expect(openWithPassword).toEqual([]);
  proveRow('C4', [
    { what: 'paths', value: KNOWN_PATHS.length, atLeast: 60 },
    { what: 'open at the engine', value: open.length, exactly: 0 },
    { what: 'open at the engine with a password of ours', value: openWithPassword.length, exactly: 0 },
  ]);
});

test('C4 nor does our web application, with its pages and without', async () => {
  const open: string[] = [];
  const pages = makeTempFolder();
  writeFileSync(`${pages}/index.html`, '<!doctype html><title>Страница</title>');

  for (const uiDir of [undefined, pages]) {
    const web = createStandApp(stand, uiDir === undefined ? {} : { uiDir });
    for (const path of KNOWN_PATHS) {
      const asked = await request(web.app).get(path).set('Accept', 'text/html,*/*');
      const told = await request(web.app).post(path).send({});
      for (const { status } of [asked, told]) if (!CLOSED.includes(status)) open.push(`${path} ${status}`);
    }
    await web.close();
  }

  expect(open).toEqual([]);
  proveRow('C4', [{ what: 'open at our web application', value: open.length, exactly: 0 }]);
});
