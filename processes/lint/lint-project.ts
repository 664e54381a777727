import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { findDiagramProblems } from '#engine/diagram-check/check-diagram';
import { lintDiagram, type Finding } from './lint-diagram.ts';

export interface LintedFile {
  readonly fileName: string;
  readonly findings: readonly Finding[];
}

/** Looks at every diagram and table of a project folder, with the topics and forms that stand in it. */
export async function lintProject(root: string): Promise<readonly LintedFile[]> {
  const topics = namesIn(path.join(root, 'workers/tasks'), '.ts').filter((name) => name !== 'index');
  const formKeys = namesIn(path.join(root, 'forms'), '.schema.json');
  const read = (fileName: string) => readFileSync(path.join(root, 'processes', fileName), 'utf8');
  const diagrams = namesIn(path.join(root, 'processes'), '.bpmn').map(async (processKey) => {
    const fileName = `${processKey}.bpmn`;
    const xml = read(fileName);
    const findings = await lintDiagram(xml, { fileName: processKey, topics, formKeys });
    return { fileName, findings: [...checkBeforeRelease(fileName, xml), ...findings] };
  });
  const tables = namesIn(path.join(root, 'processes'), '.dmn')
    .map((name) => `${name}.dmn`)
    .map((fileName) => ({ fileName, findings: checkBeforeRelease(fileName, read(fileName)) }));
  return [...(await Promise.all(diagrams)), ...tables];
}

/** What `npm run deploy` would refuse. */
function checkBeforeRelease(fileName: string, xml: string): readonly Finding[] {
  return findDiagramProblems(fileName, xml).map((problem) => ({ rule: 'diagram-check', ...problem }));
}

function namesIn(folder: string, ending: string): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith(ending))
    .map((name) => path.basename(name, ending))
    .sort();
}
