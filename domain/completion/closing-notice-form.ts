import { russianDate } from '#domain/calendar/plain-date';
import { listFamilyMembers } from '#domain/families/family-members';
import { mayActForFamily } from '#domain/families/may-act';
import { parseInput } from '#domain/parse-input';
import { memberChoices } from '#domain/plans/member-choices';
import { getSupportedCase } from '#domain/plans/supported-case';
import { findRegisterEntry } from '#domain/register/register-view';
import { caseOfTask } from '#domain/tasks/case-of-task';
import type { TaskForm } from '#domain/tasks/task-form';
import { sendClosingNotice, sendClosingNoticeInput } from './send-closing-notice.ts';

const dataSchema = sendClosingNoticeInput.omit({ caseId: true });

/** «Уведомление о завершении сопровождения» (П1 п.5.8; П4–11 ст.VII; T-098). */
export const closingNoticeForm: TaskForm = {
  formKey: 'closing-notice',

  async prepare(ctx, task) {
    const found = await getSupportedCase(ctx, caseOfTask(task));
    const adults = (await listFamilyMembers(ctx, found.familyId)).filter((member) => mayActForFamily(member, found.today));
    const entry = await findRegisterEntry(ctx, found.id);
    return {
      initial: { sentOn: found.today, delivery: 'handed', recipientId: adults[0]?.id },
      choices: { adults: memberChoices(adults) },
      facts: entry?.removedOn
        ? [{ label: 'Ведомственный учет', value: `№ ${entry.number}, снята ${russianDate(entry.removedOn)}` }]
        : [],
    };
  },

  async complete(ctx, task, data) {
    await sendClosingNotice(ctx, { caseId: caseOfTask(task), ...parseInput(dataSchema, data) });
    return {};
  },
};
