import { inject } from 'vitest';
import type { TestStand } from './test-stand.ts';

/** The engine and the database of the lane in which this file runs. */
export function injectStand(): TestStand {
  const lane = process.env.VITEST_POOL_ID;
  const stand = inject('testStands')[Number(lane) - 1];
  if (!stand) throw new Error(`there is no stand for lane ${lane}`);
  return stand;
}
