import { closingGroundLabel } from '#domain/cases/closing-words';
import type { Context } from '#domain/context';
import { russianDate } from '#domain/calendar/plain-date';
import { listFamilyMembers } from '#domain/families/family-members';
import { mayActForFamily } from '#domain/families/may-act';
import { parseInput } from '#domain/parse-input';
import { memberChoices } from '#domain/plans/member-choices';
import { getSupportedCase } from '#domain/plans/supported-case';
import type { RegisterEntry } from '#domain/register/register-entry';
import { findRegisterEntry } from '#domain/register/register-view';
import { caseOfTask } from '#domain/tasks/case-of-task';
import type { PreparedForm, TaskForm } from '#domain/tasks/task-form';
import { findRemovalProtocol, type RemovalProtocol } from './removal-protocol.ts';
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
      facts: entry ? await describeRemoval(ctx, entry) : [],
    };
  },

  async complete(ctx, task, data) {
    await sendClosingNotice(ctx, { caseId: caseOfTask(task), ...parseInput(dataSchema, data) });
    return {};
  },
};

/** Date, ground and protocol of the removal: what the notice is about (П1 п.5.8; T-098). */
async function describeRemoval(ctx: Context, entry: RegisterEntry): Promise<PreparedForm['facts']> {
  if (entry.removedOn === null || entry.removalGround === null) return [];
  const protocol = await findRemovalProtocol(ctx, entry.removalAgendaItemId);
  return [
    { label: 'Ведомственный учет', value: `№ ${entry.number}, снята ${russianDate(entry.removedOn)}` },
    { label: 'Основание', value: closingGroundLabel(entry.removalGround) },
    ...(protocol ? [{ label: 'Решение консилиума', value: protocolWords(protocol) }] : []),
  ];
}

function protocolWords({ session, minutesNumber, heldOn }: RemovalProtocol): string {
  const minutes = minutesNumber === null ? `заседание ${session}` : `протокол № ${minutesNumber}`;
  return heldOn === null ? minutes : `${minutes} от ${russianDate(heldOn)}`;
}
