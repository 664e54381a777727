import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { root } from './root.mjs';
import { NO_NETWORK, runTool } from './run-tool.mjs';

/** Whether what lies in node_modules is what package-lock.json asks for; npm notes there what it has put in. */
export function isInstalled(folder = root) {
  const noted = path.join(folder, 'node_modules', '.package-lock.json');
  if (!existsSync(noted)) return false;
  const wanted = readPackages(path.join(folder, 'package-lock.json'));
  const present = readPackages(noted);
  // Optional packages are those of other machines, too.
  return Object.entries(wanted).every(
    ([name, entry]) => name === '' || entry.optional || entry.devOptional || present[name]?.version === entry.version,
  );
}

export async function install() {
  await runTool({
    what: 'Installing dependencies',
    log: 'install',
    program: 'npm',
    args: ['ci', '--no-audit', '--no-fund'],
    hints: [NO_NETWORK],
  });
}

function readPackages(file) {
  return JSON.parse(readFileSync(file, 'utf8')).packages;
}
