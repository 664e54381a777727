import type { Context } from '#domain/context';
import { selectApplications, type Application } from './application-store.ts';

/** Applications of a case, by the measure for which each was made (П4–11 ст.V; T-073). */
export async function listApplications(ctx: Context, caseId: string): Promise<ReadonlyMap<string, Application>> {
  return new Map((await selectApplications(ctx.db, caseId)).map((application) => [application.planItemId, application]));
}
