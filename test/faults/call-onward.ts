import { request as openRequest, type IncomingHttpHeaders } from 'node:http';

/** What an engine, or something in its place, answers. */
export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

interface Onward {
  readonly target: URL;
  readonly path: string;
  readonly method: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
  /** Ends the call, as the end of the caller's connection does. */
  readonly signal: AbortSignal | undefined;
}

/** Gives a request to the engine and reads its whole answer. */
export function callOnward({ target, path, method, headers, body, signal }: Onward): Promise<Answer> {
  const own = {
    host: target.host,
    'transfer-encoding': undefined,
    'content-length': body === '' ? undefined : String(Buffer.byteLength(body)),
  };
  const given = Object.entries({ ...headers, ...own }).filter(([, value]) => value !== undefined);
  return new Promise((resolve, reject) => {
    const options = {
      host: target.hostname,
      port: target.port,
      path,
      method,
      headers: Object.fromEntries(given),
      ...(signal && { signal }),
    };
    const request = openRequest(options, (response) => {
      let text = '';
      response.setEncoding('utf8');
      response.on('data', (chunk: string) => (text += chunk));
      response.on('error', reject);
      response.on('end', () =>
        resolve({ status: response.statusCode ?? 502, headers: keptHeaders(response.headers), body: text }),
      );
    });
    request.on('error', reject);
    request.end(body);
  });
}

/** The length and the coding are those of our own answer. */
function keptHeaders(headers: IncomingHttpHeaders): Record<string, string> {
  const type = headers['content-type'];
  return type === undefined ? {} : { 'content-type': type };
}
