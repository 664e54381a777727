import { copyFileSync, existsSync, renameSync } from 'node:fs';
import path from 'node:path';
import { fingerprint, isStale, noteBuilt } from './freshness.mjs';
import { findEngineBuildFault } from './machine.mjs';
import { root } from './root.mjs';
import { BuildProblem, NO_NETWORK, runTool } from './run-tool.mjs';

/** Programs that run as processes of their own: name of the bundle and its first module. */
const PROGRAMS = {
  start: 'platform/start/main.ts',
  database: 'platform/parts/database.ts',
  engine: 'platform/parts/engine.ts',
  migrate: 'platform/parts/migrate.ts',
  deploy: 'platform/parts/deploy.ts',
  demo: 'platform/demo/main.ts',
  web: 'web/api/main.ts',
  workers: 'workers/main.ts',
};

const programs = {
  name: 'programs',
  inputs: ['domain', 'engine', 'forms', 'migrations', 'platform', 'web/api', 'web/contract', 'workers', 'package-lock.json'],
  output: 'dist/start.js',
  async run() {
    const { build } = await import('esbuild');
    const entries = Object.entries(PROGRAMS).filter(([, file]) => existsSync(path.join(root, file)));
    await build({
      absWorkingDir: root,
      entryPoints: Object.fromEntries(entries),
      outdir: 'dist',
      bundle: true,
      platform: 'node',
      target: 'node20',
      format: 'esm',
      packages: 'external',
      sourcemap: true,
      logLevel: 'silent',
    }).catch((error) => {
      throw new BuildProblem(`Building the programs failed: ${error.message.split('\n').slice(1, 4).join('; ')}`, {
        cause: error,
      });
    });
  },
};

const ui = {
  name: 'ui',
  inputs: ['web/ui', 'web/contract', 'forms', 'package-lock.json'],
  output: 'dist/ui/index.html',
  run: () =>
    runTool({
      what: 'Building the user interface',
      log: 'ui',
      program: process.execPath,
      args: ['node_modules/vite/bin/vite.js', 'build', '--config', 'web/ui/vite.config.ts'],
    }),
};

const engine = {
  name: 'engine',
  inputs: ['engine/server'],
  output: 'dist/engine.jar',
  async run() {
    const fault = findEngineBuildFault(process.env);
    if (fault) throw new BuildProblem(fault);
    await runTool({
      what: 'Building the engine',
      log: 'engine-build',
      program: 'mvn',
      args: ['--batch-mode', '--no-transfer-progress', '-f', 'engine/server/pom.xml', 'package'],
      hints: [NO_NETWORK],
    });
    // Put in place by a rename: a JVM that runs from the old file keeps it, where an overwritten one would crash it.
    copyFileSync(path.join(root, 'engine/server/target/engine-server.jar'), path.join(root, 'dist/engine.jar.new'));
    renameSync(path.join(root, 'dist/engine.jar.new'), path.join(root, 'dist/engine.jar'));
  },
};

export const targets = { programs, ui, engine };

export function isTargetStale(name) {
  return isStale(targets[name]);
}

/** Builds one target unless it is fresh; says whether there was anything to do. */
export async function buildTarget(name) {
  const target = targets[name];
  if (!isStale(target)) return false;
  const mark = fingerprint(target.inputs);
  await target.run();
  noteBuilt(target.name, mark);
  return true;
}
