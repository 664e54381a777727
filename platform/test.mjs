import { spawn } from 'node:child_process';
import { orExplain, prepare } from './build/prepare.mjs';
import { root } from './build/root.mjs';
import { REPORT, forgetResults, keepChecks } from './test/results.mjs';
import { runStaticChecks } from './test/static-checks.mjs';

/** `npm test [-- path …]`: everything that has to hold; with a path only the tests there. */
const paths = process.argv.slice(2);
forgetResults();
const build = await prepare({ needsJava: paths.length === 0 });
let isFine = true;
if (paths.length === 0) {
  // The build of the engine waits for the network most of its time; the checks need none of what is built.
  const [checks] = await Promise.all([runStaticChecks(), orExplain(build('engine').then(() => build('ui')))]);
  keepChecks(checks);
  isFine = checks.every(({ isPassed }) => isPassed);
}
/** Two cores carry two engines with their tests; a few files are not worth a second engine. */
const lanes = paths.length === 0 ? 2 : 1;
const vitest = spawn(
  process.execPath,
  [
    'node_modules/vitest/vitest.mjs',
    'run',
    '--config=test/vitest.config.ts',
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${REPORT}`,
    ...paths,
  ],
  { cwd: root, stdio: 'inherit', env: { ...process.env, TEST_LANES: process.env.TEST_LANES ?? String(lanes) } },
);
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => vitest.kill(signal));
const code = await new Promise((resolve) => vitest.once('exit', resolve));
process.exit(code === 0 && isFine ? 0 : 1);
