import { connect } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { EngineClient } from '#engine/engine-client';
import { answerJson, startFakeEngine } from '../engine/client/fake-engine.ts';
import { basic, callRaw, isGatewayRefusal } from '../engine/server/raw-call.ts';
import { proveRow } from '../proof/prove-row.ts';
import { gatherCompany } from '../support/company.ts';
import { createStandApp } from '../support/stand-app.ts';
import { useStand, type Stand } from '../support/stand.ts';
import { addressOf, routes } from '../web/api/route-walk.ts';
import { Browser } from '../web/api/web-app.ts';
import { openListener } from './loopback-listener.ts';

let stand: Stand;
beforeAll(() => {
  stand = useStand();
});
afterAll(() => stand.close());

/** On an engine without our walls it calls the listener from inside the engine (CVE-2026-109432). */
const evilTo = (url: string) =>
  `\${''.getClass().forName('java.net.URL').getConstructor(''.getClass()).newInstance('${url}/').openStream()}`;

/** The forbidden keys at the top, three deep, in a list, and in spellings that mean the same to the engine. */
function drawBodies(expression: string): readonly string[] {
  const evil = JSON.stringify(expression);
  const nested = (inner: string) => `{"a":{"b":{"c":${inner}}}}`;
  const queries = `{"orQueries":[{"dueAfterExpression":${evil}}]}`;
  return [
    queries,
    `{"dueAfterExpression":${evil}}`,
    nested(queries),
    nested(`[{"assigneeExpression":${evil}}]`),
    queries.replace('orQueries', '\\u006frQueries').replace('dueAfterExpression', 'due\\u0041fterExpressio\\u006e'),
    queries.toUpperCase().replaceAll(evil.toUpperCase(), evil),
    nested(`{"createdBeforeExpression":${evil},"orQueries":[]}`),
  ];
}

test('C3 queries with expressions are refused by the gateway on every path, by every account', async () => {
  const listener = await openListener();
  const paths = {
    api: [
      '/message',
      '/task',
      '/task/count',
      '/process-definition/key/intake/start',
      '/task/1/complete',
      '/process-instance',
      '/filter',
    ],
    worker: ['/external-task/fetchAndLock', '/external-task/1/complete', '/external-task', '/task'],
    deployer: ['/deployment/create', '/task', '/history/task'],
  } as const;
  const statuses: number[] = [];
  let sent = 0;

  for (const account of ['api', 'worker', 'deployer'] as const) {
    for (const path of paths[account]) {
      for (const body of drawBodies(evilTo(listener.url))) {
        const answer = await callRaw(stand, { method: 'POST', path: `/engine-rest${path}`, account, body });
        sent += 1;
        if (isGatewayRefusal(answer)) statuses.push(answer.status);
      }
    }
  }

  expect(statuses.filter((status) => status < 400 || status >= 500)).toEqual([]);
  proveRow('C3', [
    { what: 'requests', value: sent, atLeast: 90 },
    { what: 'refused by the gateway', value: statuses.length, exactly: sent },
    { what: 'calls from inside the engine', value: listener.asked.length, exactly: 0 },
  ]);
});

test('C3 the engine is closed without a password and from another address of the machine', async () => {
  const { hostname, port } = new URL(stand.config.engineUrl);
  const headers = [undefined, basic('api', ''), basic('demo', 'demo'), 'Bearer x'];

  const answers = await Promise.all(
    headers.map((value) =>
      callRaw(stand, {
        method: 'POST',
        path: '/engine-rest/task',
        body: '{"orQueries":[]}',
        headers: value === undefined ? {} : { Authorization: value },
      }),
    ),
  );

  proveRow('C3', [
    {
      what: 'requests without a password answered with 401',
      value: answers.filter(({ status }) => status === 401).length,
      exactly: headers.length,
    },
    // The whole of 127.0.0.0/8 is this machine: a server that listened everywhere would answer here too.
    { what: 'connections at another address', value: (await isOpen('127.0.0.2', Number(port))) ? 1 : 0, exactly: 0 },
    { what: 'connections at its own address', value: (await isOpen(hostname, Number(port))) ? 1 : 0, exactly: 1 },
  ]);
});

test('C3 our own API passes no query of the caller’s to the engine', async () => {
  const recorder = await startFakeEngine(answerJson(500, {}));
  const engine = new EngineClient({ url: recorder.url, account: 'api', password: 'unused' });
  const web = createStandApp({ ...stand, engine: { ...stand.engine, api: engine } });
  const company = await gatherCompany(stand, web);
  const browser = new Browser(web.app);
  await browser.signIn(company.users.director.login);
  const bodies = drawBodies(evilTo('http://127.0.0.1:9')).map((text): object => JSON.parse(text));
  const statuses: number[] = [];

  // A route that takes no body, such as the end of the sign-in, has nowhere to put a query.
  for (const route of routes.filter(({ method, body }) => method !== 'get' && body !== undefined)) {
    for (const body of bodies.slice(0, 3)) {
      const answer = await (route.method === 'put' ? browser.put(addressOf(route), body) : browser.post(addressOf(route), body));
      statuses.push(answer.status);
    }
  }
  for (const route of routes.filter(({ method }) => method === 'get')) {
    await browser.get(`${addressOf(route)}?orQueries=%5B%5D&dueAfterExpression=%24%7B1%7D`);
  }

  const carried = recorder.seen.filter(({ url = '', body }) => /orqueries|expression/i.test(url + body));
  await web.close();
  await recorder.close();
  expect(statuses.filter((status) => status < 400 || status >= 500)).toEqual([]);
  proveRow('C3', [
    { what: 'bodies sent to our API', value: statuses.length, atLeast: 100 },
    { what: 'of them passed on to the engine', value: carried.length, exactly: 0 },
  ]);
});

async function isOpen(host: string, port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ host, port });
    const answer = (isConnected: boolean) => {
      socket.destroy();
      resolve(isConnected);
    };
    socket.setTimeout(5_000, () => answer(false));
    socket.on('connect', () => answer(true));
    socket.on('error', () => answer(false));
  });
}
