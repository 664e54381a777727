import type { Knex } from 'knex';
import { z } from 'zod';
import type { EngineCommand } from '#domain/commands/request-command';
import type { ActivityTree, MigrationPlan } from './engine-answers.ts';
import type { EngineClient } from './engine-client.ts';
import { DONE, judge, type SendOutcome } from './send-outcome.ts';

interface Move {
  readonly plan: MigrationPlan;
  readonly instanceIds: readonly string[];
}

type MigrateCase = Extract<EngineCommand, { kind: 'migrate-case' }>;

/**
 * Takes the process of a case and all its children over to the diagrams of one release. Each definition is a call of its own, so
 * everything is looked at first: a case that stands at a step which the new diagrams do not have stays whole where it is and ends
 * there. A case that was taken over in part before a crash is completed by the repetition.
 */
export async function migrateCase(db: Knex, engine: EngineClient, command: MigrateCase): Promise<SendOutcome> {
  const { businessKey, deploymentId } = command;
  const moves = await planMoves(db, engine, { businessKey, deploymentId });
  if (moves === undefined) return { kind: 'dropped', code: 'PROCESS_NOT_IN_RELEASE' };
  for (const { plan, instanceIds } of moves) {
    for (const instanceId of instanceIds) {
      if (!(await isCovered(engine, instanceId, plan))) return { kind: 'dropped', code: 'STEP_NOT_IN_RELEASE' };
    }
  }
  for (const { plan, instanceIds } of moves) {
    const outcome = await judge(
      () => engine.executeMigration(plan, instanceIds),
      () => ({ kind: 'dropped', code: 'MIGRATION_REFUSED' }),
    );
    if (outcome.kind !== 'done') return outcome;
  }
  return DONE;
}

/** One move for each definition that is not of the release; nothing at all when the release lacks one of them. */
async function planMoves(
  db: Knex,
  engine: EngineClient,
  { businessKey, deploymentId }: Pick<MigrateCase, 'businessKey' | 'deploymentId'>,
): Promise<readonly Move[] | undefined> {
  const [instances, definitions] = await Promise.all([
    engine.listInstances({ businessKey, rootsOnly: false }),
    engine.listDefinitionsOfDeployment(deploymentId),
  ]);
  const targets = new Map(definitions.map(({ key, id }) => [key, id]));
  if (instances.some(({ definitionKey }) => !targets.has(definitionKey))) return undefined;
  const outdated = instances.filter(({ definitionKey, definitionId }) => targets.get(definitionKey) !== definitionId);
  const moves: Move[] = [];
  for (const sourceId of new Set(outdated.map(({ definitionId }) => definitionId))) {
    const members = outdated.filter(({ definitionId }) => definitionId === sourceId);
    const targetId = targets.get(members[0]?.definitionKey ?? '') ?? '';
    const instanceIds = members.map(({ id }) => id);
    const plan = await engine.generateMigrationPlan(sourceId, targetId);
    moves.push({ plan: await keepTimers(db, plan, instanceIds), instanceIds });
  }
  return moves;
}

/** A message gets the name that the new diagram waits for; a timer keeps the time that was set for this case. */
async function keepTimers(db: Knex, plan: MigrationPlan, instanceIds: readonly string[]): Promise<MigrationPlan> {
  const rows: unknown = await db('app.engine_jobs')
    .whereIn('process_instance_id', instanceIds)
    .where('kind', 'like', 'timer%')
    .distinct({ activityId: 'activity_id' });
  const timers = new Set(
    z
      .array(z.object({ activityId: z.string().nullable() }))
      .parse(rows)
      .map(({ activityId }) => activityId),
  );
  const instructions = plan.instructions.map((instruction) =>
    instruction.sourceActivityIds.some((id) => timers.has(id)) ? { ...instruction, updateEventTrigger: false } : instruction,
  );
  return { ...plan, instructions };
}

/** Whether the plan says of every place where the instance stands where it goes. */
async function isCovered(engine: EngineClient, instanceId: string, plan: MigrationPlan): Promise<boolean> {
  const mapped = new Set(plan.instructions.flatMap(({ sourceActivityIds }) => sourceActivityIds));
  const tree = await engine.findActivityTree(instanceId);
  // An instance that ended meanwhile has no place that could be missing.
  return tree === undefined || listPlaces(tree).every((activityId) => mapped.has(activityId));
}

/** The root of the tree is the process itself, which no instruction names. */
function listPlaces(tree: ActivityTree): readonly string[] {
  const below = tree.childActivityInstances.flatMap((child) => [child.activityId, ...listPlaces(child)]);
  return [...below, ...tree.childTransitionInstances.map(({ activityId }) => activityId)];
}
