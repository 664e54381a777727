import { ASSISTANCE_TYPE_LABELS, ASSISTANCE_TYPES } from '#domain/catalogue/catalogue';
import type { Context } from '#domain/context';
import { DomainError } from '#domain/errors';
import { isSameDistrict } from '#domain/families/same-district';
import { hasServicesProgramme } from '#domain/intake/services-programme';
import { readRecommendedMonths } from '#domain/plans/plan-facts';
import { levelLabel } from '#domain/plans/plan-levels';
import { findPlanVersion, listOpenItems, listPlanItems } from '#domain/plans/plan-reading';
import { getSupportedCase, type SupportedCase } from '#domain/plans/supported-case';
import type { AgendaItem } from './agenda-item.ts';
import { checkResults } from './check-results.ts';
import { findRefusalDocument } from './refusal-documents.ts';
import type { Acceptance, Decision } from './decision.ts';

/** Says what in a decision contradicts the case, by field of the form (П1 п.4.1, 5.7, 5.8 б, в; T-028, T-062, T-083, T-090, T-091). */
export async function checkDecision(ctx: Context, item: AgendaItem, decision: Decision): Promise<Record<string, string>> {
  const found = await getSupportedCase(ctx, item.caseId);
  if (item.kind !== 'results') return checkAcceptance(ctx, { found, item, decision });
  const gaps = await checkResults(ctx, { found, item, decision });
  return Object.keys(gaps).length > 0 ? gaps : checkReview(ctx, { found, item, decision });
}

interface Checked {
  readonly found: SupportedCase;
  readonly item: AgendaItem;
  readonly decision: Decision;
}

async function checkAcceptance(ctx: Context, { found, item, decision }: Checked): Promise<Record<string, string>> {
  if (decision.outcome !== 'accepted') return {};
  return {
    ...(await checkHelpKinds(ctx, item, decision)),
    ...(await checkTerm(ctx, found, item, decision)),
    ...(await checkPackage(ctx, found, decision)),
  };
}

async function checkReview(ctx: Context, { found, item, decision }: Checked): Promise<Record<string, string>> {
  switch (decision.outcome) {
    case 'complete':
      await refuseOpenItems(ctx, item);
      return {};
    case 'terminate':
      return checkGround(ctx, found, decision);
    default:
      return {};
  }
}

/** Ticked kinds of help open the groups of the plan; measures of a group that stays closed belong to no need, so the draft is reworked (T-062). */
async function checkHelpKinds(ctx: Context, item: AgendaItem, { helpKinds }: Acceptance): Promise<Record<string, string>> {
  const measures = item.planVersionId === null ? [] : await listPlanItems(ctx, item.planVersionId);
  const planned = new Set<string>(measures.map(({ assistanceType }) => assistanceType));
  const closed = ASSISTANCE_TYPES.filter((type) => planned.has(type) && !helpKinds.includes(type));
  if (closed.length === 0) return {};
  const kinds = closed.map((type) => ASSISTANCE_TYPE_LABELS[type].toLocaleLowerCase('ru')).join(', ');
  return {
    helpKinds: `В проекте есть мероприятия по неотмеченным видам (${kinds}): отметьте их или верните проект на доработку.`,
  };
}

/** Without the ИППСУ the chairman answers for the acceptance; the item of the package stays open (T-028; AMB-06). */
async function checkPackage(ctx: Context, found: SupportedCase, decision: Acceptance): Promise<Record<string, string>> {
  if (decision.ippsuOverride !== undefined || (await hasServicesProgramme(ctx, found))) return {};
  return { ippsuOverride: 'Действующей ИППСУ в пакете документов нет: укажите, почему семья принимается без нее.' };
}

/** A level that recommends less than the draft's term needs the same reason as a longer term in the draft (AMB-02). */
async function checkTerm(
  ctx: Context,
  found: SupportedCase,
  item: AgendaItem,
  decision: Acceptance,
): Promise<Record<string, string>> {
  const plan = item.planVersionId === null ? undefined : await findPlanVersion(ctx, item.planVersionId);
  const months = await readRecommendedMonths(ctx, found.centreId);
  const limit = months[decision.level];
  if (!plan || plan.termMonths <= limit || decision.termReason !== undefined) return {};
  if (plan.termReason !== null && plan.proposedLevel === decision.level) return {};
  return {
    termReason: `Срок проекта — ${plan.termMonths} мес., на уровне «${levelLabel(decision.level)}» рекомендуется до ${limit} мес.: укажите причину.`,
  };
}

async function refuseOpenItems(ctx: Context, item: AgendaItem): Promise<void> {
  const open = await listOpenItems(ctx, item.caseId);
  if (open.length === 0) return;
  throw new DomainError(
    'OPEN_ITEMS',
    `Завершить сопровождение нельзя: без отметки о выполнении осталось мероприятий — ${open.length}.`,
    {
      agendaItemId: item.id,
      openItems: open.length,
    },
  );
}

async function checkGround(
  ctx: Context,
  found: SupportedCase,
  decision: Extract<Decision, { outcome: 'terminate' }>,
): Promise<Record<string, string>> {
  if (decision.terminationGround === 'moved') {
    return isSameDistrict(decision.newDistrict, found.district)
      ? { newDistrict: 'Семья переехала в другой район: новый район совпадает с нынешним.' }
      : {};
  }
  if (decision.refusedOn > found.today) return { refusedOn: 'Дата отказа не может быть позже сегодняшнего дня.' };
  const document = await findRefusalDocument(ctx, { caseId: found.id, documentId: decision.refusalDocumentId });
  return document ? {} : { refusalDocumentId: 'Такого скана отказа нет среди документов дела.' };
}
