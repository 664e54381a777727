import { recordReading } from '#domain/audit/record-reading';
import { describeConsents } from '#domain/consents/consent-view';
import type { Context } from '#domain/context';
import { describeHandovers } from '#domain/curators/handover-view';
import { describeInformings } from '#domain/informing/informing-view';
import { describeObjections } from '#domain/objections/objection-view';
import { authoriseCase } from './case-access.ts';
import { getCase } from './get-case.ts';

/** What ties the family to the centre besides the plan: consents, informing, objections, hand-overs; leaves a trace (T-071, T-109, T-198). */
export async function openCaseRelations(ctx: Context, caseId: string) {
  const acting = await authoriseCase(ctx, caseId, ['family.read', 'read']);
  const found = await getCase(acting, caseId);
  await recordReading(acting, {
    action: 'case.relations-viewed',
    objectKind: 'case',
    objectId: caseId,
    caseId,
    centreId: found.centreId,
  });
  return {
    consents: await describeConsents(acting, found),
    informings: await describeInformings(acting, found),
    objections: await describeObjections(acting, caseId),
    handovers: await describeHandovers(acting, caseId),
  };
}
