import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import type { Context } from '#domain/context';
import { moveCases } from '#domain/processes/move-cases';
import { listOutdatedCases, type OutdatedCase } from '#domain/processes/outdated-cases-view';
import { openDatabase } from '../database.ts';
import { runMain } from '../run-part.ts';
import { readSecrets } from '../secrets.ts';
import { StartProblem } from '../start-problem.ts';
import { waitForMigrations } from '../wait-for-database.ts';

const USAGE = 'Usage: npm run migrate-cases [-- --apply]';
const LOOK_EVERY_MS = 500;

/** Tells which cases run on earlier diagrams; with `--apply` takes them over to the newest ones and ends when that is done. */
await runMain('migrate-cases', async (config) => {
  const isWanted = readArguments(process.argv.slice(3));
  const databaseUrls = await waitForMigrations(config, readSecrets(config.dataDir));
  const db = openDatabase(databaseUrls.app, { maxConnections: 2 });
  const ctx = { db, actor: { kind: 'system', id: 'migrate-cases' }, now: new Date() } as const;
  try {
    if (isWanted) await move(ctx);
    say(describe(await listOutdatedCases(ctx)));
  } finally {
    await db.destroy();
  }
});

function readArguments(args: readonly string[]): boolean {
  try {
    return parseArgs({ args: [...args], options: { apply: { type: 'boolean', default: false } } }).values.apply;
  } catch (error) {
    throw new StartProblem(USAGE, { cause: error });
  }
}

async function move(ctx: Context): Promise<void> {
  const ordered = await moveCases(ctx);
  say(`${ordered.length} cases are ordered to the newest diagrams; the running workers take them over.`);
  await waitForEnd(ctx);
}

/** Returns when nothing moves any more. Without workers this waits: the orders are kept, and may be left waiting with Ctrl-C. */
async function waitForEnd(ctx: Context): Promise<void> {
  while ((await listOutdatedCases(ctx)).some(({ isMoving }) => isMoving)) await sleep(LOOK_EVERY_MS);
}

function describe(outdated: readonly OutdatedCase[]): string {
  if (outdated.length === 0) return 'All running cases follow the newest diagrams.';
  const lines = outdated.map(
    ({ number, version, newestVersion, heldBy }) =>
      `  ${number}: version ${version} of ${newestVersion}${heldBy ? `, stays there (${heldBy})` : ''}`,
  );
  return `${outdated.length} running cases follow earlier diagrams:\n${lines.join('\n')}`;
}

function say(text: string): void {
  process.stdout.write(`${text}\n`);
}
