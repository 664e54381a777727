import type { Context } from '#domain/context';
import { findReviewGap } from '#domain/monitoring/find-review-gap';
import { findActivePlan } from '#domain/plans/plan-reading';
import type { SupportedCase } from '#domain/plans/supported-case';
import { readSetting } from '#domain/settings/read-setting';
import type { AgendaItem } from './agenda-item.ts';
import type { Decision } from './decision.ts';

interface Judged {
  readonly found: SupportedCase;
  readonly item: AgendaItem;
  readonly decision: Decision;
}

/**
 * Results are judged on the curator's information and the family's answers, on a programme that is carried out, and with the
 * outcomes that this kind of review knows (П1 п.5.8; T-086, T-087, T-097, T-167; AMB-21).
 */
export async function checkResults(ctx: Context, { found, item, decision }: Judged): Promise<Record<string, string>> {
  const gap = await findReviewGap(ctx, { caseId: item.caseId, agendaItemId: item.id });
  if (gap !== undefined) return { outcome: gap };
  switch (decision.outcome) {
    case 'continue':
      return item.caseEventId === null
        ? { outcome: 'В конце срока сопровождение продлевают или завершают: выберите а, б или в.' }
        : {};
    case 'administrative':
      return (await readSetting(ctx, 'administrativeClosing', found.centreId))
        ? {}
        : { outcome: 'Административное закрытие в настройках Центра не включено.' };
    case 'extend':
      return checkExtension(ctx, found, decision);
    case 'complete':
      return (await findActivePlan(ctx, found.id)) ? {} : NOT_IN_FORCE;
    default:
      return {};
  }
}

const NOT_IN_FORCE = { outcome: 'ИПССС ещё не действует: по ней нечего продлевать или завершать.' };

async function checkExtension(
  ctx: Context,
  found: SupportedCase,
  { level }: Extract<Decision, { outcome: 'extend' }>,
): Promise<Record<string, string>> {
  const plan = await findActivePlan(ctx, found.id);
  if (!plan) return NOT_IN_FORCE;
  return level !== undefined && level === plan.level
    ? { level: 'Семья уже на этом уровне: укажите другой или оставьте поле пустым.' }
    : {};
}
