import { russianDate } from '#domain/calendar/plain-date';
import type { Case } from '#domain/cases/case';
import type { Context } from '#domain/context';
import type { Address } from '#domain/families/family-input';
import { listFamilyMembers } from '#domain/families/family-members';
import { findAppealOf } from '#domain/intake/receipt-date';
import { categoryLabel } from '#domain/plans/plan-categories';
import { levelLabel } from '#domain/plans/plan-levels';
import { describeItem, findLatestPlan, listPlanItems } from '#domain/plans/plan-reading';

/** The text of a message has so much room. */
const MAX_LENGTH = 4000;

interface Told {
  readonly problem: string;
  readonly content: Readonly<Record<string, unknown>>;
}

/**
 * What the new centre needs to begin: who the family is, why it was supported and what was done. Results, records and documents stay here:
 * the family's consent is to a summary (П1 п.5.11; T-095, T-194; AMB-49).
 */
export async function summariseForHandover(
  ctx: Context,
  { found, centreName, address }: { found: Case; centreName: string; address: Address },
): Promise<Told> {
  const members = await listFamilyMembers(ctx, found.familyId);
  const people = members.map(({ lastName, firstName, middleName, birthOn, kinship }) => ({
    ...{ lastName, firstName, birthOn, kinship },
    ...(middleName !== null && { middleName }),
  }));
  const lines = [
    `Семья переехала, сопровождалась в центре «${centreName}». Передано с согласия семьи.`,
    ...(await describeSupport(ctx, found)),
  ];
  const known = Object.entries(address).filter(([, value]) => value !== null);
  return { problem: lines.join('\n').slice(0, MAX_LENGTH), content: { people, address: Object.fromEntries(known) } };
}

async function describeSupport(ctx: Context, found: Case): Promise<string[]> {
  const appeal = await findAppealOf(ctx, found.id);
  const plan = await findLatestPlan(ctx, found.id);
  const items = plan ? await listPlanItems(ctx, plan.id) : [];
  const done = items.filter(({ status }) => status === 'done').map(describeItem);
  const open = items.filter(({ status }) => status !== 'done' && status !== 'cancelled').map(describeItem);
  const categories = found.categories.map(categoryLabel).join('; ');
  return [
    ...(appeal ? [`Обращение от ${russianDate(appeal.receivedOn)}: ${appeal.problem}`] : []),
    ...(categories === '' ? [] : [`Категории семьи: ${categories}.`]),
    ...(plan?.level ? [`Уровень сопровождения: ${levelLabel(plan.level)}.`] : []),
    ...(done.length === 0 ? [] : ['Выполнено:', ...done]),
    ...(open.length === 0 ? [] : ['Не выполнено:', ...open]),
  ];
}
