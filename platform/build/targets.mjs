import { copyFileSync, existsSync, renameSync } from 'node:fs';
import path from 'node:path';
import { fingerprint, isStale, noteBuilt } from './freshness.mjs';
import { findEngineBuildFault } from './machine.mjs';
import { root } from './root.mjs';
import { BuildProblem, NO_NETWORK, runTool } from './run-tool.mjs';

/** Programs that run as processes of their own: name of the bundle and its first module. */
export const PROGRAMS = {
  start: 'platform/start/main.ts',
  database: 'platform/parts/database.ts',
  engine: 'platform/parts/engine.ts',
  migrate: 'platform/parts/migrate.ts',
  deploy: 'platform/parts/deploy.ts',
  backup: 'platform/parts/backup.ts',
  restore: 'platform/parts/restore.ts',
  'migrate-cases': 'platform/parts/migrate-cases.ts',
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

/** One source, two engines: the Maven profile chooses. */
const ENGINES = {
  camunda: { name: 'engine', profile: 'camunda', folder: 'engine/server/target' },
  operaton: { name: 'engine-operaton', profile: 'operaton', folder: 'engine/server/target/operaton' },
};

/** "engine" is the one that this environment asks for; an unknown kind is the configuration's to refuse. */
const engine = buildEngineTarget(ENGINES[process.env.ENGINE_KIND] ?? ENGINES.camunda);

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

function buildEngineTarget({ name, profile, folder }) {
  const output = `dist/${name}.jar`;
  return {
    name,
    inputs: ['engine/server'],
    output,
    async run() {
      const fault = findEngineBuildFault(process.env);
      if (fault) throw new BuildProblem(fault);
      await runTool({
        what: 'Building the engine',
        log: `${name}-build`,
        program: 'mvn',
        args: ['--batch-mode', '--no-transfer-progress', '-f', 'engine/server/pom.xml', '-P', profile, 'package'],
        hints: [NO_NETWORK],
      });
      // Put in place by a rename: a JVM that runs from the old file keeps it, where an overwritten one would crash it.
      copyFileSync(path.join(root, folder, 'engine-server.jar'), path.join(root, `${output}.new`));
      renameSync(path.join(root, `${output}.new`), path.join(root, output));
    },
  };
}
