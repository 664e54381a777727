import { spawn } from 'node:child_process';
import { closeSync, mkdirSync, openSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { root } from './root.mjs';

/** A step that the operator must mend: one sentence and exit code 1. */
export class BuildProblem extends Error {
  name = 'BuildProblem';
}

/** Runs a tool with its output in a log file under `dist/logs`; its failure is one sentence with its last words. */
export async function runTool({ what, log, program, args, hints = [] }) {
  const logFile = path.join(root, 'dist', 'logs', `${log}.log`);
  mkdirSync(path.dirname(logFile), { recursive: true });
  const output = openSync(logFile, 'w');
  const child = spawn(program, args, { cwd: root, env: { ...process.env, NO_COLOR: '1' }, stdio: ['ignore', output, output] });
  const stop = () => child.kill('SIGTERM');
  process.once('exit', stop);
  const code = await new Promise((resolve) => {
    child.once('error', () => resolve(undefined));
    child.once('exit', resolve);
  });
  process.off('exit', stop);
  closeSync(output);
  if (code === 0) return;
  const text = readFileSync(logFile, 'utf8');
  const hint = hints.find(({ pattern }) => pattern.test(text));
  throw new BuildProblem(`${what} failed: ${hint?.sentence ?? lastWords(text)} (see ${logFile}).`);
}

export const NO_NETWORK = {
  pattern:
    /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ETIMEDOUT|ENETUNREACH|Unknown host|UnknownHostException|Could not transfer artifact|Network is unreachable/,
  sentence: 'the network cannot be reached, and this step has to download',
};

function lastWords(text) {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  return (lines.find((line) => /\berror\b.*\w{3}/i.test(line)) ?? lines.at(-1) ?? 'it said nothing').trim().slice(0, 300);
}
