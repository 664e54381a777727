import { expect, test } from 'vitest';
import { MEASURES } from '../bench/growth/load-cases.ts';
import { measureGrowth } from '../bench/growth/measure-growth.ts';
import { listFigures } from '../bench/growth/promises.ts';
import { SUPPORTED_OF } from '../bench/growth/units.ts';
import { proveRow } from '../proof/prove-row.ts';
import { sized } from '../proof/sized.ts';
import { startOwnServer } from './own-server.ts';
import { useCrew } from './use-crew.ts';

/** Ten thousand cases are an hour's work where the machine has other work too. */
const PATIENCE_MS = 90 * 60_000;
/** Durable commits, which the shared server of the tests does without. */
const crew = useCrew({ server: () => startOwnServer() });

test(
  'A15 T-105 with ten thousand open cases lists and cards are quick, and workers keep their speed',
  { timeout: PATIENCE_MS },
  async () => {
    const size = { cases: sized(40, 10_000), calls: sized(10, 100), simpleTasks: sized(40, 10_000) };

    const growth = await measureGrowth(crew.stand, size);

    // A damage would be a case that lies otherwise than in life: its figures would tell nothing.
    expect(growth.findings).toBe(0);
    proveRow('A15', [
      { what: 'open cases', value: growth.cases, exactly: size.cases },
      { what: 'measures with their curators', value: growth.measures, exactly: (size.cases / SUPPORTED_OF) * MEASURES },
      ...listFigures(growth),
    ]);
  },
);
