import { russianDate } from '#domain/calendar/plain-date';
import type { Context } from '#domain/context';
import { readSetting } from '#domain/settings/read-setting';
import type { PreparedForm } from '#domain/tasks/task-form';
import { countExtensions, findReviewedPlan } from './plan-reading.ts';
import { monthsBetween } from './plan-term.ts';
import type { SupportedCase } from './supported-case.ts';

/** How often the plan was extended and how long the support is in all, with a warning beyond the number of the setting: the text names no limit (П1 п.5.8 а; T-089; AMB-22, AMB-23). */
export async function extensionFacts(ctx: Context, found: SupportedCase): Promise<PreparedForm['facts']> {
  const extensions = await countExtensions(ctx, found.id);
  const usual = await readSetting(ctx, 'extensionsWithoutWarning', found.centreId);
  const count = { label: 'Продлений до этого', value: String(extensions) };
  const total = await totalFacts(ctx, found.id);
  if (extensions < usual) return [count, ...total];
  return [
    count,
    ...total,
    { label: 'Внимание', value: `Следующее продление будет ${extensions + 1}-м: укажите причину, её увидит директор.` },
  ];
}

/** How long the programme lasts in all, from its first day to the end that it has now. */
async function totalFacts(ctx: Context, caseId: string): Promise<PreparedForm['facts']> {
  const plan = await findReviewedPlan(ctx, caseId);
  if (!plan || plan.startsOn === null || plan.endsOn === null) return [];
  const { startsOn, endsOn } = plan;
  const value = `${monthsBetween(startsOn, endsOn)} мес.: ${russianDate(startsOn)} – ${russianDate(endsOn)}`;
  return [{ label: 'Вся программа', value }];
}
