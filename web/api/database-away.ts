const NETWORK = new Set(['ECONNREFUSED', 'ECONNRESET', 'ETIMEDOUT', 'EHOSTUNREACH', 'EPIPE', 'ENOTFOUND']);

/** Text is the only thing that pg and knex give for these; the whole sentence is compared, not a part of it. */
const SENTENCES = new Set([
  'Connection terminated',
  'Connection terminated unexpectedly',
  'Connection terminated due to connection timeout',
  'timeout expired',
  'timeout exceeded when trying to connect',
  'Client has encountered a connection error and is not queryable',
]);

/** Whether the database is out of reach, starting, stopping or full (of connections, of data): trying again later will help. */
export function isDatabaseAway(error: unknown): boolean {
  if (error instanceof AggregateError) return error.errors.some(isDatabaseAway);
  if (!(error instanceof Error)) return false;
  if (error.name === 'KnexTimeoutError' || SENTENCES.has(error.message)) return true;
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  return NETWORK.has(code) || isStateOfServer(code);
}

/** SQLSTATE 08 connection exception, 57P01–57P03 shutdown or start, 53 no disk, memory or connection left, 58030 the disk fails. */
function isStateOfServer(code: string): boolean {
  return /^08...$/.test(code) || /^57P0[123]$/.test(code) || /^53...$/.test(code) || code === '58030';
}
