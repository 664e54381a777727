import type { CatalogueMeasure } from '#domain/catalogue/catalogue';
import { listMeasures } from '#domain/catalogue/list-measures';
import type { Context } from '#domain/context';
import { findEarlyDecisions } from '#domain/sessions/agenda-view';
import { readSetting } from '#domain/settings/read-setting';
import type { PlanFacts } from './check-plan.ts';
import type { Level } from './plan-levels.ts';
import { listFamilyMembers } from '#domain/families/family-members';
import { type SupportedCase } from './supported-case.ts';

/** The longest recommended support by level: longer is possible with a reason (П1 п.5.7; T-083, T-247; AMB-01). */
export async function readRecommendedMonths(ctx: Context, centreId: string): Promise<Record<Level, number>> {
  return {
    adaptation: await readSetting(ctx, 'termMonthsAdaptation', centreId),
    basic: await readSetting(ctx, 'termMonthsBasicLimit', centreId),
    crisis: await readSetting(ctx, 'termMonthsCrisis', centreId),
  };
}

/** The term that a new plan proposes: «до 10-12 месяцев» of the basic level has two ends, and the first is the usual one (П1 п.5.7; T-083; AMB-01). */
export async function readUsualMonths(ctx: Context, centreId: string): Promise<Record<Level, number>> {
  return { ...(await readRecommendedMonths(ctx, centreId)), basic: await readSetting(ctx, 'termMonthsBasic', centreId) };
}

/** The measures of the catalogue version that the case was opened with, by code (П1 п.4.10). */
export async function readCaseMeasures(ctx: Context, found: SupportedCase): Promise<Map<string, CatalogueMeasure>> {
  const measures = await listMeasures(ctx, { version: found.catalogueVersion });
  return new Map(measures.map((measure) => [measure.code, measure]));
}

/** What the check of a plan needs to know of the case (П1 п.4.7; T-152). */
export async function readPlanFacts(ctx: Context, found: SupportedCase): Promise<PlanFacts> {
  const members = await listFamilyMembers(ctx, found.familyId);
  return {
    today: found.today,
    hasCurator: found.curatorId !== null,
    memberIds: new Set(members.map((member) => member.id)),
    measures: await readCaseMeasures(ctx, found),
    recommendedMonths: await readRecommendedMonths(ctx, found.centreId),
    helpKinds: (await findEarlyDecisions(ctx, found.id)).helpKinds,
  };
}
