import type { Context } from '#domain/context';
import { DomainError } from '#domain/errors';
import type { PlanVersion } from './plan-version.ts';
import { hasOtherProgramme, isSecondProgramme, updatePlanVersion } from './plan-version-store.ts';

const inForce = () =>
  new DomainError('PROGRAMME_IN_FORCE', 'У семьи уже есть действующая ИПССС по другому делу: вторая не вводится.');

/** Refuses a plan of a family that is supported by another case: a family has one programme (П1 п.1.3; T-108; AMB-50). */
export async function refuseSecondProgramme(ctx: Context, plan: Pick<PlanVersion, 'familyId' | 'caseId'>): Promise<void> {
  if (await hasOtherProgramme(ctx.db, plan)) throw inForce();
}

/** Makes a version the one in force. Of two cases of a family that come at the same moment the index lets one pass (T-108). */
export async function putInForce(ctx: Context, planVersionId: string): Promise<void> {
  try {
    await updatePlanVersion(ctx.db, planVersionId, { status: 'active' });
  } catch (error) {
    if (isSecondProgramme(error)) throw inForce();
    throw error;
  }
}

/** Ends the programme of a family that is no longer supported (П1 п.5.8; T-098, T-108). */
export async function endProgramme(ctx: Context, planVersionId: string): Promise<void> {
  await updatePlanVersion(ctx.db, planVersionId, { status: 'archived' });
}
