import { dateInZone } from '#domain/calendar/zoned-time';
import { describeCase } from '#domain/cases/describe-case';
import { getCase } from '#domain/cases/get-case';
import { caseOfTask } from '#domain/tasks/case-of-task';
import type { TaskForm } from '#domain/tasks/task-form';
import { z } from 'zod';
import { assessmentChoices, keepRecords, refuseFuture } from './keep-records.ts';

const formData = z.strictObject({
  meetings: z.array(
    z.strictObject({
      metOn: z.iso.date(),
      place: z.string(),
      participantIds: z.array(z.uuid()),
      others: z.string().optional(),
      outcome: z.string(),
      source: z.string(),
    }),
  ),
});

/** First meetings with the family, by which trust is built before anything is drafted (П1 п.4.6; T-049). */
export const firstMeetingForm: TaskForm = {
  formKey: 'first-meeting',
  async prepare(ctx, task) {
    const found = await getCase(ctx, caseOfTask(task));
    return {
      initial: { meetings: [{ metOn: dateInZone(ctx.now, found.timeZone) }] },
      choices: await assessmentChoices(ctx, found),
      facts: await describeCase(ctx, found),
    };
  },
  async complete(ctx, task, data) {
    const { meetings } = formData.parse(data);
    refuseFuture(
      ctx,
      await getCase(ctx, caseOfTask(task)),
      Object.fromEntries(meetings.map(({ metOn }, index) => [`/meetings/${index}/metOn`, metOn])),
    );
    await keepRecords(
      ctx,
      task,
      meetings.map(({ metOn, source, ...content }) => ({
        kind: 'first-meeting',
        personId: null,
        occurredOn: metOn,
        source,
        confidentiality: 'confidential',
        content,
      })),
    );
    return {};
  },
};
