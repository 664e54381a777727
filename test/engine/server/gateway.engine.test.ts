import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { useStand, type Stand } from '../../support/stand.ts';
import { buildOneStep, userTask } from '../diagram.ts';
import { deployProbe } from '../probe.ts';
import { basic, callRaw, isGatewayRefusal, type RawCall } from './raw-call.ts';

let stand: Stand;
beforeAll(() => {
  stand = useStand();
});
afterAll(() => stand.close());

const REST = '/engine-rest';
const send = (call: RawCall) => callRaw(stand, call);
const sendMessage = (body: string | Buffer, headers: RawCall['headers'] = {}) =>
  send({ method: 'POST', path: `${REST}/message`, account: 'api', body, headers });

describe('callers', () => {
  test.each(['/engine-rest/engine', '/engine-rest/task?maxResults=1', '/engine-rest/', '/clock'])(
    'nobody reaches %s without a password',
    async (path) => {
      const answer = await send({ path });

      expect(answer.status).toBe(401);
      expect(answer.headers['www-authenticate']).toBe('Basic realm="engine"');
    },
  );

  test.each([
    ['wrong password', basic('api', 'wrong')],
    ['empty password', basic('api', '')],
    ['unknown account', basic('demo', 'demo')],
    ['not base64', 'Basic %%%'],
    ['another scheme', 'Bearer token'],
  ])('%s is refused', async (_case, authorization) => {
    const answer = await send({ path: `${REST}/task?maxResults=1`, headers: { Authorization: authorization } });

    expect(answer.status).toBe(401);
  });

  test('the password of one account does not open another', async () => {
    const headers = { Authorization: basic('deployer', stand.secrets.engineApi) };

    expect((await send({ path: `${REST}/deployment?maxResults=1`, headers })).status).toBe(401);
  });
});

describe('what each account may call', () => {
  test.each([
    ['api', 'GET', '/engine-rest/task?maxResults=1'],
    ['api', 'GET', '/engine-rest/history/task?maxResults=1'],
    ['worker', 'GET', '/engine-rest/external-task?maxResults=1'],
    ['deployer', 'GET', '/engine-rest/deployment?maxResults=1'],
    ['deployer', 'GET', '/clock'],
  ] as const)('%s: %s %s passes', async (account, method, path) => {
    expect((await send({ account, method, path })).status).toBe(200);
  });

  test.each([
    ['api', 'POST', '/engine-rest/task'],
    ['api', 'POST', '/engine-rest/deployment/create'],
    ['api', 'POST', '/engine-rest/external-task/fetchAndLock'],
    ['api', 'POST', '/engine-rest/execution/count'],
    ['api', 'POST', '/clock'],
    ['api', 'POST', '/engine-rest/migration/executeAsync'],
    ['api', 'PUT', '/engine-rest/task/abc'],
    ['api', 'DELETE', '/engine-rest/deployment/abc'],
    ['api', 'GET', '/engine-rest/engine/default/task?maxResults=1'],
    ['api', 'GET', '/engine-rest/user?maxResults=1'],
    ['worker', 'GET', '/engine-rest/task?maxResults=1'],
    ['worker', 'POST', '/engine-rest/process-definition/key/family-support-case/start'],
    ['worker', 'POST', '/engine-rest/deployment/create'],
    ['worker', 'POST', '/engine-rest/migration/execute'],
    ['deployer', 'POST', '/engine-rest/message'],
    ['deployer', 'DELETE', '/engine-rest/deployment/abc'],
    ['deployer', 'GET', '/engine-rest/task?maxResults=1'],
  ] as const)('%s: %s %s is refused', async (account, method, path) => {
    const answer = await send({ account, method, path });

    expect(answer.status).toBe(403);
    expect(isGatewayRefusal(answer)).toBe(true);
  });

  test.each([
    '/engine-rest//task?maxResults=1',
    '/engine-rest/./task?maxResults=1',
    '/engine-rest/history/../task?maxResults=1',
    '/engine-rest/%74ask?maxResults=1',
    '/engine-rest/task;x=1?maxResults=1',
    '/engine-rest/task/%2e%2e/user?maxResults=1',
    '/engine-rest/task%00?maxResults=1',
  ])('an address that could mean another one is refused: %s', async (path) => {
    expect((await send({ account: 'api', path })).status).toBe(400);
  });

  test('an encoded colon of a definition id passes', async () => {
    const { definitionId } = await deployProbe(stand, (key) => buildOneStep(key, userTask()));
    const path = `${REST}/process-definition/${encodeURIComponent(definitionId)}/xml`;

    expect((await send({ account: 'api', path })).status).toBe(200);
  });
});

describe('lists', () => {
  test.each(['', '?maxResults=', '?maxResults=0', '?maxResults=-1', '?maxResults=2001', '?maxResults=1e3', '?firstResult=0'])(
    'a list without a good limit is refused: "%s"',
    async (query) => {
      const answer = await send({ account: 'api', path: `${REST}/task${query}` });

      expect(answer.status).toBe(400);
      expect(isGatewayRefusal(answer)).toBe(true);
    },
  );

  test('a list of 2000 passes', async () => {
    expect((await send({ account: 'api', path: `${REST}/task?maxResults=2000` })).status).toBe(200);
  });
});

describe('expressions in queries never reach the engine (CVE-2026-109432)', () => {
  test.each([
    '{"orQueries":[{"dueAfterExpression":"${1}"}]}',
    '{"a":{"b":{"c":[{"orQueries":[]}]}}}',
    '{"dueAfterExpression":"${1}"}',
    '{"\\u006frQueries":[]}',
    '{"due\\u0041fterExpressio\\u006e":"x"}',
    '{"ORQUERIES":[]}',
    '{"messageName":"a","messageName":"b"}',
  ])('body %s', async (body) => {
    const answer = await sendMessage(body);

    expect(answer.status).toBe(400);
    expect(isGatewayRefusal(answer)).toBe(true);
  });

  test.each(['dueAfterExpression=%24%7B1%7D', 'due%41fterExpression=x', 'orQueries=x', 'assigneeexpression=x'])(
    'query %s',
    async (parameter) => {
      const answer = await send({ account: 'api', path: `${REST}/task?maxResults=1&${parameter}` });

      expect(answer.status).toBe(400);
      expect(isGatewayRefusal(answer)).toBe(true);
    },
  );
});

describe('bodies', () => {
  test.each(['Object', 'object', 'Json', 'Bytes', 'File', 'Xml'])('a variable of type %s is refused', async (type) => {
    const body = JSON.stringify({ messageName: 'none', processVariables: { x: { type, value: 'x' } } });
    const answer = await sendMessage(body);

    expect(answer.status).toBe(400);
    expect(isGatewayRefusal(answer)).toBe(true);
  });

  test('a variable that is called type passes to the engine', async () => {
    const body = JSON.stringify({ messageName: 'none', processVariables: { type: { type: 'String', value: 'Object' } } });
    const answer = await sendMessage(body);

    expect(isGatewayRefusal(answer)).toBe(false);
    expect(answer.text).toContain('MismatchingMessageCorrelationException');
  });

  test.each([
    ['cut off', '{"messageName":"a"'],
    ['with a tail', '{"messageName":"a"} {}'],
    ['a list', '[]'],
    ['nested 40 deep', '{"a":'.repeat(40) + '1' + '}'.repeat(40)],
  ])('JSON %s is refused', async (_case, body) => {
    const answer = await sendMessage(body);

    expect(answer.status).toBe(400);
    expect(isGatewayRefusal(answer)).toBe(true);
  });

  test.each([
    ['a form', { 'Content-Type': 'application/x-www-form-urlencoded' }],
    ['plain text', { 'Content-Type': 'text/plain' }],
    ['another character set', { 'Content-Type': 'application/json; charset=utf-7' }],
    ['packed', { 'Content-Encoding': 'gzip' }],
  ])('%s is refused', async (_case, headers) => {
    expect((await sendMessage('{"messageName":"a"}', headers)).status).toBe(415);
  });

  test('more than 256 KB is refused', async () => {
    const body = JSON.stringify({ messageName: 'a', businessKey: 'x'.repeat(256 * 1024) });

    expect((await sendMessage(body)).status).toBe(413);
  });

  test('a deployment may be larger than that, up to 10 MB', async () => {
    const files = (size: number) => [{ name: 'padding.json', text: JSON.stringify('x'.repeat(size)) }];
    const deploy = (name: string, size: number) => stand.engine.deployer.deploy({ name, source: 'test', files: files(size) });

    await expect(deploy('large', 1024 * 1024)).resolves.toMatchObject({ deployedProcessDefinitions: null });
    await expect(deploy('too-large', 10 * 1024 * 1024)).rejects.toMatchObject({ status: 413 });
  });
});

test.each([
  '/',
  '/camunda',
  '/camunda/app/admin/default/setup/',
  '/camunda/api/admin/setup/default/user/create',
  '/actuator',
  '/actuator/env',
  '/h2-console',
  '/swagger-ui',
])('there is nothing at %s, not even with a password', async (path) => {
  for (const account of ['api', 'worker', 'deployer'] as const) {
    expect((await send({ account, path })).status).toBe(404);
  }
});
