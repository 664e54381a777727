import { readdir } from 'node:fs/promises';
import path from 'node:path';
import type { Knex } from 'knex';
import { DomainError } from '#domain/errors';
import { checkCaughtErrors, type RefusingTask } from './caught-errors.ts';
import type { EngineClient } from './engine-client.ts';
import { EngineError } from './engine-error.ts';
import { checkDiagram } from './diagram-check/check-diagram.ts';
import { readSource, type SourceFile } from './diagram-check/read-source.ts';
import { readDiagram } from './read-diagram.ts';
import { readSteps, type DiagramProcess } from './read-steps.ts';

/** Name and source by which the engine recognises an unchanged set. */
const NAME = 'processes';
const SOURCE = 'files';

export interface DeployTarget {
  /** Speaks as the account `deployer`. */
  readonly engine: EngineClient;
  readonly db: Knex;
  /** Folder with `processes/` and `forms/`. */
  readonly folder: string;
  /** What the workers of this release may refuse; each refusal needs a way in the diagrams. */
  readonly tasks: readonly RefusingTask[];
}

export interface Deployed {
  readonly deploymentId: string;
  readonly definitionIds: readonly string[];
}

/**
 * Deploys the whole set of diagrams, tables and forms at once: call activities are bound to their own deployment, so a part
 * of a set would separate parents from children. An unchanged set makes no new version.
 */
export async function deployProcesses({ engine, db, folder, tasks }: DeployTarget): Promise<Deployed> {
  const files = await readFiles(folder);
  for (const { name, text } of files.filter(isDiagram)) checkDiagram(name, text);
  for (const { name, text } of files.filter(isProcess)) await checkCaughtErrors({ fileName: name, xml: text }, tasks);
  const processes = await readProcesses(files);
  const { id: deploymentId } = await deploy(engine, files);
  const definitions = await engine.listDefinitionsOfDeployment(deploymentId);
  for (const { id, key } of definitions) {
    const process = processes.get(key);
    if (process) await storeSteps(db, id, process);
  }
  return { deploymentId, definitionIds: definitions.map(({ id }) => id) };
}

async function readFiles(folder: string): Promise<readonly SourceFile[]> {
  const diagrams = await readFolder(path.join(folder, 'processes'), ['.bpmn', '.dmn']);
  const forms = await readFolder(path.join(folder, 'forms'), ['.schema.json']);
  return [...diagrams, ...forms];
}

async function readFolder(folder: string, endings: readonly string[]): Promise<readonly SourceFile[]> {
  const names = (await readdir(folder)).filter((name) => endings.some((ending) => name.endsWith(ending))).sort();
  return Promise.all(names.map((name) => readSource(path.join(folder, name))));
}

function isProcess({ name }: SourceFile): boolean {
  return name.endsWith('.bpmn');
}

function isDiagram(file: SourceFile): boolean {
  return isProcess(file) || file.name.endsWith('.dmn');
}

async function readProcesses(files: readonly SourceFile[]): Promise<ReadonlyMap<string, DiagramProcess>> {
  const processes = new Map<string, DiagramProcess>();
  for (const { name, text } of files.filter(isProcess)) {
    const process = readSteps(name, await readDiagram(name, text));
    processes.set(process.processKey, process);
  }
  return processes;
}

async function deploy(engine: EngineClient, files: readonly SourceFile[]) {
  try {
    return await engine.deploy({ name: NAME, source: SOURCE, files });
  } catch (error) {
    if (!(error instanceof EngineError) || error.isUnavailable) throw error;
    // A diagram holds no personal data, so here the engine's own words may be shown: they name the element.
    const place = error.elements.map((id) => `${id}: `).join('');
    throw new DomainError('DEPLOYMENT_REFUSED', `Движок не принял схемы: ${place}${error.revealText()}`, {
      elements: error.elements,
    });
  }
}

/** A definition never changes after it was deployed, so what is stored stays. */
async function storeSteps(db: Knex, processDefinitionId: string, { processKey, steps }: DiagramProcess): Promise<void> {
  const rows = steps.map((step) => ({
    process_definition_id: processDefinitionId,
    process_key: processKey,
    activity_id: step.activityId,
    name: step.name,
    kind: step.kind,
    form_key: step.formKey ?? null,
    topic: step.topic ?? null,
    clause: step.clause,
  }));
  if (rows.length > 0) await db('app.process_steps').insert(rows).onConflict(['process_definition_id', 'activity_id']).ignore();
}
