import { recordEvent } from '#domain/audit/record-event';
import type { Context } from '#domain/context';
import { getCase } from '#domain/cases/get-case';
import { findPlacedMeasure } from '#domain/plans/plan-reading';
import { findEngagementLetter } from '#domain/requests/find-engagement-letter';
import type { OpenLink } from './find-agency-link.ts';

export interface AgencyView {
  readonly number: string;
  readonly organisation: string;
  readonly question: string;
  readonly step: 'reply' | 'report';
  readonly dueOn: string;
  readonly hasFile: boolean;
}

/**
 * What an organisation sees by its link: the number of the letter, what it is asked, and until when. Nothing else of the family or its
 * plan (П1 п.5.3, 5.11; T-076, T-194).
 */
export async function openAgencyLink(ctx: Context, { link, engagement }: OpenLink): Promise<AgencyView> {
  const letter = await findEngagementLetter(ctx, engagement.id);
  const measure = await findPlacedMeasure(ctx, engagement.planItemId);
  if (!letter || !measure) throw new Error('a link was issued before its letter');
  const { centreId } = await getCase(ctx, engagement.caseId);
  await recordEvent(ctx, {
    action: 'agency-link.opened',
    objectKind: 'engagement',
    objectId: engagement.id,
    caseId: engagement.caseId,
    centreId,
    after: { step: link.step, organisationId: engagement.organisationId },
  });
  return {
    number: letter.number,
    organisation: engagement.organisation,
    question: engagement.question,
    step: link.step,
    dueOn: link.step === 'reply' ? letter.answerDueOn : measure.dueOn,
    hasFile: link.documentId !== null,
  };
}
