import { recordEvent } from '#domain/audit/record-event';
import { getCase } from '#domain/cases/get-case';
import { listFamilyMembers } from '#domain/families/family-members';
import { mayActForFamily } from '#domain/families/may-act';
import { organisationChoices } from '#domain/organisations/organisation-choices';
import { parseInput } from '#domain/parse-input';
import { memberChoices } from '#domain/plans/member-choices';
import { getSupportedCase } from '#domain/plans/supported-case';
import { idOf } from '#domain/plans/task-variables';
import { caseOfTask } from '#domain/tasks/case-of-task';
import type { TaskForm } from '#domain/tasks/task-form';
import { z } from 'zod';
import { describeEngagement } from './engagement-facts.ts';
import { updateEngagement } from './engagement-store.ts';
import { getEngagement } from './get-engagement.ts';
import { engagementInput, startEngagement } from './start-engagement.ts';

const dataSchema = z.discriminatedUnion('replacement', [
  engagementInput.extend({ replacement: z.literal('other') }),
  z.object({ replacement: z.literal('none'), reason: z.string().trim().min(1) }),
]);

/** «Замена соисполнителя»: another organisation with the family's agreement to it, or the centre goes on alone (П1 п.5.5; T-117). */
export const replaceCoExecutorForm: TaskForm = {
  formKey: 'replace-co-executor',

  async prepare(ctx, task) {
    const found = await getSupportedCase(ctx, caseOfTask(task));
    const engagement = await getEngagement(ctx, idOf(task, 'engagementId'));
    const adults = (await listFamilyMembers(ctx, found.familyId)).filter((member) => mayActForFamily(member, found.today));
    const organisations = await organisationChoices(ctx, { district: found.district });
    return {
      initial: { question: engagement.question },
      choices: {
        organisations: organisations.filter(({ value }) => value !== engagement.organisationId),
        adults: memberChoices(adults),
      },
      facts: await describeEngagement(ctx, engagement),
    };
  },

  async complete(ctx, task, data) {
    const given = parseInput(dataSchema, data);
    const lost = await getEngagement(ctx, idOf(task, 'engagementId'));
    if (given.replacement === 'none') {
      const { centreId } = await getCase(ctx, lost.caseId);
      await updateEngagement(ctx.db, lost.id, { notReplacedReason: given.reason });
      await recordEvent(ctx, {
        action: 'engagement.not-replaced',
        objectKind: 'engagement',
        objectId: lost.id,
        caseId: lost.caseId,
        centreId,
        after: { planItemId: lost.planItemId, organisationId: lost.organisationId },
      });
      return { replacement: 'none' };
    }
    const { caseId, planItemId } = lost;
    const { engagementId } = await startEngagement(ctx, { ...given, caseId, planItemId, replacesId: lost.id });
    return { replacement: 'other', engagementId };
  },
};
