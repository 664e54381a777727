import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { ENGINE_JARS } from '#platform/engine-process';
import { projectPath } from '#platform/project-path';
import { advisoriesOf } from './advisories.ts';
import { buildSbom } from './build-sbom.ts';
import { readJar } from './read-jar.ts';
import { readLockfile } from './read-lockfile.ts';

/** `npm run sbom`: writes dist/sbom.json and says which known holes are in it; one that nothing keeps shut ends with an error. */
const jars = Object.values(ENGINE_JARS)
  .map((file) => projectPath(file))
  .filter((file) => existsSync(file));
if (jars.length === 0) {
  process.stderr.write('The engine is not built yet: run "npm run build" first.\n');
  process.exit(1);
}
/** The engines share most of their libraries. */
const libraries = new Map(
  jars.flatMap((jar) => readJar(readFileSync(jar))).map((each) => [`${each.name} ${each.version}`, each]),
);
const components = [...readLockfile(readFileSync(projectPath('package-lock.json'), 'utf8')), ...libraries.values()];
mkdirSync(projectPath('dist'), { recursive: true });
const file = projectPath('dist', 'sbom.json');
writeFileSync(file, `${JSON.stringify(buildSbom(components, { version: '0.1.0', at: new Date() }), null, 2)}\n`);
process.stdout.write(
  `${components.length} components of the programs and ${jars.map((jar) => path.basename(jar)).join(', ')}: ${file}\n`,
);

const holes = components.flatMap((component) => advisoriesOf(component).map((advisory) => ({ component, advisory })));
for (const { component, advisory } of holes) {
  const state = advisory.shutBy === undefined ? 'OPEN' : `shut, see ${advisory.shutBy}`;
  process.stdout.write(
    `${advisory.severity} ${advisory.id} in ${component.name} ${component.version}: ${advisory.what}; ${state}\n`,
  );
}
process.exit(holes.some(({ advisory }) => advisory.shutBy === undefined) ? 1 : 0);
