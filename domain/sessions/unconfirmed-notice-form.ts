import { russianDate } from '#domain/calendar/plain-date';
import { findDeadlineOf } from '#domain/deadlines/find-deadline';
import { listFamilyMembers } from '#domain/families/family-members';
import { mayActForFamily } from '#domain/families/may-act';
import { parseInput } from '#domain/parse-input';
import { memberChoices } from '#domain/plans/member-choices';
import { getSupportedCase } from '#domain/plans/supported-case';
import { caseOfTask } from '#domain/tasks/case-of-task';
import type { TaskForm } from '#domain/tasks/task-form';
import { findRefusedNeed, notifyUnconfirmed, unconfirmedNoticeInput } from './notify-unconfirmed.ts';

const dataSchema = unconfirmedNoticeInput.omit({ caseId: true });

/** «Уведомление: потребность не подтверждена» with the consilium's reason and other help (П1 п.4.1, 4.4; T-063; AMB-07). */
export const unconfirmedNoticeForm: TaskForm = {
  formKey: 'unconfirmed-notice',

  async prepare(ctx, task) {
    const found = await getSupportedCase(ctx, caseOfTask(task));
    const readers = (await listFamilyMembers(ctx, found.familyId)).filter((member) => mayActForFamily(member, found.today));
    const applicant = readers.find(({ isApplicant }) => isApplicant);
    const refused = await findRefusedNeed(ctx, found.id);
    const deadline = await findDeadlineOf(ctx, found.id);
    return {
      initial: {
        notifiedOn: found.today,
        suggestedHelp: [],
        ...(applicant && { recipientId: applicant.id }),
        ...(refused && { reason: refused.reason }),
      },
      choices: { adults: memberChoices(readers) },
      facts: deadline && !deadline.closedAt ? [{ label: 'Уведомить не позднее', value: russianDate(deadline.dueOn) }] : [],
    };
  },

  async complete(ctx, task, data) {
    await notifyUnconfirmed(ctx, { caseId: caseOfTask(task), ...parseInput(dataSchema, data) });
    return {};
  },
};
