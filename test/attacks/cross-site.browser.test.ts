import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { proveRow } from '../proof/prove-row.ts';
import { buildCase, type TestCase } from '../support/factories.ts';
import { openScreenStand, type ScreenStand } from '../support/screen-stand.ts';
import { PASSWORD } from '../web/api/web-app.ts';
import { traceRows } from './traces.ts';

let screen: ScreenStand;
let evil: Server;
let found: TestCase;

beforeAll(async () => {
  screen = await openScreenStand();
  const { company, stand } = screen;
  found = await buildCase(stand.db, { centre: company.centre, registrarId: company.users.intake.userId });
  evil = createServer((_request, response) =>
    response.setHeader('Content-Type', 'text/html').end('<!doctype html><body></body>'),
  );
  evil.listen(0);
  await once(evil, 'listening');
}, 300_000);
afterAll(async () => {
  evil.closeAllConnections();
  evil.close();
  await screen.close();
});

/** A page of another site, and one of another address of the same site: to the second a browser sends the cookie along. */
const SITES = ['localhost', '127.0.0.1'] as const;
const OBJECTION = { about: 'plan', text: 'Подброшенное возражение', receivedOn: '2026-03-02' };

/** What the page of an attacker does, as the text of a script; `app` is the address of the application. */
function attacksOn(app: string): Readonly<Record<string, string>> {
  const objections = `${app}/api/cases/${found.caseId}/objections`;
  const body = JSON.stringify(JSON.stringify(OBJECTION));
  const form = (action: string, enctype: string, fields: Readonly<Record<string, string>>) => `
    const form = Object.assign(document.createElement('form'), { method: 'post', action: '${action}', enctype: '${enctype}', target: 'frame' });
    document.body.append(Object.assign(document.createElement('iframe'), { name: 'frame' }), form);
    for (const [name, value] of Object.entries(${JSON.stringify(fields)})) form.append(Object.assign(document.createElement('input'), { name, value }));
    form.submit();`;
  const send = (address: string, options: string) =>
    `fetch('${address}', { credentials: 'include', ${options} }).catch(() => undefined)`;
  return {
    'a form': form(`${app}/api/sign-out`, 'application/x-www-form-urlencoded', {}),
    'a form that looks like JSON': form(objections, 'text/plain', {
      '{"about":"plan","receivedOn":"2026-03-02","text":"': 'x"}',
    }),
    'a form with a file': form(`${app}/api/cases/${found.caseId}/documents`, 'multipart/form-data', { kind: 'Справка' }),
    'a form that signs in as another': form(`${app}/api/sign-in`, 'text/plain', {
      [`{"login":"${screen.company.users.head.login}","password":"${PASSWORD}","x":"`]: '"}',
    }),
    'JSON as text': send(objections, `method: 'POST', mode: 'no-cors', headers: { 'Content-Type': 'text/plain' }, body: ${body}`),
    JSON: send(objections, `method: 'POST', headers: { 'Content-Type': 'application/json' }, body: ${body}`),
    'JSON with a guessed token': send(
      objections,
      `method: 'POST', headers: { 'Content-Type': 'application/json', 'X-CSRF-Token': '${'0'.repeat(64)}' }, body: ${body}`,
    ),
    'a change by PUT': send(
      `${app}/api/admin/settings`,
      `method: 'PUT', headers: { 'Content-Type': 'application/json' }, body: '{}'`,
    ),
    'a beacon': `navigator.sendBeacon('${objections}', new Blob([${body}], { type: 'text/plain' }))`,
    'a picture': `document.body.append(Object.assign(new Image(), { src: '${app}/api/sign-out' }))`,
    'a change by GET': send(`${objections}?about=plan&text=x&receivedOn=2026-03-02`, `method: 'GET', mode: 'no-cors'`),
    'another method in a field': form(`${objections}?_method=POST`, 'application/x-www-form-urlencoded', {
      _method: 'POST',
      ...OBJECTION,
    }),
  };
}

async function attackFrom(page: Page, site: string): Promise<number> {
  const { port } = evil.address() as AddressInfo;
  let attacks = 0;
  for (const script of Object.values(attacksOn(screen.address))) {
    await page.goto(`http://${site}:${port}/`);
    await page.evaluate(`(async () => { ${script} })()`);
    await page.waitForLoadState('networkidle');
    attacks += 1;
  }
  return attacks;
}

test('D6 what other sites make the browser of a signed-in person send changes nothing', async () => {
  const { db } = screen.stand;
  const desk = await screen.sitDown('intake');
  const ids = [found.caseId, found.familyId, screen.company.users.intake.userId];
  const look = async () =>
    JSON.stringify([
      await traceRows(db, ids),
      await db('app.audit_events').where({ actor_id: screen.company.users.intake.userId }).count(),
    ]);
  const before = await look();
  const page = await desk.page.context().newPage();
  const sent: string[] = [];
  const answers: number[] = [];
  page.on('request', (request) => sent.push(request.url()));
  page.on('response', (response) => {
    if (response.url().startsWith(`${screen.address}/api/`)) answers.push(response.status());
  });
  let attacks = 0;
  for (const site of SITES) attacks += await attackFrom(page, site);
  const after = await look();

  // The person is still who they were, and their own page works.
  await desk.page.goto(`${screen.address}/cases/${found.caseId}`);
  await desk.page.getByRole('heading', { level: 1 }).first().waitFor();
  const me: unknown = await desk.page.evaluate(`fetch('/api/me').then((answer) => answer.json()).then(({ user }) => user.id)`);
  expect(me).toBe(screen.company.users.intake.userId);
  const succeeded = answers.filter((status) => status < 400).length;
  const aimed = sent.filter((address) => address.startsWith(`${screen.address}/api/`));
  await page.close();
  proveRow('D6', [
    { what: 'ways tried from two other sites', value: attacks },
    { what: 'sent by the browser', value: aimed.length, atLeast: 20 },
    { what: 'answered by the application', value: answers.length, atLeast: 8 },
    { what: 'answered as done', value: succeeded, exactly: 0 },
    { what: 'changes', value: after === before ? 0 : 1, exactly: 0 },
  ]);
}, 600_000);
