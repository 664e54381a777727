import { recordReading } from '#domain/audit/record-reading';
import { authoriseCase, findCaseAccess, mayReadProgramme } from '#domain/cases/case-access';
import { getCase } from '#domain/cases/get-case';
import type { Case } from '#domain/cases/case';
import type { Context } from '#domain/context';
import { listAddressHistory } from '#domain/families/address-history-view';
import { listFamilyMembers } from '#domain/families/family-members';
import { fullName } from '#domain/person-name';
import { findActivePlan } from '#domain/plans/plan-reading';
import { describeSuspensions } from '#domain/suspensions/suspensions-view';
import { loadPerson } from '#domain/users/load-person';
import { may } from '#domain/users/may';
import type { Operation } from '#domain/users/permission-matrix';
import { listUserNames } from '#domain/users/user-name-view';
import { listEvents } from './case-event-store.ts';
import { EVENT_TITLES, type EventKind } from './event-record.ts';
import { canRequestEarly, isEnding } from './event-stage.ts';
import { describePlaces } from './handover-places.ts';

const CIRCUMSTANCES: readonly EventKind[] = [
  'child-removed',
  'rights-lost',
  'child-turned-3',
  'child-turned-18',
  'applicant-died',
  'other',
  'revision',
];

/** What happened to the family of a case, when it stood still, where it lived, and what the reader may report; leaves a trace (П1 п.5.8; T-092–T-097). */
export async function openCaseEvents(ctx: Context, caseId: string) {
  const acting = await authoriseCase(ctx, caseId, ['family.read', 'read']);
  const found = await getCase(acting, caseId);
  const { centreId, familyId } = found;
  await recordReading(acting, { action: 'case.events-viewed', objectKind: 'case', objectId: caseId, caseId, centreId });
  return {
    events: await describeEvents(acting, found),
    suspensions: await describeSuspensions(acting, caseId),
    formerAddresses: await listAddressHistory(acting, familyId),
    members: (await listFamilyMembers(acting, familyId)).map((member) => ({
      id: member.id,
      name: fullName(member),
      birthOn: member.birthOn,
      isApplicant: member.isApplicant,
    })),
    can: await describePossible(acting, found),
  };
}

/** What was said of an event is read by who may read the programme, and by who wrote it down (T-193). */
async function describeEvents(ctx: Context, { id, familyId }: Case) {
  const events = await listEvents(ctx.db, id);
  const tellsAll = await mayReadProgramme(ctx, id);
  const members = new Map((await listFamilyMembers(ctx, familyId)).map((member) => [member.id, fullName(member)]));
  const users = await listUserNames(
    ctx,
    events.flatMap(({ reportedBy }) => reportedBy ?? []),
  );
  const centres = await describePlaces(
    ctx,
    events.flatMap(({ handoverCentreId }) => handoverCentreId ?? []),
  );
  return events.map((event) => ({
    id: event.id,
    kind: event.kind,
    title: EVENT_TITLES[event.kind],
    happenedOn: event.happenedOn,
    note: tellsAll || event.reportedBy === ctx.actor.id ? event.note : null,
    person: members.get(event.personId ?? '') ?? null,
    newDistrict: event.newDistrict,
    newAddress: event.newAddress,
    refusedOn: event.refusedOn,
    documentId: event.documentId,
    handover: event.handoverConsent === null ? null : describeHandover(event, centres),
    status: event.status,
    outcome: event.outcome,
    withdrawnReason: tellsAll ? event.withdrawnReason : null,
    /** Nobody: the system found a birthday. */
    reportedBy: users.get(event.reportedBy ?? '') ?? null,
    reportedAt: event.reportedAt,
    closedAt: event.closedAt,
  }));
}

interface Handover {
  readonly handoverConsent: boolean | null;
  readonly handoverConsentOn: string | null;
  readonly handoverCentreId: string | null;
  readonly handoverAppealId: string | null;
}

function describeHandover(event: Handover, centres: ReadonlyMap<string, string>) {
  return {
    isAgreed: event.handoverConsent === true,
    agreedOn: event.handoverConsentOn,
    centre: centres.get(event.handoverCentreId ?? '') ?? null,
    isDone: event.handoverAppealId !== null,
  };
}

/** What the reader may report now, and what else may be done beside it. */
async function describePossible(ctx: Context, found: Case) {
  const able = await listAble(ctx, found.id);
  const isRunning = (found.status === 'preparation' || found.status === 'support') && !(await isEnding(ctx, found));
  const hasPlan = found.status === 'support' && (await findActivePlan(ctx, found.id)) !== undefined;
  const kinds: EventKind[] = [];
  if (isRunning && able('event.take-word')) kinds.push('family-refused', 'family-moved');
  if (isRunning && hasPlan && able('event.report')) kinds.push(...CIRCUMSTANCES);
  return {
    kinds,
    requestEarly: able('event.report') && (await canRequestEarly(ctx, found)),
    // Before the support there are no measures to hold.
    suspend: isRunning && found.status === 'support' && able('case.suspend'),
    changeFamily: found.status !== 'closed' && able('family.change'),
  };
}

async function listAble(ctx: Context, caseId: string): Promise<(operation: Operation) => boolean> {
  const person = await loadPerson(ctx, ctx.actor.id);
  const access = (await findCaseAccess(ctx, caseId)) ?? {};
  return (operation) => may(person, operation, 'do', access);
}
