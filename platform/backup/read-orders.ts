import path from 'node:path';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { StartProblem } from '../start-problem.ts';

export interface BackupOrders {
  readonly target: string;
  /** Takes one backup after the other at this distance; absent = one and the end. */
  readonly everyMinutes: number | undefined;
  readonly keep: number | undefined;
}

const USAGE = 'Usage: npm run backup -- <folder> [--every <minutes>] [--keep <number of backups>]';
const count = z.coerce.number().int().min(1).optional();
const backupArguments = z.object({ positionals: z.tuple([z.string()]), values: z.object({ every: count, keep: count }) });

/** What `npm run backup` was asked for. */
export function readBackupOrders(args: readonly string[]): BackupOrders {
  const options = { every: { type: 'string' }, keep: { type: 'string' } } as const;
  const parsed = backupArguments.safeParse(split(() => parseArgs({ args: [...args], options, allowPositionals: true }), USAGE));
  if (!parsed.success) throw new StartProblem(USAGE);
  const { positionals, values } = parsed.data;
  return { target: path.resolve(positionals[0]), everyMinutes: values.every, keep: values.keep };
}

const RESTORE_USAGE = 'Usage: npm run restore -- <folder of one backup>';

/** Which backup `npm run restore` was asked for. */
export function readRestoreOrders(args: readonly string[]): string {
  const { positionals } = split(() => parseArgs({ args: [...args], allowPositionals: true }), RESTORE_USAGE);
  const [folder] = positionals;
  if (folder === undefined || positionals.length > 1) throw new StartProblem(RESTORE_USAGE);
  return path.resolve(folder);
}

function split<T>(parse: () => T, usage: string): T {
  try {
    return parse();
  } catch (error) {
    throw new StartProblem(usage, { cause: error });
  }
}
