import { recordEvent } from '#domain/audit/record-event';
import { inTransaction, type Context } from '#domain/context';
import { invalidInput } from '#domain/errors';
import { getSupportedCase } from '#domain/plans/supported-case';
import { z } from 'zod';
import { endLinks } from './agency-link-store.ts';
import { updateEngagement } from './engagement-store.ts';
import { lockEngagementForChange } from './get-engagement.ts';

export const recordReportInput = z.object({
  engagementId: z.uuid(),
  reportedOn: z.iso.date(),
  reportText: z.string().trim().min(1).max(4000),
  documentId: z.uuid().optional(),
});

/**
 * Keeps what the organisation did for the measure. The measure stays open: its mark is the curator's alone. An engagement that ended
 * meanwhile keeps its end (П1 п.5.1, 5.5; T-076; AMB-41).
 */
export async function recordAgencyReport(ctx: Context, input: z.input<typeof recordReportInput>): Promise<void> {
  const { engagementId, reportedOn, reportText, documentId } = recordReportInput.parse(input);
  await inTransaction(ctx, async (tx) => {
    const engagement = await lockEngagementForChange(tx, engagementId);
    if (engagement.status !== 'agreed') return;
    const found = await getSupportedCase(tx, engagement.caseId);
    if (reportedOn < (engagement.repliedOn ?? '') || reportedOn > found.today)
      throw invalidInput('Проверьте дату отчёта.', {
        '/reportedOn': 'Дата отчёта — не раньше согласия организации и не позже сегодняшнего дня.',
      });
    await updateEngagement(tx.db, engagementId, {
      ...{ status: 'reported', reportedOn, reportText, closedAt: tx.now },
      ...(documentId !== undefined && { reportDocumentId: documentId }),
    });
    await endLinks(tx.db, engagementId, tx.now);
    await recordEvent(tx, {
      action: 'engagement.reported',
      objectKind: 'engagement',
      objectId: engagementId,
      caseId: engagement.caseId,
      centreId: found.centreId,
      before: { status: engagement.status },
      after: { status: 'reported', reportedOn, planItemId: engagement.planItemId, organisationId: engagement.organisationId },
    });
  });
}
