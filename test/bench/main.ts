import { benchWorkers } from './workers/bench-workers.ts';

/** `npm run bench -- <name>`: each measures ours and the other side in one run and prints a ratio last. */
const BENCHES: Readonly<Record<string, () => Promise<void>>> = { workers: benchWorkers };

const [name = ''] = process.argv.slice(2);
const bench = BENCHES[name];
if (!bench) {
  process.stderr.write(`npm run bench -- ${Object.keys(BENCHES).join(' | ')}\n`);
  process.exit(1);
}
await bench();
