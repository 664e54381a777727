import { install, isInstalled } from './build/install.mjs';
import { BuildProblem } from './build/run-tool.mjs';
import { buildTarget, targets } from './build/targets.mjs';

/** `node platform/build.mjs [programs|ui|engine …]`: builds what is missing or stale. */
const asked = process.argv.slice(2);
const names = asked.length > 0 ? asked : Object.keys(targets);
const unknown = names.filter((name) => !(name in targets));

try {
  if (unknown.length > 0)
    throw new BuildProblem(`Unknown target ${unknown.join(', ')}; known are ${Object.keys(targets).join(', ')}.`);
  if (!isInstalled()) await install();
  for (const name of names) {
    const startedAt = Date.now();
    const isBuilt = await buildTarget(name);
    console.log(isBuilt ? `${name}: built in ${((Date.now() - startedAt) / 1000).toFixed(1)} s` : `${name}: fresh`);
  }
} catch (error) {
  if (!(error instanceof BuildProblem)) throw error;
  console.error(error.message);
  process.exit(1);
}
