import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { projectPath } from '#platform/project-path';
import { advisoriesOf } from './advisories.ts';
import { buildSbom } from './build-sbom.ts';
import { readJar } from './read-jar.ts';
import { readLockfile } from './read-lockfile.ts';

/** `npm run sbom`: writes dist/sbom.json and says which known holes are in it; one that nothing keeps shut ends with an error. */
const jar = projectPath('engine', 'server', 'target', 'engine-server.jar');
if (!existsSync(jar)) {
  process.stderr.write('The engine is not built yet: run "npm run build" first.\n');
  process.exit(1);
}
const components = [...readLockfile(readFileSync(projectPath('package-lock.json'), 'utf8')), ...readJar(readFileSync(jar))];
mkdirSync(projectPath('dist'), { recursive: true });
const file = projectPath('dist', 'sbom.json');
writeFileSync(file, `${JSON.stringify(buildSbom(components, { version: '0.1.0', at: new Date() }), null, 2)}\n`);
process.stdout.write(`${components.length} components: ${file}\n`);

const holes = components.flatMap((component) => advisoriesOf(component).map((advisory) => ({ component, advisory })));
for (const { component, advisory } of holes) {
  const state = advisory.shutBy === undefined ? 'OPEN' : `shut, see ${advisory.shutBy}`;
  process.stdout.write(
    `${advisory.severity} ${advisory.id} in ${component.name} ${component.version}: ${advisory.what}; ${state}\n`,
  );
}
process.exit(holes.some(({ advisory }) => advisory.shutBy === undefined) ? 1 : 0);
