import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { lintDiagram, type Finding } from './lint-diagram.ts';

export interface LintedFile {
  readonly fileName: string;
  readonly findings: readonly Finding[];
}

/** Looks at every diagram of a project folder, with the topics and forms that stand in it. */
export async function lintProject(root: string): Promise<readonly LintedFile[]> {
  const topics = namesIn(path.join(root, 'workers/tasks'), '.ts').filter((name) => name !== 'index');
  const formKeys = namesIn(path.join(root, 'forms'), '.schema.json');
  return Promise.all(
    namesIn(path.join(root, 'processes'), '.bpmn').map(async (fileName) => {
      const xml = readFileSync(path.join(root, 'processes', `${fileName}.bpmn`), 'utf8');
      return { fileName: `${fileName}.bpmn`, findings: await lintDiagram(xml, { fileName, topics, formKeys }) };
    }),
  );
}

function namesIn(folder: string, ending: string): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith(ending))
    .map((name) => path.basename(name, ending))
    .sort();
}
