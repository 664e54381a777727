import { dateInZone } from '#domain/calendar/zoned-time';
import { documentChoices } from '#domain/documents/document-choices';
import { parseInput } from '#domain/parse-input';
import { getSupportedCase } from '#domain/plans/supported-case';
import { idOf } from '#domain/plans/task-variables';
import { caseOfTask } from '#domain/tasks/case-of-task';
import type { TaskForm } from '#domain/tasks/task-form';
import { AGENCY_DOCUMENT_KIND } from './agency-document.ts';
import { findLinkAnswer } from './agency-link-store.ts';
import { describeEngagement } from './engagement-facts.ts';
import { getEngagement } from './get-engagement.ts';
import { recordAgencyReport, recordReportInput } from './record-agency-report.ts';

const dataSchema = recordReportInput.omit({ engagementId: true });

/** «Отчёт соисполнителя»: what the organisation did; the mark of the measure stays the curator's (П1 п.5.1, 5.5; T-076). */
export const agencyReportForm: TaskForm = {
  formKey: 'agency-report',

  async prepare(ctx, task) {
    const caseId = caseOfTask(task);
    const engagement = await getEngagement(ctx, idOf(task, 'engagementId'));
    const { today, timeZone } = await getSupportedCase(ctx, caseId);
    const answer = await findLinkAnswer(ctx.db, { engagementId: engagement.id, step: 'report' });
    return {
      initial:
        answer?.usedAt == null
          ? { reportedOn: today }
          : {
              reportedOn: dateInZone(answer.usedAt, timeZone),
              reportText: answer.answerText,
              ...(answer.documentId !== null && { documentId: answer.documentId }),
            },
      choices: { documents: await documentChoices(ctx, caseId, AGENCY_DOCUMENT_KIND) },
      facts: [
        ...(await describeEngagement(ctx, engagement)),
        ...(answer ? [{ label: 'Отчёт по ссылке', value: 'получен, проверьте и подтвердите' }] : []),
      ],
    };
  },

  async complete(ctx, task, data) {
    await recordAgencyReport(ctx, { engagementId: idOf(task, 'engagementId'), ...parseInput(dataSchema, data) });
    return {};
  },
};
