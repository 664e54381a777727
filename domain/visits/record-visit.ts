import { keepCaseRecords, refuseFuture } from '#domain/assessment/keep-records';
import { listSourceChoices } from '#domain/assessment/sources';
import { authoriseCase } from '#domain/cases/case-access';
import { lockCaseForChange } from '#domain/cases/lock-case-for-change';
import { inTransaction, type Context } from '#domain/context';
import { DomainError, invalidInput } from '#domain/errors';
import { listFamilyMembers } from '#domain/families/family-members';
import { parseInput } from '#domain/parse-input';
import { z } from 'zod';
import { readVisitPlan } from './read-visit-plan.ts';

const visitInput = z.strictObject({
  caseId: z.uuid(),
  visitedOn: z.iso.date('Такой даты нет.'),
  place: z.string().trim().min(1, 'Укажите место посещения.').max(300),
  participantIds: z.array(z.uuid()).min(1, 'Отметьте, кто из семьи был дома.').max(100),
  others: z.string().trim().max(1000).optional(),
  outcome: z.string().trim().min(1, 'Запишите итог посещения.').max(4000),
  source: z.string().min(1, 'Выберите источник сведений.').max(100),
});

/** Records a visit to the family: day, place, who was there, outcome; the rhythm of visits goes on from it (П1 п.5.10; T-034, T-122). */
export async function recordVisit(ctx: Context, given: z.input<typeof visitInput>): Promise<void> {
  const { caseId, visitedOn, source, ...content } = parseInput(visitInput, given);
  await inTransaction(ctx, async (open) => {
    const tx = await authoriseCase(open, caseId, ['assessment.gather', 'do']);
    const found = await lockCaseForChange(tx, caseId);
    if (found.status === 'closed') throw new DomainError('CASE_CLOSED', 'Дело закрыто: посещения больше не вносятся.');
    refuseFuture(tx, found, { '/visitedOn': visitedOn });
    const members = (await listFamilyMembers(tx, found.familyId)).map(({ id }) => id);
    if (!content.participantIds.every((id) => members.includes(id))) {
      throw invalidInput('Проверьте участников.', { '/participantIds': 'Отметьте членов этой семьи.' });
    }
    if (!(await listSourceChoices(tx, found.centreId)).some(({ value }) => value === source)) {
      throw invalidInput('Проверьте источник.', { '/source': 'Выберите источник сведений.' });
    }
    const plannedOn = (await readVisitPlan(tx, caseId))?.overdueOn ?? null;
    await keepCaseRecords(tx, { caseId, taskId: null }, [
      {
        kind: 'visit',
        personId: null,
        occurredOn: visitedOn,
        source,
        confidentiality: 'confidential',
        content: { ...content, ...(plannedOn && { plannedOn }) },
      },
    ]);
  });
}
