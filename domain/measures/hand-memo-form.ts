import { listFamilyMembers } from '#domain/families/family-members';
import { parseInput } from '#domain/parse-input';
import { memberChoices } from '#domain/plans/member-choices';
import { getSupportedCase } from '#domain/plans/supported-case';
import { idOf } from '#domain/plans/task-variables';
import { caseOfTask } from '#domain/tasks/case-of-task';
import type { TaskForm } from '#domain/tasks/task-form';
import { handMemo, handMemoInput } from './hand-memo.ts';
import { findMemo } from './memo-store.ts';

const dataSchema = handMemoInput.omit({ planItemId: true });

/** «Вручение памятки семье» with the institutions to read out (П4–11 ст.V; T-073). */
export const handMemoForm: TaskForm = {
  formKey: 'hand-memo',

  async prepare(ctx, task) {
    const found = await getSupportedCase(ctx, caseOfTask(task));
    const members = await listFamilyMembers(ctx, found.familyId);
    const memo = await findMemo(ctx.db, idOf(task, 'planItemId'));
    return {
      initial: { delivery: 'handed', deliveredOn: found.today, receivedByPersonId: members[0]?.id },
      choices: { members: memberChoices(members) },
      facts: (memo?.institutions ?? []).map(({ name, address, workingHours, phone }) => ({
        label: name,
        value: [address, workingHours, phone && `тел. ${phone}`].filter(Boolean).join('; '),
      })),
    };
  },

  async complete(ctx, task, data) {
    await handMemo(ctx, { planItemId: idOf(task, 'planItemId'), ...parseInput(dataSchema, data) });
    return {};
  },
};
