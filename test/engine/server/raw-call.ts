import { request } from 'node:http';
import type { Stand } from '../../support/stand.ts';

export interface RawCall {
  readonly method?: string;
  /** Sent as it is written: `fetch` would tidy up dots and double slashes. */
  readonly path: string;
  readonly account?: 'api' | 'worker' | 'deployer';
  readonly headers?: Readonly<Record<string, string | string[]>>;
  readonly body?: string | Buffer;
}

export interface RawAnswer {
  readonly status: number;
  readonly text: string;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
}

/** One request to the engine exactly as written, with the password of the account when one is named. */
export function callRaw(stand: Stand, call: RawCall): Promise<RawAnswer> {
  const { method = 'GET', path, account, headers = {}, body } = call;
  const address = new URL(stand.config.engineUrl);
  const options = {
    host: address.hostname,
    port: address.port,
    method,
    path,
    timeout: 15_000,
    headers: {
      ...(account && { Authorization: basic(account, passwordOf(stand, account)) }),
      ...(body !== undefined && { 'Content-Type': 'application/json', 'Content-Length': String(Buffer.byteLength(body)) }),
      ...headers,
    },
  };
  return new Promise((resolve, reject) => {
    const sent = request(options, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () => {
        const text = Buffer.concat(chunks).toString('utf8');
        resolve({ status: response.statusCode ?? 0, text, headers: response.headers });
      });
      response.on('error', reject);
    });
    sent.on('error', reject);
    sent.on('timeout', () => sent.destroy(new Error('no answer within 15 s')));
    sent.end(body);
  });
}

export function basic(account: string, password: string): string {
  return `Basic ${Buffer.from(`${account}:${password}`).toString('base64')}`;
}

/** True for a refusal of our gateway, as opposed to one of the engine behind it. */
export function isGatewayRefusal(answer: RawAnswer): boolean {
  return answer.text.includes('"type":"GatewayRefusal"');
}

function passwordOf(stand: Stand, account: 'api' | 'worker' | 'deployer'): string {
  const { engineApi, engineWorker, engineDeployer } = stand.secrets;
  return { api: engineApi, worker: engineWorker, deployer: engineDeployer }[account];
}
