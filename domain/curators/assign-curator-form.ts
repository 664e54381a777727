import { getCase } from '#domain/cases/get-case';
import { describeCase } from '#domain/cases/describe-case';
import type { Context } from '#domain/context';
import { LEVELS } from '#domain/plans/plan-levels';
import { caseOfTask } from '#domain/tasks/case-of-task';
import type { Choice, TaskForm } from '#domain/tasks/task-form';
import { z } from 'zod';
import { assignCurator } from './assign-curator.ts';
import { listCuratorLoads, type CuratorLoad } from './curator-load-view.ts';

const formData = z.strictObject({
  curatorId: z.uuid(),
  expectedLevel: z.enum(['adaptation', 'basic', 'crisis']),
  overLimitReason: z.string().trim().optional(),
});

/** Assignment of the curator by the head, with the load of every specialist shown, the least loaded first (П1 п.4.5, 5.6; T-048, T-114). */
export const assignCuratorForm: TaskForm = {
  formKey: 'assign-curator',
  async prepare(ctx, task) {
    const found = await getCase(ctx, caseOfTask(task));
    const curators = await listCuratorChoices(ctx, found.centreId);
    const [least] = curators;
    return { initial: least ? { curatorId: least.value } : {}, choices: { curators }, facts: await describeCase(ctx, found) };
  },
  async complete(ctx, task, data) {
    const { curatorId, expectedLevel, overLimitReason } = formData.parse(data);
    const caseId = caseOfTask(task);
    await assignCurator(ctx, { caseId, userId: curatorId, expectedLevel, ...(overLimitReason && { overLimitReason }) });
    return {};
  },
};

async function listCuratorChoices(ctx: Context, centreId: string): Promise<Choice[]> {
  const loads = await listCuratorLoads(ctx, centreId);
  return loads.map((load) => ({
    value: load.userId,
    label: load.name,
    hint: `${load.post}; ${describeLoad(load)}`,
    data: { index: load.index, families: load.families, postSupport: load.postSupport },
  }));
}

/** «нагрузка 0,75: кризисный 2, базовый 1, адаптационный 0», and families in post-support apart. */
function describeLoad(load: CuratorLoad): string {
  const byLevel = [...LEVELS].reverse().map(({ code, label }) => `${label} ${load.families[code]}`);
  const index = load.index.toLocaleString('ru-RU', { maximumFractionDigits: 2 });
  const postSupport = load.postSupport > 0 ? `; постсопровождение ${load.postSupport}` : '';
  return `нагрузка ${index}: ${byLevel.join(', ')}${postSupport}`;
}
