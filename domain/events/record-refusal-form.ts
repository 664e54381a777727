import { documentChoices } from '#domain/documents/document-choices';
import { parseInput } from '#domain/parse-input';
import { REFUSAL_KIND } from '#domain/sessions/refusal-documents';
import type { TaskForm } from '#domain/tasks/task-form';
import { eventOfTask, readEventTask } from './event-task.ts';
import { recordRefusal, refusalInput } from './record-refusal.ts';

/** «Оформить отказ семьи»: the scan and the date, or that there is no refusal (П1 п.5.8 в; T-093; AMB-10). */
export const recordRefusalForm: TaskForm = {
  formKey: 'record-refusal',
  async prepare(ctx, task) {
    const { event, adults, facts } = await readEventTask(ctx, task);
    return {
      initial: { decision: 'confirmed', refusedOn: event.happenedOn, signedByPersonId: adults[0]?.value },
      choices: { adults, refusals: await documentChoices(ctx, event.caseId, REFUSAL_KIND) },
      facts,
    };
  },
  async complete(ctx, task, data) {
    return recordRefusal(ctx, { caseEventId: eventOfTask(task), refusal: parseInput(refusalInput, data) });
  },
};
