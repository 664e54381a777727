import { benchCost } from './cost/bench-cost.ts';
import { benchGrowth } from './growth/bench-growth.ts';
import { benchWorkers } from './workers/bench-workers.ts';

/** `npm run bench -- <name>`: a comparison measures both sides in one run and prints a ratio last; the others print their figures. */
const BENCHES: Readonly<Record<string, () => Promise<void>>> = { workers: benchWorkers, growth: benchGrowth, cost: benchCost };

const [name = ''] = process.argv.slice(2);
const bench = BENCHES[name];
if (!bench) {
  process.stderr.write(`npm run bench -- ${Object.keys(BENCHES).join(' | ')}\n`);
  process.exit(1);
}
await bench();
