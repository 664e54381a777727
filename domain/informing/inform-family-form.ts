import { russianDate } from '#domain/calendar/plain-date';
import { dateInZone } from '#domain/calendar/zoned-time';
import { getCase } from '#domain/cases/get-case';
import { describeCase } from '#domain/cases/describe-case';
import type { Context } from '#domain/context';
import { notFound } from '#domain/errors';
import { listFamilyMembers } from '#domain/families/family-members';
import { mayActForFamily } from '#domain/families/may-act';
import { parseInput } from '#domain/parse-input';
import { memberChoices } from '#domain/plans/member-choices';
import { caseOfTask } from '#domain/tasks/case-of-task';
import type { OpenTask, TaskForm } from '#domain/tasks/task-form';
import { z } from 'zod';
import { INFORMING_LABELS } from './informing.ts';
import { listInformingRows } from './informing-store.ts';
import { informingOutcome, recordInforming } from './record-informing.ts';

/** «Проинформировать семью» о целях, задачах, содержании и результатах работы (П1 п.5.2; T-071). */
export const informFamilyForm: TaskForm = {
  formKey: 'inform-family',
  async prepare(ctx, task) {
    const found = await getCase(ctx, caseOfTask(task));
    const informing = await getInforming(ctx, task);
    const today = dateInZone(ctx.now, found.timeZone);
    const members = await listFamilyMembers(ctx, found.familyId);
    const adults = members.filter((member) => mayActForFamily(member, today));
    return {
      initial: { outcome: 'informed', doneOn: today, personIds: adults.slice(0, 1).map(({ id }) => id) },
      choices: { adults: memberChoices(adults) },
      facts: [
        { label: 'О чём проинформировать', value: INFORMING_LABELS[informing.kind] },
        { label: 'Не позднее', value: russianDate(informing.dueOn) },
        ...(await describeCase(ctx, found)),
      ],
    };
  },
  async complete(ctx, task, data) {
    await recordInforming(ctx, { informingId: informingOf(task), outcome: parseInput(informingOutcome, data) });
    return {};
  },
};

const informingOf = ({ variables }: OpenTask): string => z.uuid().parse(variables['informingId']);

async function getInforming(ctx: Context, task: OpenTask) {
  const rows = await listInformingRows(ctx.db, caseOfTask(task));
  const informing = rows.find(({ id }) => id === informingOf(task));
  if (!informing) throw notFound('Запись об информировании не найдена.');
  return informing;
}
