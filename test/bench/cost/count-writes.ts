import { readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import type { OwnStand } from '../../faults/own-stand.ts';

/** Settings of a server that writes down each statement that changes something: whose, and in which transaction. */
export const TELLING_WRITES = { log_statement: 'mod', log_line_prefix: '%u %v ', log_parameter_max_length: 0 } as const;

const WRITE_OF_ENGINE = /^engine (\d+\/\d+) LOG: {2}(?:statement|execute)/gm;

export interface EngineWrites {
  readonly transactions: number;
  readonly statements: number;
}

/** Begins to count what the engine writes; only transactions that change something count, so that idle polls do not. */
export function countEngineWrites({ config }: OwnStand): () => EngineWrites {
  const log = path.join(config.dataDir, 'postgres.log');
  const from = statSync(log).size;
  return () => {
    const text = readFileSync(log).subarray(from).toString('utf8');
    const transactions = [...text.matchAll(WRITE_OF_ENGINE)].map(([, id]) => id);
    return { transactions: new Set(transactions).size, statements: transactions.length };
  };
}
