import type { ServerResponse } from 'node:http';
import { inspect } from 'node:util';
import { afterEach, describe, expect, test } from 'vitest';
import { EngineClient } from '#engine/engine-client';
import { EngineError } from '#engine/engine-error';
import { answerJson, startFakeEngine, type FakeEngine } from './fake-engine.ts';

let fake: FakeEngine | undefined;
afterEach(() => fake?.close());

async function clientOf(answer: (response: ServerResponse) => void, timeoutMs = 2_000): Promise<EngineClient> {
  fake = await startFakeEngine(answer);
  return new EngineClient({ url: fake.url, account: 'api', password: 'secret', timeoutMs });
}

async function failureOf(work: Promise<unknown>): Promise<EngineError> {
  const error: unknown = await work.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (error instanceof EngineError) return error;
  throw new Error('expected an EngineError', { cause: error });
}

describe('a call', () => {
  test('goes out as the account, for the person, with a type for each variable', async () => {
    const client = await clientOf((response) => response.writeHead(204).end());

    await client.completeTask(
      'task-1',
      { ids: '1,2', count: 3, isDone: true, at: null, big: 3_000_000_000, rate: 0.5 },
      'person',
    );

    expect(fake?.seen).toMatchObject([
      {
        method: 'POST',
        url: '/engine-rest/task/task-1/complete',
        headers: {
          authorization: `Basic ${Buffer.from('api:secret').toString('base64')}`,
          'x-acting-user': 'person',
          'content-type': 'application/json',
        },
      },
    ]);
    expect(JSON.parse(fake?.seen[0]?.body ?? '')).toEqual({
      variables: {
        ids: { value: '1,2', type: 'String' },
        count: { value: 3, type: 'Integer' },
        isDone: { value: true, type: 'Boolean' },
        at: { value: null, type: 'Null' },
        big: { value: 3_000_000_000, type: 'Long' },
        rate: { value: 0.5, type: 'Double' },
      },
    });
  });

  test('cannot leave its path by an id', async () => {
    const client = await clientOf((response) => response.writeHead(204).end());

    await client.setJobRetries('../task/1?x=', 1);

    expect(fake?.seen[0]?.url).toBe('/engine-rest/job/..%2Ftask%2F1%3Fx%3D/retries');
  });

  test('a due date goes out in the form that the engine reads', async () => {
    const client = await clientOf((response) => response.writeHead(204).end());

    await client.setJobDueAt('job', new Date('2026-03-02T09:00:00+03:00'));

    expect(fake?.seen[0]?.body).toBe('{"duedate":"2026-03-02T06:00:00.000+0000"}');
  });

  test('instants of an answer are read with their offset', async () => {
    const client = await clientOf(
      answerJson(200, [{ id: 't', assignee: null, endTime: '2026-03-02T09:00:00.000+0300', deleteReason: null }]),
    );

    expect((await client.findHistoricTask('t'))?.endTime).toEqual(new Date('2026-03-02T06:00:00Z'));
  });

  test('a variable longer than the engine can keep is refused before it is sent', async () => {
    const client = await clientOf((response) => response.writeHead(204).end());

    await expect(client.completeTask('task-1', { text: 'x'.repeat(4001) })).rejects.toThrow(RangeError);

    expect(fake?.seen).toEqual([]);
  });
});

describe('a failure', () => {
  test("carries the engine's numbers, but its words only when asked", async () => {
    const client = await clientOf(answerJson(500, { type: 'RestException', code: 1, message: 'variable name = Иванова' }));

    const error = await failureOf(client.completeTask('task-1', {}));

    expect(error).toMatchObject({ status: 500, type: 'RestException', code: 1, isUnavailable: false });
    expect(error.message).toBe('The engine answered 500 to POST /task/task-1/complete (RestException, code 1)');
    expect(`${JSON.stringify(error)}${inspect(error, { depth: 9, showHidden: true })}`).not.toContain('Иванова');
    expect(error.revealText()).toBe('variable name = Иванова');
  });

  test('silence ends after the time limit', async () => {
    const client = await clientOf(() => undefined, 200);

    expect(await failureOf(client.listIncidents())).toMatchObject({ status: undefined, isUnavailable: true });
  });

  test('nobody at the address counts as unavailable', async () => {
    const client = await clientOf(() => undefined);
    await fake?.close();
    fake = undefined;

    expect(await failureOf(client.listIncidents())).toMatchObject({ status: undefined, isUnavailable: true });
  });

  test('a redirect is not followed', async () => {
    const client = await clientOf((response) => response.writeHead(302, { Location: '/login' }).end());

    await failureOf(client.listIncidents());

    expect(fake?.seen).toHaveLength(1);
  });

  test.each([
    ['a page', '<html>'],
    ['nothing', ''],
    ['other JSON', '{"items":[]}'],
  ])('%s in place of a list is no list', async (_case, body) => {
    const client = await clientOf((response) => response.writeHead(200, { 'Content-Type': 'text/html' }).end(body));

    expect(await failureOf(client.listIncidents())).toMatchObject({ status: 502, type: 'UnexpectedAnswer' });
  });

  test.each([200, 400, 404])(
    'a page with status %i is no answer about a command: the engine counts as unavailable',
    async (status) => {
      const client = await clientOf((response) => response.writeHead(status, { 'Content-Type': 'text/html' }).end('<html>'));

      const error = await failureOf(client.completeTask('task-1', {}));

      expect(error).toMatchObject({ status: 502, type: 'UnexpectedAnswer', isUnavailable: true });
    },
  );
});

describe('health', () => {
  test.each([
    [200, true],
    [503, false],
  ])('an answer of %i means %s', async (status, isHealthy) => {
    const client = await clientOf(answerJson(status, {}));

    expect(await client.isHealthy()).toBe(isHealthy);
    expect(fake?.seen[0]?.url).toBe('/health');
  });
});
