import type { Knex } from 'knex';
import { loadCalendar } from '#domain/calendar/load-calendar';
import { ASSISTANCE_TYPES } from '#domain/catalogue/catalogue';
import { loadCatalogue } from '#domain/catalogue/load-catalogue';
import type { Context } from '#domain/context';
import { familyQuestionnaireForm } from '#domain/monitoring/family-questionnaire-form';
import { openReview } from '#domain/monitoring/open-review';
import type { ReviewKind } from '#domain/monitoring/review';
import { reviewInformationForm } from '#domain/monitoring/review-information-form';
import { activatePlan } from '#domain/plans/activate-plan';
import { approvePlan } from '#domain/plans/approve-plan';
import { cosignPlan } from '#domain/plans/cosign-plan';
import type { savePlanDraftInput } from '#domain/plans/save-plan-draft';
import { savePlanDraft } from '#domain/plans/save-plan-draft';
import { signPlan } from '#domain/plans/sign-plan';
import { registerFamily } from '#domain/register/register-family';
import { createSession } from '#domain/sessions/create-session';
import { holdSession } from '#domain/sessions/hold-session';
import { addBodyMember } from '#domain/sessions/manage-body';
import { publishAgenda } from '#domain/sessions/publish-agenda';
import { putOnAgenda } from '#domain/sessions/put-on-agenda';
import { recordDecisions, type recordDecisionsInput } from '#domain/sessions/record-decisions';
import type { OpenTask } from '#domain/tasks/task-form';
import { z } from 'zod';
import { insertRow } from './insert.ts';
import {
  actingAs,
  actingAsSystem,
  assignCurator,
  buildCase,
  buildUser,
  TEST_NOW,
  uniqueCode,
  type TestCase,
  type TestUser,
} from './factories.ts';

export type PlanDraftData = z.input<typeof savePlanDraftInput>['draft'];
export type DecisionData = z.input<typeof recordDecisionsInput>['decisions'][number];

/** A case with the people of stages IV–VII; each act takes the instant at which it happens. */
export interface SupportStory {
  readonly db: Knex;
  readonly case: TestCase;
  readonly curator: TestUser;
  readonly director: TestUser;
  readonly secretary: TestUser;
  as(user: TestUser, now?: Date): Context;
  system(now?: Date): Context;
}

/** Loads catalogue and calendar into the test's database and makes a case whose family has its curator. */
export async function buildSupportStory(db: Knex): Promise<SupportStory> {
  await loadCatalogue(actingAsSystem(db));
  await loadCalendar(actingAsSystem(db));
  const found = await buildCase(db);
  const { centre } = found;
  const [curator, director, secretary] = await Promise.all([
    buildUser(db, centre, 'curator'),
    buildUser(db, centre, 'director'),
    buildUser(db, centre, 'secretary'),
  ]);
  await assignCurator(db, found.caseId, curator.userId);
  await buildRecords(db, found, curator);
  await addBodyMember(actingAs(db, director), { centreId: centre.centreId, userId: secretary.userId, fromOn: '2026-01-01' });
  return {
    db,
    case: found,
    curator,
    director,
    secretary,
    as: (user, now = TEST_NOW) => actingAs(db, user, now),
    system: (now = TEST_NOW) => actingAsSystem(db, now),
  };
}

/** What stage III leaves behind before a plan is drawn up: a meeting with the family and the survey of its home. */
async function buildRecords(db: Knex, found: TestCase, curator: TestUser): Promise<void> {
  for (const kind of ['first-meeting', 'home-survey']) {
    await insertRow(db, 'app.assessment_records', {
      case_id: found.caseId,
      kind,
      occurred_on: '2026-03-02',
      source: 'family',
      confidentiality: 'confidential',
      content: {},
      author_id: curator.userId,
      created_at: TEST_NOW,
    });
  }
}

/** A draft that holds everything demanded: an information measure and a referral of annex 5, for six months. */
export function draftFor({ case: found }: SupportStory, changes: Partial<PlanDraftData> = {}): PlanDraftData {
  return {
    level: 'crisis',
    levelReason: 'Семья не справляется с уходом за ребенком',
    termMonths: 6,
    completeness: 'incomplete',
    categories: ['disabled-child'],
    circumstances: ['O10'],
    jointOn: '2026-03-02',
    jointParticipantIds: [found.applicantId],
    problems: [{ description: 'Нет реабилитации', familyZone: 'Посещать занятия', curatorZone: 'Найти учреждение' }],
    items: [itemFor(found, { measureCode: '5.6.1' }), itemFor(found, { measureCode: '5.6.2' })],
    noCoExecutorsReason: 'Помощь оказывает сам центр',
    ...changes,
  };
}

export function itemFor(found: TestCase, changes: Partial<PlanDraftData['items'][number]> = {}): PlanDraftData['items'][number] {
  return {
    problemNumber: 1,
    targetIds: [found.childId],
    executorId: 'centre',
    fromOn: '2026-03-10',
    dueOn: '2026-06-10',
    ...changes,
  };
}

export const ACCEPTED: Omit<DecisionData, 'questionId'> = {
  outcome: 'accepted',
  helpKinds: ['medical'],
  level: 'crisis',
  levelReason: 'Кризис в семье',
  ippsuOverride: 'ИППСУ оформляется',
};

/** Plans a session, takes up one question, holds it with everybody present; the decision is still open. */
export async function holdSessionOn(story: SupportStory, agendaItemId: string, now: Date = TEST_NOW): Promise<string> {
  const date = now.toISOString().slice(0, 10);
  const { id } = await createSession(story.as(story.secretary, now), {
    centreId: story.case.centre.centreId,
    plannedAt: now,
    place: 'Кабинет 5',
  });
  await publishAgenda(story.as(story.secretary, now), {
    sessionId: id,
    questionIds: [agendaItemId],
    invitedOn: date,
    way: 'phone',
  });
  await holdSession(story.as(story.secretary, now), {
    sessionId: id,
    heldOn: date,
    presentMemberIds: [story.director.userId, story.secretary.userId],
    families: [{ questionId: agendaItemId, attended: 'yes' }],
  });
  return id;
}

/** Puts a question on an agenda and has it decided; returns its id. */
export async function decide(
  story: SupportStory,
  questionKind: 'acceptance' | 'results',
  decision: Omit<DecisionData, 'questionId'>,
  now: Date = TEST_NOW,
): Promise<string> {
  if (questionKind === 'results') await prepareReview(story, now);
  const { agendaItemId } = await putOnAgenda(story.system(now), { caseId: story.case.caseId, questionKind });
  const sessionId = await holdSessionOn(story, agendaItemId, now);
  await recordDecisions(story.as(story.director, now), { sessionId, decisions: [{ questionId: agendaItemId, ...decision }] });
  return agendaItemId;
}

/** What must be written before results are judged: the review is open, the family was asked, the curator has informed the consilium. */
export async function prepareReview(
  story: SupportStory,
  now: Date = TEST_NOW,
  called: { readonly reviewKind: ReviewKind; readonly caseEventId: string | null } = {
    reviewKind: 'term-end',
    caseEventId: null,
  },
): Promise<void> {
  const { caseId } = story.case;
  const { caseEventId } = called;
  const curator = story.as(story.curator, now);
  const { needsQuestionnaire } = await openReview(story.system(now), { caseId, ...called });
  if (needsQuestionnaire) {
    const task = taskOf(story, 'family-questionnaire', { caseEventId }, uniqueCode());
    const filledOn = now.toISOString().slice(0, 10);
    await familyQuestionnaireForm.complete(curator, task, { outcome: 'refused', filledOn, refusalReason: 'Нет времени' });
  }
  const task = taskOf(story, 'review-information', { caseEventId }, uniqueCode());
  const { effects } = z
    .object({ effects: z.array(z.object({ itemId: z.uuid() })) })
    .parse((await reviewInformationForm.prepare(curator, task)).initial);
  await reviewInformationForm.complete(curator, task, {
    dynamics: 'Без перемен',
    familyOpinion: 'Довольны',
    proposals: 'Рассмотреть итоги',
    proposedDecision: 'extend',
    effects: effects.map(({ itemId }) => ({ itemId, effect: 'Помощь заметна' })),
  });
}

/** The applicant's signature on both copies, on the day of the test unless another is given. */
export async function signatureOf(story: SupportStory, on = '2026-03-02') {
  const { caseId, applicantId } = story.case;
  return {
    ...{ caseId, outcome: 'signed' as const, signedOn: on, familyCopyOn: on, centreCopyOn: on },
    ...{ signedByPersonId: applicantId, familyCopyReceiverId: applicantId },
    signedDocumentId: await uploadScan(story, 'signed-plan'),
  };
}

/** Stages III–IV in one call: draft, acceptance, register, approval, signature; the plan is in force afterwards. */
export async function playToActivePlan(
  story: SupportStory,
  draft: PlanDraftData = draftFor(story),
): Promise<{ agendaItemId: string }> {
  const { caseId } = story.case;
  await savePlanDraft(story.as(story.curator), { caseId, draft });
  // All kinds of help, because the measures of the draft may belong to any of them.
  const agendaItemId = await decide(story, 'acceptance', { ...ACCEPTED, level: draft.level, helpKinds: [...ASSISTANCE_TYPES] });
  await registerFamily(story.system(), { caseId, agendaItemId });
  await approvePlan(story.as(story.director), { caseId, agendaItemId });
  await cosignPlan(story.as(story.director), { caseId, cosignedOn: '2026-03-02' });
  await signPlan(story.as(story.curator), await signatureOf(story));
  await activatePlan(story.system(), { caseId });
  return { agendaItemId };
}

/** Ids of the case's measures in the order of the form. */
export async function itemIds(story: SupportStory): Promise<string[]> {
  const rows: unknown = await story
    .db('app.plan_items as i')
    .join('app.plan_version_items as v', 'v.plan_item_id', 'i.id')
    .join('app.plan_versions as p', 'p.id', 'v.plan_version_id')
    .select('i.id')
    .where({ 'p.case_id': story.case.caseId, 'p.status': 'active' })
    .orderBy(['v.group_number', 'v.position']);
  return z
    .array(z.object({ id: z.uuid() }))
    .parse(rows)
    .map(({ id }) => id);
}

/** A scanned refusal among the documents of the case. */
export async function uploadRefusal(story: SupportStory): Promise<string> {
  return uploadScan(story, 'family-refusal');
}

/** A scan of this kind among the documents of the case. */
export async function uploadScan(story: SupportStory, kind: string): Promise<string> {
  return insertRow(story.db, 'app.documents', {
    case_id: story.case.caseId,
    kind,
    confidentiality: 'confidential',
    original_name: 'Скан.pdf',
    media_type: 'application/pdf',
    size_bytes: 10,
    sha256: '0'.repeat(64),
    stored_name: `${uniqueCode()}.pdf`,
    uploaded_by: story.curator.userId,
    uploaded_at: TEST_NOW,
  });
}

/** An open task of the case as a form sees it. */
export function taskOf(story: SupportStory, formKey: string, variables: OpenTask['variables'] = {}, turn = ''): OpenTask {
  return {
    taskId: `task-${formKey}-${story.case.number}${turn}`,
    taskKey: `Task_${formKey}`,
    formKey,
    processDefinitionId: 'test:1:1',
    businessKey: story.case.number,
    caseId: story.case.caseId,
    sessionId: undefined,
    variables: { caseId: story.case.caseId, ...variables },
  };
}
