import { findLastRecordDay } from '#domain/assessment/collected';
import type { Context } from '#domain/context';
import type { Level } from '#domain/plans/plan-levels';
import { findActivePlan } from '#domain/plans/plan-reading';
import { getSupportedCase, type SupportedCase } from '#domain/plans/supported-case';
import { readSetting } from '#domain/settings/read-setting';
import { countVisitDays, type VisitDays } from './visit-plan.ts';

const SETTINGS = {
  crisis: 'visitDaysCrisis',
  basic: 'visitDaysBasic',
  adaptation: 'visitDaysAdaptation',
} as const satisfies Readonly<Record<Level, string>>;

export interface VisitPlan extends VisitDays {
  readonly found: SupportedCase;
  readonly everyDays: number;
}

/** When the family of a case is to be visited; nothing where the centre has set no rhythm for its level (П1 п.5.10; T-122). */
export async function readVisitPlan(ctx: Context, caseId: string): Promise<VisitPlan | undefined> {
  const found = await getSupportedCase(ctx, caseId);
  const plan = await findActivePlan(ctx, caseId);
  if (found.status !== 'support' || !plan) return undefined;
  const everyDays = await readSetting(ctx, SETTINGS[plan.level ?? plan.proposedLevel], found.centreId);
  if (everyDays === 0) return undefined;
  const visitedOn = await findLastRecordDay(ctx, caseId, 'visit');
  const from = visitedOn && visitedOn > plan.startsOn ? visitedOn : plan.startsOn;
  return { found, everyDays, ...countVisitDays({ from, everyDays, today: found.today }) };
}
