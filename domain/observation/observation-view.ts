import { recordReading } from '#domain/audit/record-reading';
import { listSourceChoices } from '#domain/assessment/sources';
import { coverVisits } from '#domain/assessment/visit-records';
import { authoriseCase } from '#domain/cases/case-access';
import type { Case } from '#domain/cases/case';
import { getCase } from '#domain/cases/get-case';
import type { Context } from '#domain/context';
import { listFamilyMembers } from '#domain/families/family-members';
import { fullName } from '#domain/person-name';
import { listUserNames } from '#domain/users/user-name-view';
import { readVisitPlan } from '#domain/visits/read-visit-plan';
import { listDynamicsPoints } from './dynamics-points.ts';
import { mayProposeProgress } from './may-propose-progress.ts';
import { listConsultations, listDynamics } from './observation-store.ts';

/** How a family fares under support: states by date, diary, log of consulting, visits and their plan; leaves a trace (П1 п.5.5; T-118, T-120, T-122). */
export async function openObservation(ctx: Context, caseId: string) {
  const acting = await authoriseCase(ctx, caseId, ['observation.keep', 'read']);
  const found = await getCase(acting, caseId);
  await recordReading(acting, {
    action: 'case.observation-viewed',
    objectKind: 'case',
    objectId: caseId,
    caseId,
    centreId: found.centreId,
  });
  const visits = await readVisitPlan(acting, caseId);
  return {
    points: await listDynamicsPoints(acting, caseId),
    ...(await describeEntries(acting, found)),
    visits: {
      plan: visits ? { everyDays: visits.everyDays, overdueOn: visits.overdueOn, nextOn: visits.nextOn } : null,
      items: await coverVisits(acting, found),
      sources: (await listSourceChoices(acting, found.centreId)).map(({ value, label }) => ({ value, label })),
    },
    mayPropose: await mayProposeProgress(acting, found),
  };
}

async function describeEntries(ctx: Context, found: Case) {
  const diary = await listDynamics(ctx.db, found.id);
  const consultations = await listConsultations(ctx.db, found.id);
  const authors = await listUserNames(
    ctx,
    [...diary, ...consultations].map(({ authorId }) => authorId),
  );
  const members = new Map((await listFamilyMembers(ctx, found.familyId)).map((member) => [member.id, fullName(member)]));
  const authorOf = (authorId: string) => authors.get(authorId) ?? { id: authorId, name: '' };
  return {
    diary: diary.map(({ authorId, ...entry }) => ({ ...entry, author: authorOf(authorId) })),
    consultations: consultations.map(({ authorId, personId, ...entry }) => ({
      ...entry,
      person: { id: personId, name: members.get(personId) ?? '' },
      author: authorOf(authorId),
    })),
  };
}
