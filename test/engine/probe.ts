import { uniqueCode } from '../support/factories.ts';
import type { Stand } from '../support/stand.ts';

export interface Probe {
  readonly processKey: string;
  readonly definitionId: string;
}

/** Deploys a diagram of the test's own, past the checks of a release, under a key that nobody else has. */
export async function deployProbe(stand: Stand, draw: (processKey: string) => string): Promise<Probe> {
  const processKey = `probe-${uniqueCode()}`;
  const files = [{ name: `${processKey}.bpmn`, text: draw(processKey) }];
  const deployed = await stand.engine.deployer.deploy({ name: processKey, source: 'test', files });
  const [definition] = Object.values(deployed.deployedProcessDefinitions ?? {});
  if (!definition) throw new Error('the engine deployed no process');
  return { processKey, definitionId: definition.id };
}

type Values = Parameters<Stand['engine']['api']['startProcess']>[0]['variables'];

/** Starts an instance and returns its id; the business key is unique. */
export async function startProbe(stand: Stand, { processKey }: Probe, variables: Values = {}): Promise<string> {
  const order = { processKey, businessKey: `key-${uniqueCode()}`, variables };
  const { processInstanceId } = await stand.engine.api.startProcess(order);
  return processInstanceId;
}

/** Ids and names of the open tasks of an instance, through the view. */
export async function readTasks(stand: Stand, processInstanceId: string): Promise<{ taskId: string; name: string }[]> {
  const rows: unknown[] = await stand.db('app.engine_tasks').where({ process_instance_id: processInstanceId }).orderBy('name');
  return rows.map((row) => {
    const { task_id, name } = row as { task_id: string; name: string };
    return { taskId: task_id, name };
  });
}

export async function readOnlyTask(stand: Stand, processInstanceId: string): Promise<string> {
  const [task, ...others] = await readTasks(stand, processInstanceId);
  if (!task || others.length > 0) throw new Error('expected exactly one open task');
  return task.taskId;
}
