import { recordReading } from '#domain/audit/record-reading';
import { describeConsents } from '#domain/consents/consent-view';
import type { Context } from '#domain/context';
import { describeHandovers } from '#domain/curators/handover-view';
import { describeInformings } from '#domain/informing/informing-view';
import { describeObjections } from '#domain/objections/objection-view';
import { loadPerson } from '#domain/users/load-person';
import { may } from '#domain/users/may';
import { authoriseCase, findCaseAccess } from './case-access.ts';
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
    handovers: (await readsPlan(acting, caseId)) ? await describeHandovers(acting, caseId) : [],
  };
}

/** A hand-over list names measures and letters of the plan, which not everybody who sees the case may read (T-016, T-195). */
async function readsPlan(ctx: Context, caseId: string): Promise<boolean> {
  return may(await loadPerson(ctx, ctx.actor.id), 'plan.draft', 'read', (await findCaseAccess(ctx, caseId)) ?? {});
}
