import { z } from 'zod';
import { recordReading } from '#domain/audit/record-reading';
import { listApplications } from '#domain/benefits/applications-view';
import { authoriseCase, mayOpenStrict } from '#domain/cases/case-access';
import { describeItemClass } from '#domain/classes/item-class-view';
import type { Context } from '#domain/context';
import { listFamilyMembers } from '#domain/families/family-members';
import { listMunicipalDelays } from '#domain/municipal/delay-causes';
import { getOrganisations } from '#domain/organisations/find-institutions';
import { fullName } from '#domain/person-name';
import { listOrder } from '#domain/plans/item-order';
import { isOpen, placeOf, type PlacedItem } from '#domain/plans/plan-item';
import { listTrackedItems } from '#domain/plans/plan-reading';
import { describeTerm } from '#domain/plans/plan-term';
import { getSupportedCase, type SupportedCase } from '#domain/plans/supported-case';
import { listUserNames } from '#domain/users/user-name-view';
import { listMedicalVisits, type MedicalVisit } from './medical-visit.ts';
import { listMemos } from './memo-store.ts';

/** Everything of a measure that is shown beside the measure itself. */
type Surroundings = Awaited<ReturnType<typeof readSurroundings>>;

/**
 * Measures of a case as tracked work items: place, people, executors, term, order, state, and what was done for each. A measure that
 * is open after its last day is overdue. Results of visits to a doctor are shown to those whom T-196 names, and the trace says so
 * (П1 п.4.7, 5.1; T-073, T-196, T-197, T-232).
 */
export async function listMeasures(ctx: Context, caseId: string) {
  const acting = await authoriseCase(ctx, caseId, ['measure.mark', 'read']);
  const found = await getSupportedCase(acting, caseId);
  const items = await listTrackedItems(acting, caseId);
  const around = await readSurroundings(acting, found, items);
  await recordReading(acting, {
    action: around.showsResults ? 'medical-visit.viewed' : 'case.measures-viewed',
    objectKind: 'case',
    objectId: caseId,
    caseId,
    centreId: found.centreId,
  });
  const described = [];
  for (const item of items) described.push(await describeMeasureRow(acting, item, around));
  return { items: described };
}

async function readSurroundings(ctx: Context, found: SupportedCase, items: readonly PlacedItem[]) {
  const members = await listFamilyMembers(ctx, found.familyId);
  const organisations = await getOrganisations(ctx, { ids: items.flatMap(({ coExecutorIds }) => coExecutorIds) });
  const visits = await listMedicalVisits(ctx, found.id);
  const hasResults = [...visits.values()].some(({ resultNote }) => resultNote !== null);
  return {
    today: found.today,
    order: await listOrder(ctx, items),
    items: new Map(items.map((item) => [item.id, item])),
    people: new Map(members.map((member) => [member.id, { id: member.id, name: fullName(member) }])),
    organisations: new Map(organisations.map(({ id, name }) => [id, { id, name }])),
    users: await listUserNames(
      ctx,
      items.map(({ markedBy }) => markedBy ?? ''),
    ),
    memos: await listMemos(ctx.db, found.id),
    letters: await listLettersOf(ctx, found.id),
    applications: await listApplications(ctx, found.id),
    visits,
    showsResults: hasResults && (await mayOpenStrict(ctx, found.id)),
  };
}

async function describeMeasureRow(ctx: Context, item: PlacedItem, around: Surroundings) {
  const before = around.order
    .filter(({ itemId }) => itemId === item.id)
    .flatMap(({ predecessorId }) => around.items.get(predecessorId) ?? []);
  const { id, text, category, assistanceType, actionKind, executor, status, result, notDoneReason, fromOn, dueOn } = item;
  const isOverdue = isOpen(item) && dueOn < around.today;
  return {
    ...{ id, text, category, assistanceType, actionKind, executor, status, result, notDoneReason, fromOn, dueOn },
    place: placeOf(item),
    term: describeTerm(item),
    isOverdue,
    delays: isOverdue ? await listMunicipalDelays(ctx, { caseId: item.caseId, fromOn, toOn: around.today }) : [],
    isWaiting: item.status === 'planned' && before.some(isOpen),
    after: before.map(placeOf),
    targets: item.targetPersonIds.flatMap((personId) => around.people.get(personId) ?? []),
    coExecutors: item.coExecutorIds.flatMap((organisationId) => around.organisations.get(organisationId) ?? []),
    markedAt: item.markedAt,
    markedBy: around.users.get(item.markedBy ?? '') ?? null,
    memo: describeMemo(around, id),
    letters: around.letters.filter(({ planItemId }) => planItemId === id),
    application: describeApplication(around, id),
    class: actionKind === 'class' ? await describeItemClass(ctx, id, around.people) : null,
    medicalVisit: describeVisit(around.visits.get(id), around.showsResults),
  };
}

function describeMemo({ memos, people }: Surroundings, itemId: string) {
  const memo = memos.get(itemId);
  if (!memo) return null;
  const { institutions, delivery, deliveredOn, receivedByPersonId } = memo;
  return {
    institutions: institutions.map(({ name }) => name),
    delivery,
    deliveredOn,
    receivedBy: people.get(receivedByPersonId ?? '')?.name ?? null,
  };
}

function describeApplication({ applications, today }: Surroundings, itemId: string) {
  const application = applications.get(itemId);
  if (!application) return null;
  const { decision, decisionDueOn } = application;
  return { ...application, isOverdue: decision === null && decisionDueOn !== null && decisionDueOn < today };
}

function describeVisit(visit: MedicalVisit | undefined, showsResults: boolean) {
  if (!visit) return null;
  const { resultNote } = visit;
  return { ...visit, hasResult: resultNote !== null, resultNote: showsResults ? resultNote : null };
}

const letterRow = z.object({
  planItemId: z.uuid(),
  number: z.string(),
  addressee: z.string(),
  issuedOn: z.string(),
  answerDueOn: z.string(),
  answer: z.enum(['accepted', 'refused', 'received', 'no-answer', 'withdrawn']).nullable(),
  answerText: z.string().nullable(),
  answeredOn: z.string().nullable(),
});

async function listLettersOf(ctx: Context, caseId: string) {
  const rows: unknown = await ctx.db('app.letters').where({ case_id: caseId }).orderBy(['issued_on', 'number']).select({
    planItemId: 'plan_item_id',
    number: 'number',
    addressee: 'addressee',
    issuedOn: 'issued_on',
    answerDueOn: 'answer_due_on',
    answer: 'answer',
    answerText: 'answer_text',
    answeredOn: 'answered_on',
  });
  return z.array(letterRow).parse(rows);
}
