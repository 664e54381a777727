import type { TestProject } from 'vitest/node';
import { buildTarget } from './build-target.ts';
import setUpStand from './global-setup-stand.ts';

/** The stand, and the user interface built from the sources as they are now. */
export default async function setUp(project: TestProject): Promise<() => Promise<void>> {
  const [stop] = await Promise.all([setUpStand(project), buildTarget('ui')]);
  return stop;
}
