import { z } from 'zod';
import { recordReading } from '#domain/audit/record-reading';
import type { Context } from '#domain/context';
import { listCuratorPeriods } from '#domain/curators/curator-history-view';
import { describeDeadline } from '#domain/deadlines/deadline-view';
import { describeFamily } from '#domain/families/family-view';
import { findAppealOf, listAttachedAppeals } from '#domain/intake/receipt-date';
import { isPackageComplete, listPackage } from '#domain/intake/save-package';
import { findServicesProgramme } from '#domain/intake/services-programme';
import { categoryLabel } from '#domain/plans/plan-categories';
import { summarisePlan } from '#domain/plans/plan-view';
import { findRegisterEntry } from '#domain/register/register-view';
import { describeRunningSuspension } from '#domain/suspensions/suspensions-view';
import { loadPerson } from '#domain/users/load-person';
import { may } from '#domain/users/may';
import { operations, type Operation, type Right } from '#domain/users/permission-matrix';
import { listUserNames } from '#domain/users/user-name-view';
import type { Case } from './case.ts';
import { authoriseCase, findCaseAccess, isOpenInArchive } from './case-access.ts';
import { getCase } from './get-case.ts';
import { listStages } from './stage-view.ts';

/** The card of a case: header, family, stages, deadline, package, curators, plan; opening it leaves a trace (T-106, T-197). */
export async function openCaseCard(ctx: Context, caseId: string) {
  const acting = await authoriseCase(ctx, caseId, ['family.read', 'read']);
  const found = await getCase(acting, caseId);
  await recordReading(acting, { action: 'case.viewed', objectKind: 'case', objectId: caseId, caseId, centreId: found.centreId });
  const { id, number, status, closingGround, categories, openedAt, closedAt, archivedAt } = found;
  const stages = await listStages(acting, found);
  const plan = await summarisePlan(acting, caseId);
  const items = await listPackage(acting, caseId);
  return {
    ...{ id, number, status, closingGround, openedAt, closedAt, archivedAt },
    categories: categories.map(categoryLabel),
    ...(await describePlace(acting, found)),
    stage: stages.find(({ state }) => state === 'current')?.number ?? null,
    stages,
    level: plan?.level ?? null,
    family: await describeFamily(acting, found.familyId, found.timeZone),
    appeal: await describeAppeal(acting, caseId),
    curators: await listCuratorPeriods(acting, caseId),
    deadline: await describeDeadline(acting, caseId, found.timeZone),
    package: {
      isComplete: isPackageComplete(items),
      items,
      servicesProgramme: (await findServicesProgramme(acting, caseId)) ?? null,
    },
    plan,
    registerEntry: (await findRegisterEntry(acting, caseId)) ?? null,
    suspension: await describeRunningSuspension(acting, caseId),
    may: await listMay(acting, caseId),
  };
}

async function describeAppeal(ctx: Context, caseId: string) {
  const appeal = await findAppealOf(ctx, caseId);
  if (!appeal) return null;
  const { id, number, ground, capacity, problem, receivedOn, registeredAt, registeredBy } = appeal;
  if (number === null || registeredAt === null || registeredBy === null)
    throw new Error('the appeal of a case is not registered');
  const names = await listUserNames(ctx, [registeredBy]);
  return {
    ...{ id, number, ground, capacity, problem, receivedOn, registeredAt },
    registeredBy: names.get(registeredBy) ?? { id: registeredBy, name: '' },
    attached: await listAttachedAppeals(ctx, caseId),
  };
}

const placeRow = z.object({ centreName: z.string(), unitName: z.string() });

async function describePlace(ctx: Context, { centreId, unitId }: Case) {
  const row: unknown = await ctx
    .db('app.units as u')
    .join('app.centres as o', 'o.id', 'u.centre_id')
    .where({ 'u.id': unitId })
    .first({ centreName: 'o.short_name', unitName: 'u.name' });
  const { centreName, unitName } = placeRow.parse(row);
  return { centre: { id: centreId, name: centreName }, unit: { id: unitId, name: unitName } };
}

const DOING: readonly Right[] = ['do', 'decide', 'sign'];

/** Operations that the reader may carry out on this case; screens ask here and not their own list of roles. */
async function listMay(ctx: Context, caseId: string): Promise<string[]> {
  const person = await loadPerson(ctx, ctx.actor.id);
  const access = await findCaseAccess(ctx, caseId);
  if (!access) return [];
  const isOpen = (operation: Operation) => !access.isArchived || isOpenInArchive([operation, 'do']);
  const able: string[] = operations.filter(
    (operation) => isOpen(operation) && DOING.some((right) => may(person, operation, right, access)),
  );
  return [
    ...able,
    ...(may(person, 'family.read-strict', 'read', access) ? ['family.read-strict'] : []),
    ...(may(person, 'post-support.run', 'read', access) ? ['read-completion'] : []),
  ];
}
