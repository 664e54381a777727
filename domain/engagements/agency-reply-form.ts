import { parseInput } from '#domain/parse-input';
import { dateInZone } from '#domain/calendar/zoned-time';
import { getSupportedCase } from '#domain/plans/supported-case';
import { idOf } from '#domain/plans/task-variables';
import { caseOfTask } from '#domain/tasks/case-of-task';
import type { TaskForm } from '#domain/tasks/task-form';
import { findLinkAnswer } from './agency-link-store.ts';
import { describeEngagement } from './engagement-facts.ts';
import { isEngaged } from './engagement.ts';
import { getEngagement } from './get-engagement.ts';
import { recordAgencyReply, recordReplyInput } from './record-agency-reply.ts';

const dataSchema = recordReplyInput.omit({ engagementId: true });

/** «Ответ организации»: prefilled with what the organisation answered by its link, confirmed by the curator (П1 п.5.5; T-076, T-117). */
export const agencyReplyForm: TaskForm = {
  formKey: 'agency-reply',

  async prepare(ctx, task) {
    const engagement = await getEngagement(ctx, idOf(task, 'engagementId'));
    const { today, timeZone } = await getSupportedCase(ctx, caseOfTask(task));
    const answer = await findLinkAnswer(ctx.db, { engagementId: engagement.id, step: 'reply' });
    const proposed =
      answer?.usedAt == null
        ? { repliedOn: today }
        : { reply: answer.reply, replyText: answer.answerText, repliedOn: dateInZone(answer.usedAt, timeZone) };
    return {
      initial: isEngaged(engagement)
        ? proposed
        : { reply: 'refused', repliedOn: today, replyText: 'Участие организации прекращено: согласие семьи отозвано.' },
      choices: {},
      facts: [
        ...(await describeEngagement(ctx, engagement)),
        ...(answer ? [{ label: 'Ответ по ссылке', value: 'получен, проверьте и подтвердите' }] : []),
      ],
    };
  },

  async complete(ctx, task, data) {
    const given = parseInput(dataSchema, data);
    await recordAgencyReply(ctx, { engagementId: idOf(task, 'engagementId'), ...given });
    return { agencyReply: given.reply };
  },
};
