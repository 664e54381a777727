import { recordReading } from '#domain/audit/record-reading';
import { authoriseCase, findCaseAccess } from '#domain/cases/case-access';
import type { Context } from '#domain/context';
import { listFamilyMembers } from '#domain/families/family-members';
import { mayActForFamily } from '#domain/families/may-act';
import { fullName } from '#domain/person-name';
import { hasBegun, isOpen, placeOf } from '#domain/plans/plan-item';
import { findActivePlan, findPlacedMeasure, listPlanItems } from '#domain/plans/plan-reading';
import { getSupportedCase, type SupportedCase } from '#domain/plans/supported-case';
import { findEngagementLetter } from '#domain/requests/find-engagement-letter';
import { loadPerson } from '#domain/users/load-person';
import { may } from '#domain/users/may';
import { findLastLink } from './agency-link-store.ts';
import { isOpenLink } from './find-agency-link.ts';
import { lacksCoExecutor, type Engagement } from './engagement.ts';
import { listEngagementRows } from './engagement-store.ts';

/** Who was asked to help with which measure of a case, with what answer; which measures lost everybody; leaves a trace (T-076, T-117, T-197). */
export async function openEngagements(ctx: Context, caseId: string) {
  const acting = await authoriseCase(ctx, caseId, ['letter.handle', 'read']);
  const found = await getSupportedCase(acting, caseId);
  await recordReading(acting, {
    action: 'engagements.viewed',
    objectKind: 'case',
    objectId: caseId,
    caseId,
    centreId: found.centreId,
  });
  const rows = await listEngagementRows(acting.db, caseId);
  const members = await listFamilyMembers(acting, found.familyId);
  const names = new Map(members.map((member) => [member.id, fullName(member)]));
  const plan = found.status === 'support' ? await findActivePlan(acting, caseId) : undefined;
  const items = plan ? await listPlanItems(acting, plan.id) : [];
  const person = await loadPerson(acting, acting.actor.id);
  return {
    items: await Promise.all(rows.map((row) => present(acting, found, names, row))),
    withoutCoExecutor: listLost(rows),
    mayEngage: found.status === 'support' && may(person, 'letter.handle', 'do', (await findCaseAccess(acting, caseId)) ?? {}),
    measures: items
      .filter(isOpen)
      .map((item) => ({ id: item.id, place: placeOf(item), text: item.text, hasBegun: hasBegun(item) })),
    persons: members
      .filter((member) => mayActForFamily(member, found.today))
      .map((member) => ({ id: member.id, name: fullName(member) })),
  };
}

/** Ids of measures that were to have a co-executor and have none any more: «нет соисполнителя» (T-117). */
function listLost(rows: readonly Engagement[]): string[] {
  const ids = [...new Set(rows.map(({ planItemId }) => planItemId))];
  return ids.filter((id) => lacksCoExecutor(rows.filter(({ planItemId }) => planItemId === id)));
}

async function present(ctx: Context, found: SupportedCase, names: ReadonlyMap<string, string>, row: Engagement) {
  const letter = await findEngagementLetter(ctx, row.id);
  const item = await findPlacedMeasure(ctx, row.planItemId);
  const link = await findLastLink(ctx.db, row.id);
  return {
    ...row,
    measure: { place: item ? placeOf(item) : '', text: item?.text ?? '' },
    consentPerson: names.get(row.consentPersonId) ?? null,
    letter: letter
      ? {
          ...{ number: letter.number, issuedOn: letter.issuedOn, answerDueOn: letter.answerDueOn },
          isOverdue: letter.answer === null && letter.answerDueOn < found.today,
        }
      : null,
    link: link
      ? {
          step: link.step,
          state:
            link.usedAt !== null ? ('used' as const) : isOpenLink(link, row, ctx.now) ? ('open' as const) : ('ended' as const),
          expiresAt: link.expiresAt,
        }
      : null,
  };
}
