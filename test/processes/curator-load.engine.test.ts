import { expect, test } from 'vitest';
import { z } from 'zod';
import { assignCurator, buildCase } from '../support/factories.ts';
import { SUPPORT_FORMS, usePlayhouse, WHOLE_LIFE_MS, type Beginning } from '../support/playhouse.ts';
import type { Player } from '../support/company.ts';

const house = usePlayhouse();

/** Four families in crisis are a full load; the fifth family makes it more at any level. */
async function fillLoad({ company }: Beginning): Promise<void> {
  for (let family = 0; family < 4; family += 1) {
    const { caseId } = await buildCase(house.db, { centre: company.centre });
    await assignCurator(house.db, caseId, company.users.curator.userId);
    await house.db('app.curator_assignments').where({ case_id: caseId }).update({ expected_level: 'crisis' });
  }
}

/** How a person's form may be sent, whatever the story would fill in. */
async function openTask({ play, company }: Beginning, player: Player, formKey: string) {
  const task = (await play.listTasks(player)).find((open) => open.formKey === formKey);
  if (!task) throw new Error(`${player} has no ${formKey}`);
  const { form, prepared } = await play.openForm(player, task.taskId);
  const complete = (data: object) =>
    company.browsers[player].post(`/api/tasks/${task.taskId}/complete`, { formVersion: form.version, data });
  return { complete, prepared };
}

const refusal = z.object({ error: z.object({ code: z.string(), fields: z.record(z.string(), z.string()) }) });

test(
  'T-048 T-112 T-113 a curator above the limit: a reason at the assignment, and again at the level of the consilium',
  { timeout: WHOLE_LIFE_MS },
  async () => {
    const beginning = await house.begin({ measures: ['5.1.1', '5.6.2'] });
    const { play, played, company } = beginning;
    await fillLoad(beginning);
    await play.work({ leave: ['assign-curator'] });

    const assignment = await openTask(beginning, 'head', 'assign-curator');
    const curator = { curatorId: company.users.curator.userId, expectedLevel: 'basic' };
    const unexplained = await assignment.complete(curator);
    const explained = await assignment.complete({ ...curator, overLimitReason: 'Других кураторов в отделении нет' });
    await play.work({ leave: [...SUPPORT_FORMS, 'record-decisions'] });

    const decision = await openTask(beginning, 'director', 'record-decisions');
    const [questionId] = await house.db('app.agenda_items').where({ case_id: played.caseId }).pluck('id');
    const row = {
      ...{ questionId, outcome: 'accepted', level: 'basic', levelReason: 'Проблемы решаемы', ippsuOverride: 'Оформляется' },
      helpKinds: ['medical', 'pedagogical', 'psychological', 'social', 'legal'],
    };
    const silent = await decision.complete({ decisions: [row] });
    const reasoned = await decision.complete({ decisions: [{ ...row, loadReason: 'Куратор знает семью' }] });
    await play.work({ leave: SUPPORT_FORMS });

    expect(assignment.prepared.choices['curators']).toMatchObject([{ data: { index: 1, families: { crisis: 4 } } }]);
    expect(unexplained.status).toBe(400);
    expect(Object.keys(refusal.parse(unexplained.body).error.fields)).toEqual(['/overLimitReason']);
    expect(explained.status).toBe(200);
    expect(silent.status).toBe(400);
    expect(Object.keys(refusal.parse(silent.body).error.fields)).toEqual(['/decisions/0/loadReason']);
    expect(reasoned.status).toBe(200);
    const reasons: unknown = await house
      .db('app.curator_assignments as a')
      .join('app.curator_levels as l', 'l.assignment_id', 'a.id')
      .where({ 'a.case_id': played.caseId })
      .select({ atAssignment: 'a.over_limit_reason', atDecision: 'l.over_limit_reason', index: 'l.load_index' });
    expect(reasons).toMatchObject([{ atAssignment: 'Других кураторов в отделении нет', atDecision: 'Куратор знает семью' }]);
    expect(await house.readCase(played)).toMatchObject({ status: 'support', plans: [{ version: 1, status: 'active' }] });
  },
);
