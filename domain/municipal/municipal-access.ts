import { authoriseCase, findCaseAccess } from '#domain/cases/case-access';
import type { Context } from '#domain/context';
import { AccessRefused, forbidden } from '#domain/errors';
import { loadPerson } from '#domain/users/load-person';
import { may } from '#domain/users/may';
import type { Right } from '#domain/users/permission-matrix';
import { findQuestionAtBody } from './municipal-store.ts';

const RIGHTS: readonly Right[] = ['propose', 'decide', 'do'];

/**
 * Refuses who may not read the questions of a case. The secretary enters the answer to any question of the centre, and so knows of a case
 * that stands on no agenda, but only while its question is at the municipal body (П1 п.4.13, 5.11; T-016, T-103, T-193).
 */
export async function authoriseMunicipalReading(ctx: Context, caseId: string): Promise<Context> {
  if (await isAtMunicipalBody(ctx, caseId)) {
    return authoriseCase(ctx, caseId, ...RIGHTS.map((right) => ['municipal.escalate', right] as const));
  }
  const acting = await authoriseCase(ctx, caseId, ['family.read', 'read']);
  const access = (await findCaseAccess(ctx, caseId)) ?? {};
  const person = await loadPerson(ctx, ctx.actor.id);
  if (RIGHTS.some((right) => may(person, 'municipal.escalate', right, access))) return acting;
  throw new AccessRefused(forbidden(), { objectKind: 'case', objectId: caseId, caseId });
}

/** Whether a question of a case that still runs was sent and is not answered yet (П1 п.4.13; T-103). */
export async function isAtMunicipalBody(ctx: Context, caseId: string): Promise<boolean> {
  return (await findQuestionAtBody(ctx.db, caseId)) !== undefined;
}
