import pg from 'pg';
import { pino } from 'pino';
import { expect, onTestFinished, test, vi } from 'vitest';
import { keepServer } from '../../platform/postgres/keep-server.ts';
import { makeTempFolder } from '../support/temp-folder.ts';

async function ask(url: string, sql: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => undefined);
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(sql)).rows;
  } finally {
    await client.end();
  }
}

test(
  'a server that ends unasked is up again at the same address with all that it had confirmed',
  { timeout: 180_000 },
  async () => {
    const lines: string[] = [];
    const log = pino({ level: 'error' }, { write: (line: string) => void lines.push(line) });
    const server = await keepServer({ stateDir: makeTempFolder(), password: 'a password of this test alone' }, log);
    onTestFinished(() => server.stop());
    await ask(server.url, 'create table kept (id int); insert into kept select generate_series(1, 1000)');
    const [first] = await ask(server.url, `select split_part(pg_read_file('postmaster.pid'), E'\\n', 1)::int as pid`);

    // What "pg_ctl stop -m immediate" sends.
    process.kill(Number(first?.pid), 'SIGQUIT');

    await vi.waitFor(() => expect(lines.join('')).toContain('ended unasked'), { timeout: 30_000 });
    const rows = await vi.waitFor(() => ask(server.url, 'select count(*)::int as rows from kept'), {
      timeout: 120_000,
      interval: 200,
    });
    expect(rows).toEqual([{ rows: 1000 }]);
  },
);
