import { spawn } from 'node:child_process';
import { root } from '../build/root.mjs';

const CHECKS = [
  { name: 'types', args: ['node_modules/typescript/bin/tsc', '--noEmit'] },
  {
    name: 'lint',
    args: ['node_modules/eslint/bin/eslint.js', '--max-warnings', '0', '--config', 'platform/lint/eslint.config.js', '.'],
  },
  {
    name: 'format',
    args: [
      'node_modules/prettier/bin/prettier.cjs',
      '--config',
      'platform/lint/prettier.json',
      '--ignore-path',
      'platform/lint/prettierignore',
      '--check',
      '.',
    ],
  },
  { name: 'diagrams', args: ['--import', 'tsx', 'processes/lint/main.ts'] },
];

/** Runs every check, two at a time, and says what each found; a check counts as one test. */
export async function runStaticChecks() {
  const waiting = [...CHECKS];
  const results = [];
  const lane = async () => {
    for (let check = waiting.shift(); check; check = waiting.shift()) results.push(await runCheck(check));
  };
  await Promise.all([lane(), lane()]);
  return results;
}

async function runCheck({ name, args }) {
  const startedAt = Date.now();
  const child = spawn(process.execPath, args, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (text) => (output += text));
  const code = await new Promise((resolve) => child.once('close', resolve));
  const isPassed = code === 0;
  console.log(`${isPassed ? 'passed' : 'FAILED'}  ${name} (${((Date.now() - startedAt) / 1000).toFixed(1)} s)`);
  if (!isPassed) console.log(output);
  return { name, isPassed };
}
