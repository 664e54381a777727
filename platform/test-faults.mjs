import { spawn } from 'node:child_process';
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { root } from './build/root.mjs';

/**
 * `npm run test:faults`: every test that proves a row of the catalogue, with the catalogue's own numbers, and the table of what
 * they measured. It fails when any test of these files failed, and when the table is not whole.
 */
const proofs = readdirSync(path.join(root, 'test'), { recursive: true })
  .filter((name) => name.endsWith('.test.ts'))
  .map((name) => path.join('test', name))
  .filter((file) => readFileSync(path.join(root, file), 'utf8').includes('proveRow('));

const tests = await run('platform/test.mjs', ...proofs);
const table = await run('--import', 'tsx', 'test/proof/main.ts');
process.exit(tests === 0 && table === 0 ? 0 : 1);

async function run(...args) {
  const child = spawn(process.execPath, args, { cwd: root, stdio: 'inherit', env: { ...process.env, PROOF_SIZE: 'full' } });
  const forward = (signal) => child.kill(signal);
  process.on('SIGINT', forward).on('SIGTERM', forward);
  const code = await new Promise((resolve) => child.once('exit', resolve));
  process.off('SIGINT', forward).off('SIGTERM', forward);
  return code;
}
