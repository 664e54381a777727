import type { IncomingMessage } from 'node:http';
import { expect, test } from 'vitest';
import { metricsPage, Registry } from '#platform/metrics';

const requestFrom = (remoteAddress: string): IncomingMessage =>
  ({ headers: {}, socket: { remoteAddress } }) as unknown as IncomingMessage;

test.each([
  ['127.0.0.1', 200],
  ['127.8.0.1', 200],
  ['::1', 200],
  ['::ffff:127.0.0.1', 200],
  ['10.0.0.7', 401],
  ['::ffff:10.0.0.7', 401],
  ['2001:db8::1', 401],
])('without a token a reader at %s is answered %i', async (address, status) => {
  expect(await metricsPage(new Registry(), undefined)(requestFrom(address))).toMatchObject({ status });
});
