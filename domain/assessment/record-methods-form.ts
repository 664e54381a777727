import { dateInZone } from '#domain/calendar/zoned-time';
import { describeCase } from '#domain/cases/describe-case';
import { getCase } from '#domain/cases/get-case';
import { invalidInput } from '#domain/errors';
import { readSetting } from '#domain/settings/read-setting';
import { caseOfTask } from '#domain/tasks/case-of-task';
import type { TaskForm } from '#domain/tasks/task-form';
import { z } from 'zod';
import { assessmentChoices, keepRecords, refuseFuture, type CollectedRecord } from './keep-records.ts';
import { isStrictSource } from './sources.ts';

const METHODS = ['conversation', 'questionnaire', 'observation', 'interview'] as const;
type Method = (typeof METHODS)[number];

const methodData = z.strictObject({
  isMade: z.enum(['yes', 'no']),
  madeOn: z.iso.date().optional(),
  personId: z.uuid().optional(),
  source: z.string().optional(),
  result: z.string().optional(),
  reason: z.string().optional(),
});
const formData = z.strictObject({
  conversation: methodData,
  questionnaire: methodData,
  observation: methodData,
  interview: methodData,
});

/** The four methods of stage III, each with its result or the reason why it was not used (П4–11 ст.III; T-033, T-034). */
export const recordMethodsForm: TaskForm = {
  formKey: 'record-methods',
  async prepare(ctx, task) {
    const found = await getCase(ctx, caseOfTask(task));
    return { initial: {}, choices: await assessmentChoices(ctx, found), facts: await describeCase(ctx, found) };
  },
  async complete(ctx, task, data) {
    const methods = formData.parse(data);
    const found = await getCase(ctx, caseOfTask(task));
    const required = await readSetting(ctx, 'methodsRequired', found.centreId);
    if (METHODS.filter((method) => methods[method].isMade === 'yes').length < required) {
      throw invalidInput('Проведено слишком мало методов.', { '/conversation/isMade': `Нужно методов не меньше: ${required}.` });
    }
    refuseFuture(ctx, found, Object.fromEntries(METHODS.map((method) => [`/${method}/madeOn`, methods[method].madeOn])));
    const today = dateInZone(ctx.now, found.timeZone);
    await keepRecords(
      ctx,
      task,
      METHODS.map((method) => toRecord(method, methods[method], today)),
    );
    return {};
  },
};

/** A method that was not used leaves a record too: its reason belongs to the summary of the assessment. */
function toRecord(kind: Method, given: z.infer<typeof methodData>, today: string): CollectedRecord {
  const isMade = given.isMade === 'yes';
  const source = isMade && given.source ? given.source : 'curator';
  return {
    kind,
    personId: isMade ? (given.personId ?? null) : null,
    occurredOn: isMade ? (given.madeOn ?? today) : today,
    source,
    confidentiality: isStrictSource(source) ? 'strict' : 'confidential',
    content: isMade ? { isMade, result: given.result ?? '' } : { isMade, reason: given.reason ?? '' },
  };
}
