import { startOwnServer } from '../../faults/own-server.ts';
import { startOwnStand } from '../../faults/own-stand.ts';
import { buildTarget } from '../../support/build-target.ts';
import { measureGrowth } from './measure-growth.ts';
import { listFigures } from './promises.ts';

const SIZE = { cases: 10_000, calls: 100, simpleTasks: 10_000 };

const say = (line: string): void => void process.stdout.write(`${new Date().toISOString().slice(11, 19)} ${line}\n`);

/** Ten thousand open cases on an engine and a database of their own, with durable commits: what lists, cards and workers take. */
export async function benchGrowth(): Promise<void> {
  await buildTarget('engine');
  const stand = await startOwnStand({ server: () => startOwnServer() });
  try {
    const growth = await measureGrowth(stand, { ...SIZE, tell: say });
    for (const { what, p50, p95 } of growth.screens) say(`${what}: p50 ${p50.toFixed(0)} ms, p95 ${p95.toFixed(0)} ms`);
    say(`${growth.cases} cases, ${growth.measures} measures, findings of the reconciler ${growth.findings}`);
    for (const { what, value, unit = '', atMost } of listFigures(growth)) {
      say(`${what} ${value.toFixed(1)} ${unit}${atMost === undefined ? '' : ` (promised: at most ${atMost})`}`);
    }
  } finally {
    await stand.close();
  }
}
