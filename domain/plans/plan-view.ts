import { z } from 'zod';
import { recordReading } from '#domain/audit/record-reading';
import { dateInZone } from '#domain/calendar/zoned-time';
import { authoriseCase } from '#domain/cases/case-access';
import type { Case } from '#domain/cases/case';
import { getCase } from '#domain/cases/get-case';
import type { Context } from '#domain/context';
import { notFound } from '#domain/errors';
import { listFamilyMembers } from '#domain/families/family-members';
import { listMunicipalDelays } from '#domain/municipal/delay-causes';
import { fullName } from '#domain/person-name';
import { listUserNames } from '#domain/users/user-name-view';
import { circumstanceLabel } from './circumstances.ts';
import { familyBoxLabel } from './family-boxes.ts';
import { PLAN_GROUPS } from './plan-groups.ts';
import { listOrder } from './item-order.ts';
import { RECOMMENDED_TERMS } from './plan-levels.ts';
import { placeOf, type PlacedItem } from './plan-item.ts';
import { describeHeader } from './plan-header.ts';
import { selectOccurrences, selectPlacedItems } from './plan-item-store.ts';
import { describeTerm } from './plan-term.ts';
import type { PlanHeader, PlanVersion } from './plan-version.ts';
import { selectPlanVersions } from './plan-version-store.ts';
import { problemSchema } from './problem-store.ts';

interface Named {
  readonly id: string;
  readonly name: string;
}

/** The ИПССС of a case as people read it: one version in the groups of the form, and the list of all; leaves a trace (П2; T-138, T-197). */
export async function openPlan(ctx: Context, given: { caseId: string; version?: number | undefined }) {
  const acting = await authoriseCase(ctx, given.caseId, ['plan.draft', 'read']);
  const found = await getCase(acting, given.caseId);
  await recordReading(acting, {
    action: 'case.plan-viewed',
    objectKind: 'case',
    objectId: found.id,
    caseId: found.id,
    centreId: found.centreId,
  });
  const versions = await selectPlanVersions(acting.db, found.id);
  const shown = choose(versions, given.version);
  return {
    versions: versions.map(({ id, version, number, status, draftedAt, approvedOn }) => ({
      id,
      version,
      number,
      status,
      draftedAt,
      approvedOn,
    })),
    shown: shown ? await describeVersion(acting, found, shown) : null,
  };
}

/** What a card says of the plan: the version that work follows, else the newest one. */
export async function summarisePlan(ctx: Context, caseId: string) {
  const plan = choose(await selectPlanVersions(ctx.db, caseId), undefined);
  if (!plan) return null;
  const items = await selectPlacedItems(ctx.db, plan.id);
  const { version, number, status, level, startsOn, endsOn } = plan;
  return {
    version,
    number,
    status,
    level,
    startsOn,
    endsOn,
    itemsTotal: items.length,
    itemsDone: items.filter((item) => item.status === 'done').length,
  };
}

function choose(versions: readonly PlanVersion[], wanted: number | undefined): PlanVersion | undefined {
  if (wanted === undefined) return versions.find(({ status }) => status === 'active') ?? versions[0];
  const found = versions.find(({ version }) => version === wanted);
  if (!found) throw notFound('Такой версии ИПССС нет.');
  return found;
}

async function describeVersion(ctx: Context, found: Case, { header, ...plan }: PlanVersion) {
  const { family, curator } = header ?? (await describeHeader(ctx, found, plan));
  const items = await selectPlacedItems(ctx.db, plan.id);
  const users = await listUserNames(ctx, [
    plan.authorId,
    plan.approvedBy ?? '',
    plan.cosignedBy ?? '',
    ...items.map((item) => item.markedBy ?? ''),
  ]);
  const members = await listMemberNames(ctx, plan.familyId, family);
  const organisations = await listOrganisationNames(
    ctx,
    items.flatMap((item) => item.coExecutorIds),
  );
  const order = await listOrder(ctx, items);
  const placesBefore = (id: string) =>
    items.filter((other) => order.some(({ itemId, predecessorId }) => itemId === id && predecessorId === other.id)).map(placeOf);
  const occurrences = await selectOccurrences(ctx.db, plan.id);
  const { authorId, approvedBy, cosignedBy, signedByPersonId, familyCopyReceiverId, jointParticipants, ...own } = plan;
  return {
    ...own,
    family,
    curator,
    delays: await explainTerm(ctx, found, plan),
    familyBoxes: own.familyBoxes.map(familyBoxLabel),
    recommendedTerms: RECOMMENDED_TERMS,
    circumstances: own.circumstances.map(circumstanceLabel),
    jointParticipants: jointParticipants.flatMap((id) => members.get(id) ?? []),
    author: users.get(authorId) ?? { id: authorId, name: '' },
    approvedBy: users.get(approvedBy ?? '') ?? null,
    cosignedBy: users.get(cosignedBy ?? '') ?? null,
    familyCopyReceiver: members.get(familyCopyReceiverId ?? '') ?? null,
    signedBy: members.get(signedByPersonId ?? '') ?? null,
    problems: await listProblemsOf(ctx, items),
    groups: PLAN_GROUPS.map(({ number, title }) => ({
      number,
      title,
      items: items
        .filter((item) => item.groupNumber === number)
        .map((item) => ({
          ...describeItem(item, { users, members, organisations }),
          after: placesBefore(item.id),
          occurrences: occurrences.get(item.id) ?? [],
        })),
    })),
  };
}

/** What the municipal consilium had to do with it that a programme in force runs past its last day (П1 п.4.13; T-104). */
async function explainTerm(ctx: Context, { id, timeZone }: Case, { status, startsOn, endsOn }: Omit<PlanVersion, 'header'>) {
  const today = dateInZone(ctx.now, timeZone);
  if (status !== 'active' || startsOn === null || endsOn === null || endsOn >= today) return [];
  return listMunicipalDelays(ctx, { caseId: id, fromOn: startsOn, toOn: today });
}

type Names = ReadonlyMap<string, Named>;

/** People by the names of the head; who joined the family after the approval is known to the case only. */
async function listMemberNames(ctx: Context, familyId: string, { members }: PlanHeader['family']): Promise<Names> {
  const present = (await listFamilyMembers(ctx, familyId)).map((member) => ({ id: member.id, name: fullName(member) }));
  return new Map([...present, ...members].map(({ id, name }) => [id, { id, name }]));
}

function describeItem(item: PlacedItem, names: { users: Names; members: Names; organisations: Names }) {
  const { targetPersonIds, coExecutorIds, markedBy, ...rest } = item;
  return {
    ...rest,
    place: placeOf(item),
    term: describeTerm(item),
    targets: targetPersonIds.flatMap((id) => names.members.get(id) ?? []),
    coExecutors: coExecutorIds.flatMap((id) => names.organisations.get(id) ?? []),
    markedBy: names.users.get(markedBy ?? '') ?? null,
  };
}

/** Problems that the measures of this version answer; a later version may have replaced them. */
async function listProblemsOf(ctx: Context, items: readonly PlacedItem[]) {
  const rows: unknown = await ctx
    .db('app.problems')
    .select({
      id: 'id',
      position: 'position',
      description: 'description',
      familyZone: 'family_zone',
      curatorZone: 'curator_zone',
    })
    .whereIn('id', [...new Set(items.map(({ problemId }) => problemId))])
    .orderBy('position');
  return z.array(problemSchema).parse(rows);
}

async function listOrganisationNames(ctx: Context, ids: readonly string[]): Promise<Names> {
  const rows: unknown = await ctx
    .db('app.organisations')
    .select('id', 'name')
    .whereIn('id', [...new Set(ids)]);
  return new Map(
    z
      .array(z.object({ id: z.uuid(), name: z.string() }))
      .parse(rows)
      .map((row) => [row.id, row]),
  );
}
