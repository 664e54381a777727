import { z } from 'zod';
import { EngineClient } from '#engine/engine-client';
import { defineTask } from '#engine/task';
import { buildOneStep } from '../../engine/diagram.ts';
import type { BenchStand } from '../bench-stand.ts';
import { inParallel } from '../in-parallel.ts';

export const TOPIC = 'bench-no-op';
const PROCESS = 'bench-no-op';
/** As many callers as the plain loop has. */
const STARTERS = 8;

export const noOpTask = defineTask({ topic: TOPIC, input: z.object({}), errors: [], run: () => Promise.resolve({}) });

/** An engine and how to speak to it. */
type NoOpEngine = Pick<BenchStand, 'config' | 'secrets'>;
/** Who may count in the engine's own tables. */
type Counter = Pick<BenchStand, 'admin'>;

export async function deployNoOp({ config, secrets }: NoOpEngine): Promise<void> {
  const deployer = new EngineClient({ url: config.engineUrl, account: 'deployer', password: secrets.engineDeployer });
  const text = buildOneStep(PROCESS, `<bpmn:serviceTask id="Step" camunda:type="external" camunda:topic="${TOPIC}"/>`);
  await deployer.deploy({ name: PROCESS, source: 'bench', files: [{ name: `${PROCESS}.bpmn`, text }] });
}

/** So many instances, each waiting at one external task. */
export async function startTasks({ config, secrets }: NoOpEngine, run: string, count: number): Promise<void> {
  const api = new EngineClient({ url: config.engineUrl, account: 'api', password: secrets.engineApi });
  const keys = Array.from({ length: count }, (_, index) => `${run}-${index}`);
  await inParallel(keys, STARTERS, (businessKey) => api.startProcess({ processKey: PROCESS, businessKey, variables: {} }));
}

export async function countOpenTasks({ admin }: Counter): Promise<number> {
  const { rows } = await admin.query<{ open: number }>(
    'select count(*)::int as open from engine.act_ru_ext_task where topic_name_ = $1',
    [TOPIC],
  );
  return rows[0]?.open ?? Number.NaN;
}

/** A speed counts only when each task was completed, and completed once: by the engine's own log and its finished instances. */
export async function expectEachOnce({ admin }: Counter, run: string, count: number): Promise<void> {
  const { rows } = await admin.query<{ successes: number; tasks: number; others: number; ended: number }>(
    `select
       count(*) filter (where l.state_ = 2)::int as successes,
       count(distinct l.ext_task_id_) filter (where l.state_ = 2)::int as tasks,
       count(*) filter (where l.state_ not in (0, 2))::int as others,
       count(distinct p.id_) filter (where p.state_ = 'COMPLETED')::int as ended
     from engine.act_hi_procinst p join engine.act_hi_ext_task_log l on l.proc_inst_id_ = p.id_
     where p.business_key_ like $1`,
    [`${run}-%`],
  );
  const found = JSON.stringify(rows[0]);
  if (found !== JSON.stringify({ successes: count, tasks: count, others: 0, ended: count }))
    throw new Error(`not each of ${count} tasks was completed exactly once: ${found}`);
}
