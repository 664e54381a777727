import { russianDate } from '#domain/calendar/plain-date';
import { describeCase } from '#domain/cases/describe-case';
import { getCase } from '#domain/cases/get-case';
import { documentChoices } from '#domain/documents/document-choices';
import { caseOfTask } from '#domain/tasks/case-of-task';
import type { TaskForm } from '#domain/tasks/task-form';
import { z } from 'zod';
import { PROGRAMME_SCAN } from './package-initial.ts';
import { refuseRenewal, renewProgramme } from './renew-programme.ts';
import { findServicesProgramme, programmeInput } from './services-programme.ts';

const formData = z.discriminatedUnion('outcome', [
  programmeInput.extend({ outcome: z.literal('renewed') }),
  z.object({ outcome: z.literal('not-renewed'), reason: z.string() }),
]);

/** The programme of social services is about to end: its successor, or why there will be none (П4–11 ст.I; T-029). */
export const renewIppsuForm: TaskForm = {
  formKey: 'renew-ippsu',
  async prepare(ctx, task) {
    const found = await getCase(ctx, caseOfTask(task));
    const current = await findServicesProgramme(ctx, found.id);
    return {
      initial: {},
      choices: { programmeScans: await documentChoices(ctx, found.id, PROGRAMME_SCAN) },
      facts: [
        ...(await describeCase(ctx, found)),
        ...(current?.validTo
          ? [{ label: 'ИППСУ', value: `№ ${current.number}, действует до ${russianDate(current.validTo)}` }]
          : []),
      ],
    };
  },
  async complete(ctx, task, data) {
    const given = formData.parse(data);
    const found = await getCase(ctx, caseOfTask(task));
    if (given.outcome === 'renewed') await renewProgramme(ctx, found, programmeInput.parse(given));
    else await refuseRenewal(ctx, found, given.reason);
    return {};
  },
};
