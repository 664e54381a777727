import { compare } from '../compare.ts';
import { openBenchStand } from '../bench-stand.ts';
import { deployNoOp, expectEachOnce, startTasks } from './no-op-load.ts';
import { drainByWorkers, type Rest } from './our-workers.ts';
import { drainPlainly } from './plain-loop.ts';

const TASKS = 2000;
const PAIRS = 5;

/** Our workers against the plainest loop, on tasks that do nothing: what reliability costs. */
export async function benchWorkers(): Promise<void> {
  const stand = await openBenchStand();
  let runs = 0;
  const timed = (side: string, drain: (run: string) => Promise<Rest | undefined>) => async (): Promise<number> => {
    const run = `${side}${(runs += 1)}`;
    await startTasks(stand, run, TASKS);
    const from = performance.now();
    const rest = await drain(run);
    const seconds = (performance.now() - from) / 1000;
    await rest?.();
    await expectEachOnce(stand, run, TASKS);
    return seconds;
  };
  try {
    await deployNoOp(stand);
    const ours = timed('ours', (run) => drainByWorkers(stand, run, TASKS));
    const other = timed('plain', () => drainPlainly(stand).then(() => undefined));
    const medians = await compare({ ours, other, pairs: PAIRS });
    process.stdout.write(`ours ${(TASKS / medians.ours).toFixed(0)}/s, plain ${(TASKS / medians.other).toFixed(0)}/s\n`);
    process.stdout.write(`ratio workers ${(medians.other / medians.ours).toFixed(2)}\n`);
  } finally {
    await stand.close();
  }
}
